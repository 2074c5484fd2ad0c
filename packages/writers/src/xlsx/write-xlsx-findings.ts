import { issueDate, type Report } from '../report.ts'
import { words } from '../words.ts'
import { findingsTable } from './findings-table.ts'
import { statisticsTable } from './statistics-table.ts'
import { writeWorkbook } from './workbook.ts'

/**
 * 问题清单（工作簿） The findings of a report as a workbook: 问题清单 with one finding a row, 统计 with one file a row.
 *
 * Figures are numbers with the digits stated; every text stays text, whatever sign it starts with.
 *
 * @returns an .xlsx; the same report gives the same bytes
 */
export async function writeXlsxFindings(report: Report): Promise<Uint8Array> {
  const tables = [findingsTable(report), statisticsTable(report)]
  return writeWorkbook(tables, words.workbook.findings, issueDate(report).at)
}
