import { uuidv7 } from 'uuidv7'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { OrderPresence } from '@souk/contract/presence'
import { aMerchant } from '@souk/domain/testing/marketplace'
import { memoryHints } from '../live/hint-bus.ts'
import { memoryPresence } from './memory-presence.ts'
import { LOOK_MS } from './presence-store.ts'
import type { PresenceStore, Team } from './presence-store.ts'
import { createPresence } from './presence.ts'
import type { Caller, Presence } from './presence.ts'

const of = (name: string, over: Partial<Caller> = {}): Caller => ({
  team: 'operator',
  reference: 'DE--5',
  person: { id: name, name },
  session: `of ${name}`,
  ...over,
})
const [ana, ben, cara] = [of('Ana'), of('Ben'), of('Cara')]
const silent = { hint: () => undefined, listen: () => undefined }

/** Nodes before one store, each with what it published. */
function aCluster() {
  let now = Date.parse('2026-11-02T10:00:00.000Z')
  const store = memoryPresence(() => new Date(now))
  const hints = memoryHints()
  const open = ({ deaf = false, over = {} }: { deaf?: boolean; over?: Partial<PresenceStore> } = {}) => {
    const said: [Team, OrderPresence][] = []
    const report = vi.fn()
    const presence = createPresence({
      store: { ...store, ...over },
      hints: deaf ? silent : hints,
      newId: uuidv7,
      publish: (team, order) => said.push([team, order]),
      report,
    })
    const names = () => said.map(([, { looking }]) => looking.map(({ name }) => name).join())
    const handlers = () => said.map(([, { handling }]) => handling?.by.name)
    return { presence, said, names, handlers, report }
  }
  return { store, open, pass: (ms: number) => (now += ms) }
}

/** Runs a node until the test ends; its first beat is under way. */
function running(presence: Presence): AbortController {
  const life = new AbortController()
  const ended = presence.run(life.signal)
  onTestFinished(() => {
    life.abort()
    return ended
  })
  return life
}

test('who comes and goes on one node is shown on every other that follows the team', async () => {
  const { open } = aCluster()
  const [one, other] = [open(), open()]
  other.presence.follow('operator')
  const look = one.presence.look(ana)
  await vi.waitFor(() => expect(other.names()).toEqual(['Ana']))
  one.presence.look(ben)
  await vi.waitFor(() => expect(other.names()).toEqual(['Ana', 'Ana,Ben']))
  look[Symbol.dispose]()
  await vi.waitFor(() => expect(other.names()).toEqual(['Ana', 'Ana,Ben', 'Ben']))
  expect(one.said).toEqual([])
  expect(other.said.map(([team]) => team)).toEqual(['operator', 'operator', 'operator'])
})

test('a team is told of its own people alone, and only while it is followed', async () => {
  const { open } = aCluster()
  const node = open()
  const [mine, foreign] = [aMerchant(2).id, aMerchant(3).id]
  const following = node.presence.follow(mine)
  node.presence.look(of('Mira', { team: mine, reference: 'DE--5--MER000002' }))
  node.presence.look(of('Finn', { team: foreign, reference: 'DE--5--MER000003' }))
  node.presence.look(ana)
  await vi.waitFor(() => expect(node.names()).toEqual(['Mira']))
  expect(await node.presence.of(mine)).toMatchObject([{ reference: 'DE--5--MER000002' }])
  expect(await node.presence.of(foreign)).toEqual([])
  following[Symbol.dispose]()
  expect(await node.presence.of(mine)).toEqual([])
})

test('what was seen is as new as the question', async () => {
  const { store, open } = aCluster()
  const node = open({ deaf: true })
  node.presence.follow('operator')
  expect(await node.presence.of('operator')).toEqual([])
  await store.claim(ana)
  expect(await node.presence.of('operator')).toMatchObject([{ reference: 'DE--5', handling: { by: ana.person } }])
})

test('a page that is closed before it was written is never shown', async () => {
  const { store, open } = aCluster()
  const writing = Promise.withResolvers<void>()
  const keep: PresenceStore['keep'] = async (...asked) => {
    await writing.promise
    return store.keep(...asked)
  }
  const node = open({ over: { keep } })
  node.presence.look(ana)
  node.presence.look(ben)[Symbol.dispose]()
  writing.resolve()
  await vi.waitFor(async () =>
    expect((await store.read(['operator'])).looks.map(({ person }) => person.name)).toEqual(['Ana']),
  )
})

