import type { FastifyServerOptions } from 'fastify'
import { pino } from 'pino'
import type { Redactor } from '../upstream/redactor.ts'

type Logger = FastifyServerOptions['logger']

/** The logger's options, with every secret taken out of each line on its way to where it goes. */
export function scrubbedLog(logger: Logger, redactor: Redactor): Logger {
  if (logger === undefined || logger === false) return logger
  const { stream, ...options } = logger === true ? { stream: undefined } : logger
  const target = stream ?? pino.destination({ fd: 1, sync: true })
  let lines = ''
  const flush = (): void => {
    const text = lines
    lines = ''
    unwritten.delete(flush)
    if (text !== '') target.write(redactor.text(text))
  }
  return {
    ...options,
    stream: {
      write(line: string) {
        if (lines === '') {
          unwritten.add(flush)
          setImmediate(flush)
        }
        lines += line
      },
    },
  }
}

/** The lines of one turn of the event loop are written together: a call of the system for each took a tenth of a read. */
const unwritten = new Set<() => void>()
process.once('exit', () => {
  for (const flush of unwritten) flush()
})
