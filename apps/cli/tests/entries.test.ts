import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bookOfDisclosure, compile } from '@mingzhang/forms'
import { editionOf } from '@mingzhang/law'
import { readDisclosure, readText } from '@mingzhang/readers'
import { factsOf, writePublicationXlsx } from '@mingzhang/writers/publication'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-entries-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string): string => join(folder, name)

function mingzhang(...args: string[]) {
  const program = join(root, 'apps/cli/bin/mingzhang.mjs')
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, MINGZHANG_DATA: at('data') },
  })
  return { status, stderr }
}

const heads = '预算年度,单位名称,项目类别,支出功能分类,部门预算支出经济分类,资金性质,资金来源,cur_amt,备注'
const good = [
  '2025,某区机关事务中心,人员类,2010303 机关服务,30101 基本工资,111 一般公共预算资金,当年预算,"1,176,800.00",',
  '2025,某区机关事务中心,公用经费,[2010303]机关服务,30201-办公费,一般公共预算,当年预算,52000,',
]
const bad = [
  '2025,某区机关事务中心,公用经费,2010303,30211,111,当年预算,5万,',
  '2025,某区机关事务中心,公用经费,2010303,30104,111,当年预算,10,',
  '2025,某区机关事务中心,公用经费,2010303,30213,111,上年结转,-20,',
  '2024,某区机关事务中心,公用经费,2010303,30201,111,当年预算,600,',
]

