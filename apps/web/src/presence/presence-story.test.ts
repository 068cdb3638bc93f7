import { afterEach, expect, test } from 'vitest'
import type { Handling } from '@souk/contract/presence'
import { setLocale } from '../text/locale.ts'
import { presenceStory, toldOf } from './presence-story.ts'

const named = (...names: string[]) => names.map((name) => ({ id: name, name }))
const [ana, ben] = [
  { id: 'Ana', name: 'Ana' },
  { id: 'Ben', name: 'Ben' },
]
const since = new Date(2026, 10, 2, 10, 42).toISOString()
const sameDay = new Date(2026, 10, 2, 18).getTime()
const nextDay = new Date(2026, 10, 3, 9).getTime()

afterEach(() => setLocale('en'))

/** What somebody reads of an order that Ben handles while the two look at it. */
const read = (me: string, { now = sameDay, looking = [ana, ben], takenFrom = null as Handling['takenFrom'] } = {}) =>
  presenceStory({ reference: 'DE--5', looking, handling: { by: ben, since, takenFrom }, support: false }, { me, now })

test('who handles it is told with the time, and with the date from the day after', () => {
  expect(read('Ana').handling).toMatch(/^Handled by Ben since 10:42/u)
  expect(read('Ben')).toMatchObject({ handling: expect.stringMatching(/^Handled by you since 10:42/u), isMine: true })
  expect(read('Ana', { now: nextDay }).handling).toMatch(/2026/u)
})

test('who handles it and is not there is said to be away, except to themselves', () => {
  expect(read('Ana', { looking: [ana] }).handling).toMatch(/\(away\)$/u)
  expect(read('Ana').handling).not.toContain('away')
  expect(read('Ben', { looking: [ana] }).handling).not.toContain('away')
})

test('who lost it reads to whom, and nobody else does', () => {
  expect(read('Ana', { takenFrom: ana }).handling).toMatch(/^Ben took this over from you at 10:42/u)
  expect(read('Cara', { takenFrom: ana }).handling).toMatch(/^Handled by Ben/u)
})

test('lookers are the others, who handles it apart; they are named, and counted from the fourth on', () => {
  const looking = (...names: string[]) =>
    presenceStory(
      { reference: 'DE--5', looking: named(...names), handling: null, support: false },
      { me: 'Ana', now: sameDay },
    ).looking
  expect(looking('Ana')).toBe('')
  expect(looking('Ana', 'Ben')).toBe('Ben is looking at this')
  expect(looking('Ben', 'Cara')).toBe('Ben and Cara are looking at this')
  expect(looking('Ben', 'Cara', 'Dora', 'Emil', 'Fay')).toMatch(/^Ben, Cara, Dora,? and 2 others are looking at this$/u)
  expect(read('Cara').lookers).toEqual([ana])
  setLocale('de')
  expect(looking('Ben', 'Cara')).toBe('Ben und Cara sehen sich dies an')
})

test('where nobody is there is nothing to tell', () => {
  const nothing = { handler: undefined, isMine: false, lookers: [], handling: '', looking: '', support: '' }
  expect(presenceStory(undefined, { me: 'Ana', now: sameDay })).toEqual(nothing)
})

test('that the marketplace is there is told last, and without a name', () => {
  const story = presenceStory(
    { reference: 'DE--5', looking: [ben], handling: null, support: true },
    { me: 'Ana', now: sameDay },
  )
  expect(toldOf(story)).toBe('Ben is looking at this. Marketplace support is here')
})
