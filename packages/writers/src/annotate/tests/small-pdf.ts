import { strToU8, zlibSync } from 'fflate'

const content = (text: string): string => {
  const drawn = `BT /F 12 Tf 72 700 Td (${text}) Tj ET`
  return `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`
}

/** Objects of a PDF of one page with a line of text; 5 is the page's content and never packed. */
const objectsOf = (text: string, page: string): readonly string[] => [
  '<< /Type /Catalog /Pages 2 0 R >>',
  `<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>`,
  `<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> ${page} >>`,
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  content(text),
]

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0')

/** A PDF of one page whose cross-references are a table. */
export function pdfWithTable(text: string, page = '', trailer = ''): Uint8Array {
  let file = '%PDF-1.4\n'
  const offsets = objectsOf(text, page).map((object, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = file.length
  const lines = offsets.map((offset) => `${pad(offset, 10)} 00000 n \n`).join('')
  file += `xref\n0 6\n0000000000 65535 f \n${lines}trailer\n<< /Size 6 /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return strToU8(file, true)
}

/** The same with its objects packed into a stream and its cross-references in another, told by differences of rows. */
export function pdfWithStreams(text: string, page = ''): Uint8Array {
  const objects = objectsOf(text, page)
  const packed = objects.slice(0, 4)
  let body = ''
  const pairs = packed.map((object, index) => {
    const at = body.length
    body += `${object}\n`
    return `${index + 1} ${at}`
  })
  const head = `${pairs.join(' ')} `
  const stream = zlibSync(strToU8(head + body, true))
  const pieces: Uint8Array[] = []
  const length = () => pieces.reduce((sum, piece) => sum + piece.length, 0)
  const write = (piece: string | Uint8Array) =>
    pieces.push(typeof piece === 'string' ? strToU8(piece, true) : piece)
  write('%PDF-1.5\n')
  const contentAt = length()
  write(`5 0 obj\n${objects[4] ?? ''}\nendobj\n`)
  const packedAt = length()
  write(
    `6 0 obj\n<< /Type /ObjStm /N 4 /First ${head.length} /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`,
  )
  write(stream)
  write('\nendstream\nendobj\n')
  const start = length()
  const entry = (kind: number, value: number, index: number) => [kind, value >> 8, value & 255, index]
  const rows = [
    entry(0, 0, 255),
    ...packed.map((_, index) => entry(2, 6, index)),
    entry(1, contentAt, 0),
    entry(1, packedAt, 0),
    entry(1, start, 0),
  ]
  const told = rows.flatMap((row, at) => [
    2,
    ...row.map((byte, column) => (byte - (rows[at - 1]?.[column] ?? 0)) & 255),
  ])
  const table = zlibSync(Uint8Array.from(told))
  write(
    `7 0 obj\n<< /Type /XRef /Size 8 /Root 1 0 R /W [1 2 1] /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >> /Length ${table.length} >>\nstream\n`,
  )
  write(table)
  write(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`)
  const out = new Uint8Array(length())
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}
