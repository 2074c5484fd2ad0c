import type { PdfFile } from './pdf-file.ts'
import { bytesOfText } from './pdf-value.ts'

/** 新对象 An object to be appended: new, or a newer version of one that is there. */
export type NewObject = { readonly number: number; readonly generation: number; readonly content: string }

/**
 * 增量更新 The file with objects appended behind its last byte (ISO 32000-1, 7.5.6): nothing of the original is touched,
 * so that what was signed stays as it was signed. The section that says where they stand is of the kind of the newest
 * one: a table, or a stream.
 */
export function appendObjects(
  bytes: Uint8Array,
  file: PdfFile,
  objects: readonly NewObject[],
  size: number,
): Uint8Array {
  const sorted = [...objects].sort((one, other) => one.number - other.number)
  let added = /[\r\n]$/u.test(file.text.slice(-1)) ? '' : '\n'
  const offsets = new Map<number, number>()
  for (const { number, generation, content } of sorted) {
    offsets.set(number, bytes.length + added.length)
    added += `${number} ${generation} obj\n${content}\nendobj\n`
  }
  const start = bytes.length + added.length
  added += file.references.isStream
    ? streamSection(file, sorted, offsets, start, size)
    : tableSection(file, sorted, offsets, size)
  added += `startxref\n${start}\n%%EOF\n`
  const out = new Uint8Array(bytes.length + added.length)
  out.set(bytes)
  out.set(bytesOfText(added), bytes.length)
  return out
}

/** What the newest trailer says, but for what is said anew. */
function trailerEntries({ references }: PdfFile, isStream: boolean): string {
  const kept = isStream ? /^(?:Root|Info|ID)$/u : /^(?!(?:Size|Prev|XRefStm)$)/u
  return [...references.trailer.entries]
    .filter(([key]) => kept.test(key))
    .map(([key, { raw }]) => `/${key} ${raw}`)
    .join(' ')
}

/** Runs of numbers that follow one another. */
function runsOf(objects: readonly NewObject[]): NewObject[][] {
  const runs: NewObject[][] = []
  for (const object of objects) {
    const run = runs.at(-1)
    if (run && run.at(-1)?.number === object.number - 1) run.push(object)
    else runs.push([object])
  }
  return runs
}

function tableSection(
  file: PdfFile,
  objects: readonly NewObject[],
  offsets: ReadonlyMap<number, number>,
  size: number,
): string {
  const sections = runsOf(objects).map((run) => {
    const lines = run.map(
      ({ number, generation }) =>
        `${String(offsets.get(number) ?? 0).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`,
    )
    return `${run[0]?.number ?? 0} ${run.length}\n${lines.join('')}`
  })
  return `xref\n${sections.join('')}trailer\n<< /Size ${size} /Prev ${file.references.start} ${trailerEntries(file, false)} >>\n`
}

/** The stream lists itself too, as the last object. */
function streamSection(
  file: PdfFile,
  objects: readonly NewObject[],
  offsets: ReadonlyMap<number, number>,
  start: number,
  size: number,
): string {
  const own: NewObject = { number: size, generation: 0, content: '' }
  const all = [...objects, own]
  const data = all.map(({ number, generation }) => {
    const offset = number === size ? start : (offsets.get(number) ?? 0)
    const offsetBytes = [offset >>> 24, offset >>> 16, offset >>> 8, offset].map((value) => value & 255)
    return String.fromCharCode(1, ...offsetBytes, (generation >>> 8) & 255, generation & 255)
  })
  const content = data.join('')
  const index = runsOf(all).map((run) => `${run[0]?.number ?? 0} ${run.length}`)
  return `${size} 0 obj\n<< /Type /XRef /Size ${size + 1} /Prev ${file.references.start} /W [1 4 2] /Index [${index.join(' ')}] \
${trailerEntries(file, true)} /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n`
}
