export { backfillOpenBook } from './backfill-open-book.ts'
export { type OpenDataRow, type OpenFacts, openData, openFactsOf } from './compare-open.ts'
export {
  getOpenFindings,
  getOpenYear,
  isPublished,
  type OpenEdition,
  type OpenYear,
} from './get-open-year.ts'
export {
  type OpenHome,
  type OpenLine,
  type OpenRegion,
  type OpenRegionQuery,
  openHome,
  openRegion,
  openSorts,
} from './list-open-books.ts'
export { type SearchEntry, type SearchKind, searchKinds } from './search-entries.ts'
export { type OpenHits, type OpenSearch, type OpenSearchResult, searchOpen } from './search-open.ts'
