import { type EntryCoordinate, entryCoordinates } from '@mingzhang/model'

/**
 * 列的用处 What a column of an entry sheet is taken for: a coordinate of the entry, an amount, `fund:<member>` for amounts
 * of one fund, `.name` and `.1` to `.3` for names and levels of codes, `year` and `deleted` for what decides about a row.
 */
export type SheetField = string

type Headed = readonly [RegExp, SheetField]

const code = '(?:编码|代码|编号)?'

/**
 * Headings that people and systems print: field names of the integrated budget system and of the standard for electronic
 * vouchers (DA/T 95—2022), and their Chinese names. The first that fits decides.
 */
const known: readonly Headed[] = [
  [/^(?:is_deleted|isdeleted|是否删除|删除标[志识])$/u, 'deleted'],
  [/^(?:fiscal_year|fiscalyear|预算年度|业务年度|年度|年份)$/u, 'year'],
  [/^(?:agency_name|agencyname|(?:预算)?单位名称)$/u, 'unit.name'],
  [new RegExp(`^(?:agency_code|agencycode|unit|(?:预算|基层)?单位${code})$`, 'u'), 'unit'],
  [/^(?:pro_name|proname|项目名称)$/u, 'project.name'],
  [new RegExp(`^(?:pro_code|procode|depprocode|project|(?:预算|部门)?项目${code})$`, 'u'), 'project'],
  [/^(?:exp_?func_?name|(?:支出)?功能(?:分类)?(?:科目)?名称)$/u, 'func.name'],
  [new RegExp(`^(?:exp_?func(?:_?code)?|func|(?:支出)?功能(?:分类)?(?:科目)?${code})$`, 'u'), 'func'],
  [/^(?:dep_?bgt_?eco_?name|depexpeconame|部门(?:预算)?(?:支出)?经济(?:分类)?(?:科目)?名称)$/u, 'econ.name'],
  [
    new RegExp(
      `^(?:dep_?bgt_?eco(?:_?code)?|depexpecocode|econ|部门(?:预算)?(?:支出)?经济(?:分类)?(?:科目)?${code})$`,
      'u',
    ),
    'econ',
  ],
  [/^(?:gov_?bgt_?eco_?name|govexpeconame|政府(?:预算)?(?:支出)?经济(?:分类)?(?:科目)?名称)$/u, 'gov.name'],
  [
    new RegExp(
      `^(?:gov_?bgt_?eco(?:_?code)?|govexpecocode|gov|政府(?:预算)?(?:支出)?经济(?:分类)?(?:科目)?${code})$`,
      'u',
    ),
    'gov',
  ],
  [new RegExp(`^(?:fund_?type(?:_?code)?|fund|资金(?:性质|类型|类别)${code})$`, 'u'), 'fund'],
  [/^(?:fund_?type_?name|资金(?:性质|类型|类别)名称)$/u, 'fund.name'],
  [new RegExp(`^(?:source_?type(?:_?code)?|origin|(?:资金|指标)?来源${code}|是否结转)$`, 'u'), 'origin'],
  [
    new RegExp(`^(?:pro_?cat(?:_?code)?|use|项目(?:类别|类型|分类)${code}|支出(?:类别|性质|类型))$`, 'u'),
    'use',
  ],
  [/^(?:pro_?cat_?name|项目(?:类别|类型|分类)名称)$/u, 'use.name'],
  [/^(?:agency|单位性质)$/u, 'agency'],
  [/^(?:tier|级次|预算级次)$/u, 'tier'],
  [/^(?:costing|测算表)$/u, 'costing'],
  [/^(?:note|remark|说明|备注|事由|用途)$/u, 'note'],
  [
    /^(?:amount|amt|金额|(?:年初|本年)?预算(?:数|金额|安排数?)|(?:年初)?批复(?:数|金额)|年初数|申报(?:数|金额))$/u,
    'amount',
  ],
  [/^(?:cur_?amt|cur_?amount|变动后(?:金额|预算数?)?|调整后(?:金额|预算数?)?|指标金额)$/u, 'amount'],
]

const funds: readonly Headed[] = [
  [/一般公共/u, 'fund:general'],
  [/政府性基金|^基金/u, 'fund:governmentFund'],
  [/国有资本/u, 'fund:stateCapital'],
  [/财政专户|^专户/u, 'fund:special'],
  [/事业收入/u, 'fund:institution'],
  [/经营收入/u, 'fund:business'],
  [/上级补助/u, 'fund:superior'],
  [/附属单位/u, 'fund:subordinate'],
  [/其他收入/u, 'fund:other'],
  [/^(?:单位|自有)资金/u, 'fund:own'],
]

const totals = /^(?:合计|总计|小计|金额合计|资金合计)$/u

/** 列名的净文 A heading without blanks, brackets about its unit, and in small letters. */
export const plainHeading = (heading: string): string =>
  heading
    .replace(/[\s*]+/gu, '')
    .replace(/[(（【[](?:单位[:：]?)?(?:万元|千元|百元|亿元|元|必填|选填)[)）】\]]/gu, '')
    .toLowerCase()

/** 列名的单位 The unit of money that a heading states, or null. */
export const unitOfHeading = (heading: string): string | null =>
  /[(（【[](?:单位[:：]?)?(亿元|万元|千元|百元|元)[)）】\]]/u.exec(heading.replace(/\s+/gu, ''))?.[1] ?? null

/**
 * 认列名 The field that a heading stands for, or null. A heading of several lines is given from the upper to the lower: the
 * lower says what the column is, the upper of what.
 */
export function fieldOfHeading(...path: readonly string[]): SheetField | null {
  const plain = path.map(plainHeading).filter((one) => one !== '')
  const [last = ''] = plain.slice(-1)
  const upper = plain.slice(0, -1).join('')
  const level = ['类', '款', '项'].indexOf(last) + 1
  if (level > 0 && upper !== '') {
    const whole = fieldOfHeading(upper.replace(/(?:编码|代码)$/u, ''))
    return whole === 'func' || whole === 'econ' || whole === 'gov' ? `${whole}.${level}` : null
  }
  const part = /^(?:科目)?(编码|代码|名称)$/u.exec(last)?.[1]
  if (part !== undefined && upper !== '') return fieldOfHeading(`${upper}${part}`)
  const found = fieldOfWord(last)
  if (found !== null || upper === '') return found
  // The name of a system's field above words of its own still says what the column is; other words above say of what.
  const field = plain.slice(0, -1).find((one) => /^[a-z_]+$/u.test(one) && fieldOfWord(one) !== null)
  return field === undefined ? null : fieldOfWord(field)
}

function fieldOfWord(plain: string): SheetField | null {
  if (totals.test(plain)) return 'total'
  const found = known.find(([pattern]) => pattern.test(plain))?.[1]
  if (found !== undefined) return found
  if (/^fund:\w+$/u.test(plain)) return plain.replace(/government_?fund/u, 'governmentFund')
  const fund = /结转|占比|比例|增减|上年/u.test(plain)
    ? undefined
    : funds.find(([pattern]) => pattern.test(plain))?.[1]
  return fund ?? null
}

/** 是否坐标 Is this field a coordinate of an entry? */
export const isCoordinate = (field: string): field is EntryCoordinate =>
  (entryCoordinates as readonly string[]).includes(field)

/** 是否金额 Do amounts of entries stand in this column? */
export const isMoneyField = (field: string | null): field is string =>
  field === 'amount' || (field?.startsWith('fund:') ?? false)
