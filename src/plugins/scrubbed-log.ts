import type { FastifyServerOptions } from 'fastify'
import { pino } from 'pino'
import type { Redactor } from '../upstream/redactor.ts'

type Logger = FastifyServerOptions['logger']

/** The logger's options, with every secret taken out of each line on its way to where it goes. */
export function scrubbedLog(logger: Logger, redactor: Redactor): Logger {
  if (logger === undefined || logger === false) return logger
  const { stream, ...options } = logger === true ? { stream: undefined } : logger
  const target = stream ?? pino.destination({ fd: 1, sync: true })
  return {
    ...options,
    stream: {
      write(line: string) {
        target.write(redactor.text(line))
      },
    },
  }
}
