import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { audit } from '@mingzhang/audit'
import { compareLayout } from './accuracy/layouts.ts'

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
