import {
  audit,
  defaultLimits,
  isPdf,
  type NamedAudit,
  type NamedFile,
  openPdfium,
  type PdfEngine,
  takeTogether,
  unpackFiles,
} from '@mingzhang/audit'
import type { Read, Refusal } from '@mingzhang/model'
import { writeDocxNotice } from '@mingzhang/writers/docx'
import { writeHtmlReport } from '@mingzhang/writers/html'
import type { ReportFile } from '@mingzhang/writers/report'
import { writeXlsxFindings } from '@mingzhang/writers/xlsx'
import type { Answer, Ask } from './messages.ts'

/*
 * The thread that reads: everything that takes time is done here, so that the page stays awake and Esc can end it. It
 * keeps what was read until it is ended, to take together what belongs together.
 */

const tell = (answer: Answer): void => self.postMessage(answer)

type Kept = NamedAudit & { readonly key: string }
const kept: Kept[] = []
let program: Promise<Uint8Array> | null = null
let giveProgram: (bytes: Uint8Array) => void = () => {}
let engine: PdfEngine | null = null
let turn: Promise<void> = Promise.resolve()

self.addEventListener('message', ({ data: ask }: MessageEvent<Ask>) => {
  if (ask.kind === 'pdf') return giveProgram(ask.program)
  turn = turn
    .then(() => answer(ask))
    .catch(() => {
      tell({ kind: 'failed', of: ask.kind === 'file' ? ask.key : null })
      if (ask.kind === 'file') tell({ kind: 'finished', of: ask.key })
    })
})

async function answer(ask: Exclude<Ask, { kind: 'pdf' }>): Promise<void> {
  if (ask.kind === 'file') await readBundle(ask)
  else if (ask.kind === 'together') joinKept()
  else tell({ kind: 'saved', as: ask.as, bytes: await saved(ask) })
  tell({ kind: 'requests', count: performance.getEntriesByType('resource').length })
}

function saved({ as, files, issuedOn }: Extract<Ask, { kind: 'save' }>): Uint8Array | Promise<Uint8Array> {
  const report = { files, issuedOn }
  if (as === 'docx') return writeDocxNotice(report)
  return as === 'xlsx' ? writeXlsxFindings(report) : writeHtmlReport(report)
}

async function readBundle({ key, name, bytes }: Extract<Ask, { kind: 'file' }>): Promise<void> {
  const members = membersOf({ name, bytes })
  if (!members.ok) {
    tell({ kind: 'reading', key, of: key, name })
    tell({ kind: 'refused', key, refusal: members.refusal })
  } else {
    for (const [n, member] of members.value.entries()) {
      await readMember(n === 0 ? key : `${key}.${n}`, key, member)
    }
  }
  tell({ kind: 'finished', of: key })
}

/** The files of a bundle, and of bundles in it, under the names of both; any other file is itself. */
function membersOf(file: NamedFile, levels = 2): Read<readonly NamedFile[]> {
  const unpacked = unpackFiles(file, defaultLimits)
  if (!unpacked.ok) return unpacked
  if (unpacked.value.length === 0) return { ok: false, refusal: emptyBundle }
  const all = unpacked.value.flatMap((member): readonly NamedFile[] => {
    if (member.bytes === file.bytes) return [file]
    const inside = { name: `${file.name}/${member.name}`, bytes: member.bytes }
    if (levels === 0) return [inside]
    const deeper = membersOf(inside, levels - 1)
    return deeper.ok ? deeper.value : [inside]
  })
  return { ok: true, value: all }
}

async function readMember(key: string, of: string, { name, bytes }: NamedFile): Promise<void> {
  tell({ kind: 'reading', key, of, name })
  const pdf = isPdf(bytes) ? await pdfEngine() : null
  const result = audit(
    bytes,
    name,
    defaultLimits,
    ({ disclosure: { document, tables, programs, claims } }) =>
      tell({
        kind: 'checking',
        key,
        facts: { document, tables: tables.length, programs: programs.length, claims: claims.length },
      }),
    pdf,
  )
  if (!result.ok) return tell({ kind: 'refused', key, refusal: result.refusal })
  const named = { key, file: name, audit: result.value }
  kept.push(named)
  tell({ kind: 'done', key, file: reportFile(named) })
}

/** The PDF library is asked for with the first PDF, and opened anew after a file has broken it. */
async function pdfEngine(): Promise<PdfEngine> {
  if (engine !== null && !engine.isBroken()) return engine
  program ??= new Promise((resolve) => {
    giveProgram = resolve
    tell({ kind: 'needs-pdf' })
  })
  engine = await openPdfium(await program)
  return engine
}

/** The findings of all files that were read, after those that belong together were taken together. */
function joinKept(): void {
  const taken = takeTogether(kept)
  const files = taken.files.flatMap((named, n) => {
    const key = kept[n]?.key
    return key === undefined ? [] : [{ key, file: reportFile(named) }]
  })
  tell({ kind: 'together', files, why: [...taken.together, ...taken.apart].map(({ why }) => why) })
}

const reportFile = ({ file, audit: { disclosure, findings, counts } }: NamedAudit): ReportFile => ({
  file,
  document: disclosure.document,
  findings,
  counts,
})

const emptyBundle: Refusal = {
  id: 'file/empty-bundle',
  what: '压缩包里没有文件',
  why: '其中没有可读的文件',
  toDo: '请重新打包',
}
