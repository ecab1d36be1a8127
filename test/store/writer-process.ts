import { openEmbeddedStore } from '../../src/store/embedded.ts'
import { newId } from '../../src/store/new-id.ts'

/** Writes entries as fast as it can, and says the id of each once it is durable. Ends by being killed. */
const store = await openEmbeddedStore(process.argv[2] ?? '')

async function write(): Promise<void> {
  for (;;) {
    const id = newId(Date.now())
    const entry = {
      id,
      version: 1,
      caller: 'c',
      connection: 'd',
      state: 'running',
      key: id,
      expiresAt: null,
      content: {},
    }
    await store.create(entry)
    if (await store.replace({ ...entry, version: 2, state: 'sent' }, [`d:${id}`]))
      process.stdout.write(`${id}\n`)
  }
}
await Promise.all(Array.from({ length: 20 }, write))
