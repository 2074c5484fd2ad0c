export { may, type Person, rightsOf, thePublic } from './person.ts'
export { type Reach, type Right, type Role, rights, rightsTable, roles } from './rights.ts'
