#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import closeWithGrace from 'close-with-grace'
import { type Command, readCommand, type ServeCommand, UsageError } from './cli/command.ts'
import { loggerOptions } from './cli/logger.ts'
import { introduceSandbox } from './cli/sandbox-notice.ts'
import { ConfigError } from './config/problem.ts'
import { UnknownSetting, wantsTraces } from './plugins/tracing/wanted.ts'
import { version } from './version.ts'

/** More than the drain itself needs: the process ends even where closing hangs. */
const closingMs = 5000

try {
  await obey(readCommand(process.argv.slice(2), process.env))
} catch (error) {
  const known = error instanceof ConfigError || error instanceof UsageError || error instanceof UnknownSetting
  process.stderr.write(`${error instanceof Error ? (known ? error.message : error.stack) : error}\n`)
  process.exit(1)
}

async function obey(command: Command): Promise<void> {
  if (command.name === 'serve') return serve(command)
  if (command.name === 'desks') return simulate(command.file)
  if (command.name === 'check') await load(command.file)
  process.stdout.write(command.name === 'check' ? `${command.file}: no problems\n` : command.text)
}

async function serve(command: ServeCommand): Promise<void> {
  // Objects that V8 makes in the old space at once keep alive what a request has made until the next full collection:
  // in one process of six that took a tenth of the CPU of a read.
  setFlagsFromString('--no-allocation-site-pretenuring')
  // The first process of a container ignores signals that it has no handler for; while starting there is nothing to drain.
  const leave = () => process.exit(0)
  process.once('SIGTERM', leave).once('SIGINT', leave)
  const { config, sandbox } = await prepare(command)
  const { buildApp } = await import('./app.ts')
  const logger = await loggerOptions(config.log.level, process.stdout.isTTY)
  const tracing = wantsTraces(process.env) ? await startTracing() : undefined
  const { app, drain } = await buildApp(config, { logger, sandbox, tracing })

  const { drainMs, host, port } = config.server
  closeWithGrace({ delay: drainMs + closingMs, logger: app.log }, async ({ err, signal }) => {
    if (err) app.log.fatal(err, 'ending after an error that nobody caught')
    else app.log.info({ signal, drainMs }, 'draining')
    await drain()
    await sandbox?.close()
  })
  process.off('SIGTERM', leave).off('SIGINT', leave)

  await app.listen({ host, port })
  if (sandbox) introduceSandbox(app, sandbox.apiKey)
}

async function simulate(file: string): Promise<void> {
  const { startDesks } = await import('./sandbox/desks.ts')
  const desks = await startDesks(file)
  closeWithGrace({ delay: closingMs, logger: false }, () => desks.close())
  process.stdout.write(
    `simulated desks are ready, the configuration is in ${file}\nAPI key ${desks.apiKey}\n`,
  )
}

async function startTracing() {
  const { createTracing } = await import('./plugins/tracing.ts')
  return createTracing(process.env, version)
}

async function prepare({ file, host, port }: ServeCommand) {
  if (file !== null) return { config: await load(file), sandbox: null }
  const { startSandbox } = await import('./sandbox/start.ts')
  const sandbox = await startSandbox({ host, port })
  return { config: sandbox.config, sandbox }
}

/** Imported when it is needed: it brings every provider along. */
async function load(file: string) {
  const { loadConfig } = await import('./config/load.ts')
  return loadConfig(file, process.env)
}
