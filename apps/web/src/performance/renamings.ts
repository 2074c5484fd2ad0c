import type { ProposedRenaming, TargetChange } from '@mingzhang/performance'
import type { AdjustmentAnswer } from '../api/performance.ts'

/** 认定 What a person has said of each proposed renaming, by its key: one indicator, or two. */
export type Said = ReadonlyMap<string, boolean>

/** Tells proposals apart. */
export const renamingKey = ({ programme, indicator }: ProposedRenaming): string => `${programme} ${indicator}`

/** 认定后的变更 What taking the book will change: what is said to be renamed is neither withdrawn nor new. */
export function changesSaid({ changes, renamings }: AdjustmentAnswer, said: Said): readonly TargetChange[] {
  const same = renamings.filter((one) => said.get(renamingKey(one)) === true)
  const isOf = ({ kind, programme, name, indicator }: TargetChange) =>
    same.some((one) =>
      one.indicator === null
        ? (kind === 'programme-withdrawn' && one.programme === programme) ||
          (kind === 'programme-added' && one.to === name)
        : one.programme === programme &&
          ((kind === 'indicator-withdrawn' && one.from === indicator) ||
            (kind === 'indicator-added' && one.to === indicator)),
    )
  return [...same.flatMap((one) => one.changes), ...changes.filter((change) => !isOf(change))]
}
