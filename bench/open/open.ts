import { machine } from '../machine.ts'
import { sayOpen } from './say-open.ts'

// The open book alone: `node scripts/bench.mjs open [books in PostgreSQL] [books in the embedded store]`.

const [, , postgres = '20000', embedded = '500'] = process.argv
const root = process.cwd()
const say = (line = ''): void => void process.stdout.write(`${line}\n`)
for (const line of machine(root)) say(`- ${line}`)
say()
await sayOpen(root, say, { postgres: Number(postgres), embedded: Number(embedded) })
