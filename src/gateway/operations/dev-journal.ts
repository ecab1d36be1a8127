import { randomUUID } from 'node:crypto'
import { GatewayError } from '../../domain/problems.ts'
import type { Journal } from './journal.ts'
export function devJournal(): Journal {
  return {
    async begin() {
      const id = randomUUID()
      let sent = false
      return {
        kind: 'run',
        operation: {
          id,
          async beforeSend() {
            sent = true
          },
          note() {},
          claim: async () => true,
          sent: () => sent,
          async succeed() {},
          async accept() {
            throw new Error('no')
          },
          async fail(error) {
            return error instanceof GatewayError
              ? error
              : new GatewayError('internal_error', { cause: error })
          },
        },
      }
    },
    unresolved: () => new Map(),
    async close() {},
  }
}
