import type { Disclosure, Statement } from '@mingzhang/model'
import { volumeOfStatement } from './join-volumes.ts'
import type { Volume } from './volume.ts'

/** 转述 Does the statement repeat a figure of another year or stage than its own document is about? */
export function isGuest(statement: Statement, volumes: readonly Volume[]): boolean {
  const document = volumes[volumeOfStatement(statement)]?.disclosure.document
  if (!document) return false
  const { key } = statement
  return key.measure === 'change' || key.year !== String(document.year) || key.stage !== document.stage
}

const stageWords: { readonly [stage: string]: RegExp } = {
  initial: /预算|年初/u,
  final: /决算/u,
}

const otherScope = /执行|调整|全年|可比|同口径/u

/**
 * 点明阶段 Do header or sentence say outright that the figure is last year's budget (or accounts) as published? “上年数” may
 * as well be the adjusted budget.
 */
export function namesStage({ key, from }: Statement, { tables, claims }: Disclosure): boolean {
  const words =
    from.kind === 'cell'
      ? (tables.find(({ id }) => id === from.table)?.columns[from.c]?.path.join('') ?? '')
      : from.kind === 'claim'
        ? (claims[from.index]?.text ?? '').replace(/^（[^）]*）/u, '')
        : ''
  return stageWords[key.stage ?? 'initial']?.test(words) === true && !otherScope.test(words)
}

/** 说明过调整 A sentence that explains why last year's figures are not the ones published then. */
export const explainsAdjustment = ({ audits }: Volume): boolean =>
  audits.some(({ source }) =>
    source.blocks.some(
      (block) =>
        block.kind === 'paragraph' &&
        /(?:上年|20\d{2}\s*年)[^。；]{0,40}(?:同口径|可比口径|口径调整|调整后|按调整|划转)/u.test(block.text),
    ),
  )
