import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

export type Paper = PDFKit.PDFDocument
export type Weight = 'regular' | 'bold'

/** Points; A4. */
export const SHEET = { width: 595.28, height: 841.89, edge: 56, foot: 110 } as const
export const RIGHT = SHEET.width - SHEET.edge
/** Nothing but the foot is below it. */
export const BOTTOM = SHEET.height - SHEET.foot

/** Latin, Greek, Cyrillic; digits are of one width. */
const fonts = {
  regular: fontFile('400Regular/NotoSans_400Regular.ttf'),
  bold: fontFile('600SemiBold/NotoSans_600SemiBold.ttf'),
}

function fontFile(name: string): () => Buffer {
  let font: Buffer | undefined
  return () => (font ??= readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans/${name}`)))
}

export interface About {
  readonly title: string
  readonly author: string
  readonly language: string
  /** Also stands for the moment of printing, so that the same paper is the same bytes. */
  readonly at: Date
}

/** An empty sheet; pages are kept until the end, so that each can be told how many there are. */
export function newPaper({ title, author, language, at }: About): Paper {
  const paper = new PDFDocument({
    size: 'A4',
    margins: { top: SHEET.edge, bottom: 0, left: SHEET.edge, right: SHEET.edge },
    bufferPages: true,
    lang: language,
    info: { Title: title, Author: author, CreationDate: at, ModDate: at },
  })
  paper.registerFont('regular', fonts.regular())
  paper.registerFont('bold', fonts.bold())
  return paper.font('regular')
}

export function bytesOf(paper: Paper): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    paper.on('data', (chunk: Buffer) => chunks.push(chunk))
    paper.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    paper.on('error', reject)
    paper.end()
  })
}

export interface Cell {
  readonly text: string
  readonly x: number
  readonly width: number
  readonly right?: boolean
  readonly weight?: Weight
  readonly size?: number
  readonly grey?: boolean
}

/** Writes within its width, on as many lines as it takes. Answers how high it is. */
export function write(paper: Paper, y: number, cell: Cell): number {
  const height = heightOf(paper, cell)
  paper.fillColor(cell.grey ? '#666666' : '#111111').text(cell.text, cell.x, y, optionsOf(cell))
  return height
}

export function heightOf(paper: Paper, cell: Cell): number {
  const { text, weight = 'regular', size = 9 } = cell
  return paper.font(weight).fontSize(size).heightOfString(text, optionsOf(cell))
}

/** No OpenType features: with them pdfkit measures each word anew. */
function optionsOf({ width, right = false }: Cell): PDFKit.Mixins.TextOptions {
  return { width, align: right ? 'right' : 'left' }
}

export function rule(paper: Paper, y: number): void {
  paper.moveTo(SHEET.edge, y).lineTo(RIGHT, y).lineWidth(0.5).strokeColor('#999999').stroke()
}
