import { type Statement, statementsOf } from '@mingzhang/model'
import { importDocument } from '../import-document.ts'
import type { NewDocument } from '../new-document.ts'
import { openStore, type StoreLocation } from '../open-store.ts'
import { sampleDocument } from './sample-document.ts'

/*
 * A process of its own for the tests that kill one. Arguments: the store's location as JSON, the rows of a document
 * to import after a small one (with none it only holds the store open), and `dies` when it should kill itself once the
 * statements are written and the transaction is not yet committed. Says what it is doing, a line each; `writing` when the
 * statements are all but sent to the engine.
 */

const [, , where = '{}', rows = '', dies = ''] = process.argv
const location: StoreLocation = JSON.parse(where)
const say = (line: string) => process.stdout.write(`${line}\n`)

const store = await openStore(location)
if (!store.ok) {
  say(`refused ${store.refusal.what}`)
} else {
  say('open')
  if (rows) {
    await importDocument(store.value, sampleDocument({ name: 'small.txt' }))
    const large = sampleDocument({ name: 'large.txt', rows: Number(rows) })
    say('importing')
    await importDocument(store.value, dies ? dyingAtFindings(large) : sayingWhenWritten(large))
    say('imported')
  }
  setInterval(() => {}, 1_000)
}

/** The findings are asked for first for the counts, then, after the statements were written, for their rows. */
function dyingAtFindings(document: NewDocument): NewDocument {
  let asked = 0
  return {
    ...document,
    get findings() {
      asked += 1
      if (asked === 2) process.kill(process.pid, 'SIGKILL')
      return document.findings
    },
  }
}

/** The last thing that is asked of the statements before they are sent is how sure the last of them is. */
function sayingWhenWritten(document: NewDocument): NewDocument {
  const statements = statementsOf(document.disclosure)
  const last = statements.at(-1)
  if (!last) throw new Error('no statements')
  const telling: Statement = {
    ...last,
    get confidence() {
      say('writing')
      return last.confidence
    },
  }
  return { ...document, statements: [...statements.slice(0, -1), telling] }
}
