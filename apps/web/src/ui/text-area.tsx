import { splitProps } from 'solid-js'
import type { JSX } from 'solid-js'
import { areaLook, fieldControl } from './field.tsx'

type TextAreaProps = Omit<JSX.TextareaHTMLAttributes<HTMLTextAreaElement>, 'onInput' | 'value'> & {
  readonly value: string
  readonly onValue: (value: string) => void
}

/** Several lines of text. */
export const TextArea = (props: TextAreaProps): JSX.Element => {
  const [own, rest] = splitProps(props, ['onValue', 'class'])
  return (
    <textarea
      rows={3}
      {...fieldControl()}
      {...rest}
      class={`${areaLook} ${own.class ?? ''}`}
      onInput={(event) => own.onValue(event.currentTarget.value)}
    />
  )
}
