import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Person } from '@souk/contract/people'
import { useSouk } from '../../app/app-context.ts'
import { createAct } from '../../app/create-act.ts'
import { useText } from '../../text/use-text.ts'
import { FormDialog } from '../form-dialog.tsx'
import { TextField } from '../text-field.tsx'
import { text } from './text.ts'

type RoleFormProps = { readonly person: Person; readonly onSaved: () => void; readonly onClose: () => void }

/** Gives an operator a role, or makes an administrator of them. */
export const RoleForm = (props: RoleFormProps): JSX.Element => {
  const words = useText(text)
  const souk = useSouk()
  // oxlint-disable-next-line solid/reactivity -- A form keeps what it began with, also when somebody else saves meanwhile.
  const { id, name, role: known } = props.person
  const [role, setRole] = createSignal(known ?? '')
  const act = createAct(async () => {
    await souk.people.setRole.mutate({ id, role: role().trim() || null })
    props.onSaved()
  })
  return (
    <FormDialog
      onClose={() => props.onClose()}
      act={act}
      done={() => words().roleSaved(name)}
      title={words().roleTitle(name)}
      description={words().roleText}
    >
      <TextField
        label={words().ownRole}
        hint={words().roleHint}
        issue={act.issue('role')}
        autocomplete="off"
        value={role()}
        onValue={setRole}
      />
    </FormDialog>
  )
}
