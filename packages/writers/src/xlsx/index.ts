export type { Report, ReportFile } from '../report.ts'
export { writeXlsxFindings } from './write-xlsx-findings.ts'
export { writeXlsxTables } from './write-xlsx-tables.ts'
