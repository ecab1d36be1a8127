import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources'
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ConsoleSpanExporter,
  ParentBasedSampler,
  type Sampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import { UnknownSetting } from './wanted.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Where spans go and which are kept, as the OTEL_ variables say; address, headers and time-outs the exporter reads itself. */
export function createProvider(environment: Environment, version: string): TracerProvider {
  const own = resourceFromAttributes({ 'service.name': 'ticket-gateway', 'service.version': version })
  return new TracerProvider({
    resource: defaultResource()
      .merge(own)
      .merge(detectResources({ detectors: [envDetector] })),
    sampler: samplerOf(environment),
    spanProcessors: [new BatchSpanProcessor({ exporter: exporterOf(environment) })],
  })
}

function exporterOf(environment: Environment): SpanExporter {
  const name = environment.OTEL_TRACES_EXPORTER || 'otlp'
  if (name === 'console') return new ConsoleSpanExporter()
  if (name !== 'otlp') throw new UnknownSetting('OTEL_TRACES_EXPORTER', ['otlp', 'console', 'none'])
  const protocol =
    environment.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL ||
    environment.OTEL_EXPORTER_OTLP_PROTOCOL ||
    'http/protobuf'
  if (protocol === 'http/protobuf') return new ProtobufExporter()
  if (protocol === 'http/json') return new JsonExporter()
  throw new UnknownSetting('OTEL_EXPORTER_OTLP_PROTOCOL', ['http/protobuf', 'http/json'])
}

function samplerOf({
  OTEL_TRACES_SAMPLER: asked,
  OTEL_TRACES_SAMPLER_ARG: ratio = '1',
}: Environment): Sampler {
  const name = asked || 'parentbased_always_on'
  const roots: Readonly<Record<string, () => Sampler>> = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
    traceidratio: () => new TraceIdRatioBasedSampler(Number(ratio)),
  }
  const root = roots[name.replace(/^parentbased_/, '')]
  if (root === undefined) {
    const names = Object.keys(roots)
    throw new UnknownSetting('OTEL_TRACES_SAMPLER', [...names, ...names.map((name) => `parentbased_${name}`)])
  }
  return name.startsWith('parentbased_') ? new ParentBasedSampler({ root: root() }) : root()
}
