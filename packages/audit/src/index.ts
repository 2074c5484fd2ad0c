export {
  defaultLimits,
  greyPicture,
  type Handling,
  isPdf,
  type Limits,
  type NamedFile,
  openPdfium,
  type Page,
  type PdfEngine,
  readDisclosure,
  readSource,
  recognisedPage,
  ruledLines,
  unpackFiles,
} from '@mingzhang/readers'
export {
  type AcceptedDifference,
  type AcceptedFinding,
  type AfterAcceptance,
  acceptDifferences,
  identityOf,
} from './accepted/accept-differences.ts'
export { decodeAccepted } from './accepted/decode-accepted.ts'
export { type Audit, audit, check } from './audit.ts'
export type { Apart, Joined } from './together/joined.ts'
export { groupsOfKin, type Kin, kinOf } from './together/kin.ts'
export { auditTogether, type NamedAudit, type Together, takeTogether } from './together.ts'
