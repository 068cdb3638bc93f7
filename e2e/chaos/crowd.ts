import type { Account, Counts } from './account.ts'
import { totalOf } from './account.ts'
import { createLags, type Lags } from './lags.ts'
import { openScreen, type Screen } from './screen.ts'
import type { Seat, Wish } from './seat.ts'

export interface CrowdOptions {
  readonly random: () => number
  readonly screens: number
  /** Of sessions, shared out among the screens. */
  readonly cookies: readonly string[]
  url(): string
  /** What the screen with this number follows; asked again when somebody new sits down before it. */
  wishes(screen: number): readonly Wish[]
}

/** Everybody who looks at live screens. */
export interface Crowd {
  readonly seats: readonly Seat[]
  readonly counts: Counts
  /** Connections cut and programs restarted, on purpose. */
  readonly kills: number
  /** Delays of what was heard since this was asked last. */
  freshLags(): Lags
  /** Some screens by chance. */
  some(share: number): readonly Screen[]
  cut(share: number): void
  restart(share: number): void
  /** Some leave for good, others take their places. */
  swap(share: number): void
  close(): void
}

export function openCrowd(options: CrowdOptions): Crowd {
  const { random, cookies, url, wishes } = options
  const gone: Counts[] = []
  let kills = 0
  let lags = createLags()
  const heard = (at: string): void => lags.add(Date.now() - Date.parse(at))

  const sit = (n: number): Screen =>
    openScreen({ cookie: cookies[n % cookies.length] ?? '', url, isPlain: n % 2 === 0, wishes: wishes(n), heard })
  const screens = Array.from({ length: options.screens }, (_, n) => sit(n))
  const chosen = (share: number) => [...screens.entries()].filter(() => random() < share)
  const countsOf = ({ past, seats }: Screen): Counts[] => [
    ...past,
    ...seats.map(({ account }): Account['counts'] => account.counts),
  ]

  return {
    get seats() {
      return screens.flatMap(({ seats }) => seats)
    },
    get counts() {
      return totalOf([...gone, ...screens.flatMap(countsOf)])
    },
    get kills() {
      return kills
    },
    freshLags() {
      const heardSoFar = lags
      lags = createLags()
      return heardSoFar
    },
    some: (share) => chosen(share).map(([, screen]) => screen),
    cut(share) {
      for (const [, screen] of chosen(share)) {
        screen.cut()
        kills++
      }
    },
    restart(share) {
      for (const [, screen] of chosen(share)) {
        screen.restart()
        kills++
      }
    },
    swap(share) {
      for (const [n, screen] of chosen(share)) {
        screen.close()
        gone.push(...countsOf(screen))
        screens[n] = sit(n)
        kills++
      }
    },
    close: () => screens.forEach((screen) => screen.close()),
  }
}
