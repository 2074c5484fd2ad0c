import type { Citation, DocumentHeader, Evidence, Finding, Place } from '@mingzhang/model'
import type { Report, ReportFile } from '../report.ts'

const line = (number: number, text: string): Place => ({ kind: 'text', line: number, text })

const procedure: Citation = {
  instrument: '地方预决算公开操作规程',
  article: '第四条',
  gist: '公开的内容应当真实、准确',
  verified: true,
}
const guide: Citation = { ...procedure, instrument: '项目支出绩效评价管理办法', article: '', verified: false }

const evidence = (verdict: Evidence['verdict'], text: string, arithmetic: string): Evidence => ({
  verdict,
  text,
  arithmetic,
  places: [],
})

/** A finding with nothing but its words; the rest as given. */
export const sampleFinding = (part: Partial<Finding> = {}): Finding => ({
  id: '0000000000000',
  rule: 'between-tables/same-money',
  severity: 'error',
  certainty: 'certain',
  what: '支出预算在说明里与两张表里不是同一个数',
  why: '同一笔钱在同一份文件里应是同一个数',
  toDo: '按表改正说明里的数',
  basis: [procedure],
  figures: null,
  cause: null,
  correction: null,
  places: [line(396, '8320.77')],
  evidence: [],
  ...part,
})

const staleYear = sampleFinding({
  why: '本年比上年增加 579.26，8900.03 − 579.26 = 8320.77，正是上年的数',
  figures: { stated: '8320.77', expected: '8900.03', difference: '-579.26', allowance: '0.01', unit: '万元' },
  cause: 'stale-year',
  correction: { place: line(396, '8320.77'), from: '8320.77', to: '8900.03' },
  places: [line(396, '8320.77'), line(79, '8900.03'), line(133, '8900.03')],
  evidence: [
    evidence('holds', '表 1 支出总计 = 表 3 合计', '8900.03 = 8900.03'),
    evidence('holds', '基本支出 + 项目支出 = 表 3 合计', '3611.85 + 5288.18 = 8900.03'),
    evidence('fails', '说明支出预算 = 表 1 支出总计', '8320.77 ≠ 8900.03'),
    evidence('unknown', '项目支出 = 各项目之和', '有一个项目没有公开预算'),
  ],
})

const direction = sampleFinding({
  rule: 'targets/cost-has-a-cap',
  certainty: 'likely',
  what: '商务活动经费：成本指标的方向写成 ≥',
  why: '成本指标是上限，写成 ≥ 等于要求至少花这么多',
  toDo: '核对后把符号改为 ≤',
  cause: 'wrong-direction',
  correction: { place: line(862, '≥308万元'), from: '≥308 万元', to: '≤308 万元' },
  places: [line(862, '≥308万元')],
})

const overBudget = sampleFinding({
  rule: 'targets/cost-within-budget',
  severity: 'warning',
  certainty: 'likely',
  what: '会议服务费：成本指标合计比采购预算少',
  why: '同一项会议服务在采购表和成本指标里金额不同',
  toDo: '核对月租单价与月数',
  basis: [procedure, guide],
  figures: { stated: '279000.00', expected: '280000', difference: '-1000.00', allowance: '0', unit: '元' },
  places: [{ kind: 'text', line: 725, endLine: 727, text: '23250 元/月' }, line(909, '28.00')],
  evidence: [evidence('fails', '单价 × 月数 = 采购预算', '23250 × 12 = 279000')],
})

const note = sampleFinding({
  rule: 'form/empty-table-is-explained',
  severity: 'note',
  certainty: 'possible',
  what: '国有资产表没有填写车辆以外的资产',
  why: '其他栏空白，分不清是没有还是漏填',
  toDo: '没有的写 0 或注明',
  basis: [],
  places: [
    { kind: 'xlsx', sheet: '表12', cell: 'C7', text: '' },
    { kind: 'pdf', page: 4, box: [0, 0, 1, 1], text: '资产' },
  ],
})

const header: DocumentHeader = {
  file: 'service-centre-2023.txt',
  format: 'text',
  title: '秦皇岛经济技术开发区机关事务服务中心2023年部门预算信息公开',
  unit: { code: '430', name: '秦皇岛经济技术开发区机关事务服务中心' },
  year: 2023,
  stage: 'initial',
  kind: 'department-budget',
  region: '河北省秦皇岛市',
  amountUnit: '万元',
  confidence: 0.99,
}

const centre: ReportFile = {
  file: 'service-centre-2023.txt',
  document: header,
  findings: [staleYear, direction, overBudget, note],
  counts: { holds: 261, fails: 22, unknown: 5, inapplicable: 2 },
}

const office: ReportFile = {
  file: 'office-2024.txt',
  document: {
    ...header,
    file: 'office-2024.txt',
    unit: { code: null, name: '綦江区政务服务管理办公室' },
    year: 2024,
    region: '重庆市綦江区',
  },
  findings: [],
  counts: { holds: 88, fails: 0, unknown: 3, inapplicable: 1 },
}

/** 样例报告 Two documents: one with findings of every severity, one with none. */
export const sampleReport: Report = { files: [centre, office], issuedOn: '2026-11-20' }

const attack = `</script><script>alert(1)</script><img src=x onerror='a'>"&\u0000\u202e\ud800]]>`

/** 敌意样例 A document whose every text tries to become code, in the page, the notice or the workbook. */
export const hostileReport: Report = {
  issuedOn: '2026-11-20',
  files: [
    {
      ...centre,
      file: `=HYPERLINK("http://x")${attack}`,
      document: {
        ...header,
        title: attack,
        unit: { code: `+${attack}`, name: `@SUM(1)${attack}` },
        region: attack,
        amountUnit: attack,
      },
      findings: [
        sampleFinding({
          rule: attack,
          what: `=1+1${attack}`,
          why: `-1${attack}`,
          toDo: `@x${attack}`,
          basis: [{ instrument: attack, article: attack, gist: attack, verified: false }],
          figures: { stated: `=2+5`, expected: attack, difference: `-1+1`, allowance: attack, unit: attack },
          correction: { place: line(1, attack), from: `=1${attack}`, to: attack },
          places: [
            line(1, `=cmd|' /C calc'!A0${attack}`),
            { kind: 'xlsx', sheet: attack, cell: attack, text: attack },
            { kind: 'html', path: attack, text: attack },
          ],
          evidence: [evidence('fails', attack, attack)],
        }),
      ],
    },
  ],
}
