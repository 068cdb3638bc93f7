import { uuidv7 } from 'uuidv7'
import { describe, expect, test } from 'vitest'
import { aMerchant } from '@souk/domain/testing/marketplace'
import type { Claim, Look, PresenceStore } from './presence-store.ts'
import { CLAIM_MS, LOOK_MS } from './presence-store.ts'

export interface PresenceStoreUnderTest {
  readonly store: PresenceStore
  /** Lets time pass for everything that was written. */
  age(ms: number): Promise<unknown>
}

const ana = { id: 'ana', name: 'Ana' }
const ben = { id: 'ben', name: 'Ben' }
const order = { team: 'operator', reference: 'DE--5' } as const

const aLook = (over: Partial<Look> = {}): Look => ({ id: uuidv7(), ...order, person: ana, ...over })
const aClaim = (over: Partial<Claim> = {}): Claim => ({ ...order, person: ana, session: 'of ana', ...over })
const bens = { person: ben, session: 'of ben' }

/** What every store of presence keeps to. `open` gives a fresh, empty one. */
export function presenceStoreContract(name: string, open: () => Promise<PresenceStoreUnderTest>): void {
  const fresh = async () => {
    const { store, age } = await open()
    const node = uuidv7()
    return {
      store,
      age,
      node,
      see: (...seen: readonly Look[]) => store.keep(node, { seen, left: [] }),
      miss: (...left: readonly Look[]) => store.keep(node, { seen: [], left }),
      looks: async () => (await store.read(['operator'])).looks,
      handled: async () => (await store.read(['operator'])).handled,
    }
  }

  describe(`looks: ${name}`, () => {
    test('an open page is read until it is closed', async () => {
      const { see, miss, looks } = await fresh()
      const [mine, his] = [aLook(), aLook({ person: ben })]
      await see(mine, his)
      expect(new Set(await looks())).toEqual(new Set([mine, his]))
      await miss(mine)
      expect(await looks()).toEqual([his])
    })

    test('one that is not renewed runs out, and a renewed one does not', async () => {
      const { store, age, see, looks } = await fresh()
      const [renewed, lost] = [aLook(), aLook()]
      await see(renewed, lost)
      await age(LOOK_MS - 1000)
      expect(await looks()).toHaveLength(2)
      await see(renewed)
      await age(1500)
      expect(await looks()).toEqual([renewed])
      await store.sweep()
      expect(await looks()).toEqual([renewed])
    })

    test('all of a node are taken away at once, and nobody else’s', async () => {
      const { store, node, see, looks } = await fresh()
      const elsewhere = aLook()
      await see(aLook(), aLook({ team: aMerchant(2).id }))
      await store.keep(uuidv7(), { seen: [elsewhere], left: [] })
      expect(new Set(await store.leave(node))).toEqual(new Set(['operator', aMerchant(2).id]))
      expect(await looks()).toEqual([elsewhere])
    })

    test('a team’s are read alone', async () => {
      const { store, see } = await fresh()
      const team = aMerchant(2).id
      const hers = aLook({ team, reference: 'DE--5--MER000002' })
      await see(aLook(), hers, aLook({ team: aMerchant(3).id }))
      await store.claim(aClaim())
      await store.claim(aClaim({ team, reference: 'DE--5--MER000002' }))
      const found = await store.read([team])
      expect(found.looks).toEqual([hers])
      expect(found.handled.map(({ reference }) => reference)).toEqual(['DE--5--MER000002'])
    })
  })

  describe(`claims: ${name}`, () => {
    test('what nobody handles is whose claims it first; everybody else is told who and since when', async () => {
      const { store, handled } = await fresh()
      const first = await store.claim(aClaim())
      expect(first).toEqual({ by: ana, since: expect.any(String) as string, takenFrom: null })
      expect(await store.claim(aClaim(bens))).toEqual(first)
      expect(await store.claim(aClaim())).toEqual(first)
      expect(await handled()).toEqual([{ ...order, ...first }])
    })

    test('of many who claim at one moment one has it, and all are told so', async () => {
      const { store } = await fresh()
      const people = Array.from({ length: 12 }, (_, n) => ({ id: `p${n}`, name: `Person ${n}` }))
      const answers = await Promise.all(people.map((person) => store.claim(aClaim({ person, session: person.id }))))
      expect(new Set(answers.map(({ by }) => by.id)).size).toBe(1)
    })

    test('it is taken over from whom one saw, and from nobody else', async () => {
      const { store } = await fresh()
      const cara = { id: 'cara', name: 'Cara' }
      await store.claim(aClaim())
      const taken = await store.claim(aClaim(bens), ana.id)
      expect(taken).toMatchObject({ by: ben, takenFrom: ana })
      expect(await store.claim(aClaim({ person: cara, session: 'of cara' }), ana.id)).toEqual(taken)
      expect(await store.claim(aClaim(bens), ana.id)).toEqual(taken)
      expect(await store.claim(aClaim(bens), ben.id)).toEqual(taken)
      await store.release({ ...order, person: ben })
      expect(await store.claim(aClaim(), ben.id)).toMatchObject({ by: ana, takenFrom: null })
    })

    test('only its holder lets go of it', async () => {
      const { store, handled } = await fresh()
      await store.claim(aClaim())
      await store.release({ ...order, person: ben })
      expect(await handled()).toHaveLength(1)
      await store.release({ ...order, person: ana })
      await store.release({ ...order, person: ana })
      expect(await handled()).toEqual([])
    })

    test('it runs out some time after its holder looked last, and is free then', async () => {
      const { store, age, see, miss, handled } = await fresh()
      const [mine, his] = [aLook(), aLook({ person: ben })]
      await store.claim(aClaim())
      await age(CLAIM_MS - 1000)
      await see(mine, his)
      await age(CLAIM_MS - 1000)
      await miss(mine)
      await age(CLAIM_MS - 1000)
      expect(await handled()).toHaveLength(1)
      await see(his)
      await age(1500)
      expect(await handled()).toEqual([])
      expect(await store.claim(aClaim(bens))).toMatchObject({ by: ben, takenFrom: null })
      await store.sweep()
      expect(await handled()).toHaveLength(1)
    })

    test('a look brings nothing back that has run out', async () => {
      const { store, age, see, handled } = await fresh()
      await store.claim(aClaim())
      await age(CLAIM_MS)
      await see(aLook())
      expect(await handled()).toEqual([])
    })

    test('it ends with the session it was made in, and with its person', async () => {
      const { store, handled } = await fresh()
      await store.claim(aClaim())
      await store.claim(aClaim({ reference: 'DE--6', session: 'another of ana' }))
      await store.claim(aClaim({ ...bens, reference: 'DE--7' }))
      expect(await store.end({ session: 'of ana' })).toEqual(['operator'])
      expect(await store.end({ session: 'of ana' })).toEqual([])
      expect((await handled()).map(({ reference }) => reference).toSorted()).toEqual(['DE--6', 'DE--7'])
      await store.end({ person: ana.id })
      expect((await handled()).map(({ reference }) => reference)).toEqual(['DE--7'])
    })
  })
}
