import type { RowCoordinate, WorkingBook, WorkingRow } from '@mingzhang/forms'
import { departmentalAccounts, functionalAccounts } from '@mingzhang/law'

/*
 * Books of a size nobody publishes a sample of. A sample's book is the beginning: its unit, its last year, its texts. Its lines are
 * replaced by as many as are asked for: four of ten are basic expenditure, six belong to projects of twenty lines each, and lines go
 * through the functions and the economic accounts of the law at different paces, so that no two lines name the same money and every
 * form gets the rows that a large department has. Amounts follow from the number of the line; they go down to the 分, so that what is
 * printed in 万元 has to be rounded.
 */

/** Functions that are paid from the general public budget. */
const general = /^(?:201|205|206|207|208|210|211|213|221)\d{4}$/u
const linesOfProject = 20

type At = { readonly [C in RowCoordinate]?: string }

/**
 * 造一本大账 A working book with so many lines, made from a sample's.
 *
 * @param sample the book of next year begun with a sample
 * @param edition id of the edition it is compiled in
 * @param size lines of its entry table
 */
export function bookOfSize(sample: WorkingBook, edition: string, size: number): WorkingBook {
  const rows = Array.from({ length: size }, (_, index): WorkingRow => {
    const fen = 1_000_000 + ((index * 7_919_033) % 900_000_000)
    return {
      id: `entries-${index + 1}`,
      ledger: 'entries',
      at: at(index),
      money: { general: (fen / 1_000_000).toFixed(6) },
    }
  })
  const ledgers = [{ id: 'entries', scope: {} }]
  return { ...sample, ledgers, rows, fields: { ...sample.fields, edition, agency: 'institution' } }
}

function at(index: number): At {
  const functions = codesOf(functionalAccounts(), general)
  const isProject = index % 10 >= 4
  const accounts = codesOf(departmentalAccounts(), isProject ? /^302\d\d$/u : /^30[123]\d\d$/u)
  const econ = accounts[index % accounts.length] ?? ''
  const func = functions[Math.floor(index / 7) % functions.length] ?? ''
  if (isProject)
    return {
      func,
      econ,
      use: 'project',
      origin: 'thisYear',
      project: `专项业务${Math.floor(index / linesOfProject) + 1}`,
    }
  return { func, econ, use: econ.startsWith('302') ? 'running' : 'personnel', origin: 'thisYear' }
}

const codesOf = ({ byCode }: ReturnType<typeof functionalAccounts>, shape: RegExp): readonly string[] =>
  [...byCode.keys()].filter((code) => shape.test(code))
