import type { JSX } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { PaymentMethod } from '@souk/domain/marketplace'
import { useMarketplace, useSouk } from '../../app/app-context.ts'
import { createAct } from '../../app/create-act.ts'
import { useText } from '../../text/use-text.ts'
import { Field } from '../../ui/field.tsx'
import type { Option } from '../../ui/option.ts'
import { Select } from '../../ui/select.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { TextField } from '../text-field.tsx'
import { text } from './text.ts'

type PaymentMethodFormProps = { readonly method: PaymentMethod | undefined; readonly onClose: () => void }

/** Adds a payment method, or changes the given one. */
export const PaymentMethodForm = (props: PaymentMethodFormProps): JSX.Element => {
  const words = useText(text)
  const souk = useSouk()
  const marketplace = useMarketplace()
  // oxlint-disable-next-line solid/reactivity -- A form keeps what it began with, also when somebody else saves meanwhile.
  const known = props.method
  const processes = (): readonly Option[] =>
    marketplace
      .processes()
      .filter(({ side, active }) => side === 'marketplace' && active)
      .map(({ name }) => ({ value: name, label: name }))
  const [draft, setDraft] = createStore<PaymentMethod>(known ?? { key: '', provider: 'Souk', process: '' })
  const act = createAct(() => souk.paymentMethods.save.mutate({ ...draft, key: draft.key.trim() }))
  return (
    <FormDialog
      onClose={() => props.onClose()}
      act={act}
      done={() => words().saved(draft.key.trim())}
      title={known ? words().edit(known.key) : words().add}
      submit={known ? undefined : words().add}
    >
      <TextField
        label={words().key}
        hint={known ? words().keyFixed : words().keyHint}
        issue={act.issue('key')}
        class="font-mono"
        disabled={known !== undefined}
        value={draft.key}
        onValue={(key) => setDraft({ key })}
      />
      <TextField
        label={words().provider}
        hint={words().providerHint}
        issue={act.issue('provider')}
        value={draft.provider}
        onValue={(provider) => setDraft({ provider })}
      />
      <Field
        label={words().process}
        hint={processes().length > 0 ? words().processHint : words().noProcess}
        error={act.issue('process') ? words().processWrong : undefined}
      >
        <Select
          options={processes()}
          placeholder={words().choose}
          value={draft.process}
          onValue={(process) => setDraft({ process })}
        />
      </Field>
    </FormDialog>
  )
}
