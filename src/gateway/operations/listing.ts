import type { EntryQuery, Store } from '../../store/store.ts'
import { fromEntry, type OperationRecord, type RecordState } from './record.ts'

const pageSize = 200

/** Every operation that matches. */
export async function allOf(
  store: Store,
  query: Pick<EntryQuery, 'connection'> & { readonly state: RecordState },
): Promise<OperationRecord[]> {
  const found: OperationRecord[] = []
  for (;;) {
    const before = found.at(-1)?.id
    const page = await store.list({
      ...query,
      limit: pageSize,
      ...(before === undefined ? {} : { before }),
    })
    found.push(...page.map(fromEntry))
    if (page.length < pageSize) return found
  }
}
