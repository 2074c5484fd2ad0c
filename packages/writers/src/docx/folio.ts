import { Footer, PageNumber, Paragraph, TextRun } from 'docx'

/** 页码 — 1 —, outside on odd and even pages. Its style is in the official styles. */
export const folio = (alignment: 'left' | 'right' | 'center'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'NoticeFolio',
        alignment,
        indent: { left: 280, right: 280 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
