import { Readable } from 'node:stream'
import { createDesk, type Desk, type DeskCategory, type DeskTag, type DeskTicket } from './sandbox-store.ts'
import { stories } from './sandbox-stories.ts'

/** The member whose tickets the connection sees. */
export const memberEmail = 'maria.petrova@northwind-network.example'
const otherMember = 'li.wei@northwind-network.example'
const agents = ['helpdesk@northwind-network.example', 'payouts@northwind-network.example']

const categories: readonly DeskCategory[] = [
  { id: 1, category: 'Billing', description: 'Payments, invoices and refunds' },
  { id: 2, category: 'Payouts & e-wallet', description: 'Commissions, withdrawals, wallet transfers' },
  { id: 3, category: 'Genealogy tree', description: 'Placement, sponsor changes, holding tank' },
  { id: 4, category: 'Technical support', description: 'Back office, replicated site, mobile app' },
  { id: 5, category: 'Идентификация (KYC)', description: 'Проверка документов участников' },
  { id: 6, category: 'Orders & shipping', description: 'Autoship, parcels, returns' },
]

const tags: readonly DeskTag[] = [
  { id: 1, tag: 'Urgent payout', keyword: 'payout' },
  { id: 2, tag: 'KYC', keyword: 'kyc' },
  { id: 3, tag: 'Refund', keyword: 'refund' },
  { id: 4, tag: 'Bug', keyword: 'bug' },
  { id: 5, tag: 'Сеть', keyword: 'genealogy' },
  { id: 6, tag: 'Autoship', keyword: 'autoship' },
]

/** A desk with `count` tickets of the member, and a few of another member that must stay hidden. */
export async function exampleDesk(count: number): Promise<Desk> {
  const desk = await createDesk(categories, tags)
  for (let index = 0; index < count; index += 1) {
    if (index % 20 === 7) desk.addTicket(strangersTicket(index))
    await addStory(desk, index)
  }
  if (count < 8) desk.addTicket(strangersTicket(0))
  return desk
}

async function addStory(desk: Desk, index: number): Promise<void> {
  const story = stories[index % stories.length]
  if (story === undefined) return
  const round = Math.floor(index / stories.length)
  const ticket = desk.addTicket({
    owner: memberEmail,
    subject: round === 0 ? story.subject : `${story.subject} (${months[round % months.length]})`,
    comment: story.comment,
    category: story.category,
    priority: story.priority,
    // The later the round, the fresher the ticket: old ones are mostly closed.
    status: round === 0 ? story.status : (['1', '2', '3'][(index + round) % 3] ?? '1'),
    tags: story.tags,
  })
  if (story.file) await attachText(desk, ticket, story.file)
  for (const [turn, comment] of story.replies.entries()) {
    const author = turn % 2 === 0 ? agents[index % agents.length] : memberEmail
    desk.addConversation(ticket, author ?? memberEmail, comment)
  }
  if (story.replyFile) await attachText(desk, ticket, story.replyFile, true)
}

const months = ['January', 'February', 'March', 'April', 'May', 'June']

async function attachText(
  desk: Desk,
  ticket: DeskTicket,
  { filename, type, text }: { filename: string; type: string; text: string },
  toLastReply = false,
): Promise<void> {
  const file = await desk.keepFile(Readable.from([Buffer.from(text)]), filename, type)
  desk.attach(ticket, toLastReply ? (ticket.conversations.at(-1) ?? null) : null, file)
}

function strangersTicket(index: number): Omit<DeskTicket, 'id' | 'conversations'> {
  return {
    owner: otherMember,
    subject: `佣金没有到账 #${index}`,
    comment: '上个月的佣金还没有到账,请帮我查一下。',
    category: 2,
    priority: '2',
    status: '1',
    tags: [1],
  }
}
