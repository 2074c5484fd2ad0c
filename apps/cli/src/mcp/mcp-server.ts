import { searchKinds } from '@mingzhang/model'
import {
  getDocument,
  listDocuments,
  openFactsOf,
  type Store,
  type StoredDocument,
  searchOpen,
} from '@mingzhang/store'
import { type CallToolResult, McpServer } from '@modelcontextprotocol/server'
import * as z from 'zod'
import {
  comparedAnswer,
  contentsAnswer,
  documentAnswer,
  figuresAnswer,
  findingAnswer,
  foundAnswer,
  programmeAnswer,
  sectionAnswer,
  tableAnswer,
} from './answers.ts'

/** Nothing here can change anything, and asking twice gives the same. */
const readOnly = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false }

const documentId = z
  .string()
  .regex(/^[\da-f]{16}$/u)
  .describe('库中文件的编号，list_documents 给出')
const limit = z.number().int().min(1).max(200).default(50).describe('最多几条')

const offset = z.number().int().min(0).default(0).describe('从第几条起')

/** What a model must know to quote rightly: the way through the tools, and what the answers do not say. */
const instructions = `中国部门预算、决算公开文件：表里和句子里的每个数、项目绩效目标、检查出的问题。
先用 list_documents 或 search 找到文件，再用 describe_document 看有哪些表、项目、章节，然后读；只问一个数时用 find_figures。
引用任何数字，请写明单位（万元或元）和 source 里的文件与位置 where。amount 是文件印的数，不换算。
空白（amount 为 null）、0 和“—”是不同的事：没有写的请说“没有公开”，不要写 0，也不要自己推算。
confidence 低于 0.75 的读得没把握，引用时说明。问题（findings）是文件内部的矛盾，certainty 不是 certain 的请照样说明。
published 为 false 的文件是内部的，不要当作已公开的引用。`

/**
 * 问答接口 The store for programs that ask in the Model Context Protocol: read only, and every answer names the document
 * and the place its figures stand in.
 *
 * @see https://modelcontextprotocol.io/specification
 */
export function mcpServer(store: Store, version: string): McpServer {
  const server = new McpServer(
    { name: 'mingzhang', version },
    {
      instructions,
    },
  )
  addListing(server, store)
  addReading(server, store)
  addFigures(server, store)
  addOpenBook(server, store)
  return server
}

function addListing(server: McpServer, store: Store): void {
  server.registerTool(
    'list_documents',
    {
      title: '找文件',
      description: '按单位、标题、地区、年度里的词找公开文件；词之间用空格，须都出现。',
      inputSchema: z.object({
        words: z.string().max(200).default('').describe('如“青龙 2024”；省略时列出全部'),
        limit,
        offset,
      }),
      annotations: readOnly,
    },
    async ({ words, limit: most, offset }) => {
      const { total, documents } = await listDocuments(store, { search: words, limit: most, offset })
      return answer({ total, documents: documents.map(documentAnswer) })
    },
  )
  server.registerTool(
    'describe_document',
    {
      title: '文件内容',
      description: '一份文件有哪些表、项目和章节。',
      inputSchema: z.object({ document: documentId }),
      annotations: readOnly,
    },
    ({ document }) => withDocument(store, document, contentsAnswer),
  )
}

function addReading(server: McpServer, store: Store): void {
  server.registerTool(
    'read_table',
    {
      title: '读表',
      description: '一张表的每个数，带行、列、含义和出处。',
      inputSchema: z.object({
        document: documentId,
        table: z.number().int().min(0).describe('describe_document 给出的表序'),
        limit: z.number().int().min(1).max(1_000).default(300).describe('最多几个数'),
        offset,
      }),
      annotations: readOnly,
    },
    ({ document, table, ...part }) =>
      withDocument(store, document, (stored) => {
        const found = stored.disclosure.tables[table]
        return found ? tableAnswer(stored, found, part) : null
      }),
  )
  server.registerTool(
    'read_section',
    {
      title: '读情况说明',
      description: '一节文字，逐段带出处。',
      inputSchema: z.object({
        document: documentId,
        section: z.number().int().min(0).describe('describe_document 给出的章节序'),
      }),
      annotations: readOnly,
    },
    ({ document, section }) =>
      withDocument(store, document, (stored) => {
        const found = stored.disclosure.sections[section]
        return found ? sectionAnswer(stored, found) : null
      }),
  )
  server.registerTool(
    'read_programme',
    {
      title: '读项目绩效目标',
      description: '一个项目的预算、目标和指标。',
      inputSchema: z.object({
        document: documentId,
        programme: z.number().int().min(0).describe('describe_document 给出的项目序'),
      }),
      annotations: readOnly,
    },
    ({ document, programme }) =>
      withDocument(store, document, (stored) => {
        const found = stored.disclosure.programs[programme]
        return found ? programmeAnswer(stored, found) : null
      }),
  )
}

