/** What a mail says, before it is dressed as text or HTML. All of it is plain text. */
export interface Letter {
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  readonly table?: Table
  /** After the table. */
  readonly notes?: readonly string[]
  readonly closing: readonly string[]
}

/** Rows of as many cells each; the last cell is an amount. */
export interface Table {
  readonly rows: readonly (readonly string[])[]
  readonly totals?: readonly (readonly string[])[]
}

export interface Written {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export function writtenLetter(letter: Letter): Written {
  return { subject: letter.subject, text: asText(letter), html: asHtml(letter) }
}

function asText({ greeting, paragraphs, table, notes = [], closing }: Letter): string {
  const blocks = [greeting, ...paragraphs, ...(table ? [tableText(table)] : []), ...notes, closing.join('\n')]
  return `${blocks.join('\n\n')}\n`
}

function tableText({ rows, totals = [] }: Table): string {
  const all = [...rows, ...totals]
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row.map((cell, column) => aligned(cell, widths[column] ?? 0, column === row.length - 1)).join('  ')
  return all.map(line).join('\n')
}

function aligned(cell: string, width: number, right: boolean): string {
  return right ? cell.padStart(width) : cell.padEnd(width)
}

function asHtml({ subject, greeting, paragraphs, table, notes = [], closing }: Letter): string {
  const blocks = [
    ...[greeting, ...paragraphs].map(paragraph),
    ...(table ? [tableHtml(table)] : []),
    ...notes.map(paragraph),
    `<p>${closing.map(escaped).join('<br>')}</p>`,
  ]
  const style = 'font-family:system-ui,sans-serif;line-height:1.5;max-width:40em'
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="${style}">
${blocks.join('\n')}
</body></html>
`
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`
}

function tableHtml({ rows, totals = [] }: Table): string {
  const bold = totals.map((row) => rowHtml(row, 'border-top:1px solid #ccc;'))
  return `<table style="border-collapse:collapse;width:100%">${[...rows.map((row) => rowHtml(row, '')), ...bold].join('')}</table>`
}

function rowHtml(row: readonly string[], style: string): string {
  const cells = row.map((cell, column) => {
    const align = column === row.length - 1 ? 'right' : 'left'
    return `<td style="${style}padding:4px 8px;text-align:${align}">${escaped(cell)}</td>`
  })
  return `<tr>${cells.join('')}</tr>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
