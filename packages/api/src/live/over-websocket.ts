import { tracked } from '@trpc/server'
import type { LiveMessage } from '@souk/contract/live'
import { attach } from './attach.ts'
import { aborted, comeBack } from './come-back.ts'
import { rpcTail } from './frame.ts'
import { createLane } from './lane.ts'
import type { LiveSocket } from './live-socket.ts'
import { patiently } from './patience.ts'
import { plain } from './plain.ts'
import { begin, tooMany, type Begun, type Bound, type LiveOutput, type Surroundings } from './subscription.ts'

type Seated<S> = Bound<S> & { readonly parts: Surroundings; readonly live: LiveSocket }

/**
 * Yields once: the encoder swaps that for the first message, and the lane takes over. Was it not swapped, the adapter
 * has sent the first message as it is, and the generator goes on.
 */
async function* handOver<S, P>(begun: Begun, seated: Seated<S>): LiveOutput<S, P> {
  const { parts, live, signal, tenant, authorised } = seated
  const { channel, reader, first } = begun
  const { stats, report } = parts
  const lane = createLane(channel, { reader, socket: live, tenant, stats, report, authorised })
  let opened = false
  const parcel = attach({
    open(rpc) {
      opened = true
      lane.start(rpc)
      return rpc + rpcTail(first)
    },
    toJSON: (): unknown => JSON.parse(first.text),
  })
  try {
    // Nobody but the encoder sees that this is not the message itself.
    yield tracked(first.position, parcel as unknown as LiveMessage<S, P>)
    if (opened) await aborted(signal)
    else yield* plain<S, P>(begun, { signal, authorised, ready: live.room })
  } finally {
    lane.leave()
  }
}

async function* follow<S, P>(seated: Seated<S>): LiveOutput<S, P> {
  const { parts, live } = seated
  if (!(await live.room())) return live.giveUp()
  const begun = await patiently(() => begin(parts, seated))
  try {
    yield* handOver<S, P>(begun, seated)
  } finally {
    parts.channels.release(begun.channel)
  }
}

export async function* overWebSocket<S, P>(seated: Seated<S>): LiveOutput<S, P> {
  const { parts, live, signal } = seated
  if (!live.sit())
    throw tooMany(parts, 'subscription.too-many', 'One socket holds no more subscriptions. Stop some first.')
  try {
    yield* follow<S, P>(seated)
  } catch (error) {
    await comeBack(parts, { error, signal, live })
  } finally {
    live.rise()
  }
}
