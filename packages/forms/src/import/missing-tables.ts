import { type Edition, editionOf } from '@mingzhang/law'
import type { Book, BookProblem, Disclosure } from '@mingzhang/model'
import { compile } from '../compile/compile.ts'
import { plainTitle } from './suggest-edition.ts'

/** Tables of targets and registers stand in files of their own in many places: their absence says nothing. */
const essential = /^(?!.*绩效).*(?:收入|支出|收支|三公)/u

/**
 * 缺表 The tables of its edition that a file does not have: which one, what follows for the book made from it, and how to
 * mend it. What follows is found out by compiling the book: forms that the other tables determine are not held against it.
 *
 * @param edition id of the edition the file was recognised as
 */
export function missingTables(disclosure: Disclosure, book: Book, edition: string): BookProblem[] {
  const known = editionOf(edition)
  if (known === null) return []
  const present = disclosure.tables.map(({ title, form }) => ({ title: plainTitle(title), form }))
  const missing = known.tables.filter(
    ({ title, form }) =>
      essential.test(title) &&
      !present.some(
        (one) => one.title.endsWith(plainTitle(title)) || (one.form !== null && one.form === form),
      ),
  )
  if (missing.length === 0) return []
  const untold = formsWithoutFigures({ ...book, edition }, known)
  return missing.map(({ id, title, no }): BookProblem => {
    const name = plainTitle(title)
    const follows = untold.has(id)
      ? '其他表说不清这张表的数，编公开稿时这张表无法判断，不能公开'
      : '这张表的数其他表里都有，照样编得出来'
    return {
      id: 'import/table-missing',
      severity: untold.has(id) ? 'warning' : 'note',
      where: name,
      what: `文件里没有“${[no, name].filter(Boolean).join(' ')}”`,
      why: follows,
      toDo: untold.has(id)
        ? `请在文件里补上这张表再读（工作簿请看是不是隐藏或改了名），或在账本的分录里补写它要的科目`
        : '不补也可以；原文件应有这张表的，请补上',
    }
  })
}

/** Forms of which some cell cannot be told from the book. */
function formsWithoutFigures(book: Book, edition: Edition): ReadonlySet<string> {
  const { problems } = compile(book, edition, { issuedOn: `${book.year}-01-01` })
  return new Set(problems.flatMap(({ id, where }) => (id === 'compile/cannot-tell' ? [where] : [])))
}
