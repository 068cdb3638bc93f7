import type { Merchant } from '@souk/domain/marketplace'
import type { NewPerson, People } from '@souk/services/people/people'
import { isWelcome } from '@souk/services/people/welcome'
import type { SecretStore } from '@souk/services/secrets/secret-store'
import { passphrase } from './passphrase.ts'

/** What a demo server prints so that people can sign in. */
export interface DemoAccounts {
  readonly people: readonly DemoAccount[]
  readonly apiKey: string
}

export interface DemoAccount {
  readonly email: string
  readonly password: string
  /** Whom one is with it. */
  readonly title: string
}

type Wanted = Omit<NewPerson, 'password'> & Pick<DemoAccount, 'title'>

/** What is kept, as far as it is there. */
interface Kept {
  readonly passwords: Readonly<Record<string, string>>
  readonly apiKey?: string
}

const OPERATOR: Wanted = { name: 'Olivia Operator', email: 'operator@souk.example', title: 'operator' }
const MOST_MERCHANTS = 4
const KEPT_AS = 'demo-accounts.json'

/**
 * Sees to it that the demo's operator, people of some merchants (the main one first) and API key are there and may come
 * in, and answers what lets one in. Passwords and key are made once and kept with the secrets; lost ones mean new ones.
 */
export async function demoAccounts(
  secrets: SecretStore,
  people: People,
  merchants: readonly Merchant[],
): Promise<DemoAccounts> {
  const kept = await read(secrets)
  const wanted = [OPERATOR, ...merchants.filter(isWelcome).toSorted(mainFirst).slice(0, MOST_MERCHANTS).map(personOf)]
  const passwords = Object.fromEntries(wanted.map(({ email }) => [email, kept.passwords[email] ?? passphrase()]))
  // Before anybody gets one: a password without its person does no harm, a person without a known password does.
  await write(secrets, { ...kept, passwords })
  const present: DemoAccount[] = []
  for (const { title, ...person } of wanted) {
    const { email } = person
    const password = passwords[email] ?? ''
    const isThere = await settle(people, { ...person, password }, kept.passwords[email] === password)
    if (isThere) present.push({ email, password, title })
  }
  const apiKey = await demoKey(people, kept.apiKey)
  await write(secrets, { passwords, apiKey })
  return { people: present, apiKey }
}

/** Takes from demo people and keys what they could do: for a server that runs without its demo. */
export async function endDemoAccounts(people: People): Promise<void> {
  const everybody = await people.list()
  for (const { id } of everybody.filter((one) => one.demo && one.active))
    await people.setActive(id, false, { evenLast: true })
  await removeDemoKeys(people)
}

const mainFirst = (a: Merchant, b: Merchant): number =>
  Number(b.main) - Number(a.main) || a.reference.localeCompare(b.reference)

function personOf({ id, name, main }: Merchant): Wanted {
  const title = main ? `${name}, the main merchant` : name
  return { name: `Team ${name}`, email: `team@${slug(name)}.example`, merchant: id, title }
}

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

/** Adds the person, or lets them in again; false when somebody real has the address. */
async function settle(people: People, person: NewPerson, hasPassword: boolean): Promise<boolean> {
  const present = (await people.list()).find(({ email }) => email === person.email)
  if (present?.demo === false) return false
  if (!present) await people.add({ ...person, demo: true })
  else if (!hasPassword) await people.setPassword(present.id, person.password)
  if (present?.active === false) await people.setActive(present.id, true)
  return true
}

async function demoKey(people: People, kept: string | undefined): Promise<string> {
  if (kept !== undefined && (await people.identify({ bearer: kept }))) return kept
  await removeDemoKeys(people)
  const { key } = await people.addKey({ name: 'Demo shop', scopes: ['shop'], demo: true, by: 'demo' })
  return key
}

async function removeDemoKeys(people: People): Promise<void> {
  const keys = await people.keys()
  for (const { id } of keys.filter((key) => key.demo)) await people.removeKey(id)
}

const write = (secrets: SecretStore, accounts: Kept): Promise<void> =>
  secrets.write(KEPT_AS, `${JSON.stringify(accounts, undefined, 2)}\n`)

/** What cannot be read is made anew. */
async function read(secrets: SecretStore): Promise<Kept> {
  try {
    const { passwords = {}, ...rest } = JSON.parse((await secrets.read(KEPT_AS)) || '{}') as Partial<Kept>
    return { passwords, ...rest }
  } catch (error) {
    if (error instanceof SyntaxError) return { passwords: {} }
    throw error
  }
}
