export const scopes = ['tickets:read', 'tickets:write', 'admin'] as const
export type Scope = (typeof scopes)[number]

/** Who is calling: one key of the configuration. */
export interface Caller {
  /** `auth.keys[].id`. */
  readonly id: string
  readonly scopes: ReadonlySet<Scope>
  /** Whether this key may see the connection; any other does not exist for it. */
  sees(connection: string): boolean
}
