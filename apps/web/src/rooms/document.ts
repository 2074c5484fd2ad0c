import { documentZhCn } from '../words/document.zh-cn.ts'
import { reviewZhCn } from '../words/review.zh-cn.ts'

export { DocumentRoom } from '../document/document-room.tsx'

/** 文件 What the room of one document says; decisions are said in the words of the review. */
export const words = { ...documentZhCn, review: reviewZhCn }
