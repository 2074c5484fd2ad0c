import type { Audit } from '@mingzhang/audit'
import { scoreWithResults } from '@mingzhang/performance'
import { paperFormats } from '@mingzhang/server/performance-papers'
import type { Command } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { type AuditedFile, auditFiles } from '../files.ts'
import { type GivenFiles, sortOutFiles } from '../performance/given-files.ts'
import { writePapers } from '../performance/write-papers.ts'
import { noYear, yearOfFiles } from '../performance/year-of-files.ts'
import { complain } from '../terminal/complain.ts'
import { printJson } from '../terminal/print-json.ts'
import { printScores } from '../terminal/print-scores.ts'
import { today } from '../today.ts'

/** `score FILE… [--json]`: targets with results, to points, grade and a self-evaluation table. */
export function addScoreCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('score')
    .description('给绩效打分：目标加结果，得分、等级、自评表')
    .usage('[选项] <文件...>')
    .argument('<文件...>', '公开文件（目标表、自评表），可另给结果文件（CSV、JSON）')
    .option('--json', '输出 JSON')
    .option('--out <dir>', '把目标表、自评表、自评报告写到这个文件夹')
    .option('--formats <list>', `格式，用逗号隔开：${paperFormats.join('、')}；省略时写 docx`)
    .action(async (files: string[], options: ScoreOptions) => {
      exit(await score(files, options))
    })
}

type ScoreOptions = { readonly json?: true; readonly out?: string; readonly formats?: string }

async function score(paths: readonly string[], { json, out, formats }: ScoreOptions): Promise<ExitStatus> {
  const given = await sortOutFiles(paths)
  const { done, refused } = await auditFiles(given.disclosures)
  const files = done.map(({ path, audit }) => ({
    file: path,
    document: audit.disclosure.document,
    ...scoreWithResults(audit.disclosure, given.reports),
    findings: aboutResults(audit),
  }))
  const none = files.filter(({ programs, department }) => programs.length === 0 && department === null)
  for (const { file } of none)
    complain(`${file}：没有结果，打不了分；请给自评表，或另给一份结果文件（格式见 docs/performance.md）`)
  if (json) printJson({ files })
  else for (const file of files) printScores(file)
  const written = out === undefined || (await writeAll(done, given, out, formats ?? 'docx'))
  if (!written || refused > 0 || given.refused > 0 || none.length > 0 || done.length === 0) return 2
  return files.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0
}

const papers = [{ kind: 'targets' }, { kind: 'self-evaluation' }, { kind: 'report' }] as const

/** Papers of every document with reported results. */
async function writeAll(
  done: readonly AuditedFile[],
  { reports, simulated }: GivenFiles,
  folder: string,
  formats: string,
): Promise<boolean> {
  const wanted = formats.split(',').map((format) => format.trim())
  const day = today()
  let written = true
  for (const { path, audit } of done) {
    const begun = yearOfFiles(audit.disclosure, reports, 12, simulated)
    if (!begun) {
      complain(`${path}：${noYear}`)
      written = false
      continue
    }
    written = (await writePapers(begun.year, papers, wanted, folder, day)) && written
  }
  return written
}

/** What is wrong with the self-evaluations themselves. */
const aboutResults = ({ findings }: Audit) => findings.filter(({ rule }) => rule.startsWith('results/'))
