import type { Finding } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { auditText, cutAt, planted, samples, together, yearBefore } from './testing/samples.ts'
import { samePublisher } from './together/same-unit.ts'
import type { Together } from './together.ts'

const across = ({ files }: Together): Finding[] =>
  files.flatMap(({ audit }) => audit.findings.filter(({ rule }) => rule.startsWith('across-documents/')))

const findingsIn = ({ files }: Together, name: string): readonly Finding[] =>
  files.find(({ file }) => file === name)?.audit.findings ?? []

const told = ({ rule, what }: Finding): string => `${rule} ${what}`

const kindsOf = (taken: Together): string[] =>
  taken.together.map(({ kind, files }) => `${kind}: ${files.join(' + ')}`)

describe('互不相干的文件', () => {
  test('五份样例一并查，没有一条新的问题；代码同为 430 的两个单位不归并', () => {
    const names = Object.keys(samples) as (keyof typeof samples)[]
    const taken = together(Object.fromEntries(names.map((name) => [name, samples[name]])))
    for (const name of names) {
      expect(findingsIn(taken, name)).toEqual(auditText(samples[name]).findings)
    }
    expect(kindsOf(taken)).toEqual(['catalogue: catalogue + wansheng'])
    expect(taken.apart).toEqual([])
  })

  test('同一份文件给两次，不能断定以哪一份为准', () => {
    const text = samples.qijiang
    const taken = together({ 一: text, 二: text })
    expect(taken.together).toEqual([])
    expect(taken.apart).toEqual([
      { files: ['一', '二'], why: '同一单位同一年度公开了不止一份，不能断定以哪一份为准' },
    ])
    expect(across(taken)).toEqual([])
  })
})

describe('谁与谁是一家', () => {
  test.each([
    [
      '同名、同地区',
      { name: '青山县财政局', region: '甲省青山县' },
      { name: '青山县财政局', region: '甲省青山县' },
      'same',
    ],
    [
      '同代码、不同地区',
      { name: '青山县财政局', region: '甲省青山县' },
      { name: '绿水县财政局', region: '甲省绿水县' },
      'other',
    ],
    [
      '同名、地区不同',
      { name: '鼓楼区财政局', region: '甲省' },
      { name: '鼓楼区财政局', region: '乙省' },
      'unsure',
    ],
    [
      '同代码、同地区而改了名',
      { name: '青山县财政局', region: '甲省' },
      { name: '青山县财政和国资局', region: '甲省' },
      'unsure',
    ],
    [
      '看不出地区，代码相同',
      { name: '机关事务局', region: null },
      { name: '机关事务局', region: null },
      'same',
    ],
  ] as const)('%s', (_, one, other, sameness) => {
    const publisher = { code: '430', isOwnLevel: false }
    expect(samePublisher({ ...publisher, ...one }, { ...publisher, ...other })).toBe(sameness)
  })

  test('看不出地区，又没有代码，不能断定', () => {
    const publisher = { name: '机关事务局', region: null, code: null, isOwnLevel: false }
    expect(samePublisher(publisher, publisher)).toBe('unsure')
  })
})

describe('说明与表分在两个文件', () => {
  const cuts = [
    ['wansheng', '附表：'],
    ['qinglong', '[bookmark: _Toc_3_3_0000000010]一、部门职责'],
    ['qinhuangdao', '二、秦皇岛经济技术开发区机关事务服务中心 2023 年部门预算信息'],
  ] as const

  test.each(cuts)('%s 拆开后合查，与整份查出的一样', (name, words) => {
    const text = samples[name]
    const { before, after } = cutAt(text, words)
    const taken = together({ 后: after, 前: before })
    expect(kindsOf(taken)).toHaveLength(1)
    expect(taken.together[0]).toMatchObject({ kind: 'one-disclosure' })
    const found = taken.files.flatMap(({ audit }) => audit.findings.map(told))
    expect(found.toSorted()).toEqual(auditText(text).findings.map(told).toSorted())
  })

  test('文字里的错数，要有表才看得出；出处写明在哪个文件', () => {
    const { before, after } = cutAt(samples.wansheng, '附表：')
    const wrong = planted(before, '安排“三公”经费 47.00 万元', '安排“三公”经费 57.00 万元')
    const found = findingsIn(together({ 说明: wrong, 表: after }), '说明').filter(
      ({ severity }) => severity === 'error',
    )
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      rule: 'text-and-table/same-money',
      correction: { from: '57.00', to: '47.00' },
    })
    expect(found[0]?.places[0]?.file).toBeUndefined()
    expect(found[0]?.places.some(({ file }) => file === '表')).toBe(true)
  })

  test('编号在各自的文件里，不因合查而变', () => {
    const { before, after } = cutAt(samples.wansheng, '附表：')
    const taken = together({ 说明: before, 表: after })
    expect(findingsIn(taken, '表')).toEqual(auditText(after).findings)
  })
})

