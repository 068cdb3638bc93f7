import { splitProps } from 'solid-js'
import type { ComponentProps, JSX } from 'solid-js'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'

type TextFieldProps = ComponentProps<typeof Input> & {
  readonly label: string
  /** What is right; said in red when the server found the value wrong. */
  readonly hint?: string | undefined
  readonly issue?: string | undefined
}

/** One line of text in a form. */
export const TextField = (props: TextFieldProps): JSX.Element => {
  const [own, rest] = splitProps(props, ['label', 'hint', 'issue'])
  return (
    <Field label={own.label} hint={own.hint} error={own.issue === undefined ? undefined : (own.hint ?? own.issue)}>
      <Input {...rest} />
    </Field>
  )
}
