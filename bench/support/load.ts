import { connect, type Socket } from 'node:net'
import { createAnswerReader } from './answer-reader.ts'

export interface Load {
  readonly port: number
  readonly callers: number
  readonly durationMs: number
  /** The whole request, for one caller and its how-manieth. */
  readonly request: (caller: number, index: number) => string
  /** Requests a second of all callers together, evenly; left out: each caller asks again as soon as it is answered. */
  readonly perSecond?: number
  /** Ends after so many requests, whatever the time. */
  readonly count?: number
}

export interface LoadResult {
  readonly answers: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Answers by status, where they are not 2xx. */
  readonly failed: ReadonlyMap<number, number>
}

/** Callers on kept connections, over bare sockets: what makes the load must be cheaper than what is measured. */
export async function load({
  port,
  callers,
  durationMs,
  request,
  perSecond,
  count,
}: Load): Promise<LoadResult> {
  const latencies: number[] = []
  const failed = new Map<number, number>()
  const since = performance.now()
  let issued = 0

  function caller(socket: Socket, number: number): Promise<void> {
    return new Promise((resolve, reject) => {
      let index = 0
      let sentAt = 0
      const send = (): void => {
        if (performance.now() - since >= durationMs || (count !== undefined && issued >= count)) {
          socket.end()
          resolve()
          return
        }
        issued += 1
        sentAt = performance.now()
        socket.write(request(number, index), 'latin1')
        index += 1
      }
      const next = (): void => {
        if (perSecond === undefined) {
          send()
          return
        }
        const due = since + ((index * callers + number) * 1000) / perSecond
        setTimeout(send, Math.max(due - performance.now(), 0))
      }
      const read = createAnswerReader((status) => {
        latencies.push(performance.now() - sentAt)
        if (status < 200 || status > 299) failed.set(status, (failed.get(status) ?? 0) + 1)
        next()
      })
      socket.on('data', read)
      socket.once('error', reject).once('close', () => reject(new Error('the peer closed a connection')))
      next()
    })
  }

  const sockets = await Promise.all(Array.from({ length: callers }, () => opened(port)))
  await Promise.all(sockets.map(caller))
  const seconds = (performance.now() - since) / 1000
  latencies.sort((one, other) => one - other)
  const at = (part: number): number => latencies[Math.floor((latencies.length - 1) * part)] ?? Number.NaN
  return {
    answers: latencies.length,
    perSecond: latencies.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    failed,
  }
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => {
      socket.off('error', reject)
      resolve(socket)
    })
    socket.once('error', reject)
  })
}
