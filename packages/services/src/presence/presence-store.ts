import type { Handling, PresentPerson } from '@souk/contract/presence'
import type { MerchantId } from '@souk/domain/ids'

/** All operators, who see each other. */
export const OPERATORS = 'operator'

/** People who see each other: all operators, or all people of one merchant. */
export type Team = typeof OPERATORS | MerchantId

/** An order as one team sees it, by the reference of its page. */
export interface TeamOrder {
  readonly team: Team
  readonly reference: string
}

/** One open page of one person. */
export interface Look extends TeamOrder {
  readonly id: string
  readonly person: PresentPerson
}

export interface Claim extends TeamOrder {
  readonly person: PresentPerson
  /** Ends with it. */
  readonly session: string
}

export interface Handled extends TeamOrder, Handling {}

/** What ends a claim from outside. */
export type Ended = { readonly session: string } | { readonly person: string }

/** A look nobody renews is over after this long: its node is gone. */
export const LOOK_MS = 20_000
/** A claim lasts this long beyond its holder's last look. */
export const CLAIM_MS = 120_000

/**
 * Who has which order open, and who handles it. Looks may be lost at any time, and their nodes write them again; claims are
 * kept. Time is the store's own: nodes whose clocks differ agree on who is gone.
 */
export interface PresenceStore {
  /** A node's looks that began or go on, and those that ended; prolongs what these people handle of what they look at. */
  keep(node: string, looks: { readonly seen: readonly Look[]; readonly left: readonly Look[] }): Promise<void>
  /** Takes all looks of a node away; answers whose they were. */
  leave(node: string): Promise<readonly Team[]>
  /** Forgets what is over. */
  sweep(): Promise<void>
  /** What is not over. */
  read(teams: readonly Team[]): Promise<{ readonly looks: readonly Look[]; readonly handled: readonly Handled[] }>
  /** The merchants' pages of the orders that operators have open or handle. */
  support(): Promise<readonly TeamOrder[]>
  /** Takes what nobody handles, or `from` does; answers who handles it now, since when. One's own claim stays as it was. */
  claim(claim: Claim, from?: string): Promise<Handling>
  /** Lets go of one's own. */
  release(claim: Omit<Claim, 'session'>): Promise<void>
  /** Lets go of all that was claimed in a session or by a person; answers whose it was. */
  end(ended: Ended): Promise<readonly Team[]>
}
