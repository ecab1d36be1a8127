import type { Connection } from '../../domain/capability.ts'
import { type LaneState, lanes } from '../../domain/lane.ts'
import { type Html, html } from './html.ts'

export interface ShownConnection {
  readonly connection: Connection
  /** Writes whose outcome is not known. */
  readonly unresolved: number
}

/** Each account with its circuit, its quotas and who waits. */
export function connectionCards(shown: readonly ShownConnection[]): Html {
  if (shown.length === 0) return html`<p>No connection is visible.</p>`
  return html`<ul class="desks">${shown.map(card)}</ul>`
}

function card({ connection, unresolved }: ShownConnection): Html {
  const { id, provider, role } = connection
  return html`<li><h3>${id}</h3><p class="soft">${provider}${role === null ? '' : `, ${role}`}</p>${circuit(connection)}${unresolvedWrites(unresolved)}${quotas(connection)}</li>`
}

function circuit({ circuit: { state, retryAt } }: Connection): Html {
  if (state === 'closed') return html`<p class="state good">Working</p>`
  if (state === 'half_open') return html`<p class="state warn">Failed repeatedly; being tried again</p>`
  return html`<p class="state bad">Failed repeatedly; left alone${retryAt === null ? null : html` until ${clock(retryAt)}`}</p>`
}

function unresolvedWrites(count: number): Html | null {
  if (count === 0) return null
  return html`<p class="state bad">${count} ${count === 1 ? 'write' : 'writes'} with unknown outcome</p>`
}

function quotas({ id, lanes: states }: Connection): Html {
  const told = lanes.filter((lane) => isTold(states[lane]))
  if (told.length === 0) return html`<p class="soft">No quotas, and nobody waits.</p>`
  return html`<table><caption>Quotas of ${id}</caption><thead><tr><th scope="col">Lane</th><th scope="col">Left</th><th scope="col">Waiting</th></tr></thead><tbody>${told.map((lane) => row(lane, states[lane]))}</tbody></table>`
}

function isTold({ limit, waiting, running, pausedUntil }: LaneState): boolean {
  return limit !== null || waiting > 0 || running > 0 || pausedUntil !== null
}

function row(lane: string, state: LaneState): Html {
  return html`<tr><th scope="row">${lane}</th><td>${left(lane, state)}</td><td>${waiting(state)}</td></tr>`
}

function left(lane: string, { limit, remaining, intervalMs, pausedUntil }: LaneState): Html {
  if (pausedUntil !== null) return html`<span class="warn">paused until ${clock(pausedUntil)}</span>`
  if (limit === null) return html`no quota`
  const window = intervalMs === null ? '' : ` in ${Math.round(intervalMs / 1000)} s`
  return html`<meter min="0" max="${limit}" low="${limit / 4}" optimum="${limit}" value="${remaining ?? 0}" aria-label="${lane}: calls left">${remaining ?? 0}</meter> ${remaining ?? 0} of ${limit}${window}`
}

function waiting({ waiting: calls, nextFreeAt }: LaneState): Html {
  const next = nextFreeAt === null ? null : html`, next at ${clock(nextFreeAt)}`
  if (calls === 0) return html`0${next}`
  return html`<meter min="0" max="${Math.max(10, calls)}" high="5" optimum="0" value="${calls}" aria-label="calls waiting">${calls}</meter> ${calls}${next}`
}

/** Time of day in UTC, to the second. */
export function clock(time: string | Date): Html {
  const text = new Date(time).toISOString()
  return html`<time datetime="${text}">${text.slice(11, 19)} UTC</time>`
}
