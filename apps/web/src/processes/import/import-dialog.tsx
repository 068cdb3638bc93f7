import X from 'lucide-solid/icons/x'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { failureText } from '../../app/refusals.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { Switch } from '../../ui/switch.tsx'
import { CheckResult } from './check-result.tsx'
import { createImport } from './create-import.ts'
import type { Import } from './create-import.ts'
import { FilePicker } from './file-picker.tsx'
import type { ProcessFile } from './process-files.ts'
import { text } from './text.ts'

const Chosen = (props: { files: readonly ProcessFile[]; onRemove: (path: string) => void }): JSX.Element => {
  const words = useText(text)
  return (
    <details open={props.files.length <= 10}>
      <summary class="text-sm font-medium">{words().chosen(props.files.length)}</summary>
      <ul class="mt-1 max-h-40 overflow-y-auto">
        <For each={props.files}>
          {({ path }) => (
            <li class="flex items-center gap-2 text-sm">
              <span class="min-w-0 flex-1 truncate font-mono text-xs" title={path}>
                {path}
              </span>
              <IconButton label={words().remove(path)} icon={X} size="sm" onClick={() => props.onRemove(path)} />
            </li>
          )}
        </For>
      </ul>
    </details>
  )
}

const Choices = (props: { draft: Import }): JSX.Element => {
  const words = useText(text)
  return (
    <>
      <Chosen files={props.draft.files()} onRemove={props.draft.remove} />
      <Show when={props.draft.mains().length > 1}>
        <Field label={words().main} hint={words().mainHint}>
          <Select
            options={props.draft.mains().map((path) => ({ value: path, label: path }))}
            value={props.draft.main()}
            onValue={props.draft.setMain}
          />
        </Field>
      </Show>
      <Switch
        label={words().compatible}
        hint={words().compatibleHint}
        checked={props.draft.compatible()}
        onChecked={props.draft.setCompatible}
      />
      <Switch
        label={words().activate}
        hint={words().activateHint}
        checked={props.draft.activate()}
        onChecked={props.draft.setActivate}
      />
    </>
  )
}

/** How far the check is, and what it says. */
const Check = (props: { draft: Import }): JSX.Element => {
  const words = useText(text)
  return (
    <>
      <Show when={props.draft.check.value()}>
        {(checked) => (
          <CheckResult checked={checked()} verdict={props.draft.verdict() ?? 'refused'} files={props.draft.files()} />
        )}
      </Show>
      <Show when={props.draft.isChecking()}>
        <p class="flex items-center gap-2 text-sm text-ink-2">
          <Spinner /> {words().checking}
        </p>
      </Show>
      <Show when={props.draft.check.error() !== undefined}>
        <Notice kind="bad">{failureText(props.draft.check.error())}</Notice>
      </Show>
    </>
  )
}

/** Imports a process: files, a check that stores nothing, then the import. */
export const ImportDialog = (props: { onClose: () => void }): JSX.Element => {
  const words = useText(text)
  const base = useText()
  const draft = createImport()
  return (
    <Dialog
      open
      wide
      onClose={() => props.onClose()}
      onSubmit={() => void (draft.verdict() === 'fine' && draft.act.run())}
      title={words().title}
      description={words().description}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{base().action.cancel}</Button>
          <Button type="submit" kind="primary" loading={draft.act.busy()} disabled={draft.verdict() !== 'fine'}>
            {words().submit}
          </Button>
        </>
      }
    >
      <FilePicker onFiles={draft.add} />
      <Show when={draft.isTooMany()}>
        <Notice kind="bad">{words().tooMany}</Notice>
      </Show>
      <Show when={draft.files().length > 0}>
        <Choices draft={draft} />
      </Show>
      <Check draft={draft} />
      <Show when={draft.act.failure()}>{(why) => <Notice kind="bad">{why()}</Notice>}</Show>
    </Dialog>
  )
}
