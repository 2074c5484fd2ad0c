import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readMapping, type SheetMapping, type StatedMapping, writeMapping } from '@mingzhang/forms'
import { dataFolder } from './open-store.ts'

/** 记在哪里 The file that keeps what the columns under these headings are: plain text, to be read, changed and deleted. */
export const columnsFile = (shape: string): string =>
  join(dataFolder(), 'columns', `${createHash('sha256').update(shape).digest('hex').slice(0, 12)}.yaml`)

/** 记住的对照 What a person once said of these headings; null when nobody did, or the file is gone or no mapping any more. */
export function rememberedColumns(shape: string): StatedMapping | null {
  try {
    return readMapping(readFileSync(columnsFile(shape), 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}

/**
 * 记住对照 Keeps a mapping that a person gave, for the next file with the same headings.
 *
 * @param from the file of entries it was given for, named in the kept file
 * @param day ISO date
 * @returns the path it is kept at; null where nothing may be written there
 */
export function rememberColumns(mapping: SheetMapping, from: string, day: string): string | null {
  const path = columnsFile(mapping.shape)
  const head = [
    '# 记住的列的对照：列名相同的分录表自动照用。可以改；删掉这个文件就忘掉。',
    `# ${day} 为 ${basename(from)} 定的。`,
  ]
  const [, ...lines] = writeMapping(mapping).split('\n')
  try {
    mkdirSync(join(dataFolder(), 'columns'), { recursive: true })
    writeFileSync(path, [...head, ...lines].join('\n'))
    return path
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}
