/** A piece of a query. `text` of a value is what stands between its quotes; `offset` is where the piece begins. */
export interface Token {
  readonly kind: 'word' | 'operator' | 'value' | 'open' | 'close' | 'unclosed' | 'stray' | 'end'
  readonly text: string
  readonly offset: number
}

const PIECE = new RegExp(
  [
    '(?<open>\\()',
    '(?<close>\\))',
    '(?<operator>!=|<=|>=|=|<|>)',
    "'(?<single>[^']*)'",
    '"(?<double>[^"]*)"',
    '(?<unclosed>[\'"].*)',
    '(?<word>[^\\s()\'"=!<>]+)',
    '(?<stray>\\S)',
  ].join('|'),
  'gsu',
)

/** The pieces of a text and its end. Anything is some piece: what is wrong with it is the parser's to say, in order. */
export function tokensOf(text: string): Token[] {
  const tokens = [...text.matchAll(PIECE)].map(({ groups = {}, index }): Token => {
    const { single, double, ...kinds } = groups
    const value = single ?? double
    if (value !== undefined) return { kind: 'value', text: value, offset: index }
    const [kind = 'stray', piece = ''] = Object.entries(kinds).find(([, found]) => found !== undefined) ?? []
    return { kind: kind as Token['kind'], text: piece, offset: index }
  })
  return [...tokens, { kind: 'end', text: '', offset: text.trimEnd().length }]
}
