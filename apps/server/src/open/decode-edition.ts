import type { Disclosure } from '@mingzhang/model'
import type { BookFormat } from '../server-options.ts'

/** 版次内容 What every format of an edition is written from. */
export type EditionContent = Parameters<BookFormat>[0]

/** 解版次 The text that this server kept when the edition was published. */
export const decodeEdition = (content: string): EditionContent => JSON.parse(content)

/** 解读出的数据 The record of a document that the store kept as this program wrote it. */
export const decodeDisclosure = (text: string): Disclosure => JSON.parse(text)
