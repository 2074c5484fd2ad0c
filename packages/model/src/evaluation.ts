import type { Place, TextWithPlace } from './place.ts'

/**
 * 自评 What a self-evaluation table says a programme came to, as printed: money spent, results, points.
 *
 * `results[i]` belongs to `indicators[i]` of the programme (or of the whole-unit targets).
 */
export type Evaluation = {
  readonly funds: readonly FundsRow[]
  /** Unit of the money in `funds`. */
  readonly fundsUnit: string
  /** 实际完成情况 What was achieved, in words. */
  readonly achieved: TextWithPlace | null
  readonly results: readonly IndicatorResult[]
  /** 总分 Sum of the weights as printed beside the total. */
  readonly totalWeight: PrintedFigure | null
  readonly total: PrintedFigure | null
  /** 自评等级 as printed. */
  readonly grade: TextWithPlace | null
}

/** 印出的数 A figure as printed; `value` is null where what is printed is no number (—, 完成). */
export type PrintedFigure = {
  readonly text: string
  /** Decimal string without separators. */
  readonly value: string | null
  readonly unit: string | null
  readonly place: Place
}

/** 资金行 One row of the block of money; a blank cell is null. */
export type FundsRow = {
  readonly label: string
  /** 年度资金总额, not one of its sources. */
  readonly whole: boolean
  /** 年初预算数. */
  readonly initial: PrintedFigure | null
  /** 全年预算数, after adjustment. */
  readonly adjusted: PrintedFigure | null
  /** 全年执行数. */
  readonly executed: PrintedFigure | null
  readonly weight: PrintedFigure | null
  /** 执行率, %. */
  readonly rate: PrintedFigure | null
  readonly points: PrintedFigure | null
  readonly place: Place
}

/** 指标结果 What an indicator came to; a blank cell is null. */
export type IndicatorResult = {
  /** 实际完成值. */
  readonly actual: PrintedFigure | null
  /** 得分. */
  readonly points: PrintedFigure | null
  /** 偏差原因分析及改进措施. */
  readonly reason: TextWithPlace | null
}
