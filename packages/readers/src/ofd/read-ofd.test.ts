import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { readSource } from '../read-source.ts'
import { deltasOf } from './text-object.ts'

const space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
const head = '<?xml version="1.0" encoding="UTF-8"?>'

/** A package of pages, each the XML of its objects; in millimetres on A4. */
function anOfd(pages: readonly string[], template = ''): Uint8Array {
  const list = pages.map(
    (_, index) => `<ofd:Page ID="${index + 10}" BaseLoc="Pages/Page_${index}/Content.xml"/>`,
  )
  const content = (objects: string, uses: string) =>
    `${head}<ofd:Page ${space}>${uses}<ofd:Content><ofd:Layer ID="1">${objects}</ofd:Layer></ofd:Content></ofd:Page>`
  const files: Record<string, Uint8Array> = {
    'OFD.xml': strToU8(
      `${head}<ofd:OFD ${space} Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    ),
    'Doc_0/Document.xml': strToU8(
      `${head}<ofd:Document ${space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>
       <ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>${list.join('')}</ofd:Pages></ofd:Document>`,
    ),
    'Doc_0/Tpls/Tpl_0/Content.xml': strToU8(content(template, '')),
  }
  pages.forEach((objects, index) => {
    const uses = template === '' ? '' : '<ofd:Template TemplateID="5"/>'
    files[`Doc_0/Pages/Page_${index}/Content.xml`] = strToU8(content(objects, uses))
  })
  return zipSync(files)
}

/** A text whose characters are set one by one, 4 mm high; half as far for figures. */
const text = (x: number, y: number, words: string): string => {
  const steps = [...words].slice(0, -1).map((char) => (/[\d.,]/u.test(char) ? '2' : '4'))
  return `<ofd:TextObject ID="2" Boundary="${x} ${y} 100 5" Font="1" Size="4">
    <ofd:TextCode X="0" Y="4" DeltaX="${steps.join(' ')}">${words}</ofd:TextCode></ofd:TextObject>`
}

const line = (x0: number, y0: number, x1: number, y1: number): string =>
  `<ofd:PathObject ID="3" Boundary="0 0 210 297" LineWidth="0.3">
   <ofd:AbbreviatedData>M ${x0} ${y0} L ${x1} ${y1}</ofd:AbbreviatedData></ofd:PathObject>`

const lines = [
  ...[40, 50, 60, 70].map((y) => line(20, y, 140, y)),
  ...[20, 80, 140].map((x) => line(x, 40, x, 70)),
].join('')

const read = (bytes: Uint8Array) => readSource(bytes, defaultLimits)

describe('an OFD file', () => {
  const table =
    text(60, 20, '部门收支总表') +
    text(25, 43, '项目') +
    text(90, 43, '预算数') +
    text(25, 53, '一、财政拨款') +
    text(110, 53, '1,234.56') +
    text(25, 63, '合计') +
    text(110, 63, '1,234.56')

  test('gives its paragraphs and tables, each with its place in points', () => {
    const result = read(anOfd([table + lines]))
    if (!result.ok) throw new Error(result.refusal.what)
    const { format, blocks } = result.value
    expect(format).toBe('ofd')
    expect(
      blocks.map((block) =>
        block.kind === 'grid' ? block.rows.map((row) => row.cells.map((cell) => cell.text)) : block.text,
      ),
    ).toEqual([
      '部门收支总表',
      [
        ['项目', '预算数'],
        ['一、财政拨款', '1,234.56'],
        ['合计', '1,234.56'],
      ],
    ])
    const grid = blocks[1]
    expect(grid?.kind === 'grid' && grid.rows[1]?.cells[1]?.place).toEqual({
      kind: 'ofd',
      page: 1,
      box: [226.77, 141.73, 396.85, 170.08],
      text: '1,234.56',
    })
  })

  test('draws what its template draws', () => {
    const result = read(anOfd([table], lines))
    expect(result.ok && result.value.blocks.map((block) => block.kind)).toEqual(['paragraph', 'grid'])
  })

  test('text that was printed as a picture is a scan', () => {
    const result = read(anOfd(['<ofd:ImageObject ID="4" Boundary="0 0 210 297" ResourceID="9"/>']))
    expect(!result.ok && result.refusal.id).toBe('reading/scanned')
  })

  test('distances may be counted', () => expect(deltasOf('3.5 g 3 2 1')).toEqual([3.5, 2, 2, 2, 1]))

  test('distances without end are cut', () => expect(deltasOf('g 999999999 1').length).toBe(100_000))
})

describe('a broken OFD file', () => {
  const whole = anOfd([text(20, 20, '预算')])
  const idOf = (bytes: Uint8Array) => {
    const result = read(bytes)
    return result.ok ? 'read' : result.refusal.id
  }

  test('a page that is not there', () => {
    const parts = {
      'OFD.xml': strToU8(`${head}<OFD><DocBody><DocRoot>Doc_0/None.xml</DocRoot></DocBody></OFD>`),
    }
    expect(idOf(zipSync(parts))).toBe('reading/damaged')
  })

  test('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }), (changes) => {
        const bytes = whole.slice()
        for (const [at, value] of changes) bytes[at] = value
        expect(idOf(bytes)).toMatch(/^read/u)
      }),
      { numRuns: 200 },
    )
  })

  test('nonsense for numbers', () => {
    const odd =
      '<ofd:TextObject Boundary="a b" Size="x" CTM="1 2"><ofd:TextCode X="?" DeltaX="g">字</ofd:TextCode></ofd:TextObject>'
    const path =
      '<ofd:PathObject Boundary=""><ofd:AbbreviatedData>L M Q 1 C B NaN 3</ofd:AbbreviatedData></ofd:PathObject>'
    expect(idOf(anOfd([odd + path + text(20, 20, '预算')]))).toBe('read')
  })
})
