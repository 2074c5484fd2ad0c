import { getDocument, listDocuments, type Store, type StoredDocument } from '@mingzhang/store'
import { type CallToolResult, McpServer } from '@modelcontextprotocol/server'
import * as z from 'zod'
import {
  contentsAnswer,
  documentAnswer,
  figuresAnswer,
  findingAnswer,
  programmeAnswer,
  tableAnswer,
} from './answers.ts'

/** Nothing here can change anything, and asking twice gives the same. */
const readOnly = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false }

const documentId = z
  .string()
  .regex(/^[\da-f]{16}$/u)
  .describe('库中文件的编号，list_documents 给出')
const limit = z.number().int().min(1).max(200).default(50).describe('最多几条')

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
      instructions:
        '部门预算公开文件：单位、表、项目绩效目标、检查出的问题。引用数字时请注明 source 里的文件和位置。',
    },
  )
  addListing(server, store)
  addReading(server, store)
  addFigures(server, store)
  return server
}

function addListing(server: McpServer, store: Store): void {
  server.registerTool(
    'list_documents',
    {
      title: '找文件',
      description: '按单位、标题、地区、年度里的词找公开文件；词之间用空格，须都出现。',
      inputSchema: z.object({
        words: z.string().max(200).default(''),
        limit,
        offset: z.number().int().min(0).default(0),
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
      }),
      annotations: readOnly,
    },
    ({ document, table }) =>
      withDocument(store, document, (stored) => {
        const found = stored.disclosure.tables[table]
        return found ? tableAnswer(stored, found) : null
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
      inputSchema: z.object({ document: documentId, words: z.string().min(1).max(200), limit }),
      annotations: readOnly,
    },
    ({ document, words, limit: most }) =>
      withDocument(store, document, (stored) =>
        figuresAnswer(stored, words.split(/\s+/u).filter(Boolean), most),
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
      }),
      annotations: readOnly,
    },
    ({ document, severity, limit: most }) =>
      withDocument(store, document, (stored) => {
        const found = stored.findings.filter(
          (finding) => severity === undefined || finding.severity === severity,
        )
        return {
          total: found.length,
          findings: found.slice(0, most).map((finding) => findingAnswer(stored, finding)),
        }
      }),
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
