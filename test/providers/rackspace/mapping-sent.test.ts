import { describe, expect, it } from 'vitest'
import { toAccount, toCategories, toResource } from '../../../src/providers/rackspace/catalog.ts'
import { categoryName } from '../../../src/providers/rackspace/mapping.ts'
import {
  fromCategory,
  fromNewTicket,
  fromUploadId,
  toUploadId,
} from '../../../src/providers/rackspace/mapping-writes.ts'
import { routesFor } from '../../../src/providers/rackspace/routes.ts'
import { checkRedirect, refuseStorage, toUploadPlace } from '../../../src/providers/rackspace/storage.ts'
import { WrongShape } from '../../../src/upstream/upstream.ts'
import catalog from './fixtures/catalog.json' with { type: 'json' }
import places from './fixtures/upload-places.json' with { type: 'json' }

describe('catalogs', () => {
  it('makes a category and its subcategories, of which only these are assignable', () => {
    expect(
      toCategories(catalog.categories[0] ?? {}).map(({ id, assignable, products }) => [
        id,
        assignable,
        products,
      ]),
    ).toEqual([
      ['Billing and Payments', false, []],
      ['Billing and Payments/General', true, ['hybrid']],
      ['Billing and Payments/Other', true, ['cloud', 'faws', 'managed_gcp']],
    ])
  })

  it('reads accounts, leaving out severities that nobody knows', () => {
    expect(toAccount(catalog.accounts[0] ?? {})).toEqual({
      id: 'faws:12345',
      name: 'Northwind',
      type: 'faws',
      priorities: ['low', 'normal', 'high', 'urgent'],
      permission: 'observer',
    })
  })

  it('reads the address of a resource as text or as a link object', () => {
    expect(catalog.resources.map((wire) => toResource(wire).url)).toEqual([
      'https://resources.api.rackspace.com/resources/dedicated:00001',
      'https://resources.api.rackspace.com/resources/7',
    ])
  })
})

describe('what is sent', () => {
  it('splits a category id and spells it as the request wants', () => {
    expect(fromCategory('Billing & Payment/Other')).toEqual({
      category: 'Billing and Payments',
      subcategory: 'Other',
    })
    expect(fromCategory('Incident')).toBeNull()
    expect(fromCategory('/Other')).toBeNull()
    expect(categoryName('Request for Information')).toBe('Request for Information')
  })

  it('leaves out what the caller left out', () => {
    const filing = { accountId: 'hybrid:12345', category: 'Incident', subcategory: 'General' }
    const draft = { connection: 'rackspace', subject: 'S', body: 'B' }
    expect(fromNewTicket(draft, filing, [], [])).toEqual({ ...filing, subject: 'S', comment: { text: 'B' } })
    const full = { ...draft, priority: 'urgent', recipients: ['RPN-3322-23'], resources: ['x'] } as const
    expect(
      fromNewTicket(
        { ...full, recipients: ['RPN-3322-23'], resources: ['x'] },
        filing,
        ['https://r/x'],
        [{ uuid: '1-a', filename: 'a' }],
      ),
    ).toMatchObject({
      severity: 'Urgent',
      recipients: ['RPN-3322-23'],
      resources: ['https://r/x'],
      comment: { text: 'B', attachments: [{ filename: 'a', uuid: '1-a' }] },
    })
  })

  it.each([
    { uuid: '1234-server.log', filename: 'server.log' },
    { uuid: '1/2%2F3', filename: 'журнал 1.log' },
  ])('carries %j through an upload id', (file) => {
    expect(fromUploadId(toUploadId(file))).toEqual(file)
    expect(fromUploadId('nonsense')).toBeNull()
  })

  it('climbs to no other path by a ticket number', () => {
    const routes = routesFor({
      baseUrl: 'https://desk.example/',
      identityUrl: 'https://id.example/v2.0/tokens',
      resourcesUrl: 'https://res.example/resources',
      storageHosts: [],
      username: 'u',
      apiKey: 'k',
    })
    expect(routes.tokens).toBe('https://id.example/v2.0/tokens')
    expect(routes.resources).toBe('https://res.example/resources')
    expect(routes.comments('a/b?c')).toBe('https://desk.example/tickets/a%2Fb%3Fc/comments')
    expect(() => routes.ticket('..')).toThrow('There is no such ticket')
  })
})

describe('places to upload to', () => {
  it('tells a signed form from a temporary address', () => {
    expect(toUploadPlace(places.form)).toMatchObject({
      uuid: '1234-server.log',
      maxBytes: 1000,
      form: [
        ['redirect', 'https://example.com/done'],
        ['max_file_size', '1000'],
        ['max_file_count', '1'],
        ['expires', '1522638093'],
        ['signature', 'abc'],
      ],
    })
    expect(toUploadPlace(places.temporary)).toMatchObject({ form: null, maxBytes: 1000 })
    expect(toUploadPlace(places.inside)).toMatchObject({ form: null, maxBytes: null })
    expect(() => toUploadPlace({ attachment_data: {} })).toThrow(WrongShape)
  })

  it('hears a refusal in a redirect, and a file too large in a 400', () => {
    const reply = (status: number, location: string, text = '') => ({
      status,
      headers: { location },
      data: undefined,
      text,
    })
    expect(checkRedirect(reply(303, 'https://x/?status=201&message='))).toBeNull()
    expect(() => checkRedirect(reply(303, 'https://x/?status=401&message=no'))).toThrow('status 401')
    expect(refuseStorage(reply(400, '', 'FormPost: max_file_size exceeded'))?.code).toBe(
      'attachment_too_large',
    )
    expect(refuseStorage(reply(400, '', 'FormPost: no files to process'))).toBeNull()
  })
})
