import { cite } from '@mingzhang/law'
import { formatAmount, type Program, slipBetween } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import {
  agree,
  budgetOf,
  type Entry,
  entriesOf,
  type Matched,
  matchCatalogue,
  type Pair,
} from './catalogue.ts'
import { ownerOf } from './target-facts.ts'

/**
 * 项目目录与绩效目标表的名称、金额一致，一一对应。
 *
 * Amounts may differ by the rounding of the digits each side states. What has no counterpart is reported only where
 * most of the catalogue has one: a catalogue of other projects proves nothing.
 */
export const catalogueAgreesWithTargets = rule({
  id: 'targets/catalogue-agrees-with-targets',
  title: '目录与绩效目标表逐项对应，名称、金额一致',
  severity: 'error',
  basis: [cite('arithmetic'), cite('document-itself')],

  *check({ disclosure }) {
    const entries = entriesOf(disclosure)
    if (entries.length === 0 || disclosure.programs.length === 0) return
    const matched = matchCatalogue(entries, disclosure.programs)
    for (const pair of matched.pairs) yield* judge(pair)
    if (matched.pairs.length * 5 >= entries.length * 4) yield* unmatched(matched)
    else yield 'unknown'
  },
})

function* judge({ entry, program, alike }: Pair): Iterable<Answer> {
  if (alike) {
    yield {
      what: `目录写“${entry.name}”，绩效目标表写“${program.name}”`,
      why: '主管部门和金额相同，应是同一个项目，名称却不一样',
      toDo: '核对项目名称，两处改成一致',
      severity: 'warning',
      certainty: 'likely',
      places: [program.place, entry.place],
    }
  }
  const budget = budgetOf(program)
  if (!entry.amount || !budget) yield 'unknown'
  else if (agree(entry.amount, budget)) yield 'holds'
  else yield amountDiffers(entry, { program, budget })
}

function amountDiffers(
  entry: Entry,
  { program, budget }: { program: Pair['program']; budget: NonNullable<Entry['amount']> },
): Answer {
  const { unit } = budget
  const step = Math.min(budget.step, entry.amount?.step ?? budget.step)
  const stated = entry.amount?.value ?? 0
  const inUnit = (value: number): string => formatAmount({ value, step, unit })
  return {
    what: `${ownerOf(program)}的预算，目录是${entry.printed}${entry.amount?.unit ?? ''}，绩效目标表是${program.budget?.amount ?? ''}${unit}`,
    why: '同一项目在目录和绩效目标表中的预算应当相同，差额超出了小数取舍的范围',
    toDo: '按批复的预算核对，改正错的一处',
    figures: {
      stated: inUnit(budget.value),
      expected: inUnit(stated),
      difference: inUnit(budget.value - stated),
      allowance: inUnit(Math.ceil((budget.step + (entry.amount?.step ?? 0)) / 2)),
      unit,
    },
    // The catalogue often prints fewer digits: half of its last one is no slip.
    cause: slipBetween(budget, stated, Math.ceil((entry.amount?.step ?? 0) / 2)) ?? 'entry-error',
    places: [program.budgetPlace ?? program.place, entry.amountPlace],
  }
}

function* unmatched({ entries, programs, pairs }: Matched): Iterable<Answer> {
  for (const entry of entries) {
    yield {
      what: `目录列有“${entry.name}”（${entry.printed}${entry.amount?.unit ?? ''}），没有它的绩效目标表`,
      why: '列入目录的项目都应公开绩效目标；可能是别的项目的表占了它的位置',
      toDo: '补上该项目的绩效目标表',
      certainty: 'likely',
      places: [entry.place],
    }
  }
  for (const program of programs) {
    if (pairs.some((pair) => isRepeat(pair.program, program))) continue
    yield {
      what: `${ownerOf(program)}有绩效目标表，目录里没有这个项目`,
      why: '目录应列全所有项目，一个项目一行、一张表',
      toDo: '补入目录，或撤下绩效目标表',
      severity: 'warning',
      certainty: 'likely',
      places: [program.place],
    }
  }
}

/** The same table printed again: another rule says so. */
const isRepeat = (one: Program, other: Program): boolean =>
  one.name === other.name &&
  one.budget?.amount === other.budget?.amount &&
  one.department === other.department
