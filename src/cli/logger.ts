import { type LoggerOptions, stdTimeFunctions } from 'pino'

/** One JSON entry a line; on a terminal, lines for people. */
export async function loggerOptions(level: string, terminal: boolean) {
  const options: LoggerOptions = {
    level,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: ['req.headers.authorization', 'req.headers.cookie', 'headers.authorization', 'headers.cookie'],
  }
  if (!terminal) return options
  const { default: pretty } = await import('pino-pretty')
  // In this process and synchronous: the last lines before the end are not lost.
  return { ...options, stream: pretty({ sync: true, ignore: 'pid,hostname', singleLine: true }) }
}
