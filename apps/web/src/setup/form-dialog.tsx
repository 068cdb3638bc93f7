import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'

type FormDialogProps = {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly description?: string | undefined
  /** The act: “Add store”; “Save” unless told. */
  readonly submit?: string | undefined
  readonly act: { readonly busy: () => boolean; readonly failure: () => string | undefined }
  readonly onSubmit: () => void
  readonly wide?: boolean | undefined
  readonly children: JSX.Element
}

/** A form over the page: its fields, why it was not taken, and the two ways out. */
export const FormDialog = (props: FormDialogProps): JSX.Element => {
  const text = useText()
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      onSubmit={() => props.onSubmit()}
      title={props.title}
      description={props.description}
      wide={props.wide}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{text().action.cancel}</Button>
          <Button type="submit" kind="primary" kbd="mod+enter" loading={props.act.busy()}>
            {props.submit ?? text().action.save}
          </Button>
        </>
      }
    >
      {props.children}
      <Show when={props.act.failure()}>{(why) => <Notice kind="bad">{why()}</Notice>}</Show>
    </Dialog>
  )
}
