import { createSignal } from 'solid-js'

/** Notes of the chime: pitch in Hz, begin in s. */
const notes = [
  [659.25, 0],
  [987.77, 0.14],
  [1318.51, 0.28],
] as const

/** A bell's overtones: multiple of the pitch, share of its loudness. */
const overtones = [
  [1, 1],
  [2.76, 0.25],
  [5.4, 0.06],
] as const

const ringing = 1.4

const [ready, setReady] = createSignal(false)
let context: AudioContext | undefined

/** Whether the browser lets this tab sound: not before its first click or key. */
export { ready as chimeReady }

function open(): AudioContext {
  const made = new AudioContext()
  const follow = (): void => {
    setReady(made.state === 'running')
  }
  made.addEventListener('statechange', follow)
  follow()
  return made
}

/** Asks the browser to let this tab sound; to be called from a click or a key. Never rejects. */
export async function unlockChime(): Promise<void> {
  if (typeof AudioContext === 'undefined') return
  context ??= open()
  await context.resume().catch(() => undefined)
}

/** Silent unless `chimeReady`. `volume` from 0 to 1. */
export function ringChime(volume: number): void {
  if (context?.state !== 'running') return
  const out = context.createGain()
  out.gain.value = volume * 0.4
  out.connect(context.destination)
  for (const [pitch, after] of notes)
    for (const [times, share] of overtones) strike(out, { pitch: pitch * times, share, after })
  setTimeout(() => out.disconnect(), (ringing + 1) * 1000)
}

type Strike = { readonly pitch: number; readonly share: number; readonly after: number }

function strike(out: GainNode, { pitch, share, after }: Strike): void {
  const at = out.context.currentTime + after
  const tone = new OscillatorNode(out.context, { frequency: pitch })
  const loudness = new GainNode(out.context, { gain: 0 })
  loudness.gain.setValueAtTime(0, at)
  loudness.gain.linearRampToValueAtTime(share, at + 0.008)
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + ringing)
  tone.connect(loudness).connect(out)
  tone.start(at)
  tone.stop(at + ringing)
}
