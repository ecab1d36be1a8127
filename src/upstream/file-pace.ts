/** Windows in which a reader may take nothing at all: what it takes arrives here in large pieces. */
const readerWindows = 4

/** Watches a file on its way from a provider to a reader, and tells which of the two does not keep pace. */
export function watchFile(
  minBytesPerSecond: number,
  windowMs: number,
  { slowProvider, slowReader }: { slowProvider: () => void; slowReader: () => void },
) {
  let bytes = 0
  let isPaused = false
  let wasPaused = false
  let idle = 0
  const timer = setInterval(() => {
    idle = isPaused && bytes === 0 ? idle + 1 : 0
    // While the reader holds the file up, nothing can be said about the provider.
    const provider = !wasPaused && bytes < (minBytesPerSecond * windowMs) / 1000
    bytes = 0
    wasPaused = isPaused
    if (provider) slowProvider()
    else if (idle >= readerWindows) slowReader()
  }, windowMs)
  return {
    flowed(length: number) {
      bytes += length
    },
    paused() {
      isPaused = true
      wasPaused = true
    },
    resumed() {
      isPaused = false
    },
    stop: () => clearInterval(timer),
  }
}
