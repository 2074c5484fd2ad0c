import type { Comment } from '@mingzhang/model'
import { storableText } from '../storable-text.ts'

/** 批注者 Who wrote or settled a remark, and when (ISO 8601). */
export type CommentDoer = { readonly account: string; readonly name: string; readonly at: string }

/** 新批注 What somebody writes. */
export type WrittenComment = Pick<Comment, 'id' | 'aboutWords' | 'body'> & { readonly by: CommentDoer }

/** 批注行 A remark as it is first kept. */
export const commentRow = ({ id, aboutWords, body, by }: WrittenComment) => ({
  id,
  about_words: storableText(aboutWords),
  body: storableText(body),
  account: by.account,
  name: storableText(by.name),
  written_at: new Date(by.at),
  resolved_at: null,
  resolved_by: null,
})

/** 了结与否 A remark that is dealt with, or open again (null). */
export const settled = (by: CommentDoer | null) => ({
  resolved_at: by === null ? null : new Date(by.at),
  resolved_by: by === null ? null : storableText(by.name),
})

type Row = {
  readonly id: string
  readonly about_words: string
  readonly body: string
  readonly name: string
  readonly written_at: Date
  readonly resolved_at: Date | null
  readonly resolved_by: string | null
}

/** 读批注 A kept remark. */
export const commentOf = (row: Row): Comment => ({
  id: row.id,
  aboutWords: row.about_words,
  body: row.body,
  name: row.name,
  writtenAt: row.written_at.toISOString(),
  resolvedAt: row.resolved_at?.toISOString() ?? null,
  resolvedBy: row.resolved_by,
})
