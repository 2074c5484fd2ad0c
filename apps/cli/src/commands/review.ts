import { resolve, sep } from 'node:path'
import { type AcceptedDifference, acceptDifferences } from '@mingzhang/audit'
import { type Review, reviewOf } from '@mingzhang/writers/review'
import type { Command } from 'commander'
import { readRegister } from '../accepted-register.ts'
import type { ExitStatus } from '../exit-status.ts'
import { filesBelow } from '../input-files.ts'
import { printReview } from '../review/print-review.ts'
import { printReviewJson } from '../review/print-review-json.ts'
import { openDesk, type ReviewDesk } from '../review/review-desk.ts'
import { type ReviewedFile, reviewFiles } from '../review/review-files.ts'
import { type ReviewedTogether, reviewTogether } from '../review/review-together.ts'
import { madeFolder, type WrittenReview, writeReview } from '../review/write-review.ts'
import { complain } from '../terminal/complain.ts'
import { inWords } from '../terminal/counted-progress.ts'
import { printAccepted, printUnused } from '../terminal/print-together.ts'
import { today } from '../today.ts'

type ReviewOptions = { readonly json?: true; readonly out?: string; readonly accepted?: string }

/** `review DIR [--json] [--accepted F] [--out DIR]`: hundreds of documents at once, a ranked summary, a notice for each unit. */
export function addReviewCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('review')
    .description('批量审读：成百份公开文件一次查完，按轻重排队，给每个单位一份通知书')
    .usage('[选项] <文件夹...>')
    .argument('<文件夹...>', '公开文件所在的文件夹，连同其中的文件夹和压缩包')
    .option('--json', '输出 JSON')
    .option('--out <dir>', '把汇总页、问题清单（Excel）和各单位的整改通知书（Word）写进这个文件夹')
    .option('--accepted <file>', '认可差异的登记，列入的问题不再报')
    .action(async (folders: string[], options: ReviewOptions) => {
      const register = await readRegister(options.accepted)
      if (register === null) exit(2)
      else exit(await review(folders, options, register))
    })
}

async function review(
  folders: readonly string[],
  options: ReviewOptions,
  register: readonly AcceptedDifference[],
): Promise<ExitStatus> {
  if (options.out !== undefined && !(await madeFolder(options.out))) return 2
  const stop = new AbortController()
  const onStop = () => stop.abort()
  // Once: whoever presses Ctrl+C again does not want to wait.
  process.once('SIGINT', onStop).once('SIGTERM', onStop)
  const desk = openDesk(stop.signal)
  const since = performance.now()
  try {
    const origins = await originsOf(folders, options.out, desk)
    const done = await reviewFiles(origins, desk)
    const together = await reviewTogether(done, desk)
    const settled = acceptDifferences(together.files, register, today())
    const taken = {
      ...together,
      files: together.files.map((file, n) => ({ ...file, findings: settled.files[n]?.findings ?? [] })),
    }
    const summary = reviewOf(byUnit(taken.files, done), desk.refused)
    const written = await writeOut(options.out, summary, taken, desk)
    const { aborted } = stop.signal
    if (options.json) {
      const accepted = options.accepted === undefined ? {} : acceptedIn(taken.files, settled)
      const { together: joined, apart } = taken
      await printReviewJson(summary, { together: joined, apart, ...accepted }, aborted)
    } else {
      printSummary(summary, taken, since)
      printSettled(settled)
    }
    if (aborted) sayStopped(done.length + desk.refused.length, origins.length, options.out, written)
    return statusOf(summary, written, aborted)
  } finally {
    process.off('SIGINT', onStop).off('SIGTERM', onStop)
    await desk.close()
  }
}

type Settled = ReturnType<typeof acceptDifferences>

/** What the register accepts, by file; and its entries that no finding answers to. */
const acceptedIn = (files: ReviewedTogether['files'], { files: settled, unused }: Settled) => ({
  accepted: files.flatMap(({ file }, n) => (settled[n]?.accepted ?? []).map((one) => ({ file, ...one }))),
  expired: files.flatMap(({ file }, n) => (settled[n]?.expired ?? []).map((one) => ({ file, ...one }))),
  unused,
})

function printSettled({ files, unused }: Settled): void {
  for (const { accepted, expired } of files) printAccepted({ accepted, expired })
  printUnused(unused)
}

/** The files of the folders, less what an earlier review has written among them. */
async function originsOf(
  folders: readonly string[],
  out: string | undefined,
  desk: ReviewDesk,
): Promise<string[]> {
  const origins: string[] = []
  for (const folder of folders) {
    const below = await filesBelow(folder)
    if (below.ok) origins.push(...below.value)
    else desk.refuse(folder, below.refusal)
  }
  const own = out === undefined ? null : resolve(out) + sep
  const isOwn = (path: string): boolean =>
    own !== null &&
    !folders.some((folder) => (resolve(folder) + sep).startsWith(own)) &&
    resolve(path).startsWith(own)
  return [...new Set(origins)].filter((path) => !isOwn(path))
}

/** The files of each unit together; one without a name stands alone. */
function byUnit(files: ReviewedTogether['files'], done: readonly ReviewedFile[]) {
  const units = Map.groupBy(files.keys(), (n) => {
    const name = done[n]?.kin.name ?? null
    return name === null ? `\u0000${n}` : `${name} ${files[n]?.document.region ?? ''}`
  })
  return [...units.values()].map((numbers) => numbers.flatMap((n) => files[n] ?? []))
}

async function writeOut(
  out: string | undefined,
  summary: Review,
  { together, apart }: ReviewedTogether,
  desk: ReviewDesk,
): Promise<WrittenReview | null> {
  if (out === undefined || desk.signal.aborted) return null
  return writeReview(out, summary, { together, apart }, today(), desk)
}

function printSummary(summary: Review, { together, apart }: ReviewedTogether, since: number): void {
  printReview(summary)
  const facts = [
    together.length === 0 ? '' : `一并查 ${together.length} 组`,
    apart.length === 0 ? '' : `未归并 ${apart.length} 组`,
    `用时 ${inWords((performance.now() - since) / 1_000)}`,
  ]
  process.stdout.write(`\n${facts.filter((fact) => fact !== '').join('  ')}\n`)
}

function sayStopped(
  done: number,
  files: number,
  out: string | undefined,
  written: WrittenReview | null,
): void {
  const reports =
    out === undefined
      ? ''
      : written === null
        ? '；没有写报告'
        : `；写了 ${written.notices} 份通知书，没有写汇总`
  complain(`已停止：${files} 份文件查了 ${done} 份${reports}；上面只列查过的，没有全部一并查`)
}

const statusOf = ({ units, refused }: Review, written: WrittenReview | null, stopped: boolean): ExitStatus =>
  stopped || refused.length > 0 || written?.isComplete === false
    ? 2
    : units.some(({ count }) => count.error > 0)
      ? 1
      : 0
