import contentDisposition from 'content-disposition'

/** The file name that an answer gives itself; null where it gives none, or none that can be read. */
export function filenameOf(header: string | undefined): string | null {
  if (header === undefined) return null
  try {
    const { filename } = contentDisposition.parse(header).parameters
    return filename === undefined || filename === '' ? null : decoded(filename)
  } catch {
    return null
  }
}

/** Names outside ASCII often come as raw UTF-8, which reads as Latin-1. */
function decoded(filename: string): string {
  const bytes = Buffer.from(filename, 'latin1')
  if (bytes.toString('latin1') !== filename) return filename
  const text = bytes.toString('utf8')
  return text.includes('\ufffd') ? filename : text
}
