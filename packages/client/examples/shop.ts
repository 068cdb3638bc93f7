import type { OrderItem } from '@souk/domain/order/item'
import type { Order } from '@souk/domain/order/order'
/**
 * A shop in another program: places an order of four items of three merchants, pays it, and prints where each item stands,
 * live. With `--act` it plays the operator and the merchants as well, until everything is closed.
 *
 *   pnpm example:shop [--act]
 *
 * SOUK_URL says where Souk is (http://127.0.0.1:4400), SOUK_API_KEY who asks; a demo on this machine has both to offer.
 */
import { followOrder } from '../src/follow-order.ts'
import { isUnanswered, refusalOf } from '../src/refusal.ts'
import { createSouk } from '../src/souk.ts'
import type { Souk } from '../src/souk.ts'
import { readAccounts, signIn } from './accounts.ts'
import type { SignedIn } from './accounts.ts'
import { aCart, chooseMarket } from './cart.ts'

const url = process.env['SOUK_URL'] ?? 'http://127.0.0.1:4400'
const isActing = process.argv.includes('--act')
const say = (line: string): void => console.log(line)

/** Said to the person at the terminal; nothing else is wrong. */
class Sentence extends Error {}

const statesOf = ({ machine, merchantItem }: OrderItem): string =>
  merchantItem ? `${machine.state} · at the merchant: ${merchantItem.machine.state}` : machine.state

/** Prints the states of every item that has others than before. */
function printer(): (order: Order) => void {
  const shown = new Map<string, string>()
  return ({ items }) => {
    for (const item of items) {
      const states = statesOf(item)
      if (shown.get(item.id) !== states) say(`  ${new Date().toLocaleTimeString()}  ${item.name.padEnd(18)} ${states}`)
      shown.set(item.id, states)
    }
  }
}

const isClosed = ({ items }: Order): boolean =>
  items.every(
    ({ machine, merchantItem }) =>
      machine.state === 'closed' && (!merchantItem || merchantItem.machine.state === 'closed'),
  )

/** Prints the order as it changes; resolves when all of it is closed. */
function watch(souk: Souk, reference: string): Promise<void> {
  const print = printer()
  return new Promise((resolve, reject) => {
    followOrder(souk, reference, {
      onOrder(order) {
        print(order)
        if (isClosed(order)) resolve()
      },
      onStatus({ state, error }) {
        if (state === 'refused') reject(error)
        else if (state !== 'live') say(`  (${state} …)`)
      },
    })
  })
}

/** What may be done with a merchant's share now. */
async function possibleNow(souk: Souk, reference: string): Promise<readonly string[]> {
  const { items } = await souk.merchantOrders.byReference.query({ reference })
  return items.flatMap(({ choices }) => choices.filter(({ allowed }) => allowed).map(({ event }) => event))
}

/** What the merchants do with their share, each as its process has it, and the operator for those nobody signs in for. */
async function act(reference: string, operator: Souk, merchants: readonly SignedIn[]): Promise<void> {
  const { order } = await operator.orders.byReference.query({ reference })
  for (const event of ['send to distribution', 'confirm at center', 'ship', 'deliver']) {
    for (const { merchant, reference: own } of order.merchantOrders) {
      const { souk = operator } = merchants.find((one) => one.merchant === merchant) ?? {}
      const possible = await possibleNow(souk, own)
      if (possible.includes(event)) await souk.merchantOrders.trigger.mutate({ reference: own, event })
    }
  }
  await operator.orders.trigger.mutate({ reference, event: 'close' })
}

async function signInAll(passwords: Readonly<Record<string, string>>): Promise<readonly SignedIn[]> {
  const people = await Promise.all(Object.entries(passwords).map((account) => signIn(url, account)))
  if (people.some(({ merchant }) => merchant === undefined)) return people
  throw new Sentence(
    'Nobody here can act as the operator: --act needs the accounts of a demo server on this machine (SOUK_DATA_DIR).',
  )
}

/** Pays; then acts for everybody, or leaves it to the screens. */
async function play(souk: Souk, reference: string, people: readonly SignedIn[]): Promise<void> {
  const operator = people.find(({ merchant }) => merchant === undefined)
  await operator?.souk.orders.trigger.mutate({ reference, event: 'skip grace period' })
  const { results } = await souk.orders.trigger.mutate({ reference, event: 'pay' })
  if (results.length === 0) say('It cannot be paid yet: its grace period has to pass first.')
  if (operator) await act(reference, operator.souk, people)
  else say('Now the merchants can ship it. Ctrl-C ends.')
}

async function run(): Promise<void> {
  const { apiKey = '', passwords } = await readAccounts()
  const key = process.env['SOUK_API_KEY'] ?? apiKey
  if (!key)
    throw new Sentence(
      'There is no API key. Set SOUK_API_KEY, or start the demo, which leaves one in its data directory (SOUK_DATA_DIR).',
    )
  const souk = createSouk({ url, apiKey: key, retries: 1 })
  const [stores, merchants] = await Promise.all([souk.stores.list.query(), souk.merchants.list.query()])
  const people = isActing ? await signInAll(passwords) : []
  const market = chooseMarket(
    stores,
    merchants,
    people.flatMap(({ merchant }) => merchant ?? []),
  )
  if (!market) throw new Sentence('There is no store in which three merchants sell. Set them up first.')

  const { reference, grandTotal, currency } = await souk.orders.place.mutate(aCart(market))
  say(
    `${reference}: four items of ${market.merchants.map(({ name }) => name).join(', ')} for ${(grandTotal / 100).toFixed(2)} ${currency}`,
  )
  await Promise.all([watch(souk, reference), play(souk, reference, people)])
  say('Everything is closed.')
  for (const each of [souk, ...people.map((one) => one.souk)]) each.close()
}

function sentenceOf(error: unknown): string | undefined {
  if (error instanceof Sentence) return error.message
  if (isUnanswered(error))
    return `Souk does not answer at ${url}. Start it with "npx -y pnpm@12 start", or say where it is with SOUK_URL.`
  const refusal = refusalOf(error)
  if (refusal?.code === 'sign-in.needed')
    return `Souk at ${url} does not know this API key. Set SOUK_API_KEY to one made there in Setup.`
  return refusal?.message
}

try {
  await run()
} catch (error) {
  const sentence = sentenceOf(error)
  console.error(sentence ?? error)
  process.exit(1)
}
