import { uuidv7 } from 'uuidv7'
import { afterEach, describe, expect, test } from 'vitest'
import type { MerchantId, ProcessId, StoreCode } from '@souk/domain/ids'
import type { Merchant, Store } from '@souk/domain/marketplace'
import { Refused } from '@souk/domain/refused'
import type { Announcement } from '../live/announcement.ts'
import type { EntryKey, NewProcess, SetupEntry, SetupStore } from './setup-store.ts'

export interface SetupStoreUnderTest {
  readonly store: SetupStore
  /** What the writes so far said to the feed, each topic in order. */
  announced(topic: string): Promise<readonly Announcement['payload'][]>
  close?(): Promise<unknown>
}

const germany: Store = {
  code: 'DE' as StoreCode,
  name: 'Germany',
  currencies: ['EUR', 'CHF'],
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
  gracePeriodMinutes: 30,
}

const merchant = (change: Partial<Merchant> = {}): Merchant => ({
  id: uuidv7() as MerchantId,
  reference: 'MER000001',
  name: 'Lanterns',
  email: 'lanterns@souk.example',
  status: 'approved',
  active: true,
  main: false,
  stores: [germany.code],
  warehouses: [],
  ...change,
})

const process = (name: string, activate = true): NewProcess => ({
  id: uuidv7() as ProcessId,
  name,
  side: 'marketplace',
  model: { name, dialect: 'oms', initial: 'new', subprocesses: [name], states: [], transitions: [], events: [] },
  findings: [{ rule: 'L1', level: 'info', file: 'a.xml', line: 1, column: 2, message: 'm', remedy: 'r' }],
  activate,
})

