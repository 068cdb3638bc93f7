import type { Finding } from '../model.ts'
import { quote } from '../quote.ts'
import type { Assembly, DeclaredProcess, Mention } from '../read/declared.ts'

function textsOf({ listed, states, transitions }: DeclaredProcess): Mention[] {
  return [
    ...listed,
    ...states.flatMap(({ flags, at }) => flags.map((name) => ({ name, at }))),
    ...transitions.flatMap(({ source, target, event, at }) =>
      [source, target, event ?? ''].map((name) => ({ name, at })),
    ),
  ]
}

/** S15: the reference loses a text with an ampersand when it merges an included file. */
export function* ampersandFindings({ processes, files }: Assembly): Generator<Finding> {
  const [mainFile] = files
  for (const { name, at } of processes.flatMap(textsOf))
    if (at.file !== mainFile && name.includes('&'))
      yield {
        ...at,
        rule: 'S15',
        level: 'warning',
        message: `${quote(name)} has an ampersand, which other readers lose in an included file`,
        remedy: 'write "and", or move it to the main file',
      }
}
