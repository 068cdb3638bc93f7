export interface FrameListener {
  /** Bytes of a payload, as they come. */
  onBytes(bytes: Buffer, from: number, to: number): void
  onFrame(length: number): void
}

const headerSize = (second: number): number => (second === 127 ? 10 : second === 126 ? 4 : 2)

/** Reads a server's frames (RFC 6455) out of whatever pieces they come in; keeps nothing of them. */
export function frameReader({ onBytes, onFrame }: FrameListener): (bytes: Buffer, from: number, to: number) => void {
  const header = Buffer.alloc(10)
  let have = 0
  let length = 0
  let left = 0

  /** True once the header is whole. */
  function readHeader(byte: number): boolean {
    header[have++] = byte
    const second = header[1] ?? 0
    if (have < 2 || have < headerSize(second)) return false
    length = second === 127 ? Number(header.readBigUInt64BE(2)) : second === 126 ? header.readUInt16BE(2) : second
    left = length
    have = 0
    return true
  }

  return (bytes, from, to) => {
    let at = from
    while (at < to) {
      if (left === 0 && !readHeader(bytes[at++] ?? 0)) continue
      const end = Math.min(to, at + left)
      onBytes(bytes, at, end)
      left -= end - at
      at = end
      if (left === 0) onFrame(length)
    }
  }
}
