import { createHash, randomUUID } from 'node:crypto'
import { FormData, request } from 'undici'
import { afterAll, beforeAll, expect, it } from 'vitest'
import createSimulator from '../../../src/providers/billmanager/sandbox.ts'
import { list, part, text } from '../../../src/providers/wire.ts'
import type { Simulator } from '../../../src/sandbox/simulator.ts'

let simulator: Simulator
beforeAll(async () => {
  simulator = await createSimulator({ secret: randomUUID })
})
afterAll(() => simulator.close())

type Fields = Readonly<Record<string, string>>

const settingsOf = (role: 'staff' | 'client'): Fields => {
  const settings = part(simulator.connections[role === 'staff' ? 'billmanager' : 'billmanager-client'])
  return { baseUrl: text(settings.baseUrl) ?? '', info: `${settings.username}:${settings.password}` }
}

async function raw(
  role: 'staff' | 'client',
  fields: Fields,
): Promise<{ type: string; status: number; body: string }> {
  const { baseUrl = '', info = '' } = settingsOf(role)
  const answer = await request(baseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ authinfo: info, ...fields }).toString(),
  })
  return {
    type: String(answer.headers['content-type']),
    status: answer.statusCode,
    body: await answer.body.text(),
  }
}

async function call(role: 'staff' | 'client', fields: Fields): Promise<Record<string, unknown>> {
  const answer = await raw(role, { out: 'sjson', ...fields })
  expect(answer.status).toBe(200)
  const parsed: unknown = JSON.parse(answer.body)
  return part(part(parsed).doc)
}

const cell = (row: unknown, name: string): string => text(part(part(row)[name]).$) ?? ''
const errorOf = (doc: Record<string, unknown>): string =>
  `${part(doc.error).$type} ${part(doc.error).$object}`

async function open(subject = 'Сервер 🔥', fields: Fields = {}): Promise<string> {
  const doc = await call('client', {
    func: 'clientticket.edit',
    sok: 'ok',
    subject,
    message: 'It *burns*',
    client_department: '2',
    ...fields,
  })
  expect(doc.ok).toBeDefined()
  return cell(doc, 'id')
}

async function assignmentOf(ticket: string): Promise<string> {
  const doc = await call('staff', { func: 'ticket', p_num: '1', p_cnt: '1000' })
  return cell(
    list(doc.elem).find((row) => cell(row, 'ticket') === ticket),
    'id',
  )
}

it('answers errors with HTTP 200 and a sentence with placeholders', async () => {
  const doc = await call('staff', { func: 'auth', username: 'gateway@hosting.example', password: 'wrong' })
  expect(errorOf(doc)).toBe('auth badpassword')
  const missed = await call('client', { func: 'clientticket.edit', elid: '99999' })
  expect(errorOf(missed)).toBe('missed elid')
  expect(cell(missed.error, 'msg')).toContain('__object__')
})

it('opens a session that works until it dies', async () => {
  const { info = '', baseUrl = '' } = settingsOf('staff')
  const [username = '', password = ''] = info.split(':')
  const session = text(part((await call('staff', { func: 'auth', username, password })).auth).$id) ?? ''
  expect(session).not.toBe('')
  const who = await call('staff', { authinfo: '', auth: session, func: 'whoami' })
  expect(part(who.user).$name).toBe('gateway@hosting.example')
  await request(new URL('/__sessions', baseUrl), { method: 'DELETE' })
  expect(errorOf(await call('staff', { authinfo: '', auth: session, func: 'whoami' }))).toBe(
    'auth badpassword',
  )
})

it('shows the login page as HTML when no output format is asked for', async () => {
  const answer = await raw('staff', { authinfo: '', func: 'ticket' })
  expect(answer.status).toBe(200)
  expect(answer.type).toContain('text/html')
})

it('keeps two id spaces: a new ticket of the client comes into the queue under another id', async () => {
  const ticket = await open()
  const assignment = await assignmentOf(ticket)
  expect(assignment).not.toBe('')
  expect(assignment).not.toBe(ticket)
  expect(errorOf(await call('staff', { func: 'ticket.edit', elid: ticket }))).toBe('missed elid')
})

