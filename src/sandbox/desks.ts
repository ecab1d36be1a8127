import { rename, writeFile } from 'node:fs/promises'
import { type Sandbox, startSandbox } from './start.ts'

/**
 * Starts the simulated desks alone, and writes the configuration of the gateways that stand before them. They listen on
 * loopback, so the gateways must share it. JSON is YAML, and what differs between replicas comes from their environment.
 */
export async function startDesks(file: string): Promise<Sandbox> {
  const sandbox = await startSandbox({ host: '0.0.0.0', port: 0 })
  const { config } = sandbox
  const shared = {
    ...config,
    server: {
      ...config.server,
      port: `\${GATEWAY_PORT:-8080}`,
      metricsPort: `\${GATEWAY_METRICS_PORT:-}`,
      trustProxy: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
    },
    store: {
      url: `\${GATEWAY_REDIS_URL:-redis://127.0.0.1:6379}`,
      replicas: `\${GATEWAY_REPLICAS:-3}`,
    },
  }
  // Whoever waits for the file finds it whole.
  await writeFile(`${file}.new`, JSON.stringify(shared, null, 2), { mode: 0o600 })
  await rename(`${file}.new`, file)
  return sandbox
}
