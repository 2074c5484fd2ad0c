export { type Compiled, compile } from './compile/compile.ts'
export { bookOfDisclosure } from './import/book-of-disclosure.ts'
export type { Figure, Figures, Movement } from './rounding/figures.ts'
