import { fileURLToPath } from 'node:url'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { buildApp } from '../../src/app.ts'
import { parseConfig } from '../../src/config/load.ts'

export const documentPath = fileURLToPath(new URL('../../openapi/openapi.json', import.meta.url))
export const typesPath = fileURLToPath(new URL('openapi-types.ts', import.meta.url))

/** Any account: the document is the same for every configuration. */
const configuration = `
auth: { keys: [{ id: docs, sha256: "${'0'.repeat(64)}", scopes: [tickets:read], connections: ["*"] }] }
store: { path: null }
connections: { selectel: { provider: selectel, settings: { token: none } } }
`

/** The document as `/openapi.json` serves it, as text that reads well in a diff. */
export async function currentDocument(): Promise<string> {
  const { app } = await buildApp(parseConfig('docs', configuration, {}), { logger: false, sandbox: null })
  try {
    await app.ready()
    return `${JSON.stringify(app.swagger(), null, 2)}\n`
  } finally {
    await app.close()
  }
}

/** TypeScript types of the document, for openapi-fetch. */
export async function typesOf(document: string): Promise<string> {
  return `// Written by \`npm run openapi\`.\n${astToString(await openapiTypescript(document))}`
}
