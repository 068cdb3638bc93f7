import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Act } from '../app/create-act.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { showToast } from '../ui/toast.ts'

type FormDialogProps = {
  readonly onClose: () => void
  readonly title: string
  readonly description?: string | undefined
  /** The act: “Add store”; “Save” unless told. */
  readonly submit?: string | undefined
  readonly act: Act<readonly []>
  /** What is said once it is done, and the form closed; a form that says nothing stays open. */
  readonly done?: (() => string) | undefined
  readonly wide?: boolean | undefined
  readonly children: JSX.Element
}

/** A form over the page: its fields, why it was not taken, and the two ways out. Its owner shows it by rendering it. */
export const FormDialog = (props: FormDialogProps): JSX.Element => {
  const text = useText()
  const submit = async (): Promise<void> => {
    if (!(await props.act.run()) || !props.done) return
    showToast({ kind: 'good', title: props.done() })
    props.onClose()
  }
  return (
    <Dialog
      open
      onClose={() => props.onClose()}
      onSubmit={() => void submit()}
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