function addFigures(server: McpServer, store: Store): void {
  server.registerTool(
    'find_figures',
    {
      title: '找数',
      description: '一份文件里，表名、行、列或句子含有这些词的数；词之间用空格，须都出现。',
      inputSchema: z.object({ document: documentId, words: z.string().min(1).max(200), limit, offset }),
      annotations: readOnly,
    },
    ({ document, words, ...part }) =>
      withDocument(store, document, (stored) =>
        figuresAnswer(stored, words.split(/\s+/u).filter(Boolean), part),
      ),
  )
  server.registerTool(
    'list_findings',
    {
      title: '检查出的问题',
      description:
        '一份文件里检查出的问题：哪里不对、为什么、依据、应改成什么。依据未核对原文的标明 verified: false。',
      inputSchema: z.object({
        document: documentId,
        severity: z.enum(['error', 'warning', 'note']).optional(),
        limit,
        offset,
      }),
      annotations: readOnly,
    },
    ({ document, severity, limit: most, offset: from }) =>
      withDocument(store, document, (stored) => {
        const found = stored.findings.filter(
          (finding) => severity === undefined || finding.severity === severity,
        )
        return {
          total: found.length,
          findings: found.slice(from, from + most).map((finding) => findingAnswer(stored, finding)),
        }
      }),
  )
}

/** Over all documents at once: those that are published. */
function addOpenBook(server: McpServer, store: Store): void {
  server.registerTool(
    'search',
    {
      title: '检索',
      description:
        '在全部已公开的文件里找单位、项目、指标或文字，两个字以上，词之间用空格、须都出现。未公开的文件用 list_documents 找。',
      inputSchema: z.object({
        query: z.string().min(2).max(100),
        kind: z
          .enum(searchKinds)
          .default('text')
          .describe('unit 单位，program 项目，indicator 指标，text 文字'),
        limit: z.number().int().min(1).max(50).default(10).describe('最多几份文件'),
        offset,
      }),
      annotations: readOnly,
    },
    async (asked) => answer(foundAnswer(await searchOpen(store, asked))),
  )
  server.registerTool(
    'compare_units',
    {
      title: '比较单位',
      description:
        '同一个数在几个单位各年已公开文件里是多少，带出处；文件没有写明的不给。units 用 search（kind=unit）或 list_documents 给出的单位键 key。',
      inputSchema: z.object({
        units: z.array(z.string().min(1).max(400)).min(1).max(20),
        fact: z
          .string()
          .max(60)
          .default('total')
          .describe(
            'total 全年收支，use:basic 基本支出，use:project 项目支出，threePublic 三公经费，func:201 功能科目，econ:30201 经济科目，count:staff 在职人数，count:vehicle 车辆，area:officeBuilding 办公用房',
          ),
        year: z.number().int().min(1990).max(2100).nullable().default(null),
      }),
      annotations: readOnly,
    },
    async ({ units, fact, year }) => answer(comparedAnswer(fact, await openFactsOf(store, units, year))),
  )
}

async function withDocument(
  store: Store,
  id: string,
  say: (document: StoredDocument) => object | null,
): Promise<CallToolResult> {
  const document = await getDocument(store, id)
  const said = document && say(document)
  return said
    ? answer(said)
    : refusal(document ? '这份文件里没有这一项；先用 describe_document 看有哪些' : '库里没有这份文件')
}

const answer = (content: object): CallToolResult => ({
  content: [{ type: 'text', text: JSON.stringify(content) }],
})

const refusal = (text: string): CallToolResult => ({ content: [{ type: 'text', text }], isError: true })