test('a node that died is gone from the others’ screens when its looks ran out, hints or not', async () => {
  const { open, pass } = aCluster()
  const [dead, other] = [open({ deaf: true }), open({ deaf: true })]
  other.presence.follow('operator')
  dead.presence.look(ana)
  await vi.waitFor(async () => expect(await other.presence.of('operator')).toHaveLength(1))
  pass(LOOK_MS)
  running(other.presence)
  await vi.waitFor(() => expect(other.names()).toEqual(['Ana', '']))
})

test('a node that lives renews its looks, also those that the store lost', async () => {
  const { store, open } = aCluster()
  const node = open()
  node.presence.follow('operator')
  node.presence.look(ana)
  await vi.waitFor(() => expect(node.names()).toEqual(['Ana']))
  const [lost] = (await store.read(['operator'])).looks
  if (!lost) throw new Error('nothing was written')
  await store.keep('crash', { seen: [], left: [lost] })
  running(node.presence)
  await vi.waitFor(async () => expect((await store.read(['operator'])).looks).toEqual([lost]))
})

test('a node that stops takes its looks along', async () => {
  const { open } = aCluster()
  const [leaving, other] = [open(), open()]
  other.presence.follow('operator')
  leaving.presence.look(ana)
  await vi.waitFor(() => expect(other.names()).toEqual(['Ana']))
  running(leaving.presence).abort()
  await vi.waitFor(() => expect(other.names()).toEqual(['Ana', '']))
})

test('a write that fails is reported, and made up for by the next beat', async () => {
  const { store, open } = aCluster()
  let broken = true
  const keep: PresenceStore['keep'] = (...asked) =>
    broken ? Promise.reject(new Error('no database')) : store.keep(...asked)
  const node = open({ over: { keep } })
  node.presence.follow('operator')
  node.presence.look(ana)
  await vi.waitFor(() => expect(node.report).toHaveBeenCalledWith(new Error('no database')))
  broken = false
  running(node.presence)
  await vi.waitFor(() => expect(node.names()).toEqual(['Ana']))
})

test('an order is handled by one, and taken over from whom one saw', async () => {
  const { open } = aCluster()
  const [one, other] = [open(), open()]
  other.presence.follow('operator')
  const claimed = await one.presence.claim(ana)
  expect(await one.presence.claim(ana)).toEqual(claimed)
  await expect(other.presence.claim(ben)).rejects.toMatchObject({
    code: 'handling.taken',
    message: `Ana handles DE--5 since ${claimed.since}.`,
    details: { reference: 'DE--5', by: ana.person, since: claimed.since },
  })
  await vi.waitFor(() => expect(other.handlers()).toEqual(['Ana']))
  await expect(other.presence.takeOver(ben, ana.person.id)).resolves.toMatchObject({ takenFrom: ana.person })
  await expect(other.presence.takeOver(cara, ana.person.id)).rejects.toMatchObject({ code: 'handling.taken' })
  await vi.waitFor(() => expect(other.handlers()).toEqual(['Ana', 'Ben']))
  await one.presence.release(ana)
  await one.presence.release(ben)
  await vi.waitFor(() => expect(other.handlers()).toEqual(['Ana', 'Ben', undefined]))
})

test('who is signed out lets go, and nobody else does', async () => {
  const { open } = aCluster()
  const node = open()
  node.presence.follow('operator')
  await node.presence.claim(ana)
  await node.presence.claim({ ...ben, reference: 'DE--6' })
  node.presence.heard({ kind: 'merchant-changed', merchant: aMerchant(2).id })
  node.presence.heard({ kind: 'session-ended', id: ana.session })
  await vi.waitFor(async () => expect(await node.presence.of('operator')).toMatchObject([{ reference: 'DE--6' }]))
  node.presence.heard({ kind: 'person-changed', id: ben.person.id })
  await vi.waitFor(async () => expect(await node.presence.of('operator')).toEqual([]))
})
