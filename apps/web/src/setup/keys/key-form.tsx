import { Match, Switch, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { useSouk } from '../../app/app-context.ts'
import { createAct } from '../../app/create-act.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { TextField } from '../text-field.tsx'
import { setFreshKey } from './fresh-key.ts'
import { text } from './text.ts'

type KeyFormProps = { readonly onAdded: () => void; readonly onClose: () => void }

const ShownKey = (props: { name: string; secret: string; onClose: () => void }): JSX.Element => {
  const words = useText(text)
  return (
    <Dialog
      open
      wide
      onClose={() => props.onClose()}
      onSubmit={() => props.onClose()}
      title={words().shownTitle(props.name)}
      description={words().shownText}
      footer={
        <Button type="submit" kind="primary">
          {words().done}
        </Button>
      }
    >
      <CodeBlock label={words().shownLabel} code={props.secret} />
    </Dialog>
  )
}

/** Makes a key and shows it this once. */
export const KeyForm = (props: KeyFormProps): JSX.Element => {
  const words = useText(text)
  const souk = useSouk()
  const [name, setName] = createSignal('')
  const [events, setEvents] = createSignal(false)
  const [secret, setSecret] = createSignal<string>()
  const act = createAct(async () => {
    const { key } = await souk.keys.add.mutate({ name: name(), scopes: events() ? ['shop', 'events'] : ['shop'] })
    setFreshKey(key)
    setSecret(key)
    props.onAdded()
  })
  return (
    <Switch>
      <Match when={secret()}>
        {(key) => <ShownKey name={name().trim()} secret={key()} onClose={() => props.onClose()} />}
      </Match>
      <Match when={true}>
        <FormDialog onClose={() => props.onClose()} act={act} title={words().add} submit={words().add}>
          <TextField
            label={words().name}
            hint={words().nameHint}
            issue={act.issue('name')}
            value={name()}
            onValue={setName}
          />
          <fieldset class="flex flex-col gap-1">
            <legend class="mb-1 text-sm font-medium">{words().scopes}</legend>
            <Checkbox label={words().scope.shop} checked disabled onChecked={() => undefined} />
            <Checkbox label={words().scope.events} checked={events()} onChecked={setEvents} />
          </fieldset>
        </FormDialog>
      </Match>
    </Switch>
  )
}
