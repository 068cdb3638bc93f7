import ClipboardPaste from 'lucide-solid/icons/clipboard-paste'
import FileCode from 'lucide-solid/icons/file-code'
import FolderOpen from 'lucide-solid/icons/folder-open'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { readFiles } from './process-files.ts'
import type { ProcessFile } from './process-files.ts'
import { text } from './text.ts'

type FilePickerProps = { readonly onFiles: (files: readonly ProcessFile[]) => void }

const PASTED = 'pasted.xml'

/** Files, a whole folder, or pasted text. */
export const FilePicker = (props: FilePickerProps): JSX.Element => {
  const words = useText(text)
  const [pasting, setPasting] = createSignal(false)
  const [pasted, setPasted] = createSignal('')
  const [over, setOver] = createSignal(false)
  let files: HTMLInputElement | undefined
  let folder: HTMLInputElement | undefined
  const take = async (list: FileList | null | undefined): Promise<void> => {
    props.onFiles(await readFiles([...(list ?? [])]))
  }
  const takeChosen = (event: Event & { currentTarget: HTMLInputElement }): void => {
    const input = event.currentTarget
    void take(input.files).then(() => (input.value = ''))
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer?.files)
  }
  const paste = (content: string): void => {
    setPasted(content)
    if (content.trim()) props.onFiles([{ path: PASTED, content }])
  }
  return (
    <div
      role="group"
      aria-label={words().files}
      class="rounded-md border border-dashed px-4 py-4"
      classList={{ 'border-accent bg-accent-soft': over(), 'border-line-strong': !over() }}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={(input) => (files = input)}
        type="file"
        accept=".xml,text/xml,application/xml"
        multiple
        hidden
        aria-label={words().files}
        onChange={takeChosen}
      />
      <input
        ref={(input) => {
          folder = input
          input.webkitdirectory = true
        }}
        type="file"
        hidden
        aria-label={words().folder}
        onChange={takeChosen}
      />
      <div class="flex flex-wrap items-center gap-2">
        <Button icon={FileCode} onClick={() => files?.click()}>
          {words().files}
        </Button>
        <Button icon={FolderOpen} onClick={() => folder?.click()}>
          {words().folder}
        </Button>
        <Button icon={ClipboardPaste} aria-expanded={pasting()} onClick={() => setPasting((is) => !is)}>
          {words().paste}
        </Button>
        <span class="text-sm text-ink-3 pointer-coarse:hidden">{words().drop}</span>
      </div>
      <Show when={pasting()}>
        <Field label={words().pasted} hint={words().pasteHint} class="mt-3">
          <TextArea rows={6} class="font-mono text-xs" spellcheck={false} value={pasted()} onValue={paste} />
        </Field>
      </Show>
    </div>
  )
}
