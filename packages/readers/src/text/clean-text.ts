/**
 * 清洗 What a renderer left in the text (tags, bookmarks, emphasis, formula signs) taken out, look-alike characters
 * repaired, and where every remaining character came from.
 */
export type CleanText = {
  readonly text: string
  /** For each character of `text`, its index in the raw text; null when nothing moved. */
  readonly origin: readonly number[] | null
  /** The pieces taken out, as they stood. */
  readonly residue: readonly string[]
}

/** A remnant that a published document should not show, and what it stood for. */
type Repair = { readonly pattern: RegExp; readonly to: string }

/** In order of trial at each position. */
const repairs: readonly Repair[] = [
  { pattern: /\[bookmark: [^\]]*\]/uy, to: '' },
  { pattern: /<\/?(?:p|b|i|u|br|div|span|strong|em|sub|sup)(?:\s[^<>]*)?\/?>/iuy, to: '' },
  { pattern: /&nbsp;/uy, to: ' ' },
  { pattern: /\*\*/uy, to: '' },
  { pattern: /\\(?:geq?|geqslant)\b ?/uy, to: '≥' },
  { pattern: /\\(?:leq?|leqslant)\b ?/uy, to: '≤' },
  { pattern: / ?\\times\b ?/uy, to: '×' },
  { pattern: / ?\\div\b ?/uy, to: '÷' },
  { pattern: /\\%/uy, to: '%' },
  { pattern: /\$(?=[^$\n]{1,120}\$)/uy, to: '' },
]

/** CJK radicals that stand for the character they look like: NFKC repairs U+2F00–2FDF but not U+2E80–2EFF. */
const radicals: Readonly<Record<string, string>> = {
  '⺀': '冫',
  '⺁': '厂',
  '⺄': '乙',
  '⺈': '刀',
  '⺌': '小',
  '⺍': '小',
  '⺕': '彐',
  '⺗': '心',
  '⺘': '手',
  '⺙': '攵',
  '⺝': '月',
  '⺟': '母',
  '⺠': '民',
  '⺡': '水',
  '⺢': '水',
  '⺣': '火',
  '⺧': '牛',
  '⺩': '王',
  '⺫': '目',
  '⺬': '示',
  '⺭': '礻',
  '⺮': '竹',
  '⺯': '糸',
  '⺰': '纟',
  '⺶': '羊',
  '⺷': '羊',
  '⺸': '羊',
  '⺼': '月',
  '⺾': '艹',
  '⻀': '艹',
  '⻁': '虎',
  '⻂': '衤',
  '⻃': '覀',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻈': '讠',
  '⻉': '贝',
  '⻊': '足',
  '⻋': '车',
  '⻌': '辶',
  '⻍': '辶',
  '⻎': '辶',
  '⻏': '阝',
  '⻐': '钅',
  '⻑': '长',
  '⻒': '长',
  '⻓': '长',
  '⻔': '门',
  '⻕': '阜',
  '⻖': '阝',
  '⻗': '雨',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻟': '飠',
  '⻠': '饣',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻱': '龟',
  '⻳': '龟',
}

const lookAlike = /[\u2e80-\u2fdf\uf900-\ufaff]/u

/** One look-alike character repaired; any other character as it is. */
const repairCharacter = (char: string): string =>
  lookAlike.test(char) ? (radicals[char] ?? char.normalize('NFKC')) : char

const needsWork = /[<\\$*&[\u2e80-\u2fdf\uf900-\ufaff]/u

/** Cleans one line or cell. Text without remnants is returned as it is, at the cost of one scan. */
export function cleanText(raw: string): CleanText {
  if (!needsWork.test(raw)) return { text: raw, origin: null, residue: [] }
  let text = ''
  const origin: number[] = []
  const residue: string[] = []
  let index = 0
  while (index < raw.length) {
    const hit = repairAt(raw, index)
    const from = hit?.length ?? charLength(raw, index)
    const to = hit?.to ?? repairCharacter(raw.slice(index, index + from))
    if (hit) residue.push(raw.slice(index, index + from))
    for (let unit = 0; unit < to.length; unit += 1) origin.push(index + Math.min(unit, from - 1))
    text += to
    index += from
  }
  return residue.length === 0 && text.length === raw.length
    ? { text, origin: null, residue }
    : { text, origin, residue }
}

const charLength = (text: string, index: number): number => ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1)

/** A closing `$` has no partner ahead of it: it is taken out when an opening one was. */
function repairAt(raw: string, index: number): { length: number; to: string } | null {
  for (const { pattern, to } of repairs) {
    pattern.lastIndex = index
    const match = pattern.exec(raw)
    if (match) return { length: match[0].length, to }
  }
  const closing = raw[index] === '$' && /\$[^$\n]{1,120}$/u.test(raw.slice(Math.max(0, index - 121), index))
  return closing ? { length: 1, to: '' } : null
}
