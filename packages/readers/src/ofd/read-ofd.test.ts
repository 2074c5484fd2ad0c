import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { readSource } from '../read-source.ts'
import { ofdPages } from './ofd-pages.ts'
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

  test('gives what is drawn on its pages to whoever shows them, on the same paper as its places', () => {
    const bytes = anOfd([table + lines])
    const pages = ofdPages(bytes, defaultLimits)
    const source = read(bytes)
    if (!pages.ok || !source.ok) throw new Error('refused')
    const [page] = pages.value
    expect([page?.width, page?.height].map((size) => Math.round(size ?? 0))).toEqual([595, 842])
    expect(page?.rules).toHaveLength(7)
    const box = (block = source.value.blocks[0]) => (block?.place.kind === 'ofd' ? block.place.box : null)
    const title = page?.glyphs.slice(0, 6) ?? []
    expect(title.map(({ text: char }) => char).join('')).toBe('部门收支总表')
    expect(box()?.[0]).toBeCloseTo(title[0]?.x0 ?? 0, 1)
    expect(box()?.[2]).toBeCloseTo(title.at(-1)?.x1 ?? 0, 1)
    expect(ofdPages(new TextEncoder().encode('PK'), defaultLimits).ok).toBe(false)
  })

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

describe('text objects of an OFD file', () => {
  const object = (attributes: string, codes: string): string =>
    `<ofd:TextObject ID="2" Size="4" Font="1" ${attributes}>${codes}</ofd:TextObject>`
  const code = (attributes: string, words: string): string =>
    `<ofd:TextCode ${attributes}>${words}</ofd:TextCode>`
  const said = (objects: string, template = '') => {
    const result = read(anOfd([objects], template))
    if (!result.ok) throw new Error(result.refusal.what)
    return result.value.blocks.map((block) =>
      block.kind === 'grid'
        ? block.rows.map((row) => row.cells.map(({ text: words }) => words).join('|'))
        : block.text,
    )
  }

  test('counted distances set a figure and the words behind it apart', () => {
    const run = code('X="0" Y="4" DeltaX="g 7 2 30 g 3 4"', '1,234.56合计金额')
    expect(said(object('Boundary="20 20 150 5"', run))).toEqual(['1,234.56', '合计金额'])
  })

  test('runs of one object: one that does not say where it starts starts where the one before did', () => {
    const runs = code('X="0" Y="4" DeltaX="4"', '一、') + code('X="8" DeltaX="g 3 4"', '财政拨款')
    expect(said(object('Boundary="20 20 100 5"', runs))).toEqual(['一、财政拨款'])
  })

  test('runs in two fonts stand on one line', () => {
    const figure = object('Boundary="36 20 40 5"', code('X="0" Y="4" DeltaX="g 5 2"', '120.50')).replace(
      'Font="1"',
      'Font="2"',
    )
    const words = object('Boundary="20 20 16 5"', code('X="0" Y="4" DeltaX="g 3 4"', '预算总额'))
    expect(said(figure + words + text(48, 20, '万元'))).toEqual(['预算总额120.50万元'])
  })

  test('a transformation scales the type and its distances', () => {
    const run = code('X="0" Y="40" DeltaX="g 3 40"', '部门预算')
    const scaled = object('Boundary="20 20 100 5" CTM="0.1 0 0 0.1 0 0"', run).replace(
      'Size="4"',
      'Size="40"',
    )
    expect(said(scaled + text(36, 20, '公开表'))).toEqual(['部门预算公开表'])
  })

  test('words set downwards by distances stay in their cell', () => {
    const down = object('Boundary="22 41 8 30"', code('X="0" Y="4" DeltaY="g 3 5"', '绩效指标'))
    const drawn = [
      line(20, 40, 140, 40),
      line(20, 70, 140, 70),
      ...[20, 35, 140].map((x) => line(x, 40, x, 70)),
    ]
    expect(said(down + text(40, 50, '满意度') + drawn.join(''))).toEqual([['绩效指标|满意度']])
  })

  test('what is not shown is not read', () => {
    expect(
      said(
        text(20, 20, '预算') + object('Boundary="20 60 100 5" Visible="false"', code('X="0" Y="4"', '旧稿')),
      ),
    ).toEqual(['预算'])
  })

  test('a template that states another size leaves the page its own', () => {
    const area = '<ofd:Area><ofd:PhysicalBox>0 0 100 100</ofd:PhysicalBox></ofd:Area>'
    const template = `${text(60, 20, '部门预算')}</ofd:Layer></ofd:Content>${area}<ofd:Content><ofd:Layer ID="9">`
    const result = read(anOfd([text(20, 250, '第一页的文字')], template))
    const feet = result.ok ? result.value.blocks.map(({ place }) => 'box' in place && place.box[3]) : []
    expect(feet).toEqual([69.62, 721.59])
  })

  test('a table printed sideways is read upright, its places as the page is seen', () => {
    const sideways = (x: number, y: number, words: string): string => {
      const steps = [...words].slice(0, -1).map((char) => (/[\d.,]/u.test(char) ? '2' : '4'))
      const run = code(`X="0" Y="0" DeltaX="${steps.join(' ')}"`, words)
      return object(`Boundary="${x} ${y} 5 100" CTM="0 -1 1 0 0 0"`, run)
    }
    const drawn = [
      ...[40, 50, 60].map((x) => line(x, 100, x, 220)),
      ...[100, 160, 220].map((y) => line(40, y, 60, y)),
    ]
    const cells = [
      sideways(47, 215, '项目'),
      sideways(47, 150, '预算数'),
      sideways(57, 215, '合计'),
      sideways(57, 130, '1,234.56'),
    ]
    const objects = [...cells, ...drawn].join('')
    expect(said(objects)).toEqual([['项目|预算数', '合计|1,234.56']])
    const result = read(anOfd([objects]))
    const [grid] = result.ok ? result.value.blocks : []
    expect(grid?.kind === 'grid' && grid.rows[1]?.cells[1]?.place).toEqual({
      kind: 'ofd',
      page: 1,
      box: [141.73, 283.46, 170.08, 453.54],
      text: '1,234.56',
    })
  })
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
