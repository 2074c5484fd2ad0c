import { machine } from '../machine.ts'
import { sayReview } from './say-review.ts'

// The review desk alone: `node scripts/bench.mjs review [disclosures]`.

const root = process.cwd()
const say = (line = ''): void => void process.stdout.write(`${line}\n`)
for (const line of machine(root)) say(`- ${line}`)
say()
await sayReview(root, say, Number(process.argv[2] ?? '340'))
