import { editionIds, editionOf } from '@mingzhang/law'

/** 版式一览 Every edition by its id and its Chinese title, one a line. */
export const editionLines: string = editionIds
  .map((id) => `  ${id.padEnd(24)} ${editionOf(id)?.title ?? ''}`)
  .join('\n')
