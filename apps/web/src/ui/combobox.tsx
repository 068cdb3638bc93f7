import ChevronsUpDown from 'lucide-solid/icons/chevrons-up-down'
import { createSignal, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import { controlLook, useField } from './field.tsx'
import { OptionList } from './option-list.tsx'
import type { Option } from './option.ts'
import { Popover } from './popover.tsx'

type ComboboxProps = {
  /** Repeats the Field's label for the list. */
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onValue: (value: string) => void
  readonly placeholder?: string | undefined
  readonly disabled?: boolean | undefined
}

/** One of many, found by typing; for few take a Select. */
export const Combobox = (props: ComboboxProps): JSX.Element => {
  const [open, setOpen] = createSignal(false)
  const field = useField()
  const valueId = createUniqueId()
  const label = (): string | undefined => props.options.find((option) => option.value === props.value)?.label
  const choose = (value: string): void => {
    props.onValue(value)
    setOpen(false)
  }
  return (
    <Popover
      label={props.label}
      open={open()}
      onOpen={setOpen}
      triggerClass={`${controlLook} flex items-center gap-2 text-left`}
      triggerId={field.id}
      labelledBy={field.labelId && `${field.labelId} ${valueId}`}
      disabled={props.disabled}
      trigger={
        <>
          <span id={valueId} class="min-w-0 flex-1 truncate" classList={{ 'text-ink-3': label() === undefined }}>
            {label() ?? props.placeholder}
          </span>
          <ChevronsUpDown size={14} class="text-ink-3" />
        </>
      }
      class="w-72"
    >
      <OptionList label={props.label} options={props.options} chosen={[props.value]} onChoose={choose} />
    </Popover>
  )
}
