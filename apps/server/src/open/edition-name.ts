import type { Book } from '@mingzhang/model'
import { uploadName } from '../upload-name.ts'

/** 公开稿文件名 The name of a published edition in a format. */
export const editionName = ({ unit, year }: Pick<Book, 'unit' | 'year'>, format: string): string =>
  uploadName(`${unit.name}${year}年部门预算公开.${format}`)
