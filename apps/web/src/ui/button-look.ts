export type ButtonKind = 'primary' | 'secondary' | 'ghost' | 'danger'
export type ButtonSize = 'sm' | 'md'

const shared =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-sm font-medium whitespace-nowrap select-none ' +
  'transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-busy:cursor-progress'

const kinds: Readonly<Record<ButtonKind, string>> = {
  primary: 'bg-accent text-on-accent hover:enabled:bg-accent-hover',
  secondary: 'border border-line-strong bg-canvas text-ink hover:enabled:bg-hover active:enabled:bg-press',
  ghost:
    'text-ink-2 hover:enabled:bg-hover hover:enabled:text-ink active:enabled:bg-press data-expanded:bg-hover data-expanded:text-ink',
  danger: 'bg-danger text-on-danger hover:enabled:bg-danger-hover',
}

const sizes: Readonly<Record<ButtonSize, string>> = {
  sm: 'h-7 px-2 text-sm pointer-coarse:h-9 pointer-coarse:px-3',
  md: 'h-8 px-3 text-base pointer-coarse:h-10 pointer-coarse:px-4',
}

const squares: Readonly<Record<ButtonSize, string>> = {
  sm: 'size-7 pointer-coarse:size-9',
  md: 'size-8 pointer-coarse:size-10',
}

export const buttonLook = (kind: ButtonKind = 'secondary', size: ButtonSize = 'md'): string =>
  `${shared} ${kinds[kind]} ${sizes[size]}`

/** A button that holds nothing but an icon. */
export const squareLook = (kind: ButtonKind = 'ghost', size: ButtonSize = 'md'): string =>
  `${shared} ${kinds[kind]} ${squares[size]}`

/** `hover:enabled` never matches a link. */
export const linkLook = (kind: ButtonKind = 'secondary', size: ButtonSize = 'md'): string =>
  buttonLook(kind, size).replaceAll(':enabled', '')
