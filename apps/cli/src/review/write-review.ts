import { mkdir, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Apart, Joined } from '@mingzhang/audit'
import { type Review, type ReviewedUnit, writeReviewPage } from '@mingzhang/writers/review'
import { complain } from '../terminal/complain.ts'
import { writeAttempt } from '../write-attempt.ts'
import { eachAtMost, type ReviewDesk } from './review-desk.ts'

/** 写出的 What was written: how many notices, and whether everything was. */
export type WrittenReview = { readonly notices: number; readonly isComplete: boolean }

const pageName = 'index.html'
const listName = 'findings.xlsx'

/**
 * 写出批量审读 The notice of every unit with errors or warnings, one at a time in each thread; then the list of all findings
 * and the page that leads to them. When stopped, only whole files are left, and no page.
 *
 * @param folder is there already
 */
export async function writeReview(
  folder: string,
  review: Review,
  joins: { readonly together: readonly Joined[]; readonly apart: readonly Apart[] },
  issuedOn: string,
  desk: ReviewDesk,
): Promise<WrittenReview> {
  const units = review.units.filter(({ count }) => count.error + count.warning > 0)
  const names = noticeNames(units)
  const written = new Map<ReviewedUnit, string>()
  desk.progress.begin('写通知书', units.length)
  await eachAtMost(units, desk, async (unit) => {
    const name = names.get(unit) ?? ''
    const outcome = await desk.run({ kind: 'notice', files: unit.files, issuedOn })
    if (outcome === null) return
    desk.progress.step(name)
    if (!outcome.ok) complain(`${name}：写不了；${outcome.refusal.what}`)
    else if (outcome.value.kind === 'notice' && (await write(join(folder, name), outcome.value.bytes)))
      written.set(unit, name)
  })
  desk.progress.clear()
  if (desk.signal.aborted) return { notices: written.size, isComplete: false }
  const files = review.units.flatMap((unit) => unit.files)
  const { writeXlsxFindings } = await import('@mingzhang/writers/xlsx')
  const list = await write(join(folder, listName), await writeXlsxFindings({ files, issuedOn }))
  const page = writeReviewPage(review, {
    issuedOn,
    list: list ? listName : null,
    noticeOf: (unit) => written.get(unit) ?? null,
    ...joins,
  })
  const isComplete = (await write(join(folder, pageName), page)) && list && written.size === units.length
  return { notices: written.size, isComplete }
}

/** 建文件夹 Makes the folder for what a review writes, before anything is read; false when that cannot be. */
export async function madeFolder(folder: string): Promise<boolean> {
  return writeAttempt(folder, () => mkdir(folder, { recursive: true }))
}

const write = (path: string, bytes: Uint8Array): Promise<boolean> =>
  writeAttempt(path, () => writeFile(path, bytes))

/** 单位名-整改通知书.docx; a unit that is called like another gets a number. */
function noticeNames(units: readonly ReviewedUnit[]): ReadonlyMap<ReviewedUnit, string> {
  const taken = new Set<string>()
  return new Map(
    units.map((unit) => {
      const [first] = unit.files
      const stem = `${safeName(unit.name ?? stemOf(first?.file ?? ''))}-整改通知书`
      let name = `${stem}.docx`
      for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem}${number}.docx`
      taken.add(name.toLowerCase())
      return [unit, name] as const
    }),
  )
}

const stemOf = (path: string): string => basename(path, extname(path))

/** A name as a file may be called on every system, and not too long for any. */
const safeName = (name: string): string =>
  [
    ...name
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, ' ')
      .replace(/\s+/gu, ' '),
  ]
    .slice(0, 60)
    .join('')
    .replace(/^[. ]+|[. ]+$/gu, '') || '未名单位'
