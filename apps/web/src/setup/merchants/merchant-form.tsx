import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { StoreCode } from '@souk/domain/ids'
import type { Merchant, MerchantStatus } from '@souk/domain/marketplace'
import { useMarketplace, useSouk } from '../../app/app-context.ts'
import { createAct } from '../../app/create-act.ts'
import { useText } from '../../text/use-text.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import type { Option } from '../../ui/option.ts'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toggled } from '../../ui/toggled.ts'
import { FormDialog } from '../form-dialog.tsx'
import { TextField } from '../text-field.tsx'
import { defaultProcess } from './default-process.ts'
import { text } from './text.ts'

type Draft = Pick<Merchant, 'reference' | 'name' | 'email' | 'status' | 'active' | 'main' | 'stores'> & {
  /** One a line. */
  readonly warehouses: string
  /** Empty: the default. */
  readonly process: string
}

const statuses: readonly MerchantStatus[] = ['approved', 'waiting-for-approval', 'denied']

const draftOf = (merchant: Merchant | undefined, stores: readonly StoreCode[]): Draft => ({
  reference: merchant?.reference ?? '',
  name: merchant?.name ?? '',
  email: merchant?.email ?? '',
  status: merchant?.status ?? 'approved',
  active: merchant?.active ?? true,
  main: merchant?.main ?? false,
  stores: merchant?.stores ?? stores,
  warehouses: merchant?.warehouses.join('\n') ?? '',
  process: merchant?.process ?? '',
})

type StoresFieldProps = {
  readonly chosen: readonly StoreCode[]
  readonly onChosen: (codes: readonly StoreCode[]) => void
}

const StoresField = (props: StoresFieldProps): JSX.Element => {
  const words = useText(text)
  const marketplace = useMarketplace()
  return (
    <fieldset class="col-span-full flex flex-col gap-1">
      <legend class="mb-1 text-sm font-medium">{words().stores}</legend>
      <Show when={marketplace.stores().length === 0}>
        <p class="text-sm text-ink-3">{words().noStores}</p>
      </Show>
      <div class="flex flex-wrap gap-x-5 gap-y-1">
        <For each={marketplace.stores()}>
          {({ code, name }) => (
            <Checkbox
              label={`${name} (${code})`}
              checked={props.chosen.includes(code)}
              onChecked={() => props.onChosen(toggled(props.chosen, code))}
            />
          )}
        </For>
      </div>
    </fieldset>
  )
}

/** Adds a merchant, or changes the given one. */
export const MerchantForm = (props: { merchant: Merchant | undefined; onClose: () => void }): JSX.Element => {
  const words = useText(text)
  const souk = useSouk()
  const marketplace = useMarketplace()
  // oxlint-disable-next-line solid/reactivity -- A form keeps what it began with, also when somebody else saves meanwhile.
  const known = props.merchant
  const [draft, setDraft] = createStore<Draft>(
    draftOf(
      known,
      marketplace.stores().map(({ code }) => code),
    ),
  )
  const act = createAct(() =>
    souk.merchants.save.mutate({
      ...draft,
      ...(known && { id: known.id }),
      reference: draft.reference.trim() || undefined,
      stores: [...draft.stores],
      warehouses: draft.warehouses.split('\n').filter((name) => name.trim() !== ''),
      process: draft.process || null,
    }),
  )
  const processes = (): readonly Option[] => [
    { value: '', label: words().processDefault(defaultProcess(draft.main)) },
    ...marketplace
      .processes()
      .filter(({ side, active }) => side === 'merchant' && active)
      .map(({ name }) => ({ value: name, label: name })),
  ]
  return (
    <FormDialog
      wide
      onClose={() => props.onClose()}
      act={act}
      done={() => words().saved(draft.name.trim())}
      title={known ? words().edit(known.name) : words().add}
      submit={known ? undefined : words().add}
    >
      <div class="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <TextField
          label={words().name}
          hint={words().nameHint}
          issue={act.issue('name')}
          value={draft.name}
          onValue={(name) => setDraft({ name })}
        />
        <TextField
          label={words().email}
          hint={words().emailHint}
          issue={act.issue('email')}
          type="email"
          value={draft.email}
          onValue={(email) => setDraft({ email })}
        />
        <TextField
          label={words().reference}
          hint={known ? words().referenceFixed : words().referenceHint}
          issue={act.issue('reference')}
          class="font-mono"
          disabled={known !== undefined}
          value={draft.reference}
          onValue={(reference) => setDraft({ reference })}
        />
        <Field label={words().status}>
          <Select
            options={statuses.map((status) => ({ value: status, label: words().statuses[status] }))}
            value={draft.status}
            onValue={(status) => setDraft({ status: status as MerchantStatus })}
          />
        </Field>
        <StoresField chosen={draft.stores} onChosen={(stores) => setDraft({ stores })} />
        <Field label={words().warehouses} hint={words().warehousesHint} class="col-span-full">
          <TextArea value={draft.warehouses} onValue={(warehouses) => setDraft({ warehouses })} />
        </Field>
        <Field label={words().process} hint={words().processHint} class="col-span-full">
          <Select options={processes()} value={draft.process} onValue={(process) => setDraft({ process })} />
        </Field>
        <Switch
          label={words().active}
          hint={words().activeHint}
          checked={draft.active}
          onChecked={(active) => setDraft({ active })}
        />
        <Switch
          label={words().main}
          hint={words().mainHint}
          checked={draft.main}
          onChecked={(main) => setDraft({ main })}
        />
      </div>
    </FormDialog>
  )
}
