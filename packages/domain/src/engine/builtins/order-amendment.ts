import { amendmentEnded, lastAmendment } from '../../order/amendment.ts'
import { mailTask } from '../../tasks.ts'
import type { Command, CommandOutcome } from '../registry.ts'
import type { Rules } from './rules.ts'

/** The document says what became of the amendment: there is nothing left to do for the machine. */
const nothing: Command = { by: 'order', run: () => ({ events: [] }) }

/** To the customer who did not wait for it. */
const mailAbout = (mail: 'amendment applied' | 'amendment failed'): Command => ({
  by: 'order',
  run({ order }): CommandOutcome {
    const amendment = lastAmendment(order)
    return { events: [], tasks: amendment ? [mailTask({ mail, amendment: amendment.id })] : [] }
  },
})

export const orderAmendmentRules: Rules = {
  commands: {
    /** The state itself says that the customer may still change the order. */
    'OrderAmendment/StartGracePeriod': nothing,
    /** What an amendment left out is reserved by no order: the one it made does not have it. */
    'OrderAmendment/UnreserveDeletedItems': nothing,
    /** The grace period ended while the customer was editing: the order stays as it was. What is being applied goes on. */
    'OrderAmendment/Lapse': {
      by: 'order',
      run({ order }, { now }): CommandOutcome {
        const amendment = lastAmendment(order)
        if (amendment?.status !== 'open') return { events: [], notYet: amendment?.status === 'applying' }
        return { events: [amendmentEnded(amendment, { status: 'cancelled', failure: 'The grace period ended.' }, now)] }
      },
    },
    /** The order that takes this one's place is placed by a task; once it is, or cannot be, the event is fired again. */
    'OrderAmendmentAsync/ApplyOrderAmendmentDraft': {
      by: 'order',
      run: ({ order }) => ({ events: [], notYet: lastAmendment(order)?.status === 'applying' }),
    },
    'OrderAmendmentAsync/NotifyOrderAmendmentApplied': mailAbout('amendment applied'),
    'OrderAmendmentAsync/NotifyOrderAmendmentFailed': mailAbout('amendment failed'),
  },
  conditions: {
    'DummyOrderAmendmentAsync/IsSuccessfullyApplied': (_item, { order }) => lastAmendment(order)?.status === 'applied',
  },
}
