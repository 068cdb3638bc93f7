import { createRoot, createSignal } from 'solid-js'
import { afterEach, expect, test } from 'vitest'
import type { Me } from '@souk/contract/people'
import type { MerchantId, ProcessId } from '@souk/domain/ids'
import { sampleProcess } from '@souk/process/testing/sample'
import { setLocale } from '../text/locale.ts'
import { createChanges } from './changes.ts'
import { createMarketplace } from './marketplace.ts'
import { fakeSouk, settled } from './testing/fake-souk.ts'

afterEach(() => setLocale('en'))

const own = { id: 'm1' as MerchantId, reference: 'MER000001', name: 'Halden Sound', status: 'approved' } as const
const me = (kind: Me['kind'], id = kind): Me => ({
  id,
  name: 'Ana',
  email: 'ana@souk.example',
  kind,
  role: null,
  merchant: kind === 'merchant' ? own : null,
  demo: false,
})

const opened = (first: Me | null) => {
  let stores = ['DE']
  const process = sampleProcess({ arrows: [['new', 'paid', 'pay']] })
  const fake = fakeSouk({
    'stores.list': () => stores.map((code) => ({ code })),
    'merchants.list': () => [own],
    'paymentMethods.list': () => [],
    'processes.list': () => [],
    'processes.get': () => ({ process }),
  })
  const [person, setPerson] = createSignal<Me | null | undefined>(first)
  const changes = createChanges()
  const marketplace = createRoot(() => createMarketplace({ souk: fake.souk, me: person, changes }))
  return { ...fake, marketplace, changes, setPerson, setStores: (codes: string[]) => (stores = codes) }
}

const codes = ({ marketplace }: ReturnType<typeof opened>) => marketplace.stores().map(({ code }) => code)

test('a part that somebody changes is read again, and that part alone', async () => {
  const world = opened(me('operator'))
  await settled()
  world.setStores(['DE', 'AT'])
  const before = world.calls.length
  world.changes.tell(['stores'])
  await settled()
  expect([codes(world), world.calls.slice(before)]).toEqual([['DE', 'AT'], ['stores.list']])
})

test('merchant users ask for nothing that is not theirs, and know their own name', async () => {
  const { calls, marketplace } = opened(me('merchant'))
  await settled()
  expect(calls).not.toContain('merchants.list')
  expect(marketplace.ready()).toBe(true)
  expect([marketplace.merchantName(own.id), marketplace.merchantName('other' as MerchantId)]).toEqual([
    'Halden Sound',
    '…',
  ])
})

test('nothing of one person is left for the next', async () => {
  const world = opened(me('operator'))
  await settled()
  world.setPerson(null)
  expect(codes(world)).toEqual([])
  world.changes.tellAll()
  await settled()
  expect(codes(world)).toEqual([])
})

test('a state gets its colour and its name for customers with the model of its version', async () => {
  const { marketplace, calls } = opened(me('operator'))
  await settled()
  const look = () => marketplace.stateOf('p1' as ProcessId, 'paid')
  expect(look()).toEqual({ phase: 'neutral', display: 'paid' })
  await settled()
  expect(look()).toEqual({ phase: 'good', display: 'Paid' })
  setLocale('de')
  expect(look().display).toBe('Bezahlt')
  expect(calls.filter((path) => path === 'processes.get')).toHaveLength(1)
})
