import { createRoot } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Sound } from './sound.ts'

/** A browser that stays silent until somebody clicked. */
class PretendContext extends EventTarget {
  static readonly made: PretendContext[] = []
  state = 'suspended'
  currentTime = 0
  destination = {}
  readonly tones: number[] = []
  constructor() {
    super()
    PretendContext.made.push(this)
  }
  resume(): Promise<void> {
    this.state = 'running'
    this.dispatchEvent(new Event('statechange'))
    return Promise.resolve()
  }
  createGain() {
    return { gain: { value: 0 }, connect: () => undefined, disconnect: () => undefined, context: this }
  }
}

const param = {
  setValueAtTime: () => param,
  linearRampToValueAtTime: () => param,
  exponentialRampToValueAtTime: () => param,
}
const started = vi.fn()

beforeEach(() => {
  vi.resetModules()
  PretendContext.made.length = 0
  vi.stubGlobal('AudioContext', PretendContext)
  vi.stubGlobal('OscillatorNode', function Tone() {
    return { connect: (next: unknown) => next, start: started, stop: () => undefined }
  })
  vi.stubGlobal('GainNode', function Gain() {
    return { gain: param, connect: (next: unknown) => next }
  })
})

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
  localStorage.clear()
  started.mockClear()
  vi.unstubAllGlobals()
})

const opened = async (): Promise<Sound> => {
  const { createSound } = await import('./sound.ts')
  return createRoot((end) => {
    ends.push(end)
    return createSound()
  })
}

test('nothing sounds before it was turned on', async () => {
  const sound = await opened()
  expect(sound.state()).toBe('off')
  dispatchEvent(new Event('pointerdown'))
  sound.ring()
  expect(started).not.toHaveBeenCalled()
  expect(PretendContext.made).toHaveLength(0)
})

test('a click turns it on and lets it be heard at once', async () => {
  const sound = await opened()
  await sound.enable()
  expect(sound.state()).toBe('on')
  expect(started).toHaveBeenCalled()
})

test('on a later visit any click is enough', async () => {
  localStorage.setItem('souk:sound', JSON.stringify({ enabled: true, muted: false, volume: 0.5 }))
  const sound = await opened()
  expect(sound.state()).toBe('off')
  dispatchEvent(new Event('keydown'))
  await Promise.resolve()
  expect(sound.state()).toBe('on')
})

test('muted stays muted, on the next visit too, and does not ring', async () => {
  const sound = await opened()
  await sound.enable()
  started.mockClear()
  sound.setMuted(true)
  sound.ring()
  expect(started).not.toHaveBeenCalled()
  expect((await opened()).state()).toBe('muted')
})
