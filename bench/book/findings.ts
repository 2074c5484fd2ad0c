import type { Compiled } from '@mingzhang/forms'
import type { Book, BookProblem, Finding } from '@mingzhang/model'

/** 问题的来处 Where a finding of a compiled set comes from. */
export type Sorted = {
  /** What the unit typed and the book keeps as it is: targets, overviews, texts; or what the original says in the same words. */
  readonly typed: readonly Finding[]
  /** What follows from something that the compiler has said of the book: the form or section is named there. */
  readonly said: readonly Finding[]
  /** What compiling brought in: there may be none. */
  readonly own: readonly Finding[]
}

/** Tables are named by their title in one format and by their number in another. */
const plain = ({ rule, what }: Finding): string =>
  `${rule} ${what.replace(/《[^《》]*》|表[一二三四五六七八九十\d]+/gu, '').replace(/\s+/gu, '')}`

/** 分来处 Findings by where they come from. */
export function sortFindings(
  findings: readonly Finding[],
  original: readonly Finding[],
  book: Book,
  compiled: Compiled,
): Sorted {
  const before = new Set(original.map(plain))
  const words = typedWords(book)
  const isTyped = (one: Finding): boolean =>
    before.has(plain(one)) ||
    (one.rule.startsWith('targets/') && !practice.has(one.rule)) ||
    (one.places.length > 0 && one.places.every(({ text }) => words.includes(text.replace(/\s+/gu, ''))))
  const isSaid = saidOf(compiled)
  return {
    typed: findings.filter(isTyped),
    said: findings.filter((one) => !isTyped(one) && isSaid(one)),
    own: findings.filter((one) => !isTyped(one) && !isSaid(one)),
  }
}

/** The catalogue of key programmes is published with one decimal, their target tables with two: so does the edition. */
const practice: ReadonlySet<string> = new Set(['targets/catalogue-digits-agree'])

/** Everything that somebody typed in words. */
const typedWords = ({ programmes, targets, texts, procurement }: Book): string =>
  JSON.stringify([
    programmes.map(({ name, department, overview, legalBasis, goal, plan }) => [
      ...[name, department, overview, legalBasis, goal, plan],
    ]),
    targets?.goal,
    texts,
    procurement.map(({ name, article, project }) => [name, article, project]),
  ]).replace(/\s+|\\n/gu, '')

/** Does a finding name a form or a section that the compiler has named? */
function saidOf({ problems, publication }: Compiled): (finding: Finding) => boolean {
  const forms = new Set(problems.filter(isOfForm).map(({ where }) => where.replace(/^assets.*$/u, 'asset')))
  const names = publication.parts.flatMap((part) => {
    if (part.kind !== 'table' || !(forms.has(part.table.id) || forms.has(part.table.form))) return []
    const { title, no } = part.table
    return [...(title === '' ? [] : [`《${title}》`]), ...(no === null ? [] : [`${no}“`, `${no}${title}`])]
  })
  const sections = problems
    .filter(({ id }) => id === 'narrative/section-empty')
    .map(({ what }) => /“(?:[（(]?[一二三四五六七八九十]+[）)、.]+)?(.*)”一节/u.exec(what)?.[1] ?? what)
  const hasNoEntries = problems.some(({ id }) => id === 'compile/no-entries')
  const hasNoProcurement = problems.some(({ id }) => id === 'compile/no-procurement')
  return ({ what, rule }) =>
    hasNoEntries ||
    (hasNoProcurement && rule === 'narrative/procurement-is-planned') ||
    practice.has(rule) ||
    names.some((name) => what.includes(name)) ||
    sections.some((section) => what.includes(`标题“${section}”`))
}

const isOfForm = ({ id }: BookProblem): boolean => id.startsWith('compile/')
