const newest = Date.parse('2026-11-20T12:00:00Z')

/** A ticket as the provider's document shows it. */
export function ticket(number: number, age: number): string {
  const at = new Date(newest - age * 60_000).toISOString()
  return JSON.stringify({
    number,
    summary: `The server does not answer since this morning (${number})`,
    status_key: 'in_progress',
    status: { en: 'In progress', ru: 'В работе' },
    is_closed: false,
    is_resolved: false,
    is_client_read: true,
    is_vip: false,
    access_level: 'account_users',
    keystone_projects: ['1c4f0a7d9b7e4c0f8a3d2e1b5c6d7e8f'],
    notice_id: null,
    vote: { score: 8, comment: 'Fast and friendly', created_at: at },
    splitted_from_ticket_number: null,
    source_type: 'panel',
    created_at: at,
    updated_at: at,
    closed_at: null,
  })
}

const pages = new Map<number, string>()

export function page(size: number): string {
  const known = pages.get(size)
  if (known !== undefined) return known
  const items = Array.from({ length: size }, (_item, index) => ticket(10_000 + index, index))
  const made = `{"items":[${items.join(',')}],"item_count":5000,"page":1,"page_count":${Math.ceil(5000 / size)}}`
  pages.set(size, made)
  return made
}
