import type { Citation, Correction, Finding } from '@mingzhang/model'
import { whereOf } from './place-words.ts'
import { safeLine } from './safe-text.ts'
import { words } from './words.ts'

/** 依据 A citation in words, with whether its text was verified: 《预算法》第十四条（条文已核）. */
export const citationInWords = (citation: Citation): string =>
  citation.own
    ? nameOfCitation(citation)
    : `${nameOfCitation(citation)}（${citation.verified ? words.finding.verified : words.finding.unverified}）`

/** Instrument and article; the document number stands behind the book-title marks: 《办法》（财预〔2015〕88号）. */
export function nameOfCitation({ instrument, article, own }: Citation): string {
  const say = words.finding
  const name = safeLine(instrument, 80).replace(/^《|》$/gu, '')
  const [, title = name, number = ''] = /^(.+?)(（[^（）]+号）)$/u.exec(name) ?? []
  const named = own ? name : `${say.instrument(title)}${number}`
  return `${named}${say.article(safeLine(article, 40))}`
}

/** 全部依据 All citations of a finding on one line, or what it stands on without one. */
export const basisInWords = (finding: Finding): string =>
  finding.basis.length === 0
    ? withoutCitation(finding)
    : finding.basis.map(citationInWords).join(words.semicolon)

/** 没有条文时 Figures that contradict each other need no article; anything else says that none was cited. */
export const withoutCitation = ({ figures }: Finding): string =>
  figures === null ? words.finding.noBasis : words.finding.ownFigures

/** 更正 A correction in words: 第 512 行：“8320.77”改为“8900.03”. The figures are quoted as printed. */
export const correctionInWords = ({ place, from, to }: Correction): string =>
  words.finding.change(whereOf(place), safeLine(from, 60), safeLine(to, 60))
