/** 标记 A word that says how a number belongs to what stands before it. */
export type Mark =
  /** 其中 opens the parts of whatever stands before it; 包括 also lists what is no part of a count. */
  | { readonly kind: 'ofWhich'; readonly strict: boolean }
  /** 按…分类, 支出包括: the total is split anew, on that side. */
  | { readonly kind: 'split'; readonly side: 'revenue' | 'expenditure' | null }
  | { readonly kind: 'up' }
  | { readonly kind: 'down' }
  | { readonly kind: 'either' }
  | { readonly kind: 'flat' }
  | { readonly kind: 'compare'; readonly year: number | null; readonly stage: ComparedStage }
  | { readonly kind: 'share' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'perCapita' }
  | { readonly kind: 'cause' }
  | { readonly kind: 'usedFor' }
  | { readonly kind: 'asOf' }
  | { readonly kind: 'lastYear' }
  | { readonly kind: 'stage'; readonly stage: 'initial' | 'adjusted' | 'executed' | 'final' }
  | { readonly kind: 'filler' }

/** What the year before is compared in: 年初预算, 决算, 执行数, or not said. */
export type ComparedStage = 'initial' | 'final' | 'executed' | null

type Terminal = { readonly pattern: RegExp; readonly mark: Mark }

const filler: Mark = { kind: 'filler' }

/** Words of the genre that state nothing of the key, in order of trial at each position. */
const fillers = [
  '(?:部门|单位)(?=(?:19|20)\\d{2}年|年初|本年|当年)|本部门(?:\\(单位\\))?|本单位|我部门|我单位|部门及所属单位|我(?:局|委|办|院|校|县|市|区|中心|服务中心)|所属各预算单位|所属预算单位|各预算单位',
  '预算数|预算安排|预算总额|预算额|预算|数额|总额|金额|安排|计划|预计|拟|共计|合计|总计|总体|共有|共|均|各|总|约|近|达到|达|全年|全部',
  '科目|同口径|实际|通过|具体(?:为|是)?|分别|相应|其他|则|仅|只|已|将|当年|本年度|本年|年度|年初|年|为|是|的|了|和|与|及|以及|或|有|在|于|按|由|使|并|但|经费|费用|支出(?!预算)|数(?!量)|额',
]

const split = (side: 'revenue' | 'expenditure' | null): Mark => ({ kind: 'split', side })

const terminals: readonly Terminal[] = [
  {
    pattern:
      /按照?(?:支出)?(?:政府预算|部门预算)?(?:支出)?(?:功能|经济|用途)(?:科目)?(?:分类|划分|分)(?:科目)?(?:看|来看)?/uy,
    mark: split('expenditure'),
  },
  { pattern: /按照?(?:收入|资金)?(?:来源|性质)(?:分类|划分|分)(?:看|来看)?/uy, mark: split(null) },
  { pattern: /收入(?:主要)?包括/uy, mark: split('revenue') },
  { pattern: /支出(?:主要)?包括/uy, mark: split('expenditure') },
  { pattern: /(?:其中|分别为|分别是)/uy, mark: { kind: 'ofWhich', strict: true } },
  { pattern: /(?:主要包括|包括|包含|含(?!量))/uy, mark: { kind: 'ofWhich', strict: false } },
  {
    pattern: /(?:主要)?(?:增加|增长|增|减少|下降|变动|变化|增减)?(?:的)?(?:主要)?原因(?:为|是|在于)?/uy,
    mark: { kind: 'cause' },
  },
  {
    pattern: /(?:主要是因为|主要是由于|主要系|主要由于|主要为|主要是|因为|由于|系)/uy,
    mark: { kind: 'cause' },
  },
  { pattern: /(?:主要)?用于|用以/uy, mark: { kind: 'usedFor' } },
  { pattern: /(?:增加|增长|上升)(?:\(|（|\/|或|、)(?:减少|下降|降低)(?:\)|）)?/uy, mark: { kind: 'either' } },
  {
    pattern:
      /(?:无增减变化|无增减变动|无增减|没有增减|无变化|没有变化|无变动|保持不变|没有增减变化|持平|保持一致|相一致|一致)/uy,
    mark: { kind: 'flat' },
  },
  { pattern: /(?:增减变化|增减变动|增减)/uy, mark: { kind: 'either' } },
  { pattern: /(?:新增加|增加|增长|上升|增支|增收|多支出|多安排)(?:了|额)?/uy, mark: { kind: 'up' } },
  { pattern: /(?:减少|下降|降低|压减|缩减|核减|减支|少支出|少安排)(?:了|额)?/uy, mark: { kind: 'down' } },
  { pattern: /增(?=约?\d)/uy, mark: { kind: 'up' } },
  { pattern: /(?:减|压缩|压减)(?=约?\d)/uy, mark: { kind: 'down' } },
  { pattern: /截至|截止(?:到|至)?/uy, mark: { kind: 'asOf' } },
  { pattern: /(?:所)?占(?:比)?/uy, mark: { kind: 'share' } },
  { pattern: /完成(?:了)?(?=(?:全年|年初|年度|当年|本年|调整)?(?:预算|计划))/uy, mark: { kind: 'complete' } },
  { pattern: /人均/uy, mark: { kind: 'perCapita' } },
  { pattern: /年初预算(?:数|安排)?/uy, mark: { kind: 'stage', stage: 'initial' } },
  { pattern: /(?:全年预算|调整预算|调整后预算)(?:数)?/uy, mark: { kind: 'stage', stage: 'adjusted' } },
  { pattern: /(?:支出|收入)?决算(?:数|支出)?/uy, mark: { kind: 'stage', stage: 'final' } },
  { pattern: /执行数/uy, mark: { kind: 'stage', stage: 'executed' } },
  ...fillers.map((words) => ({ pattern: new RegExp(`(?:${words})`, 'uy'), mark: filler })),
]

const compared =
  /(?:较|比|与|同|和|跟)(上年|去年|上一年|前一年|往年|(?:19|20)\d{2}年)(?:度)?(?:同期)?((?:年初)?预算|决算|执行|实际|年末|年底)?(?:安排)?(?:数|额|总额)?(?:相比|比较|相|对比|比)?/uy
const yearOnYear = /同比|环比/uy
const lastYear = /上年末?|去年末?|上一年度?|上年度末?/uy

/** The mark that starts at a character, and how long it is; null when none does. */
export function markAt(text: string, at: number): { readonly mark: Mark; readonly length: number } | null {
  compared.lastIndex = at
  const against = compared.exec(text)
  if (against) {
    const year = /^\d{4}/u.exec(against[1] ?? '')?.[0]
    const stage = comparedStage(against[2] ?? '')
    return { mark: { kind: 'compare', year: year ? Number(year) : null, stage }, length: against[0].length }
  }
  const plain = matched(yearOnYear, text, at)
  if (plain) return { mark: { kind: 'compare', year: null, stage: null }, length: plain }
  for (const { pattern, mark } of terminals) {
    const length = matched(pattern, text, at)
    if (length) return { mark, length }
  }
  const last = matched(lastYear, text, at)
  return last ? { mark: { kind: 'lastYear' }, length: last } : null
}

function comparedStage(word: string): ComparedStage {
  if (word.endsWith('预算')) return 'initial'
  if (word === '决算') return 'final'
  return /执行|实际/u.test(word) ? 'executed' : null
}

function matched(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}
