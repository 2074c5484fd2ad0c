import { otherSlips } from './other-slips.ts'
import { resultSlips } from './result-slips.ts'
import { figureSlips, type Slip } from './slips.ts'
import { targetSlips } from './target-slips.ts'
import { textSlips } from './text-slips.ts'

/** 各种错误 Every kind of error that is made within one document. */
export const allSlips: readonly Slip[] = [
  ...figureSlips,
  ...otherSlips,
  ...textSlips,
  ...targetSlips,
  ...resultSlips,
]

/** What a text alone contradicts: figures it states once it does not. */
export const slipsOfText: readonly Slip[] = [...otherSlips, ...textSlips].filter(
  ({ name }) => name !== 'coverage' && name !== 'running-expense',
)
