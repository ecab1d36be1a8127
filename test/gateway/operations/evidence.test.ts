import { describe, expect, it } from 'vitest'
import { GatewayError, problemCodes } from '../../../src/domain/problems.ts'
import { assign, type Candidate, madeSince } from '../../../src/gateway/operations/evidence/assign.ts'
import { sameText } from '../../../src/gateway/operations/evidence/same-text.ts'
import { splitMarker, withMarker } from '../../../src/gateway/operations/marker.ts'
import type { OperationRecord } from '../../../src/gateway/operations/record.ts'
import { verdictOf } from '../../../src/gateway/operations/verdict.ts'

describe('two texts', () => {
  it.each([
    ['a b', 'a  b\n'],
    ['a\r\nb', 'a\nb'],
    ['Cafe\u0301', 'Café'],
    ['a < b & c', 'a &lt; b &amp; c'],
    ['a\nb', 'a<br/>b'],
    ['it’s', 'it&#8217;s'],
    ['x', '<p>x</p>'],
    ['x', 'x\n\nRef: gw-abcdefghijkl'],
    ['x', '<p>x</p><p>Ref: gw-abcdefghijkl</p>'],
  ])('%j and %j say the same', (one, other) => {
    expect(sameText(one, other)).toBe(true)
    expect(sameText(other, one)).toBe(true)
  })

  it.each([
    ['a', 'b'],
    ['a', 'a b'],
    ['<br>', '<hr>'],
    ['a', 'A'],
  ])('%j and %j do not', (one, other) => {
    expect(sameText(one, other)).toBe(false)
  })

  it('lose their marker, and only that', () => {
    const marked = withMarker('Text\nRef: 12', 'some operation')
    expect(splitMarker(marked).text).toBe('Text\nRef: 12')
    expect(splitMarker('Ref: nothing of ours')).toEqual({ text: 'Ref: nothing of ours', marker: null })
  })
})

describe('a candidate', () => {
  const sentAt = Date.parse('2026-03-01T10:00:40.500Z')

  it('was made since, give or take the clocks; a time without seconds may be any of its minute', () => {
    expect(madeSince('2026-03-01T10:00:40.000Z', sentAt)).toBe(true)
    expect(madeSince('2026-03-01T10:00:15.000Z', sentAt)).toBe(true)
    expect(madeSince('2026-03-01T10:00:00.000Z', sentAt)).toBe(true)
    expect(madeSince('2026-03-01T09:59:00.000Z', sentAt)).toBe(false)
    expect(madeSince('2026-03-01T09:59:59.000Z', sentAt)).toBe(false)
    expect(madeSince(null, sentAt)).toBe(true)
  })

  const candidate = (id: string, changes: Partial<Candidate> = {}): Candidate => ({
    id,
    createdAt: null,
    claimant: null,
    marker: null,
    ...changes,
  })
  const record = (id: string, changes: Partial<OperationRecord> = {}): OperationRecord => ({
    id,
    version: 1,
    caller: 'c',
    connection: 'desk',
    state: 'unknown',
    key: null,
    action: 'createTicket',
    fingerprint: '',
    target: { ticket: null, comment: null },
    input: null,
    keep: true,
    owner: '',
    attempt: 1,
    createdAt: 0,
    updatedAt: 0,
    sentAt: 1,
    lastSentAt: 1,
    unknownSince: 1,
    absences: 0,
    hint: {},
    ticketId: null,
    commentId: null,
    digests: [],
    digestsComplete: false,
    answer: null,
    problem: null,
    ...changes,
  })

  it('goes to one operation each, in the order of sending', () => {
    const rivals = [record('b', { sentAt: 2 }), record('a', { sentAt: 1 }), record('c', { sentAt: null })]
    const candidates = [candidate('10'), candidate('9')]
    const given = rivals.map((rival) => assign(rival, 'none', rivals, candidates)?.id ?? null)
    expect(given).toEqual(['10', '9', null])
  })

  it('goes to whom its marker or an earlier claim names, whatever else', () => {
    const one = record('a')
    expect(assign(one, 'mine', [one], [candidate('1'), candidate('2', { marker: 'mine' })])?.id).toBe('2')
    expect(assign(one, 'mine', [one], [candidate('1'), candidate('2', { claimant: 'a' })])?.id).toBe('2')
    expect(assign(one, 'mine', [one], [candidate('1', { marker: 'other' })])).toBeNull()
    expect(assign(one, 'mine', [one], [candidate('1', { claimant: 'b' })])).toBeNull()
  })

  it('has a higher number than the last that was known', () => {
    const one = record('a', { hint: { lastNumber: 9 } })
    expect(assign(one, 'none', [one], [candidate('9'), candidate('10')])?.id).toBe('10')
  })
})

describe('what a failure proves', () => {
  it('before anything was sent: that nothing was done', () => {
    expect(verdictOf(new Error('any'), false)).toBe('released')
  })

  it('afterwards: nothing, unless the error says so', () => {
    for (const code of problemCodes) {
      expect(verdictOf(new GatewayError(code), true)).toBe('unknown')
      expect(verdictOf(new GatewayError(code, { effect: 'unknown' }), true)).toBe('unknown')
      expect(verdictOf(new GatewayError(code, { effect: 'nothing' }), true)).toBe('released')
    }
    expect(verdictOf(new Error('any'), true)).toBe('unknown')
  })

  it('a file too large for the provider is a refusal, one too large for us never arrived', () => {
    const upstream = { status: 413, code: null, message: null }
    const code = 'attachment_too_large'
    expect(verdictOf(new GatewayError(code, { effect: 'refused', upstream }), true)).toBe('failed')
    expect(verdictOf(new GatewayError(code, { effect: 'refused' }), true)).toBe('released')
  })
})
