import type { Place, VerdictCounts } from '@mingzhang/model'
import { whereOf } from '@mingzhang/writers/place-words'
import {
  compareFacts,
  type EmbeddedFacts,
  type FactChange,
  type FactComparison,
  readEmbeddedFacts,
} from '@mingzhang/writers/publication'
import type { Command } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { type AuditedFile, auditFiles } from '../files.ts'
import { complain } from '../terminal/complain.ts'
import { printJson } from '../terminal/print-json.ts'
import { verificationCode } from '../verification-code.ts'

type Verified = { readonly file: string; readonly facts: EmbeddedFacts; readonly comparison: FactComparison }

/** `verify FILE… [--json]`: does a file still say what was approved, by the data that it carries. */
export function addVerifyCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('verify')
    .description('核验公开稿：文件里的数还是不是批准时的数（离线）')
    .usage('[选项] <文件...>')
    .argument('<文件...>', '由 compile 写出的公开稿')
    .option('--json', '输出 JSON')
    .action(async (files: string[], { json }: { json?: true }) => {
      const { done, refused } = await auditFiles(files)
      const verified = done.map(verify)
      for (const [index, result] of verified.entries()) {
        if (result === null)
          complain(
            `${done[index]?.path}：没有附带数据，无法核验；请用 compile 写出的原件，不要另存为别的格式`,
          )
      }
      const found = verified.filter((result) => result !== null)
      if (json) printJson({ files: found.map(asJson) })
      else for (const result of found) process.stdout.write(`${asText(result)}\n`)
      const isChanged = found.some(({ comparison }) => comparison.changes.length > 0)
      exit(refused > 0 || found.length < done.length ? 2 : isChanged ? 1 : 0)
    })
}

function verify({ path, bytes, audit }: AuditedFile): Verified | null {
  const facts = readEmbeddedFacts(bytes)
  return facts && { file: path, facts, comparison: compareFacts(facts, audit.source) }
}

function asJson({ file, facts, comparison }: Verified) {
  const { title, unit, year, issuedOn, edition, verdicts } = facts
  return {
    file,
    title,
    unit,
    year,
    issuedOn,
    edition,
    verdicts,
    code: verificationCode(facts),
    ...comparison,
  }
}

function asText({ file, facts, comparison }: Verified): string {
  const { same, total, changes } = comparison
  const { title, unit, issuedOn, edition, verdicts } = facts
  return [
    file,
    `  批准时：${unit.name}《${title}》，公开日期 ${issuedOn}，版式 ${edition}${verdictsInWords(verdicts)}`,
    `  核验码：${verificationCode(facts)}`,
    changes.length === 0
      ? `  相符：${total} 个数全部相符`
      : `  不符：${changes.length} 处（${same}/${total} 相符）`,
    ...changes.map((change) => `  · ${changeInWords(change)}`),
  ].join('\n')
}

const verdictsInWords = (verdicts: VerdictCounts | null): string =>
  verdicts === null
    ? '，没有核对'
    : `；核对 成立 ${verdicts.holds}、不成立 ${verdicts.fails}、无法判断 ${verdicts.unknown}`

function changeInWords({ table, name, approved, found, place }: FactChange): string {
  const what = [table === null ? null : `《${table}》`, name === '' ? null : name].filter(Boolean).join('')
  if (approved === null) return `${what}：多出 ${found}${where(place)}`
  return found === null
    ? `${what}：批准 ${approved}，现在没有`
    : `${what}：批准 ${approved}，现为 ${found}${where(place)}`
}

const where = (place: Place | null): string => (place === null ? '' : `（${whereOf(place)}）`)
