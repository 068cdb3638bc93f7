import type { Drawn } from '../draw/elements.ts'
import type { Process } from '../model.ts'
import { writeMermaid } from './mermaid.ts'
import { writeSvg } from './svg.ts'
import { writeXml } from './xml.ts'
import { writeXstate } from './xstate.ts'

/** The formats a process is written in; XML and XState's JSON read back as the same process. */
export const formats = ['xml', 'xstate', 'mermaid', 'svg'] as const
export type Format = (typeof formats)[number]

export const isFormat = (word: string | undefined): word is Format => formats.some((format) => format === word)

/** How a file of each format is called and served. */
export const kinds: Readonly<Record<Format, { readonly extension: string; readonly mediaType: string }>> = {
  xml: { extension: 'xml', mediaType: 'application/xml' },
  xstate: { extension: 'json', mediaType: 'application/json' },
  mermaid: { extension: 'mmd', mediaType: 'text/plain' },
  svg: { extension: 'svg', mediaType: 'image/svg+xml' },
}

/** The process as text; `drawn` is for what is drawn. */
export function write(process: Process, format: Format, drawn?: Drawn): string {
  switch (format) {
    case 'xml':
      return writeXml(process)
    case 'xstate':
      return writeXstate(process)
    case 'mermaid':
      return writeMermaid(process)
    case 'svg':
      return writeSvg(process, drawn)
  }
}
