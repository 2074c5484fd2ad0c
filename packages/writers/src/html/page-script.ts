/**
 * 筛选 Shows the findings of the ticked severities and says how many are left. Without script the page shows
 * all of them and no filter.
 */
export const pageScript = `'use strict'
const root = document.documentElement
const bar = document.querySelector('.bar')
const said = document.querySelector('.shown')
const boxes = [...document.querySelectorAll('.filter input')]
const findings = [...document.querySelectorAll('.finding')]
const apply = () => {
  const on = new Set(boxes.filter((box) => box.checked).map((box) => box.value))
  for (const box of boxes) root.classList.toggle('no-' + box.value, !on.has(box.value))
  const left = findings.filter((finding) => on.has(finding.dataset.severity)).length
  said.textContent = left === 0 ? said.dataset.none
    : said.dataset.some.replace('{n}', left).replace('{total}', findings.length)
  root.classList.toggle('filtered', left < findings.length)
}
if (bar) {
  bar.hidden = false
  bar.addEventListener('change', apply)
  apply()
}
`

/** SHA-256 of the script as the content security policy wants it; a test holds it to the text above. */
export const pageScriptHash = 'sha256-qTj9kDbRKOyIbA1STNtEfzUBc+cH/hs/xR+hj2jk8NA='