it('keeps roles apart', async () => {
  expect(errorOf(await call('client', { func: 'ticket' }))).toBe('access ticket')
  expect(errorOf(await call('staff', { func: 'clientticket' }))).toBe('access clientticket')
  const acting = await call('staff', { func: 'clientticket', su: 'ivanov@romashka.example', p_cnt: '1' })
  expect(list(acting.elem)).toHaveLength(1)
})

it('repeats the last page beyond the end, and leaves elem out of an empty list', async () => {
  const last = await call('client', { func: 'clientticket', p_num: '999', p_cnt: '7' })
  expect(Number(cell(last, 'p_num'))).toBeLessThan(999)
  expect(list(last.elem).length).toBeGreaterThan(0)
  await call('staff', { func: 'ticket.filter', sok: 'ok', name: 'no such subject' })
  const none = await call('staff', { func: 'ticket', p_num: '1' })
  expect(none.elem).toBeUndefined()
  expect(cell(none, 'p_elems')).toBe('0')
  await call('staff', { func: 'ticket.filter', reset: 'on' })
})

it('stores a filter for the user until it is reset', async () => {
  await call('staff', { func: 'ticket.setfilter', elid: '12' })
  const narrowed = await call('staff', { func: 'ticket', p_num: '1', p_cnt: '500' })
  expect(new Set(list(narrowed.elem).map((row) => cell(row, 'client'))).size).toBe(1)
  expect(cell(await call('staff', { func: 'ticket.filter' }), 'client')).toBe('12')
  await call('staff', { func: 'ticket.filter', reset: 'on' })
  const all = await call('staff', { func: 'ticket', p_num: '1', p_cnt: '500' })
  expect(list(all.elem).length).toBeGreaterThan(list(narrowed.elem).length)
})

it('translates the status, with its code in one dialect only', async () => {
  const ticket = await open('Статус')
  const find = async (out: string): Promise<unknown> => {
    const answer = await raw('client', {
      func: 'clientticket',
      out,
      lang: 'ru',
      p_num: '1',
      p_cnt: '1',
      p_sort: 'id',
    })
    const parsed: unknown = JSON.parse(answer.body)
    return list(part(part(parsed).doc).elem)[0]
  }
  const row = part(await find('sjson'))
  expect(cell(row, 'id')).toBe(ticket)
  expect(row.tstatus).toEqual({ $: 'Новый', $orig: '0' })
  expect(part(await find('json')).tstatus).toEqual({ $: 'Новый' })
})

it('needs sok for a write, and checks enumerations', async () => {
  const assignment = await assignmentOf(await open())
  expect(errorOf(await call('staff', { func: 'ticket.delete', elid: assignment }))).toBe('missed sok')
  const wrong = await call('staff', { func: 'ticket.edit', elid: assignment, priority: '7', sok: 'ok' })
  expect(errorOf(wrong)).toBe('value priority')
})

it('clears the unread mark when an employee opens the form', async () => {
  const ticket = await open()
  const row = async (): Promise<unknown> =>
    list((await call('staff', { func: 'ticket', p_num: '1', p_cnt: '500' })).elem).find(
      (candidate) => cell(candidate, 'ticket') === ticket,
    )
  expect(cell(await row(), 'unread')).toBe('on')
  const form = await call('staff', { func: 'ticket.edit', elid: cell(await row(), 'id'), plid: ticket })
  expect(list(form.mlist)).toHaveLength(1)
  expect(cell(await row(), 'unread')).toBe('')
})

it('answers, hides, notes and closes; the client sees what is meant for the client', async () => {
  const ticket = await open()
  const elid = await assignmentOf(ticket)
  const edit = { func: 'ticket.edit', elid, plid: ticket, sok: 'ok' }
  await call('staff', { ...edit, message: 'Looking', clicked_button: 'ok_message' })
  await call('staff', { ...edit, note_message: 'lost without show_optional' })
  await call('staff', { ...edit, note_message: 'for us', show_optional: 'on' })
  const messages = list((await call('staff', { func: 'ticket.message', elid })).elem)
  expect(messages).toHaveLength(3)
  const seen = async (): Promise<string[]> => {
    const form = await call('client', { func: 'clientticket.edit', elid: ticket })
    return list(part(list(form.mlist)[0]).message).map((message) => cell(message, 'body'))
  }
  expect(await seen()).toEqual(['It *burns*', 'Looking'])
  await call('staff', {
    func: 'ticket.message.delete',
    elid: cell(messages.at(1), 'id'),
    plid: elid,
    sok: 'ok',
  })
  await call('staff', { func: 'ticket.delete', elid, sok: 'ok' })
  expect(await assignmentOf(ticket)).toBe('')
  const taken = await call('staff', {
    func: 'ticket_all.edit',
    elid: ticket,
    plid: ticket,
    clicked_button: 'ok_get',
    sok: 'ok',
  })
  expect(cell(taken, 'ok')).toMatch(/elid=\d+/)
})

