import chongqingDepartmentWords from '../../../law/editions/chongqing-department/narrative.tsv?raw'
import chongqingDepartment from '../../../law/editions/chongqing-department/tables.tsv?raw'
import chongqingUnitWords from '../../../law/editions/chongqing-unit/narrative.tsv?raw'
import chongqingUnit from '../../../law/editions/chongqing-unit/tables.tsv?raw'
import hebeiEarlierWords from '../../../law/editions/hebei-2023/narrative.tsv?raw'
import hebeiEarlier from '../../../law/editions/hebei-2023/tables.tsv?raw'
import hebeiLaterWords from '../../../law/editions/hebei-2024/narrative.tsv?raw'
import hebeiLater from '../../../law/editions/hebei-2024/tables.tsv?raw'
import shanghaiWords from '../../../law/editions/shanghai-2026/narrative.tsv?raw'
import shanghai from '../../../law/editions/shanghai-2026/tables.tsv?raw'
import wanshengProgrammesWords from '../../../law/editions/wansheng-key-programmes/narrative.tsv?raw'
import wanshengProgrammes from '../../../law/editions/wansheng-key-programmes/tables.tsv?raw'
import { type Edition, readEdition } from './edition-tables.ts'
import { lazy } from './tsv.ts'

const texts: Readonly<Record<string, { readonly tables: string; readonly narrative: string }>> = {
  'chongqing-department': { tables: chongqingDepartment, narrative: chongqingDepartmentWords },
  'chongqing-unit': { tables: chongqingUnit, narrative: chongqingUnitWords },
  'hebei-2023': { tables: hebeiEarlier, narrative: hebeiEarlierWords },
  'hebei-2024': { tables: hebeiLater, narrative: hebeiLaterWords },
  'shanghai-2026': { tables: shanghai, narrative: shanghaiWords },
  'wansheng-key-programmes': { tables: wanshengProgrammes, narrative: wanshengProgrammesWords },
}

const editions = lazy(
  (): ReadonlyMap<string, Edition> =>
    new Map(
      Object.entries(texts).map(([id, { tables, narrative }]) => [id, readEdition(id, tables, narrative)]),
    ),
)

/** 各地版式 Ids of the editions that law/editions holds. */
export const editionIds: readonly string[] = Object.keys(texts)

/** The edition of an id, or null. */
export const editionOf = (id: string): Edition | null => editions().get(id) ?? null