describe('一体化系统导出的分录表', () => {
  test('an export becomes a book: unit and year are its own, and every column is told', () => {
    writeFileSync(at('好.csv'), `${['一体化系统导出', heads, ...good].join('\n')}\n`)
    const { status, stderr } = mingzhang('book', at('好.csv'), '--out', at('好.yaml'))
    expect(status).toBe(0)
    expect(stderr).toContain('支出功能分类 → func')
    expect(stderr).toContain('读入 2 条分录，合计 1228800.00 元')
    expect(readFileSync(at('好.yaml'), 'utf8')).toMatch(
      /name: 某区机关事务中心[\s\S]*econ: 30201.*amount: 52000\.00/u,
    )
  })

  test('what cannot be read says which row, which column, why and what to do; the rest is read', () => {
    writeFileSync(at('坏.csv'), `${[heads, ...good, ...bad].join('\n')}\n`)
    const { status, stderr } = mingzhang('book', at('坏.csv'), '--year', '2025', '--out', at('坏.yaml'))
    expect(status).toBe(1)
    for (const said of [
      '第 4 行“cur_amt”的金额“5万”不是一个数；金额只能有数字',
      '第 5 行“部门预算支出经济分类”的编码 30104（其他社会保障缴费）是 2018 年以前的',
      '请改为 30112 其他社会保障缴费',
      '第 6 行“cur_amt”是负数，没有说明；预算安排一般不为负，负数须说明原因；请在说明（备注）一列写明原因',
      '第 7 行是 2024 年的；这本账是 2025 年的',
    ]) {
      expect(stderr).toContain(said)
    }
    expect(readFileSync(at('坏.yaml'), 'utf8').match(/- \{/gu)).toHaveLength(4)
  })

  test('the mapping is written to be changed, and a changed one is used', () => {
    writeFileSync(at('改.csv'), '科目,数,数\n2010303,5.00,6.00\n2010303,7.00,8.00\n')
    const first = mingzhang(
      'book',
      at('改.csv'),
      '--unit',
      '某局',
      '--year',
      '2025',
      '--mapping',
      at('对照.yaml'),
    )
    expect(first.stderr).toContain('不能肯定')
    const mapping = readFileSync(at('对照.yaml'), 'utf8')
    writeFileSync(
      at('对照.yaml'),
      mapping.replace(/"数": .*/u, '"数": ""').replace(/"数#2": .*/u, '"数#2": amount'),
    )
    const again = ['--unit', '某局', '--year', '2025', '--mapping', at('对照.yaml'), '--out', at('改.yaml')]
    expect(mingzhang('book', at('改.csv'), ...again).stderr).toContain('照给定的对照')
    expect(readFileSync(at('改.yaml'), 'utf8')).toMatch(/amount: 6\.00[\s\S]*amount: 8\.00/u)
  })

  test('a mapping that was given is remembered in a file that is named, and forgotten with it', () => {
    writeFileSync(at('今年.csv'), '科目,钱,钱\n2010303,5.00,6.00\n')
    writeFileSync(at('钱.yaml'), 'columns:\n  "科目": func\n  "钱": ""\n  "钱#2": amount\n')
    const about = ['--unit', '某局', '--year', '2025']
    const first = mingzhang('book', at('今年.csv'), ...about, '--mapping', at('钱.yaml'))
    const kept = /对照已记住：(\S+\.yaml)；/u.exec(first.stderr)?.[1] ?? ''
    expect(readFileSync(kept, 'utf8')).toMatch(/删掉这个文件就忘掉[\s\S]*"钱#2": amount/u)

    writeFileSync(at('明年.csv'), '科目,钱,钱\n2010303,7.00,9.00\n')
    const next = ['book', at('明年.csv'), '--unit', '某局', '--year', '2026', '--out', at('明年.yaml')]
    expect(mingzhang(...next).stderr).toContain(`照上次定的，记在 ${kept}`)
    expect(readFileSync(at('明年.yaml'), 'utf8')).toContain('amount: 9.00')

    rmSync(kept)
    expect(mingzhang(...next).stderr).toContain('不能肯定')
    expect(readFileSync(at('明年.yaml'), 'utf8')).toContain('amount: 7.00')
  })

  test('a binary workbook of Excel 97 is read as any other', () => {
    const file = fileURLToPath(new URL('entries.xls', import.meta.url))
    const { status, stderr } = mingzhang('book', file, '--out', at('旧.yaml'))
    expect([status, stderr.match(/读入 2 条分录，合计 1228800\.00 元/u)?.length]).toEqual([0, 1])
  })

  test('entries go into a book that is there; the rest of it stays', () => {
    const book =
      'unit: {name: 某区机关事务中心}\nyear: 2025\nagency: institution\nentries: [{amount: 1.00}]\n'
    writeFileSync(at('有.yaml'), `${book}texts: [{section: 职能职责, paragraphs: [服务机关。]}]\n`)
    writeFileSync(at('放.csv'), `${[heads, ...good].join('\n')}\n`)
    const into = ['--into', at('有.yaml'), '--form', 'chongqing-unit', '--out', at('放.yaml')]
    const { status, stderr } = mingzhang('book', at('放.csv'), ...into)
    expect([status, stderr.includes('下一步：mingzhang compile')]).toEqual([0, true])
    const made = readFileSync(at('放.yaml'), 'utf8')
    expect(made).toMatch(/edition: chongqing-unit[\s\S]*\nentries:\n {2}- \{.*func: 2010303/u)
    expect(made).toContain('服务机关。')
    expect(made).not.toContain('amount: 1.00')
  })

  test('an export compiled into the book of its unit', () => {
    writeFileSync(at('账.yaml'), 'unit: {name: 某区机关事务中心}\nyear: 2025\nagency: institution\n')
    writeFileSync(at('编.csv'), `${[heads, ...good].join('\n')}\n`)
    const form = ['--form', 'chongqing-unit', '--out', at('out'), '--formats', 'txt', '--draft']
    const { stderr } = mingzhang('compile', at('账.yaml'), '--entries', at('编.csv'), ...form)
    expect(stderr).toContain('读入 2 条分录')
    expect(stderr).not.toContain('entries[')
  })
})

describe('整套表的工作簿', () => {
  const text = readFileSync(join(root, 'samples/qinglong-office-affairs-2024.txt'), 'utf8')
  const { book } = bookOfDisclosure(readDisclosure(readText(text), '公开稿'))
  const edition = editionOf('hebei-2024')
  if (!edition) throw new Error('no edition')
  const { publication } = compile(book, edition, { issuedOn: '2024-02-20' })
  const write = async (name: string, without: RegExp | null) => {
    const parts = publication.parts.filter(
      (part) => part.kind !== 'table' || without === null || !without.test(part.table.title),
    )
    const file = { ...publication, parts }
    writeFileSync(at(name), await writePublicationXlsx(file, factsOf(file, null)))
  }

  test('a compiled set as a workbook becomes the same book again', async () => {
    await write('整套.xlsx', null)
    const { status, stderr } = mingzhang('book', at('整套.xlsx'), '--out', at('整套.yaml'))
    expect([status, /问题|提示/u.test(stderr)]).toEqual([0, false])
    expect(stderr).toMatch(/账本已写到 .*整套\.yaml\n {2}.*\n? *下一步：mingzhang compile/u)
    expect(readFileSync(at('整套.yaml'), 'utf8')).toContain('edition: hebei-2024')
  })

  test('a sheet that is missing: which, what follows, and how to mend it', async () => {
    await write('缺表.xlsx', /基本支出/u)
    const { stderr } = mingzhang('book', at('缺表.xlsx'), '--out', at('缺表.yaml'))
    expect(stderr).toMatch(/文件里没有“.*基本支出.*”；其他表说不清这张表的数.*；请在文件里补上这张表/u)
  })
})
