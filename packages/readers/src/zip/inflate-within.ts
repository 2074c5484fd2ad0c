import { Inflate } from 'fflate'

const step = 16 * 1024

/**
 * 解压 A deflated stream of known size, unpacked step by step so that a stream that holds more than it says is stopped
 * early.
 *
 * @param data the deflated bytes
 * @param size bytes that come out, as the archive says
 * @returns the bytes, or null when the stream is broken or holds another number of bytes
 */
export function inflateWithin(data: Uint8Array, size: number): Uint8Array | null {
  const out = new Uint8Array(size)
  let filled = 0
  let isOver = false
  const inflate = new Inflate((chunk) => {
    isOver ||= filled + chunk.length > size
    if (!isOver) out.set(chunk, filled)
    filled += chunk.length
  })
  try {
    for (let from = 0; from < data.length && !isOver; from += step) {
      inflate.push(data.subarray(from, from + step), from + step >= data.length)
    }
  } catch {
    return null
  }
  return filled === size ? out : null
}
