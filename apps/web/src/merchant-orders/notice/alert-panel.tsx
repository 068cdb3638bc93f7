import Bell from 'lucide-solid/icons/bell'
import BellOff from 'lucide-solid/icons/bell-off'
import { Show, createSignal, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useText } from '../../text/use-text.ts'
import { squareLook } from '../../ui/button-look.ts'
import { Button } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'
import { Switch } from '../../ui/switch.tsx'
import { portalWords } from '../words.ts'
import type { Alerts } from './alerts.ts'
import type { Desktop } from './desktop.ts'
import type { Sound } from './sound.ts'

const SoundPart = (props: { sound: Sound }): JSX.Element => {
  const text = useText(portalWords)
  const id = createUniqueId()
  const toggle = (on: boolean): void => {
    if (on) void props.sound.enable()
    else props.sound.setMuted(true)
  }
  return (
    <section class="flex flex-col gap-3 p-2">
      <Switch
        label={text().alert.sound}
        hint={text().alert.soundHint}
        checked={props.sound.state() === 'on'}
        onChecked={toggle}
      />
      <div class="flex items-center gap-3">
        <label for={id} class="text-sm text-ink-2">
          {text().alert.volume}
        </label>
        <input
          id={id}
          type="range"
          min="10"
          max="100"
          step="10"
          class="h-6 min-w-0 flex-1"
          value={Math.round(props.sound.volume() * 100)}
          onChange={(event) => props.sound.setVolume(event.currentTarget.valueAsNumber / 100)}
        />
        <Button size="sm" onClick={() => void props.sound.test()}>
          {text().alert.test}
        </Button>
      </div>
    </section>
  )
}

const DesktopPart = (props: { desktop: Desktop; offered: boolean }): JSX.Element => {
  const text = useText(portalWords)
  const said = (): string | undefined => {
    const permission = props.desktop.permission()
    return permission === 'default' ? text().alert.desktopAsk : text().alert[permission]
  }
  return (
    <section class="-mx-1.5 flex flex-col items-start gap-2 border-t px-3.5 pt-3 pb-2">
      <h3 class="text-sm font-medium">{text().alert.desktop}</h3>
      <p class="text-xs text-ink-2">{said()}</p>
      <Show when={props.offered && props.desktop.permission() === 'default'}>
        <Button size="sm" onClick={() => void props.desktop.ask()}>
          {text().alert.allow}
        </Button>
      </Show>
    </section>
  )
}

/** How this browser tells of new orders: sound with a test, and messages of the machine. */
export const AlertPanel = (props: { alerts: Alerts; hasOrders: boolean }): JSX.Element => {
  const text = useText(portalWords)
  const [open, setOpen] = createSignal(false)
  const silent = (): boolean => props.alerts.sound.state() !== 'on'
  return (
    <Popover
      label={text().alert.label}
      open={open()}
      onOpen={setOpen}
      placement="bottom-end"
      triggerClass={squareLook('ghost')}
      triggerLabel={props.alerts.sound.state() === 'muted' ? text().alert.muted : text().alert.label}
      trigger={<Dynamic component={silent() ? BellOff : Bell} size={16} />}
      class="w-80"
    >
      <SoundPart sound={props.alerts.sound} />
      <Show when={props.hasOrders || props.alerts.desktop.permission() === 'granted'}>
        <DesktopPart desktop={props.alerts.desktop} offered={props.hasOrders} />
      </Show>
    </Popover>
  )
}
