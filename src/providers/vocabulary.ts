/** A provider's words and ours; compared without case and surrounding space. */
export function table<Ours extends string | boolean>(words: Readonly<Record<string, Ours>>) {
  const ours = new Map(Object.entries(words).map(([theirs, value]) => [theirs.trim().toLowerCase(), value]))
  return (word: string | null | undefined): Ours | undefined =>
    word == null ? undefined : ours.get(word.trim().toLowerCase())
}

/** The other direction: our word -> theirs; one each. */
export function reverse<Ours extends string>(
  words: Readonly<Record<string, Ours>>,
): (ours: Ours) => string | undefined {
  const theirs = new Map(Object.entries(words).map(([word, value]) => [value, word]))
  return (ours) => theirs.get(ours)
}
