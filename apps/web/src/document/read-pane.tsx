import { ClaimsPane } from '../programs/claims-pane.tsx'
import { ProgramsPane } from '../programs/programs-pane.tsx'
import { UnplacedPane } from '../programs/unplaced-pane.tsx'
import { TablesPane } from '../tables/tables-pane.tsx'
import type { Tab } from './use-view.ts'

/** 读出的内容 The document as it was read, one look a tab; loaded when the original stands. */
export function ReadPane({ tab }: { readonly tab: Exclude<Tab, 'source'> }) {
  switch (tab) {
    case 'tables':
      return <TablesPane />
    case 'programs':
      return <ProgramsPane />
    case 'claims':
      return <ClaimsPane />
    case 'unplaced':
      return <UnplacedPane />
  }
}
