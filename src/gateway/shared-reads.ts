import { type Cancellation, type Canceller, createCanceller } from '../domain/cancellation.ts'

/** Identical reads in flight are one upstream call; it ends when the last of its callers has left. */
export interface SharedReads<T> {
  join(key: string, signal: Cancellation, read: (signal: Cancellation) => Promise<T>): Promise<T>
}

interface Passenger<T> {
  readonly signal: Cancellation
  readonly leave: () => void
  readonly resolve: (value: T) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Emptied when it lands: tables that a Map has outgrown lead from one to the next, so that those in the old space of the
 * heap would keep alive all that was ever read, until the next full collection.
 */
interface Flight<T> {
  readonly key: string
  canceller: Canceller | null
  readonly passengers: Passenger<T>[]
}

export function createSharedReads<T>(): SharedReads<T> {
  const flights = new Map<string, Flight<T>>()

  function start(key: string, read: (signal: Cancellation) => Promise<T>): Flight<T> {
    const canceller = createCanceller()
    const flight: Flight<T> = { key, canceller, passengers: [] }
    read(canceller.signal).then(
      (value) => land(flight, ({ resolve }) => resolve(value)),
      (error: unknown) => land(flight, ({ reject }) => reject(error)),
    )
    flights.set(key, flight)
    return flight
  }

  function land(flight: Flight<T>, tell: (passenger: Passenger<T>) => void): void {
    close(flight)
    flight.canceller = null
    for (const passenger of flight.passengers.splice(0)) {
      passenger.signal.removeEventListener('abort', passenger.leave)
      tell(passenger)
    }
  }

  /** Nobody joins it any more. */
  function close(flight: Flight<T>): void {
    if (flights.get(flight.key) === flight) flights.delete(flight.key)
  }

  return {
    join(key, signal, read) {
      return new Promise<T>((resolve, reject) => {
        signal.throwIfAborted()
        const flight = flights.get(key) ?? start(key, read)
        const passenger: Passenger<T> = { signal, leave, resolve, reject }
        flight.passengers.push(passenger)
        signal.addEventListener('abort', leave, { once: true })

        function leave(): void {
          flight.passengers.splice(flight.passengers.indexOf(passenger), 1)
          reject(signal.reason)
          if (flight.passengers.length > 0) return
          close(flight)
          flight.canceller?.abort(signal.reason)
        }
      })
    },
  }
}
