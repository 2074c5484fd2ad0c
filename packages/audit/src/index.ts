export { isPdf, openPdfium, type PdfEngine } from '@mingzhang/readers'
export { type Audit, audit, check } from './audit.ts'
