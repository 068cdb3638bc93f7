/** What we use of `@dagrejs/dagre`, whose own types name their files without extensions and so resolve to nothing. */
export interface Shape {
  width?: number
  height?: number
  /** Of the middle; set by the layout. */
  x?: number
  y?: number
}

export interface Line extends Shape {
  labelpos?: 'l' | 'c' | 'r'
  weight?: number
  /** Set by the layout. */
  points?: readonly { readonly x: number; readonly y: number }[]
}

export interface Frame extends Shape {
  rankdir?: 'TB' | 'LR'
  nodesep?: number
  edgesep?: number
  ranksep?: number
  marginx?: number
  marginy?: number
  ranker?: 'network-simplex' | 'tight-tree' | 'longest-path'
}

/** From `v` to `w`; several between the same two go by name. */
export interface EdgeId {
  readonly v: string
  readonly w: string
  readonly name: string
}

export declare class Graph {
  constructor(options: { multigraph?: boolean; compound?: boolean })
  setGraph(frame: Frame): this
  graph(): Frame
  setNode(id: string, shape: Shape): this
  node(id: string): Shape
  setParent(id: string, parent: string): this
  setEdge(edge: EdgeId, line: Line): this
  edge(edge: EdgeId): Line
}

/** Gives every node and line of the graph its place. */
export declare function layout(graph: Graph): void
