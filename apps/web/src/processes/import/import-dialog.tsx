import { useNavigate } from '@solidjs/router'
import X from 'lucide-solid/icons/x'
import { For, Show, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { JSX } from 'solid-js'
import { useSouk } from '../../app/app-context.ts'
import { createAct } from '../../app/create-act.ts'
import { createFollowed } from '../../app/followed.ts'
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
import { showToast } from '../../ui/toast.ts'
import { processHref } from '../process-href.ts'
import { CheckResult } from './check-result.tsx'
import { FilePicker } from './file-picker.tsx'
import { joined, mainsOf, verdictOf } from './process-files.ts'
import type { ProcessFile, Verdict } from './process-files.ts'
import { text } from './text.ts'

const MOST_FILES = 100

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

/** Imports a process: files, a check that stores nothing, then the import. */
export const ImportDialog = (props: { onClose: () => void }): JSX.Element => {
  const words = useText(text)
  const base = useText()
  const souk = useSouk()
  const navigate = useNavigate()
  const [files, setFiles] = createSignal<readonly ProcessFile[]>([])
  const [wanted, setWanted] = createSignal('')
  const [compatible, setCompatible] = createSignal(false)
  const [activate, setActivate] = createSignal(true)
  const mains = createMemo(() => mainsOf(files()))
  const main = (): string => mains().find((path) => path === wanted()) ?? mains()[0] ?? ''
  const request = () => ({ files: [...files()], main: main(), compatible: compatible() })
  const isReady = (): boolean => files().length > 0 && files().length <= MOST_FILES

  const check = createFollowed(() => souk.processes.import.mutate({ ...request(), activate: false, dryRun: true }))
  const recheck = (): void => {
    check.clear()
    if (isReady()) void check.reload()
  }
  createEffect(on([files, main, compatible], recheck, { defer: true }))
  const verdict = (): Verdict | undefined => {
    const checked = check.value()
    return checked && verdictOf(checked.findings, compatible())
  }
  const act = createAct(async () => {
    const { process } = await souk.processes.import.mutate({ ...request(), activate: activate(), dryRun: false })
    if (!process) return recheck()
    showToast({ kind: 'good', title: words().done(process.name, process.version) })
    navigate(processHref(process.name))
  })
  return (
    <Dialog
      open
      wide
      onClose={() => props.onClose()}
      onSubmit={() => void (verdict() === 'fine' && act.run())}
      title={words().title}
      description={words().description}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{base().action.cancel}</Button>
          <Button type="submit" kind="primary" loading={act.busy()} disabled={verdict() !== 'fine'}>
            {words().submit}
          </Button>
        </>
      }
    >
      <FilePicker onFiles={(more) => setFiles((known) => joined(known, more))} />
      <Show when={files().length > MOST_FILES}>
        <Notice kind="bad">{words().tooMany}</Notice>
      </Show>
      <Show when={files().length > 0}>
        <Chosen files={files()} onRemove={(path) => setFiles((known) => known.filter((file) => file.path !== path))} />
        <Show when={mains().length > 1}>
          <Field label={words().main} hint={words().mainHint}>
            <Select
              options={mains().map((path) => ({ value: path, label: path }))}
              value={main()}
              onValue={setWanted}
            />
          </Field>
        </Show>
        <Switch
          label={words().compatible}
          hint={words().compatibleHint}
          checked={compatible()}
          onChecked={setCompatible}
        />
        <Switch label={words().activate} hint={words().activateHint} checked={activate()} onChecked={setActivate} />
      </Show>
      <Show when={check.value()}>
        {(checked) => <CheckResult checked={checked()} verdict={verdict() ?? 'refused'} files={files()} />}
      </Show>
      <Show when={isReady() && check.value() === undefined && check.error() === undefined}>
        <p class="flex items-center gap-2 text-sm text-ink-2">
          <Spinner /> {words().checking}
        </p>
      </Show>
      <Show when={check.error() !== undefined}>
        <Notice kind="bad">{failureText(check.error())}</Notice>
      </Show>
      <Show when={act.failure()}>{(why) => <Notice kind="bad">{why()}</Notice>}</Show>
    </Dialog>
  )
}
