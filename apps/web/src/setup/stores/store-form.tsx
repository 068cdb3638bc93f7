import type { JSX } from 'solid-js'
import { createStore } from 'solid-js/store'
import { GRACE_PERIOD_MINUTES } from '@souk/domain/marketplace'
import type { Store } from '@souk/domain/marketplace'
import { useSouk } from '../../app/app-context.ts'
import { createAct } from '../../app/create-act.ts'
import { languages } from '../../text/locale.ts'
import { useText } from '../../text/use-text.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { TextField } from '../text-field.tsx'
import { currenciesOf, localeOptions, timeZoneOptions } from './choices.ts'
import { text } from './text.ts'

type Draft = Record<'code' | 'name' | 'currencies' | 'locale' | 'timeZone' | 'grace', string>

/** A new store starts where its operator sits. */
const fresh = (): Draft => ({
  code: '',
  name: '',
  currencies: 'EUR',
  locale: languages()[0] ?? 'en-GB',
  timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  grace: String(GRACE_PERIOD_MINUTES),
})

const draftOf = ({ code, name, currencies, locale, timeZone, gracePeriodMinutes }: Store): Draft => ({
  code,
  name,
  currencies: currencies.join(', '),
  locale,
  timeZone,
  grace: String(gracePeriodMinutes),
})

/** Adds a store, or changes the given one. */
export const StoreForm = (props: { store: Store | undefined; onClose: () => void }): JSX.Element => {
  const words = useText(text)
  const souk = useSouk()
  // oxlint-disable-next-line solid/reactivity -- A form keeps what it began with, also when somebody else saves meanwhile.
  const known = props.store
  const [draft, setDraft] = createStore<Draft>(known ? draftOf(known) : fresh())
  const act = createAct(() =>
    souk.stores.save.mutate({
      code: draft.code.trim(),
      name: draft.name,
      currencies: currenciesOf(draft.currencies),
      locale: draft.locale,
      timeZone: draft.timeZone,
      gracePeriodMinutes: Number(draft.grace),
    }),
  )
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
          label={words().code}
          hint={known ? words().codeFixed : words().codeHint}
          issue={act.issue('code')}
          class="font-mono"
          autocapitalize="characters"
          disabled={known !== undefined}
          value={draft.code}
          onValue={(code) => setDraft({ code: code.toUpperCase() })}
        />
        <TextField
          label={words().name}
          hint={words().nameHint}
          issue={act.issue('name')}
          value={draft.name}
          onValue={(name) => setDraft({ name })}
        />
        <TextField
          label={words().currencies}
          hint={words().currenciesHint}
          issue={act.issue('currencies')}
          value={draft.currencies}
          onValue={(currencies) => setDraft({ currencies })}
        />
        <TextField
          label={words().grace}
          hint={words().graceHint}
          issue={act.issue('gracePeriodMinutes')}
          type="number"
          min="0"
          inputmode="numeric"
          value={draft.grace}
          onValue={(grace) => setDraft({ grace })}
        />
        <Field label={words().locale} error={act.issue('locale') ? words().localeWrong : undefined}>
          <Combobox
            label={words().locale}
            options={localeOptions(draft.locale)}
            value={draft.locale}
            onValue={(locale) => setDraft({ locale })}
          />
        </Field>
        <Field label={words().timeZone} error={act.issue('timeZone') ? words().timeZoneWrong : undefined}>
          <Combobox
            label={words().timeZone}
            options={timeZoneOptions(draft.timeZone)}
            value={draft.timeZone}
            onValue={(timeZone) => setDraft({ timeZone })}
          />
        </Field>
      </div>
    </FormDialog>
  )
}
