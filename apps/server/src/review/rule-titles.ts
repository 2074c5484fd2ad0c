import { everyRule } from '@mingzhang/rules'

const titles = new Map(everyRule.map(({ id, title }) => [id, title]))

/** 规则的名称 What a rule says should be true; null for a rule that the rule book does not know any more. */
export const titleOf = (rule: string): string | null => titles.get(rule) ?? null
