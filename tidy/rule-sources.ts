import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { everyRule } from '@mingzhang/rules'
import { meantFor } from '../bench/planted/meant-for.ts'
import type { RuleSources } from './rules-page.ts'

/** 规则书的材料 The files that the pages of the rules are made from. */
export function ruleSources(root: string): RuleSources {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8')
  return {
    rules: everyRule,
    sourceOf: (id) => {
      const file = `packages/rules/src/${id}.ts`
      return existsSync(join(root, file)) ? read(file) : null
    },
    casesOf: (id) => read(`packages/rules/src/${id}.cases.md`),
    truth: read('bench/TRUTH.md'),
    meantFor,
  }
}
