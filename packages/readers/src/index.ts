export { type DecodeLimits, decode, defaultDecodeLimits } from './decode.ts'
export { defaultLimits, type Limits, type ReadFile, read } from './read.ts'
export { readDisclosure } from './read-disclosure.ts'
export { readText } from './text/read-text.ts'
