import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import { createWindow, marginOf, type Window } from '../upstream/window.ts'
import { createScripts } from './redis-client.ts'
import { bounded } from './unavailable.ts'

/**
 * Sliding windows that all replicas share: the starts of each lane stand in a sorted set, by the server's clock.
 * What a dead replica started simply ages. An epoch beside them tells whether the server has lost its memory: the first
 * who notices puts back the starts that it knows of and counts the rest of the window as started now, as others may
 * have started as many since; so forgotten starts are never repeated.
 * Bottleneck's own clustering is not used: a slot of a dead client stays taken there, and it does not recover on Redis 7.
 */
const functions = `
local key, limit, span = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local seen, member, told = ARGV[4], ARGV[5], tonumber(ARGV[6])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local life = math.max(span * 2, 600000)
local epoch = redis.call('GET', key .. ':epoch')
local lost = seen ~= '' and epoch ~= seen and not (epoch and string.sub(epoch, 1, 2) == 'F:')
for at = 7, told + 6 do redis.call('ZADD', key, now - ARGV[at], member .. ':' .. at) end
if lost then
  for at = told + 7, #ARGV do redis.call('ZADD', key, now - ARGV[at], 'known:' .. at) end
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now - span)
  for at = redis.call('ZCARD', key) + 1, limit do redis.call('ZADD', key, now, 'lost:' .. at) end
  epoch = 'F:' .. member
elseif not epoch then
  epoch = 'N:' .. member
end
redis.call('SET', key .. ':epoch', epoch)
redis.call('ZREMRANGEBYSCORE', key, '-inf', now - span)
local function answer(wait)
  redis.call('PEXPIRE', key, life)
  local reply = { epoch, wait, math.max(0, (tonumber(redis.call('GET', key .. ':pause')) or 0) - now) }
  local starts = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
  for at = 2, #starts, 2 do reply[#reply + 1] = now - starts[at] end
  return reply
end
`
const lookScript = `${functions}
return answer(0)
`
const takeScript = `${functions}
local pause = (tonumber(redis.call('GET', key .. ':pause')) or 0) - now
if pause > 0 then return answer(pause) end
local count = redis.call('ZCARD', key)
if count < limit then
  redis.call('ZADD', key, now, member)
  return answer(0)
end
local oldest = redis.call('ZRANGE', key, count - limit, count - limit, 'WITHSCORES')
return answer(math.max(1, oldest[2] + span - now))
`
const pauseScript = `
local time = redis.call('TIME')
local ends = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[2]
local key = ARGV[1] .. ':pause'
if (tonumber(redis.call('GET', key)) or 0) < ends then redis.call('SET', key, ends, 'PX', ARGV[2]) end
return 1
`

const sentScript = `
local time = redis.call('TIME')
redis.call('ZADD', ARGV[1], time[1] * 1000 + math.floor(time[2] / 1000), ARGV[2])
return 1
`

/** Who waits looks again at least this often: another replica may give its start back, and a store may come back. */
const lookAgainMs = 200

/** An answer that is older than this when it arrives (a process that was stopped) is no permission to start. */
const staleMs = 500

export interface SharedWindows {
  /** The maker of the window of one connection's lane. */
  windowOf(connection: string, lane: string): (limit: number, intervalMs: number) => Window
}

export function createSharedWindows(client: Redis, prefix: string, replicas: number): SharedWindows {
  const script = createScripts(client)
  return {
    windowOf: (connection, lane) => (limit, intervalMs) =>
      sharedWindow(script, client, `${prefix}lane:${connection}:${lane}`, limit, intervalMs, replicas),
  }
}

function sharedWindow(
  script: ReturnType<typeof createScripts>,
  client: Redis,
  key: string,
  limit: number,
  intervalMs: number,
  replicas: number,
): Window {
  const span = intervalMs + marginOf(intervalMs)
  // While the store is away each replica keeps to its part, and tells afterwards what it started.
  const part = limit / replicas
  const alone =
    part >= 1 ? createWindow(Math.floor(part), intervalMs) : createWindow(1, Math.ceil(intervalMs / part))
  let untold: number[] = []
  let epoch = ''
  let known: number[] = []
  /** Starts of calls that have not gone out, by their member of the set; null: taken alone. */
  const unsent: (string | null)[] = []

  async function ask(text: string): Promise<number> {
    const told = untold
    const asked = Date.now()
    const member = randomUUID()
    const reply = await bounded(
      script(text, [
        key,
        limit,
        span,
        epoch,
        member,
        told.length,
        ...agesAt(asked, told),
        ...agesAt(asked, known),
      ]),
    )
    untold = untold.slice(told.length)
    const [newEpoch = '', wait = 0, pauseMs = 0, ...ages] = Array.isArray(reply) ? reply : []
    const now = Date.now()
    epoch = String(newEpoch)
    known = ages.map((age) => now - Number(age))
    if (Number(pauseMs) > 0) pausedUntil = now + Number(pauseMs)
    if (Number(wait) > 0 || text !== takeScript) return Number(wait)
    unsent.push(member)
    if (now - asked <= staleMs) return 0
    giveBack()
    return 1
  }
  let pausedUntil = 0

  function giveBack(): void {
    const member = unsent.pop()
    if (member === null) alone.giveBack()
    else if (member !== undefined) client.zrem(key, member).catch(() => {})
  }

  /** Of what was left when the store was last heard, each replica takes its part; later, its part of the whole. */
  function takeAlone(): number {
    const now = Date.now()
    known = known.filter((start) => start > now - span)
    const [oldest] = known
    const left = Math.floor((limit - known.length) / replicas)
    if (oldest !== undefined && alone.starts().length >= left) return Math.max(oldest + span - now, 1)
    const waitMs = Number(alone.take())
    if (waitMs === 0) {
      untold.push(now)
      unsent.push(null)
    }
    return waitMs
  }

  return {
    async take() {
      const waitMs = await ask(takeScript).catch(takeAlone)
      return Math.min(waitMs, lookAgainMs)
    },
    sent() {
      const member = unsent.shift()
      if (member === null) alone.sent()
      else if (member !== undefined) bounded(script(sentScript, [key, member])).catch(() => {})
    },
    giveBack,
    starts() {
      const now = Date.now()
      known = known.filter((start) => start > now - span)
      return known
    },
    pausedUntil: () => pausedUntil,
    pause(pauseMs) {
      bounded(script(pauseScript, [key, Math.ceil(pauseMs)])).catch(() => {})
    },
    async refresh() {
      await ask(lookScript).catch(() => {})
    },
  }
}

function agesAt(now: number, starts: readonly number[]): readonly number[] {
  return starts.map((start) => now - start)
}
