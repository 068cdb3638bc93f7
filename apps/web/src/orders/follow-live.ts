import { keptSwitch } from '../app/kept-switch.ts'

/** Whether new orders enter the list by themselves while one is at its top. */
export const [followLive, setFollowLive] = keptSwitch('souk:orders-follow', false)
