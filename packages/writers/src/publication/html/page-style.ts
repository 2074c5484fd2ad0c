const base = `
:root{--ink:#15181C;--ink-2:#474E57;--line:#9AA1A9;--soft:#DADDE1;--head:#F3F5F7;--accent:#1B5678}
*,*::before,*::after{box-sizing:border-box}
html{color-scheme:light;scroll-padding-top:16px}
body{margin:0;background:#fff;color:var(--ink);overflow-wrap:anywhere;line-break:strict;
font:16px/28px "PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Source Han Sans SC","Noto Sans CJK SC",
sans-serif;font-variant-numeric:tabular-nums lining-nums}
h1,h2,h3,h4,p,ol{margin:0;padding:0}ol{list-style:none}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:16px;top:8px;background:#fff;padding:4px 8px}
h1 span{display:inline-block}
.contents-link{position:fixed;right:24px;bottom:24px;background:#fff;border:1px solid var(--line);padding:4px 12px;
font-size:14px;z-index:3}
main{max-width:1120px;margin:0 auto;padding:0 40px 72px}
h1,.table>h2,.table>h3,.table>h4,.contents h2{font-family:"方正小标宋简体","FZXiaoBiaoSong-B05S","Source Han Serif SC",
"Noto Serif CJK SC","Songti SC",SimSun,serif;font-weight:600;text-align:center;text-wrap:balance}
.cover{max-width:1120px;margin:0 auto;padding:64px 40px 40px;text-align:center}
h1{font-size:30px;line-height:44px}
.cover p{margin-top:12px;color:var(--ink-2)}
.contents{max-width:760px;margin:0 auto 24px;padding:24px 0;border-block:1px solid var(--soft)}
.contents h2{font-size:20px;margin-bottom:8px}
.contents li{padding:2px 0}.contents .l2{padding-left:1.5em}.contents .l3{padding-left:3em}
.prose{max-width:760px;margin-inline:auto}
h2.prose{font-size:20px;line-height:32px;margin-top:36px}
h2.title{text-align:center;text-wrap:balance;font-weight:600;
font-family:"方正小标宋简体","FZXiaoBiaoSong-B05S","Source Han Serif SC","Noto Serif CJK SC","Songti SC",SimSun,serif}
h3.prose{font-size:17px;line-height:28px;margin-top:20px}
h4.prose{font-size:16px;margin-top:12px}
p.prose{text-indent:2em;margin-top:8px}
data{white-space:nowrap}`

const tables = `
.table{margin-top:40px}
.table>h2,.table>h3,.table>h4{font-size:21px;line-height:32px;margin-bottom:12px}
.lines{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 24px;font-size:14px;line-height:24px}
.lines .unit{margin-left:auto}
.scroll{border:solid var(--line);border-width:1px 0 0 1px}
table{border-collapse:separate;border-spacing:0;width:100%;font-size:14px;line-height:21px;table-layout:fixed}
th,td{border:solid var(--line);border-width:0 1px 1px 0;padding:5px 8px;font-weight:400;text-align:left;
vertical-align:middle}
thead{position:sticky;top:0;z-index:1}
thead th{background:var(--head);text-align:center;font-weight:600;padding:6px}
.r{text-align:right}.c{text-align:center}
td.r{padding-inline:4px 8px}
.strong th,.strong td{font-weight:600}
tbody tr:hover>*{background:#F8F9FA}
.i1{padding-left:2em}.i2{padding-left:3.2em}.i3{padding-left:4.4em}.i4{padding-left:5.6em}
.small table{font-size:13px;line-height:19px}.small th,.small td{padding-inline:5px}
.small .r{padding-inline:3px 5px}
.note{font-size:14px;line-height:24px;margin-top:8px;color:var(--ink-2)}
@media (max-width:1120px){.scroll{overflow:auto;max-height:86vh;overscroll-behavior-x:contain}}
.vast .scroll{overflow:auto;max-height:86vh}
@media screen{thead{z-index:2}tbody .k{position:sticky;left:0;z-index:1;background:#fff}
tbody tr:hover>.k{background:#F8F9FA}}`

/** Where the screen is narrower than the page, columns are as wide as what stands in them, and the table scrolls inside. */
const leastWidths = Array.from({ length: 30 }, (_, at) => `.n${at + 1}{min-width:${(at + 1) * 72}px}`).join(
  '',
)
const widths = `@media screen and (max-width:1120px){${leastWidths}table{table-layout:auto}col{width:auto!important}
td.r{white-space:nowrap}thead th{min-width:4.6em}tbody .k{min-width:9em}tbody td,tbody th{min-width:2.6em;overflow-wrap:break-word}}
.vast table{min-width:1400px}`

const narrow = `
@media (max-width:640px){
body{font-size:16px;line-height:27px}
main{padding:0 16px 48px}.cover{padding:40px 16px 24px}
h1{font-size:23px;line-height:34px}
.table>h2,.table>h3,.table>h4{font-size:18px;line-height:28px}
.contents a{display:inline-block;padding:4px 0}
.scroll{margin-inline:-16px;border-left:0}
tbody .k{width:9.5em;padding-inline:6px}tbody .k.i1{padding-left:1.2em}tbody .k.i2{padding-left:1.8em}
tbody .k.i3,tbody .k.i4{padding-left:2.4em}
.contents-link{bottom:12px;right:12px}
}`

const print = `
@page{size:A4;margin:20mm 16mm;@bottom-center{content:"— " counter(page) " —";font-size:10pt}}
@page lying{size:A4 landscape;margin:16mm 14mm}
@page cover{@bottom-center{content:none}}
@media print{
body{font-size:11pt;line-height:19pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main,.cover{max-width:none;padding:0}
.skip,.contents-link{display:none}
.cover.own{page:cover;break-after:page;padding-top:60mm}
.contents{break-after:auto;border:0;max-width:none}
.prose{max-width:none}
.lying{page:lying}
.break{break-before:page}
.table{margin-top:14pt}.table>h2,.table>h3,.table>h4{font-size:15pt;line-height:22pt;break-after:avoid}
.lines,h2,h3,h4{break-after:avoid}
.scroll{overflow:visible;max-height:none;margin:0;border-top:0;border-left:1px solid var(--line)}
thead tr:first-child th,table>tbody:first-of-type:not(thead~tbody) tr:first-child>*{border-top-width:1px}
table{min-width:0!important;font-size:9pt;line-height:13pt}.small table{font-size:7.5pt;line-height:11pt}
th,td,thead th{padding:1pt 4pt}.small th,.small td{padding:1.5pt 2pt}
thead{position:static;display:table-header-group}
tr{break-inside:avoid}
a{color:inherit}
}`

/** 版面 The style sheet of a published page: official tables, a phone's width, A4 in print. */
export const pageStyle = base + tables + widths + narrow + print

/** SHA-256 of the style sheet as the content security policy wants it; a test holds it to the text above. */
export const pageStyleHash = 'sha256-IYrSKuAeGfNtaDjUtYR/eLVJ3h1dBBuvaJFiWKvzDPE='
