import type { AcceptedDifference, AfterAcceptance, Together } from '@mingzhang/audit'
import { verdicts } from '@mingzhang/writers/report'
import { words } from '@mingzhang/writers/words'
import { terminalText } from './terminal-text.ts'

const print = (line: string): void => {
  process.stdout.write(`${terminalText(line)}\n`)
}

/** 一并查的说明 Which files were taken together and why, and which were left apart. */
export function printTogether({ together, apart }: Pick<Together, 'together' | 'apart'>): void {
  for (const { files, why, counts } of together) {
    print(`一并查  ${files.join('  ')}`)
    print(`  ${why}`)
    print(`  ${verdicts.map((verdict) => `${words.verdict[verdict]} ${counts[verdict]}`).join('  ')}`)
  }
  for (const { files, why } of apart) {
    print(`未归并  ${files.join('  ')}`)
    print(`  ${why}`)
  }
  if (together.length + apart.length > 0) print('')
}

/** 认可的差异 What the register silenced in a file, and what it no longer does. */
export function printAccepted({ accepted, expired }: Omit<AfterAcceptance, 'findings'>): void {
  for (const { finding, who, why, until } of accepted) {
    print(`已认可 ${finding.what}`)
    print(`  ${who}：${why}（至 ${until}）`)
  }
  for (const { finding, who, until } of expired)
    print(`认可已于 ${until} 到期（${who}），仍列为问题：${finding.what}`)
  if (accepted.length + expired.length > 0) print('')
}

/** Entries of the register that no finding answers to: settled, or of files that were not given. */
export function printUnused(unused: readonly AcceptedDifference[]): void {
  for (const { unit, year, what } of unused) print(`登记中没有对应问题的一条：${unit} ${year ?? ''} ${what}`)
}
