/** Texts that are nobody's but the server's: what signs its cookies, the demo's passwords. All nodes read the same ones. */
export interface SecretStore {
  /** Undefined when there is none of that name. */
  read(name: string): Promise<string | undefined>
  /** Puts a text in place whole or not at all. */
  write(name: string, text: string): Promise<void>
}
