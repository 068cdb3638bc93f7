import { Show, createEffect, createSignal, on } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

type ConfirmDialogProps = {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  /** What will happen, in words: “12 items are cancelled, the customer gets €40.00 back.” */
  readonly consequence: JSX.Element
  /** The act itself: “Cancel 12 items”, never “OK”. */
  readonly confirm: string
  readonly danger?: boolean | undefined
  /** The way out, where “Cancel” could be taken for the act. */
  readonly dismiss?: string | undefined
  /** The dialog waits for it, then closes; when it rejects, the dialog stays and shows the error's message. */
  readonly onConfirm: () => void | Promise<void>
}

/** Asks before something that cannot be undone. */
export const ConfirmDialog = (props: ConfirmDialogProps): JSX.Element => {
  const text = useText()
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<string>()
  createEffect(
    on(
      () => props.open,
      () => setFailure(undefined),
    ),
  )
  const confirm = async (): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    try {
      await props.onConfirm()
      props.onClose()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      onSubmit={() => void confirm()}
      title={props.title}
      description={props.consequence}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{props.dismiss ?? text().action.cancel}</Button>
          <Button type="submit" kind={props.danger ? 'danger' : 'primary'} loading={busy()}>
            {props.confirm}
          </Button>
        </>
      }
    >
      <Show when={failure()}>
        <p role="alert" class="text-bad">
          {failure()}
        </p>
      </Show>
    </Dialog>
  )
}
