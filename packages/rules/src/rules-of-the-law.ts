import { cite } from '@mingzhang/law'
import type { RuleInWords } from './rule.ts'

const money = [cite('disclosure-procedure-4'), cite('arithmetic')]
const sums = [cite('disclosure-procedure-4'), cite('budget-law-32'), cite('arithmetic')]

/**
 * 一条总律 What the one law finds, under the names its findings bear. The law is derived from the budget cube; these are
 * its clauses in words, so that the rule book tells every finding.
 */
export const rulesOfTheLaw: readonly RuleInWords[] = [
  {
    id: 'within-table/parts-make-the-whole',
    title: '表内各项之和等于合计，逐行逐列、类款项逐级',
    severity: 'error',
    basis: sums,
  },
  {
    id: 'within-table/same-money',
    title: '同一张表里写了几次的同一笔钱是同一个数',
    severity: 'error',
    basis: money,
  },
  {
    id: 'between-tables/same-money',
    title: '几张表里的同一笔钱是同一个数',
    severity: 'error',
    basis: money,
  },
  {
    id: 'between-tables/parts-make-the-whole',
    title: '各表的分项之和等于别的表里的总数',
    severity: 'error',
    basis: sums,
  },
  {
    id: 'between-tables/blank-and-figure',
    title: '一张表列全而没有的，别的表里没有数',
    severity: 'error',
    basis: money,
  },
  {
    id: 'between-tables/two-classifications-agree',
    title: '部门预算与政府预算两套经济分类对应相等',
    severity: 'warning',
    basis: [cite('budget-law-32'), cite('disclosure-procedure-4')],
  },
  {
    id: 'between-tables/two-names-same-money',
    title: '功能科目与经济科目所称的同一笔钱相等',
    severity: 'warning',
    basis: [cite('revenue-expenditure-accounts'), cite('disclosure-procedure-4')],
  },
  {
    id: 'text-and-table/same-money',
    title: '文字写的数与表里的数、与文中别处一致',
    severity: 'error',
    basis: money,
  },
  {
    id: 'text/changes-add-up',
    title: '本年数减上年数等于所写的增减额，各项增减合于总增减',
    severity: 'error',
    basis: money,
  },
  { id: 'any/part-within-whole', title: '部分不大于它所在的整体', severity: 'error', basis: money },
]

const published = [cite('disclosure-procedure-4'), cite('arithmetic'), cite('disclosure-procedure-3')]
const sameLaw = [cite('budget-regulation-5'), cite('arithmetic')]

/** 多份文件 What is found when several documents are taken together: years, stages, units, catalogues. */
export const rulesAcrossDocuments: readonly RuleInWords[] = [
  {
    id: 'across-documents/last-year-as-published',
    title: '本年文件里的上年数就是上年公开的数',
    severity: 'error',
    basis: published,
  },
  {
    id: 'across-documents/changes-agree-with-last-year',
    title: '较上年的增减额等于本年数减上年公开的数',
    severity: 'error',
    basis: published,
  },
  {
    id: 'across-documents/initial-budget-as-published',
    title: '决算里的年初预算数就是年初公开的预算数',
    severity: 'error',
    basis: published,
  },
  {
    id: 'across-documents/units-within-department',
    title: '所属单位的数不大于部门汇总的数',
    severity: 'error',
    basis: sameLaw,
  },
  {
    id: 'across-documents/units-make-the-department',
    title: '所属单位齐全的，合计等于部门汇总的数',
    severity: 'warning',
    basis: sameLaw,
  },
  {
    id: 'across-documents/catalogue-agrees-with-programmes',
    title: '区县目录里的项目与单位公开的绩效目标表一致',
    severity: 'error',
    basis: [cite('arithmetic'), cite('disclosure-procedure-4')],
  },
]
