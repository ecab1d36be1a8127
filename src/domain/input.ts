import { Type } from '@sinclair/typebox'
import { providerString } from './schema.ts'

/** Something other than white space; the validator says "must not be blank". */
const notBlank = '\\S'
export const subject = Type.String({
  minLength: 1,
  pattern: notBlank,
  description: 'What it is about, in one line.',
  examples: ['Server does not answer'],
})
export const body = Type.String({
  minLength: 1,
  pattern: notBlank,
  description: 'The message.',
  examples: ['It does not answer to ping since 09:00 UTC.'],
})
export const attachments = Type.Array(
  providerString('Id from uploadFiles.', '5f0c5b1e-8b0e-4d53-9f3a-0f3f4ad0a1b2'),
  { description: 'Earlier uploads to attach.' },
)
export const ProviderFields = Type.Record(Type.String(), Type.Unknown(), {
  description: 'Fields that only this provider has, checked against `capabilities.providerFields`.',
})
