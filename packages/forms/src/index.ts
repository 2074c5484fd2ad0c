export { type Compiled, compile } from './compile/compile.ts'
export type { Figure, Figures, Movement } from './rounding/figures.ts'
