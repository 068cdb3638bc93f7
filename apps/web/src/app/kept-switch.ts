import { createSignal } from 'solid-js'
import type { Accessor } from 'solid-js'

/** Something that a person switches on and off, kept in this browser under `key`; `atFirst` until they do. */
export function keptSwitch(
  key: string,
  atFirst: boolean,
): readonly [isOn: Accessor<boolean>, set: (on: boolean) => void] {
  const [isOn, setOn] = createSignal((localStorage.getItem(key) ?? (atFirst ? 'on' : 'off')) === 'on')
  const set = (on: boolean): void => {
    localStorage.setItem(key, on ? 'on' : 'off')
    setOn(on)
  }
  return [isOn, set]
}
