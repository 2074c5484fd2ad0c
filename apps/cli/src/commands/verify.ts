import { basename } from 'node:path'
import type { Place, VerdictCounts } from '@mingzhang/model'
import { whereOf } from '@mingzhang/writers/place-words'
import {
  companionName,
  compareFacts,
  compareFigures,
  type EmbeddedFacts,
  type FactChange,
  type FactComparison,
  figuresOfData,
  readEmbeddedFacts,
  savedBy,
} from '@mingzhang/writers/publication'
import type { Command } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { auditFiles } from '../files.ts'
import { filesBelow } from '../input-files.ts'
import { loadFile } from '../load-file.ts'
import { complain, complainOf } from '../terminal/complain.ts'
import { printJson } from '../terminal/print-json.ts'
import { terminalText } from '../terminal/terminal-text.ts'
import { verificationCode } from '../verification-code.ts'

type Verified = {
  readonly file: string
  readonly facts: EmbeddedFacts
  readonly comparison: FactComparison
  /** The program that saved the file afterwards, as it says itself. */
  readonly savedBy: string | null
  /** Facts inside the file that are not those it was held against. */
  readonly other: EmbeddedFacts | null
}

type VerifyOptions = { readonly json?: true; readonly facts?: string }

/** `verify FILE… [--facts FILE] [--json]`: does a file still say what was approved, by the data that it carries. */
export function addVerifyCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('verify')
    .description('核验公开稿：文件里的数还是不是批准时的数（离线）')
    .usage('[选项] <文件...>')
    .argument('<文件...>', '由 compile 写出的公开稿，或放它们的文件夹')
    .option('--facts <file>', '按这个文件附带的数据核验，如原件；另存时丢了附带数据的用它')
    .option('--json', '输出 JSON')
    .action(async (paths: string[], { json, facts: path }: VerifyOptions) => {
      const given = path === undefined ? null : await factsIn(path)
      if (path !== undefined && given === null) {
        complain(`${path}：没有附带数据，不能拿来核验；请给出 compile 写出的原件或 …-metadata.json`)
        exit(2)
        return
      }
      const verified: (Verified | null)[] = []
      for (const file of await filesToVerify(paths)) verified.push(await verify(file, given))
      const done = verified.filter((result) => result !== null)
      if (json) printJson({ files: done.map(asJson) })
      else for (const result of done) process.stdout.write(`${terminalText(asText(result))}\n`)
      exit(done.length < verified.length || verified.length === 0 ? 2 : done.some(isChanged) ? 1 : 0)
    })
}

const isChanged = ({ comparison, other }: Verified): boolean =>
  comparison.changes.length > 0 || other !== null

/** The files of a folder one by one; what carries the facts of the file beside it is none to verify. */
async function filesToVerify(paths: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const path of paths) {
    const below = await filesBelow(path)
    if (below.ok)
      files.push(...below.value.filter((file) => file === path || !file.endsWith(companionName(''))))
    else complainOf(path, below.refusal)
  }
  return files
}

async function factsIn(path: string): Promise<EmbeddedFacts | null> {
  const loaded = await loadFile(path)
  return loaded.ok ? readEmbeddedFacts(loaded.value) : null
}

async function verify(file: string, given: EmbeddedFacts | null): Promise<Verified | null> {
  const loaded = await loadFile(file)
  if (!loaded.ok) {
    complainOf(file, loaded.refusal)
    return null
  }
  const bytes = loaded.value
  const data = figuresOfData(bytes)
  const own = readEmbeddedFacts(bytes)
  if (own !== null && data === null && file.endsWith(companionName(''))) {
    complain(
      `${file}：这是核验用的数据，不是公开稿；请核验它旁边的 ${basename(file).slice(0, -companionName('').length)}`,
    )
    return null
  }
  const facts = given ?? own ?? (await factsIn(companionName(file)))
  if (facts === null) {
    complain(cannotTell(file, savedBy(bytes)))
    return null
  }
  const comparison = data
    ? compareFigures(data.approved ?? facts, data.figures)
    : await compareDocument(file, facts)
  if (comparison === null) return null
  const isOther = own !== null && verificationCode(own) !== verificationCode(facts)
  return { file, facts, comparison, savedBy: savedBy(bytes), other: isOther ? own : null }
}

async function compareDocument(file: string, facts: EmbeddedFacts): Promise<FactComparison | null> {
  const { done } = await auditFiles([file])
  return done[0] === undefined ? null : compareFacts(facts, done[0].audit.source)
}

const cannotTell = (file: string, program: string | null): string =>
  `${file}：没有附带数据${program === null ? '' : `（由 ${program} 另存过）`}，判断不了改没改过：` +
  '不是 compile 写出的，或另存、转换时丢了；请用原件，或加 --facts 原件，按原件核验它'

function asJson({ file, facts, comparison, savedBy: program, other }: Verified) {
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
    ownCode: other && verificationCode(other),
    savedBy: program,
    ...comparison,
  }
}

function asText({ file, facts, comparison, savedBy: program, other }: Verified): string {
  const { same, total, changes } = comparison
  const { title, unit, issuedOn, edition, verdicts } = facts
  return [
    file,
    `  批准时：${unit.name}《${title}》，公开日期 ${issuedOn}，版式 ${edition}${verdictsInWords(verdicts)}`,
    `  核验码：${verificationCode(facts)}`,
    ...(other === null ? [] : [`  不符：文件自己附带的是另一份数据，核验码 ${verificationCode(other)}`]),
    changes.length === 0
      ? `  相符：${total} 个数全部相符`
      : `  不符：${changes.length} 处（${same}/${total} 相符）`,
    ...changes.map((change) => `  · ${changeInWords(change)}`),
    ...(program === null
      ? []
      : [`  注意：由 ${program} 另存过；只核验数，公式、字体、分页和没有数的文字变没变，核验不了`]),
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
