import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Runs a script that must succeed line by line; a curl that gets a problem fails. */
export async function shell(
  script: string,
  folder: string,
): Promise<{ code: number | null; failed: string }> {
  const strict = `set -euo pipefail\ncurl() { command curl --fail-with-body --max-time 60 "$@"; }\nset -x\n${script}`
  const child = spawn('bash', ['-c', strict], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const [code] = await once(child, 'close')
  return { code, failed: code === 0 ? '' : output.slice(-4000) }
}
