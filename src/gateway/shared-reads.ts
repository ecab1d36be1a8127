import { type Cancellation, type Canceller, createCanceller } from '../domain/cancellation.ts'

/** Identical reads in flight are one upstream call; it ends when the last of its callers has left. */
export interface SharedReads<T> {
  join(key: string, signal: Cancellation, read: (signal: Cancellation) => Promise<T>): Promise<T>
}

interface Flight<T> {
  readonly result: Promise<T>
  readonly controller: Canceller
  passengers: number
}

export function createSharedReads<T>(): SharedReads<T> {
  const flights = new Map<string, Flight<T>>()

  function start(key: string, read: (signal: Cancellation) => Promise<T>): Flight<T> {
    const controller = createCanceller()
    const flight: Flight<T> = { result: read(controller.signal), controller, passengers: 0 }
    flights.set(key, flight)
    const land = (): void => {
      if (flights.get(key) === flight) flights.delete(key)
    }
    // Whoever still waits gets the error; if nobody does, it is of no interest.
    flight.result.then(land, land)
    controller.signal.addEventListener('abort', land)
    return flight
  }

  return {
    join(key, signal, read) {
      return new Promise<T>((resolve, reject) => {
        signal.throwIfAborted()
        const flight = flights.get(key) ?? start(key, read)
        flight.passengers += 1
        const leave = (): void => {
          flight.passengers -= 1
          if (flight.passengers === 0) flight.controller.abort(signal.reason)
          reject(signal.reason)
        }
        signal.addEventListener('abort', leave, { once: true })
        flight.result.then(
          (value) => {
            signal.removeEventListener('abort', leave)
            resolve(value)
          },
          (error: unknown) => {
            signal.removeEventListener('abort', leave)
            reject(error)
          },
        )
      })
    },
  }
}
