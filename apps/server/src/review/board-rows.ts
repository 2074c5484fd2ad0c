import type { BoardRow, SilencedRule } from '@mingzhang/cycle'
import {
  type BatchKey,
  listBatchFiles,
  listDecisions,
  listNotices,
  listSilencedRules,
  openDocumentComments,
} from '@mingzhang/store'
import { boardRow } from './board.ts'
import type { ReviewContext } from './review-context.ts'
import { titleOf } from './rule-titles.ts'

/** 看板的行 The rows of a batch, and the rules that are switched off at its desk. */
export async function boardRows(
  { store, shelf }: ReviewContext,
  key: BatchKey,
): Promise<{ rows: BoardRow[]; silenced: SilencedRule[] }> {
  const files = await listBatchFiles(store, key)
  const ids = files.flatMap(({ documentId }) => documentId ?? [])
  const documents = await shelf(ids)
  const decisions = Map.groupBy(await listDecisions(store, key.desk, ids), ({ documentId }) => documentId)
  const notices = Map.groupBy(await listNotices(store, key.desk), ({ unitKey }) => unitKey)
  const remarks = await openDocumentComments(store, ids)
  const silenced = await listSilencedRules(store, key.desk)
  const rows = files.map((file) => {
    const document = file.documentId === null ? undefined : documents.get(file.documentId)
    const made = new Map((decisions.get(file.documentId ?? '') ?? []).map((one) => [one.findingId, one]))
    const notice = notices.get(document?.unitKey ?? '')?.find(({ year }) => year === document?.year)
    const comments = remarks.get(file.documentId ?? '') ?? 0
    return boardRow({ file, document, decisions: made, notice, comments, silenced })
  })
  const grave = [...documents.values()].flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity !== 'note'),
  )
  return {
    rows,
    silenced: [...silenced.values()].map((turn) => ({
      ...{ ...turn, title: titleOf(turn.rule) },
      findings: grave.filter(({ rule }) => rule === turn.rule).length,
    })),
  }
}
