/** The example account: a small company with servers at three kinds of hosting. */

export interface Person {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  readonly type: 'customer' | 'racker'
}

const customer = (id: string, name: string, role: string): Person => ({
  id,
  name,
  roles: [role],
  type: 'customer',
})
const racker = (name: string): Person => ({ id: '', name, roles: ['racker'], type: 'racker' })

export const people = {
  integration: customer('RPN-101-001', 'Northwind Integration', 'administrative'),
  anna: customer('RPN-101-225', 'Anna Kowalczyk', 'primary'),
  dmitri: customer('RPN-101-318', 'Дмитрий Орлов', 'technical'),
  mei: customer('RPN-101-407', '陈美玲', 'billing'),
  priya: racker('Priya S.'),
  marcus: racker('Marcus T.'),
  rackspace: racker('Rackspace R.'),
} as const

export const accounts = [
  {
    name: 'Northwind Traders',
    id: 'hybrid:12345',
    rcn: 'RCN-101-225-310',
    serviceLevel: 'managed',
    severities: ['Low', 'Normal', 'High', 'Urgent', 'Emergency'],
    type: { id: 'hybrid', name: 'Dedicated' },
    permission: 'admin',
    tags: ['proserv'],
    npsOptOut: false,
  },
  {
    name: 'Northwind Web Shop (AWS)',
    id: 'faws:576508529999',
    rcn: 'RCN-101-225-310',
    serviceLevel: 'Aviator',
    severities: ['Low', 'Normal', 'High', 'Urgent'],
    type: { id: 'faws', name: 'AWS' },
    permission: 'admin',
    tags: [],
    npsOptOut: false,
  },
  {
    name: 'Northwind Labs',
    id: '987654',
    rcn: 'RCN-101-225-311',
    serviceLevel: 'navigator',
    severities: ['Low', 'Normal', 'High'],
    type: { id: 'cloud', name: 'Cloud' },
    permission: 'admin',
    tags: [],
    npsOptOut: true,
  },
  {
    name: 'Tailspin Toys (joint project)',
    id: 'managed_gcp:tailspin-4711',
    rcn: 'RCN-400-100-002',
    serviceLevel: 'navigator',
    severities: ['Low', 'Normal'],
    type: { id: 'managed_gcp', name: 'Google Cloud' },
    permission: 'observer',
    tags: [],
    npsOptOut: false,
  },
]

const subcategories = [
  { name: 'General', allowedProducts: ['hybrid'] },
  { name: 'Other', allowedProducts: ['cloud', 'faws', 'managed_gcp'] },
]

export const categories = [
  {
    id: 1,
    name: 'Account',
    description: 'Users, contacts and permissions',
    classification: 'Service Request',
  },
  {
    id: 2,
    name: 'Billing and Payments',
    description: 'Invoices, payments, taxes',
    classification: 'Service Request',
  },
  { id: 3, name: 'Change', description: 'A change to a running system', classification: 'Change' },
  { id: 4, name: 'Incident', description: 'Something is broken or slow', classification: 'Incident' },
  {
    id: 5,
    name: 'Request for Information',
    description: 'Questions about products and services',
    classification: 'Service Request',
  },
].map((category) => ({ ...category, subcategories }))

const RESOURCES_HOST = 'https://resources.api.rackspace.com/resources'

const machines: readonly (readonly [number, string, string, string, string])[] = [
  [168720, 'web-01.northwind.example', 'server', 'online', 'iad'],
  [168721, 'web-02.northwind.example', 'server', 'online', 'iad'],
  [168722, 'web-03.northwind.example', 'server', 'offline', 'iad'],
  [229128, 'db-01.northwind.example', 'server', 'online', 'dfw'],
  [229129, 'db-02.northwind.example', 'server', 'online', 'dfw'],
  [229130, 'db-replica-01.northwind.example', 'server', 'offline', 'dfw'],
  [301377, 'fw-edge-01', 'firewall', 'online', 'iad'],
  [301378, 'fw-edge-02', 'firewall', 'online', 'dfw'],
  [310002, 'lb-shop', 'loadBalancer', 'online', 'iad'],
  [322871, 'san-backup', 'storage', 'online', 'lon'],
  [340015, 'почта-01.northwind.example', 'server', 'online', 'lon'],
  [340016, '深圳-仓库-01', 'server', 'online', 'hkg'],
]

export const resources = machines.map(([number, name, type, status, location], index) => ({
  accountId: 'hybrid:12345',
  name,
  id: `dedicated:0${number}`,
  platform: 'dedicated',
  type,
  status,
  _links: { self: `${RESOURCES_HOST}/dedicated:0${number}` },
  location,
  network: { primaryIp: `192.0.2.${10 + index}` },
}))

export interface Scenario {
  readonly subject: string
  readonly category: string
  readonly severity: string
  readonly status: string
  /** Who said what, in order; the first is the opening message. */
  readonly talk: readonly (readonly [keyof typeof people, string])[]
  readonly file?: { readonly filename: string; readonly contentType: string; readonly content: string }
}

