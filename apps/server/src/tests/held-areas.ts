/**
 * 查答复的分工 Which test holds the answers of which operations (`GET /api/books`). Every operation is somebody's: a new one
 * that nobody holds fails the test of this list, and one that its test forgets to ask for fails that test.
 */
export const heldAreas = {
  'answers/document-answers.test.ts': /^\w+ \/api\/documents/u,
  'books/book-answers.test.ts': /^\w+ \/api\/books/u,
  'open/open-schemas.test.ts': /^\w+ \/api\/open(?!api)(?!.*\/edition\/)/u,
  'routes/open-editions.test.ts': /^\w+ \/api\/open.*\/edition\//u,
  'people/people.test.ts': /^\w+ \/api\/(account|session|log|health)|^(GET|POST) \/api\/organisations$/u,
  'people/change-organisation.test.ts':
    /^(PATCH|DELETE) \/api\/organisations|^\w+ \/api\/organisations\/(merged|hanging)$/u,
  'performance/performance.test.ts': /^\w+ \/api\/performance(?!\/records|.*\/(?:adjustment|measure)$)/u,
  'performance/performance-records.test.ts': /^\w+ \/api\/performance(?:\/records|.*\/measure$)/u,
  'performance/year-adjustment.test.ts': /^\w+ \/api\/performance.*\/adjustment$/u,
  'review/review.test.ts': /^\w+ \/api\/review/u,
} as const satisfies { readonly [file: string]: RegExp }
