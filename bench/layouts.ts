import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { audit } from '@mingzhang/audit'
import { compareLayout } from './accuracy/layouts.ts'
import {
  auditUnseen,
  compareFigures,
  compareIndicators,
  compareSentences,
  pdfEngine,
  plantedErrors,
  unseenDocuments,
  withError,
} from './accuracy/unseen.ts'

/** 外省版式 Layouts of other provinces, each against the list of its figures: bench/provinces/README.md. */
export function sayLayouts(root: string, say: (line?: string) => void): void {
  const folder = join(root, 'bench/provinces')
  say('## Layouts of other provinces')
  say()
  say('Standard forms of other places, with figures that close (bench/provinces).')
  say()
  say('| layout | figures read | of the right money | not known | misread | errors on a right document |')
  say('| --- | --- | --- | --- | --- | --- |')
  for (const list of readdirSync(folder).filter((name) => name.endsWith('.tsv'))) {
    const name = list.replace(/tsv$/u, 'txt')
    const done = audit(new Uint8Array(readFileSync(join(folder, name))), name)
    if (!done.ok) throw new Error(`${name}: ${done.refusal.what}`)
    const { figures, money, unkeyed, misread } = compareLayout(
      done.value.disclosure,
      readFileSync(join(folder, list), 'utf8'),
    )
    const errors = done.value.findings.filter(({ severity }) => severity === 'error').length
    say(
      `| ${name} | ${figures.right} of ${figures.of} | ${money.right} of ${money.of} | ${unkeyed.length} | ${misread.length} | ${errors} |`,
    )
  }
  say()
}

/** 未见文件 Documents written before anything read them, and the errors planted in them: bench/provinces/unseen/README.md. */
export async function sayUnseen(root: string, say: (line?: string) => void): Promise<void> {
  const folder = join(root, 'bench/provinces/unseen/')
  const pdf = await pdfEngine()
  say('## Documents nobody had read')
  say()
  say(
    'Written with their lists before anything read them; the first reading stands in bench/provinces/unseen/README.md.',
  )
  say()
  say(
    '| document | figures of the right money | not known | misread | invented | sums in sentences bound | misbound | indicators | errors |',
  )
  say('| --- | --- | --- | --- | --- | --- | --- | --- | --- |')
  for (const document of unseenDocuments(folder)) {
    const audited = auditUnseen(document, pdf)
    const { of, right, unkeyed, misread, invented } = compareFigures(audited, document)
    const sentences = compareSentences(folder, audited, document)
    const { listed, read } = compareIndicators(folder, audited, document)
    const same = listed.filter((row) => read.includes(row)).length
    const errors = audited.findings.filter(({ severity }) => severity === 'error').length
    say(
      `| ${document.name} | ${right} of ${of} | ${unkeyed} | ${misread.length} | ${invented.length} | ` +
        `${sentences.bound} of ${sentences.of} | ${sentences.misbound.length} | ${same} of ${listed.length} | ${errors} |`,
    )
  }
  const planted = plantedErrors(folder)
  const found = planted.filter((error) => {
    const text = withError(readFileSync(folder + error.document, 'utf8'), error)
    const { findings } = auditUnseen({ name: error.document, bytes: new TextEncoder().encode(text) }, pdf)
    return findings.some(({ rule, severity }) => rule === error.rule && severity !== 'note')
  })
  say()
  say(`Errors planted in the texts and pages among them: ${found.length} of ${planted.length} found.`)
  say()
}
