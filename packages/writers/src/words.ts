import type { Cause, Certainty, DocumentKind, Format, Severity, Stage, Verdict } from '@mingzhang/model'

const severity: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', note: '提示' }

const verdict: Readonly<Record<Verdict, string>> = {
  holds: '成立',
  fails: '不成立',
  unknown: '无法判断',
  inapplicable: '不适用',
}

const certainty: Readonly<Record<Certainty, string>> = {
  certain: '确定',
  likely: '很可能',
  possible: '可能',
}

const cause: Readonly<Record<Cause, string>> = {
  'stale-year': '沿用了上年数',
  'digits-swapped': '数字颠倒',
  'factor-of-ten': '差了十倍',
  'wrong-unit': '单位用错',
  'row-shifted': '错行',
  'row-left-out': '漏了一行',
  'counted-twice': '重复计算',
  'month-for-year': '把月数当年数',
  'wrong-direction': '方向写反',
  'part-over-whole': '部分大于整体',
  'entry-error': '录入有误',
  rounding: '四舍五入',
  residue: '模板残留',
}

const kind: Readonly<Record<DocumentKind, string>> = {
  'department-budget': '部门预算',
  'unit-budget': '单位预算',
  'final-accounts': '部门决算',
  'programme-targets': '项目绩效目标',
  'self-evaluation': '绩效自评',
}

const stage: Readonly<Record<Stage, string>> = {
  initial: '年初预算',
  adjusted: '调整预算',
  executed: '执行数',
  final: '决算',
}

const format: Readonly<Record<Format, string>> = {
  text: '文本',
  docx: 'Word',
  doc: 'Word 97',
  xlsx: 'Excel',
  xls: 'Excel 97',
  csv: 'CSV',
  html: '网页',
  pdf: 'PDF',
  ofd: 'OFD',
}

