import { type Apart, groupsOfKin, type Joined } from '@mingzhang/audit'
import type { ReportFile } from '@mingzhang/writers/report'
import { inputFiles } from '../input-files.ts'
import { eachAtMost, type ReviewDesk } from './review-desk.ts'
import type { ReviewedFile } from './review-files.ts'
import type { FileToReview } from './review-job.ts'

/** 一并查过 The files after those that belong together were taken together. */
export type ReviewedTogether = {
  /** In the order of the files. */
  readonly files: readonly ReportFile[]
  readonly together: readonly Joined[]
  readonly apart: readonly Apart[]
}

/** A department with all its units and two years of each; more at once takes more memory than a thread has. */
const mostFiles = 60

/**
 * 一并查 Takes files together that may belong together, group by group, each group in one thread, from the disk again. A
 * group that cannot be taken together keeps what its files said by themselves, and is told of.
 */
export async function reviewTogether(
  done: readonly ReviewedFile[],
  desk: ReviewDesk,
): Promise<ReviewedTogether> {
  const { groups, parted } = groupsOfKin(
    done.map(({ kin }) => kin),
    mostFiles,
  )
  const files = done.map(({ file }) => file)
  const together: [number, readonly Joined[]][] = []
  const apart: [number, readonly Apart[]][] = parted.map((group) => [
    group[0] ?? 0,
    [{ files: pathsOf(group, files), why: tooMany(group.length) }],
  ])
  const several = groups.filter((group) => group.length > 1)
  if (several.length > 0 && !desk.signal.aborted) desk.progress.begin('一并查', several.length)
  await eachAtMost(several, desk, async (group) => {
    const first = group[0] ?? 0
    const outcome = await desk.run({ kind: 'together', files: await loadedAgain(group, done) })
    if (outcome === null) return
    desk.progress.step(files[first]?.file ?? '')
    if (!outcome.ok) {
      apart.push([first, [{ files: pathsOf(group, files), why: `没有一并查：${outcome.refusal.what}` }]])
      return
    }
    const { value } = outcome
    if (value.kind !== 'together') throw new Error('the thread answered another job')
    for (const n of group) {
      const taken = value.files.find(({ file }) => file === files[n]?.file)
      if (taken) files[n] = taken
    }
    together.push([first, value.together])
    apart.push([first, value.apart])
  })
  desk.progress.clear()
  return { files, together: inOrder(together), apart: inOrder(apart) }
}

const tooMany = (count: number): string =>
  `这 ${count} 份文件可能互相有关，超过一次一并查的 ${mostFiles} 份，只把同一单位的一并查，或逐份查`

const pathsOf = (group: readonly number[], files: readonly ReportFile[]): string[] =>
  group.flatMap((n) => files[n]?.file ?? [])

const inOrder = <T>(found: readonly [number, readonly T[]][]): T[] =>
  found.toSorted(([one], [other]) => one - other).flatMap(([, each]) => each)

/** The files of a group from the disk again; one that has gone since is left out. */
async function loadedAgain(group: readonly number[], done: readonly ReviewedFile[]): Promise<FileToReview[]> {
  const wanted = group.flatMap((n) => done[n] ?? [])
  const found = new Map<string, FileToReview>()
  for (const origin of new Set(wanted.map((one) => one.origin))) {
    const paths = new Set(wanted.filter((one) => one.origin === origin).map(({ file }) => file.file))
    for await (const { path, loaded } of inputFiles([origin])) {
      if (loaded.ok && paths.has(path)) found.set(path, { path, bytes: loaded.value, conversion: null })
    }
  }
  return wanted.flatMap(({ file, converted }) => converted ?? found.get(file.file) ?? [])
}
