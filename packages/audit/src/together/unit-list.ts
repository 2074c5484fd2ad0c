import type { SourceDocument } from '@mingzhang/model'
import type { Volume } from './volume.ts'

const opens =
  /所属(?:事业|预算)?单位|下属(?:事业)?单位|二级预算单位|预算单位(?:包括|构成|情况)|编制范围|部门构成|单位构成|机构设置/u

/** A heading opens a list of so many paragraphs at most. */
const longest = 40

/**
 * 单位名单 What a department prints as its list of units: the rows of its organisation table, the sentences that speak of
 * its units, and the lines below a heading that announces them. Blanks out, 本级 written alike.
 */
export function unitList({ disclosure, audits }: Pick<Volume, 'disclosure' | 'audits'>): string[] {
  const rows = disclosure.tables
    .filter(({ form }) => form === 'organisation')
    .flatMap((table) => table.rows.map((row) => row.name))
  return [...rows, ...audits.flatMap(({ source }) => linesOf(source))].map(plain)
}

const plain = (line: string): string =>
  line
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/\((?:本级|本部|机关)\)|本部(?!门)/gu, '本级')

function linesOf({ blocks }: SourceDocument): string[] {
  const lines: string[] = []
  let open = 0
  for (const block of blocks) {
    const text = block.kind === 'paragraph' ? block.text.replace(/\s+/gu, '') : ''
    if (text === '') continue
    const isOpener = opens.test(text)
    if (isOpener) open = text.length < longest || /[:：]$/u.test(text) ? longest : 1
    else if (text.length > 60) open = 0
    if (open > 0) lines.push(text)
    open -= 1
  }
  return lines
}
