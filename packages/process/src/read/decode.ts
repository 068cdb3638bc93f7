import type { Position } from '../model.ts'
import { Fault } from './fault.ts'
import { LIMITS } from './limits.ts'

const SAVE_AS_UTF8 = 'save the file as UTF-8'

function utf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** 1-based line and column of an offset in the text. */
function positionIn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}

/** The text of a process file without its byte order mark. Throws a `Fault` if it is too long, or not UTF-8. */
export function decode(bytes: Uint8Array, file: string): string {
  const start: Position = { file, line: 1, column: 1 }
  if (bytes.length > LIMITS.fileBytes)
    throw new Fault('S5', start, ['the file is larger than 1 MiB', 'split it into sub-process files'])
  if (bytes.length === 0) throw new Fault('S3', start, ['the file is empty', 'write a process into it'])
  if (utf16(bytes)) throw new Fault('S2', start, ['the file is in UTF-16 or UTF-32', SAVE_AS_UTF8])
  const text = decoded(bytes)
  if (text === undefined) {
    const lossy = new TextDecoder().decode(bytes)
    const at = { file, ...positionIn(lossy, Math.max(0, lossy.indexOf('\ufffd'))) }
    throw new Fault('S2', at, ['the file has bytes that are not UTF-8', SAVE_AS_UTF8])
  }
  const nul = text.indexOf('\0')
  if (nul >= 0) throw new Fault('S2', { file, ...positionIn(text, nul) }, ['the file has a NUL character', 'remove it'])
  return text
}
