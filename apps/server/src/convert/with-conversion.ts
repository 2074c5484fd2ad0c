import type { Read } from '@mingzhang/model'
import { type Converted, conversionFor } from './conversion-for.ts'

/** Conversions take turns: each may take all of a processor and much memory. */
let turn: Promise<unknown> = Promise.resolve()

/**
 * 读不了就转换 Reads a file, and where it is refused for its format or as a scan, once more as another program made it.
 *
 * @param read reads the bytes; the second time with what was done to them
 * @param signal ends the other program, or the wait for its turn; the promise then rejects
 * @returns the second answer where there was one, with the bytes it is about
 */
export async function withConversion<T>(
  bytes: Uint8Array,
  fileName: string,
  read: (bytes: Uint8Array, converted: Converted | null) => Promise<Read<T>>,
  signal?: AbortSignal,
): Promise<{ readonly result: Read<T>; readonly bytes: Uint8Array }> {
  const first = await read(bytes, null)
  if (first.ok) return { result: first, bytes }
  const mine = turn.then(() => {
    signal?.throwIfAborted()
    return conversionFor(bytes, fileName, first.refusal, signal)
  })
  turn = mine.catch(() => null)
  const made = await (signal ? Promise.race([mine, stopped(signal)]) : mine)
  if (made === null) return { result: first, bytes }
  if (!made.ok) return { result: made, bytes }
  return { result: await read(made.value.bytes, made.value), bytes: made.value.bytes }
}

const stopped = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = (): void => reject(signal.reason)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
