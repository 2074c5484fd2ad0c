import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unitOf } from '../open/generate-books.ts'
import { type Random, randomOf } from '../planted/random.ts'

/*
 * 造公开文件 Many disclosures from the five samples, for measuring the review desk. The n-th is sample n mod 5 under the name
 * and code of another unit: 68 offices in the place of the sample, and for the catalogue of programmes another development zone. Two
 * in five have the known contradictions of the sample put right, one in five keeps them, two in five have besides one to
 * three figures changed as a clerk would: two digits swapped, ten times too large, one digit off. The same seed gives the
 * same files, byte for byte.
 */

/** 造出的文件 A generated disclosure: its file name, its text, whose it is, and how many figures were changed. */
export type Generated = {
  readonly name: string
  readonly text: string
  readonly unit: string
  readonly planted: number
}

type Sample = {
  readonly file: string
  readonly unit: string
  /** The place that begins the unit's name. */
  readonly place: string
  readonly code: string
  /** Known contradictions, and what puts them right. */
  readonly repairs: readonly (readonly [string, string])[]
}

const samples: readonly Sample[] = [
  {
    file: 'wansheng-office-affairs-2024',
    unit: '重庆市万盛经济技术开发区机关事务管理中心',
    ...{ place: '重庆市万盛经济技术开发区', code: '241', repairs: [] },
  },
  {
    file: 'qinglong-office-affairs-2024',
    unit: '青龙满族自治县机关事务服务中心',
    ...{ place: '青龙满族自治县', code: '430' },
    repairs: [
      ['其中财政资金4元', '其中财政资金4万元'],
      ['1034.40', '595.02'],
      ['1212.23', '772.85'],
      ['1212.23', '772.85'],
    ],
  },
  {
    file: 'qinhuangdao-office-affairs-2023',
    unit: '秦皇岛经济技术开发区机关事务服务中心',
    ...{ place: '秦皇岛经济技术开发区', code: '430' },
    repairs: [
      ['8320.77', '8900.03'],
      ['≥308', '≤308'],
    ],
  },
  {
    file: 'qijiang-government-services-2024',
    unit: '重庆市綦江区政务服务管理办公室',
    ...{ place: '重庆市綦江区', code: '201', repairs: [] },
  },
  {
    file: 'wansheng-key-programmes-2024',
    unit: '重庆市万盛经济技术开发区',
    ...{ place: '', code: '', repairs: [] },
  },
]

const offices = `
党政办公室 组织部 宣传部 统战部 政法委员会 纪律检查委员会 机构编制委员会办公室 老干部局 档案馆 党校 总工会 共青团委员会
妇女联合会 残疾人联合会 科学技术协会 工商业联合会 文学艺术界联合会 红十字会 发展和改革局 教育局 科学技术局 经济和信息化局
民族宗教事务局 公安局 民政局 司法局 财政局 人力资源和社会保障局 规划和自然资源局 生态环境局 住房和城乡建设局 交通运输局 水利局
农业农村局 商务局 文化和旅游局 卫生健康局 退役军人事务局 应急管理局 审计局 市场监督管理局 体育局 统计局 医疗保障局 信访局
林业局 城市管理局 投资促进中心 政务服务中心 融媒体中心 机关事务中心 公共资源交易中心 社会保险中心 就业服务中心 疾病预防控制中心
气象局 地震局 供销合作社 粮食和物资储备局 国有资产管理中心 金融服务中心 大数据中心 园林绿化中心 环境卫生中心 排水管理中心
公路养护中心 图书馆 博物馆
`
  .trim()
  .split(/\s+/u)

/**
 * 造一批 The first `count` disclosures of the generator.
 *
 * @param root folder of the project
 * @param seed the same seed gives the same disclosures
 */
export function generateDisclosures(root: string, count: number, seed = 7): Generated[] {
  const random = randomOf(seed)
  const texts = samples.map(({ file }) => readFileSync(join(root, 'samples', `${file}.txt`), 'utf8'))
  return Array.from({ length: count }, (_, n) => {
    const at = n % samples.length
    const sample = samples[at]
    if (!sample) throw new Error('no sample')
    return generate(sample, texts[at] ?? '', n, random)
  })
}

function generate(sample: Sample, original: string, n: number, random: Random): Generated {
  const { unit, code, text: named } = renamed(sample, original, n)
  const way = random.whole(0, 4)
  const repaired = way < 2 ? repair(named, sample.repairs) : named
  const planted = way > 2 ? random.whole(1, 3) : 0
  return { name: `${code}${unit}.txt`, text: plant(repaired, planted, random), unit, planted }
}

/** The sample as the `n`th disclosure: another office and code, or for the whole zone another zone. */
function renamed(sample: Sample, original: string, n: number) {
  const turn = Math.floor(n / samples.length)
  if (sample.place === '') {
    const zone = zoneOf(turn)
    return { unit: sample.unit.replace(zoneName, zone), code: '', text: original.replaceAll(zoneName, zone) }
  }
  const unit = `${sample.place}${officeOf(turn)}`
  const code = String(101 + n)
  const before = new RegExp(`${sample.code}(?=[ \\-—]*${sample.unit})`, 'gu')
  return { unit, code, text: original.replaceAll(before, code).replaceAll(sample.unit, unit) }
}

const zoneName = '万盛'

const zoneOf = (n: number): string => unitOf(n).region.replace(/(?:自治县|区|县|市|旗)$/u, '')

const officeOf = (n: number): string =>
  `${offices[n % offices.length] ?? ''}${n < offices.length ? '' : Math.floor(n / offices.length) + 1}`

function repair(text: string, repairs: Sample['repairs']): string {
  let right = text
  for (const [from, to] of repairs) right = right.replace(from, to)
  return right
}

/** Figures of money as they are printed in tables and sentences. */
const figures = /(?<![\d.,])\d{2,5}\.\d{2}(?![\d%])/gu

function plant(text: string, count: number, random: Random): string {
  const places = [...text.matchAll(figures)]
  let wrong = text
  for (let made = 0; made < count && places.length > 0; made += 1) {
    const { 0: figure, index } = random.pick(places)
    const slipped = slip(figure, random)
    // A figure that an earlier change has moved is left as it is.
    if (wrong.slice(index, index + figure.length) === figure)
      wrong = `${wrong.slice(0, index)}${slipped}${wrong.slice(index + figure.length)}`
  }
  return wrong
}

function slip(figure: string, random: Random): string {
  const [whole = '', rest = ''] = figure.split('.')
  if (random.chance(0.25)) return `${whole}${rest[0] ?? '0'}.${rest[1] ?? '0'}0`
  const at = random.whole(0, whole.length - 2)
  if (random.chance(0.5) && whole[at] !== whole[at + 1])
    return `${whole.slice(0, at)}${whole[at + 1]}${whole[at]}${whole.slice(at + 2)}.${rest}`
  const last = Number(whole.at(-1))
  return `${whole.slice(0, -1)}${(last + random.whole(1, 8)) % 10}.${rest}`
}
