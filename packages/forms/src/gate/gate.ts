import type { Book, BookProblem, Finding, Place, Publication } from '@mingzhang/model'
import { placeText } from '@mingzhang/model'

/** 发布闸门 Whether a disclosure may be published, and everything that holds it back: which, where, and how to mend it. */
export type Gate = {
  readonly open: boolean
  readonly holds: readonly Hold[]
  readonly remarks: readonly Hold[]
}

/** 拦截 One thing that holds a publication back, or that deserves a look. */
export type Hold = {
  readonly id: string
  /** Field of the book, or place in the compiled disclosure. */
  readonly where: string
  readonly what: string
  readonly why: string
  readonly toDo: string
}

/**
 * 把关 A book with errors does not publish.
 *
 * @param problems of reading the book and of compiling it: figures that cannot be told, ledgers that differ, changes
 * above the threshold without a reason
 * @param found what the check of the compiled disclosure found; this package does not know the rules
 */
export function gate(
  book: Book,
  publication: Publication,
  problems: readonly BookProblem[],
  found: readonly Finding[],
): Gate {
  const own = [...problems, ...bookProblems(book, publication)]
  const findings = found.filter((finding) => !isSaidAlready(own, finding))
  const holds = [
    ...own.filter(({ severity }) => severity === 'error').map(holdOfProblem),
    ...findings.filter(({ severity }) => severity === 'error').map(holdOfFinding),
  ]
  const remarks = [
    ...own.filter(({ severity }) => severity !== 'error').map(holdOfProblem),
    ...findings.filter(({ severity }) => severity !== 'error').map(holdOfFinding),
  ]
  return { open: holds.length === 0, holds, remarks }
}

/** A heading without content that the compiler has named, with its cause: the check of the text says it less well. */
const isSaidAlready = (own: readonly BookProblem[], { severity, places: [place] }: Finding): boolean =>
  severity !== 'error' &&
  place !== undefined &&
  own.some(({ id, what }) => id === 'narrative/section-empty' && what.includes(`“${place.text.trim()}”一节`))

function bookProblems(book: Book, publication: Publication): BookProblem[] {
  const hasTables = publication.parts.some(({ kind }) => kind === 'table')
  const hasMoney = book.ledgers.some(({ entries }) => entries.length > 0) || book.programmes.length > 0
  return hasTables && hasMoney
    ? []
    : [
        {
          id: 'gate/nothing-to-publish',
          severity: 'error',
          where: 'entries',
          what: '账本里没有金额',
          why: '没有分录，也没有项目，各表都是空的',
          toDo: '请先录入或导入分录',
        },
      ]
}

const holdOfProblem = ({ id, where, what, why, toDo }: BookProblem): Hold => ({ id, where, what, why, toDo })

const holdOfFinding = ({ rule, places, what, why, toDo }: Finding): Hold => ({
  id: rule,
  where: places[0] ? placeWords(places[0]) : '',
  what,
  why,
  toDo,
})

const placeWords = (place: Place): string => `${placeText(place)} ${place.text.trim()}`.trim()
