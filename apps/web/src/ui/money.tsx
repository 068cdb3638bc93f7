import type { JSX } from 'solid-js'
import { formatMoney } from '../text/money.ts'

/** `amount` in minor units; figures of one width, never wrapped. Put it at the end edge. */
export const Money = (props: { amount: number; currency: string; class?: string | undefined }): JSX.Element => (
  <span class={`figures ${props.class ?? ''}`}>{formatMoney(props.amount, props.currency)}</span>
)
