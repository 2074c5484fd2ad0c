import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { DocumentDetail, DocumentSummary } from '../src/api/documents.ts'
import type { Who } from '../src/api/people.ts'
import { fixture } from './fixture.ts'
import { largeFixture } from './large-fixture.ts'

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** How long a stage of an import takes here, in milliseconds. */
const stagePause = 60

const summaryOf = ({
  id,
  fileName,
  disclosure,
  findings,
  verdicts,
  importedAt,
}: DocumentDetail): DocumentSummary => ({
  id,
  fileName,
  title: disclosure.document.title,
  unitName: disclosure.document.unit.name,
  unitCode: disclosure.document.unit.code,
  year: disclosure.document.year,
  kind: disclosure.document.kind,
  region: disclosure.document.region,
  format: disclosure.document.format,
  findings: {
    error: findings.filter(({ severity }) => severity === 'error').length,
    warning: findings.filter(({ severity }) => severity === 'warning').length,
    note: findings.filter(({ severity }) => severity === 'note').length,
  },
  verdicts,
  importedAt,
  size: 21_450,
  may: ['document.remove'],
})

const others: readonly DocumentSummary[] = [
  ['332', '青川区规划和自然资源局', 2024, 'department-budget', '河北省青川区', [1, 2, 9], [312, 4, 8, 3]],
  ['101', '青川区万安街道办事处', 2023, 'unit-budget', '河北省青川区', [0, 1, 3], [188, 1, 2, 0]],
  ['731', '岭北县民政局', 2024, 'programme-targets', '重庆市岭北县', [7, 13, 21], [640, 31, 12, 6]],
  ['733', '岭北县卫生健康局', 2022, 'final-accounts', '重庆市岭北县', [0, 0, 0], [205, 0, 1, 0]],
].map(([unitCode, unitName, year, kind, region, counts, verdicts], at) => {
  const [error = 0, warning = 0, note = 0] = counts as number[]
  const [holds = 0, fails = 0, unknown = 0, inapplicable = 0] = verdicts as number[]
  return {
    id: `other-${at}`,
    fileName: `${String(unitCode)}-${String(year)}.txt`,
    title: `${String(unitName)}${String(year)}年公开`,
    unitName: String(unitName),
    unitCode: String(unitCode),
    year: Number(year),
    kind: kind as DocumentSummary['kind'],
    region: String(region),
    format: 'text',
    findings: { error, warning, note },
    verdicts: { holds, fails, unknown, inapplicable },
    importedAt: `2026-04-2${at}T08:00:00Z`,
    size: 40_000,
    may: ['document.remove'],
  }
})

const sortValue = (one: DocumentSummary, name: string): string | number => {
  if (name === 'errors') return one.findings.error
  if (name === 'warnings') return one.findings.warning
  if (name === 'notes') return one.findings.note
  if (name === 'fails') return one.verdicts.fails
  if (name === 'unit') return one.unitName ?? ''
  if (name === 'year') return one.year ?? 0
  if (name === 'kind') return one.kind ?? ''
  return name === 'region' ? (one.region ?? '') : one.importedAt
}

/** Somebody who may read, import and remove documents. */
const somebody: Who = {
  person: { id: '1', name: '张三', roles: ['administrator'], organisation: null },
  login: 'zhangsan',
  hasPassword: true,
  passwordDue: false,
  everywhere: true,
  organisationName: null,
  rights: ['open.read', 'session.own', 'document.read', 'document.import', 'document.remove'],
}

export type MockServer = {
  readonly address: string
  /** What the list answers: `empty` shows the first screen, `broken` the error state. */
  mode: 'full' | 'empty' | 'broken'
  readonly close: () => Promise<void>
}

