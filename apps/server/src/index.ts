export type {
  Audited,
  AuditFunction,
  AuditOptions,
  AuditOutcome,
  AuditPhase,
  Conversion,
} from './audit-function.ts'
export { type AuditPool, type AuditPoolOptions, auditPool } from './audit-pool.ts'
export type { ImportLine } from './import-line.ts'
export { type LivingRooms, livingRooms } from './living-rooms.ts'
export type { Log, LogEntry } from './log.ts'
export { type DemonstrationAccount, demonstration } from './people/demonstration.ts'
export { type FirstStart, firstLinkHours, firstStart, linkForLogin } from './people/first-start.ts'
export type { Problem } from './problem.ts'
export { checkWholeLog } from './routes/log.ts'
export type { ServerOptions } from './server-options.ts'
export { type ListenOptions, listenRefusal, type RunningServer, startServer } from './start-server.ts'
