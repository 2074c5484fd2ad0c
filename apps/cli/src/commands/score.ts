import type { Audit } from '@mingzhang/audit'
import { decodeResults, type ReportedProgram, scoreWithResults } from '@mingzhang/performance'
import type { Command } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { auditFiles, loadFile } from '../files.ts'
import { complain, complainOf } from '../terminal/complain.ts'
import { printJson } from '../terminal/print-json.ts'
import { printScores } from '../terminal/print-scores.ts'

/** `score FILE… [--json]`: targets with results, to points, grade and a self-evaluation table. */
export function addScoreCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('score')
    .description('给绩效打分：目标加结果，得分、等级、自评表')
    .usage('[选项] <文件...>')
    .argument('<文件...>', '公开文件（目标表、自评表），可另给结果文件（CSV、JSON）')
    .option('--json', '输出 JSON')
    .action(async (files: string[], { json }: { json?: true }) => {
      exit(await score(files, json === true))
    })
}

async function score(paths: readonly string[], json: boolean): Promise<ExitStatus> {
  const given = await sortOut(paths)
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
  if (refused > 0 || given.refused > 0 || none.length > 0 || done.length === 0) return 2
  return files.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0
}

/** What is wrong with the self-evaluations themselves. */
const aboutResults = ({ findings }: Audit) => findings.filter(({ rule }) => rule.startsWith('results/'))

type Given = {
  readonly disclosures: readonly string[]
  readonly reports: readonly ReportedProgram[]
  readonly refused: number
}

/** Results files (JSON, and CSV with the header of one) apart from disclosures. */
async function sortOut(paths: readonly string[]): Promise<Given> {
  const disclosures: string[] = []
  const reports: ReportedProgram[] = []
  let refused = 0
  for (const path of paths) {
    const isJson = /\.json$/iu.test(path)
    const loaded = isJson || /\.csv$/iu.test(path) ? await loadFile(path) : null
    const read = loaded?.ok ? decodeResults(new TextDecoder().decode(loaded.value)) : null
    if (read?.ok) reports.push(...read.value)
    else if (!isJson) disclosures.push(path)
    else {
      refused += 1
      if (loaded && !loaded.ok) complainOf(path, loaded.refusal)
      else if (read && !read.ok) complainOf(path, read.refusal)
    }
  }
  if (disclosures.length === 0) complain('只有结果文件；请一并给出有绩效目标的公开文件')
  return { disclosures, reports, refused }
}
