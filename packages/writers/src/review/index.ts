export {
  type AlikeFindings,
  moneyInWan,
  moneyOf,
  type Review,
  type ReviewedUnit,
  reviewOf,
  shapeOf,
} from './review-report.ts'
export { reviewWords } from './words.ts'
export { noticeName, writeNoticeArchive } from './write-notice-archive.ts'
export { type ReviewPageParts, writeReviewPage } from './write-review-page.ts'
export {
  type DecidedFinding,
  type ReviewBook,
  type ReviewLine,
  type SilencedLine,
  writeReviewWorkbook,
} from './write-review-workbook.ts'
