export {
  type BookMove,
  type BookStanding,
  type BookState,
  bookStates,
  isEditable,
  movesOf,
  type Transition,
  transitionOf,
  transitions,
} from './book-states.ts'
export { canonicalJson, type Json } from './canonical-json.ts'
export {
  type Deadline,
  daysBetween,
  daysToPublish,
  isWorkingDay,
  type Punctuality,
  publicationDeadline,
  punctuality,
} from './deadline.ts'
export {
  chained,
  checkLog,
  emptyHead,
  type LogCheck,
  type LogEntry,
  type LogEvent,
  type LogHead,
  logLine,
} from './log-chain.ts'
export {
  type FormerName,
  type KeptOrganisation,
  type Organisation,
  type OrganisationKind,
  organisationKinds,
  organisationOf,
  scopeOf,
} from './organisation.ts'
export {
  type RowFault,
  readOrganisationSheet,
  refusalOfFaults,
  type SheetOrganisations,
  type SheetRow,
} from './organisation-sheet.ts'
export { may, type Person, reachOf, rightsOf, thePublic } from './person.ts'
export type {
  Batch,
  BatchCounts,
  BatchState,
  BatchTrouble,
  Board,
  BoardDocument,
  BoardRow,
  Cluster,
  ClusterItem,
  Decision,
  Deed,
  DueBook,
  FileState,
  FindingOf,
  KnownFile,
  Leads,
  MadeDecision,
  OnBoard,
  RowNotice,
  RuleRecord,
  RuleSwitch,
  SilencedRule,
  Undone,
} from './review-desk.ts'
export { type Reach, type Right, type Role, rights, rightsTable, roles } from './rights.ts'
export { type StatedUnit, unitIdentity } from './unit-identity.ts'
