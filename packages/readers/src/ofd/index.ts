export { defaultLimits } from '../limits.ts'
export { type Glyph, type Page, viewBox } from '../page/page.ts'
export { ofdPages } from './ofd-pages.ts'
