import type { Claim, Ended, Handled, Look, TeamOrder, PresenceStore, Team } from './presence-store.ts'
import { CLAIM_MS, LOOK_MS, OPERATORS } from './presence-store.ts'

interface KeptLook {
  readonly look: Look
  readonly node: string
  readonly until: number
}

interface KeptClaim {
  readonly handled: Handled
  readonly session: string
  readonly until: number
}

const keyOf = ({ team, reference }: TeamOrder): string => `${team} ${reference}`

const isEnded = ({ session, handled }: KeptClaim, ended: Ended): boolean =>
  'session' in ended ? session === ended.session : handled.by.id === ended.person

/** The merchants' pages of an order. */
export type SharesOf = (reference: string) => Promise<readonly TeamOrder[]>

/** `PresenceStore` in memory. */
export function memoryPresence(now: () => Date, sharesOf: SharesOf = async () => []): PresenceStore {
  const looks = new Map<string, KeptLook>()
  const claims = new Map<string, KeptClaim>()
  const moment = (): number => now().getTime()
  const lasts = ({ until }: { readonly until: number }): boolean => until > moment()

  function held(order: TeamOrder): KeptClaim | undefined {
    const kept = claims.get(keyOf(order))
    return kept && lasts(kept) ? kept : undefined
  }

  function take({ team, reference, person, session }: Claim, from: KeptClaim | undefined): Handled {
    const handled = { team, reference, by: person, since: now().toISOString(), takenFrom: from?.handled.by ?? null }
    claims.set(keyOf(handled), { handled, session, until: moment() + CLAIM_MS })
    return handled
  }

  function prolong(look: Look): void {
    const kept = held(look)
    if (kept?.handled.by.id === look.person.id) claims.set(keyOf(look), { ...kept, until: moment() + CLAIM_MS })
  }

  return {
    async keep(node, { seen, left }) {
      for (const look of seen) looks.set(look.id, { look, node, until: moment() + LOOK_MS })
      for (const { id } of left) looks.delete(id)
      for (const look of [...seen, ...left]) prolong(look)
    },
    async leave(node) {
      const gone = [...looks.values()].filter((kept) => kept.node === node)
      for (const { look } of gone) looks.delete(look.id)
      return gone.map(({ look }) => look.team)
    },
    async sweep() {
      for (const kept of looks.values()) if (!lasts(kept)) looks.delete(kept.look.id)
      for (const [key, kept] of claims) if (!lasts(kept)) claims.delete(key)
    },
    async read(teams) {
      const isMeant = ({ team }: { readonly team: Team }): boolean => teams.includes(team)
      return {
        looks: [...looks.values()].filter(lasts).flatMap(({ look }) => (isMeant(look) ? look : [])),
        handled: [...claims.values()].filter(lasts).flatMap(({ handled }) => (isMeant(handled) ? handled : [])),
      }
    },
    async support() {
      const orders = [
        ...[...looks.values()].filter(lasts).map(({ look }) => look),
        ...[...claims.values()].filter(lasts).map(({ handled }) => handled),
      ]
      const own = orders.filter(({ team }) => team === OPERATORS).map(({ reference }) => reference)
      return (await Promise.all([...new Set(own)].map(sharesOf))).flat()
    },
    async claim(claim, from) {
      const before = held(claim)
      const isTaken = before?.handled.by.id === from && from !== claim.person.id
      const { by, since, takenFrom } = before && !isTaken ? before.handled : take(claim, before)
      return { by, since, takenFrom }
    },
    async release({ person, ...order }) {
      if (held(order)?.handled.by.id === person.id) claims.delete(keyOf(order))
    },
    async end(ended) {
      const gone = [...claims.values()].filter((kept) => isEnded(kept, ended))
      for (const { handled } of gone) claims.delete(keyOf(handled))
      return gone.map(({ handled }) => handled.team)
    },
  }
}
