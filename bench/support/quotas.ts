import { assertAnswered } from './cells.ts'
import { apiKey } from './gateway.ts'
import { load } from './load.ts'
import { type Goal, table } from './numbers.ts'
import type { Peer } from './processes.ts'

const request = (caller: number, index: number): string =>
  `GET /v1/tickets/quota:${1000 + caller * 1000 + index} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer ${apiKey}\r\n\r\n`

/** A lane with a quota of 300 a second: what is below it passes, and never do more calls start. */
export async function quotas(
  gateway: Peer,
  desk: Peer,
  durationMs: number,
  say: (text: string) => void,
): Promise<Goal[]> {
  await starts(desk)
  const below = await load({ port: gateway.port, callers: 29, durationMs, perSecond: 290, request })
  assertAnswered('a lane below its quota', below)
  const belowStarts = await starts(desk)
  const above = await load({ port: gateway.port, callers: 64, durationMs, request })
  assertAnswered('a lane above its quota', above)
  const aboveStarts = await starts(desk)
  say(
    `## A lane with a quota of 300 a second\n\n${table(
      ['offered', 'answered a second', 'p50 ms', 'p99 ms', 'started at most within a second'],
      [
        ['290 a second, evenly', below.perSecond, below.p50, below.p99, belowStarts.most],
        ['more, by 64 callers', above.perSecond, above.p50, above.p99, aboveStarts.most],
      ],
    )}`,
  )
  return [
    {
      what: 'quota of 300: part of 290 a second that passes',
      measured: below.perSecond / 290,
      atLeast: 0.97,
    },
    { what: 'quota of 300: calls that start within any second', measured: aboveStarts.most, atMost: 300 },
  ]
}

async function starts({ port }: Peer): Promise<{ most: number }> {
  const response = await fetch(`http://127.0.0.1:${port}/starts`, { headers: { connection: 'close' } })
  const told: unknown = await response.json()
  return {
    most: typeof told === 'object' && told !== null && 'most' in told ? Number(told.most) : Number.NaN,
  }
}
