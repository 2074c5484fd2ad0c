import { cellsOf, type WorkingBook } from '@mingzhang/forms'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { columnName } from './column-name.ts'

/** 哪一格 The words for a place of the book: `row/<id>/<column>`, or the path of a field. */
export function usePlaceWords(working: WorkingBook): (path: string) => string {
  const words = useWords().book
  return (path) => {
    const [kind = '', id = '', ...field] = path.split('/')
    if (kind !== 'row') {
      const page = wordOf(words.pages, kind)
      const named = wordOf({ ...words.fields }, field.at(-1) ?? '')
      return [page, id, ...field.slice(0, -1), named].filter(Boolean).join(' · ')
    }
    const number = working.rows.findIndex((row) => row.id === id) + 1
    if (number === 0) return words.parts.history.gone
    const column = field.join('/')
    if (column === '') return fill(words.line.place, { n: number, column: '' }).replace(/ · $/u, '')
    return fill(words.line.place, { n: number, column: columnName(words.grid, column) })
  }
}

/** 改过的地方 What differs between two versions of a book: cells by line, and fields by name. */
export function changedPlaces(before: WorkingBook, after: WorkingBook): readonly string[] {
  const old = new Map(before.rows.map((row) => [row.id, row]))
  const left = new Set(after.rows.map(({ id }) => id))
  const gone = before.rows.filter(({ id }) => !left.has(id)).map(({ id }) => `row/${id}`)
  const cells = after.rows.flatMap((row) => {
    const earlier = old.get(row.id)
    if (earlier === undefined) return [`row/${row.id}`]
    if (earlier === row) return []
    const [was, now] = [cellsOf(earlier), cellsOf(row)]
    const names = [...new Set([...Object.keys(was), ...Object.keys(now)])]
    return names.filter((name) => was[name] !== now[name]).map((name) => `row/${row.id}/${name}`)
  })
  const fields = Object.keys({ ...before.fields, ...after.fields }).filter(
    (name) =>
      before.fields[name] !== after.fields[name] &&
      JSON.stringify(before.fields[name]) !== JSON.stringify(after.fields[name]),
  )
  return [...cells, ...gone, ...fields]
}
