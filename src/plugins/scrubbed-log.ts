import type { FastifyServerOptions } from 'fastify'
import { pino } from 'pino'
import type { Redactor } from '../upstream/redactor.ts'
import { batched } from './batched.ts'

type Logger = FastifyServerOptions['logger']

/** A call of the system for each line took a tenth of a read, one for each turn of the event loop still a thirtieth. */
const togetherMs = 10

/** The logger's options, with every secret taken out of each line on its way to where it goes. */
export function scrubbedLog(logger: Logger, redactor: Redactor): Logger {
  if (logger === undefined || logger === false) return logger
  const { stream, ...options } = logger === true ? { stream: undefined } : logger
  const target = stream ?? pino.destination({ fd: 1, sync: true })
  const write = batched<string>((lines) => target.write(redactor.text(lines.join(''))), togetherMs)
  return { ...options, stream: { write } }
}
