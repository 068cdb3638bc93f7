import { createSignal, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { useHotkeys } from '../shell/hotkeys.ts'
import { useText } from '../text/use-text.ts'
import { SearchInput } from '../ui/search-input.tsx'

/** Somebody still types. */
const TYPING_MS = 200

type ListSearchProps = {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  /** Called when somebody stops typing, or leaves. */
  readonly onSearch: (words: string) => void
}

/** The search of a list; `/` goes there. */
export const ListSearch = (props: ListSearchProps): JSX.Element => {
  const text = useText()
  /** What is typed and not yet asked for. */
  const [typed, setTyped] = createSignal<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let input: HTMLInputElement | undefined
  const send = (words: string): void => {
    clearTimeout(timer)
    setTyped(undefined)
    props.onSearch(words)
  }
  const type = (words: string): void => {
    setTyped(words)
    clearTimeout(timer)
    timer = setTimeout(send, words === '' ? 0 : TYPING_MS, words)
  }
  /** Whoever goes on to a row must not be called back by what was typed before. */
  const leave = (): void => {
    const words = typed()
    if (words !== undefined) send(words)
  }
  onCleanup(() => clearTimeout(timer))
  useHotkeys(() => [{ keys: '/', label: text().keys.search, group: 'list', run: () => input?.focus() }])
  return (
    <div onFocusOut={leave}>
      <SearchInput
        label={props.label}
        placeholder={props.placeholder}
        value={typed() ?? props.value}
        onValue={type}
        kbd="/"
        ref={(element) => (input = element)}
      />
    </div>
  )
}
