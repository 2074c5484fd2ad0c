import type { Light, RectificationState, RoundState } from '@mingzhang/performance'
import type { Words } from '../words/zh-cn.ts'

/** 报送状态的词 A word for each state of a report. */
export const stateWords = ({ performance: words }: Words): Readonly<Record<RoundState, string>> => ({
  early: words.early,
  open: words.open,
  late: words.late,
  'in-time': words.inTime,
  'in-late': words.inLate,
})

/** 灯的词 A word for each light; what cannot be told has one too. */
export const lightWord = ({ performance: words }: Words, light: Light | null): string =>
  light ? words[light] : words.unknown

/** 整改状态的词 A word for each state of a rectification. */
export const rectificationWord = ({ performance: words }: Words, state: RectificationState): string =>
  ({
    open: words.rectOpen,
    overdue: words.rectOverdue,
    answered: words.rectAnswered,
    closed: words.rectClosed,
    'closed-late': words.rectClosed,
  })[state]
