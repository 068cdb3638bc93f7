/** For the other end to answer a goodbye. */
const CLOSE_MS = 1000

type SocketClass = typeof WebSocket

/** Only sockets of Node's `ws` are. */
const isTerminable = (socket: object): socket is { terminate(): void } => 'terminate' in socket

function abandon(socket: WebSocket): void {
  if (isTerminable(socket)) socket.terminate()
  else socket.dispatchEvent(Object.assign(new Event('close'), { code: 1006 }))
}

/**
 * A class of WebSockets whose `close` is over within a second, whether or not the other end answers it. At the end of a
 * dead line a browser waits up to a minute for that answer, and until then nobody is told that the line is gone.
 */
export function impatient(Base: SocketClass = WebSocket): SocketClass {
  return class extends Base {
    #isOver = false

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      this.addEventListener('close', (event) => {
        // The line's own end, heard after it was given up.
        if (this.#isOver) event.stopImmediatePropagation()
        this.#isOver = true
      })
    }

    override close(code?: number, reason?: string): void {
      super.close(code, reason)
      setTimeout(() => this.#isOver || abandon(this), CLOSE_MS)
    }
  }
}
