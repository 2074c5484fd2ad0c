import { openParts } from '../../annotate/package/zip-parts.ts'
import { decodeDataFile } from './decode-data-file.ts'
import type { EmbeddedFacts } from './embedded-facts.ts'
import { factsInPackage, figuresOfPackage } from './package-facts.ts'
import type { PrintedFigure, PrintedFigures } from './printed-figures.ts'
import { readCsv } from './read-csv.ts'

/** 数据文件 The figures of a file of data, and what they are held against where that is not the facts themselves. */
export type DataFigures = { readonly figures: PrintedFigures; readonly approved: EmbeddedFacts | null }

/**
 * 数据文件里的数 The figures of a publication that was written as data: JSON, the CSV of its figures, or a data package.
 *
 * @returns null when the file is none of these: it is read as a document then
 */
export function figuresOfData(bytes: Uint8Array): DataFigures | null {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return ofPackage(bytes)
  const text = new TextDecoder().decode(bytes).replace(/^\ufeff/u, '')
  if (text.startsWith('{')) {
    const figures = decodeDataFile(text)?.figures ?? null
    return figures && { figures, approved: null }
  }
  return text.startsWith(`${figureHeads.join(',')}`) ? { figures: ofCsv(text), approved: null } : null
}

/** 列名 Heads of the CSV of the figures of a publication. */
export const figureHeads = [
  '单位代码',
  '单位名称',
  '年度',
  '版式',
  '表',
  '名称',
  '印出',
  '数值',
  '计量单位',
  '坐标',
] as const

function ofPackage(bytes: Uint8Array): DataFigures | null {
  const parts = openParts(bytes)
  const approved = parts && factsInPackage(parts, 'entries')
  const figures = parts && approved && figuresOfPackage(parts, approved)
  return figures && { figures, approved }
}

function ofCsv(text: string): PrintedFigures {
  const [head, ...records] = readCsv(text)
  const at = (name: (typeof figureHeads)[number]): number => head?.fields.indexOf(name) ?? -1
  const [table, printed, worth] = [at('表'), at('印出'), at('数值')]
  const figures = records.map(({ line, fields }): PrintedFigure & { readonly isInTable: boolean } => {
    const shown = fields[printed] ?? ''
    return {
      text: shown,
      place: { kind: 'text', line, text: shown },
      worth: fields[worth] ?? '',
      isInTable: (fields[table] ?? '') !== '',
    }
  })
  return {
    tables: figures.filter(({ isInTable }) => isInTable),
    sentences: figures.filter(({ isInTable }) => !isInTable),
  }
}
