import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

type Violation = {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly html: string }[]
}
type Axe = { readonly run: (options: object) => Promise<{ readonly violations: readonly Violation[] }> }

declare global {
  interface Window {
    axe?: Axe
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** 无障碍检查 What the accessibility checker holds for serious or critical on the page as it stands, a line each. */
export async function gravest(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe)
  const violations = await page.evaluate(
    async () => (await window.axe?.run({ resultTypes: ['violations'] }))?.violations ?? [],
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`)
}
