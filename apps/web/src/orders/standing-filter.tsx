import type { JSX } from 'solid-js'
import { ages } from '@souk/domain/order/ages'
import type { Age } from '@souk/domain/order/ages'
import { useText } from '../text/use-text.ts'
import { FilterChip } from '../ui/filter-chip.tsx'
import { ageWords } from './age-words.ts'
import type { OrdersView } from './orders-view.ts'

type Standing = NonNullable<OrdersView['standing']>

const ANY = 'any'

/** The state of a process that an item stands in, and for how long it has; a list comes to it from a process’ ages. */
export const StandingFilter = (props: {
  standing: Standing
  onStanding: (standing: Standing | undefined) => void
}): JSX.Element => {
  const text = useText(ageWords)
  const choose = ([chosen]: readonly string[]): void => {
    const { age: _, ...place } = props.standing
    if (chosen === undefined) return props.onStanding(undefined)
    props.onStanding(chosen === ANY ? place : { ...place, age: chosen as Age })
  }
  return (
    <FilterChip
      single
      label={props.standing.state}
      options={[{ value: ANY, label: text().any }, ...ages.map((age) => ({ value: age, label: text().age[age] }))]}
      value={[props.standing.age ?? ANY]}
      onValue={choose}
    />
  )
}
