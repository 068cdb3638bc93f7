import { createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import { createChanges } from './changes.ts'
import { followSetup } from './live-setup.ts'
import { fakeSouk } from './testing/fake-souk.ts'

const opened = () => {
  const fake = fakeSouk({})
  const heard: string[] = []
  const [person, setPerson] = createSignal<string | undefined>('ana')
  const connection = createRoot(() => {
    const changes = createChanges()
    changes.on(['stores'], () => heard.push('stores'))
    changes.on(['keys'], () => heard.push('keys'))
    return followSetup({ souk: fake.souk, person, changes, onRefused: () => heard.push('refused') })
  })
  return { ...fake, connection, heard, setPerson }
}

test('a change is told to those it concerns, a gap to all', () => {
  const { streams, heard } = opened()
  streams[0]?.send([{ what: 'keys' }, { what: 'keys' }])
  expect(heard).toEqual(['keys'])
  streams[0]?.reset(null)
  expect(heard).toEqual(['keys', 'stores', 'keys'])
})

test('the connection says since when what is shown may be old', () => {
  const { streams, connection } = opened()
  streams[0]?.status({ state: 'offline', staleSince: 1_700_000_000_000 })
  expect([connection.status, connection.since?.getTime()]).toEqual(['offline', 1_700_000_000_000])
  streams[0]?.status({ state: 'live' })
  expect([connection.status, connection.since]).toEqual(['live', undefined])
})

test('somebody else gets a stream of their own', () => {
  const { streams, setPerson } = opened()
  setPerson('bo')
  expect(streams.map((stream) => stream.isClosed())).toEqual([true, false])
  setPerson(undefined)
  expect(streams.map((stream) => stream.isClosed())).toEqual([true, true])
})

test('a stream that is refused means that nobody is signed in any more', () => {
  const { streams, heard } = opened()
  streams[0]?.status({ state: 'refused', staleSince: 0 })
  expect(heard).toEqual(['refused'])
})
