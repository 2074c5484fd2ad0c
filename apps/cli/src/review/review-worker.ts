import { basename } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { kinOf, type NamedAudit, takeTogether } from '@mingzhang/audit'
import type { Read } from '@mingzhang/model'
import { auditBytes } from '@mingzhang/server/convert'
import type { WorkerAnswer } from '@mingzhang/server/worker-pool'
import { writeDocxNotice } from '@mingzhang/writers/docx'
import type { ReportFile } from '@mingzhang/writers/report'
import type { FileToReview, ReviewJob, ReviewValue } from './review-job.ts'

/*
 * The thread of a review. What a file holds stays here; only what was found goes back, so that hundreds of files take
 * little memory. Files that may belong together are read once more, all of them here.
 */

parentPort?.on('message', async (job: ReviewJob) => {
  const outcome = await done(job)
  parentPort?.postMessage({ kind: 'outcome', outcome } satisfies WorkerAnswer<never, ReviewValue>)
})

async function done(job: ReviewJob): Promise<Read<ReviewValue>> {
  switch (job.kind) {
    case 'file':
      return oneFile(job.file)
    case 'together':
      return together(job.files)
    case 'notice':
      return { ok: true, value: { kind: 'notice', bytes: await writeDocxNotice(job) } }
  }
}

const auditOf = ({ path, bytes, conversion }: FileToReview) => auditBytes(bytes, basename(path), conversion)

async function oneFile(file: FileToReview): Promise<Read<ReviewValue>> {
  const result = await auditOf(file)
  if (!result.ok) return result
  const named = { file: file.path, audit: result.value }
  return { ok: true, value: { kind: 'file', file: reportFile(named), kin: kinOf(result.value) } }
}

async function together(files: readonly FileToReview[]): Promise<Read<ReviewValue>> {
  const audits: NamedAudit[] = []
  for (const file of files) {
    const result = await auditOf(file)
    if (result.ok) audits.push({ file: file.path, audit: result.value })
  }
  const taken = takeTogether(audits)
  return {
    ok: true,
    value: {
      kind: 'together',
      files: taken.files.map(reportFile),
      together: taken.together,
      apart: taken.apart,
    },
  }
}

const reportFile = ({ file, audit }: NamedAudit): ReportFile => ({
  file,
  document: audit.disclosure.document,
  findings: audit.findings,
  counts: audit.counts,
})
