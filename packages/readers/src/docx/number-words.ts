const digits = '〇一二三四五六七八九'
const steps = ['', '十', '百', '千']

/** 汉字数 12 as 十二, 105 as 一百零五; beyond 9,999 in digits. */
export function chineseCount(value: number): string {
  if (value > 9999 || value < 1) return String(value)
  const places = [...String(value)].map(Number)
  let text = ''
  places.forEach((digit, index) => {
    const step = steps[places.length - 1 - index] ?? ''
    if (digit > 0) text += (digits[digit] ?? '') + step
    else if (text !== '' && !text.endsWith('零') && places.slice(index).some((later) => later > 0))
      text += '零'
  })
  return text.replace(/^一十/u, '十')
}

const bankDigits = '零壹贰叁肆伍陆柒捌玖'
const bankSteps: Readonly<Record<string, string>> = { 十: '拾', 百: '佰', 千: '仟', 零: '零' }

const inBankDigits = (value: number): string =>
  [...chineseCount(value).replace(/^十/u, '一十')]
    .map((char) => bankSteps[char] ?? bankDigits[digits.indexOf(char)] ?? char)
    .join('')

const letters = (value: number): string =>
  String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.min(9, Math.ceil(value / 26)))

const romans: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(value: number): string {
  if (value > 3999) return String(value)
  let left = value
  let text = ''
  for (const [worth, sign] of romans) {
    for (; left >= worth; left -= worth) text += sign
  }
  return text
}

const fullWidthDigits = (value: number): string =>
  String(value).replace(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit)))

const circled = (value: number): string => (value <= 20 ? String.fromCharCode(0x245f + value) : String(value))

const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'

const writers: Readonly<Record<string, (value: number) => string>> = {
  chineseCounting: chineseCount,
  chineseCountingThousand: chineseCount,
  taiwaneseCounting: chineseCount,
  taiwaneseCountingThousand: chineseCount,
  japaneseCounting: chineseCount,
  koreanDigital: chineseCount,
  ideographDigital: (value) => String(value).replace(/\d/gu, (digit) => digits[Number(digit)] ?? digit),
  japaneseDigitalTenThousand: (value) =>
    String(value).replace(/\d/gu, (digit) => digits[Number(digit)] ?? digit),
  chineseLegalSimplified: inBankDigits,
  ideographLegalTraditional: inBankDigits,
  ideographTraditional: (value) => stems[(value - 1) % 10] ?? '',
  ideographZodiac: (value) => branches[(value - 1) % 12] ?? '',
  upperLetter: letters,
  lowerLetter: (value) => letters(value).toLowerCase(),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  decimalFullWidth: fullWidthDigits,
  decimalFullWidth2: fullWidthDigits,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalEnclosedParen: (value) => `(${value})`,
  decimalEnclosedFullstop: (value) => `${value}.`,
  ideographEnclosedCircle: (value) => (value <= 10 ? String.fromCharCode(0x327f + value) : String(value)),
  none: () => '',
  bullet: () => '',
}

/** 编号字样 A number as a list of a word processor writes it: 一, 1, A, ①. */
export const numberWord = (value: number, format: string): string =>
  value < 1 ? String(value) : (writers[format]?.(value) ?? String(value))
