import { Socket } from 'node:net'
import { buildConnector, errors } from 'undici'

/** Opens sockets, handshake included, within the time. undici's own timer for that is late by up to a second. */
export function createConnector(
  timeoutMs: number,
  options: buildConnector.BuildOptions,
): buildConnector.connector {
  const connect = buildConnector({ ...options, allowH2: false, timeout: timeoutMs })
  return (target, callback) => {
    const timer = setTimeout(() => {
      if (opening instanceof Socket)
        opening.destroy(new errors.ConnectTimeoutError(`no connection within ${timeoutMs} ms`))
    }, timeoutMs)
    // It returns the socket, though its type does not say so.
    const opening: unknown = connect(target, (...result) => {
      clearTimeout(timer)
      callback(...result)
    })
  }
}
