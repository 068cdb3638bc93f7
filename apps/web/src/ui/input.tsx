import { splitProps } from 'solid-js'
import type { JSX } from 'solid-js'
import { controlLook, fieldControl } from './field.tsx'

type InputProps = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'onInput' | 'value'> & {
  readonly value: string
  readonly onValue: (value: string) => void
}

/** One line of text; give it a `Field` around, or an `aria-label`. */
export const Input = (props: InputProps): JSX.Element => {
  const [own, rest] = splitProps(props, ['onValue', 'class'])
  return (
    <input
      type="text"
      {...fieldControl()}
      {...rest}
      class={`${controlLook} ${own.class ?? ''}`}
      onInput={(event) => own.onValue(event.currentTarget.value)}
    />
  )
}
