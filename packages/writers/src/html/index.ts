export type { Report, ReportFile } from '../report.ts'
export { writeHtmlReport } from './write-html-report.ts'
