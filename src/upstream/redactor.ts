/** Knows every secret of the process, and takes it out of whatever leaves it. */
export interface Redactor {
  /** A secret of the configuration, or a token opened at run time. */
  add(secret: string): void
  text(text: string): string
  /** A JSON document without secrets, credentials, sessions and signed URLs; deeper than 32 levels is cut. */
  document(value: unknown): unknown
}

const mark = '[redacted]'
/** Members whose value is a secret whatever it is, and URLs that carry their own permission. */
const secretName =
  /^(?:auth|authinfo|password|passwd|token|access|refresh|access_token|refresh_token|session|apikey|api_key|signature|upload_url|temp_url_sig|x-auth-token|authorization)$/i
const signedUrl = /\b(https?:\/\/[^\s"'<>?#]+)\?[^\s"'<>]*(?:sig|signature|token|expires|auth)[^\s"'<>]*/gi
/** Too short to be a secret, and too likely to be a part of something else. */
const shortest = 6
/** Session tokens come and go; the oldest need not be remembered for ever. */
const maxForms = 5000

export function createRedactor(): Redactor {
  const forms = new Set<string>()
  let expression: RegExp | null = null

  function current(): RegExp | null {
    if (expression === null && forms.size > 0) {
      const longestFirst = [...forms].sort((a, b) => b.length - a.length)
      expression = new RegExp(
        longestFirst.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'),
        'g',
      )
    }
    return expression
  }

  function text(value: string): string {
    const secrets = current()
    return secrets === null ? value : value.replace(secrets, mark)
  }

  function document(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return text(value.replace(signedUrl, `$1?${mark}`))
    if (typeof value !== 'object' || value === null) return value
    if (depth >= 32) return null
    if (Array.isArray(value)) return value.map((item) => document(item, depth + 1))
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        secretName.test(name) && typeof member === 'string' ? mark : document(member, depth + 1),
      ]),
    )
  }

  return {
    add(secret) {
      if (secret.length < shortest) return
      for (const oldest of forms) {
        if (forms.size < maxForms) break
        forms.delete(oldest)
      }
      const base64 = Buffer.from(secret).toString('base64')
      for (const form of [
        secret,
        encodeURIComponent(secret),
        JSON.stringify(secret).slice(1, -1),
        base64,
        base64.replace(/=+$/, ''),
        Buffer.from(secret).toString('base64url'),
      ])
        forms.add(form)
      expression = null
    },
    text,
    document: (value) => document(value, 0),
  }
}
