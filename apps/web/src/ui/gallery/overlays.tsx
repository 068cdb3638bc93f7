import Ban from 'lucide-solid/icons/ban'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import Truck from 'lucide-solid/icons/truck'
import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { Button } from '../button.tsx'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { Dialog } from '../dialog.tsx'
import { Drawer } from '../drawer.tsx'
import { Field } from '../field.tsx'
import { Input } from '../input.tsx'
import { Menu } from '../menu.tsx'
import type { MenuItem } from '../menu.tsx'
import { StateChip } from '../state-chip.tsx'
import { showToast } from '../toast.ts'
import { Tooltip } from '../tooltip.tsx'
import { Section } from './section.tsx'

const items: readonly MenuItem[] = [
  { heading: 'Events' },
  { label: 'Ship', icon: Truck, kbd: 's', run: () => showToast({ kind: 'good', title: 'Shipped 3 items' }) },
  { label: 'Refund', why: 'Only returned items can be refunded.', run: () => undefined },
  'line',
  { label: 'Follow live', checked: true, stay: true, run: () => undefined },
  { href: '/office/orders', label: 'All orders' },
  'line',
  { label: 'Cancel order…', icon: Ban, danger: true, run: () => undefined },
]

const Toasts = (): JSX.Element => (
  <>
    <Button onClick={() => showToast({ kind: 'info', title: 'New order DE--1204', text: '3 items, due in 2 hours' })}>
      Info toast
    </Button>
    <Button
      onClick={() => showToast({ kind: 'good', title: 'Note deleted', act: { label: 'Undo', run: () => undefined } })}
    >
      Undo toast
    </Button>
    <Button
      onClick={() =>
        showToast({
          kind: 'error',
          title: 'DE--5 was not shipped',
          text: 'Ana canceled it at 14:02:10. Nothing was sent.',
        })
      }
    >
      Error toast
    </Button>
  </>
)

const Sheets = (): JSX.Element => {
  const [shown, setShown] = createSignal<'dialog' | 'confirm' | 'drawer' | 'beside'>()
  const close = (): void => {
    setShown(undefined)
  }
  return (
    <>
      <Button onClick={() => setShown('dialog')}>Dialog</Button>
      <Button onClick={() => setShown('confirm')}>ConfirmDialog</Button>
      <Button onClick={() => setShown('drawer')}>Drawer</Button>
      <Button onClick={() => setShown('beside')}>Drawer beside</Button>
      <Dialog
        open={shown() === 'dialog'}
        onClose={close}
        onSubmit={close}
        title="Ship 3 items"
        description="The customer gets a mail with the number."
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" kind="primary" kbd="mod+enter">
              Ship 3 items
            </Button>
          </>
        }
      >
        <Field label="Tracking number" required>
          <Input value="" onValue={() => undefined} />
        </Field>
      </Dialog>
      <ConfirmDialog
        open={shown() === 'confirm'}
        onClose={close}
        title="Cancel order DE--5?"
        consequence="4 items are canceled at 3 merchants, and €128.40 go back to the customer. This cannot be undone."
        confirm="Cancel 4 items"
        danger
        onConfirm={() => undefined}
      />
      <Drawer
        open={shown() === 'drawer' || shown() === 'beside'}
        beside={shown() === 'beside'}
        onClose={close}
        title="DE--5--MER000002"
        description={<StateChip phase="progress" label="sent to merchant" />}
        actions={<Menu label="More actions" icon={Ellipsis} items={items} />}
        footer={
          <>
            <Button>Reject</Button>
            <Button kind="primary">Accept 3 items</Button>
          </>
        }
      >
        <p class="text-ink-2">Items, address, history.</p>
      </Drawer>
    </>
  )
}

/** Everything that floats. */
export const Overlays = (): JSX.Element => (
  <Section title="Menu, Tooltip, Dialog, Drawer, Toast">
    <Menu label="Events" items={items} kind="secondary" icon={Truck}>
      Events
    </Menu>
    <Menu label="More actions" icon={Ellipsis} items={items} />
    <Tooltip text="Counted since midnight in the store's time zone.">
      <span class="border-b border-dashed border-line-strong">Revenue today</span>
    </Tooltip>
    <Toasts />
    <Sheets />
  </Section>
)
