import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Whether a Docker engine answers. Without one the tests say in one line what they skip;
 * REQUIRE_CONTAINERS=1 makes that a failure.
 */
export function dockerAnswers(what: string): boolean {
  const { status } = spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], { stdio: 'ignore' })
  if (status === 0) return true
  if (process.env.REQUIRE_CONTAINERS === '1') throw new Error(`${what}: no Docker engine answers`)
  process.stderr.write(`skipped: ${what}, as no Docker engine answers\n`)
  return false
}

/** The API key that a sandbox printed. */
export function keyIn(log: string): string {
  const key = /API key (tgw_[\w-]+)/.exec(log)?.[1]
  if (key === undefined) throw new Error(`no API key in the log: ${log}`)
  return key
}

export type Client = ReturnType<typeof clientOf>

/** A caller of the sandbox that expects every request to succeed. */
export function clientOf(url: string, key: string) {
  return async (method: string, path: string, body?: object) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    const value: unknown = text === '' ? null : JSON.parse(text)
    return value
  }
}
