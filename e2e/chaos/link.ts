/** A node's only way to its database and to its clients. Cut, it carries nothing and tells nobody, like a pulled cable. */
export interface Link extends AsyncDisposable {
  /** Where the node's clients find it. */
  readonly host: string
  readonly port: number
  /** How to start the node at its end of the link: see `ProductOptions`. */
  readonly before: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** What the node calls an address of ours by. */
  reach(url: string): Promise<string>
  cut(): Promise<void>
  mend(): Promise<void>
}

/** Makes the link of the node with this number, from 1. */
export type MakeLink = (node: number) => Promise<Link>

export function at(url: string, { host, port }: { readonly host: string; readonly port?: number }): string {
  const moved = new URL(url)
  moved.hostname = host
  if (port !== undefined) moved.port = String(port)
  return moved.href
}
