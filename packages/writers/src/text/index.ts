export { writeText } from './write-text.ts'
