const light = `--bg:#F2F3F4;--surface:#FFFFFF;--surface-2:#F8F9FA;--line:#DADDE1;--line-strong:#868E97;
--ink:#15181C;
--ink-2:#474E57;--ink-3:#646B74;--accent:#1B5678;--error:#B0231B;--warn:#855600;--note:#4B525B;--ok:#28663F`

const dark = `--bg:#111315;--surface:#191C1F;--surface-2:#1F2327;--line:#2E3439;--line-strong:#6C757E;
--ink:#E7E9EB;
--ink-2:#B7BEC5;--ink-3:#939BA3;--accent:#82B8D8;--error:#F18C81;--warn:#E0B35C;--note:#AEB6BE;--ok:#80C59D`

const base = `
*,*::before,*::after{box-sizing:border-box}
html{color-scheme:light dark;scroll-padding-top:16px}
body{margin:0;background:var(--surface);color:var(--ink);overflow-wrap:anywhere;line-break:strict;
font:14px/22px "PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Source Han Sans SC","Noto Sans CJK SC",
sans-serif;
font-variant-numeric:tabular-nums lining-nums}
h1,h2,h3,h4,p,dl,dd,ul,ol{margin:0;padding:0}ul,ol{list-style:none}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:16px;top:8px;background:var(--surface);padding:4px 8px}
.only{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.page{max-width:992px;margin:0 auto;padding:0 56px 56px}
.top{display:flex;align-items:center;justify-content:space-between;gap:24px;height:48px;
border-bottom:1px solid var(--line)}
.brand{display:flex;align-items:center;gap:8px;font-size:16px;font-weight:700;letter-spacing:.08em}
.brand i{width:18px;height:18px;background:var(--accent);position:relative}
.brand i::before,.brand i::after{content:"";position:absolute;left:4px;right:4px;height:2px;
background:var(--surface)}
.brand i::before{top:6px}.brand i::after{top:10px}
.muted{color:var(--ink-3);font-size:12px;line-height:18px}
h1{font-size:24px;line-height:34px;font-weight:600;margin:28px 0 4px}
h2{font-size:20px;line-height:28px;font-weight:600}
h3{font-size:16px;line-height:24px;font-weight:600}
table{border-collapse:collapse;width:100%}
th{font-size:12px;line-height:18px;font-weight:400;color:var(--ink-2);text-align:left;vertical-align:bottom}
.n{text-align:right;white-space:nowrap}
.u{color:var(--ink-3);font-size:12px;font-weight:400;margin-left:3px}`

const marks = `
.sv{display:inline-flex;align-items:center;gap:6px;font-weight:600;white-space:nowrap}
.sv::before{content:"";flex:none;width:9px;height:9px;background:currentColor}
.error,.fails{color:var(--error)}.warning{color:var(--warn)}.note{color:var(--note)}.holds{color:var(--ok)}
.unknown{color:var(--ink-2)}.inapplicable{color:var(--ink-3)}
.warning::before{width:11px;height:10px;clip-path:polygon(50% 0,100% 100%,0 100%)}
.note::before{width:10px;height:10px;border-radius:50%;background:none;border:2px solid}
.holds::before{width:11px;clip-path:polygon(14% 44%,40% 72%,86% 6%,100% 22%,41% 100%,0 58%)}
.unknown::before{width:10px;height:10px;background:none;border:1.5px dashed}
.inapplicable::before{height:2px}`

