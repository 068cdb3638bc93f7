import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { HeldHintBus, Hint, HintBus } from './hint-bus.ts'

/** What every hint bus keeps to. `open` gives a fresh medium, which opens the bus of one node after another. */
export function hintBusContract(name: string, open: () => Promise<() => HintBus>): void {
  /** A node that hints, and what another one hears from now on. */
  async function twoNodes() {
    const node = await open()
    const [bus, other] = [node(), node()]
    const heard: Hint[] = []
    bus.listen(() => undefined)
    other.listen((hint) => heard.push(hint))
    await vi.waitFor(() => {
      bus.hint(['probe'])
      expect(heard).toContainEqual(['probe'])
    })
    // Every probe is in or before it.
    bus.hint(['begin'])
    await vi.waitFor(() => expect(heard.at(-1)).toContain('begin'))
    heard.length = 0
    return { bus, heard }
  }

  describe(`hint bus: ${name}`, () => {
    test('what is hinted within moments is heard at once, each topic once', async () => {
      const { bus, heard } = await twoNodes()
      bus.hint(['p:1', 'm:2'])
      bus.hint(['p:1'])
      bus.hint(['o:3'])
      await vi.waitFor(() => expect(heard).toEqual([['p:1', 'm:2', 'o:3']]))
    })

    test('a topic that grows again is hinted again', async () => {
      const { bus, heard } = await twoNodes()
      for (const times of [1, 2, 3]) {
        bus.hint(['p:1'])
        await vi.waitFor(() => expect(heard).toEqual(Array.from({ length: times }, () => ['p:1'])))
      }
    })

    test('no topics are no hint', async () => {
      const { bus, heard } = await twoNodes()
      bus.hint([])
      bus.hint(['last'])
      await vi.waitFor(() => expect(heard).toEqual([['last']]))
    })

    test('more than one message takes is hinted as everything', async () => {
      const { bus, heard } = await twoNodes()
      bus.hint(Array.from({ length: 1000 }, (_, n) => `m:merchant-${n}`))
      await vi.waitFor(() => expect(heard).toEqual(['*']))
    })
  })
}

/** Where the nodes of a bus meet. */
export interface HintMedium {
  /** Opens the bus of one node. */
  node(): HeldHintBus
  /** Cuts every node's line once. */
  cut(): Promise<unknown>
}

/** What those keep to besides that have a connection each. `open` gives a medium that its test's end closes. */
export function hintLineContract(name: string, open: () => Promise<HintMedium>): void {
  hintBusContract(name, async () => {
    const medium = await open()
    return () => held(medium.node())
  })

  const held = (bus: HeldHintBus): HeldHintBus => {
    onTestFinished(() => bus[Symbol.asyncDispose]())
    return bus
  }

  function listening(bus: HeldHintBus): Hint[] {
    const heard: Hint[] = []
    held(bus).listen((hint) => heard.push(hint))
    return heard
  }

  describe(`lines of the hint bus: ${name}`, () => {
    test('who begins to listen is told that anything may have grown, and who was cut off is told again', async () => {
      const medium = await open()
      const [one, other] = [medium.node(), medium.node()]
      const [heard, others] = [listening(one), listening(other)]
      await vi.waitFor(() => expect([heard, others]).toEqual([['*'], ['*']]))
      await medium.cut()
      await vi.waitFor(() =>
        expect([heard, others]).toEqual([
          ['*', '*'],
          ['*', '*'],
        ]),
      )
      other.hint(['p:1'])
      await vi.waitFor(() => expect(heard.at(-1)).toEqual(['p:1']))
    })

    test('a node does not hear itself', async () => {
      const medium = await open()
      const [one, other] = [medium.node(), medium.node()]
      const [heard, others] = [listening(one), listening(other)]
      await vi.waitFor(() => expect([heard, others]).toEqual([['*'], ['*']]))
      one.hint(['p:1'])
      await vi.waitFor(() => expect(others).toEqual(['*', ['p:1']]))
      other.hint(['p:2'])
      await vi.waitFor(() => expect(heard).toEqual(['*', ['p:2']]))
    })

    test('a bus that was disposed of hears nothing and takes hints in silence', async () => {
      const medium = await open()
      const [one, other] = [medium.node(), medium.node()]
      const [heard, others] = [listening(one), listening(other)]
      await vi.waitFor(() => expect([heard, others]).toEqual([['*'], ['*']]))
      await one[Symbol.asyncDispose]()
      one.hint(['into the void'])
      const third = medium.node()
      const thirds = listening(third)
      await vi.waitFor(() => expect(thirds).toEqual(['*']))
      third.hint(['p:1'])
      await vi.waitFor(() => expect(others).toEqual(['*', ['p:1']]))
      expect(heard).toEqual(['*'])
    })
  })
}
