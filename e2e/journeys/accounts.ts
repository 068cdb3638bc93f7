/** An account as `start` prints it. */
export interface Account {
  readonly email: string
  readonly password: string
  readonly title: string
}

export interface Accounts {
  readonly people: readonly Account[]
  readonly apiKey: string
}

/** Reads the demo accounts and the key out of what the server printed. */
export function accountsIn(printed: string): Accounts {
  const people = [...printed.matchAll(/^ {2}(\S+@\S+) {2}(\S+) {2}\((.+)\)$/gm)].map(
    ([, email = '', password = '', title = '']) => ({
      email,
      password,
      title,
    }),
  )
  return { people, apiKey: /^Demo API key: (\S+)$/m.exec(printed)?.[1] ?? '' }
}

/** The account whose title begins with these words, e.g. a merchant's name. */
export function accountOf({ people }: Accounts, title: string): Account {
  const found = people.find((person) => person.title.startsWith(title))
  if (!found) throw new Error(`The server printed no account of ${title}`)
  return found
}
