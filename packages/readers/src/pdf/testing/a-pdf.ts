/** A text on a page: its left end and baseline in points, origin at the bottom left as PDF has it. */
export type Mark =
  | { readonly x: number; readonly y: number; readonly text: string; readonly size?: number }
  /** A ruling line between two points. */
  | { readonly from: readonly [number, number]; readonly to: readonly [number, number] }

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Latin letters and figures in Helvetica; Chinese in a font of the reader (STSong-Light), two bytes a character. */
function contentOf(marks: readonly Mark[]): string {
  return marks
    .map((mark) => {
      if ('from' in mark) return `${mark.from.join(' ')} m ${mark.to.join(' ')} l S`
      const isLatin = /^[\x20-\x7e]*$/u.test(mark.text)
      const shown = isLatin ? `(${mark.text.replace(/[\\()]/gu, '\\$&')})` : `<${hex(mark.text)}>`
      return `BT /${isLatin ? 'F1' : 'F2'} ${mark.size ?? 10} Tf ${mark.x} ${mark.y} Td ${shown} Tj ET`
    })
    .join('\n')
}

const hex = (text: string): string =>
  [...text].map((char) => (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')

const fonts = [
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>',
  `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000
     /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 6 0 R >>`,
  `<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0
     /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>`,
]

/** A small PDF made by hand: pages of 595 × 842 points. */
export function aPdf(
  pages: readonly (readonly Mark[])[],
  options: { readonly rotate?: number } = {},
): Uint8Array {
  const first = 7
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(' ')
  const rotate = options.rotate ? `/Rotate ${options.rotate}` : ''
  const bodies = pages.flatMap((marks, index) => {
    const content = contentOf(marks)
    return [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${rotate} /Contents ${first + index * 2 + 1} 0 R
         /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]
  })
  return fileOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...fonts,
    ...bodies,
  ])
}

function fileOf(bodies: readonly string[], trailer = ''): Uint8Array {
  let text = '%PDF-1.4\n'
  const offsets = bodies.map((body, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = text.length
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${entries}`
  text += `trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return encode(text)
}

/** A page that is one picture. */
export const scan = (): Uint8Array => {
  const content = '595 0 0 842 0 0 cm /Im Do'
  return fileOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
       /Resources << /XObject << /Im 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>
stream\n0\nendstream`,
  ])
}

/** A file that asks for a password: the standard handler with keys nobody has. */
export const encrypted = (): Uint8Array => {
  const key = '0'.repeat(64)
  return fileOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [] /Count 0 >>',
      `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${key}> /U <${key}> >>`,
    ],
    '/Encrypt 3 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]',
  )
}
