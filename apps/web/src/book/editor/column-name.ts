import { wordOf } from '../../words/fill.ts'
import type { useWords } from '../../words/use-words.ts'

type GridWords = ReturnType<typeof useWords>['book']['grid']

/** 列名 The name of a column. */
export function columnName(words: GridWords, id: string): string {
  if (id.startsWith('fund:')) return wordOf(words.fund, id.slice('fund:'.length))
  const names: { readonly [id: string]: string } = {
    ...{ project: words.project, use: words.use, origin: words.origin, func: words.func },
    ...{ econ: words.econ, gov: words.gov, total: words.total, last: words.last, note: words.note },
    ...{ check: words.check, item: words.item },
  }
  return names[id] ?? id
}
