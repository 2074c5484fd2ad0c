export { isPdf, openPdfium, type PdfEngine } from '@mingzhang/readers'
export { type Audit, audit, check } from './audit.ts'
export type { Apart, Joined } from './together/joined.ts'
export { auditTogether, type NamedAudit, type Together, takeTogether } from './together.ts'
