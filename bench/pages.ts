import { sayAuditor } from './auditor.ts'
import { sayEditor } from './editor.ts'
import { sayFirstView } from './first-view.ts'
import { machine } from './machine.ts'
import { sayScroll } from './scroll.ts'

// What a real browser is needed for, alone: `node scripts/bench.mjs pages [first-view | scroll | editor | auditor]`.

const root = process.cwd()
const say = (line = ''): void => void process.stdout.write(`${line}\n`)
const parts = { 'first-view': sayFirstView, scroll: sayScroll, editor: sayEditor, auditor: sayAuditor }
const [, , only] = process.argv
for (const line of machine(root)) say(`- ${line}`)
say()
for (const [name, part] of Object.entries(parts))
  if (only === undefined || only === name) await part(root, say)
