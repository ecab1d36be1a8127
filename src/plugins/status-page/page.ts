import { script, style } from './assets.ts'
import { clock, connectionCards, type ShownConnection } from './connections.ts'
import { type Html, html } from './html.ts'
import type { RecentProblem } from './recent-problems.ts'
import type { TourStep } from './tour.ts'

export interface Status {
  readonly version: string
  readonly now: Date
  readonly startedAt: Date
  /** Codes of what is missing; none: all is well. */
  readonly reasons: readonly string[]
  readonly connections: readonly ShownConnection[]
  readonly problems: readonly RecentProblem[]
  /** Null outside the sandbox. */
  readonly tour: readonly TourStep[] | null
}

/** The whole page: no request but this one is needed to show it. */
export function statusPage(status: Status): string {
  const { version, now, startedAt, reasons, connections, problems, tour } = status
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ticket gateway: status</title>
<link rel="icon" href="data:,">
<style>${{ markup: style }}</style>
</head>
<body>
<a class="skip" href="#connections">Skip to connections</a>
<header>
<h1>Ticket gateway</h1>
<p class="soft">Version ${version}, started ${since(startedAt, now)} ago, seen at ${clock(now)}. <a href="/">Look again</a></p>
<p class="state ${reasons.length === 0 ? 'good' : 'bad'}">${reasons.length === 0 ? 'Ready' : `Degraded: ${reasons.join(', ')}`}</p>
<nav aria-label="More"><ul><li><a href="/docs">Try the API</a></li><li><a href="/openapi.json">OpenAPI</a></li><li><a href="/problems">Problems</a></li><li><a href="/metrics">Metrics</a></li><li><a href="/readyz">Readiness</a></li></ul></nav>
</header>
<main>
${tour === null ? null : sandboxNotice}
<section aria-labelledby="connections"><h2 id="connections" tabindex="-1">Connections</h2>${connectionCards(connections)}</section>
${tour === null ? null : tourSection(tour)}
<section aria-labelledby="problems"><h2 id="problems">Recent problems</h2>${problemTable(problems)}</section>
</main>
<p id="said" class="skip" role="status"></p>
<script>${{ markup: script }}</script>
</body>
</html>
`.markup
}

const sandboxNotice = html`<p class="sandbox"><strong>Sandbox:</strong> the support desks are simulated. Nothing is real, and nothing is kept.</p>`

function tourSection(steps: readonly TourStep[]): Html {
  return html`<section aria-labelledby="tour"><h2 id="tour">A short tour</h2><p>Each line works as it is, in a shell on this machine. In the browser <a href="/docs">the documentation</a> does the same.</p><ol class="tour">${steps.map(tourStep)}</ol></section>`
}

function tourStep({ title, command }: TourStep, index: number): Html {
  const id = `step-${index + 1}`
  return html`<li>${title} <button type="button" hidden data-copy="${id}" aria-label="Copy: ${title}">Copy</button><pre tabindex="0" aria-label="${title}"><code id="${id}">${command}</code></pre></li>`
}

function problemTable(problems: readonly RecentProblem[]): Html {
  if (problems.length === 0) return html`<p>None since the start.</p>`
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="problems"><table><thead><tr><th scope="col">Time</th><th scope="col">Problem</th><th scope="col">Status</th><th scope="col">Connection</th><th scope="col">Request</th><th scope="col">Request id</th></tr></thead><tbody>${problems.map(problemRow)}</tbody></table></div>`
}

function problemRow({ at, code, status, connection, method, route, requestId }: RecentProblem): Html {
  return html`<tr><td>${clock(at)}</td><td><a href="/problems/${code}">${code}</a></td><td>${status}</td><td>${connection ?? ''}</td><td>${method} ${route}</td><td><code>${requestId}</code></td></tr>`
}

function since(start: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - start.getTime()) / 60_000)
  if (minutes < 1) return 'less than a minute'
  if (minutes < 120) return minutes === 1 ? 'a minute' : `${minutes} minutes`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`
}
