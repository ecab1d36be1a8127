/** What the id of a key looks like; apart from the schema, which brings every provider along. */
export const keyId = {
  pattern: '^[\\x21-\\x7e]{1,128}$',
  expected: '1 to 128 printable ASCII characters without spaces',
}
