export { defaultLimits } from '../limits.ts'
export type { Glyph, Page } from '../page/page.ts'
export { ofdPages } from './ofd-pages.ts'
