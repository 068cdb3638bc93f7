import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../text/use-text.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Switch } from '../ui/switch.tsx'
import { activeHotkeys, setSingleKeys, singleKeys, useHotkeys } from './hotkeys.ts'
import type { Hotkey, HotkeyGroup } from './hotkeys.ts'

const [open, setOpen] = createSignal(false)

export const showHotkeys = (): void => {
  setOpen(true)
}

const groups: readonly HotkeyGroup[] = ['general', 'go', 'list']

const Group = (props: { name: string; hotkeys: readonly Hotkey[] }): JSX.Element => (
  <Show when={props.hotkeys.length > 0}>
    <section>
      <h3 class="mb-1 text-xs font-medium text-ink-3">{props.name}</h3>
      <dl>
        <For each={props.hotkeys}>
          {(hotkey) => (
            <div class="flex min-h-7 items-center justify-between gap-4">
              <dt class="min-w-0">{hotkey.label}</dt>
              <dd>
                <Kbd keys={hotkey.keys} />
              </dd>
            </div>
          )}
        </For>
      </dl>
    </section>
  </Show>
)

/** Lists every key that works now; `?` opens it. */
export const HotkeysDialog = (): JSX.Element => {
  const text = useText()
  useHotkeys(() => [{ keys: '?', label: text().keys.help, group: 'general', run: showHotkeys }])
  return (
    <Dialog open={open()} onClose={() => setOpen(false)} title={text().keys.title} wide>
      <div class="grid grid-cols-2 gap-x-8 gap-y-4 max-sm:grid-cols-1">
        <For each={groups}>
          {(group) => (
            <Group name={text().keys[group]} hotkeys={activeHotkeys().filter((hotkey) => hotkey.group === group)} />
          )}
        </For>
      </div>
      <div class="border-t pt-3">
        <Switch
          label={text().keys.single}
          hint={text().keys.singleHint}
          checked={singleKeys()}
          onChecked={setSingleKeys}
        />
      </div>
    </Dialog>
  )
}
