import { reviewZhCn } from '../words/review.zh-cn.ts'

export { ReviewRoom } from '../review/review-room.tsx'

/** 审核 What the review desk says. */
export const words = { review: reviewZhCn }
