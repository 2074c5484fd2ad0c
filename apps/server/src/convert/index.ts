export { auditBytes } from './audit-bytes.ts'
export { type Converted, conversionFor } from './conversion-for.ts'
export { withConversion } from './with-conversion.ts'
