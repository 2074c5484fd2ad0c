import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PrintedCell, type Publication, parseAmount } from '@mingzhang/model'
import { writePublicationCsv } from '@mingzhang/writers/open-data'
import {
  companionName,
  factsOf,
  writeCompanion,
  writePublicationDocx,
  writePublicationHtml,
  writePublicationPdf,
  writePublicationXlsx,
  writeWithFacts,
} from '@mingzhang/writers/publication'
import { writeText } from '@mingzhang/writers/text'
import { Command } from 'commander'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openTypesetter } from '../pdf/open-typesetter.ts'
import { addVerifyCommand } from './verify.ts'

const cell = (text: string): PrintedCell => ({
  text,
  amount: parseAmount(text, '万元'),
  key: null,
  sumOf: null,
  columns: 1,
  rows: 1,
  indent: 0,
})

const row = (...texts: string[]) => ({ cells: texts.map(cell), strong: false })
const head = (text: string, columns = 1) => ({ text, columns, rows: 1 })

const publication: Publication = {
  title: '某某中心2024年部门预算公开',
  unit: { code: '430', name: '某某中心' },
  year: 2024,
  issuedOn: '2024-02-20',
  edition: 'chongqing-department',
  parts: [
    {
      kind: 'table',
      table: {
        id: 't1',
        form: 'overview',
        no: '表一',
        title: '2024年部门收支预算总表',
        headLines: ['部门全称：某某中心'],
        unitLine: '单位：万元',
        amountUnit: '万元',
        columns: (['left', 'right', 'left', 'right'] as const).map((align) => ({ align, widthShare: 1 })),
        header: [
          [head('收入', 2), head('支出', 2)],
          [head('项目'), head('预算数'), head('项目'), head('预算数')],
        ],
        rows: [
          row('合计', '1,117.75', '合计', '1,117.75'),
          row('一般公共预算财政拨款资金', '617.75', '一般公共服务支出', '522.63'),
          row('政府性基金预算财政拨款资金', '500.00', '城乡社区支出', '595.12'),
        ],
        note: null,
        landscape: false,
      },
    },
  ],
}

const facts = factsOf(publication, { holds: 9, fails: 0, unknown: 1, inapplicable: 0 })

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-verify-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function verify(name: string, bytes: Uint8Array, ...options: string[]) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const said = { status: -1, out: '', errors: '' }
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += String(text)
    return true
  })
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.errors += String(text)
    return true
  })
  const program = new Command()
  addVerifyCommand(program, (given) => {
    said.status = given
  })
  await program.parseAsync(['verify', path, ...options], { from: 'user' })
  stdout.mockRestore()
  stderr.mockRestore()
  return said
}

/** An office file with one part in the place of another. */
function withPart(bytes: Uint8Array, path: string, xml: string): Uint8Array {
  const files = unzipSync(bytes)
  files[path] = strToU8(xml)
  return zipSync(files)
}

describe('verify', () => {
  test('每种格式：没改的相符', async () => {
    const typesetter = await openTypesetter()
    if (!typesetter) throw new Error('no typesetter')
    const files = {
      'a.docx': await writePublicationDocx(publication, facts),
      'a.xlsx': await writePublicationXlsx(publication, facts),
      'a.html': writePublicationHtml(publication, facts),
      'a.pdf': writePublicationPdf(publication, facts, typesetter),
    }
    for (const [name, bytes] of Object.entries(files)) {
      const { status, out } = await verify(name, bytes)
      expect([name, status, out]).toEqual([name, 0, expect.stringContaining('6 个数全部相符')])
      expect(out).toContain('核对 成立 9、不成立 0、无法判断 1')
    }
  })

  test('改了一个数：状态 1，说明哪张表哪一格由多少改成多少', async () => {
    const page = new TextDecoder().decode(writePublicationHtml(publication, facts))
    const changed = new TextEncoder().encode(page.replace('>522.63</td>', '>552.63</td>'))
    const { status, out } = await verify('changed.html', changed)
    expect(status).toBe(1)
    expect(out).toContain('《2024年部门收支预算总表》一般公共服务支出·支出·预算数：批准 522.63，现为 552.63')
    const [file] = JSON.parse((await verify('changed.html', changed, '--json')).out).files
    expect(file).toMatchObject({
      same: 5,
      total: 6,
      code: expect.stringMatching(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/u),
    })
  })

  test('txt、csv：附带数据在旁边；没有了旁边的文件，用 --facts 指给它', async () => {
    const files = {
      'b.txt': [new TextEncoder().encode(writeText(publication)), '522.63', '552.63'],
      'b.csv': [writePublicationCsv(facts), '522.63,522.63', '552.63,522.63'],
      'b.json': [writeWithFacts({ publication }, facts), '"text": "522.63"', '"text": "552.63"'],
    } as const
    for (const [name, [bytes, from, to]] of Object.entries(files)) {
      if (!name.endsWith('.json'))
        writeFileSync(join(folder, companionName(name)), writeCompanion(name, facts))
      expect(await verify(name, bytes)).toMatchObject({
        status: 0,
        out: expect.stringContaining('6 个数全部相符'),
      })
      const altered = new TextEncoder().encode(new TextDecoder().decode(bytes).replace(from, to))
      const { status, out } = await verify(name, altered)
      expect([status, out]).toEqual([1, expect.stringContaining('一般公共服务支出·支出·预算数：批准 522.63')])
    }
    const alone = await verify('c.txt', files['b.txt'][0])
    expect([alone.status, alone.errors]).toEqual([2, expect.stringContaining('判断不了改没改过')])
    const given = await verify('c.txt', files['b.txt'][0], '--facts', join(folder, companionName('b.txt')))
    expect([given.status, given.out]).toEqual([0, expect.stringContaining('6 个数全部相符')])
  })

  test('别的程序另存过：说出是哪个程序，什么核验不了', async () => {
    const original = await writePublicationDocx(publication, facts)
    const app = '<Properties><Application>LibreOffice/7.4.7.2$Linux_X86_64</Application></Properties>'
    const saved = withPart(original, 'docProps/app.xml', app)
    const { status, out } = await verify('saved.docx', saved)
    expect([status, out]).toEqual([0, expect.stringContaining('由 LibreOffice 7.4.7.2 另存过')])
    const bare = withPart(saved, 'customXml/item1.xml', '<a/>')
    const lost = await verify('lost.docx', bare)
    expect([lost.status, lost.errors]).toEqual([
      2,
      expect.stringContaining('（由 LibreOffice 7.4.7.2 另存过），判断不了改没改过'),
    ])
  })

  test('没有附带数据：状态 2，一行说明', async () => {
    const page = new TextDecoder().decode(writePublicationHtml(publication, facts))
    const bare = new TextEncoder().encode(page.replace(/<script[\s\S]*<\/script>/u, ''))
    const { status, errors } = await verify('bare.html', bare)
    expect(status).toBe(2)
    expect(errors).toContain('没有附带数据')
  })
})
