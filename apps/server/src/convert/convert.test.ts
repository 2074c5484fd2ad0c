import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { auditBytes } from './audit-bytes.ts'
import { inFolder } from './in-folder.ts'
import { runProgram } from './run-program.ts'
import { withConversion } from './with-conversion.ts'

const has = (program: string, ...args: string[]): boolean => {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', timeout: 30_000 })
  return status === 0 && (args[0] !== '--list-langs' || /^chi_sim$/mu.test(stdout))
}
const hasOffice = has('soffice', '--version')
const hasRecognition = has('tesseract', '--list-langs') && spawnSync('pdftoppm', ['-v']).error === undefined

const read = (bytes: Uint8Array, name: string) =>
  withConversion(bytes, name, (given, converted) => auditBytes(given, name, converted))

const cells = (...texts: string[]): string =>
  `<table:table-row>${texts.map((text) => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`).join('')}</table:table-row>`

/** A flat OpenDocument sheet, as office programs write it. */
const sheet = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet><table:table table:name="表">${[
  cells('2024年部门支出总表'),
  cells('单位：万元'),
  cells('科目编码', '科目名称', '合计', '基本支出', '项目支出'),
  cells('201', '一般公共服务支出', '522.63', '267.03', '255.60'),
  cells('', '合计', '522.63', '267.03', '255.60'),
].join('')}</table:table></office:spreadsheet></office:body></office:document>`

describe.skipIf(!hasOffice)('through LibreOffice (skipped where it is not installed)', () => {
  test('a sheet of another office program is read, and says how', { timeout: 120_000 }, async () => {
    const original = new TextEncoder().encode(sheet)
    const { result, bytes } = await read(original, '表.fods')
    if (!result.ok) throw new Error(result.refusal.what)
    const { document, tables } = result.value.disclosure
    expect(document).toMatchObject({ format: 'xlsx', notes: [expect.stringContaining('LibreOffice')] })
    expect(tables[0]?.cells.map(({ amount }) => amount)).toContain('255.60')
    expect(bytes).not.toBe(original)
  })

  test('what no office program opens either is refused', { timeout: 120_000 }, async () => {
    const { result } = await read(
      Uint8Array.from({ length: 600 }, (_, i) => (i < 5 ? '{\\rtf'.charCodeAt(i) : 0)),
      'x.rtf',
    )
    expect(result.ok).toBe(false)
  })
})

const published = new URL(
  '../../../../../shared/disclosures/jiangsu-party-office-tables-2018.pdf',
  import.meta.url,
)

/** A PDF that is nothing but one picture in grey. */
function scanOf(width: number, height: number, grey: Uint8Array): Uint8Array {
  const [w, h] = [(width * 72) / 150, (height * 72) / 150]
  const draw = `q ${w} 0 0 ${h} 0 0 cm /I Do Q`
  const parts = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${w} ${h}]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>`,
    `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace/DeviceGray/Length ${grey.length}>>stream\n${Buffer.from(grey).toString('latin1')}\nendstream`,
    `<</Length ${draw.length}>>stream\n${draw}\nendstream`,
  ]
  const objects = parts.map((part, index) => `${index + 1} 0 obj${part}endobj\n`)
  return Buffer.from(`%PDF-1.4\n${objects.join('')}trailer<</Size 6/Root 1 0 R>>\n%%EOF`, 'latin1')
}

describe.skipIf(!hasRecognition)('through tesseract (skipped where it is not installed)', () => {
  test.skipIf(!existsSync(published))(
    'a scan is read, with little confidence and without an accusation',
    { timeout: 120_000 },
    async () => {
      const drawn = await inFolder(async (folder) => {
        const { status } = spawnSync('pdftoppm', [
          '-r',
          '150',
          '-gray',
          '-f',
          '8',
          '-l',
          '8',
          published.pathname,
          `${folder}/p`,
        ])
        expect(status).toBe(0)
        const name = ['p-8.pgm', 'p-08.pgm'].find((each) => existsSync(`${folder}/${each}`)) ?? ''
        return readFileSync(`${folder}/${name}`)
      })
      const head = /^P5\s(\d+)\s(\d+)\s255\s/u.exec(drawn.subarray(0, 40).toString('latin1'))
      if (!head) throw new Error('no picture')
      const original = scanOf(Number(head[1]), Number(head[2]), drawn.subarray(head[0].length))
      const { result } = await read(original, '扫描.pdf')
      if (!result.ok) throw new Error(result.refusal.what)
      const { disclosure, findings } = result.value
      expect(disclosure.document).toMatchObject({
        format: 'pdf',
        recognised: true,
        notes: [expect.stringContaining('扫描件')],
      })
      const read_ = disclosure.tables.flatMap((table) => table.cells)
      expect(read_.filter(({ amount }) => amount !== null).length).toBeGreaterThan(5)
      expect(Math.max(...read_.map(({ confidence }) => confidence))).toBeLessThanOrEqual(0.6)
      expect(read_[0]?.place.kind).toBe('pdf')
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    },
  )
})

describe('a program of somebody else', () => {
  test('that is not there, fails, or never ends', async () => {
    const limits = { seconds: 1, megabytes: 1 }
    const run = (name: string, ...args: string[]) =>
      inFolder((folder) => runProgram(name, args, folder, limits))
    expect(await run('no-such-program-anywhere')).toEqual({ kind: 'missing' })
    expect(await run('node', '-e', 'process.exit(3)')).toEqual({ kind: 'failed' })
    expect(await run('sleep', '30')).toEqual({ kind: 'too-long' })
  })

  test('sees nothing of our environment but the path to programs', async () => {
    process.env['MINGZHANG_SECRET'] = 'secret'
    const ended = await inFolder((folder) => runProgram('env', [], folder, { seconds: 5, megabytes: 1 }))
    expect(ended.kind === 'done' && ended.output).not.toContain('secret')
  })
})
