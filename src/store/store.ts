/** How long a claim keeps others away. */
export const claimLifeMs = 30 * 24 * 3_600_000

/** What a store tells apart and finds again; everything else of a record is `content`, plain JSON. */
export interface Entry {
  /** Sorts by time of creation. */
  readonly id: string
  /** 1 for a new entry; every accepted change adds one. */
  readonly version: number
  readonly caller: string
  readonly connection: string
  readonly state: string
  /** Unique among all entries; null: not found by key. */
  readonly key: string | null
  /** When it may be forgotten, in ms since the epoch; null: never. */
  readonly expiresAt: number | null
  readonly content: unknown
}

export interface EntryQuery {
  readonly caller?: string
  readonly connection?: string
  readonly state?: string
  /** Newest first, older than this id. */
  readonly before?: string
  readonly limit: number
}

export type Created = { readonly created: true } | { readonly created: false; readonly existing: Entry }

/**
 * Records with versions, shared by all replicas that use the same store. Every call ends within a second;
 * one that fails throws `store_unavailable`, and may or may not have had its effect.
 */
export interface Store {
  get(id: string): Promise<Entry | null>
  byKey(key: string): Promise<Entry | null>
  /** Adds the entry unless its key or id is taken. Seen by all at once; durable with the next durable call. */
  create(entry: Entry): Promise<Created>
  /** Durably replaces version `entry.version - 1` and claims for the entry; false when another version is there. */
  replace(entry: Entry, claims?: readonly string[]): Promise<boolean>
  /** False when another version, or none, is there. */
  remove(id: string, version: number): Promise<boolean>
  /** Durably gives `key` to `owner`; false when another has it. */
  claim(key: string, owner: string): Promise<boolean>
  /** Who has claimed each key; null: nobody. */
  claimants(keys: readonly string[]): Promise<readonly (string | null)[]>
  /** Newest first; what matches no filter is left out, so the page is full unless the list ends. */
  list(query: EntryQuery): Promise<readonly Entry[]>
  /** Forgets what has expired; how many. */
  prune(now: number): Promise<number>
  /** Which of these processes live: this one, and those whose lease runs. */
  alive(replicas: readonly string[]): Promise<ReadonlySet<string>>
  /** Whether other processes use it at the same time. */
  readonly shared: boolean
  /** This process, as the owner of what it runs. */
  readonly replica: string
  healthy(): boolean
  /** Told when `healthy()` changes; returns how to stop listening. */
  onChange(listener: (healthy: boolean) => void): () => void
  close(): Promise<void>
}
