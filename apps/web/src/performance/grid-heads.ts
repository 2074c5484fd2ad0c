import type { Words } from '../words/zh-cn.ts'
import type { ColumnHead } from './column-heads.tsx'
import { type GridField, type GridSet, gridSets } from './use-targets.ts'

type PerformanceWords = Words['performance']

/** 列名 What a field of the grid is called. */
export const fieldWord = (words: PerformanceWords, field: GridField): string =>
  ({
    name: words.indicator,
    operator: words.operator,
    value: words.value,
    unit: words.measure,
    weight: `${words.weight} %`,
    core: words.core,
    level1: words.level1,
    level2: words.level2,
    description: words.description,
    basis: words.basis,
    dataSource: words.dataSource,
    responsible: words.responsible,
    due: words.dueBy,
  })[field]

/** Is it a field of the grid? */
export const isGridField = (field: string | null): field is GridField =>
  [...gridSets.figures, ...gridSets.duties].some((one) => one === field)

/** 目标表的表头 The fields of a set of columns in their order, then what is said of the row. */
export function gridHeads(words: PerformanceWords, columns: GridSet): ColumnHead[] {
  const head = (field: GridField, align?: 'n' | 'c'): ColumnHead => ({
    text: fieldWord(words, field),
    ...(align && { align }),
  })
  const said: ColumnHead[] = [{ text: words.verdict }, { text: words.why }]
  return columns === 'figures'
    ? [
        head('name'),
        head('operator', 'c'),
        head('value', 'n'),
        head('unit'),
        head('weight', 'n'),
        head('core', 'c'),
        ...said,
      ]
    : [
        head('name'),
        head('level1'),
        head('level2'),
        head('description'),
        head('basis'),
        head('dataSource'),
        head('responsible'),
        head('due'),
        ...said,
      ]
}
