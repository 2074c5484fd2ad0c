import labelsText from '../../../law/targets/labels.tsv?raw'
import levelsText from '../../../law/targets/levels.tsv?raw'
import { plainLabel } from './lexicon.ts'
import { lazy, rowsOfTsv } from './tsv.ts'

/**
 * 绩效目标表的栏目 What a word of a target table stands for.
 *
 * `block`: a label of the block over the indicators; `column`: a header of the indicators; `subcolumn`: a word below a
 * merged header; `listing`: a header of a table that has one row for each indicator and the programme in columns of
 * its own; `funds`: a header of the money of a self-evaluation.
 */
export type TargetPlace = 'block' | 'column' | 'subcolumn' | 'listing' | 'funds'

const fields = {
  block: [
    'name',
    'code',
    'department',
    'compiler',
    'budget',
    'part',
    'executionWeight',
    'category',
    'overview',
    'legalBasis',
    'goal',
    'goalLong',
    'plan',
    'group',
    'indicators',
    'unitName',
    'unitBudget',
    'unitGoal',
    'achieved',
    'total',
    'grade',
    'other',
  ],
  column: [
    'level1',
    'level2',
    'name',
    'description',
    'operator',
    'direction',
    'value',
    'valueLong',
    'unit',
    'weight',
    'core',
    'basis',
    'dataSource',
    'responsible',
    'due',
    'actual',
    'points',
    'reason',
    'serial',
    'other',
  ],
  subcolumn: ['operator', 'value', 'unit'],
  listing: ['name', 'code', 'department', 'compiler', 'budget', 'goal', 'overview', 'category', 'unitName'],
  funds: ['initial', 'adjusted', 'executed', 'rate', 'weight', 'points', 'other'],
} as const

export type TargetField<P extends TargetPlace> = (typeof fields)[P][number]

const labels = lazy(() => {
  const index = new Map<string, string>()
  for (const row of rowsOfTsv(labelsText)) {
    index.set(`${row['place']} ${plainLabel(row['label'] ?? '')}`, row['field'] ?? '')
  }
  return index
})

/**
 * 栏目 Which field of a target table a printed label names, or null for a word that is not a label.
 *
 * The year before it (2024年预算) and what stands in brackets behind it (权重（%）, 分值(90分)) do not matter.
 */
export function targetField<P extends TargetPlace>(place: P, label: string): TargetField<P> | null {
  const found = foundField(place, label)
  const known: readonly TargetField<P>[] = fields[place]
  return known.find((field) => field === found) ?? null
}

/** Every cell is asked whether it is a label: the answers to the last thousands are kept. */
const foundFields = new Map<string, string | null>()
const mostKept = 8_192
const longestKept = 60

/** A remark behind a word; from one bracket to the next and no farther, so that a thousand brackets cost no million steps. */
const inBrackets = /[([][^()[\]]*[)\]]$/u

function foundField(place: TargetPlace, label: string): string | null {
  const asked = `${place} ${label}`
  const known = foundFields.get(asked)
  if (known !== undefined) return known
  const plain = plainLabel(label).replace(/^\d{4}年度?(?=.)/u, '')
  const found = labels().get(`${place} ${plain}`) ?? labels().get(`${place} ${plain.replace(inBrackets, '')}`)
  if (label.length > longestKept) return found ?? null
  if (foundFields.size >= mostKept) foundFields.clear()
  foundFields.set(asked, found ?? null)
  return found ?? null
}

/** 指标层级 A word of the first or second level, the first-level words it may stand under, and whose word it is. */
export type TargetLevel = {
  readonly level: 1 | 2
  readonly name: string
  readonly parents: readonly string[]
  /** Editions of the national scheme that have it: 2021 (cost at the first level), 2015 (cost under 产出). */
  readonly schemes: readonly string[]
  /** `yes`: printed so in the national scheme; `short`: the same without 指标; `local`, `whole-unit`: seen, not national. */
  readonly standing: string
}

const levels = lazy((): readonly TargetLevel[] =>
  rowsOfTsv(levelsText).map((row) => ({
    level: row['level'] === '1' ? 1 : 2,
    name: row['name'] ?? '',
    parents: (row['parents'] ?? '').split(' ').filter(Boolean),
    schemes: (row['scheme'] ?? '').split(' ').filter(Boolean),
    standing: row['standing'] ?? '',
  })),
)

/** 层级用词 The entries for a printed level word (space, brackets and points behind it do not matter). */
export function targetLevels(word: string): readonly TargetLevel[] {
  const plain = plainLevel(word)
  return levels().filter((entry) => entry.name === plain)
}

/** 产出指标（50分） → 产出指标. */
export const plainLevel = (word: string): string =>
  plainLabel(word)
    .replace(inBrackets, '')
    .replace(/(?<![\d.%分])[\d.%分]+$/u, '')
