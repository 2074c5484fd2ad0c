import chongqingDepartment from '../../../law/editions/chongqing-department/tables.tsv?raw'
import chongqingUnit from '../../../law/editions/chongqing-unit/tables.tsv?raw'
import hebeiEarlier from '../../../law/editions/hebei-2023/tables.tsv?raw'
import hebeiLater from '../../../law/editions/hebei-2024/tables.tsv?raw'
import shanghai from '../../../law/editions/shanghai-2026/tables.tsv?raw'
import wanshengProgrammes from '../../../law/editions/wansheng-key-programmes/tables.tsv?raw'
import { type Edition, readEdition } from './edition-tables.ts'
import { lazy } from './tsv.ts'

const texts: Readonly<Record<string, string>> = {
  'chongqing-department': chongqingDepartment,
  'chongqing-unit': chongqingUnit,
  'hebei-2023': hebeiEarlier,
  'hebei-2024': hebeiLater,
  'shanghai-2026': shanghai,
  'wansheng-key-programmes': wanshengProgrammes,
}

const editions = lazy(
  (): ReadonlyMap<string, Edition> =>
    new Map(Object.entries(texts).map(([id, text]) => [id, readEdition(id, text)])),
)

/** 各地版式 Ids of the editions that law/editions holds. */
export const editionIds: readonly string[] = Object.keys(texts)

/** The edition of an id, or null. */
export const editionOf = (id: string): Edition | null => editions().get(id) ?? null
