import { z } from 'zod'
import { liveInput } from './orders.ts'
import { reference } from './shared.ts'

/** Of the page the caller has open: an order for operators, a merchant order for a merchant's people. */
const ofOrder = z.object({ reference })

export const claimOrder = ofOrder
export const releaseOrder = ofOrder
/** From whom the caller saw handling it: somebody else by now is not taken from unseen. */
export const takeOverOrder = ofOrder.extend({ from: z.string().max(100) })
export const followPresence = liveInput.default({})
export const lookAtOrder = liveInput.extend({ reference })

export interface PresentPerson {
  readonly id: string
  readonly name: string
}

/** Somebody has taken an order on. It keeps nobody from acting on it. */
export interface Handling {
  readonly by: PresentPerson
  readonly since: string
  /** Who handled it before and did not let go of it themselves. */
  readonly takenFrom: PresentPerson | null
}

/** Who of the caller's team is at an order, and whether the marketplace is. */
export interface OrderPresence {
  readonly reference: string
  /** Everybody who has it open, each once, by name. */
  readonly looking: readonly PresentPerson[]
  readonly handling: Handling | null
  /** For a merchant's people: some operator, who it is is not told, has the order open or handles it. */
  readonly support: boolean
}

/** Every order at which somebody is; what follows is each order whole that changes, empty when all have gone. */
export type PresenceSnapshot = readonly OrderPresence[]
