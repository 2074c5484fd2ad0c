export {
  type AlikeFindings,
  moneyInWan,
  type Review,
  type ReviewedUnit,
  reviewOf,
  shapeOf,
} from './review-report.ts'
export { reviewWords } from './words.ts'
export { type ReviewPageParts, writeReviewPage } from './write-review-page.ts'
