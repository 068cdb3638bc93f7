import type { JSX } from 'solid-js'

const grounds = [
  'bg-neutral-soft text-neutral',
  'bg-progress-soft text-progress',
  'bg-waiting-soft text-waiting',
  'bg-good-soft text-good',
  'bg-late-soft text-late',
  'bg-accent-soft text-accent-text',
] as const

const hash = (text: string): number =>
  Array.from(text).reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973, 7)

const groundOf = (name: string): string => grounds[hash(name) % grounds.length] ?? grounds[0]

const initials = (name: string): string =>
  name
    .split(/[\s-]+/u)
    .filter(Boolean)
    .map((word) => Array.from(word)[0] ?? '')
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toLocaleUpperCase()

/** A person's or merchant's initials on a ground that stays theirs. Hidden from screen readers unless `label` is set. */
export const Avatar = (props: {
  name: string
  label?: boolean | undefined
  size?: 'sm' | 'md' | undefined
}): JSX.Element => (
  <span
    role={props.label ? 'img' : undefined}
    aria-label={props.label ? props.name : undefined}
    aria-hidden={props.label ? undefined : 'true'}
    title={props.name}
    class={`inline-flex shrink-0 items-center justify-center rounded-full font-medium select-none ${groundOf(props.name)} ${props.size === 'sm' ? 'size-5 text-[0.5625rem]' : 'size-7 text-2xs'}`}
  >
    {initials(props.name)}
  </span>
)
