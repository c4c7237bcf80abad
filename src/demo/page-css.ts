/** What surrounds the reports: a page of GitHub, light and dark. */
export const pageCss = `
:root { color-scheme: light dark; --fg: #1f2328; --muted: #59636e; --bg: #fff; --soft: #f6f8fa; --line: #d1d9e0; --link: #0969da;
  --green: #1a7f37; --green-bg: #1f883d; --red: #d1242f; --purple: #8250df; --amber: #9a6700; --amber-bg: #fff8c5; --log: #f6f8fa; }
@media (prefers-color-scheme: dark) { :root { --fg: #f0f6fc; --muted: #9198a1; --bg: #0d1117; --soft: #151b23; --line: #3d444d; --link: #4493f8;
  --green: #3fb950; --green-bg: #238636; --red: #f85149; --purple: #8957e5; --amber: #d29922; --amber-bg: #bb800926; --log: #010409; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--fg); font: 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", "Liberation Sans", Helvetica, Arial, sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"; }
.top { background: var(--soft); border-bottom: 1px solid var(--line); padding: 14px 24px; font-size: 15px; display: flex; gap: 8px; align-items: center; }
.top svg { fill: var(--fg); } .pill { border: 1px solid var(--line); border-radius: 20px; padding: 0 7px; font-size: 12px; color: var(--muted); font-weight: 500; }
main { max-width: 1012px; margin: 0 auto; padding: 24px 16px 80px; }
h1 { font-size: 24px; font-weight: 600; margin: 0 0 4px; } .lead { color: var(--muted); margin: 0 0 16px; }
.verdict { border: 1px solid var(--line); border-radius: 6px; padding: 10px 16px; margin: 0 0 16px; background: var(--soft); }
.verdict.bad { border-color: var(--red); } .verdict ul { margin: 6px 0 0; padding-left: 20px; }
nav ol { margin: 0 0 24px; padding-left: 24px; } nav a { color: var(--link); text-decoration: none; }
.step { border-top: 1px solid var(--line); padding: 24px 0 8px; margin-top: 24px; }
.step > h2 { font-size: 18px; font-weight: 600; margin: 0 0 12px; display: flex; gap: 10px; align-items: baseline; }
.step > h2 .number { color: var(--muted); font-weight: 400; min-width: 22px; } .step > h2 time { color: var(--muted); font-weight: 400; font-size: 12px; margin-left: auto; white-space: nowrap; }
.event { color: var(--muted); margin: 0 0 12px; padding-left: 4px; }
.run { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 12px; } .run > summary, .checks > summary { cursor: pointer; padding: 8px 14px; }
.run > summary b { font-weight: 600; } .run > summary .right { float: right; color: var(--muted); font-size: 12px; }
.log { margin: 0; padding: 10px 14px; background: var(--log); border-top: 1px solid var(--line); overflow-x: auto; font: 12px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; max-height: 420px; white-space: pre; }
.log i { font-style: normal; color: var(--muted); display: inline-block; width: 56px; user-select: none; } .log .warning { color: var(--amber); } .log .error { color: var(--red); } .log .notice { color: var(--link); }
.box { border-top: 1px solid var(--line); } .box > summary { cursor: pointer; padding: 6px 14px; color: var(--muted); font-size: 13px; }
.box .markdown-body { padding: 8px 14px 14px; font-size: 14px; } .outputs { border-collapse: collapse; margin: 4px 14px 12px; font-size: 12px; } .outputs td { border: 1px solid var(--line); padding: 2px 8px; font-family: ui-monospace, Menlo, Consolas, "Liberation Mono", monospace; word-break: break-all; } .outputs td:first-child { white-space: nowrap; word-break: normal; }
.title { font-size: 22px; font-weight: 400; margin: 18px 0 6px; } .title span { color: var(--muted); font-weight: 300; }
.state { display: inline-block; color: #fff; border-radius: 2em; padding: 3px 11px; font-weight: 500; margin: 0 6px 14px 0; }
.state.open { background: var(--green-bg); } .state.merged, .state.closed { background: var(--purple); } .state.closed.pull { background: var(--red); }
.label { background: var(--amber-bg); color: var(--amber); border: 1px solid var(--amber); border-radius: 2em; padding: 1px 9px; font-size: 12px; font-weight: 500; margin-right: 6px; }
.entry { display: flex; gap: 12px; margin: 0 0 14px; } .avatar { flex: none; width: 40px; height: 40px; border-radius: 50%; display: grid; place-items: center; color: #fff; font-weight: 600; font-size: 16px; }
.avatar.bot { border-radius: 6px; background: #24292f; } .comment { flex: 1; min-width: 0; border: 1px solid var(--line); border-radius: 6px; }
.by { background: var(--soft); border-bottom: 1px solid var(--line); padding: 8px 16px; color: var(--muted); border-radius: 6px 6px 0 0; } .by b { color: var(--fg); font-weight: 600; }
.comment .markdown-body { padding: 16px; font-size: 14px; border-radius: 0 0 6px 6px; }
.markdown-body { background: transparent !important; } .markdown-body summary { cursor: pointer; padding: 3px 0; } .markdown-body a { color: var(--link); }
.markdown-body .highlight pre .pl-mi1, .markdown-body .highlight pre .pl-md { display: inline-block; min-width: 100%; }
.comment.summary { margin: 0 0 14px; }
.closed-by { color: var(--muted); padding-left: 52px; margin: 0 0 14px; }
.checks { margin: 0 0 8px; border: 1px solid var(--line); border-radius: 6px; } .checks ul { list-style: none; margin: 0; padding: 2px 14px 10px; } .ok { color: var(--green); } .no { color: var(--red); } .checks pre { white-space: pre-wrap; color: var(--red); font-size: 12px; margin: 2px 0 6px 20px; }
`;
