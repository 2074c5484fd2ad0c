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

/** The checks that are about colours, as far as they are made by default. */
const colours = ['color-contrast', 'link-in-text-block']

/**
 * 无障碍检查 What the accessibility checker holds for serious or critical on the page as it stands, a line each.
 *
 * @param only `colours` for a page that was checked already and is now shown in another theme: nothing else is different
 */
export async function gravest(page: Page, only?: 'colours'): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe)
  const options = { resultTypes: ['violations'], ...(only && { runOnly: colours }) }
  const violations = await page.evaluate(
    async (given) => (await window.axe?.run(given))?.violations ?? [],
    options,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`)
}
