import { describe, expect, test, vi } from 'vitest'
import { CLOSE } from '@souk/contract/live'
import type { Connection } from './connection.ts'
import { createConnections } from './connections.ts'

const limits = { connections: { person: 2, key: 3 }, nobodyMs: 10_000, lifeMs: 3_600_000 }

function aNode() {
  const clock = { now: Date.parse('2026-11-02T10:00:00.000Z') }
  const connections = createConnections({ limits, now: () => clock.now })
  function open(over: Partial<Connection> = { moveOn: vi.fn() }) {
    const end = vi.fn()
    const connection: Connection = { identity: undefined, end, ...over }
    connections.add(connection)
    return { connection, end, moveOn: over.moveOn, code: () => end.mock.calls.at(-1)?.[0] as unknown }
  }
  function after(ms: number): void {
    clock.now += ms
    connections.expire()
  }
  return { connections, open, after, in: (ms: number) => new Date(clock.now + ms).toISOString() }
}

test('nobody known is waited for', () => {
  const { open, after } = aNode()
  const { code, end } = open()
  after(limits.nobodyMs - 1)
  expect(end).not.toHaveBeenCalled()
  after(1)
  expect(code()).toBe(CLOSE.unidentified)
})

test('nobody is ended while it is found out who they are, however long that takes', () => {
  const { connections, open, after } = aNode()
  const [known, unknown] = [open(), open()]
  for (const { connection } of [known, unknown]) connections.lookUp(connection)
  after(limits.nobodyMs * 10)
  connections.identify(known.connection, { key: 'k' })
  connections.identify(unknown.connection, undefined)
  after(limits.nobodyMs - 1)
  expect([known.code(), unknown.code()]).toEqual([undefined, undefined])
  after(1)
  expect([known.code(), unknown.code()]).toEqual([undefined, CLOSE.unidentified])
})

describe('a session that ends', () => {
  test('ends its connections', () => {
    const { connections, open, after, ...clock } = aNode()
    const { connection, code, end, moveOn } = open()
    connections.identify(connection, { session: 's', person: 'p', expiresAt: clock.in(20_000) })
    after(19_999)
    expect(end).not.toHaveBeenCalled()
    after(1)
    expect([code(), moveOn]).toEqual([CLOSE.reauthenticate, expect.toSatisfy(vi.isMockFunction)])
    expect(moveOn).not.toHaveBeenCalled()
  })

  test('ends them also while they move on', () => {
    const { connections, open, after, ...clock } = aNode()
    const { connection, code, moveOn } = open()
    connections.identify(connection, { session: 's', person: 'p', expiresAt: clock.in(limits.lifeMs + 1) })
    after(limits.lifeMs)
    expect(moveOn).toHaveBeenCalledOnce()
    expect(code()).toBeUndefined()
    after(1)
    expect(code()).toBe(CLOSE.reauthenticate)
  })
})

describe('a long life', () => {
  test('ends with the wish to move on, and for who does not ten seconds later', () => {
    const { connections, open, after } = aNode()
    const { connection, code, moveOn } = open()
    connections.identify(connection, { key: 'k' })
    after(limits.lifeMs * 0.9 - 1)
    expect(moveOn).not.toHaveBeenCalled()
    after(limits.lifeMs * 0.1 + 1)
    after(9_999)
    expect(moveOn).toHaveBeenCalledOnce()
    expect(code()).toBeUndefined()
    after(1)
    expect(code()).toBe(CLOSE.reauthenticate)
  })

  test('just ends where nobody can be asked', () => {
    const { connections, open, after } = aNode()
    const { connection, code } = open({})
    connections.identify(connection, { key: 'k' })
    after(limits.lifeMs)
    expect(code()).toBe(CLOSE.reauthenticate)
  })
})

test('people and keys are counted each for themselves, whatever session they use', () => {
  const { connections, open } = aNode()
  const may = (identity: object) => connections.identify(open().connection, identity)
  const hers = [1, 2, 3].map((n) => may({ session: `${n}`, person: 'alice' }))
  const theirs = [1, 2, 3, 4].map(() => may({ key: 'alice' }))
  expect([hers, theirs, may({ session: '9', person: 'bob' })]).toEqual([
    [true, true, false],
    [true, true, true, false],
    true,
  ])
})

test('who is gone before it is known who it was is not counted', () => {
  const { connections, open } = aNode()
  for (let n = 0; n < 5; n++) {
    const { connection } = open()
    connections.delete(connection)
    expect(connections.identify(connection, { person: 'alice' })).toBe(true)
  }
  expect(connections.size).toBe(0)
})
