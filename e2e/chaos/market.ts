import { readFile } from 'node:fs/promises'
import { createSouk, type Souk } from '@souk/client/souk'
import type { MerchantId } from '@souk/domain/ids'
import { defaultProcessFiles, defaultProcessRoot } from '@souk/process/defaults'
import { cookieJar } from '../bench/cookie-jar.ts'
import type { Node } from './cluster.ts'

export const STORE = 'DE'
const PASSWORD = 'a long password'
const STORES = [STORE, 'AT']
/** What is not paid for so long is cancelled by the clock. */
const EXPIRY = '3 seconds'

export interface Market {
  readonly apiKey: string
  /** Of operators' sessions. */
  readonly cookies: readonly string[]
  readonly merchants: readonly { readonly id: MerchantId; readonly reference: string }[]
}

export interface MarketOptions {
  readonly merchants: number
  readonly operators: number
}

/** A browser of somebody who may come in. */
function visitor({ url }: Pick<Node, 'url'>): { readonly souk: Souk; cookie(): string } {
  const { fetch, WebSocket, header } = cookieJar()
  return { souk: createSouk({ url, fetch, WebSocket }), cookie: header }
}

/** The default process for what is paid while placing, but that it waits for money some seconds only. */
async function importImpatient(souk: Souk): Promise<void> {
  const files = await Promise.all(
    defaultProcessFiles.map(async (path) => {
      const content = await readFile(new URL(path, defaultProcessRoot), 'utf8')
      return { path, content: content.replace('timeout="1 hour"', `timeout="${EXPIRY}"`) }
    }),
  )
  await souk.processes.import.mutate({ files, main: 'oms/Prepaid01.xml', activate: true })
}

async function hire(souk: Souk, node: Node, number: number): Promise<string> {
  const email = `operator${number}@example.com`
  await souk.people.add.mutate({ name: `Operator ${number}`, email, password: PASSWORD })
  const their = visitor(node)
  await their.souk.people.signIn.mutate({ email, password: PASSWORD })
  their.souk.close()
  return their.cookie()
}

/** Makes the first node's empty marketplace one that can be traded on. */
export async function openMarket(node: Node, { merchants: count, operators }: MarketOptions): Promise<Market> {
  const { souk, cookie } = visitor(node)
  const [, token = ''] = /first-run\?token=(\S+)/.exec(node.printed()) ?? []
  await souk.people.firstRun.mutate({ token, name: 'Olga', email: 'olga@example.com', password: PASSWORD })
  await importImpatient(souk)
  for (const code of STORES) {
    const named = { name: `Store ${code}`, currencies: ['EUR'], locale: 'de-DE', timeZone: 'Europe/Berlin' }
    await souk.stores.save.mutate({ ...named, code, gracePeriodMinutes: 0 })
  }
  const merchants = []
  for (let n = 1; n <= count; n++) {
    const email = `merchant${n}@example.com`
    merchants.push(await souk.merchants.save.mutate({ name: `Merchant ${n}`, email, stores: STORES }))
  }
  const { key: apiKey } = await souk.keys.add.mutate({ name: 'Shop', scopes: ['shop', 'events'] })
  const cookies = [cookie()]
  for (let n = 2; n <= operators; n++) cookies.push(await hire(souk, node, n))
  souk.close()
  return { apiKey, cookies, merchants }
}
