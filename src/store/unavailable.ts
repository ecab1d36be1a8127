import { GatewayError } from '../domain/problems.ts'

/** No call to a store takes longer. */
export const callLimitMs = 1000

export function storeUnavailable(cause: unknown): GatewayError {
  return cause instanceof GatewayError
    ? cause
    : new GatewayError('store_unavailable', {
        detail: 'The store of operations cannot be reached; nothing was sent.',
        retryAfterMs: 2000,
        effect: 'nothing',
        cause,
      })
}

/** The work's result, or `store_unavailable` when it fails or lasts too long; `late` is then told. */
export function bounded<T>(work: Promise<T>, late: () => void = () => {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      late()
      reject(storeUnavailable(new Error(`no answer within ${callLimitMs} ms`)))
    }, callLimitMs)
    work.then(
      (value) => {
        clearTimeout(timer)
        resolve(value)
      },
      (error) => {
        clearTimeout(timer)
        reject(storeUnavailable(error))
      },
    )
  })
}
