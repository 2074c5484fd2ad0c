/** How much before the table of cross-references is looked at: the catalog is the last object of the file. */
const reach = 4000

/** The typesetter writes the reading direction, which is the default, and leaves out that the title is to be shown. */
const preference = /(?<=\/ViewerPreferences\s*<<\s*)\/Direction \/L2R/u

/**
 * 显示题名 The PDF with the wish that a reader shows the title of the document in its bar, not the name of the file (ISO
 * 32000-1, table 150; ISO 14289-1, 7.1). A file that is built in another way than expected stays as it is.
 */
export function showTitle(pdf: Uint8Array): Uint8Array {
  const end = latin(pdf.subarray(-60))
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(end)?.[1] ?? Number.NaN)
  if (!(start > 0 && start < pdf.length)) return pdf
  const from = Math.max(0, start - reach)
  const tail = latin(pdf.subarray(from, start))
  const catalog = tail.slice(tail.lastIndexOf(' obj'))
  const changed = catalog.replace(preference, '/DisplayDocTitle true')
  if (changed === catalog) return pdf
  const moved = start + changed.length - catalog.length
  const rest = latin(pdf.subarray(start)).replace(/startxref\s+\d+/u, `startxref\n${moved}`)
  const kept = pdf.subarray(0, start - catalog.length)
  const added = bytesOf(changed + rest)
  const whole = new Uint8Array(kept.length + added.length)
  whole.set(kept)
  whole.set(added, kept.length)
  return whole
}

/** A sign a byte: what calls itself latin1 elsewhere is not. */
const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
