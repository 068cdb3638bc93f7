import { keptSwitch } from '../app/kept-switch.ts'

/** Whether new orders enter the merchant's list by themselves while one is at its top. */
export const [followLive, setFollowLive] = keptSwitch('souk:merchant-orders-follow', true)
