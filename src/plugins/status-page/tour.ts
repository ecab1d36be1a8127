/** A line for a shell, and what it shows. */
export interface TourStep {
  readonly title: string
  readonly command: string
}

const call = { connection: 'plusofon', subject: 'No incoming calls', body: 'Since this morning.' }
const file = { connection: 'selectel', subject: 'Server does not boot', body: 'The log is attached.' }
const disk = {
  connection: 'rackspace',
  subject: 'Disk is full',
  body: 'Which one can be extended?',
  category: 'Incident/General',
  account: 'hybrid:12345',
}

/** A way through the sandbox, from looking around to safe writes; each line works by itself. */
export function tourOf(origin: string, apiKey: string): readonly TourStep[] {
  const curl = (path: string, ...options: readonly string[]) =>
    ['curl -sS', ...options, `-H 'Authorization: Bearer ${apiKey}'`, `'${origin}${path}'`].join(' ')
  const json = (body: object) => `-H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`
  return [
    { title: 'See which desks are connected, and what each can do', command: curl('/v1/connections') },
    { title: 'List the newest tickets of all of them', command: curl('/v1/tickets?limit=5') },
    {
      title: 'Open a ticket; run it twice, and there is still one',
      command: curl('/v1/tickets', "-H 'Idempotency-Key: tour-1'", json(call)),
    },
    {
      title: 'Open a ticket with a file',
      command: `echo hello | ${curl('/v1/tickets', `-F 'ticket=${JSON.stringify(file)}'`, "-F 'files=@-;filename=hello.txt'")}`,
    },
    {
      title: 'See what would be sent, without sending it',
      command: curl('/v1/tickets?dryRun=true', json(disk)),
    },
    { title: 'See which writes there were, and what became of them', command: curl('/v1/operations') },
  ]
}
