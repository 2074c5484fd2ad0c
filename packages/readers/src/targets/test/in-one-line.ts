import type { Indicator } from '@mingzhang/model'
import { readText } from '../../text/read-text.ts'
import { readTargets, type TargetsRead } from '../read-targets.ts'

/** Targets of a disclosure given as text. */
export const read = (text: string): TargetsRead => readTargets(readText(text).blocks)

/** An indicator in one line: level 1 / level 2 / name operator value unit weight core. */
export const inOneLine = (indicator: Indicator): string =>
  [
    indicator.level1,
    indicator.level2,
    indicator.name,
    indicator.operator,
    indicator.value,
    indicator.unit,
    indicator.weight,
    indicator.core === null ? null : indicator.core ? '是' : '否',
  ]
    .map((part) => part ?? '—')
    .join(' ')

/** All indicators of the programmes of a text, in one line each. */
export const linesOf = (text: string): string[] =>
  read(text).programs.flatMap((program) => program.indicators.map(inOneLine))
