import type { Process, ProcessEvent, State, Transition } from '../model.ts'

/** Text that Mermaid reads as nothing but text: all but letters, digits and a few harmless signs by their code. */
const text = (raw: string): string =>
  raw.replace(/[^\p{L}\p{N} /_().,-]/gu, (character) => `#${character.codePointAt(0)};`)

const lines = (...parts: readonly (string | undefined | false)[]): string =>
  parts
    .filter((part) => typeof part === 'string')
    .map(text)
    .join('<br/>')

function traits({ manual, timeout, timeoutProcessor }: ProcessEvent): string | undefined {
  const due = [timeout, timeoutProcessor].filter((part) => part !== undefined).join(', ')
  const words = [...(manual ? ['manually executable'] : []), ...(due === '' ? [] : [`timeout ${due}`])]
  return words.length > 0 ? words.join(', ') : undefined
}

function label({ condition }: Transition, event: ProcessEvent | undefined): string {
  const guard = condition !== undefined && `[${condition}]`
  if (!event) return lines('∞', guard)
  const name = event.onEnter ? `${event.name} (on enter)` : event.name
  return lines(name, traits(event), guard, event.command !== undefined && `/ ${event.command}`)
}

function stateLines({ name, reserved, flags }: State, id: string): readonly string[] {
  const marks = [...(reserved ? ['reserved'] : []), ...flags]
  return [
    `state "${text(name)}" as ${id}`,
    ...(marks.length > 0 ? [`${id} : ${lines(...marks)}`] : []),
    ...(reserved ? [`class ${id} reserved`] : []),
  ]
}

/**
 * The process as a Mermaid state diagram, for documents that draw one. Sub-processes are not boxed: Mermaid has no arrows
 * from the inside of one box to the inside of another.
 */
export function writeMermaid({ initial, states, transitions, events }: Process): string {
  const ids = new Map(states.map(({ name }, index) => [name, `s${index + 1}`]))
  const idOf = (state: string): string => ids.get(state) ?? '[*]'
  const byName = new Map(events.map((event) => [event.name, event]))
  const left = new Set(transitions.flatMap(({ source, target }) => (source === target ? [] : source)))
  const diagram = [
    'direction TB',
    'classDef reserved stroke:#1d55b3,stroke-width:2px',
    ...states.flatMap((state) => stateLines(state, idOf(state.name))),
    `[*] --> ${idOf(initial)}`,
    ...transitions.map((each) => {
      const event = byName.get(each.event ?? '')
      return `${idOf(each.source)} --> ${idOf(each.target)} : ${label(each, event)}`
    }),
    ...states.flatMap(({ name }) => (left.has(name) ? [] : [`${idOf(name)} --> [*]`])),
  ]
  return ['stateDiagram-v2', ...diagram.map((line) => `  ${line}`), ''].join('\n')
}
