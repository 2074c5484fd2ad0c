import { basename } from 'node:path'
import { defaultLimits, readSource } from '@mingzhang/audit'
import { type RecordType, recordTypes } from '@mingzhang/law'
import {
  type Records,
  recordsOfSource,
  recordsOfText,
  recordTypesOf,
  textOfBytes,
} from '@mingzhang/performance'
import { loadFile } from '../load-file.ts'
import { complain, complainOf } from '../terminal/complain.ts'

/** 台账文件 A file of records, read by its type. */
export type RecordFile = {
  readonly path: string
  readonly records: Records
  /** The file says that it is made up. */
  readonly simulated: boolean
}

/** 分开 Files of records apart from documents with targets. */
export type SortedFiles = {
  readonly records: readonly RecordFile[]
  readonly documents: readonly string[]
  readonly refused: number
}

/** Formats that records come in; other files are documents. */
const recordEndings = /\.(?:csv|json|xlsx|xls)$/iu

/**
 * 读台账文件 Records of the files whose headings are those of a record type, or of the type that was named; the others are
 * taken for documents. What cannot be told apart is said.
 */
export async function sortRecordFiles(
  paths: readonly string[],
  named: RecordType | null,
): Promise<SortedFiles> {
  const records: RecordFile[] = []
  const documents: string[] = []
  let refused = 0
  for (const path of paths) {
    if (!recordEndings.test(path)) {
      documents.push(path)
      continue
    }
    const read = await readFileOf(path, named)
    if (read === 'refused') refused += 1
    else if (read === 'document') documents.push(path)
    else records.push(read)
  }
  return { records, documents, refused }
}

async function readFileOf(
  path: string,
  named: RecordType | null,
): Promise<RecordFile | 'document' | 'refused'> {
  const loaded = await loadFile(path)
  if (!loaded.ok) {
    complainOf(path, loaded.refusal)
    return 'refused'
  }
  const isBook = /\.xlsx?$/iu.test(path)
  const source = isBook ? readSource(loaded.value, defaultLimits) : null
  if (source && !source.ok) {
    complainOf(path, source.refusal)
    return 'refused'
  }
  const given = source?.ok ? source.value : textOfBytes(loaded.value)
  const types = named ? [named] : recordTypesOf(given)
  const [type] = types
  if (!type) return /\.xlsx?$/iu.test(path) ? 'document' : notRecords(path)
  if (types.length > 1) {
    const choices = types.map(({ id, title }) => `${id}（${title}）`).join('、')
    complain(`${path}：看不出是哪种台账；表头与${choices}都相合；请用 --type 写明`)
    return 'refused'
  }
  const records = typeof given === 'string' ? recordsOfText(type, given) : recordsOfSource(type, given)
  return { path, records, simulated: typeof given === 'string' && /^\ufeff?#\s*模拟数据/u.test(given) }
}

function notRecords(path: string): 'refused' {
  const known = recordTypes()
    .map(({ id, title }) => `${title}（${id}）`)
    .join('、')
  complain(
    `${basename(path)}：不是台账；表头不是任何一种台账的必备列；已知的台账：${known}，列名见 docs/performance.md`,
  )
  return 'refused'
}
