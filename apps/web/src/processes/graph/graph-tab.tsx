import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { elementsOf } from '@souk/process/draw/elements'
import type { Drawn } from '@souk/process/draw/elements'
import { layoutOf } from '@souk/process/draw/layout'
import type { Process } from '@souk/process/model'
import { useText } from '../../text/use-text.ts'
import { text } from '../text.ts'
import { ProcessGraph } from './process-graph.tsx'

type GraphTabProps = {
  readonly process: Process
  readonly drawn: Drawn
  readonly countOf: (state: string) => number
  readonly hrefOf: (state: string) => string | undefined
  readonly state: string | undefined
}

/** Lays a process out and draws it; a chunk of its own, for the layout engine is large. */
export const GraphTab = (props: GraphTabProps): JSX.Element => {
  const words = useText(text)
  const drawing = createMemo(() => layoutOf(elementsOf(props.process, props.drawn), words().reserved))
  return (
    <Show when={drawing()} keyed>
      {(laidOut) => (
        <ProcessGraph
          name={props.process.name}
          drawing={laidOut}
          countOf={props.countOf}
          hrefOf={props.hrefOf}
          state={props.state}
        />
      )}
    </Show>
  )
}
