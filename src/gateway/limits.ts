import type { TSchema } from '@sinclair/typebox'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import type { FieldRule, Scale } from '../domain/capability.ts'
import { type FieldError, GatewayError, type ProblemCode } from '../domain/problems.ts'
import type { Traits } from '../providers/provider.ts'
import type { Scope } from './caller.ts'

/** A connection's own limits, checked before anything is sent: 422, or 403 for members that want a scope. */
export interface Limits {
  createTicket(body: Members, scopes: ReadonlySet<Scope>): void
  updateTicket(body: Members, scopes: ReadonlySet<Scope>): void
  addComment(body: Members, scopes: ReadonlySet<Scope>): void
  /** A reopening is a comment without more. */
  reopenTicket(body: Members): void
  rating(
    kind: 'ticket' | 'comment' | 'close',
    body: { readonly score?: number; readonly comment?: string },
  ): void
}

type Members = Readonly<Record<string, unknown>>

export function createLimits(traits: Traits): Limits {
  const checks = {
    createTicket: fieldCheck(traits.createFields, traits, traits.providerFields.createTicket),
    updateTicket: fieldCheck(traits.updateFields, traits, traits.providerFields.updateTicket),
    addComment: fieldCheck(traits.commentFields, traits, traits.providerFields.addComment),
  }
  return {
    ...checks,
    // A patch names what it changes, so nothing is required.
    updateTicket: fieldCheck(optional(traits.updateFields), traits, traits.providerFields.updateTicket),
    reopenTicket: (body) => checks.addComment(body, new Set()),
    rating(kind, body) {
      const scale = traits.ratings[kind]
      const [given] = Object.keys(body)
      if (scale === null) {
        if (given !== undefined)
          throw fault('field_not_supported', `/${given}`, 'This provider takes no rating here.')
        return
      }
      if (body.score !== undefined && !onScale(scale, body.score))
        throw fault('value_not_supported', '/score', `The score must be ${scaleText(scale)}.`)
    },
  }
}

function optional(rules: Readonly<Record<string, FieldRule>>): Record<string, FieldRule> {
  return Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, { ...rule, required: false }]))
}

function onScale(scale: NonNullable<Scale>, score: number): boolean {
  return scale.values === null ? score >= scale.min && score <= scale.max : scale.values.includes(score)
}

function scaleText({ min, max, values }: NonNullable<Scale>): string {
  return values === null ? `between ${min} and ${max}` : `one of ${values.join(', ')}`
}

function fault(code: ProblemCode, pointer: string, detail: string): GatewayError {
  return faults(code, [{ pointer, detail }])
}

function faults(code: ProblemCode, errors: readonly [FieldError, ...FieldError[]]): GatewayError {
  return new GatewayError(code, { detail: errors[0].detail, errors, effect: 'nothing' })
}

function fieldCheck(rules: Readonly<Record<string, FieldRule>>, traits: Traits, fields: TSchema | null) {
  const required = Object.keys(rules).filter((name) => rules[name]?.required === true)
  const checkProviderFields = fields === null ? null : providerFieldsCheck(fields)

  return (body: Members, scopes: ReadonlySet<Scope>): void => {
    const given = Object.entries(body).filter(([name, value]) => name !== 'connection' && value !== undefined)
    for (const [name] of given) {
      if (rules[name] === undefined)
        throw fault('field_not_supported', `/${name}`, `This provider has no place for \`${name}\` here.`)
    }
    for (const name of required) {
      if (body[name] === undefined)
        throw fault('field_required', `/${name}`, `This provider needs \`${name}\`.`)
    }
    for (const [name, value] of given) checkValue(name, value, rules[name], traits)
    if (body.providerFields !== undefined) checkProviderFields?.(body.providerFields, scopes)
  }
}

function checkValue(name: string, value: unknown, rule: FieldRule | undefined, traits: Traits): void {
  const { maxLength = null, values = null } = rule ?? {}
  if (maxLength !== null && typeof value === 'string' && charactersIn(value, maxLength) > maxLength)
    throw fault(
      'value_not_supported',
      `/${name}`,
      `\`${name}\` may hold at most ${maxLength} characters here.`,
    )
  if (values !== null && !values.includes(value))
    throw fault(
      'value_not_supported',
      `/${name}`,
      `\`${name}\` must be one of ${values.map(String).join(', ')} here.`,
    )
  if (name === 'priority' && !traits.priorities.some((priority) => priority === value))
    throw fault(
      'value_not_supported',
      '/priority',
      `\`priority\` must be one of ${traits.priorities.join(', ')} here.`,
    )
}

/** Characters as people count them, looked at closely only where it matters. */
function charactersIn(text: string, limit: number): number {
  return text.length <= limit ? text.length : Array.from(text).length
}

const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false })
formats.default(ajv)

function providerFieldsCheck(schema: TSchema) {
  let compiled: ValidateFunction | null = null
  const adminFields = Object.entries<TSchema>(schema.properties ?? {})
    .filter(([, member]) => member['x-scope'] === 'admin')
    .map(([name]) => name)

  return (fields: unknown, scopes: ReadonlySet<Scope>): void => {
    for (const name of adminFields) {
      if (typeof fields === 'object' && fields !== null && name in fields && !scopes.has('admin'))
        throw new GatewayError('forbidden', {
          detail: `\`providerFields.${name}\` needs the scope admin.`,
          effect: 'nothing',
        })
    }
    compiled ??= ajv.compile(schema)
    const validate = compiled
    if (validate(fields)) return
    const [first, ...rest] = (validate.errors ?? []).map((error) => {
      const inside = error.params.additionalProperty ?? error.params.missingProperty
      const pointer = `/providerFields${error.instancePath}${inside === undefined ? '' : `/${inside}`}`
      return { keyword: error.keyword, pointer, detail: `${pointer} ${error.message ?? 'is not valid'}.` }
    })
    if (first === undefined) return
    const code =
      first.keyword === 'additionalProperties'
        ? 'field_not_supported'
        : first.keyword === 'required'
          ? 'field_required'
          : 'value_not_supported'
    const shown = ({ pointer, detail }: typeof first): FieldError => ({ pointer, detail })
    throw faults(code, [shown(first), ...rest.map(shown)])
  }
}
