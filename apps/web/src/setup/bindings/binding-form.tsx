import { Show, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { BindingEntry } from '@souk/contract/processes'
import { useSouk } from '../../app/app-context.ts'
import { createAct } from '../../app/create-act.ts'
import { createFollowed } from '../../app/followed.ts'
import { useText } from '../../text/use-text.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { TextField } from '../text-field.tsx'
import { bindingOf, draftOf, kindsOf } from './draft.ts'
import type { BindingDraft } from './draft.ts'
import { text } from './text.ts'

type BindingFormProps = { readonly entry: BindingEntry; readonly onSaved: () => void; readonly onClose: () => void }

/** Says what a command or condition stands for. */
export const BindingForm = (props: BindingFormProps): JSX.Element => {
  const words = useText(text)
  const souk = useSouk()
  // oxlint-disable-next-line solid/reactivity -- A form keeps what it began with, also when somebody else saves meanwhile.
  const { kind, name, binding } = props.entry
  const [draft, setDraft] = createStore<BindingDraft>(draftOf(binding))
  const builtins = createFollowed(() => souk.processes.builtins.query())
  onMount(() => void builtins.reload())
  const known = (): readonly string[] =>
    (kind === 'command' ? builtins.value()?.commands.map((command) => command.name) : builtins.value()?.conditions) ??
    []
  const act = createAct(async () => {
    await souk.processes.bind.mutate({ kind, name, binding: bindingOf(draft) })
    props.onSaved()
  })
  return (
    <FormDialog
      onClose={() => props.onClose()}
      act={act}
      done={() => (draft.kind === 'none' ? words().taken(name) : words().saved(name))}
      title={words().title(name)}
      description={`${words()[kind]} · ${props.entry.usedBy.join(', ')}`}
    >
      <Field label={words().choose}>
        <Select
          options={kindsOf(kind).map((one) => ({ value: one, label: words().kinds[one] }))}
          value={draft.kind}
          onValue={(one) => setDraft({ kind: one as BindingDraft['kind'] })}
        />
      </Field>
      <Show when={draft.kind === 'builtin'}>
        <Field label={words().builtin} error={act.issue('binding') ? words().builtinWrong : undefined}>
          <Combobox
            label={words().builtin}
            placeholder={words().builtinChoose}
            options={known().map((one) => ({ value: one, label: one }))}
            value={draft.name}
            onValue={(one) => setDraft({ name: one })}
          />
        </Field>
      </Show>
      <Show when={draft.kind === 'webhook'}>
        <TextField
          label={words().url}
          hint={words().urlHint}
          issue={act.issue('binding')}
          type="url"
          value={draft.url}
          onValue={(url) => setDraft({ url })}
        />
      </Show>
      <Show when={draft.kind === 'expression'}>
        <TextField
          label={words().source}
          hint={words().sourceHint}
          issue={act.issue('binding')}
          value={draft.source}
          onValue={(source) => setDraft({ source })}
        />
      </Show>
    </FormDialog>
  )
}
