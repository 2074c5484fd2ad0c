/** 计量单位 What a printed unit measures. */
export type UnitKind = 'money' | 'percent' | 'points' | 'rate' | 'count'

export type PrintedUnit = { readonly unit: string; readonly kind: UnitKind; readonly length: number }

const money = '亿元 百万元 千万元 万元 千元 百元 元 角'.split(' ')

/** Classifiers and measures of the genre; longest match first. */
const counts = (
  '大类 小类 大项 小项 台(套) 台（套） 台(辆) 台套 场(次) 公里 千米 平方米 平方公里 立方米 平米 公顷 公斤 千克 千瓦时 千瓦 个月 个课时 个学时 课时 学时 ' +
  '人次 人天 人日 家次 户次 场次 批次 班次 车次 件次 万里 周年 小时 分钟 秒 村(社区) ㎡ m² m2 km MB GB TB M 兆 米 亩 吨 斤 升 辆 台 套 名 人 户 家 次 项 件 份 ' +
  '批 处 座 条 本 册 张 篇 部 期 场 班 天 日 月 年 岁 位 组 支 所 栋 幢 间 层 楼 级 类 种 块 株 棵 头 只 枚 门 对 团 队 片 宗 笔 起 例 款 ' +
  '卷 盏 盒 箱 瓶 桶 杯 段 道 站 点 分 字 倍 成 步 村 镇 艘 架 把 顶 床 桌 席 辑 集 幅 面 副 双 包 袋 捆 度 届 轮 波 人 个'
)
  .split(' ')
  .sort((a, b) => b.length - a.length)

/** 元/月, 元/平方米, 次/年, 元/月.条: a known divisor, or a short word that ends there. */
const per =
  /^(?:\/(?:每)?(?:平方米|立方米|人次|人年|人月|小时|公里|学期|学年|午餐|月|年|天|日|人|次|户|亩|个|台|辆|套|件|家|吨|度|班|餐|条|项|期|\p{Script=Han}{1,4}(?!\p{Script=Han}))(?:[.·](?:条|人|户|个|\p{Script=Han}(?!\p{Script=Han})))?)+/u

/**
 * 读单位 The unit that starts right behind a number: 万元, 元/月, %, 个百分点, 余名, 万株; null when none does.
 *
 * @param rest text behind the number
 */
export function unitAt(rest: string): PrintedUnit | null {
  const percent = /^(?:个百分点|百分点)/u.exec(rest)
  if (percent) return { unit: '个百分点', kind: 'points', length: percent[0].length }
  if (/^[%‰]/u.test(rest)) return { unit: rest.slice(0, 1), kind: 'percent', length: 1 }
  const unit = money.find((one) => rest.startsWith(one))
  if (unit) return withRate(unit, 'money', unit.length, rest)
  return countAt(rest)
}

function countAt(rest: string): PrintedUnit | null {
  const prefix = /^(?:余|多|几)?(?:万|亿|千|百)?(?:余|多)?/u.exec(rest)?.[0] ?? ''
  const scale = /[万亿千百]/u.exec(prefix)?.[0] ?? ''
  const behind = rest.slice(prefix.length)
  if (scale && behind.startsWith('元')) return withRate(`${scale}元`, 'money', prefix.length + 1, rest)
  const unit = counts.find((one) => behind.startsWith(one))
  if (unit)
    return withRate(
      scale + unit.replace(/^[大小](?=[类项])/u, ''),
      'count',
      prefix.length + unit.length,
      rest,
    )
  // 健身房10万、 : what follows 万 names no thing, so it is money.
  const bare = /^[万亿]/u.exec(rest)
  if (bare && /^(?:左右|以上|以内)?(?:[\s,，、。；;)=+]|$)/u.test(rest.slice(1))) {
    return { unit: `${bare[0]}元`, kind: 'money', length: 1 }
  }
  return null
}

function withRate(unit: string, kind: UnitKind, length: number, rest: string): PrintedUnit {
  const rate = per.exec(rest.slice(length))?.[0] ?? ''
  return rate ? { unit: unit + rate, kind: 'rate', length: length + rate.length } : { unit, kind, length }
}