/** 假服务 Serves a built app and the fixture by the same addresses as the real server. */
export async function startMockServer(dist: string): Promise<MockServer> {
  const details = new Map([fixture, largeFixture()].map((detail) => [detail.id, detail]))
  let documents = [...details.values()].slice(0, 1).map(summaryOf).concat(others)
  const state: { mode: MockServer['mode'] } = { mode: 'full' }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const [, api, kind, id] = url.pathname.split('/')
    if (api === 'api' && kind === 'session') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(somebody))
      return
    }
    if (api !== 'api' || kind !== 'documents') {
      void serveFile(dist, url.pathname, response)
      return
    }
    if (request.method === 'POST') {
      void importFiles(request, response)
      return
    }
    if (request.method === 'DELETE') {
      documents = documents.filter((one) => one.id !== id)
      response.writeHead(204).end()
      return
    }
    if (id) sendDocument(response, details.get(decodeURIComponent(id)))
    else sendList(response, url, state.mode === 'empty' ? [] : documents, state.mode === 'broken')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  return {
    address: `http://127.0.0.1:${port}`,
    get mode() {
      return state.mode
    },
    set mode(mode) {
      state.mode = mode
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function serveFile(dist: string, path: string, response: ServerResponse): Promise<void> {
  const file = extname(path) ? normalize(path) : '/index.html'
  try {
    const bytes = await readFile(join(dist, file))
    const policy = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'"
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    })
    response.end(bytes)
  } catch {
    response.writeHead(404).end()
  }
}

function sendDocument(response: ServerResponse, detail: DocumentDetail | undefined): void {
  if (detail) sendJson(response, 200, detail)
  else sendJson(response, 404, { what: '没有这份文件。', why: '它可能已被删除。', toDo: '请回到文件列表。' })
}

function sendList(
  response: ServerResponse,
  url: URL,
  documents: readonly DocumentSummary[],
  broken: boolean,
): void {
  if (broken) {
    sendJson(response, 503, {
      what: '数据库正被另一个程序占用',
      why: '同一文件夹同时只能开一个',
      toDo: '请先关闭另一个',
    })
    return
  }
  const search = url.searchParams.get('search') ?? ''
  const sort = url.searchParams.get('sort') ?? '-importedAt'
  const found = documents.filter((one) =>
    `${one.unitName} ${one.title} ${one.region} ${one.fileName}`.includes(search),
  )
  const name = sort.replace(/^-/u, '')
  const sign = sort.startsWith('-') ? -1 : 1
  found.sort((a, b) => {
    const [left, right] = [sortValue(a, name), sortValue(b, name)]
    return (left < right ? -1 : left > right ? 1 : 0) * sign
  })
  sendJson(response, 200, { documents: found, total: found.length })
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}

/** Reports the stages of each file; one whose name ends in .png is refused, one named slow takes long. */
async function importFiles(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const names = [
    ...Buffer.concat(chunks)
      .toString('utf8')
      .matchAll(/filename="([^"]+)"/gu),
  ].map(([, name]) => name ?? '')
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  const send = (line: object) => response.write(`${JSON.stringify(line)}\n`)
  for (const file of names) {
    send({ file, index: 0, stage: 'receiving' })
    send({ file, index: 0, stage: 'reading', bytes: 1 })
    await wait(file.startsWith('slow') ? 4000 : stagePause)
    if (file.endsWith('.png')) {
      const refusal = {
        what: `“${file}”不是能读的文件`,
        why: '它是图片，里面没有文字。',
        toDo: '请导入由 PDF 或 Word 转出的文本，或先用文字识别软件转成文本。',
      }
      send({ file, index: 0, stage: 'refused', status: 'refused', refusal })
      continue
    }
    for (const stage of ['checking', 'saving']) {
      send({ file, index: 0, stage })
      await wait(stagePause)
    }
    const status = file.startsWith('again') ? 'already' : 'imported'
    send({ file, index: 0, stage: 'done', id: 'qingchuan', status })
  }
  send({ stage: 'end', imported: 1, already: 0, refused: 0 })
  response.end()
}