describe('今年与上年', () => {
  const now = samples.wansheng
  const threePublic = { vehicles: '9.00', reception: '32.00' }
  const before = yearBefore(now, threePublic)

  test('上年数、增减额都与上年公开的相符', () => {
    const taken = together({ 今年: now, 上年: before })
    expect(kindsOf(taken)).toEqual(['years: 上年 + 今年'])
    expect(taken.together[0]?.counts).toMatchObject({ fails: 0 })
    expect(taken.together[0]?.counts.holds).toBeGreaterThan(20)
    expect(across(taken)).toEqual([])
    expect(findingsIn(taken, '今年')).toEqual(auditText(now).findings)
  })

  test('上年数整列自洽而与上年公开的不同：一条错误，列出随之不符的合计', () => {
    const other = yearBefore(
      [
        ['行政运行\t191.61', '行政运行\t181.61'],
        ['事务\t496.24', '事务\t486.24'],
        ['支出\t496.24', '支出\t486.24'],
        ['合计\t\t584.79', '合计\t\t574.79'],
      ].reduce((text, [from = '', to = '']) => planted(text, from, to), now),
      threePublic,
    )
    const [finding, ...more] = across(together({ 今年: now, 上年: other })).filter(
      ({ rule }) => rule === 'across-documents/last-year-as-published',
    )
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      severity: 'error',
      figures: { stated: '191.61', expected: '181.61' },
    })
    expect(finding?.places.some(({ file }) => file === '上年')).toBe(true)
  })

  test('说明写明按可比口径调整过的，只作警告', () => {
    const adjusted = planted(
      now,
      '二、部门收支总体情况',
      '2023年预算数按可比口径调整。\n\n二、部门收支总体情况',
    )
    const other = yearBefore(planted(now, '住房公积金\t19.20', '住房公积金\t29.20'), threePublic)
    const found = across(together({ 今年: adjusted, 上年: other }))
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('自己就不平的上年数：还是一条，多了上年公开的数作证', () => {
    const wrong = planted(now, '行政运行\t191.61', '行政运行\t181.61')
    const alone = auditText(wrong).findings.find(({ severity }) => severity === 'error')
    const found = findingsIn(together({ 今年: wrong, 上年: before }), '今年').filter(
      ({ severity }) => severity === 'error',
    )
    expect(found).toHaveLength(1)
    expect(found[0]?.id).toBe(alone?.id)
    expect(found[0]?.correction).toMatchObject({ from: '181.61', to: '191.61' })
    expect(found[0]?.places.some(({ file }) => file === '上年')).toBe(true)
  })

  test('增减额与上年公开的数对不上', () => {
    const wrong = planted(
      now,
      '基本支出增加 39.36 万元，项目支出增加 493.6 万元',
      '基本支出增加 49.36 万元，项目支出增加 483.6 万元',
    )
    const found = across(together({ 今年: wrong, 上年: before }))
    expect(found.map(({ rule, severity, figures }) => [rule, severity, figures?.stated])).toEqual([
      ['across-documents/changes-agree-with-last-year', 'warning', '49.36'],
      ['across-documents/changes-agree-with-last-year', 'warning', '483.6'],
    ])
  })

  test('上年公开的表里没有的科目，合计也因此不同：一条', () => {
    const less = before
      .split('\n')
      .filter((line) => !/^211/u.test(line) && !line.includes('节能环保支出'))
      .join('\n')
      .replaceAll('584.79', '564.79')
      .replaceAll('277.00', '257.00')
    const found = across(together({ 今年: now, 上年: less })).filter(
      ({ rule }) => rule === 'across-documents/last-year-as-published',
    )
    expect(found).toHaveLength(1)
    expect(found[0]?.what).toContain('能源节约利用')
  })

  test('上年用别的科目列过的，合计相同：一条警告', () => {
    const moved = before
      .replaceAll('211\t节能环保支出', '212\t城乡社区支出')
      .replaceAll('21110\t能源节约利用', '21201\t城乡社区管理事务')
      .replaceAll('2111001\t能源节约利用', '2120101\t行政运行')
      .replaceAll('节能环保支出', '城乡社区支出')
    const found = across(together({ 今年: now, 上年: moved }))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ severity: 'warning', certainty: 'possible' })
    expect(found[0]?.what).toMatch(/没有：.*能源节约利用 2111001 20\.00 万元$/u)
  })

  test('上年的文件整个对不上（其实是今年的数）：只作警告，各说一次', () => {
    for (const name of ['wansheng', 'qinglong', 'qijiang'] as const) {
      const text = samples[name]
      const mistaken = text.replaceAll('2023', '2022').replaceAll('2024', '2023')
      const found = across(together({ 今年: text, 上年: mistaken }))
      expect(found.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(found.length).toBeLessThanOrEqual(3)
    }
  })

  test('沿用上年的数没有改：上年公开的文件是证据', () => {
    const stale = planted(now, '住房公积金\t21.39\t21.39', '住房公积金\t19.20\t19.20')
    const error = ({ severity }: Finding): boolean => severity === 'error'
    const alone = auditText(stale).findings.filter(error)
    const found = findingsIn(together({ 今年: stale, 上年: before }), '今年').filter(error)
    expect(alone).toHaveLength(1)
    expect(alone[0]?.cause).toBe('entry-error')
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ id: alone[0]?.id, cause: 'stale-year', correction: { to: '21.39' } })
    expect(found[0]?.places.at(-1)).toMatchObject({ file: '上年', text: '19.20' })
  })

  test('隔了一年的两份不归并', () => {
    const older = before.replaceAll('2023', '2022')
    expect(together({ 今年: now, 前年: older }).together).toEqual([])
  })
})

