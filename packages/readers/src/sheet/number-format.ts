/** 格式段 The part of a number format that a value is shown by. */
export type Section = {
  readonly pattern: string
  /** Whether a minus is put before a negative value; a section of its own for negatives brings its own. */
  readonly showsSign: boolean
}

/** 格式记号 One piece of a section: a digit place (0 # ?), the point, a comma, a percent sign, or text. */
export type Token = {
  readonly kind: 'digit' | 'point' | 'comma' | 'percent' | 'literal'
  readonly text: string
}

const piece = /"[^"]*"?|\\.|!.|_.|\*.|\[[^\]]*\]|[\s\S]/gu

/** 选格式段 The section of a format for a value; null when the format is General or for text. */
export function sectionOf(format: string, value: number): Section | null {
  if (format.length > 255) return null
  const sections = sectionsOf(format)
  const conditions = sections.map((section) => conditionOf(section))
  const [first = 'General', second, third] = sections
  if (conditions.some((condition) => condition !== null)) {
    const index = sections.findIndex((_, each) => conditions[each]?.(value) ?? true)
    return specific(sections[index] ?? first, true)
  }
  if (value < 0 && second !== undefined) return specific(second, false)
  if (value === 0 && third !== undefined && sections.length > 2) return specific(third, false)
  return specific(first, true)
}

const specific = (pattern: string, showsSign: boolean): Section | null =>
  /General|G\/通用格式|@/iu.test(pattern.replace(/"[^"]*"/gu, '')) ? null : { pattern, showsSign }

function sectionsOf(format: string): string[] {
  const sections: string[] = ['']
  for (const [part] of format.matchAll(piece)) {
    if (part === ';') sections.push('')
    else sections[sections.length - 1] += part
  }
  return sections
}

function conditionOf(section: string): ((value: number) => boolean) | null {
  const match = /\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]/u.exec(section)
  const bound = Number(match?.[2])
  switch (match?.[1]) {
    case '<':
      return (value) => value < bound
    case '>':
      return (value) => value > bound
    case '<=':
      return (value) => value <= bound
    case '>=':
      return (value) => value >= bound
    case '=':
      return (value) => value === bound
    case '<>':
      return (value) => value !== bound
    default:
      return null
  }
}

/** 拆格式 The tokens of a section for plain numbers; null for fractions, exponents and numbers in characters. */
export function tokensOf(pattern: string): Token[] | null {
  const tokens: Token[] = []
  for (const [part] of pattern.matchAll(piece)) {
    const token = tokenOf(part)
    if (token === 'unknown') return null
    if (token) tokens.push(token)
  }
  return tokens
}

function tokenOf(part: string): Token | null | 'unknown' {
  if (part === '0' || part === '#' || part === '?') return { kind: 'digit', text: part }
  if (part === '.') return { kind: 'point', text: part }
  if (part === ',') return { kind: 'comma', text: part }
  if (part === '%') return { kind: 'percent', text: part }
  if (part.startsWith('"')) return { kind: 'literal', text: part.replaceAll('"', '') }
  if (part.length > 1 && (part.startsWith('\\') || part.startsWith('!')))
    return { kind: 'literal', text: part.slice(1) }
  if (part.length > 1 && (part.startsWith('_') || part.startsWith('*'))) return null
  if (part.startsWith('[') && part.length > 1) return bracketed(part)
  return /[E/]/u.test(part) ? 'unknown' : { kind: 'literal', text: part }
}

/** Colours and conditions show nothing; [$¥-804] shows its sign; [DBNum1] writes numbers in characters. */
function bracketed(part: string): Token | null | 'unknown' {
  if (/^\[DBNum/iu.test(part)) return 'unknown'
  const sign = /^\[\$([^\]-]*)/u.exec(part)?.[1]
  return sign ? { kind: 'literal', text: sign } : null
}
