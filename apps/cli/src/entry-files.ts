import { writeFile } from 'node:fs/promises'
import { defaultLimits, readSource } from '@mingzhang/audit'
import {
  type EntryFile,
  type MappingSource,
  readEntryFile,
  readMapping,
  type SheetMapping,
  type SheetRow,
  writeMapping,
} from '@mingzhang/forms'
import { type BookProblem, formatAmount } from '@mingzhang/model'
import { loadFile } from './load-file.ts'
import { columnsFile, rememberColumns, rememberedColumns } from './remembered-columns.ts'
import { complain, complainOf } from './terminal/complain.ts'
import { terminalText } from './terminal/terminal-text.ts'
import { today } from './today.ts'
import { writeAttempt } from './write-attempt.ts'

/**
 * 读分录表文件 The entries of a workbook or a file of values; what each column was taken for is told on standard error. With a
 * file for the mapping, what it states is used, and remembered for the same headings; where there is no such file yet, the
 * proposal is written there to be changed. Without one, what was remembered is used, and said.
 *
 * @param mappingPath file with the mapping, or where to write it
 * @returns null when it was refused; why is told
 */
export async function loadEntries(
  path: string,
  mappingPath: string | undefined,
  year: number | null,
): Promise<EntryFile | null> {
  const loaded = await loadFile(path)
  if (!loaded.ok) {
    complainOf(path, loaded.refusal)
    return null
  }
  const source = readSource(loaded.value, defaultLimits)
  if (!source.ok) {
    complainOf(path, source.refusal)
    return null
  }
  const from = await mappingFrom(mappingPath)
  if (from === 'unreadable') return null
  const file = readEntryFile(source.value, year, from ?? { remembered: rememberedColumns })
  if (file === null) {
    complain(`${path}：不是分录表；没有找到金额和科目的列；请核对文件，或用 --mapping 写明每一列是什么`)
    return null
  }
  tellMapping(path, file)
  if (from !== null) tellRemembered(file.mapping, path)
  else if (mappingPath !== undefined) {
    if (!(await writeAttempt(mappingPath, () => writeFile(mappingPath, writeMapping(file.mapping)))))
      return null
    process.stderr.write(`列的对照已写到 ${mappingPath}；改好后把同一条命令再运行一次，改过的会记住\n`)
  }
  return file
}

function tellRemembered(mapping: SheetMapping, path: string): void {
  if (mapping.shape === '') return
  const kept = rememberColumns(mapping, path, today())
  process.stderr.write(
    kept === null
      ? '对照没有记住：数据文件夹不能写；下次仍用 --mapping 给出\n'
      : `对照已记住：${kept}；列名相同的下一份自动照用，删掉这个文件就忘掉\n`,
  )
}

/** What the file states; null when there is no such file yet. */
async function mappingFrom(path: string | undefined): Promise<MappingSource | 'unreadable' | null> {
  if (path === undefined) return null
  const loaded = await loadFile(path)
  if (!loaded.ok) {
    if (loaded.refusal.id === 'file/missing') return null
    complainOf(path, loaded.refusal)
    return 'unreadable'
  }
  const stated = readMapping(new TextDecoder().decode(loaded.value))
  if (stated !== null) return { stated }
  complain(
    `${path}：不是列的对照；应有 columns 一节，一行一列，列名: 用处；可给一个不存在的文件名，先写出一份来改`,
  )
  return 'unreadable'
}

const sure: Readonly<Record<string, string>> = { certain: '', likely: '（多半）', unsure: '（不能肯定）' }

const asideWords: Readonly<Record<NonNullable<SheetRow['left']>, string>> = {
  heading: '重复的表头',
  total: '合计行',
  group: '上级科目的汇总行',
  deleted: '标明已删除的行',
  remark: '表注',
}

/** 告知对照 What each column was taken for and why, what was read and what was left aside. */
function tellMapping(path: string, { mapping, read, aside }: EntryFile): void {
  const memory = `（照上次定的，记在 ${columnsFile(mapping.shape)}；不要了就删掉它）`
  const by = { proposal: '', memory, person: '（照给定的对照）' }[mapping.by]
  const isUnsure = mapping.columns.some(({ heading, certainty }) => heading !== '' && certainty === 'unsure')
  const lines = [
    `${path}：列的对照${by}`,
    ...mapping.columns.flatMap((column) => columnLine(column)),
    `  金额单位：${mapping.amountUnit}（${mapping.unitWhy}）`,
    `  读入 ${read.entries.length} 条分录，合计 ${yuan(sumOf(read.entries))} 元${byFund(read.entries)}`,
    ...leftLines(read.rows),
    ...(aside.length > 0 ? [`  没有读的工作表：${aside.join('、')}`] : []),
    ...(isUnsure && mapping.by === 'proposal'
      ? ['  有的列不能肯定：加 --mapping 对照.yaml 再运行，写出这份对照来改；改过的会记住']
      : []),
  ]
  process.stderr.write(`${terminalText(lines.join('\n'))}\n`)
}

const columnLine = ({ heading, field, certainty, why }: SheetMapping['columns'][number]): string[] =>
  heading === '' && field === null
    ? []
    : [`  ${heading === '' ? '（无列名）' : heading} → ${field ?? '不读'}${sure[certainty] ?? ''}  ${why}`]

function leftLines(rows: readonly SheetRow[]): string[] {
  const counts = new Map<string, number>()
  for (const { left } of rows) {
    if (left !== null) counts.set(asideWords[left], (counts.get(asideWords[left]) ?? 0) + 1)
  }
  const said = [...counts].map(([word, count]) => `${word} ${count} 行`)
  return said.length === 0 ? [] : [`  没有读作分录：${said.join('，')}`]
}

const sumOf = (entries: EntryFile['read']['entries']): number =>
  entries.reduce((sum, { amount }) => sum + amount, 0)

const yuan = (amount: number): string => formatAmount({ value: amount, step: 1, unit: '元' }, 2)

function byFund(entries: EntryFile['read']['entries']): string {
  const sums = new Map<string, number>()
  for (const { at, amount } of entries) {
    const fund = at.fund ?? '资金未写明'
    sums.set(fund, (sums.get(fund) ?? 0) + amount)
  }
  return sums.size === 0 ? '' : `：${[...sums].map(([fund, sum]) => `${fund} ${yuan(sum)}`).join('，')}`
}

/** 一条问题 on one line: how grave, what, why, what to do. */
export const problemLine = ({ severity, what, why, toDo }: BookProblem): string =>
  `${severity === 'error' ? '问题' : '提示'}：${what}；${why}；${toDo}`
