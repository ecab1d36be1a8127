type Environment = Readonly<Record<string, string | undefined>>

/** Whether the OTEL_ variables name somebody who wants traces; without them nothing of OpenTelemetry is loaded. */
export function wantsTraces(environment: Environment): boolean {
  const { OTEL_SDK_DISABLED, OTEL_TRACES_EXPORTER: exporter } = environment
  if (OTEL_SDK_DISABLED?.toLowerCase() === 'true' || exporter === 'none') return false
  return Boolean(
    exporter || environment.OTEL_EXPORTER_OTLP_ENDPOINT || environment.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT,
  )
}

/** What is asked for and is not here must not be missed in silence. */
export class UnknownSetting extends Error {
  constructor(name: string, allowed: readonly string[]) {
    super(`${name} must be one of ${allowed.join(', ')}.`)
  }
}
