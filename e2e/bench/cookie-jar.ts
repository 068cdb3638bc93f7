import { WebSocket } from 'ws'

/** What a browser does for its pages: cookies that came are sent again, over HTTP and with a WebSocket's upgrade. */
export function cookieJar() {
  const cookies = new Map<string, string>()
  const header = (): string => [...cookies].map((pair) => pair.join('=')).join('; ')

  const withCookies: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers)
    if (cookies.size > 0) headers.set('cookie', header())
    const response = await fetch(input, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return response
  }

  class WithCookies extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie: header() } })
    }
  }
  return { header, fetch: withCookies, WebSocket: WithCookies as unknown as typeof globalThis.WebSocket }
}
