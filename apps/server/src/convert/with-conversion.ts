import type { Read } from '@mingzhang/model'
import { type Converted, conversionFor } from './conversion-for.ts'

/** Conversions take turns: each may take all of a processor and much memory. */
let turn: Promise<unknown> = Promise.resolve()

/**
 * 读不了就转换 Reads a file, and where it is refused for its format or as a scan, once more as another program made it.
 *
 * @param read reads the bytes; the second time with what was done to them
 * @returns the second answer where there was one, with the bytes it is about
 */
export async function withConversion<T>(
  bytes: Uint8Array,
  fileName: string,
  read: (bytes: Uint8Array, converted: Converted | null) => Promise<Read<T>>,
): Promise<{ readonly result: Read<T>; readonly bytes: Uint8Array }> {
  const first = await read(bytes, null)
  if (first.ok) return { result: first, bytes }
  const mine = turn.then(() => conversionFor(bytes, fileName, first.refusal))
  turn = mine.catch(() => null)
  const made = await mine
  if (made === null) return { result: first, bytes }
  if (!made.ok) return { result: made, bytes }
  return { result: await read(made.value.bytes, made.value), bytes: made.value.bytes }
}
