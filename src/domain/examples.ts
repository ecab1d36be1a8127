/** Examples of the published document; each is what the sandbox could answer. */

const agent = { id: null, name: 'Oleg T.', email: null, role: 'agent' }
const file = {
  id: '54190f1e-0b3c-4c11-9c61-4d1a3a9b7c01',
  filename: 'describe-node.txt',
  size: 2048,
  contentType: 'text/plain',
  sha256: null,
  commentId: '18440104',
  downloadable: true,
}

export const exampleTicket = {
  id: 'selectel:3281043',
  connection: 'selectel',
  provider: 'selectel',
  number: '3281043',
  subject: 'Kubernetes node 43 is NotReady',
  state: 'open',
  status: 'in_progress',
  priority: null,
  category: { id: 'cloud_platform', name: 'Cloud platform', parent: { id: 'technical', name: null } },
  tags: [],
  author: null,
  updatedBy: null,
  assignee: null,
  account: null,
  resources: [],
  recipients: [],
  access: { level: 'account_users', projects: [] },
  rating: null,
  unread: true,
  favorite: null,
  blocked: null,
  splitFrom: null,
  commentCount: 3,
  createdAt: '2026-11-20T10:31:25.000Z',
  updatedAt: '2026-11-20T14:31:25.000Z',
  closedAt: null,
  url: 'https://my.selectel.ru/tickets/conversation/3281043',
  actions: ['updateTicket', 'closeTicket', 'rateTicket', 'addComment', 'rateComment'],
  upstream: {
    status: { id: 'in_progress', label: 'In progress' },
    priority: { id: null, label: null },
  },
  providerFields: { noticeId: null },
}

export const exampleComment = {
  id: '18440104',
  ticketId: 'selectel:3281043',
  body: 'We have restarted the node and keep watching it.',
  format: 'text',
  visibility: null,
  author: agent,
  attachments: [file],
  rating: null,
  unread: true,
  movedTo: null,
  movedAt: null,
  createdAt: '2026-11-20T12:31:25.000Z',
}

const plain = { required: false, maxLength: null, values: null }
const free = { limit: null, intervalMs: null, concurrency: null }
const perMinute = (limit: number) => ({ limit, intervalMs: 60_000, concurrency: null })

export const exampleCapabilities = {
  operations: { listTickets: 'native', getComment: 'emulated', splitTicket: 'unsupported' },
  createFields: {
    subject: { required: true, maxLength: 255, values: null },
    body: { required: true, maxLength: 50_000, values: null },
    category: plain,
  },
  updateFields: { access: plain },
  commentFields: {
    body: { required: true, maxLength: 50_000, values: null },
    visibility: { ...plain, values: ['public'] },
  },
  filters: { state: 'native', status: 'gateway', priority: 'unsupported' },
  sorts: { updatedAt: 'native', subject: 'native' },
  priorities: [],
  ratings: {
    ticket: { min: 1, max: 10, values: null },
    comment: { min: -1, max: 1, values: [-1, 1] },
    close: { min: 1, max: 5, values: null },
  },
  attachments: { maxFiles: 10, maxBytes: 20_000_000, forbiddenExtensions: [], moment: 'before' },
  lanes: { read: free, create: perMinute(2), update: free, comment: perMinute(60), upload: perMinute(20) },
  providerFields: {
    createTicket: { type: 'object', properties: { noticeId: { type: 'string' } } },
    updateTicket: null,
    addComment: null,
  },
}

const idle = { remaining: null, running: 0, waiting: 0, pausedUntil: null, nextFreeAt: null }

export const exampleConnection = {
  id: 'selectel',
  provider: 'selectel',
  role: null,
  sandbox: true,
  capabilities: exampleCapabilities,
  lanes: {
    read: { ...free, ...idle },
    create: { ...perMinute(2), ...idle, remaining: 1 },
    update: { ...free, ...idle },
    comment: { ...perMinute(60), ...idle, remaining: 60 },
    upload: { ...perMinute(20), ...idle, remaining: 20 },
  },
  circuit: { state: 'closed', retryAt: null },
}

/** One for each connection of the sandbox, with what it asks for. */
export const exampleNewTickets = [
  {
    connection: 'selectel',
    subject: 'Server does not answer',
    body: 'It does not answer to ping since 09:00 UTC.',
    category: 'technical',
  },
  {
    connection: 'rackspace',
    subject: 'Disk almost full on db-01',
    body: 'Please add 200 GB to /var before the weekend.',
    category: 'Account/General',
    account: 'hybrid:12345',
    priority: 'high',
    resources: ['https://resources.api.rackspace.com/resources/dedicated:0229128'],
  },
  {
    connection: 'billmanager',
    subject: 'Invoice for October',
    body: 'The client asks for the invoice on paper.',
    account: 'office@client-13.example',
    category: '3',
    priority: 'low',
  },
  {
    connection: 'billmanager-client',
    subject: 'IPv6 is missing after the migration',
    body: 'The server has only IPv4 since last night.',
    category: '2',
    priority: 'normal',
    providerFields: { service: '3101' },
  },
  {
    connection: 'epixel',
    subject: 'Commission of October is missing',
    body: 'The payout list does not have it.',
    category: '2',
    priority: 'high',
  },
  {
    connection: 'plusofon',
    subject: 'Calls break off after a minute',
    body: 'On every line, since this morning.',
  },
]
