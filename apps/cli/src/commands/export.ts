import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentSummary, Store } from '@mingzhang/store'
import { writeDisclosureCsv } from '@mingzhang/writers/open-data'
import type { Command } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { complain, complainShort } from '../terminal/complain.ts'
import { terminalText } from '../terminal/terminal-text.ts'

const formats = ['json', 'csv', 'original'] as const
type ExportFormat = (typeof formats)[number]

type ExportOptions = { readonly out: string; readonly formats?: string }

/** `export [ID…] --out DIR`: documents out of the store, as data and as they were imported. */
export function addExportCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('export')
    .description('从库中导出：读出的数据和原件')
    .usage('[选项] [文件编号...]')
    .argument('[文件编号...]', '库中文件的编号；省略时导出全部')
    .requiredOption('--out <dir>', '写到这个文件夹')
    .option('--formats <list>', `用逗号隔开：${formats.join('、')}；省略时写 json、csv`)
    .action(async (ids: string[], options: ExportOptions) => {
      const wanted = (options.formats ?? 'json,csv').split(',').map((format) => format.trim())
      const unknown = wanted.find((format) => !formats.some((each) => each === format))
      if (unknown !== undefined) {
        complain(`导不出 ${unknown}；可用的格式：${formats.join('、')}`)
        exit(2)
        return
      }
      const chosen = formats.filter((format) => wanted.includes(format))
      exit((await exportDocuments(ids, chosen, options.out)) ? 0 : 2)
    })
}

async function exportDocuments(
  ids: readonly string[],
  chosen: readonly ExportFormat[],
  folder: string,
): Promise<boolean> {
  const { openConfiguredStore } = await import('../open-store.ts')
  const opened = await openConfiguredStore(new Date().toISOString())
  if (!opened.ok) {
    complainShort(opened.refusal)
    return false
  }
  try {
    await mkdir(folder, { recursive: true })
    return await writeChosen(opened.value, { ids, chosen, folder })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    complain(`${folder}：写不了（${String(error.code)}）；请换一个位置`)
    return false
  } finally {
    await opened.value.close()
  }
}

async function writeChosen(
  store: Store,
  {
    ids,
    chosen,
    folder,
  }: { readonly ids: readonly string[]; readonly chosen: readonly ExportFormat[]; readonly folder: string },
): Promise<boolean> {
  const missing = new Set(ids)
  for await (const document of allDocuments(store)) {
    if (ids.length > 0 && !missing.delete(document.id)) continue
    for (const format of chosen) {
      const file = await fileOf(store, document, format)
      if (file) await writeFile(join(folder, file.name), file.bytes)
    }
    process.stdout.write(`已导出  ${document.id}  ${terminalText(document.fileName)}\n`)
  }
  for (const id of missing) complain(`库中没有编号为 ${id} 的文件；用网页或 import 的清单核对编号`)
  return missing.size === 0
}

/** One page of the list at a time, so that a store of many thousands is never held whole. */
async function* allDocuments(store: Store): AsyncGenerator<DocumentSummary> {
  const { listDocuments } = await import('@mingzhang/store')
  for (let offset = 0; ; ) {
    const { documents } = await listDocuments(store, { sort: 'importedAt', limit: 200, offset })
    yield* documents
    if (documents.length === 0) return
    offset += documents.length
  }
}

async function fileOf(
  store: Store,
  { id, fileName }: DocumentSummary,
  format: ExportFormat,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  const { getDocument, getOriginal } = await import('@mingzhang/store')
  const plain = `${id}-${fileName.replace(/[/\\:*?"<>|\s]+/gu, '-').slice(-120)}`
  if (format === 'original') {
    const original = await getOriginal(store, id)
    return original && { name: plain, bytes: original.bytes }
  }
  const document = await getDocument(store, id)
  if (!document) return null
  const { disclosure, findings } = document
  return format === 'csv'
    ? { name: `${plain}.csv`, bytes: writeDisclosureCsv(disclosure) }
    : {
        name: `${plain}.json`,
        bytes: new TextEncoder().encode(`${JSON.stringify({ ...disclosure, findings }, null, 2)}\n`),
      }
}
