import type { Finding } from '@mingzhang/model'
import { showAllowance, showDifference, showFigure } from '../figure-words.ts'
import { basisInWords, correctionInWords } from '../finding-words.ts'
import { placeInWords, placesInWords } from '../place-words.ts'
import { safeLine } from '../safe-text.ts'
import { words } from '../words.ts'
import { annotateWords } from './words.ts'

const say = words.finding
const { labelled } = annotateWords
const longest = 400

/**
 * 批注全文 The note at the likeliest culprit, one line an entry: what, the figures, why, what to change and to do, on
 * what basis, and the other places.
 *
 * @param index number of the finding in its file, from 1
 */
export function noteAtCulprit(finding: Finding, index: number): readonly string[] {
  const { severity, certainty, what, cause, why, correction, toDo, places } = finding
  const head = `${annotateWords.culprit(severity, index)}${safeLine(what, longest)}`
  const reason = cause === null ? why : `${words.cause[cause]}${words.fullStop}${why}`
  return [
    head,
    figuresInWords(finding),
    labelled(say.cause, safeLine(reason, longest)),
    correction && labelled(say.correction, correctionInWords(correction)),
    labelled(say.toDo, safeLine(toDo, longest)),
    labelled(say.basis, basisInWords(finding)),
    places.length > 1 ? labelled(say.places, placesInWords(places)) : null,
    certainty === 'certain' ? null : labelled(say.certainty, words.certainty[certainty]),
  ].filter((line) => line !== null)
}

/** 相关处批注 The note at another place of a finding: what it is about and where its culprit stands. */
export function noteAtRelated({ severity, what, places }: Finding, index: number): readonly string[] {
  const [culprit] = places
  const head = `${annotateWords.related(severity, index)}${safeLine(what, longest)}`
  return culprit ? [head, annotateWords.seeCulprit(placeInWords(culprit))] : [head]
}

function figuresInWords({ figures }: Finding): string | null {
  if (figures === null) return null
  const { stated, expected, difference, allowance, unit } = figures
  return annotateWords.figures(
    showFigure(stated),
    showFigure(expected),
    showDifference(difference),
    showAllowance(allowance),
    safeLine(unit, 20),
  )
}
