import type { Read, SourceDocument } from '@mingzhang/model'
import { readDoc } from '../doc/read-doc.ts'
import type { Limits } from '../limits.ts'
import { damaged, passwordNeeded, refused, unsupported } from '../refusals.ts'
import { readXls } from '../xls/read-xls.ts'
import { openCompound } from './open-compound.ts'

/** 读旧格式 A file of the old office formats, told apart by the streams it holds. */
export function readCompound(bytes: Uint8Array, limits: Limits): Read<SourceDocument> {
  const file = openCompound(bytes)
  if (file === null) return refused(damaged('旧格式的 Office 文件'))
  if (file.names.includes('EncryptedPackage')) return refused(passwordNeeded('文件'))
  const workbook = file.read('Workbook')
  if (workbook) return readXls(workbook, limits)
  if (file.names.includes('WordDocument')) return readDoc(file, limits)
  if (file.names.includes('Book')) return refused(unsupported('Excel 95 及更早的文件', saveAs('xlsx')))
  if (file.names.includes('PowerPoint Document'))
    return refused(unsupported('PowerPoint 演示文稿', saveAs('docx')))
  const isCut = file.names.includes('Workbook')
  return refused(isCut ? damaged('旧格式的 Office 文件') : unsupported('这种文件', saveAs('docx 或 xlsx')))
}

const saveAs = (format: string): string => `请用 WPS 或 Office 打开，另存为 ${format} 后再试。`
