import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { ParkedStep } from '@souk/contract/steps'
import { useSouk } from '../../app/app-context.ts'
import { createAct } from '../../app/create-act.ts'
import { useText } from '../../text/use-text.ts'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { text } from './text.ts'

type SkipFormProps = { readonly step: ParkedStep; readonly onDone: () => void; readonly onClose: () => void }

/** Goes on without a failed step, for a reason. */
export const SkipForm = (props: SkipFormProps): JSX.Element => {
  const words = useText(text)
  const souk = useSouk()
  const [reason, setReason] = createSignal('')
  const [answer, setAnswer] = createSignal('yes')
  const isCondition = (): boolean => props.step.kind === 'condition'
  const act = createAct(async () => {
    await souk.steps.skip.mutate({ step: props.step.step, reason: reason(), answer: answer() === 'yes' })
    props.onDone()
  })
  const consequence = (): string => {
    const count = words().items(props.step.items.length)
    return isCondition() ? words().skipCondition(count) : words().skipCommand(count)
  }
  return (
    <FormDialog
      onClose={() => props.onClose()}
      act={act}
      done={() => words().skipped(props.step.name)}
      title={words().skipTitle(props.step.name)}
      description={consequence()}
      submit={words().skipAct}
    >
      <Show when={isCondition()}>
        <Field label={words().answer}>
          <Select
            options={[
              { value: 'yes', label: words().yes },
              { value: 'no', label: words().no },
            ]}
            value={answer()}
            onValue={setAnswer}
          />
        </Field>
      </Show>
      <Field
        label={words().reason}
        required
        hint={words().reasonHint}
        error={act.issue('reason') ? words().reasonHint : undefined}
      >
        <TextArea value={reason()} onValue={setReason} />
      </Field>
    </FormDialog>
  )
}
