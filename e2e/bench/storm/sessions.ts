import { setTimeout as pause } from 'node:timers/promises'
import { openSession } from './session.ts'
import type { FromSessions, ToSessions } from './wire.ts'

/** Opened in slices: the storm is not now. */
const SLICE = 50

const tell = (message: FromSessions) => process.send?.(message)

async function openAll({ ports: [first, second], apiKey, sessions }: ToSessions): Promise<void> {
  let isStorm = false
  let live = 0
  let resets = 0
  const onLive = (isReset: boolean): void => {
    live++
    if (isStorm && isReset) resets++
    if (live === sessions) tell(isStorm ? { kind: 'back', resets, at: Date.now() } : { kind: 'live' })
  }
  const onLost = (): void => {
    live--
    isStorm = true
  }
  const port = (): number => (isStorm ? second : first)
  for (let opened = 0; opened < sessions; opened += SLICE) {
    for (let n = 0; n < SLICE && opened + n < sessions; n++) openSession({ port, apiKey, onLive, onLost })
    while (live < opened * 0.9) await pause(10)
  }
}

// Not to outlive a benchmark that failed.
process.once('disconnect', () => process.exit())
process.on('message', (message: ToSessions) => void openAll(message))
