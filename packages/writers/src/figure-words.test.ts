import { describe, expect, it } from 'vitest'
import { decimalsIn, isExactNumber, showAllowance, showDifference, showFigure } from './figure-words.ts'
import { nameOfCitation } from './finding-words.ts'
import { placesInWords, whereOf } from './place-words.ts'
import { safeLine, safeText } from './safe-text.ts'

describe('数怎样显示', () => {
  it('整数五位起分节，负号用 −', () => {
    expect(['8320.77', '67309.90', '-1234567', '0.00'].map(showFigure)).toEqual([
      '8320.77',
      '67,309.90',
      '−1,234,567',
      '0.00',
    ])
  })

  it('不是一个数的照原样', () => {
    expect(['C9900000', '≥308', '', '1.2.3', '0201'].map(showFigure)).toEqual([
      'C9900000',
      '≥308',
      '',
      '1.2.3',
      '0201',
    ])
  })

  it('差额带符号，零不带', () => {
    expect(['439.38', '-0.10', '0.30', '0.00', '-345.15'].map(showDifference)).toEqual([
      '+439.38',
      '−0.10',
      '+0.30',
      '0.00',
      '−345.15',
    ])
  })

  it('允许带 ±，不允许差的写 0', () => {
    expect(['0.01', '0', '0.00'].map(showAllowance)).toEqual(['±0.01', '0', '0.00'])
  })

  it('十五位以内的数，电子表格才记得住', () => {
    expect(isExactNumber('9999999999999.99')).toBe(true)
    expect(isExactNumber('12345678901234.56')).toBe(false)
    expect(isExactNumber('0.000000000000000001')).toBe(true)
    expect(isExactNumber('=1+1')).toBe(false)
    expect([decimalsIn('1.50'), decimalsIn('12'), decimalsIn('≥1.5')]).toEqual([2, 0, 0])
  })
})

describe('依据怎样引', () => {
  const cited = { gist: '', verified: true }

  it('文号在书名号外；条文直接接，段落用间隔号', () => {
    expect(nameOfCitation({ ...cited, instrument: '中华人民共和国预算法', article: '第十四条' })).toBe(
      '《中华人民共和国预算法》第十四条',
    )
    expect(
      nameOfCitation({
        ...cited,
        instrument: '指引（试行）（财预〔2021〕101号）',
        article: '指标设置与权重',
      }),
    ).toBe('《指引（试行）》（财预〔2021〕101号）·指标设置与权重')
    expect(nameOfCitation({ ...cited, instrument: '《规程》', article: '' })).toBe('《规程》')
  })

  it('算术不是文件，不加书名号', () => {
    expect(nameOfCitation({ ...cited, instrument: '算术', article: '恒等', own: true })).toBe('算术·恒等')
  })
})

describe('位置与文字', () => {
  it('每一种出处都说得出', () => {
    const box = [0, 0, 1, 1] as const
    expect(whereOf({ kind: 'text', line: 5, endLine: 7, text: '' })).toBe('第 5–7 行')
    expect(whereOf({ kind: 'xlsx', sheet: '表3', cell: 'C12', text: '' })).toBe('工作表“表3”C12 格')
    expect(whereOf({ kind: 'docx', block: 4, row: 2, cell: 3, text: '' })).toBe('第 4 段第 2 行第 3 格')
    expect(whereOf({ kind: 'ofd', page: 2, box, text: '' })).toBe('第 2 页')
    expect(whereOf({ kind: 'entry', book: '账本', field: '收入', text: '' })).toBe('账本 收入')
    const line = { kind: 'text', line: 5, text: '1.00' } as const
    expect(whereOf({ kind: 'derived', from: [line, line], text: '' })).toBe('第 5 行')
  })

  it('同一处只说一次，太多的说共几处', () => {
    const places = Array.from({ length: 9 }, (_, index) => ({
      kind: 'text' as const,
      line: Math.floor(index / 2) + 1,
      text: '1.00',
    }))
    expect(placesInWords(places, 2)).toBe('第 1 行“1.00”；第 2 行“1.00”等 5 处')
  })

  it('控制符、方向符、半个代理换成 \ufffd，长的截断', () => {
    expect(safeText('a\u0000b\u202ec\ud800\u{20000}')).toBe('a\ufffdb\ufffdc\ufffd\u{20000}')
    expect(safeLine(' 一\n\t二 三四 ', 4)).toBe('一 二…')
    expect(safeText('一\r\n二\r三')).toBe('一\n二\n三')
    expect(safeLine('𠀀𠀀𠀀', 3)).toBe('𠀀𠀀𠀀')
  })
})
