import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Block, Disclosure, Place } from '@mingzhang/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '../read.ts'
import { readDisclosure } from '../read-disclosure.ts'
import { readText } from '../text/read-text.ts'

const texts = (folder: string): string[] => {
  const path = fileURLToPath(new URL(folder, import.meta.url))
  return existsSync(path)
    ? readdirSync(path)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => path + name)
    : []
}

const sources = [...texts('../../../../samples/'), ...texts('../../../../../shared/disclosures/')]

const fragmentsOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block] : block.rows.flatMap((row) => row.cells.map((cell) => cell)),
  )

/** The lines a place stands on. */
function linesOf(place: Place): number[] {
  if (place.kind === 'derived') return place.from.flatMap(linesOf)
  if (place.kind !== 'text') return []
  return Array.from({ length: (place.endLine ?? place.line) - place.line + 1 }, (_, at) => place.line + at)
}

/** Every figure, name and code the reading holds, as one text without white space. */
function saidBy(disclosure: Disclosure): string {
  const { unplaced, sections, ...rest } = disclosure
  return JSON.stringify(rest).replace(/\s/gu, '')
}

function check(text: string): void {
  const { blocks } = readText(text)
  const disclosure = readDisclosure({ format: 'text', blocks }, 'a.txt')
  const said = saidBy(disclosure)
  const homeless = new Map<string, number>()
  for (const { text: run, place } of disclosure.unplaced) {
    for (const line of linesOf(place))
      homeless.set(`${line} ${run}`, (homeless.get(`${line} ${run}`) ?? 0) + 1)
  }
  for (const fragment of fragmentsOf(blocks)) {
    for (const [run] of fragment.text.replace(/\s/gu, '').matchAll(/\d+(?:[.,]\d+)*/gu)) {
      const named = linesOf(fragment.place).some((line) => homeless.has(`${line} ${run}`))
      expect(named || said.includes(run), `${run} in ${fragment.text.slice(0, 60)}`).toBe(true)
    }
  }
  const spots = disclosure.unplaced.map(({ place }) =>
    place.kind === 'text' ? `${place.line}:${place.column}` : '',
  )
  expect(new Set(spots).size).toBe(spots.length)
  const unknown = disclosure.unplaced.filter(({ seems }) => seems === 'unknown')
  expect(unknown.map(({ text: run, place }) => `${run} ${place.text}`).length).toBeLessThanOrEqual(5)
}

describe.skipIf(sources.length === 0)('no number vanishes', () => {
  test.each(sources.map((path) => [path.split('/').at(-1) ?? '', path]))('%s', (_name, path) => {
    check(readFileSync(path, 'utf8'))
  })
})

test('a claim and an unplaced number share no character', () => {
  for (const path of sources) {
    const { claims, unplaced } = readDisclosure(readText(readFileSync(path, 'utf8')), 'a.txt')
    const spans = claims.map(({ place }) => place)
    for (const { place } of unplaced) {
      const inside = spans.some(
        (span) =>
          span.kind === 'text' &&
          place.kind === 'text' &&
          span.line === place.line &&
          (span.column ?? 1) < (place.column ?? 1) + place.text.length &&
          (place.column ?? 1) < (span.column ?? 1) + span.text.length,
      )
      expect(inside, JSON.stringify(place)).toBe(false)
    }
  }
})

test('what a number seems to be', () => {
  const { blocks } = readText(
    '一、说明\n根据渝府办发〔2021〕130号文件，2022年6月起执行，联系电话：023-64182532。\n1.实施“1+5”行动，安装4G设备。\n- 12 -\n项目编码：13032123P003317100520\n',
  )
  const { unplaced } = readDisclosure({ format: 'text', blocks }, 'a.txt')
  expect(unplaced.map(({ text, seems }) => `${text} ${seems}`)).toEqual([
    '2021 document-number',
    '130 document-number',
    '2022 date',
    '6 date',
    '023 phone',
    '64182532 phone',
    '1 ordinal',
    '1 name',
    '5 name',
    '4 name',
    '12 page-number',
    '13032123 code',
    '003317100520 code',
  ])
})

test('whatever digits stand in a paragraph, each is a claim or unplaced', () => {
  const word = fc.constantFrom(
    '基本支出',
    '万元',
    '，',
    '。',
    '比上年增加',
    '其中：',
    '台',
    '%',
    '“',
    '”',
    '（',
    '）',
    '=',
    '×',
    '第',
    '号',
    ' ',
  )
  const digits = fc.nat(99_999).map(String)
  fc.assert(
    fc.property(fc.array(fc.oneof(word, digits), { maxLength: 14 }), (pieces) => {
      const text = `说明${pieces.join('')}`
      const { blocks } = readText(text)
      const { claims, unplaced } = readDisclosure({ format: 'text', blocks }, 'a.txt')
      const covered = new Set<number>()
      for (const { place } of [...claims, ...unplaced]) {
        if (place.kind !== 'text') continue
        for (let at = 0; at < place.text.length; at += 1) covered.add((place.column ?? 1) + at)
      }
      for (const match of text.matchAll(/\d/gu)) expect(covered.has(match.index + 1), text).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('the parts of a code merged downwards are read', () => {
  const rows = [
    '<tr><td>类<td>款<td>项<td>科目名称<td>合计<td>基本支出',
    '<tr><td rowspan=3>201<td><td><td>一般公共服务支出<td>12.00<td>12.00',
    '<tr><td rowspan=2>03<td><td>政府办公厅（室）及相关机构事务<td>12.00<td>12.00',
    '<tr><td>01<td>行政运行<td>12.00<td>12.00',
  ]
  const page = `<meta charset=utf-8><p>一般公共预算财政拨款支出表<p>单位：万元<table>${rows.join('')}</table>`
  const file = read(new TextEncoder().encode(page), 'x')
  if (!file.ok) throw new Error(file.refusal.id)
  const { tables, unplaced } = file.value.disclosure
  expect(tables[0]?.rows.map(({ code }) => code)).toEqual(['201', '20103', '2010301'])
  expect(unplaced).toEqual([])
})
