import { aMerchant } from '@souk/domain/testing/marketplace'
import { aLine } from '@souk/domain/testing/order'
import { AUTH_TOPIC } from '@souk/domain/topics'
import { memoryHints } from '@souk/services/live/hint-bus'
import { memoryLedger } from '@souk/services/payouts/memory-ledger'
import { memoryPeople } from '@souk/services/people/memory-people'
import type { AuthNotice, Identity, NewPerson } from '@souk/services/people/people'
import { memoryPresence } from '@souk/services/presence/memory-presence'
import { createPresence } from '@souk/services/presence/presence'
import { aSouk, merchantUser, operator } from '@souk/services/testing/souk'
import type { SoukOptions } from '@souk/services/testing/souk'
import type { Context, Services } from '../context.ts'
import { presenceAddress } from '../live/channel-address.ts'
import { createHub } from '../live/hub.ts'
import { appRouter } from '../router.ts'

export const FIRST_RUN = 'the one-time token'
export const PASSWORD = 'open sesame 123'

/**
 * Who may stand before the procedures: the operator is an administrator, the supporter an operator of that role, a merchant a
 * user of MER000002, the foreign one of MER000004.
 */
export const CALLERS = [
  'anonymous',
  'operator',
  'supporter',
  'merchant',
  'foreign merchant',
  'shop',
  'shop with events',
] as const
export type Caller = (typeof CALLERS)[number]

/** A marketplace in memory with its people, and one order of MER000002 and MER000003 that was paid, unless its grace period lasts. */
export async function aMarket({ store = {} }: Pick<SoukOptions, 'store'> = {}) {
  const souk = await aSouk({ store })
  const { setup, clock, announce, orders, invoices, feed } = souk
  const people = memoryPeople({ setup: setup.setup, now: () => clock.now, newId: orders.newId, announce })
  const sharesOf = async (reference: string) => {
    const id = await orders.orders.idByReference(reference)
    const order = id && (await orders.orders.byId(id))
    return order ? order.merchantOrders.map((share) => ({ team: share.merchant, reference: share.reference })) : []
  }
  const hub = createHub({ store: feed })
  const presence = createPresence({
    store: memoryPresence(() => clock.now, sharesOf),
    hints: memoryHints(),
    newId: orders.newId,
    publish: (team, order) => hub.publish(presenceAddress(team), order),
    report(error) {
      throw error
    },
  })
  souk.listen(({ topic, payload }) => {
    if (topic !== AUTH_TOPIC) return
    people.heard(payload as AuthNotice)
    presence.heard(payload as AuthNotice)
  })
  const firstRunToken = async () => FIRST_RUN
  const services: Services = {
    orders,
    setup,
    people,
    hub,
    presence,
    ledger: memoryLedger(),
    invoices,
    isPassing: (error) => error instanceof Error && error.message === 'no connection',
    demo: false,
    firstRunToken,
  }

  const signedIn = async (email: string, who: Pick<NewPerson, 'merchant' | 'role'> = {}): Promise<Identity> => {
    await people.add({ name: email, email, password: PASSWORD, ...who })
    return (await people.signIn(email, PASSWORD)).identity
  }
  const keyHolder = async (...scopes: string[]): Promise<Identity> => {
    const { key } = await people.addKey({ name: 'Shop', scopes, by: 'olga' })
    const identity = await people.identify({ bearer: key })
    if (!identity) throw new Error('the key was refused')
    return identity
  }
  const identities: Readonly<Record<Caller, Identity | undefined>> = {
    anonymous: undefined,
    operator: await signedIn('olga@souk.example'),
    supporter: await signedIn('sam@souk.example', { role: 'support' }),
    merchant: await signedIn('mira@souk.example', { merchant: aMerchant(2).id }),
    'foreign merchant': await signedIn('finn@souk.example', { merchant: aMerchant(4).id }),
    shop: await keyHolder('shop'),
    'shop with events': await keyHolder('shop', 'events'),
  }
  const placed = await souk.place({ items: [aLine(), aLine({ merchant: 'MER000003' })] })
  await souk.trigger(operator, placed.id, 'pay')
  const order = await orders.orders.byId(placed.id)
  if (!order) throw new Error('the order is gone')

  const contextOf = (caller: Caller): Context => ({
    services,
    identity: identities[caller],
    credentials: {},
    setCookies: () => undefined,
  })
  return {
    ...souk,
    services,
    people,
    hub,
    order,
    contextOf,
    as: (caller: Caller) => appRouter.createCaller(contextOf(caller)),
    /** A user of the n-th merchant; MER000001 is the main one. */
    asMerchant(n: number) {
      const { merchant } = identities
      return appRouter.createCaller({
        ...contextOf('merchant'),
        identity: merchant && { ...merchant, actor: merchantUser(n) },
      })
    },
  }
}

export type Market = Awaited<ReturnType<typeof aMarket>>
