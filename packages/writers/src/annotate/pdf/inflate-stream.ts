import { Unzlib } from 'fflate'
import type { PdfDict, PdfValue } from './pdf-value.ts'

/** Far above the cross-references and object streams of any disclosure. */
const mostBytes = 64 * 1024 * 1024

/** 解流 The content of a stream that is stored plainly or deflated; null for anything else, or when it is broken. */
export function inflateStream(dict: PdfDict, data: Uint8Array): Uint8Array | null {
  const filter = only(dict.entries.get('Filter'))
  if (filter === undefined) return data
  if (filter?.kind !== 'name' || filter.name !== 'FlateDecode') return null
  const flat = inflated(data)
  const parameters = only(dict.entries.get('DecodeParms'))
  if (flat === null || parameters?.kind !== 'dict') return flat
  const parameter = (name: string, otherwise: number): number => {
    const value = parameters.entries.get(name)
    return value?.kind === 'number' ? value.value : otherwise
  }
  const predictor = parameter('Predictor', 1)
  const bits = parameter('Colors', 1) * parameter('BitsPerComponent', 8)
  if (predictor === 1) return flat
  return predictor >= 10 && bits === 8 ? withoutPredictor(flat, parameter('Columns', 1)) : null
}

/** A value, or the only one of a list; null for a list of several. */
function only(value: PdfValue | undefined): PdfValue | undefined | null {
  if (value?.kind !== 'array') return value
  return value.items.length > 1 ? null : value.items[0]
}

function inflated(data: Uint8Array): Uint8Array | null {
  const chunks: Uint8Array[] = []
  let size = 0
  const inflate = new Unzlib((chunk) => {
    size += chunk.length
    chunks.push(chunk)
  })
  try {
    for (let from = 0; from < data.length && size <= mostBytes; from += 16384) {
      inflate.push(data.subarray(from, from + 16384), from + 16384 >= data.length)
    }
  } catch {
    if (size === 0) return null
  }
  if (size > mostBytes) return null
  const out = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    out.set(chunk, at)
    at += chunk.length
  }
  return out
}

/** Rows of bytes told by their difference from the one on the left, above, or both (the predictors of PNG). */
function withoutPredictor(data: Uint8Array, columns: number): Uint8Array | null {
  if (columns < 1 || columns > 65_536) return null
  const rows = Math.floor(data.length / (columns + 1))
  const out = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    const kind = data[row * (columns + 1)] ?? 0
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column
      const left = column > 0 ? (out[at - 1] ?? 0) : 0
      const up = row > 0 ? (out[at - columns] ?? 0) : 0
      const corner = row > 0 && column > 0 ? (out[at - columns - 1] ?? 0) : 0
      out[at] = (data[row * (columns + 1) + 1 + column] ?? 0) + guess(kind, left, up, corner)
    }
  }
  return out
}

function guess(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left
  if (kind === 2) return up
  if (kind === 3) return (left + up) >> 1
  if (kind !== 4) return 0
  const [byLeft, byUp, byCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs)
  if ((byLeft ?? 0) <= (byUp ?? 0) && (byLeft ?? 0) <= (byCorner ?? 0)) return left
  return (byUp ?? 0) <= (byCorner ?? 0) ? up : corner
}
