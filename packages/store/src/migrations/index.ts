import { books } from './books.ts'
import { deskHistory } from './desk-history.ts'
import { documentComments } from './document-comments.ts'
import { entryMappings } from './entry-mappings.ts'
import { firstSchema } from './first-schema.ts'
import { logBySubject } from './log-by-subject.ts'
import { openBook } from './open-book.ts'
import { openEditions } from './open-editions.ts'
import { organisationHistory } from './organisation-history.ts'
import { people } from './people.ts'
import { performance } from './performance.ts'
import { performanceApproval } from './performance-approval.ts'
import { review } from './review.ts'
import { unitIdentityIndex } from './unit-identity.ts'

/** 库表沿革 The one history of the schema, in order; a migration that was published is never edited. */
export const migrations: { readonly [name: string]: readonly string[] } = {
  '0001-first-schema': firstSchema,
  '0002-people': people,
  '0003-books': books,
  '0004-performance': performance,
  '0005-open': openBook,
  '0006-review': review,
  '0007-entry-mappings': entryMappings,
  '0009-desk-history': deskHistory,
  '0010-organisation-history': organisationHistory,
  '0011-open-editions': openEditions,
  '0012-performance-approval': performanceApproval,
  '0013-unit-identity': unitIdentityIndex,
  '0014-document-comments': documentComments,
  '0015-log-by-subject': logBySubject,
}
