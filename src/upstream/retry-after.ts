/** `Retry-After` as seconds or as a date (RFC 9110) -> milliseconds, between 1 s and 1 h; null when absent or garbage. */
export function retryAfterMs(header: string | undefined, now = Date.now()): number | null {
  if (header === undefined) return null
  const value = header.trim()
  const wanted = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  if (!Number.isFinite(wanted)) return null
  return Math.min(Math.max(wanted, 1000), 3_600_000)
}
