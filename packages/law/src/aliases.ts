import { type Dimension, dimensions, type Key } from '@mingzhang/model'
import aliasesText from '../../../law/aliases.tsv?raw'
import { lazy, rowsOfTsv } from './tsv.ts'

/** 同款异名 Two names, in two dimensions, for the same money by the definition of the accounts. */
export type Alias = {
  readonly left: Key
  readonly right: Key
  /** How a contradiction is reported: the law itself would say error. */
  readonly strength: 'warning' | 'note'
}

const isDimension = (name: string): name is Dimension => (dimensions as readonly string[]).includes(name)

function keyOf(text: string): Key {
  const key: { [D in Dimension]?: string } = {}
  for (const pair of text.split(' ')) {
    const [dimension = '', member = ''] = pair.split('=')
    if (isDimension(dimension)) key[dimension] = member
  }
  return key
}

/** 同款异名表 law/aliases.tsv: 2080505 is 30108 within basic expenditure, and the like. */
export const aliases = lazy((): readonly Alias[] =>
  rowsOfTsv(aliasesText).map((row) => ({
    left: keyOf(row['left'] ?? ''),
    right: keyOf(row['right'] ?? ''),
    strength: row['strength'] === 'warning' ? 'warning' : 'note',
  })),
)
