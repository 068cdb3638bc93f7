import { join } from 'node:path'
import { createSouk } from '@souk/client/souk'
import type { Souk } from '@souk/client/souk'
import { claimDataDir } from '@souk/postgres/embedded/claim'
import { startPostgres } from '@souk/postgres/embedded/server'
import { startProduct, temporaryDataDir, type Product } from '../browser/product.ts'
import { installHintLoss } from '../chaos/lost-hints.ts'
import { cookieJar } from './cookie-jar.ts'
import { firstRunToken, setUp } from './marketplace.ts'
import type { Marketplace } from './marketplace.ts'

/** A node, and an operator who uses it. */
export interface NodeInUse {
  readonly product: Product
  readonly operator: Souk
  /** What the operator's browser would send: signed in. */
  readonly cookie: () => string
}

/** Two nodes of the product on one real database; hints may be lost on demand (`loseHints`). */
export interface TwoNodes extends AsyncDisposable, Pick<Marketplace, 'merchants' | 'apiKey'> {
  readonly databaseUrl: string
  readonly adminUrl: string
  readonly here: NodeInUse
  readonly there: NodeInUse
  /** One more, until all of them end. */
  another(name: string): Promise<NodeInUse>
}

const OLGA = { email: 'olga@example.com', password: 'a long password' }

function useNode(product: Product): NodeInUse {
  const { fetch, WebSocket, header } = cookieJar()
  return { product, operator: createSouk({ url: product.url, fetch, WebSocket }), cookie: header }
}

export async function openTwoNodes(): Promise<TwoNodes> {
  await using started = new AsyncDisposableStack()
  const { path } = started.use(await temporaryDataDir())
  const database = join(path, 'database')
  started.use(await claimDataDir(database))
  const { url, adminUrl } = started.use(await startPostgres({ dataDir: database, log: () => {} }))
  await installHintLoss(adminUrl)
  const running = started.use(new AsyncDisposableStack())
  const env = { SOUK_DEMO: 'off', DATABASE_URL: url }
  const open = async (name: string): Promise<NodeInUse> => {
    const node = useNode(running.use(await startProduct({ dataDir: join(path, name), env })))
    running.defer(() => node.operator.close())
    return node
  }
  const here = await open('here')
  const people = await setUp(here.operator, firstRunToken(here.product))
  const there = await open('there')
  await there.operator.people.signIn.mutate(OLGA)
  const held = started.move()
  return {
    ...people,
    databaseUrl: url,
    adminUrl,
    here,
    there,
    another: open,
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}