const parts = `
.contents{margin-top:24px}
.contents th,.contents td{padding:6px 12px 6px 0;border-bottom:1px solid var(--line)}
.contents th{border-bottom-color:var(--line-strong)}
.contents .n{padding:6px 0 6px 24px}.contents td:first-child{width:100%}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:0 20px;margin-top:24px}
.bar[hidden]{display:none}
.filter{display:flex;flex-wrap:wrap;align-items:center;gap:4px 20px;border:0;margin:0;padding:0;min-width:0}
.filter legend{float:left;padding:0 20px 0 0;color:var(--ink-2)}
.filter label{display:inline-flex;align-items:center;gap:8px;min-height:32px;cursor:pointer}
.filter input{width:16px;height:16px;margin:0;accent-color:var(--accent)}
.shown{color:var(--ink-3);margin-left:auto}
.no-error .error-group,.no-warning .warning-group,.no-note .note-group{display:none}
.file{margin-top:56px}
.file>header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:end;gap:12px 28px;
padding-bottom:12px;
border-bottom:1px solid var(--ink)}
.file>header>div{flex:1 1 380px}
.four{display:flex}
.four div{display:grid;text-align:right;padding:0 0 0 28px}
.four dt{display:flex;justify-content:flex-end}.four dt .sv{font-size:12px;line-height:18px;font-weight:400}
.four dd{font-size:20px;line-height:26px;font-weight:600}
.none{padding:20px 0;border-bottom:1px solid var(--line)}
.group{margin-top:28px}
.group>h3{padding-bottom:8px;border-bottom:1px solid var(--line-strong)}
.finding{padding:16px 0 20px;border-bottom:1px solid var(--line)}
@media screen{.finding{content-visibility:auto;contain-intrinsic-size:auto 320px}}
.finding h4{font-size:16px;line-height:24px;font-weight:600}
.kicker{display:flex;flex-wrap:wrap;gap:2px 12px;align-items:baseline;color:var(--ink-3);font-size:12px;
line-height:20px}
.kicker .nth{margin-left:auto}
.figures{margin:12px 0 4px;table-layout:fixed}
.figures th,.figures td{padding:4px 0 4px 16px;text-align:right}
.figures th:first-child,.figures td:first-child{padding-left:0;text-align:left}
.figures thead th{border-bottom:1px solid var(--line-strong)}
.figures td{font-size:16px;line-height:24px;font-weight:600;border-bottom:1px solid var(--line)}
.figures td.small{font-weight:400;color:var(--ink-2)}
.error-group .gap{color:var(--error)}.warning-group .gap{color:var(--warn)}
.rows{margin-top:8px}
.rows>div{display:grid;grid-template-columns:56px minmax(0,1fr);gap:8px;padding:4px 0}
.rows dt{color:var(--ink-3)}
.eq li{display:grid;align-items:baseline;grid-template-columns:84px minmax(0,1fr) fit-content(45%);gap:12px;
padding:1px 0}
.eq .sv{font-weight:400;font-size:12px}
.eq .sum{text-align:right;color:var(--ink-2)}
.given{grid-column:2/-1;font-size:12px;line-height:18px;color:var(--ink-3)}.given p{margin:0}
.change{font-weight:600}
.change del{color:var(--error);text-decoration-thickness:2px}.change ins{color:var(--ok);
text-underline-offset:3px}
.state{font-size:12px;white-space:nowrap;margin:0 4px}
.gist{color:var(--ink-2)}
.rows code{font-size:12px;color:var(--ink-3)}
.state.yes{color:var(--ok)}.state.no{color:var(--warn)}
.places li{display:inline}.places li+li::before{content:"；";color:var(--ink-3)}
.quote{color:var(--ink-2)}
summary{color:var(--accent);cursor:pointer}
footer{margin-top:56px;padding-top:12px;border-top:1px solid var(--line)}`

const narrow = `
@media (max-width:640px){
body{font-size:15px;line-height:24px}
.page{padding:0 16px 40px}
h1{font-size:20px;line-height:28px}h2{font-size:18px;line-height:26px}
.filter label{min-height:40px}.shown{margin-left:0;flex-basis:100%}
.filter legend{float:none;flex-basis:100%}
.four{justify-content:space-between;width:100%}.four div{padding:0;text-align:left}
.four dt{justify-content:flex-start}
.contents .wide{display:none}
.figures th,.figures td{padding-left:8px}.figures td{font-size:15px}.figures .u{display:block;margin:0}
.rows>div{grid-template-columns:40px minmax(0,1fr)}
.eq li{grid-template-columns:minmax(0,1fr);gap:0;padding:4px 0}.eq .sum{text-align:left}.given{grid-column:1/-1}
.eq .sv{line-height:20px}
.contents a{display:inline-block;min-height:40px}
}`

const print = `
@page{size:A4;margin:18mm 16mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt}}
.printed{display:none}
@media print{
html{color-scheme:light}
body{font-size:10pt;line-height:15pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.page{max-width:none;padding:0}
.skip,.filter,html:not(.filtered) .bar{display:none!important}
.bar{margin-top:8px}.shown{margin:0}
.file{margin-top:20px}.file+.file{break-before:page}
.group{display:table;width:100%;table-layout:fixed;margin-top:16px}
.group>h3{display:table-header-group;break-inside:avoid;break-after:auto}
.group>h3>span{display:block;border-bottom:1px solid var(--line-strong);padding-bottom:4px}
.group>h3 .printed{display:inline;font-weight:400;font-size:9pt;color:var(--ink-3)}
.finding{padding:10px 0 12px}.figures{margin:6px 0 2px}.figures td{font-size:12pt;line-height:18pt}
.rows>div{padding:2px 0}
.finding,tr,.none,.file>header{break-inside:avoid}
thead{display:table-header-group}
h2,h4{break-after:avoid}
a{color:inherit}
details::details-content{content-visibility:visible;block-size:auto}summary{display:none}
}
@media (prefers-reduced-motion:no-preference){a,summary{transition:color .12s linear}}
`

/** 版面 The style sheet: the interface's tokens in light and dark, one column, A4 in print. */
export const pageStyle = `:root{${light}}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}
@media screen{:root[data-theme=dark]{${dark}}}${base}${marks}${parts}${narrow}${print}`

/** SHA-256 of the style sheet as the content security policy wants it; a test holds it to the text above. */
export const pageStyleHash = 'sha256-aDVJmLCiP2nmIMSCSOdl91LTlqrM23Z7x9IgrLcXRYI='
