import { type Static, Type } from '@sinclair/typebox'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GatewayError, isProblemCode, problemCodes, problemType } from '../domain/problems.ts'
import { enumOf, exampleOf, ref } from '../domain/schema.ts'

/** What `/readyz` says; `starting` and `stopping` are 503. */
export interface Readiness {
  readonly status: 'ready' | 'degraded' | 'starting' | 'stopping'
  /** Problem codes or short words of what is missing. */
  readonly reasons: readonly string[]
}

const Health = Type.Object(
  { status: enumOf(['ok'], { description: 'The process lives.' }) },
  { $id: 'Health', description: 'That the process lives.', examples: [{ status: 'ok' }] },
)
const ReadinessAnswer = Type.Object(
  {
    status: enumOf(['ready', 'degraded', 'starting', 'stopping'], {
      description: 'Degraded: requests are served, but not all of them.',
    }),
    reasons: Type.Array(Type.String(), { description: 'Codes of what is missing.' }),
  },
  {
    $id: 'Readiness',
    description: 'Whether requests should be sent here.',
    examples: [{ status: 'ready', reasons: [] }],
  },
)
const ProblemTypeAnswer = Type.Object(
  {
    type: Type.String({ description: 'Path of this page.' }),
    code: Type.String({ description: 'The code.' }),
    status: Type.Integer({ description: 'The usual HTTP status.' }),
    title: Type.String({ description: 'What it means.' }),
    advice: Type.String({ description: 'What the caller can do.' }),
  },
  {
    $id: 'ProblemType',
    description: 'One kind of problem.',
    examples: [{ type: '/problems/rate_limited', ...problemType('rate_limited') }],
  },
)
type ProblemTypeAnswer = Static<typeof ProblemTypeAnswer>
const ProblemTypeList = Type.Object(
  { items: Type.Array(ref(ProblemTypeAnswer), { description: 'In the order of the documentation.' }) },
  {
    $id: 'ProblemTypeList',
    description: 'Every kind of problem.',
    examples: [{ items: [exampleOf(ProblemTypeAnswer)] }],
  },
)

/** Routes that are open to all: probes, and what problem codes mean. */
export function systemRoutes(app: FastifyInstance, readiness: () => Readiness): void {
  for (const schema of [Health, ReadinessAnswer, ProblemTypeAnswer, ProblemTypeList]) app.addSchema(schema)
  const tags = ['Service']
  const security: [] = []

  app.get(
    '/healthz',
    {
      schema: {
        operationId: 'getHealth',
        summary: 'Whether the process lives',
        description: 'For liveness probes: it says nothing about providers or the store.',
        tags,
        security,
        response: { 200: ref(Health, { description: 'It lives.' }) },
      },
    },
    (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  )

  app.get(
    '/readyz',
    {
      schema: {
        operationId: 'getReadiness',
        summary: 'Whether requests should be sent here',
        description: 'For load balancers: 503 only while starting or stopping.',
        tags,
        security,
        response: {
          200: ref(ReadinessAnswer, { description: 'Requests are served.' }),
          503: ref(ReadinessAnswer, { description: 'The process is starting or stopping.' }),
        },
      },
    },
    (_request, reply) => {
      const { status, reasons } = readiness()
      const served = status === 'ready' || status === 'degraded'
      return reply
        .code(served ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ status, reasons })
    },
  )

  app.get(
    '/problems',
    {
      schema: {
        operationId: 'listProblemTypes',
        summary: 'What every problem code means',
        description: 'As a page for people where a browser asks.',
        tags,
        security,
        response: { 200: ref(ProblemTypeList, { description: 'Every problem type.' }) },
      },
    },
    (request, reply) => {
      const items = problemCodes.map(describe)
      return answer(request, reply, { items }, () => page('Problems', items.map(section).join('')))
    },
  )

  app.get<{ Params: { code: string } }>(
    '/problems/:code',
    {
      schema: {
        operationId: 'getProblemType',
        summary: 'What a problem code means, and what to do',
        description: 'As a page for people where a browser asks; the `type` of every problem points here.',
        tags,
        security,
        params: Type.Object({
          code: Type.String({ description: 'A problem code.', examples: ['rate_limited'] }),
        }),
        response: { 200: ref(ProblemTypeAnswer, { description: 'The problem type.' }) },
      },
      config: { problems: ['route_not_found'] },
    },
    (request, reply) => {
      const { code } = request.params
      if (!isProblemCode(code))
        throw new GatewayError('route_not_found', { detail: 'There is no such problem code.' })
      const type = describe(code)
      return answer(request, reply, type, () => page(type.title, section(type)))
    },
  )
}

function describe(code: Parameters<typeof problemType>[0]): ProblemTypeAnswer {
  return { type: `/problems/${code}`, ...problemType(code) }
}

/** JSON, unless a browser asks. */
function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  json: unknown,
  html: () => string,
): FastifyReply {
  reply.header('cache-control', 'public, max-age=3600').header('vary', 'accept')
  if (!/\btext\/html\b/.test(request.headers.accept ?? '')) return reply.send(json)
  return reply.type('text/html; charset=utf-8').send(html())
}

function section({ code, status, title, advice }: ProblemTypeAnswer): string {
  return `<section><h2><a href="/problems/${code}">${code}</a></h2><p>${status} – ${escapeHtml(title)}.</p><p>${escapeHtml(advice)}</p></section>`
}

function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body><main><h1>${escapeHtml(title)}</h1>${content}<p><a href="/problems">All problems</a> · <a href="/docs">API</a></p></main></body></html>`
}

function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/`([^`]*)`/g, '<code>$1</code>')
}
