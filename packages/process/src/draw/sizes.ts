import type { Arrow, Box, StateBox } from './elements.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** Average widths in px of the faces we draw with; Inter runs narrow, so this leaves air. */
const NAME_SIGN = 7.4
const SMALL_SIGN = 6.2
export const LABEL_LINE = 14
/** Left bar, gaps, and the live count at the end. */
const BOX_EXTRAS = 92

/** Reserved and flags, as they stand under a state's name. */
export const traitsOf = ({ reserved, flags }: StateBox['state'], word: string): string =>
  [...(reserved ? [word] : []), ...(flags.length > 0 ? [flags.join(' · ')] : [])].join(' ')

const stateSize = ({ state }: StateBox, reserved: string): Size => {
  const traits = traitsOf(state, reserved)
  const width = Math.max(state.name.length * NAME_SIGN, traits.length * SMALL_SIGN) + BOX_EXTRAS
  return { width: Math.max(width, 120), height: traits ? 48 : 36 }
}

export function boxSize(box: Box, reserved: string): Size {
  switch (box.kind) {
    case 'state':
      return stateSize(box, reserved)
    case 'choice':
      return { width: 20, height: 20 }
    case 'start':
      return { width: 14, height: 14 }
  }
}

/** What the label of an arrow takes; nothing where there is none. */
export function labelSize({ label }: Pick<Arrow, 'label'>): Size {
  const longest = Math.max(0, ...label.map(({ text, bold }) => text.length * (bold ? SMALL_SIGN * 1.08 : SMALL_SIGN)))
  return label.length === 0 ? { width: 0, height: 0 } : { width: longest + 10, height: label.length * LABEL_LINE + 4 }
}
