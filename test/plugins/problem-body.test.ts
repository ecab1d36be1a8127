import { describe, expect, it } from 'vitest'
import { GatewayError } from '../../src/domain/problems.ts'
import { cleanSentence, problemBody } from '../../src/plugins/problem-body.ts'

const context = { requestId: 'r-1', instance: '/v1/tickets' }

describe('the provider’s sentence', () => {
  it.each([
    ['Тема не может быть пустой', 'Тема не может быть пустой'],
    ['<p>The <b>subject</b> is too long</p>', 'The subject is too long'],
    ['<script>alert(1)</script>Bad input<!-- build 17 -->', 'Bad input'],
    ['1 < 2 and 3 > 2', '1 2 and 3 2'],
    ['&lt;script&gt;x', 'script x'],
    ['a\u0000b\u001b[31mc\r\nd', 'a b [31mc d'],
    ['see https://user:pass@host/path?token=abc123#x now', 'see https://host/path now'],
    ['Bearer abcdef1234567890 is not valid', '… is not valid'],
    ['token: 8f3a1c22e9 expired', '… expired'],
    ['hash 0123456789abcdef0123456789abcdef0123 seen', 'hash … seen'],
    ['jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc_def', 'jwt …'],
    ['Failed\n    at Object.run (/srv/app/index.js:10:5)\n    at main.js:3:1\nTry again', 'Failed Try again'],
    ['Traceback (most recent call last):\n  File "/srv/a.py", line 3\nValueError: bad', 'ValueError: bad'],
    ['The password must have 8 characters', 'The password must have 8 characters'],
  ])('%j is shown as %j', (given, shown) => {
    expect(cleanSentence(given)).toBe(shown)
  })
  it('is cut at 500 characters, and null where nothing is left', () => {
    expect(Array.from(cleanSentence('Слишком длинно. '.repeat(100)) ?? '').length).toBe(500)
    expect(cleanSentence('<br>')).toBeNull()
  })
})

describe('a problem', () => {
  it('holds what is known, and nothing else', () => {
    expect(
      problemBody(new GatewayError('ticket_not_found', { cause: new Error('inside') }), context),
    ).toEqual({
      type: '/problems/ticket_not_found',
      title: 'There is no such ticket',
      status: 404,
      detail: 'There is no such ticket',
      instance: '/v1/tickets',
      code: 'ticket_not_found',
      requestId: 'r-1',
    })
  })
  it('tells whole seconds, at least one, and always where a wait is the advice', () => {
    const wait = (code: 'queue_full' | 'conflict' | 'overloaded', retryAfterMs?: number) =>
      problemBody(new GatewayError(code, retryAfterMs === undefined ? {} : { retryAfterMs }), context)
        .retryAfter
    expect([wait('queue_full', 1), wait('queue_full', 12_001), wait('overloaded'), wait('conflict')]).toEqual(
      [1, 13, 1, undefined],
    )
  })
  it('names connection, provider, operation and what the provider said', () => {
    const error = new GatewayError('outcome_unknown', {
      status: 504,
      operation: '/v1/operations/1',
      upstream: { status: 500, code: 'oops', message: '<h1>Oops</h1>' },
    })
    const known = { ...context, connection: 'panel', provider: 'billmanager', operationId: 'createTicket' }
    expect(problemBody(error, known)).toMatchObject({
      status: 504,
      connection: 'panel',
      provider: 'billmanager',
      operationId: 'createTicket',
      operation: '/v1/operations/1',
      upstream: { status: 500, code: 'oops', message: 'Oops' },
    })
  })
})
