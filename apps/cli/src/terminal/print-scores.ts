import { styleText } from 'node:util'
import type { DocumentHeader, Finding, ItemScore } from '@mingzhang/model'
import type { ScoredDisclosure, ScoredProgram } from '@mingzhang/performance'
import { words } from '@mingzhang/writers/words'
import { alignColumns, cutTo, wrapTo } from './columns.ts'
import { terminalText } from './terminal-text.ts'

const print = (line = ''): void => {
  process.stdout.write(`${terminalText(line)}\n`)
}

type ScoredFile = ScoredDisclosure & {
  readonly file: string
  readonly document: DocumentHeader
  readonly findings: readonly Finding[]
}

/** 得分 Each programme with its points, item by item with the reason, then what was left over. */
export function printScores({
  file,
  document,
  programs,
  department,
  unreported,
  strays,
  findings,
}: ScoredFile): void {
  const head = [file, document.unit.name, document.year === null ? null : `${document.year} 年`]
  print(head.filter(Boolean).join('  '))
  if (department) printProgram(department)
  for (const program of programs) printProgram(program)
  if (unreported.length > 0) print(`\n没有结果的项目 ${unreported.length} 个：${unreported.join('、')}`)
  for (const stray of strays) print(`对不上：${stray}`)
  for (const { severity, what } of findings) print(`${words.severity[severity]}  ${what}`)
  print()
}

function printProgram({ score, table, printed }: ScoredProgram): void {
  const total = score.total ?? (score.verdict === 'excluded' ? '不打分' : `${score.lowest}–${score.highest}`)
  const said = printed?.total != null && printed.total !== score.total ? `（原表 ${printed.total}）` : ''
  print(
    `\n${styleText('bold', [score.code, score.name].filter(Boolean).join(' '))}  ${total}${said}  ${score.grade ?? '等级无法判断'}`,
  )
  const differs = printed !== null
  const rows = [
    ...(score.execution ? [row(score.execution, '', '', printed?.execution, differs)] : []),
    ...score.items.map((item, index) => {
      const cells = table.indicators[index + 1] ?? []
      return row(item, cells[3] ?? '', cells[4] ?? '', printed?.items[index], differs)
    }),
  ]
  const header = ['指标', '目标', '实际', '分值', '得分', ...(differs ? ['原表'] : []), '说明']
  const aligns = [
    'left',
    'left',
    'left',
    'right',
    'right',
    ...(differs ? ['right' as const] : []),
    'left',
  ] as const
  if (rows.length > 0) for (const line of alignColumns([header, ...rows], aligns)) print(`  ${line}`)
  for (const line of wrapTo([score.why, ...score.remarks].join('；'), 100)) print(`  ${line}`)
}

const row = (
  item: ItemScore,
  target: string,
  actual: string,
  printed: string | null | undefined,
  differs: boolean,
): string[] => [
  cutTo(item.name, 30),
  cutTo(target, 18),
  cutTo(actual, 18),
  item.weight ?? '',
  item.points ?? '？',
  ...(differs ? [printed ?? ''] : []),
  cutTo([item.why, ...item.assumed, ...item.remarks].join('；'), 72),
]
