import { emsOf } from './text-width.ts'

/** 不拆的词 Words of heads and names of accounts, of items and of indicators that a line does not tear. */
const vocabulary = new Set(
  `公用经费 人员经费 事业基金 收入 支出 预算 决算 预算数 决算数 资金 经费 拨款 财政 专户 管理 结转 结余 上年 本年 当年 下年 年初 年末 上年末 一般 公共 政府性 基金
国有 资本 经营 事业 单位 上级 补助 附属 上缴 其他 弥补 收支 差额 总计 合计 小计 科目 编码 名称 项目 基本 人员 日常 公用 公务 接待 接待费
用车 购置 购置费 运行 运行费 维护 维护费 出国 因公 绩效 指标 指标值 目标 权重 性质 计量 核心 是否 一级 二级 三级 产出 效益 满意度 成本
质量 数量 时效 社会 经济 生态 服务 对象 可持续 影响 部门 业务 主管 机关 行政 养老 保险 缴费 职业 年金 医疗 住房 公积金 保障 就业 卫生
健康 城乡 社区 节能 环保 自然 资源 海洋 气象 灾害 防治 应急 文化 旅游 体育 传媒 科学 技术 交通 运输 农林 商业 金融 粮油 物资 储备 债务
付息 还本 发行 费用 特别 国债 安排 转移性 采购 货物 工程 描述 确定 依据 金额 价值 比例 中小 微型 小微 企业 份额 功能 分类 政府 事务
机构 相关 办公厅 办公 个人 家庭 商品 工资 福利 委托 统战 宗教 国土 规划 信息 工业 援助 地区 国家 境外 支援 监管 土地 使用权 出让 权属
执行率 执行 任务 支付 时间 说明 规格 型号 来源 用途 概况 概述 整体 总体 分值 得分 完成 情况 原因 改进 措施 实际 年度 季度 全年 累计
偏差 分析 监控 自评 自评表 报告 汇总 情况表 备注 编制 实施 单价 总额 占用 面积 上限 物业 维修 会议 培训 差旅 咨询 租赁 印刷 邮电 劳务 工会 电费 水费 咨询费 印刷费
会议费 培训费 差旅费 租赁费 邮电费 劳务费 维修费 物业费 业务费 用品 设备 家具 通用 专用 车辆 房屋 资产 流动 固定 无形`
    .split(/\s+/u)
    .filter((word) => word !== ''),
)

const longestWord = 4

/** Texts longer than this are running text: they break where the program that sets them breaks them. */
const longestName = 40

/** Nothing but a number or a word of Latin letters, with what goes with it. */
const latin = /^[\u0021-\u02ff]+/u
const opening = /^[（〔【《“‘]/u
const closing = /^[）〕】》”’，、；：。％]/u

/** 分词 The pieces of a name that no line tears: known words, numbers; brackets and points go with what they stand at. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest !== '') {
    const piece = nextPiece(rest)
    rest = rest.slice(piece.length)
    const last = pieces.at(-1)
    const joins = last !== undefined && (closing.test(piece) || opening.test(last.at(-1) ?? ''))
    if (joins) pieces[pieces.length - 1] = last + piece
    else pieces.push(piece)
  }
  return pieces
}

function nextPiece(text: string): string {
  const [number] = latin.exec(text) ?? []
  if (number !== undefined) return number
  for (let length = longestWord; length > 1; length -= 1) {
    const word = text.slice(0, length)
    if (vocabulary.has(word)) return word
  }
  return String.fromCodePoint(text.codePointAt(0) ?? 0)
}

/**
 * 回行 A name or a head by its lines, broken between words where a line has room for them, the lines about as long as one
 * another (GB/T 9704, 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜).
 *
 * @param ems width of a line, in widths of a Chinese character
 * @returns the text as it is where it is no name but running text
 */
export function brokenLines(text: string, ems: number): readonly string[] {
  return text.split('\n').flatMap((line) => {
    if (line.length > 2 * longestName) return [line]
    const whole = emsOf(line)
    if (whole <= ems || whole > longestName) return [line]
    const pieces = piecesOf(line).flatMap((piece) => (emsOf(piece) > ems ? [...piece] : [piece]))
    const filled = fill(pieces, ems)
    for (let width = whole / filled.length; width < ems; width += 0.25) {
      const even = fill(pieces, width)
      if (even.length === filled.length) return even
    }
    return filled
  })
}

/** 至少多宽 The least width in which a name or a head takes no more than so many lines between its words. */
export function widthFor(text: string, lines: number): number {
  const whole = Math.max(0, ...text.split('\n').map(emsOf))
  if (whole > longestName) return whole / lines
  let width = whole / lines
  while (width < whole && brokenLines(text, width).length > Math.max(lines, text.split('\n').length))
    width += 0.25
  return width
}

function fill(pieces: readonly string[], ems: number): string[] {
  const lines: string[] = []
  let width = 0
  for (const piece of pieces) {
    const own = emsOf(piece)
    const last = lines.at(-1)
    if (last === undefined || width + own > ems) {
      lines.push(piece)
      width = own
    } else {
      lines[lines.length - 1] = last + piece
      width += own
    }
  }
  return lines
}
