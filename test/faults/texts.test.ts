import { afterAll, beforeAll, expect, it } from 'vitest'
import { politeDesk } from '../support/fake-desk.ts'
import { type FakeGateway, selectelAt, startInFrontOf } from '../support/fake-gateway.ts'
import { type FakeUpstream, startFake } from '../support/fake-upstream.ts'

let fake: FakeUpstream
let gateway: FakeGateway
beforeAll(async () => {
  fake = await startFake(politeDesk)
  gateway = await startInFrontOf({ desk: selectelAt(fake.origin) })
})
afterAll(async () => {
  await gateway.close()
  await fake.close()
})

/** How long an answer is decides how it is decoded. */
const lengths = [10, 1000, 100_000] as const
const texts = [
  'A plain text. ',
  'Größe: 5 €. ',
  'Сервер не отвечает. ',
  '応答なし 🤖 ',
  '\u{10ffff}\u0000\ud7ff',
] as const

const subjectOf = async (bytes: Buffer): Promise<string> => {
  fake.behave(({ answer }) => answer(200, bytes), 1)
  const { status, body } = await gateway.client.ask<{ subject: string }>('GET', '/v1/tickets/desk:7')
  expect(status).toBe(200)
  return body.subject
}
const ticket = (summary: string) => Buffer.from(JSON.stringify({ number: 7, summary }))

it.each(lengths.flatMap((length) => texts.map((text) => [text, length] as const)))(
  'gives %j on as it is, repeated to %d characters',
  async (text, length) => {
    const summary = text.repeat(Math.ceil(length / text.length))
    expect(await subjectOf(ticket(summary))).toBe(summary)
  },
)

it.each(lengths)('puts a mark where the bytes are no UTF-8, in %d characters', async (length) => {
  const summary = `${'ж'.repeat(length)}?`
  const bytes = ticket(summary)
  bytes[bytes.lastIndexOf('?')] = 0xff
  expect(await subjectOf(bytes)).toBe(`${'ж'.repeat(length)}\ufffd`)
})
