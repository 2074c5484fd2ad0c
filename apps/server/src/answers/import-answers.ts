import type { Readable } from 'node:stream'
import type { Refusal } from '@mingzhang/model'
import { type TSchema, Type } from 'typebox'
import { named, record, text, whole } from './answer-schema.ts'

const file = {
  ...{ file: text, index: whole },
  member: Type.Optional(Type.Integer({ description: '压缩包里的第几份，从 0 起' })),
}
const stage = (name: string) => ({ stage: Type.Literal(name) })
const status = (name: string) => ({ status: Type.Literal(name) })
const bytes = { bytes: whole }
const line = (fields: { readonly [name: string]: TSchema }): TSchema => record(fields)

/** 进度的一行 A line of the answer to an upload: every stage of every file, and last of all how many came to what. */
const importLine = Type.Union(
  [
    line({ ...file, ...stage('receiving') }),
    line({ ...file, ...stage('reading'), ...bytes }),
    line({ ...file, ...stage('checking'), ...bytes }),
    line({
      ...{ ...file, ...stage('saving') },
      ...{ tables: whole, statements: whole, programs: whole, findings: whole },
    }),
    line({
      ...{ ...file, ...stage('done'), ...status('imported'), id: text },
      findings: line({ error: whole, warning: whole, note: whole }),
    }),
    line({ ...file, ...stage('done'), ...status('already'), id: text }),
    line({ ...file, ...stage('refused'), ...status('refused'), refusal: named<Refusal>('Refusal') }),
    line({ ...stage('end'), imported: whole, already: whole, refused: whole }),
  ],
  { description: '一行 JSON：一份文件到了哪一步，或它的结果；最后一行是 end' },
)

/** 入库的答复 Lines of JSON, one for everything that happens, while it happens. */
export const importAnswer = {
  200: {
    description: '逐行的进度',
    content: { 'application/x-ndjson': { schema: Type.Unsafe<Readable>(importLine) } },
  },
}