it('archives closed tickets only', async () => {
  const ticket = await open()
  expect(errorOf(await call('client', { func: 'clientticket.archive', elid: ticket, sok: 'ok' }))).toBe(
    'value elid',
  )
  await call('staff', { func: 'ticket.delete', elid: await assignmentOf(ticket), sok: 'ok' })
  expect((await call('client', { func: 'clientticket.archive', elid: ticket, sok: 'ok' })).ok).toBeDefined()
  const archive = await call('client', { func: 'clientticket_archive', p_num: '1', p_cnt: '1', p_sort: 'id' })
  expect(cell(list(archive.elem)[0], 'id')).toBe(ticket)
})

it('splits a ticket without telling the new number', async () => {
  const ticket = await open()
  await call('client', { func: 'clientticket.edit', elid: ticket, message: 'Another matter', sok: 'ok' })
  const plid = await assignmentOf(ticket)
  const messages = list(
    (await call('staff', { func: 'ticket.message', elid: plid, p_sort: 'id', p_order: 'asc' })).elem,
  )
  const doc = await call('staff', { func: 'ticket.split', elid: cell(messages[1], 'id'), plid, sok: 'ok' })
  expect(doc.ok).toEqual({})
  const newest = await call('staff', {
    func: 'ticket_all',
    p_num: '1',
    p_cnt: '1',
    p_sort: 'id',
    p_order: 'desc',
  })
  expect(Number(cell(list(newest.elem)[0], 'id'))).toBeGreaterThan(Number(ticket))
})

it('takes files with a message and gives them back', async () => {
  const { baseUrl = '', info = '' } = settingsOf('client')
  const bytes = Buffer.from('PDF \u0000 bytes 🙂')
  const form = new FormData()
  for (const [name, value] of Object.entries({
    func: 'clientticket.edit',
    out: 'json',
    authinfo: info,
    sok: 'ok',
    subject: 'With a file',
    message: 'see file',
  }))
    form.append(name, value)
  form.append('file_1', new File([bytes], 'отчёт.pdf', { type: 'application/pdf' }))
  const answer = await request(baseUrl, { method: 'POST', body: form })
  const ticket = cell(part(part(await answer.body.json()).doc), 'id')
  const view = await call('client', { func: 'clientticket.edit', elid: ticket })
  const message = list(part(list(view.mlist)[0]).message)[0]
  const file = part(part(message).file)
  expect(cell(file, 'name')).toBe('отчёт.pdf')
  const downloaded = await request(baseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ func: 'ticket.file', elid: cell(file, 'param'), authinfo: info }).toString(),
  })
  expect(Buffer.from(await downloaded.body.arrayBuffer())).toEqual(bytes)
  const state = part(await (await request(new URL('/__state', baseUrl))).body.json())
  expect(list(state.files).map((entry) => part(entry).sha256)).toContain(
    createHash('sha256').update(bytes).digest('hex'),
  )
})

it('answers a missing file with a document instead of bytes', async () => {
  const answer = await raw('client', { func: 'ticket.file', elid: '424242' })
  expect(answer.type).toContain('xml')
  expect(answer.body).toContain('<error type="missed" object="elid"')
})

it('prints the brief dialect without doc and $', async () => {
  const answer = await raw('client', { func: 'clientticket', out: 'bjson', p_num: '1', p_cnt: '1' })
  const parsed: unknown = JSON.parse(answer.body)
  expect(typeof part(list(part(parsed).elem)[0]).id).toBe('string')
})
