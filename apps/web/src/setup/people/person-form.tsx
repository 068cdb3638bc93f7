import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { createStore } from 'solid-js/store'
import { useMarketplace, useSouk } from '../../app/app-context.ts'
import { createAct } from '../../app/create-act.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { TextField } from '../text-field.tsx'
import { suggestPassword } from './suggest-password.ts'
import { text } from './text.ts'

const kinds = ['administrator', 'operator', 'merchant'] as const
type Kind = (typeof kinds)[number]
type Draft = Record<'name' | 'email' | 'password' | 'merchant' | 'role', string> & { readonly kind: Kind }

/** Adds an administrator, an operator or a merchant user. */
export const PersonForm = (props: { onAdded: () => void; onClose: () => void }): JSX.Element => {
  const words = useText(text)
  const souk = useSouk()
  const marketplace = useMarketplace()
  const [draft, setDraft] = createStore<Draft>({
    name: '',
    email: '',
    password: '',
    merchant: '',
    role: '',
    kind: 'administrator',
  })
  const act = createAct(async () => {
    await souk.people.add.mutate({
      name: draft.name,
      email: draft.email.trim(),
      password: draft.password,
      ...(draft.kind === 'merchant' && { merchant: draft.merchant }),
      ...(draft.kind === 'operator' && { role: draft.role }),
    })
    props.onAdded()
  })
  return (
    <FormDialog
      onClose={() => props.onClose()}
      act={act}
      done={() => words().added(draft.name.trim())}
      title={words().add}
      submit={words().add}
    >
      <Field label={words().role}>
        <Select
          options={[
            { value: 'administrator', label: words().administrator },
            { value: 'operator', label: words().operator },
            { value: 'merchant', label: words().merchantUser },
          ]}
          value={draft.kind}
          onValue={(value) => setDraft({ kind: kinds.find((kind) => kind === value) ?? 'administrator' })}
        />
      </Field>
      <Show when={draft.kind === 'operator'}>
        <TextField
          label={words().ownRole}
          hint={words().ownRoleHint}
          issue={act.issue('role') && words().ownRoleWrong}
          autocomplete="off"
          value={draft.role}
          onValue={(role) => setDraft({ role })}
        />
      </Show>
      <Show when={draft.kind === 'merchant'}>
        <Field
          label={words().merchant}
          hint={words().merchantHint}
          error={act.issue('merchant') ? words().merchantWrong : undefined}
        >
          <Combobox
            label={words().merchant}
            placeholder={words().choose}
            options={marketplace
              .merchants()
              .map(({ id, name, reference }) => ({ value: id, label: name, note: reference }))}
            value={draft.merchant}
            onValue={(merchant) => setDraft({ merchant })}
          />
        </Field>
      </Show>
      <TextField
        label={words().name}
        hint={words().nameHint}
        issue={act.issue('name')}
        autocomplete="off"
        value={draft.name}
        onValue={(name) => setDraft({ name })}
      />
      <TextField
        label={words().email}
        hint={words().emailHint}
        issue={act.issue('email')}
        type="email"
        autocomplete="off"
        value={draft.email}
        onValue={(email) => setDraft({ email })}
      />
      <div class="flex items-start gap-2">
        <div class="min-w-0 flex-1">
          <TextField
            label={words().password}
            hint={words().passwordHint}
            issue={act.issue('password')}
            class="font-mono"
            autocomplete="off"
            spellcheck={false}
            value={draft.password}
            onValue={(password) => setDraft({ password })}
          />
        </div>
        <Button class="mt-6" onClick={() => setDraft({ password: suggestPassword() })}>
          {words().suggest}
        </Button>
      </div>
    </FormDialog>
  )
}