/** What every set-up at rest keeps to. `open` gives a fresh, empty one. */
export function setupStoreContract(name: string, open: () => Promise<SetupStoreUnderTest>): void {
  describe(`setup store: ${name}`, () => {
    let opened: SetupStoreUnderTest | undefined
    const fresh = async () => (opened = await open())
    afterEach(() => opened?.close?.())

    test('nothing is set up at first', async () => {
      const { store } = await fresh()
      const empty = { stores: [], merchants: [], paymentMethods: [], processes: [], bindings: [], entries: [] }
      expect(await store.load()).toEqual(empty)
    })

    test('what was saved is loaded, and saving again changes it', async () => {
      const { store } = await fresh()
      const lanterns = merchant({ process: 'Express', warehouses: ['Hamburg', 'Graz'] })
      await store.saveStore({ ...germany, name: 'Deutschland' })
      await store.saveStore(germany)
      await store.saveMerchant({ ...lanterns, process: 'Slow', status: 'waiting-for-approval' })
      await store.saveMerchant(lanterns)
      await store.savePaymentMethod({ key: 'invoice', provider: 'dummy', process: 'A' })
      await store.savePaymentMethod({ key: 'invoice', provider: 'dummy', process: 'B' })
      const { stores, merchants, paymentMethods } = await store.load()
      expect(stores).toEqual([germany])
      expect(merchants).toEqual([lanterns])
      expect(paymentMethods).toEqual([{ key: 'invoice', provider: 'dummy', process: 'B' }])
    })

    test('a merchant can go back to the default process', async () => {
      const { store } = await fresh()
      const { process: _, ...plain } = merchant()
      await store.saveMerchant({ ...plain, process: 'Express' })
      await store.saveMerchant(plain)
      expect((await store.load()).merchants).toEqual([plain])
    })

    test('two merchants cannot share a reference', async () => {
      const { store } = await fresh()
      await store.saveMerchant(merchant())
      const refused = expect.objectContaining({
        code: 'merchant.duplicate-reference',
        details: { reference: 'MER000001' },
      })
      await expect(store.saveMerchant(merchant())).rejects.toEqual(refused)
      expect((await store.load()).merchants).toHaveLength(1)
    })

    test('one merchant is the main one, until another is let be it', async () => {
      const { store } = await fresh()
      const own = merchant({ main: true })
      const other = merchant({ reference: 'MER000002' })
      const mains = async () => (await store.load()).merchants.flatMap(({ main, reference }) => (main ? reference : []))
      for (const each of [own, other, { ...own, name: 'Own shop' }]) await store.saveMerchant(each)
      const refused = { code: 'merchant.duplicate-main', details: { reference: 'MER000001' } }
      await expect(store.saveMerchant({ ...other, main: true })).rejects.toMatchObject(refused)
      await expect(store.changeMerchants([other.id], (known) => ({ ...known, main: true }))).rejects.toMatchObject(
        refused,
      )
      expect(await mains()).toEqual(['MER000001'])
      await store.saveMerchant({ ...own, main: false })
      const both = [other, merchant({ reference: 'MER000003' })].map((each) => ({ ...each, main: true }))
      const saved = await Promise.allSettled(both.map((each) => store.saveMerchant(each)))
      expect(saved.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(await mains()).toHaveLength(1)
    })

    test('further master data is kept by kind and key, replaced and taken away', async () => {
      const { store, announced } = await fresh()
      const change = (saved: readonly SetupEntry[], gone: readonly EntryKey[] = []) =>
        store.changeEntries(() => ({ saved, gone, answer: 'done' }))
      const answer = await change([
        { kind: 'threshold', key: 'b', body: { amount: 1 } },
        { kind: 'threshold', key: 'a', body: { amount: 2 } },
        { kind: 'category', key: 'a', body: { parent: null } },
      ])
      expect(answer).toBe('done')
      await change(
        [
          { kind: 'threshold', key: 'b', body: { amount: 4 } },
          { kind: 'threshold', key: 'b', body: { amount: 3 } },
          { kind: 'threshold', key: 'c', body: { amount: 5 } },
        ],
        [
          { kind: 'threshold', key: 'a' },
          { kind: 'threshold', key: 'unknown' },
        ],
      )
      await change([], [{ kind: 'threshold', key: 'c' }])
      await change([])
      expect((await store.load()).entries).toEqual([
        { kind: 'category', key: 'a', body: { parent: null } },
        { kind: 'threshold', key: 'b', body: { amount: 3 } },
      ])
      expect(await announced('sys:config')).toEqual(Array.from({ length: 3 }, () => ({ what: 'entries' })))
    })

    test('a change of further master data that is refused changes nothing, and says nothing', async () => {
      const { store, announced } = await fresh()
      await store.changeEntries(() => ({ saved: [{ kind: 'category', key: 'a', body: {} }], answer: undefined }))
      const refused = store.changeEntries(() => {
        throw new Refused('category.cycle', 'No.')
      })
      await expect(refused).rejects.toMatchObject({ code: 'category.cycle' })
      expect((await store.load()).entries).toEqual([{ kind: 'category', key: 'a', body: {} }])
      expect(await announced('sys:config')).toHaveLength(1)
    })

    test('many who change further master data at once each see what those before them did', async () => {
      const { store } = await fresh()
      await store.saveStore(germany)
      const seen = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          store.changeEntries(({ stores, entries }) => ({
            saved: [{ kind: 'category', key: `${n}`, body: {} }],
            gone: entries.length === 7 ? entries : [],
            answer: stores.length * entries.length,
          })),
        ),
      )
      expect(seen.toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
      expect((await store.load()).entries).toHaveLength(1)
    })

    test('what a merchant says of itself is kept, and gone once it says nothing', async () => {
      const { store } = await fresh()
      const spoken = merchant({ profile: { openingHours: 'Mon–Fri 9–17', returnDays: 14 } })
      await store.saveMerchant(spoken)
      expect((await store.load()).merchants).toEqual([spoken])
      const { profile: _, ...silent } = spoken
      await store.saveMerchant(silent)
      expect((await store.load()).merchants).toEqual([silent])
    })

    test('a payment method can be taken away', async () => {
      const { store } = await fresh()
      await store.savePaymentMethod({ key: 'invoice', provider: 'dummy', process: 'A' })
      await store.removePaymentMethod('invoice')
      expect((await store.load()).paymentMethods).toEqual([])
    })

    test('versions of a process count from 1 by name, and one that is activated replaces the active one', async () => {
      const { store } = await fresh()
      const added = [process('A'), process('B'), process('A'), process('A', false)]
      for (const one of added) await store.addProcess(one)
      const { processes } = await store.load()
      expect(processes.map((one) => [one.name, one.version, one.active])).toEqual([
        ['A', 1, false],
        ['A', 2, true],
        ['A', 3, false],
        ['B', 1, true],
      ])
      expect(processes[0]).toMatchObject({
        id: added[0]?.id,
        side: 'marketplace',
        model: added[0]?.model,
        findings: added[0]?.findings,
      })
    })

    test('an older version can be made the active one again', async () => {
      const { store } = await fresh()
      const first = await store.addProcess(process('A'))
      await store.addProcess(process('A'))
      await store.activateProcess(first.id)
      expect((await store.load()).processes.map(({ active }) => active)).toEqual([true, false])
      const unknown = store.activateProcess(uuidv7() as ProcessId)
      await expect(unknown).rejects.toMatchObject({ code: 'process.not-found' })
    })

    test('imports of one name at the same moment get a version each, and one of them is active', async () => {
      const { store } = await fresh()
      await Promise.all(Array.from({ length: 8 }, () => store.addProcess(process('A'))))
      const { processes } = await store.load()
      expect(processes.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      expect(processes.filter(({ active }) => active)).toHaveLength(1)
    })

    test('a name is bound once per kind, anew, and no more', async () => {
      const { store } = await fresh()
      await store.bind('command', 'Mail/Send', { kind: 'noop' })
      await store.bind('command', 'Mail/Send', { kind: 'webhook', url: 'https://a.example' })
      await store.bind('condition', 'Mail/Send', { kind: 'always' })
      expect((await store.load()).bindings).toEqual([
        { kind: 'command', name: 'Mail/Send', binding: { kind: 'webhook', url: 'https://a.example' } },
        { kind: 'condition', name: 'Mail/Send', binding: { kind: 'always' } },
      ])
      await store.bind('command', 'Mail/Send', null)
      await store.bind('condition', 'Mail/Send', null)
      expect((await store.load()).bindings).toEqual([])
    })

    test('every write says what it changed, and a refused one says nothing', async () => {
      const { store, announced } = await fresh()
      await store.saveStore(germany)
      await store.saveMerchant(merchant())
      await store.saveMerchant(merchant()).catch(() => {})
      await store.savePaymentMethod({ key: 'invoice', provider: 'dummy', process: 'A' })
      await store.removePaymentMethod('invoice')
      await store.removePaymentMethod('invoice')
      const { id } = await store.addProcess(process('A'))
      await store.activateProcess(id)
      await store.bind('command', 'Mail/Send', { kind: 'noop' })
      const what = ['stores', 'merchants', 'paymentMethods', 'paymentMethods', 'processes', 'processes', 'bindings']
      expect(await announced('sys:config')).toEqual(what.map((one) => ({ what: one })))
    })

    test('a merchant who is shut out is named to everybody who keeps sessions', async () => {
      const { store, announced } = await fresh()
      const lanterns = merchant()
      await store.saveMerchant(lanterns)
      await store.saveMerchant({ ...lanterns, status: 'waiting-for-approval' })
      expect(await announced('sys:auth')).toEqual([])
      await store.saveMerchant({ ...lanterns, status: 'denied' })
      await store.saveMerchant({ ...lanterns, active: false })
      expect(await announced('sys:auth')).toEqual([{ kind: 'merchant-changed', merchant: lanterns.id }])
      const said = (await announced('sys:config')).map((change) => ('what' in change ? change.what : ''))
      expect(said).toEqual(['merchants', 'merchants', 'merchants', 'people', 'merchants'])
    })

    test('merchants are changed together or not at all, each as it is', async () => {
      const { store, announced } = await fresh()
      const [one, two] = [merchant(), merchant({ reference: 'MER000002' })]
      for (const each of [one, two]) await store.saveMerchant(each)
      const denied = (known: Merchant): Merchant => ({ ...known, name: `${known.name}!` })
      const missing = store.changeMerchants([one.id, uuidv7() as MerchantId], denied)
      await expect(missing).rejects.toMatchObject({ code: 'merchant.not-found' })
      const doubled = store.changeMerchants([one.id, two.id], (known) => ({ ...known, reference: 'MER000003' }))
      await expect(doubled).rejects.toMatchObject({ code: 'merchant.duplicate-reference' })
      expect((await store.load()).merchants).toEqual([one, two])
      const changed = await store.changeMerchants([two.id, one.id], (known) =>
        known.id === one.id ? denied(known) : known,
      )
      expect(changed).toEqual([two, denied(one)])
      expect((await store.load()).merchants).toEqual([denied(one), two])
      expect(await announced('sys:config')).toHaveLength(3)
    })
  })
}
