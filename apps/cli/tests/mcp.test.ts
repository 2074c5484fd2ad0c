import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const binary = join(root, 'apps/cli/bin/mingzhang.mjs')
const folder = mkdtempSync(join(tmpdir(), 'mingzhang-mcp-'))
const env = { ...process.env, MINGZHANG_DATA: folder }

type Answer = {
  readonly result?: {
    readonly content?: { text: string }[]
    readonly isError?: boolean
    readonly tools?: { annotations: { readOnlyHint: boolean } }[]
  }
}

let server: ChildProcessWithoutNullStreams
const waiting = new Map<number, (answer: Answer) => void>()
let last = 0

const ask = (method: string, params: object): Promise<Answer> =>
  new Promise((resolve) => {
    last += 1
    waiting.set(last, resolve)
    server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: last, method, params })}\n`)
  })

async function call(name: string, args: object) {
  const { result } = await ask('tools/call', { name, arguments: args })
  const text = result?.content?.[0]?.text ?? ''
  return result?.isError ? text : JSON.parse(text)
}

beforeAll(async () => {
  spawnSync(process.execPath, [binary, 'import', join(root, 'samples/qinhuangdao-office-affairs-2023.txt')], {
    env,
  })
  server = spawn(process.execPath, [binary, 'mcp'], { env })
  createInterface({ input: server.stdout }).on('line', (line) => {
    const { id, ...answer }: Answer & { id?: number } = JSON.parse(line)
    if (id !== undefined) waiting.get(id)?.(answer)
  })
  await ask('initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  })
  server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`)
})

afterAll(() => {
  server.kill()
  rmSync(folder, { recursive: true, force: true })
})

describe('问答接口（MCP）', () => {
  let document = ''

  test('找到单位，文件里有哪些表', async () => {
    const { total, documents } = await call('list_documents', { words: '秦皇岛 2023' })
    expect(total).toBe(1)
    document = documents[0].document
    const { tables } = await call('describe_document', { document })
    expect(tables.map(({ title }: { title: string }) => title)).toContain('部门预算收支总表')
  })

  test('找一个数：答案带文件和位置', async () => {
    const { figures } = await call('find_figures', { document, words: '部门支出预算' })
    expect(figures).toContainEqual(
      expect.objectContaining({
        amount: '8320.77',
        unit: '万元',
        source: expect.objectContaining({ document, where: '第 396 行' }),
      }),
    )
  })

  test('问题带依据是否核对过、全部位置', async () => {
    const { findings } = await call('list_findings', { document, severity: 'error' })
    const stale = findings.find(({ what }: { what: string }) => what.includes('8320.77'))
    const [second] = (await call('list_findings', { document, limit: 1, offset: 1 })).findings
    expect(second.what).toBe((await call('list_findings', { document })).findings[1].what)
    expect(stale.sources.length).toBeGreaterThan(2)
    expect(stale.basis.every(({ verified }: { verified: unknown }) => typeof verified === 'boolean')).toBe(
      true,
    )
  })

  test('一节文字逐段带出处，一张表可以分段读', async () => {
    const { sections, tables } = await call('describe_document', { document })
    const { section } = sections.find(({ title }: { title: string }) => title.includes('三公'))
    const { paragraphs } = await call('read_section', { document, section })
    expect(paragraphs[0]).toMatchObject({
      text: expect.stringContaining('公务'),
      source: { document, where: expect.stringMatching(/^第 \d+ 行$/u) },
    })
    const { table, figures } = tables.find(({ title }: { title: string }) => title === '部门预算收支总表')
    const part = await call('read_table', { document, table, limit: 2, offset: 1 })
    expect([part.figures, part.cells.length, part.source.document]).toEqual([figures, 2, document])
  })

  test('检索和比较只及已公开的文件', async () => {
    expect(await call('search', { query: '公务用车' })).toEqual({ documents: 0, next: null, found: [] })
    const { documents } = await call('list_documents', {})
    expect(documents[0]).toMatchObject({ published: false })
    const { units, note } = await call('compare_units', { units: [documents[0].key], fact: 'total' })
    expect(units).toEqual([])
    expect(note).toContain('没有已公开的文件')
  })

  test('没有的文件、没有的表、不合要求的问法：说清楚，不出错', async () => {
    expect(await call('describe_document', { document: '0000000000000000' })).toContain('没有这份文件')
    expect(await call('read_table', { document, table: 999 })).toContain('没有这一项')
    expect(await call('read_table', { document: '../../etc', table: 0 })).toContain('document')
  })

  test('每个问法都声明只读', async () => {
    const { result } = await ask('tools/list', {})
    const tools = result?.tools ?? []
    expect(tools.length).toBeGreaterThan(4)
    expect(tools.every(({ annotations }) => annotations.readOnlyHint)).toBe(true)
  })
})
