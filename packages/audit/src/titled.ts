import type { Finding } from '@mingzhang/model'
import { everyRule } from '@mingzhang/rules'

const titles = new Map(everyRule.map(({ id, title }) => [id, title]))

/** 带上规则 The finding with what its rule says should be true, for those who read it without the rule book. */
export function titled(finding: Finding): Finding {
  const title = titles.get(finding.rule)
  return title === undefined ? finding : { ...finding, title }
}