/** Conversations that come round again with another machine's name in place of `{host}`. */
export const scenarios: readonly Scenario[] = [
  {
    subject: 'Help! We need more servers for {host}!',
    category: 'Incident',
    severity: 'Urgent',
    status: 'In Progess',
    talk: [
      ['mei', 'We are receiving a ton of traffic, we need more servers!'],
      ['rackspace', 'We are on it!'],
      ['mei', 'Thank you 🙏 checkout takes 9 seconds at the moment.'],
    ],
    file: {
      filename: 'server.log',
      contentType: 'text/plain',
      content: '2026-03-14T09:26:53Z worker pool exhausted\n2026-03-14T09:26:54Z 502 upstream timed out\n',
    },
  },
  {
    subject: '{host}: disk almost full on /var',
    category: 'Incident',
    severity: 'High',
    status: 'Pending Customer',
    talk: [
      ['dmitri', 'Раздел /var заполнен на 96 %. Помогите найти, что занимает место.'],
      ['marcus', 'Most of it is /var/log/journal (41 GB). May we vacuum it down to [b]2 GB[/b]?'],
    ],
  },
  {
    subject: 'Invoice for last month shows {host} twice',
    category: 'Billing and Payments',
    severity: 'Normal',
    status: 'Solved',
    talk: [
      ['mei', '上个月的发票里同一台服务器收了两次费,请核对。'],
      ['priya', 'You are right, one line was a leftover of the migration. A credit note is on its way.'],
      ['mei', '收到,谢谢!'],
    ],
    file: { filename: 'счёт-фактура №42.txt', contentType: 'text/plain', content: 'Total: 1 204,00 EUR\n' },
  },
  {
    subject: 'Open port 8443 on the firewall in front of {host}',
    category: 'Change',
    severity: 'Normal',
    status: 'Closed',
    talk: [
      ['dmitri', 'Please allow TCP 8443 from 203.0.113.0/24.'],
      ['priya', 'Done, rule 1180. Could you test?'],
      ['dmitri', 'Works. You can close this.'],
      ['priya', 'Closing, have a nice day.'],
    ],
  },
  {
    subject: 'Which backup policy applies to {host}?',
    category: 'Request for Information',
    severity: 'Low',
    status: 'Pending Rackspace',
    talk: [['anna', 'Our auditor asks for the retention of full and incremental backups.']],
  },
  {
    subject: 'Add Дмитрий Орлов as technical contact',
    category: 'Account',
    severity: 'Low',
    status: 'Closed',
    talk: [
      ['anna', 'Please add our new administrator, see the signed form.'],
      ['marcus', 'Added. He will get an invitation by mail.'],
    ],
  },
  {
    subject: 'RAID controller of {host} reports a predictive failure',
    category: 'Incident',
    severity: 'Emergency',
    status: 'In Progress',
    talk: [
      ['dmitri', 'smartctl: slot 3, 41 reallocated sectors and counting.'],
      ['marcus', 'Spare is in the rack. Swap tonight at 02:00 UTC?'],
      ['dmitri', 'Да, подходит. 02:00 UTC.'],
      ['marcus', 'Scheduled with the data centre team.'],
    ],
  },
  {
    subject: 'Kernel update and reboot of {host}',
    category: 'Change',
    severity: 'Normal',
    status: 'Pending Maintenance',
    talk: [
      ['anna', 'Please patch in the next maintenance window.'],
      ['priya', 'Planned for Sunday 03:00–04:00 UTC.'],
    ],
  },
  {
    subject: 'Mail from {host} ends in spam 😟',
    category: 'Incident',
    severity: 'Normal',
    status: 'Feedback Received',
    talk: [
      ['mei', '客户说我们的订单确认邮件都进了垃圾箱。'],
      ['priya', 'The SPF record misses the new relay. Could you add the host below?'],
      ['mei', '已添加,请再检查一次。'],
    ],
  },
  {
    subject: 'Load balancer drops WebSocket connections to {host}',
    category: 'Incident',
    severity: 'High',
    status: 'Pending Vendor',
    talk: [
      ['dmitri', 'Connections are cut after exactly 60 seconds of silence.'],
      ['marcus', 'Reproduced; we opened a case with the vendor.'],
    ],
  },
  {
    subject: 'New SSL certificate for {host}',
    category: 'Change',
    severity: 'Normal',
    status: 'New',
    talk: [['anna', 'The certificate expires in three weeks. The request file is attached.']],
    file: {
      filename: 'northwind.csr.pem',
      contentType: 'application/x-pem-file',
      content: '-----BEGIN CERTIFICATE REQUEST-----\nZXhhbXBsZQ==\n-----END CERTIFICATE REQUEST-----\n',
    },
  },
  {
    subject: 'Is {host} covered by the DDoS protection?',
    category: 'Request for Information',
    severity: 'Low',
    status: 'Closed',
    talk: [
      ['anna', 'We are preparing for a sale with a lot of press.'],
      ['rackspace', 'Yes, all addresses of this account are covered.'],
    ],
  },
]
