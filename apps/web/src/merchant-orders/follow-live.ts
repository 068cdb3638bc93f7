import { createSignal } from 'solid-js'

const key = 'souk:merchant-orders-follow'
const [followLive, setSignal] = createSignal(localStorage.getItem(key) !== 'off')

/** Whether new orders enter the merchant's list by themselves while one is at its top; so unless switched off. */
export { followLive }

export const setFollowLive = (on: boolean): void => {
  localStorage.setItem(key, on ? 'on' : 'off')
  setSignal(on)
}
