import { readFileSync, writeFileSync } from 'node:fs'
import { ruleBook } from '@mingzhang/rules'
import { rulesPage } from './rules-page.ts'

const casesOf = (id: string): string => readFileSync(`packages/rules/src/${id}.cases.md`, 'utf8')

writeFileSync('docs/rules.md', rulesPage(ruleBook, casesOf))
