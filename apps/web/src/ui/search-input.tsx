import Search from 'lucide-solid/icons/search'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { smallControlLook } from './field.tsx'
import { Kbd } from './kbd.tsx'

type SearchInputProps = {
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
  readonly placeholder?: string | undefined
  readonly kbd?: string | undefined
  readonly ref?: ((element: HTMLInputElement) => void) | undefined
  readonly class?: string | undefined
}

/** Search as one types; Escape empties it, then leaves it. */
export const SearchInput = (props: SearchInputProps): JSX.Element => {
  const escape = (event: KeyboardEvent & { currentTarget: HTMLInputElement }): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    if (props.value === '') event.currentTarget.blur()
    else props.onValue('')
  }
  return (
    <div class={`relative min-w-0 ${props.class ?? ''}`}>
      <Search size={14} class="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" />
      <input
        ref={(element) => props.ref?.(element)}
        type="search"
        aria-label={props.label}
        placeholder={props.placeholder ?? props.label}
        value={props.value}
        class={`${smallControlLook} pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden`}
        onInput={(event) => props.onValue(event.currentTarget.value)}
        onKeyDown={escape}
      />
      <Show when={props.kbd && props.value === ''}>
        <Kbd
          keys={props.kbd ?? ''}
          class="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-ink-3 pointer-coarse:hidden"
        />
      </Show>
    </div>
  )
}
