/** One figure, with all the values it has. */
export interface Metric {
  readonly name: string
  readonly help: string
  /** A counter only grows, from the start of the process. */
  readonly type: 'counter' | 'gauge'
  readonly values: readonly Value[]
}

export interface Value {
  readonly value: number
  readonly labels?: Readonly<Record<string, string>>
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

function line(name: string, { value, labels = {} }: Value): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`)
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`
}

/** Metrics in Prometheus' text format 0.0.4. */
export function exposition(metrics: readonly Metric[]): string {
  const lines = metrics.flatMap(({ name, help, type, values }) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...values.map((value) => line(name, value)),
  ])
  return `${lines.join('\n')}\n`
}
