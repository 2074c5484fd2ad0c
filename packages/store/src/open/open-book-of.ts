import {
  type Disclosure,
  type Indicator,
  type OpenBook,
  type OpenProgram,
  type Program,
  parseAmount,
  type Statement,
} from '@mingzhang/model'
import { openFacts } from './open-facts.ts'
import { openFlow } from './open-flow.ts'
import { openTree } from './open-tree.ts'
import { statedCounts } from './stated-counts.ts'
import { statedFigures } from './stated-figures.ts'

/** 成账 The open book of a document, computed once when it comes in. */
export function openBookOf(disclosure: Disclosure, statements: readonly Statement[]): OpenBook {
  const figures = statedFigures(disclosure, statements)
  const facts = figures ? openFacts(figures) : []
  return {
    facts: [...facts, ...statedCounts(disclosure, facts)],
    flow: figures ? openFlow(figures) : { nodes: [], links: [] },
    tree: figures ? openTree(figures, disclosure) : [],
    programs: disclosure.programs.map(programOf),
    tables: disclosure.tables
      .filter(({ form }) => form !== 'contents')
      .map(({ id, title, form, empty, place }) => ({ id, title, form, empty, place })),
  }
}

function programOf(program: Program, ordinal: number): OpenProgram {
  const { name, code, budget, budgetPlace, place, indicators, evaluation } = program
  return {
    ordinal,
    name,
    code,
    amount: budget ? (parseAmount(budget.amount, budget.unit)?.value ?? null) : null,
    place: budgetPlace ?? place,
    brief: indicators.filter(isTelling).slice(0, 2).map(inWords).join('，'),
    indicators: indicators.length,
    score: evaluation?.total?.value ?? null,
  }
}

/** A target with a number says more in one line than one in words. */
const isTelling = ({ value, operator }: Indicator): boolean =>
  value !== null && operator !== '定性' && /\d/u.test(value)

/** 一个指标的短写 就餐人数 ≥400 人. */
const inWords = ({ name, operator, value, unit }: Indicator): string =>
  `${name} ${operator === '=' ? '' : (operator ?? '')}${value ?? ''}${unit ? ` ${unit}` : ''}`
