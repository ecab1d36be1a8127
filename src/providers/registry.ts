/** Every built-in provider, one line each. Config schema, OpenAPI, capabilities, sandbox and tests derive from it. */
export const registry = [] as const
