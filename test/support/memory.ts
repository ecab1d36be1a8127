import { readFileSync, writeFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Whether the system tells of the memory of another process. */
export const memoryIsTold = process.platform === 'linux'

/** Resident memory of a process in MiB: now, and the most since `forgetPeak`. */
export function memoryOf(pid: number | undefined): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const mebibytes = (name: string): number =>
    Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024
  return { now: mebibytes('VmRSS'), peak: mebibytes('VmHWM') }
}

export function forgetPeak(pid: number | undefined): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Bytes that this process cannot let go of: what is left on the heap and in buffers once everything else is collected. */
export async function heldBytes(): Promise<number> {
  // What ends in a later turn of the loop holds on to its buffers until then.
  for (let turn = 0; turn < 3; turn += 1) {
    collect()
    await setImmediate()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
