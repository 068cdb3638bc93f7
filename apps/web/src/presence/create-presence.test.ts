import { createRoot, createSignal } from 'solid-js'
import { expect, onTestFinished, test } from 'vitest'
import type { Handling, OrderPresence } from '@souk/contract/presence'
import { fakeSouk } from '../app/testing/fake-souk.ts'
import { createPresence } from './create-presence.ts'

const [ana, ben] = [
  { id: 'ana', name: 'Ana' },
  { id: 'ben', name: 'Ben' },
]
const since = '2026-11-02T10:42:00.000Z'
const by = (person: Handling['by'], takenFrom: Handling['takenFrom'] = null): Handling => ({
  by: person,
  since,
  takenFrom,
})
const order = (over: Partial<OrderPresence> = {}): OrderPresence => ({
  reference: 'DE--5',
  looking: [],
  handling: null,
  support: false,
  ...over,
})

const opened = () => {
  const fake = fakeSouk({})
  const lost: string[] = []
  const [person, setPerson] = createSignal<string | undefined>(ana.id)
  const presence = createRoot((end) => {
    onTestFinished(end)
    return createPresence({
      souk: fake.souk,
      person,
      onLost: ({ reference, handling }) => lost.push(`${reference} to ${handling?.by.name}`),
    })
  })
  const show = (...orders: OrderPresence[]) => fake.streams[0]?.send(orders)
  return { ...fake, presence, lost, setPerson, show }
}

test('who is where follows the server, and who has gone is nowhere', () => {
  const { presence, streams, show } = opened()
  streams[0]?.reset([order({ looking: [ben] })])
  expect(presence.at('DE--5')?.looking).toEqual([ben])
  show(order({ looking: [ana, ben] }), order({ reference: 'DE--6', handling: by(ben) }))
  expect(presence.at('DE--5')?.looking).toEqual([ana, ben])
  show(order())
  expect(presence.at('DE--5')).toBeUndefined()
  streams[0]?.reset([])
  expect(presence.at('DE--6')).toBeUndefined()
})

test('who loses what they handle is told, over a broken line too; who lets go is not', () => {
  const { streams, lost, show } = opened()
  streams[0]?.reset([order({ handling: by(ben, ana) })])
  show(order({ handling: by(ana) }), order({ handling: null }), order({ handling: by(ben) }))
  expect(lost).toEqual([])
  show(order({ handling: by(ana, ben) }), order({ handling: by(ben, ana) }))
  expect(lost).toEqual(['DE--5 to Ben'])
  show(order({ handling: by(ana, ben) }))
  streams[0]?.reset([order({ handling: by(ben, ana) })])
  expect(lost).toEqual(['DE--5 to Ben', 'DE--5 to Ben'])
})

test('somebody else starts over, nobody follows nothing', () => {
  const { presence, streams, setPerson } = opened()
  streams[0]?.reset([order({ looking: [ben] })])
  setPerson(ben.id)
  expect(presence.at('DE--5')).toBeUndefined()
  setPerson(undefined)
  expect(streams.map((stream) => stream.isClosed())).toEqual([true, true])
})
