import type { OverloadOptions } from '../../src/plugins/overload.ts'

/** A test shares its process with the gateway, and its machine with other tests: a slow moment there is no overload. */
export const neverOverloaded: OverloadOptions = { maxEventLoopDelayMs: 600_000 }
