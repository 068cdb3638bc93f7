import type { Message } from './message.ts'

/** Bytes for a socket, of a string one a character. */
export type Frame = Buffer | string

const FINAL_TEXT = 0x81

/** One unmasked, uncompressed text frame (RFC 6455 §5.2), ready to be written to any number of sockets. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(header + length)
  frame[0] = FINAL_TEXT
  frame[1] = header === 2 ? length : header === 4 ? 126 : 127
  if (header === 4) frame.writeUInt16BE(length, 2)
  if (header === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.write(text, header)
  return frame
}

/**
 * The same for one socket alone, written as `latin1`. ASCII of the usual length stays a string: a buffer that nobody shares
 * costs a tenth of its way to the socket.
 */
export function loneFrame(text: string): Frame {
  const { length } = text
  if (length < 126 || length >= 65_536) return textFrame(text)
  const header = String.fromCharCode(FINAL_TEXT, 126, length >> 8, length & 0xff)
  const frame = header + text
  // Asked of the whole, which is then in one piece: it is what is written.
  return Buffer.byteLength(frame) === Buffer.byteLength(header) + length ? frame : textFrame(text)
}

const heads: string[] = []

function head(id: number): string {
  return (heads[id] ??= `{"id":${id}`)
}

/**
 * What a subscription's messages begin with: the id its client gave the call. The usual small ids share one string each,
 * so that comparing them is comparing pointers.
 */
export function rpcHead(id: number | string | null, jsonrpc: string | undefined): string {
  if (jsonrpc !== undefined) return `{"id":${JSON.stringify(id)},"jsonrpc":"${jsonrpc}"`
  return typeof id === 'number' && id >= 0 && id < 1000 && Number.isInteger(id)
    ? head(id)
    : `{"id":${JSON.stringify(id)}`
}

/** The tRPC envelope of a tracked message, from after the call's id on: the same for every subscriber. */
export function rpcTail({ position, text }: Message): string {
  return `,"result":{"type":"data","id":"${position}","data":{"id":"${position}","data":${text}}}}`
}
