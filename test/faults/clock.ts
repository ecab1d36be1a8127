/** Milliseconds since the start; time that other processes took from this one is nobody's delay. */
export function startClock(): () => number {
  const tickMs = 10
  let stolen = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    stolen += Math.max(0, now - last - tickMs - 2)
    last = now
  }, tickMs)
  const since = last
  return (): number => {
    clearInterval(timer)
    return performance.now() - since - stolen
  }
}
