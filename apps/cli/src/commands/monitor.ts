import { lightsOfReport, type MonitorReport, markOf, type PerformanceYear } from '@mingzhang/performance'
import { paperFormats } from '@mingzhang/server/performance-papers'
import { type Command, InvalidArgumentError } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { auditFiles } from '../files.ts'
import { sortOutFiles } from '../performance/given-files.ts'
import { writePapers } from '../performance/write-papers.ts'
import { noYear, yearOfFiles } from '../performance/year-of-files.ts'
import { complain } from '../terminal/complain.ts'
import { printJson } from '../terminal/print-json.ts'
import { terminalText } from '../terminal/terminal-text.ts'
import { today } from '../today.ts'

type MonitorOptions = {
  readonly month: number
  readonly out?: string
  readonly formats?: string
  readonly json?: true
}

/** `monitor FILE… --month N`: targets with what was reached by a month, to lights and monitoring tables. */
export function addMonitorCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('monitor')
    .description('绩效监控：目标加截至某月的结果，红黄绿灯、监控表')
    .usage('[选项] <文件...>')
    .argument('<文件...>', '公开文件（目标表）和结果文件（CSV、JSON）')
    .requiredOption('--month <month>', '截至几月，1–12', monthOf)
    .option('--out <dir>', '把监控表写到这个文件夹')
    .option('--formats <list>', `格式，用逗号隔开：${paperFormats.join('、')}；省略时写 docx`)
    .option('--json', '输出 JSON')
    .action(async (files: string[], options: MonitorOptions) => {
      exit(await monitor(files, options))
    })
}

function monthOf(text: string): number {
  const month = Number(text)
  if (!Number.isInteger(month) || month < 1 || month > 12)
    throw new InvalidArgumentError('月份是 1–12 的整数')
  return month
}

type Lit = { readonly programme: string; readonly report: MonitorReport }

async function monitor(paths: readonly string[], options: MonitorOptions): Promise<ExitStatus> {
  const given = await sortOutFiles(paths)
  const { done, refused } = await auditFiles(given.disclosures)
  let [failed, red] = [refused + given.refused > 0 || done.length === 0, false]
  const files = []
  for (const { path, audit } of done) {
    const begun = yearOfFiles(audit.disclosure, given.reports, options.month, given.simulated)
    if (!begun) {
      complain(`${path}：${noYear}`)
      failed = true
      continue
    }
    const { year, strays } = begun
    const lit = lightsOf(year)
    files.push({ file: path, simulated: year.simulated, month: options.month, programmes: lit, strays })
    if (lit.length === 0) {
      complain(`${path}：没有结果；请另给一份结果文件（格式见 docs/performance.md）`)
      failed = true
    }
    red ||= lit.some(({ report }) => report.light === 'red')
    if (!options.json) printLights(path, year, lit, strays)
    if (options.out !== undefined && lit.length > 0) {
      const formats = (options.formats ?? 'docx').split(',').map((format) => format.trim())
      const day = today()
      const paper = { kind: 'monitoring', month: options.month } as const
      if (!(await writePapers(year, [paper], formats, options.out, day))) failed = true
    }
  }
  if (options.json) printJson({ files })
  return failed ? 2 : red ? 1 : 0
}

const lightsOf = (year: PerformanceYear): Lit[] =>
  year.programmes.flatMap((one) =>
    one.reports.map((report) => ({
      programme: one.programme.name,
      report: lightsOfReport(one, report, year),
    })),
  )

const words = { red: '红', yellow: '黄', green: '绿', blue: '蓝' } as const

/** Each programme with its light; below it what is not green, with the reason; then what of the results was not used. */
function printLights(
  path: string,
  year: PerformanceYear,
  lit: readonly Lit[],
  strays: readonly string[],
): void {
  const mark = markOf(year)
  const lines = [path, ...(mark ? [mark] : [])]
  for (const { programme, report } of lit) {
    lines.push(`${report.light ? words[report.light] : '？'}  ${programme}  ${report.execution.why}`)
    for (const { light, name, why } of report.indicators)
      if (light !== 'green' && why !== report.execution.why)
        lines.push(`      ${light ? words[light] : '？'}  ${name}：${why}`)
  }
  lines.push(...strays.map((stray) => `对不上：${stray}`))
  process.stdout.write(`${terminalText(lines.join('\n'))}\n\n`)
}
