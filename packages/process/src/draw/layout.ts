import { Graph, layout } from '@dagrejs/dagre'
import type { EdgeId, Shape } from '@dagrejs/dagre'
import type { Arrow, Box, Elements } from './elements.ts'
import { boxSize, labelSize } from './sizes.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** A rectangle by its centre. */
export interface Placed extends Point {
  readonly width: number
  readonly height: number
}

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly boxes: readonly (Placed & { readonly box: Box })[]
  readonly arrows: readonly {
    readonly arrow: Arrow
    readonly points: readonly Point[]
    readonly label: Placed | undefined
  }[]
  /** The (sub-)processes, where there are several. */
  readonly clusters: readonly (Placed & { readonly name: string })[]
}

const MARGIN = 24

const placed = ({ x = 0, y = 0, width = 0, height = 0 }: Shape): Placed => ({ x, y, width, height })

const edgeOf = ({ from, to, id }: Arrow): EdgeId => ({ v: from, w: to, name: id })

const clusterId = (name: string): string => `cluster ${name}`

/** Places everything, top down; `reserved` is the legend's word, which boxes make room for. */
export function layoutOf({ boxes, arrows, clusters }: Elements, reserved: string): Drawing {
  const graph = new Graph({ multigraph: true, compound: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 34, edgesep: 16, marginx: MARGIN, marginy: MARGIN })
  const several = clusters.length > 1
  if (several) for (const name of clusters) graph.setNode(clusterId(name), {})
  for (const box of boxes) {
    graph.setNode(box.id, { ...boxSize(box, reserved) })
    if (several) graph.setParent(box.id, clusterId(box.cluster))
  }
  for (const arrow of arrows)
    graph.setEdge(edgeOf(arrow), { ...labelSize(arrow), labelpos: 'c', weight: arrow.happy ? 4 : 1 })
  layout(graph)
  const whole = placed(graph.graph())
  return {
    width: whole.width,
    height: whole.height,
    boxes: boxes.map((box) => ({ ...placed(graph.node(box.id)), box })),
    arrows: arrows.map((arrow) => {
      const edge = graph.edge(edgeOf(arrow))
      return { arrow, points: edge.points ?? [], label: arrow.label.length > 0 ? placed(edge) : undefined }
    }),
    clusters: several ? clusters.map((name) => ({ ...placed(graph.node(clusterId(name))), name })) : [],
  }
}
