import type { BookIndicator } from '@mingzhang/model'
import { sumOfWeights } from './spread-weights.ts'

/** 空缺的权重 An indicator without a weight among others that have one: what it is and what to do, in Chinese. */
export type BlankWeight = {
  /** Position of the first indicator without a weight. */
  readonly indicator: number
  readonly what: string
  readonly why: string
  readonly toDo: string
}

/** Under which name it stands beside the rules of the rule book. */
export const blankWeightRule = 'performance/weights-blank'

/**
 * 权重空缺 Weights that cannot add up because some are blank. A reader of a document abstains there, since a blank may be
 * unread; in targets that are kept and scored it is a gap that has to be filled. null when all or none are set.
 */
export function blankWeight(indicators: readonly Pick<BookIndicator, 'weight'>[]): BlankWeight | null {
  const weights = indicators.map(({ weight }) => weight)
  const { sum, blank } = sumOfWeights(weights)
  if (blank === 0 || blank === weights.length) return null
  return {
    indicator: weights.findIndex((weight) => sumOfWeights([weight]).blank > 0),
    what: `指标权重合计${sum}，${blank}项没有权重`,
    why: '没有权重的指标打不了分，总分定不下来',
    toDo: '补上权重，使合计正确；原表就空着的，按原表的单位答复补',
  }
}
