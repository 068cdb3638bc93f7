import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { StepId } from '@souk/domain/ids'
import { eventLabel } from '../acting/event-label.ts'
import { useSouk } from '../app/app-context.ts'
import { createAct } from '../app/create-act.ts'
import { useText } from '../text/use-text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { orderWords } from './order-words.ts'

type SkipDialogProps = {
  readonly step: StepId
  readonly event: string | null
  readonly open: boolean
  readonly onClose: () => void
}

/** Takes a parked step as done without its outside service; asks why. */
export const SkipDialog = (props: SkipDialogProps): JSX.Element => {
  const text = useText(orderWords)
  const base = useText()
  const souk = useSouk()
  const [reason, setReason] = createSignal('')
  const act = createAct(() => souk.steps.skip.mutate({ step: props.step, reason: reason().trim() }))
  const skip = async (): Promise<void> => {
    if (reason().trim() !== '' && (await act.run())) props.onClose()
  }
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      onSubmit={() => void skip()}
      title={text().skipTitle(props.event === null ? '…' : eventLabel(props.event))}
      description={text().skipText}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{base().action.cancel}</Button>
          <Button type="submit" kind="primary" loading={act.busy()} disabled={reason().trim() === ''}>
            {text().skipConfirm}
          </Button>
        </>
      }
    >
      <Field label={text().skipReason} required error={act.failure()}>
        <TextArea value={reason()} onValue={setReason} maxlength={500} />
      </Field>
    </Dialog>
  )
}
