import type { Book, Entry } from '@mingzhang/model'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { compareFigures } from '../publication/facts/compare-facts.ts'
import { factsOf } from '../publication/facts/embedded-facts.ts'
import { figuresOfData } from '../publication/facts/figures-of-data.ts'
import { readCsv } from '../publication/facts/read-csv.ts'
import { readEmbeddedFacts } from '../publication/facts/read-embedded-facts.ts'
import { publicationOf, smallSet } from '../publication/tests/sample-publications.ts'
import { writeCsv } from './write-csv.ts'
import { writeFiscalDataPackage } from './write-fiscal-data-package.ts'
import { writePublicationCsv } from './write-publication-csv.ts'

const text = (bytes: Uint8Array | undefined): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

describe('CSV', () => {
  it('逗号、引号、换行加引号，像公式的文字不当公式', () => {
    expect(
      text(
        writeCsv(
          [
            ['甲,乙', '说“好”', '"', '一\n二'],
            ['=1+1', '-3', { number: '-3.00' }, null],
          ],
          false,
        ),
      ),
    ).toBe('"甲,乙",说“好”,"""","一\n二"\r\n\'=1+1,\'-3,-3.00,\r\n')
  })

  it('全角的等号、换行后面的等号也不当公式，读回来还是原文', () => {
    const row = ['＝1+1', '\n=1+1', '＠甲', '\t=1', '甲=1', '－']
    const written = text(writeCsv([row], false))
    expect(written).toBe("'＝1+1,\"'\n=1+1\",'＠甲,'\t=1,甲=1,－\r\n")
    expect(readCsv(written)[0]?.fields).toEqual(row)
  })

  it('公开稿的每个数一行，表里的在前，句子里的在后', () => {
    const facts = factsOf(smallSet, null)
    const lines = text(writePublicationCsv(facts)).trimEnd().split('\r\n')
    const figures = facts.tables.flatMap((table) => table.figures).length + facts.sentences.length
    expect(lines).toHaveLength(1 + figures)
    expect(lines[0]?.codePointAt(0)).toBe(0xfeff)
    expect(lines.some((line) => line.includes(',公务接待费,32.00,32.00,万元,'))).toBe(true)
  })
})

const entry = (at: Entry['at'], amount: number): Entry => ({ at, amount })

const book: Book = {
  unit: { code: '241', name: '某中心' },
  year: 2024,
  edition: null,
  area: null,
  agency: null,
  ledgers: [
    {
      id: '按功能',
      scope: {},
      entries: [
        entry({ func: '2010301', fund: 'general', use: 'personnel' }, 123_45),
        entry({ func: '2010302', fund: 'general', use: 'project', project: '维护费' }, -1_00),
      ],
    },
    {
      id: '按经济',
      scope: { use: 'basic' },
      entries: [entry({ econ: '30201', gov: '50201' }, 5_000_000_00)],
    },
  ],
  previous: [],
  programmes: [],
  targets: null,
  procurement: [],
  assets: [],
  counts: [],
  costing: [],
  reasons: [],
  texts: [],
  names: { '2010302': '一般行政事务' },
}

describe('财政数据包', () => {
  const files = unzipSync(writeFiscalDataPackage(book, '2024-02-20'))
  const descriptor: { resources: { path: string; schema: { fields: { columnType: string }[] } }[] } =
    JSON.parse(text(files['datapackage.json']))

  it('每本分账一个资源，只有用到的列，名称先用单位自己的', () => {
    expect(descriptor.resources.map(({ path }) => path)).toEqual(['data/entries-1.csv', 'data/entries-2.csv'])
    expect(text(files['data/entries-1.csv'])).toBe(
      [
        'year,unit_code,unit_name,direction,phase,func_code,func_label,fund,use,project,amount,currency',
        '2024,241,某中心,expenditure,approved,2010301,行政运行,一般公共预算,人员经费,,123.45,CNY',
        '2024,241,某中心,expenditure,approved,2010302,一般行政事务,一般公共预算,项目支出,维护费,-1.00,CNY',
        '',
      ].join('\r\n'),
    )
  })

  it('列的类型各不相同，每个资源有金额、年度、方向', () => {
    for (const { schema } of descriptor.resources) {
      const types = schema.fields.map(({ columnType }) => columnType)
      expect(new Set(types).size).toBe(types.length)
      expect(types).toEqual(expect.arrayContaining(['value', 'date:fiscal-year', 'direction']))
    }
  })

  it('带着批准时的数，改了一条分录说得出是哪一条', () => {
    const facts = factsOf(publicationOf([]), null)
    const carrying = writeFiscalDataPackage(book, '2024-02-20', facts)
    expect(readEmbeddedFacts(carrying)).toEqual(facts)
    const changesOf = (bytes: Uint8Array) => {
      const data = figuresOfData(bytes)
      if (!data?.approved) throw new Error('no data package')
      return compareFigures(data.approved, data.figures).changes
    }
    expect(changesOf(carrying)).toEqual([])
    const files = unzipSync(carrying)
    files['data/entries-1.csv'] = strToU8(text(files['data/entries-1.csv']).replace('123.45', '132.45'))
    expect(changesOf(zipSync(files))).toMatchObject([
      {
        table: 'data/entries-1.csv',
        name: expect.stringContaining('2010301·行政运行'),
        approved: '123.45',
        found: '132.45',
      },
    ])
  })

  it('一样的账本一样的字节', () => {
    expect(writeFiscalDataPackage(structuredClone(book), '2024-02-20')).toEqual(
      writeFiscalDataPackage(book, '2024-02-20'),
    )
  })
})
