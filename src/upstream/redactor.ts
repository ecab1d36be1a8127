/** Knows every secret of the process, and takes it out of whatever leaves it. */
export interface Redactor {
  /** A secret of the configuration. */
  add(secret: string): void
  /** A token opened at run time; after many others it is forgotten. */
  addToken(token: string): void
  text(text: string): string
  /** A JSON document without secrets, credentials, sessions and signed URLs; deeper than 32 levels is cut. */
  document(value: unknown): unknown
}

export const redactedMark = '[redacted]'
/** Members whose value is a secret whatever it is, and URLs that carry their own permission. */
const secretName =
  /^(?:auth|authinfo|password|passwd|token|access|refresh|access_token|refresh_token|session|apikey|api_key|signature|upload_url|temp_url_sig|x-auth-token|authorization)$/i
const signedUrl = /\b(https?:\/\/[^\s"'<>?#]+)\?[^\s"'<>]*(?:sig|signature|token|expires|auth)[^\s"'<>]*/gi
/** Too short to be a secret, and too likely to be a part of something else. */
const shortest = 6
/** Session tokens come and go; the oldest need not be remembered for ever. */
const maxTokens = 200

export function createRedactor(): Redactor {
  /** Each secret in every form in which it may appear, the longest first. */
  const lasting = new Map<string, readonly string[]>()
  const tokens = new Map<string, readonly string[]>()

  function text(value: string): string {
    let clean = value
    for (const secrets of [lasting, tokens]) {
      for (const forms of secrets.values()) {
        for (const form of forms) if (clean.includes(form)) clean = clean.replaceAll(form, redactedMark)
      }
    }
    return clean
  }

  function document(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return text(value.replace(signedUrl, `$1?${redactedMark}`))
    if (typeof value !== 'object' || value === null) return value
    if (depth >= 32) return null
    if (Array.isArray(value)) return value.map((item) => document(item, depth + 1))
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        isSecret(name, member) ? redactedMark : document(member, depth + 1),
      ]),
    )
  }

  return {
    add(secret) {
      if (secret.length >= shortest) lasting.set(secret, formsOf(secret))
    },
    addToken(token) {
      if (token.length < shortest || lasting.has(token) || tokens.has(token)) return
      tokens.set(token, formsOf(token))
      for (const oldest of tokens.keys()) {
        if (tokens.size <= maxTokens) break
        tokens.delete(oldest)
      }
    },
    text,
    document: (value) => document(value, 0),
  }
}

/** An object is one where it can be nothing else; `access` is also the name of who may see a ticket. */
function isSecret(name: string, member: unknown): boolean {
  if (!secretName.test(name)) return false
  return (
    typeof member === 'string' || (typeof member === 'object' && member !== null && !/^access$/i.test(name))
  )
}

function formsOf(secret: string): readonly string[] {
  const forms = [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1),
    ...[0, 1, 2].flatMap((offset) => base64Core(Buffer.from(secret), offset)),
  ]
  return [...new Set(forms)].filter((form) => form.length >= shortest).sort((a, b) => b.length - a.length)
}

/** What Base64 makes of the secret wherever it stands in a longer text: the characters that depend on nothing else. */
function base64Core(secret: Buffer, offset: number): readonly string[] {
  const bits = (offset + secret.length) * 8
  const encoded = Buffer.concat([Buffer.alloc(offset), secret]).toString('base64')
  const core = encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(bits / 6))
  return [core, core.replaceAll('+', '-').replaceAll('/', '_')]
}
