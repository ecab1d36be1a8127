import { definitions } from '../../src/config/connection.ts'
import { configurationReference } from '../../src/config/reference.ts'
import type { Capabilities, Provider } from '../../src/domain/capability.ts'
import { lanes } from '../../src/domain/lane.ts'
import { operations } from '../../src/domain/operation-name.ts'
import { problemCodes, problemType } from '../../src/domain/problems.ts'
import { warningTitles } from '../../src/domain/warnings.ts'
import { describeProviders } from '../../src/gateway/providers.ts'

/** Parts of the documentation that are read off the code: what stands between `<!-- name:start -->` and `<!-- name:end -->`. */
export const generated: Readonly<Record<string, (page: string) => string>> = {
  config: configurationReference,
  providers: providerTable,
  capabilities: capabilityPage,
  problems: problemTable,
}

/** The page with everything generated as the code is now. */
export function withGenerated(page: string, text: string): string {
  return text.replace(/<!-- (\w+):start -->[\s\S]*?<!-- \1:end -->/g, (whole, name: string) => {
    const make = generated[name]
    return make === undefined ? whole : `<!-- ${name}:start -->\n\n${make(page)}\n\n<!-- ${name}:end -->`
  })
}

const providers = describeProviders(definitions)

function columns() {
  return providers.flatMap(({ name, variants }) =>
    variants.map(({ role, capabilities }) => ({
      title: role === null ? name : `${name} ${role}`,
      capabilities,
    })),
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const supportWords = { native: 'yes', emulated: 'emulated', unsupported: '–' } as const

function providerTable(): string {
  const all = columns()
  return table(
    ['operation', ...all.map(({ title }) => title)],
    Object.keys(operations).map((name) => [
      `\`${name}\``,
      ...all.map(({ capabilities }) => supportWords[capabilities.operations[name] ?? 'unsupported']),
    ]),
  )
}

function problemTable(): string {
  const rows = problemCodes.map((code) => {
    const { status, title, advice } = problemType(code)
    return [`\`${code}\``, String(status), title, advice]
  })
  const warnings = Object.entries(warningTitles).map(([code, title]) => [`\`${code}\``, title])
  return [
    table(['code', 'status', 'what it means', 'what to do'], rows),
    '## Warnings\n\nAn answer with status 2xx may carry `warnings`. Their codes are those above, and:',
    table(['code', 'what it means'], warnings),
  ].join('\n\n')
}

/** What the provider of a page can do, for each of its roles. */
function capabilityPage(page: string): string {
  const provider = providers.find(({ id }) => page.endsWith(`/${id}.md`))
  if (provider === undefined) throw new Error(`${page} is not the page of a provider`)
  return provider.variants
    .map(({ role, capabilities }) =>
      [role === null ? '' : `### Role ${role}`, ...capabilityText(capabilities)].filter(Boolean).join('\n\n'),
    )
    .join('\n\n')
}

function capabilityText(capabilities: Provider['variants'][number]['capabilities']): readonly string[] {
  const { operations: known, filters, sorts, ratings } = capabilities
  const scales = Object.entries(ratings).flatMap(([name, scale]) =>
    scale === null ? [] : [`${name} ${scale.values?.join(' or ') ?? `${scale.min} to ${scale.max}`}`],
  )
  return [
    `Does itself: ${those(known, 'native')}.`,
    `Put together by the gateway from other calls: ${those(known, 'emulated')}.`,
    `Cannot do (501 \`operation_not_supported\`): ${those(known, 'unsupported')}.`,
    ...fieldTable(capabilities),
    `Filters by itself: ${those(filters, 'native')}. The gateway filters: ${those(filters, 'gateway')}. Not at all: ${those(filters, 'unsupported')}.`,
    `Sorts by itself: ${those(sorts, 'native')}. The gateway sorts: ${those(sorts, 'gateway')}.`,
    `Ratings: ${scales.join('; ') || 'none'}.`,
    `Files: ${filesText(capabilities)}.`,
    `Quotas a minute: ${quotaText(capabilities)}.`,
  ]
}

function those(known: Readonly<Record<string, string>>, word: string): string {
  const names = Object.entries(known).flatMap(([name, value]) => (value === word ? [`\`${name}\``] : []))
  return names.join(', ') || 'none'
}

function fieldTable({ createFields, updateFields, commentFields }: Capabilities): readonly string[] {
  const groups = [
    ['createTicket', createFields],
    ['updateTicket', updateFields],
    ['addComment', commentFields],
  ] as const
  const rows = groups.flatMap(([operation, fields]) =>
    Object.entries(fields).map(([name, { required, maxLength, values }]) => [
      `\`${operation}\``,
      `\`${name}\``,
      required ? 'yes' : '–',
      [
        ...(maxLength === null ? [] : [`at most ${maxLength} characters`]),
        ...(values === null ? [] : [values.map((value) => `\`${String(value)}\``).join(' ')]),
      ].join('; ') || '–',
    ]),
  )
  return [table(['operation', 'field', 'required', 'limits'], rows)]
}

function filesText({ attachments }: Capabilities): string {
  if (attachments === null) return 'none'
  const { maxFiles, maxBytes, forbiddenExtensions, moment } = attachments
  return [
    `sent ${moment} the write`,
    maxFiles === null ? 'any number' : `at most ${maxFiles}`,
    maxBytes === null ? 'any size' : `at most ${maxBytes} bytes each`,
    ...(forbiddenExtensions.length === 0 ? [] : [`${forbiddenExtensions.length} extensions are refused`]),
  ].join(', ')
}

function quotaText({ lanes: limits }: Capabilities): string {
  const known = lanes.flatMap((lane) => {
    const { limit, intervalMs } = limits[lane]
    return limit === null || intervalMs === null ? [] : [`${lane} ${(limit * 60_000) / intervalMs}`]
  })
  return known.join(', ') || 'none documented'
}
