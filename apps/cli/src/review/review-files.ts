import { basename } from 'node:path'
import type { Kin } from '@mingzhang/audit'
import type { Read } from '@mingzhang/model'
import { withConversion } from '@mingzhang/server/convert'
import type { ReportFile } from '@mingzhang/writers/report'
import { countedInputs, type InputFile } from '../input-files.ts'
import { eachAtMost, type ReviewDesk } from './review-desk.ts'
import type { FileToReview, ReviewValue } from './review-job.ts'

/** 审过的一份 A file that was read and checked by itself. */
export type ReviewedFile = {
  readonly file: ReportFile
  readonly kin: Kin
  /** The file on disk that it is or lies in, from which it can be loaded again. */
  readonly origin: string
  /** What another program made of it; null where none had to. */
  readonly converted: FileToReview | null
}

type Waiting = { readonly order: number; readonly origin: string; readonly input: InputFile }

/**
 * 逐份审读 Reads and checks every file by itself, as many at once as there are threads. A file that cannot be read is one
 * line on standard error; the others are still done.
 *
 * @param origins files on disk; a bundle among them is every file in it
 * @returns what was done, in the order of the files; when stopped, what was done until then
 */
export async function reviewFiles(origins: readonly string[], desk: ReviewDesk): Promise<ReviewedFile[]> {
  const done: [number, ReviewedFile][] = []
  desk.progress.begin('查', origins.length)
  await eachAtMost(waitingFiles(origins, desk), desk, async ({ order, origin, input }) => {
    const outcome = input.loaded.ok
      ? await reviewFile(input.path, origin, input.loaded.value, desk)
      : input.loaded
    if (outcome === null) return
    desk.progress.step(input.path)
    if (outcome.ok) done.push([order, outcome.value])
    else desk.refuse(input.path, outcome.refusal)
  })
  desk.progress.clear()
  return done.toSorted(([one], [other]) => one - other).map(([, reviewed]) => reviewed)
}

async function* waitingFiles(origins: readonly string[], desk: ReviewDesk): AsyncGenerator<Waiting> {
  let order = 0
  for await (const { origin, ...input } of countedInputs(origins, desk.progress)) {
    order += 1
    yield { order, origin, input }
  }
}

async function reviewFile(
  path: string,
  origin: string,
  original: Uint8Array,
  desk: ReviewDesk,
): Promise<Read<ReviewedFile> | null> {
  let stopped = false
  let converted: FileToReview | null = null
  const { result } = await withConversion(original, basename(path), async (bytes, conversion) => {
    const file: FileToReview = { path, bytes, conversion }
    if (conversion !== null) converted = file
    const outcome: Read<ReviewValue> | null = await desk.run({ kind: 'file', file })
    if (outcome === null) stopped = true
    return outcome ?? stoppedHere
  })
  if (stopped) return null
  if (!result.ok) return result
  const { value } = result
  if (value.kind !== 'file') throw new Error('the thread answered another job')
  return { ok: true, value: { file: value.file, kin: value.kin, origin, converted } }
}

const stoppedHere: Read<never> = {
  ok: false,
  refusal: { id: 'review/stopped', what: '已停止', why: '', toDo: '' },
}
