/** 版面 What the annotated text adds to the style sheet of the report: numbered lines, marks, findings among them. */
export const textStyle = `
h2{margin:36px 0 8px}
.findings{margin-top:16px;border-top:1px solid var(--line-strong)}
.findings li{display:grid;grid-template-columns:64px minmax(0,1fr) auto;gap:4px 12px;padding:6px 0;
border-bottom:1px solid var(--line)}
.source{border-top:1px solid var(--ink)}
.source>li{display:grid;grid-template-columns:52px minmax(0,1fr);scroll-margin-top:16px}
.source>li:target>.text{background:var(--surface-2)}
.no{color:var(--ink-3);font-size:12px;text-align:right;padding-right:14px;user-select:none}
.text{white-space:pre-wrap;tab-size:4;min-height:22px}
.card{grid-column:2;border:1px solid var(--line-strong);border-left:3px solid currentColor;margin:6px 0 14px;
padding:0 16px;background:var(--surface-2)}
.card .finding{border:0;color:var(--ink);scroll-margin-top:80px}
.card.error-group{color:var(--error)}.card.warning-group{color:var(--warn)}.card.note-group{color:var(--note)}
mark{color:inherit;background:none;border-bottom:2px solid var(--note);padding-bottom:1px}
mark.error{border-color:var(--error)}mark.warning{border-color:var(--warn)}
mark.culprit{background:color-mix(in srgb,var(--note) 18%,transparent)}
mark.culprit.error{background:color-mix(in srgb,var(--error) 20%,transparent)}
mark.culprit.warning{background:color-mix(in srgb,var(--warn) 22%,transparent)}
sup{font-size:10px;line-height:0;margin-left:1px}sup a{padding:0 1px}
@media (max-width:640px){.source>li{grid-template-columns:34px minmax(0,1fr)}.no{padding-right:8px}
.findings li{grid-template-columns:56px minmax(0,1fr)}.findings .muted{grid-column:2}}
@media print{.card{break-inside:avoid}.source>li{break-inside:auto}}
`

/** SHA-256 of the style sheet as the content security policy wants it; a test holds it to the text above. */
export const textStyleHash = 'sha256-mp1WBztxQwINjPub8SqalLSsPDULE8W3MzfFOGQnaUU='
