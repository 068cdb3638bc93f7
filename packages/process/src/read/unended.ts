const OPENINGS = /<!--|<!\[CDATA\[|<\?|&/g
const ENDS = new Map([
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
])
const ENTITY = /^&#?[\w.:-]+;/
const LONGEST_ENTITY = 40

export interface Unended {
  readonly offset: number
  readonly message: string
  readonly remedy: string
}

/** The first thing that begins and has no end: a parser reads on from it, and complains somewhere further down. */
export function firstUnended(text: string): Unended | undefined {
  OPENINGS.lastIndex = 0
  for (let found = OPENINGS.exec(text); found; found = OPENINGS.exec(text)) {
    const [opening] = found
    const { index: offset } = found
    const end = ENDS.get(opening)
    if (end !== undefined) {
      const at = text.indexOf(end, offset + opening.length)
      if (at < 0) return { offset, message: `${opening} has no ${end}`, remedy: `write ${end} where it ends` }
      OPENINGS.lastIndex = at + end.length
    } else if (!ENTITY.test(text.slice(offset, offset + LONGEST_ENTITY)))
      return { offset, message: 'an & that begins no entity', remedy: 'write &amp; for an ampersand' }
  }
  return undefined
}
