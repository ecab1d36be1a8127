import type { SandboxAuthor, SandboxPost, SandboxTicket } from './sandbox-account.ts'
import { type Story, stories } from './sandbox-stories.ts'

const contacts = [
  { id: 9747, name: 'office@severny-chai.example', email: 'office@severny-chai.example' },
  { id: 9751, name: 'Анна Журавлёва', email: 'a.zhuravleva@severny-chai.example' },
  { id: 9768, name: 'Игорь Лю 刘', email: 'i.liu@severny-chai.example' },
] as const
const operators: readonly SandboxAuthor[] = [
  { id: 31, name: 'Оператор', staff: true },
  { id: 44, name: 'Мария (техподдержка)', staff: true },
]
const hours = 3600
const firstTicketId = 22_525
const firstPostId = 43_807
/** Longer than any story, so that post ids never meet. */
const postsPerTicket = 10

/** `count` tickets, oldest first, one every 17 hours up to yesterday; the older ones are mostly closed. */
export function exampleTickets(count: number, nowSeconds: number): SandboxTicket[] {
  return Array.from({ length: count }, (_, index) => exampleTicket(index, count, nowSeconds))
}

function exampleTicket(index: number, count: number, nowSeconds: number): SandboxTicket {
  const story = pick(stories, index)
  const age = count - 1 - index
  const createdAt = nowSeconds - 26 * hours - age * 17 * hours - ((index * 397) % 1800)
  const contact = pick(contacts, index * 2 + Math.floor(index / 3))
  const operator = pick(operators, index)
  const id = firstTicketId + index * 37
  const open = age < 4 ? age !== 1 : index % 5 === 2
  const answered = story.messages.some((message) => message.staff)
  return {
    ...{ id, subject: subjectOf(story, index), createdAt, contact, open },
    owner: index % 3 === 0 && answered ? operator : null,
    departmentId: story.departmentId,
    typeId: story.typeId,
    flagType: String(index % 7),
    creationMode: pick(['4', '1', '3'], index),
    escalated: index % 11 === 4,
    tags: story.tags,
    unread: open && story.messages.at(-1)?.staff === true,
    posts: story.messages.map((message, place): SandboxPost => {
      const author = message.staff ? operator : { id: contact.id, name: contact.name, staff: false }
      const postId = firstPostId + index * postsPerTicket + place
      const at = createdAt + place * (2 * hours + ((index * 211) % 4000))
      return {
        id: postId,
        ticketId: id,
        at,
        text: message.text,
        author,
        files: exampleFiles(index, place, at),
      }
    }),
  }
}

/** The same question comes back after some weeks: a number tells the tickets apart. */
function subjectOf(story: Story, index: number): string {
  const round = Math.floor(index / stories.length)
  return round === 0 ? story.subject : `${story.subject} (${round + 1})`
}

function exampleFiles(index: number, place: number, at: number): SandboxPost['files'] {
  if (index % 6 !== 0 || place !== 0) return []
  // The digest of "example" stands in: these files cannot be fetched, the API has no download.
  const sha256 = '50d858e0985ecc7f60418aaf0cc5ab587f42c2570a884095a9e8ccacd0f6545c'
  return [{ id: 4000 + index, at, filename: 'снимок экрана.png', size: 7, sha256 }]
}

function pick<Item>(list: readonly [Item, ...Item[]] | readonly Item[], index: number): Item {
  const item = list[index % list.length]
  if (item === undefined) throw new Error('an example list is empty')
  return item
}
