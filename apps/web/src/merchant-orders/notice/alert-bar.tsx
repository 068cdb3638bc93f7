import CheckCheck from 'lucide-solid/icons/check-check'
import VolumeX from 'lucide-solid/icons/volume-x'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { portalWords } from '../words.ts'
import type { Alerts } from './alerts.ts'

/** Beside the title: what is new, and that nothing would be heard. */
export const AlertButtons = (props: { alerts: Alerts }): JSX.Element => {
  const text = useText(portalWords)
  const count = (): number => props.alerts.unseen.orders().length
  return (
    <>
      <Show when={count() > 0}>
        <Button size="sm" icon={CheckCheck} onClick={() => props.alerts.unseen.seeAll()}>
          {text().alert.seeAll}
        </Button>
      </Show>
      <Show when={props.alerts.sound.state() === 'off'}>
        <Button size="sm" icon={VolumeX} class="text-late!" onClick={() => void props.alerts.sound.enable()}>
          {text().alert.soundOff}
        </Button>
      </Show>
    </>
  )
}

const laterKey = 'souk:desktop-later'

/** Offers messages of the machine once a new order has come; never on load. */
export const DesktopOffer = (props: { alerts: Alerts }): JSX.Element => {
  const text = useText(portalWords)
  const [later, setLater] = createSignal(localStorage.getItem(laterKey) !== null)
  const dismiss = (): void => {
    localStorage.setItem(laterKey, 'yes')
    setLater(true)
  }
  return (
    <Show when={props.alerts.hasRung() && !later() && props.alerts.desktop.permission() === 'default'}>
      <Notice
        actions={
          <>
            <Button size="sm" onClick={() => void props.alerts.desktop.ask()}>
              {text().alert.allow}
            </Button>
            <Button size="sm" kind="ghost" onClick={dismiss}>
              {text().alert.later}
            </Button>
          </>
        }
      >
        {text().alert.desktopAsk}
      </Notice>
    </Show>
  )
}
