/** 算式 An equation printed in a sentence: where it stands and the numbers in it. */
export type PrintedFormula = {
  readonly start: number
  readonly end: number
  /** Each number with its unit, and whether an = stands before it. */
  readonly numbers: readonly FormulaNumber[]
}

export type FormulaNumber = {
  readonly start: number
  readonly end: number
  readonly value: string
  readonly unit: string | null
  readonly result: boolean
}

const number = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?/uy
/** 元/午餐, 天, 万元, 元/平方米, 元/月.条 behind a number of a formula. */
const unit =
  /(?!\d)(?:[\p{Script=Han}]{1,4}(?:\/[\p{Script=Han}]{1,4})*)(?=[-+*×÷/=)xX]|[^\p{Script=Han}]|$)/uy
const resultUnit = /(?:亿元|万元|千元|元|万(?!\p{Script=Han}))(?:\/[\p{Script=Han}]{1,2})*/uy
const operator = /[-+*×÷/xX]/uy

type Cursor = { at: number; depth: number; operators: number; numbers: FormulaNumber[] }

/**
 * 找算式 The equations of a passage: operands joined by + - × ÷ and brackets, then = and a result, perhaps several.
 *
 * Words as operands (实际数/总数×100%=100%) are no formula: nothing can be computed from them.
 */
export function formulasOf(text: string): PrintedFormula[] {
  const found: PrintedFormula[] = []
  let at = 0
  while (at < text.length) {
    const formula = opensFormula(text, at) ? formulaAt(text, at) : null
    if (formula) found.push(formula)
    at = formula?.end ?? at + 1
  }
  return found
}

const opensFormula = (text: string, at: number): boolean =>
  /[\d(]/u.test(text[at] ?? '') && !/[\d.,+*×÷/=≥≤<>]/u.test(text[at - 1] ?? '')

function formulaAt(text: string, start: number): PrintedFormula | null {
  const cursor: Cursor = { at: start, depth: 0, operators: 0, numbers: [] }
  if (!expression(text, cursor, false) || cursor.operators === 0) return null
  let end: number | null = null
  while (text[cursor.at] === '=') {
    cursor.at += 1
    if (!expression(text, cursor, true)) break
    end = cursor.at
  }
  if (end === null) return null
  const last = end
  return { start, end, numbers: cursor.numbers.filter((one) => one.end <= last) }
}

/** One side of an =; the cursor stops behind it. */
function expression(text: string, cursor: Cursor, result: boolean): boolean {
  if (!term(text, cursor, result)) return false
  for (;;) {
    const sign = matchAt(operator, text, cursor.at)
    if (sign === null) return true
    const before = cursor.at
    cursor.at += 1
    if (!term(text, cursor, result)) {
      cursor.at = before
      return true
    }
    cursor.operators += 1
  }
}

function term(text: string, cursor: Cursor, result: boolean): boolean {
  if (text[cursor.at] === '(') return bracket(text, cursor, result)
  const digits = matchAt(number, text, cursor.at)
  if (digits === null) return false
  const start = cursor.at
  cursor.at += digits.length
  const named = (result ? matchAt(resultUnit, text, cursor.at) : null) ?? unitOfOperand(text, cursor.at)
  cursor.at += named?.length ?? 0
  const percent = digits.endsWith('%')
  cursor.numbers.push({
    start,
    end: cursor.at,
    value: percent ? digits.slice(0, -1) : digits,
    unit: percent ? '%' : (named ?? null),
    result,
  })
  return true
}

/** A unit of an operand ends where the next operator, bracket or = stands; other words end the formula. */
function unitOfOperand(text: string, at: number): string | null {
  const named = matchAt(unit, text, at)
  return named !== null && /[-+*×÷/=)xX,，。；;、]|^$/u.test(text[at + named.length] ?? '') ? named : null
}

function bracket(text: string, cursor: Cursor, result: boolean): boolean {
  if (cursor.depth > 8) return false
  const before = { at: cursor.at, count: cursor.numbers.length }
  cursor.at += 1
  cursor.depth += 1
  const inside = expression(text, cursor, result) && text[cursor.at] === ')'
  cursor.depth -= 1
  if (inside) cursor.at += 1
  else {
    cursor.at = before.at
    cursor.numbers.splice(before.count)
  }
  return inside
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}
