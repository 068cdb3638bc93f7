import { createSignal } from 'solid-js'

const key = 'souk:orders-follow'
const [followLive, setSignal] = createSignal(localStorage.getItem(key) === 'on')

/** Whether new orders enter the list by themselves while one is at its top. */
export { followLive }

export const setFollowLive = (on: boolean): void => {
  localStorage.setItem(key, on ? 'on' : 'off')
  setSignal(on)
}
