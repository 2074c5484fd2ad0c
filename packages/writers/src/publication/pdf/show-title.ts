/** How much before the table of cross-references is looked at: the catalog is the last object of the file. */
const reach = 4000

/** How much of the end of the file holds where that table begins. */
const reachOfEnd = 60

/** The typesetter writes the reading direction, which is the default, and leaves out that the title is to be shown. */
const preference = /(?<=\/ViewerPreferences\s*<<\s*)\/Direction \/L2R/u

/**
 * 显示题名 The PDF with the wish that a reader shows the title of the document in its bar, not the name of the file (ISO
 * 32000-1, table 150; ISO 14289-1, 7.1). A file that is built in another way than expected stays as it is.
 */
export function showTitle(pdf: Uint8Array): Uint8Array {
  const ending = latin(pdf.subarray(-reachOfEnd))
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(ending)?.[1] ?? Number.NaN)
  if (!(start > 0 && start < pdf.length - reachOfEnd)) return pdf
  const before = latin(pdf.subarray(Math.max(0, start - reach), start))
  const catalog = before.slice(before.lastIndexOf(' obj'))
  const changed = catalog.replace(preference, '/DisplayDocTitle true')
  if (changed === catalog) return pdf
  const moved = start + changed.length - catalog.length
  return joined([
    pdf.subarray(0, start - catalog.length),
    bytesOf(changed),
    pdf.subarray(start, pdf.length - reachOfEnd),
    bytesOf(ending.replace(/startxref\s+\d+/u, `startxref\n${moved}`)),
  ])
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A sign a byte: what calls itself latin1 elsewhere is not. */
const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