/** 词表 Every word the written reports show. Functions where a number or a name is filled in. */
export const words = {
  severity,
  verdict,
  certainty,
  cause,
  kind,
  stage,
  format,
  year: (year: number) => `${year} 年`,
  date: (year: number, month: number, day: number) => `${year} 年 ${month} 月 ${day} 日`,
  list: '、',
  colon: '：',
  semicolon: '；',
  fullStop: '。',

  place: {
    line: (line: number) => `第 ${line} 行`,
    lines: (from: number, to: number) => `第 ${from}–${to} 行`,
    sheet: (sheet: string, cell: string) => `工作表“${sheet}”${cell} 格`,
    block: (block: number) => `第 ${block} 段`,
    row: (row: number) => `第 ${row} 行`,
    cell: (cell: number) => `第 ${cell} 格`,
    page: (page: number) => `第 ${page} 页`,
    inFile: (file: string, where: string) => `${file} ${where}`,
    quoted: (where: string, text: string) => (text === '' ? where : `${where}“${text}”`),
    more: (count: number) => `等 ${count} 处`,
  },

  finding: {
    certainty: '把握',
    stated: '原文',
    expected: '应为',
    difference: '差额',
    allowance: '允许',
    evidence: '等式',
    assumed: (what: string) => `前提：${what}`,
    assumedCount: (count: number) => `前提 ${count} 条`,
    cause: '原因',
    correction: '改法',
    toDo: '怎么办',
    basis: '依据',
    verified: '条文已核',
    unverified: '依据待核',
    noBasis: '未引用条文',
    ownFigures: '依文件自身的数：相关的数应当相符',
    places: '位置',
    rule: '规则',
    change: (where: string, from: string, to: string) => `${where}：“${from}”改为“${to}”`,
    from: '由',
    to: '改为',
    instrument: (instrument: string) => `《${instrument}》`,
    article: (article: string) => (article === '' || article.startsWith('第') ? article : `·${article}`),
  },

  page: {
    title: '核对报告',
    brand: '明账',
    titleOf: (name: string) => `核对报告 · ${name}`,
    issuedOn: '出具日期',
    contents: '目录',
    skip: '跳到正文',
    file: '文件',
    filter: '按轻重筛选',
    shown: '显示 {n} 条，共 {total} 条',
    nothingShown: '没有符合筛选的问题',
    answers: '核对结果，四种回答',
    unitCode: (code: string) => `单位编码 ${code}`,
    amountUnit: (unit: string) => `金额单位 ${unit}`,
    confidence: (percent: number) => `识别把握 ${percent}%`,
    group: (name: string, count: number) => `${name} ${count} 条`,
    nth: (index: number, total: number) => `第 ${index} 条，共 ${total} 条`,
    more: (count: number, what: string) => `其余 ${count} 处${what}`,
    noFinding: '没有发现问题',
    noFindingBody: (holds: number, unknown: number, inapplicable: number) =>
      `成立 ${holds} 项，无法判断 ${unknown} 项，不适用 ${inapplicable} 项。`,
    noFile: '没有可报告的文件',
    footer:
      '由明账核对生成。无法判断，是没有公开或没有读出，不等于有错。标“依据待核”的条文，引用前请核对原文。',
  },

  notice: {
    title: '预决算公开问题整改通知书',
    draft: '（草稿）',
    unknownUnit: '＿＿＿＿＿＿＿＿',
    opening: (documents: string) => `经核对你单位公开的${documents}，`,
    document: (name: string) => `《${name}》`,
    found: (parts: string) => `发现以下问题：${parts}。现将有关情况通知如下。`,
    foundNone: '没有发现需要整改的问题。',
    checked: (holds: number, fails: number, unknown: number) =>
      `本次共核对 ${holds + fails + unknown} 项，成立 ${holds} 项，不成立 ${fails} 项，无法判断 ${unknown} 项。`,
    count: (name: string, count: number) => `${name} ${count} 处`,
    ordinals: ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'],
    heading: {
      error: '应予更正的错误',
      warning: '需核实或说明的事项',
      note: '供参考的提示',
    } satisfies Record<Severity, string>,
    section: (ordinal: string, name: string, count: number) => `${ordinal}、${name}（${count} 处）`,
    item: (index: number, what: string) => `${index}. ${what}`,
    unsure: (certainty: string) => `（把握：${certainty}）`,
    where: '位置',
    why: '说明',
    change: '更正',
    toDo: '办理',
    basis: '依据',
    serial: '序号',
    content: '事项',
    unit: '单位',
    demands: '整改要求',
    demand: [
      '请对照上列各项逐一核实。确属差错的，更正后重新公开；情况属实、无需更正的，书面说明理由。',
      '请于      年    月    日前将整改结果和更正后的公开文件报送我单位。',
    ],
    demandBy: (year: number, month: number, day: number) =>
      `请于${year}年${month}月${day}日前将整改结果和更正后的公开文件报送我单位。`,
    remark: '审核意见',
    explain: '（请说明）',
    toExplain: '请书面说明情况和依据；确属差错的，更正后重新公开。',
    caution:
      '注：本稿由程序核对生成，签发前请复核。标“依据待核”的条文请核对原文；把握为“可能”的事项请先向单位核实。',
    signature: '（印章）',
    date: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
  },

  workbook: {
    findings: '问题清单',
    statistics: '统计',
    total: '合计',
    columns: {
      index: '序号',
      unitName: '单位名称',
      year: '年度',
      file: '文件',
      severity: '轻重',
      certainty: '把握',
      rule: '规则',
      what: '问题',
      stated: '原文',
      expected: '应为',
      difference: '差额',
      allowance: '允许（±）',
      unit: '计量单位',
      cause: '原因',
      why: '说明',
      correction: '改法',
      toDo: '怎么办',
      basis: '依据',
      places: '位置',
      findings: '问题合计',
    },
    pages: '第 &P 页，共 &N 页',
  },
} as const
