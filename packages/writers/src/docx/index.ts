export type { Report, ReportFile } from '../report.ts'
export { writeDocxNotice } from './write-docx-notice.ts'
