import { billmanager } from './billmanager/index.ts'
import { epixel } from './epixel/index.ts'
import { plusofon } from './plusofon/index.ts'
import { rackspace } from './rackspace/index.ts'
import { selectel } from './selectel/index.ts'

/** Every built-in provider, one line each. Config schema, OpenAPI, capabilities, sandbox and tests derive from it. */
export const registry = [selectel, rackspace, billmanager, epixel, plusofon] as const
