import { type QualitativeBand, qualitativeBand } from '@mingzhang/law'
import type { ItemScore } from '@mingzhang/model'
import {
  add,
  compare,
  decimal,
  divide,
  integer,
  multiply,
  plain,
  type Rational,
  subtract,
  zero,
} from '../rational.ts'
import { exactly, untold } from './item.ts'
import type { ScoreParameters } from './parameters.ts'
import { readQuantity } from './quantity.ts'

/** 定性一项 A target in words and what came of it: words, a band, or a percentage of the weight. */
export type Worded = {
  readonly name: string
  readonly target: string | null
  readonly actual: string
  readonly weight: Rational
  /** The band an evaluator chose, where one did. */
  readonly band: QualitativeBand | null
}

const names: Readonly<Record<QualitativeBand, string>> = {
  achieved: '达成年度指标',
  partly: '部分达成并具有一定效果',
  missed: '未达成且效果较差',
}

/**
 * 定性得分 Three bands of the weight: achieved 100–80, partly 80–60, missed 60–0 (%). The same words as the target are the
 * target achieved. A band leaves the points to judgement: a place inside it is proposed (a parameter), both ends are given.
 * Where two bands meet, the upper one has the point. Words that name no band: cannot tell.
 */
export function scoreWords(worded: Worded, parameters: ScoreParameters): ItemScore {
  const { name, target, actual, weight } = worded
  const percentage = readQuantity(actual)
  if (percentage?.unit === '%' && worded.band === null)
    return byPercentage(worded, percentage.number, parameters)
  const same = target !== null && tight(actual) === tight(target)
  const band = worded.band ?? (same ? 'achieved' : qualitativeBand(actual))
  const common = {
    rule: 'qualitative' as const,
    parameters: [parameters.qualitativeHigh.used, parameters.qualitativeMiddle.used],
    figures: { target: target ?? '', actual, weight: plain(weight) },
  }
  if (!band)
    return untold(name, plain(weight), `“${actual}”说不清属于哪一档，请评定达成、部分达成或未达成`, common)
  const [low, high] = boundsOf(band, parameters)
  const place = parameters.qualitativePlace[band]
  const within = divide(multiply(subtract(high, low), place.number), integer(100))
  const share = add(low, within)
  const at = (of: Rational) => decimal(divide(multiply(weight, of), integer(100)))
  const ends =
    band === 'achieved'
      ? `${plain(high)}%至${plain(low)}%（含）`
      : `${plain(low)}%（含）至不足${plain(high)}%`
  return {
    name,
    weight: plain(weight),
    ...common,
    parameters: [...common.parameters, place.used],
    figures: { ...common.figures, band },
    points: at(share),
    lowest: at(low),
    highest: at(high),
    why: `${same ? '与目标相同，' : ''}${names[band]}，${plain(weight)}分的${ends}，建议${plain(share)}%，${at(share)}分${
      band === 'achieved' ? '' : '；档内可写达成程度（如75%）另行评定'
    }`,
    met: band === 'achieved',
    assumed: [],
    remarks:
      !same && worded.band === null && /^(?:已|全部)?完成$/u.test(tight(actual))
        ? ['完成值只写“完成”，没有写明效果']
        : [],
  }
}

function boundsOf(
  band: QualitativeBand,
  { qualitativeHigh, qualitativeMiddle }: ScoreParameters,
): readonly [Rational, Rational] {
  if (band === 'achieved') return [qualitativeHigh.number, integer(100)]
  if (band === 'partly') return [qualitativeMiddle.number, qualitativeHigh.number]
  return [zero, qualitativeMiddle.number]
}

function byPercentage(
  { name, actual, weight }: Worded,
  percentage: Rational,
  parameters: ScoreParameters,
): ItemScore {
  const { qualitativeHigh, qualitativeMiddle } = parameters
  const common = {
    rule: 'qualitative',
    parameters: [qualitativeHigh.used, qualitativeMiddle.used],
    figures: { actual, weight: plain(weight) },
  } as const
  if (compare(percentage, zero) < 0 || compare(percentage, integer(100)) > 0)
    return untold(name, plain(weight), `达成程度${actual}不在0至100%之间`, common)
  const points = divide(multiply(weight, percentage), integer(100))
  return {
    name,
    weight: plain(weight),
    ...common,
    ...exactly(points),
    why: `达成程度${plain(percentage)}%，${plain(weight)}分×${plain(percentage)}%＝${decimal(points)}分`,
    met: compare(percentage, qualitativeHigh.number) >= 0,
    assumed: [],
    remarks: [],
  }
}

const tight = (text: string): string => text.normalize('NFKC').replace(/[\s，。；、,.;“”"']+/gu, '')
