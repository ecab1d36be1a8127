import { definitions } from '../config/connection.ts'
import type { Config } from '../config/schema.ts'
import type { Log } from '../upstream/call.ts'
import { readCall } from './asking.ts'
import { createDesk, type Desk, type DeskTools } from './desk.ts'
import type { SettleDeskOf } from './operations/desk.ts'

/** Every configured connection, at work. */
export function connectDesks(config: Config, tools: DeskTools): ReadonlyMap<string, Desk> {
  return new Map(
    Object.entries(config.connections).map(([id, connection]) => {
      const definition = definitions.find((candidate) => candidate.id === connection.provider)
      if (definition === undefined) throw new Error(`unknown provider ${connection.provider}`)
      return [id, createDesk(id, definition, connection, tools)]
    }),
  )
}

const neverEnds = new AbortController().signal

/** Connections as the settler reads from them, in the background. */
export function settleDesks(desks: ReadonlyMap<string, Desk>, log: Log): SettleDeskOf {
  return (connection) => {
    const desk = desks.get(connection)
    if (desk === undefined) return null
    const { adapter, traits, settleMs, totalMs } = desk
    return {
      adapter,
      traits,
      settleMs,
      totalMs,
      call: () => readCall({ log, maxWaitMs: null, usage: { upstreamCalls: 0, waitMs: 0 } }, neverEnds),
    }
  }
}
