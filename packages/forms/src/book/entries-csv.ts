import { type BookProblem, type Entry, entryCoordinates, formatAmount } from '@mingzhang/model'
import { cellsOfText } from '../entry-sheet/cells-of-text.ts'
import { sheetOfCells } from '../entry-sheet/entry-sheet.ts'
import { proposeMapping } from '../entry-sheet/propose-mapping.ts'
import { readEntrySheet } from '../entry-sheet/read-entry-sheet.ts'

/**
 * 读分录表 Entries from values parted by commas or tabs, one entry a line below a line of headings: the sheet of entries
 * read under the mapping that its headings propose.
 */
export function readEntriesCsv(source: string): {
  readonly entries: readonly Entry[]
  readonly problems: readonly BookProblem[]
} {
  const text = source.replace(/^\uFEFF/u, '')
  const sheet = sheetOfCells(cellsOfText(text, text.split('\n')[0]?.includes('\t') ? '\t' : ','))
  const { entries, problems } = readEntrySheet(sheet, proposeMapping(sheet), null)
  return { entries, problems }
}

/** 写分录表 The same in one form: headings by field, amounts in 元. */
export function writeEntriesCsv(all: readonly Entry[]): string {
  const fields = [...entryCoordinates, 'amount', 'note'] as const
  const lines = all.map(({ at, amount, note }) =>
    fields
      .map((field) => {
        if (field === 'amount') return formatAmount({ value: amount, step: 1, unit: '元' }, 2)
        return quoted((field === 'note' ? note : at[field]) ?? '')
      })
      .join(','),
  )
  return `${[fields.join(','), ...lines].join('\n')}\n`
}

const quoted = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replace(/"/gu, '""')}"` : text)
