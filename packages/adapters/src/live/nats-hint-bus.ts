import { connect } from '@nats-io/transport-node'
import type { NodeConnectionOptions } from '@nats-io/transport-node'
import { hintBus } from '@souk/services/live/hint-bus'
import type { HeldHintBus, ReportNoLine } from '@souk/services/live/hint-bus'

const SUBJECT = 'souk.hint'
const PATIENCE_MS = 5_000

/**
 * Hints over NATS, for fan-out past what one database should carry. `url` is `nats://user:password@host:4222` or
 * `tls://…`, or several of one cluster by comma. A server that is away costs latency, nothing else.
 */
export function natsHintBus(url: string, report: ReportNoLine = () => {}): HeldHintBus {
  return hintBus(async (onText) => {
    const connection = await connect(optionsOf(url))
    connection.subscribe(SUBJECT, {
      callback(error, message) {
        if (!error) onText(message.string())
      },
    })
    // The server has taken the subscription.
    await connection.flush()
    return {
      lost: connection.closed(),
      send(text) {
        if (!connection.isClosed()) connection.publish(SUBJECT, text)
      },
      [Symbol.asyncDispose]: () => connection.close(),
    }
  }, report)
}

/** The client takes no credentials from an address. Reconnecting is the bus's own. */
function optionsOf(url: string): NodeConnectionOptions {
  const servers = url.split(',').map((one) => new URL(one.trim()))
  const [first] = servers
  return {
    servers: servers.map(({ host }) => host),
    ...(first?.username && { user: decodeURIComponent(first.username), pass: decodeURIComponent(first.password) }),
    ...(first?.protocol === 'tls:' && { tls: {} }),
    name: 'souk',
    noEcho: true,
    reconnect: false,
    timeout: PATIENCE_MS,
    pingInterval: PATIENCE_MS,
  }
}