describe('部门与所属单位', () => {
  const centre = yearBefore(samples.wansheng, { vehicles: '9.00', reception: '32.00' })
  const name = '重庆市万盛经济技术开发区机关事务管理中心'
  const bureau = '重庆市万盛经济技术开发区管理局'
  const other = '重庆市万盛经济技术开发区后勤服务站'
  const list = `${bureau}所属预算单位包括：${name}、${other}，共2个单位。`
  const double = (text: string): string =>
    text.replace(/\d+\.\d\d/gu, (figure) => {
      const fen = Number(figure.replace('.', '')) * 2
      return `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
    })
  const department = `${double(centre).replaceAll(name, bureau)}\n${list}\n`
  const station = centre.replaceAll(name, other)

  test('两个单位齐全，合计等于部门', () => {
    const taken = together({ 部门: department, 中心: centre, 站: station })
    expect(kindsOf(taken)).toEqual(['department: 部门 + 中心 + 站'])
    expect(taken.together[0]?.counts).toMatchObject({ fails: 0 })
    expect(taken.together[0]?.why).toContain('共 2 个，这里有 2 个')
    expect(across(taken)).toEqual([])
  })

  test('少了一个单位，不求相等', () => {
    expect(across(together({ 部门: department, 中心: centre }))).toEqual([])
  })

  test('齐全而不相等：一条警告', () => {
    const less = station
      .replaceAll('19.20', '18.20')
      .replaceAll('584.79', '583.79')
      .replaceAll('307.79', '306.79')
    const found = across(together({ 部门: department, 中心: centre, 站: less }))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      rule: 'across-documents/units-make-the-department',
      severity: 'warning',
      figures: { stated: '37.40', expected: '38.40', difference: '-1.00' },
    })
  })

  test('单位大于部门：一条错误，记在单位名下', () => {
    const more = centre.replaceAll('\t257.00', '\t657.00')
    const found = findingsIn(together({ 部门: department, 中心: more, 站: station }), '中心').filter(
      ({ rule }) => rule === 'across-documents/units-within-department',
    )
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ severity: 'error' })
    expect(found[0]?.places.some(({ file }) => file === '部门')).toBe(true)
  })

  test('名单里没有它，或者是它的上级，不归并', () => {
    const unlisted = department.replace(list, `所属预算单位包括：${other}。`)
    expect(together({ 部门: unlisted, 中心: centre }).together).toEqual([])
    const above = `${centre}\n机构设置：本单位隶属于${bureau}。\n`
    expect(together({ 部门: department.replace(list, ''), 中心: above }).together).toEqual([])
  })
})

describe('目录与单位的绩效目标表', () => {
  const unit = samples.wansheng
  const rule = 'across-documents/catalogue-agrees-with-programmes'
  const found = (catalogue: string): readonly Finding[] =>
    across(together({ 目录: catalogue, 单位: unit })).filter((finding) => finding.rule === rule)

  test('目录里的金额不同：一条错误，记在单位名下', () => {
    const catalogue = samples.catalogue.replace(
      /(?<=办公用房管理专项\s.*机关事务管理中心\s+)550\.0/u,
      '560.0',
    )
    const taken = together({ 目录: catalogue, 单位: unit })
    expect(findingsIn(taken, '单位').filter((finding) => finding.rule === rule)).toMatchObject([
      { severity: 'error', figures: { stated: '550.00', expected: '560.00', difference: '-10.00' } },
    ])
  })

  test('目录列的是别的年度，不归并', () => {
    expect(found(samples.catalogue.replaceAll('2024', '2025'))).toEqual([])
  })
})

describe('预算与决算', () => {
  const budget = yearBefore(samples.wansheng, { vehicles: '9.00', reception: '32.00' })
  const unit = '重庆市万盛经济技术开发区机关事务管理中心'
  const accounts = (planned: string): string =>
    [
      `${unit}2023年部门决算公开`,
      '',
      '2023年部门收入支出决算总表',
      `部门全称：${unit}`,
      '单位：万元',
      '收入\t\t\t支出\t\t',
      '项目\t年初预算数\t决算数\t项目\t年初预算数\t决算数',
      `一般公共预算财政拨款收入\t${planned}\t600.00\t一般公共服务支出\t496.24\t511.45`,
      '\t\t\t社会保障和就业支出\t37.42\t37.42',
      '\t\t\t卫生健康支出\t11.93\t11.93',
      '\t\t\t节能环保支出\t20.00\t20.00',
      '\t\t\t住房保障支出\t19.20\t19.20',
      `本年收入合计\t${planned}\t600.00\t本年支出合计\t584.79\t600.00`,
      '年初结转和结余\t0.00\t0.00\t年末结转和结余\t0.00\t0.00',
      `总计\t${planned}\t600.00\t总计\t584.79\t600.00`,
      '',
      '2023年“三公”经费支出决算表',
      `部门全称：${unit}`,
      '单位：万元',
      '项目\t年初预算数\t决算数',
      '“三公”经费合计\t41.00\t30.00',
      '公务用车运行维护费\t9.00\t8.00',
      '公务接待费\t32.00\t22.00',
      '',
    ].join('\n')

  test('年初预算数与公开的预算相符', () => {
    const taken = together({ 预算: budget, 决算: accounts('584.79') })
    expect(kindsOf(taken)).toEqual(['years: 预算 + 决算'])
    expect(taken.together[0]?.counts.holds).toBeGreaterThan(5)
    expect(across(taken)).toEqual([])
  })

  test('年初预算数与公开的预算不同', () => {
    const wrong = planted(accounts('584.79'), '公务接待费\t32.00', '公务接待费\t23.00')
    const found = findingsIn(together({ 预算: budget, 决算: wrong }), '决算').filter(({ places }) =>
      places.some(({ file }) => file === '预算'),
    )
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ severity: 'error', figures: { stated: '23.00', expected: '32.00' } })
  })
})
