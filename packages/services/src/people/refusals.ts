import { Refused } from '@souk/domain/refused'

/** The same for an unknown e-mail, a wrong password and whoever may not come in. */
export const wrongSignIn = (): Refused => new Refused('sign-in.wrong', 'This e-mail and password do not go together.')

/** The same for a link that was used and one that there never was. */
export const noFirstRun = (): Refused =>
  new Refused(
    'first-run.not-found',
    'This link does not lead anywhere: it was used, or is not the one the server printed.',
  )

export const keyNotFound = (id: string): Refused => new Refused('key.not-found', `There is no API key ${id}.`, { id })

export const personNotFound = (id: string): Refused =>
  new Refused('person.not-found', `There is no person ${id}.`, { id })

export const duplicateEmail = (email: string): Refused =>
  new Refused('person.duplicate-email', `${email} is in use.`, { email })

/** Somebody has to be able to let others in. */
export const lastOperator = (id: string): Refused =>
  new Refused('person.last-operator', 'No other administrator is left to let people in. Add or activate one first.', {
    id,
  })

export const noOperator = (): Refused =>
  new Refused('person.no-operator', 'A merchant’s people have no role: roles are the operators’. Leave it out.', {
    path: 'role',
  })

/** The people of a denied merchant are deactivated; each is activated by hand once it is approved again. */
export const merchantDenied = (merchant: string): Refused =>
  new Refused('person.merchant-denied', 'Their merchant is denied. Approve it first.', { merchant })
