/** The house in one table: which layer may import which. A package that is not named here does not exist. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  law: ['model'],
  readers: ['model', 'law'],
  reconcile: ['model', 'law'],
  rules: ['model', 'law'],
  performance: ['model', 'law'],
  forms: ['model', 'law'],
  writers: ['model', 'law'],
  cycle: ['model', 'law'],
  audit: ['model', 'law', 'readers', 'reconcile', 'rules', 'performance'],
  store: ['model', 'cycle'],
  look: [],
  server: ['model', 'law', 'audit', 'forms', 'cycle', 'store', 'writers', 'rules', 'performance'],
  cli: ['model', 'law', 'audit', 'performance', 'forms', 'writers', 'cycle', 'store', 'server'],
  web: ['model', 'law', 'readers', 'forms', 'cycle', 'look', 'rules', 'performance'],
  auditor: ['model', 'law', 'audit', 'writers', 'look'],
}

/** Packages that must run in a browser page as well: no Node, no clock, no console. */
export const pure = [
  'model',
  'law',
  'readers',
  'reconcile',
  'rules',
  'performance',
  'forms',
  'writers',
  'cycle',
  'audit',
]

export const limits = { functionLines: 70, fileLines: 400, lineCharacters: 110 }

export type Ban = {
  readonly pattern: RegExp
  readonly instead: string
  /** Files in which it is allowed. */
  readonly allowed?: RegExp
}

/** What no source file holds, and what to write instead. */
export const bans: readonly Ban[] = [
  { pattern: /\bas unknown as\b/u, instead: 'narrow the value, or fix the type' },
  { pattern: /@ts-(?:ignore|nocheck|expect-error)/u, instead: 'fix the type' },
  { pattern: /biome-ignore(?!.*: \S)/u, instead: 'say why after the colon' },
  {
    pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/u,
    instead: 'do it, or open an issue',
    allowed: /no-residue-is-left\.ts$/u,
  },
  { pattern: /\b(?:it|test|describe)\.only\(/u, instead: 'run one test by its name' },
  {
    pattern: /\bparseFloat\(|\.toFixed\(/u,
    instead: 'parseAmount and formatAmount of model: money is whole 分',
    allowed: /^bench\/|\.test\.ts$/u,
  },
  {
    pattern: /\bDate\.now\(|\bnew Date\(\)/u,
    instead: 'a date passed in as an argument',
    allowed: /^(?:apps|bench|scripts)\/|\.test\.ts$/u,
  },
  {
    pattern: /\bJSON\.parse\(/u,
    instead: 'a decoder (decode-….ts) that says what it expects',
    allowed: /\/decode-[\w-]+\.ts$|\.test\.tsx?$|^(?:bench|scripts|tidy)\/|\/tests\//u,
  },
]

/** Names of files that promise that an older one is still about. */
export const oddName = /(?:2|-new|-v\d+|-copy|-old|\.bak|\.orig|\.tmp)\.[a-z]+$/u
