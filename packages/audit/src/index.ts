export { type Audit, audit, check } from './audit.ts'
