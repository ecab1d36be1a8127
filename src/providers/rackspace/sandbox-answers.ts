import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** A refusal in the shape of the ticketing service. */
export class Fault extends Error {
  constructor(
    readonly status: number,
    readonly faultCode: string,
    message: string,
  ) {
    super(message)
  }
}

export const badRequest = (message: string): Fault => new Fault(400, 'badRequest', message)
export const ticketNotFound = (): Fault =>
  new Fault(404, 'ticketNotFound', 'Ticket with this ID could not be found')

function faultBody(fault: Fault): object {
  return {
    status: fault.status,
    message: fault.message,
    faultCode: fault.faultCode,
    moreInfo: `docs/ticketing/general-api-info/faults/#${fault.faultCode}`,
  }
}

function toFault(error: FastifyError | Fault): Fault {
  if (error instanceof Fault) return error
  const status = error.statusCode ?? 500
  if (status === 415) return new Fault(415, 'unsupportedMediaType', 'Content-Type is not supported')
  return status < 500
    ? new Fault(status === 413 ? 413 : 400, 'badRequest', error.message)
    : new Fault(500, 'serverError', 'Internal server error')
}

/** Answers every failure as a fault; an unknown path gets a bare 404, as seen in practice. */
export function answerFaults(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Fault>((error, request, reply) => {
    request.raw.unpipe().resume()
    const fault = toFault(error)
    return reply
      .code(fault.status)
      .type('application/json')
      .send(JSON.stringify(faultBody(fault)))
  })
  app.setNotFoundHandler((request, reply) => {
    request.raw.unpipe().resume()
    return reply.code(404).send()
  })
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Method = (typeof METHODS)[number]
type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** One path: its methods, `Allow` for OPTIONS, 405 for the rest. */
export function path(app: FastifyInstance, url: string, handlers: Partial<Record<Method, Handler>>): void {
  const allowed = METHODS.filter((method) => handlers[method] !== undefined)
  for (const method of METHODS) {
    const refuse: Handler = async (_request, reply) => {
      reply.header('allow', allowed.join(', '))
      throw new Fault(405, 'methodNotAllowed', 'Method not allowed')
    }
    app.route({ method, url, exposeHeadRoute: false, handler: handlers[method] ?? refuse })
  }
  app.options(url, async (_request, reply) => reply.header('allow', allowed.join(', ')).send())
}

export type Json = Record<string, unknown>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One value of the query string; a repeated parameter counts with its last value. */
export function queryOf(request: FastifyRequest, name: string): string | null {
  const value = isJson(request.query) ? request.query[name] : undefined
  const last = Array.isArray(value) ? value.at(-1) : value
  return typeof last === 'string' ? last : null
}

/** A whole number of the query string within bounds, or a 400. */
export function numberOf(request: FastifyRequest, name: string, least: number, otherwise: number): number {
  const value = queryOf(request, name)
  if (value === null) return otherwise
  if (!/^\d{1,9}$/.test(value) || Number(value) < least) throw badRequest(`${name} provided is invalid`)
  return Number(value)
}
