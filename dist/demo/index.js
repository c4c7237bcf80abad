import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 544:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(41);

process.exitCode = await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__/* .main */ .i)(process.argv.slice(2));
//# sourceMappingURL=index.js.map
__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 41:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// UNUSED EXPORTS: readOptions

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./lib/src/demo/markdown-css.js
/*! github-markdown-css 5.9.0, MIT License, Copyright (c) Sindre Sorhus (https://sindresorhus.com) */
const markdownCss = ".markdown-body {\n  --base-size-16: 1rem;\n  --base-size-24: 1.5rem;\n  --base-size-4: 0.25rem;\n  --base-size-40: 2.5rem;\n  --base-size-8: 0.5rem;\n  --base-text-weight-medium: 500;\n  --base-text-weight-normal: 400;\n  --base-text-weight-semibold: 600;\n  --fontStack-monospace: ui-monospace, SFMono-Regular, SF Mono, Menlo, Consolas, Liberation Mono, monospace;\n  --fontStack-sansSerif: -apple-system, BlinkMacSystemFont, \"Segoe UI\", \"Noto Sans\", Helvetica, Arial, sans-serif, \"Apple Color Emoji\", \"Segoe UI Emoji\";\n  --fgColor-accent: Highlight;\n}\n@media (prefers-color-scheme: dark) {\n  .markdown-body, [data-theme=\"dark\"] {\n    /*dark */\n    color-scheme: dark;\n    --fgColor-accent: #4493f8;\n    --bgColor-attention-muted: #bb800926;\n    --bgColor-default: #0d1117;\n    --bgColor-muted: #151b23;\n    --bgColor-neutral-muted: #656c7633;\n    --borderColor-accent-emphasis: #1f6feb;\n    --borderColor-attention-emphasis: #9e6a03;\n    --borderColor-danger-emphasis: #da3633;\n    --borderColor-default: #3d444d;\n    --borderColor-done-emphasis: #8957e5;\n    --borderColor-success-emphasis: #238636;\n    --color-prettylights-syntax-brackethighlighter-angle: #9198a1;\n    --color-prettylights-syntax-brackethighlighter-unmatched: #f85149;\n    --color-prettylights-syntax-carriage-return-bg: #b62324;\n    --color-prettylights-syntax-carriage-return-text: #f0f6fc;\n    --color-prettylights-syntax-comment: #9198a1;\n    --color-prettylights-syntax-constant: #79c0ff;\n    --color-prettylights-syntax-constant-other-reference-link: #a5d6ff;\n    --color-prettylights-syntax-entity: #d2a8ff;\n    --color-prettylights-syntax-entity-tag: #7ee787;\n    --color-prettylights-syntax-keyword: #ff7b72;\n    --color-prettylights-syntax-markup-bold: #f0f6fc;\n    --color-prettylights-syntax-markup-changed-bg: #5a1e02;\n    --color-prettylights-syntax-markup-changed-text: #ffdfb6;\n    --color-prettylights-syntax-markup-deleted-bg: #67060c;\n    --color-prettylights-syntax-markup-deleted-text: #ffdcd7;\n    --color-prettylights-syntax-markup-heading: #1f6feb;\n    --color-prettylights-syntax-markup-ignored-bg: #1158c7;\n    --color-prettylights-syntax-markup-ignored-text: #f0f6fc;\n    --color-prettylights-syntax-markup-inserted-bg: #033a16;\n    --color-prettylights-syntax-markup-inserted-text: #aff5b4;\n    --color-prettylights-syntax-markup-italic: #f0f6fc;\n    --color-prettylights-syntax-markup-list: #f2cc60;\n    --color-prettylights-syntax-meta-diff-range: #d2a8ff;\n    --color-prettylights-syntax-storage-modifier-import: #f0f6fc;\n    --color-prettylights-syntax-string: #a5d6ff;\n    --color-prettylights-syntax-string-regexp: #7ee787;\n    --color-prettylights-syntax-sublimelinter-gutter-mark: #3d444d;\n    --color-prettylights-syntax-variable: #ffa657;\n    --fgColor-attention: #d29922;\n    --fgColor-danger: #f85149;\n    --fgColor-default: #f0f6fc;\n    --fgColor-done: #ab7df8;\n    --fgColor-muted: #9198a1;\n    --fgColor-success: #3fb950;\n    --borderColor-muted: #3d444db3;\n    --color-prettylights-syntax-invalid-illegal-bg: var(--bgColor-danger-muted);\n    --color-prettylights-syntax-invalid-illegal-text: var(--fgColor-danger);\n    --focus-outlineColor: var(--borderColor-accent-emphasis);\n    --borderColor-neutral-muted: var(--borderColor-muted);\n  }\n}\n@media (prefers-color-scheme: light) {\n  .markdown-body, [data-theme=\"light\"] {\n    /*light */\n    color-scheme: light;\n    --fgColor-danger: #d1242f;\n    --bgColor-attention-muted: #fff8c5;\n    --bgColor-muted: #f6f8fa;\n    --bgColor-neutral-muted: #818b981f;\n    --borderColor-accent-emphasis: #0969da;\n    --borderColor-attention-emphasis: #9a6700;\n    --borderColor-danger-emphasis: #cf222e;\n    --borderColor-default: #d1d9e0;\n    --borderColor-done-emphasis: #8250df;\n    --borderColor-success-emphasis: #1a7f37;\n    --color-prettylights-syntax-brackethighlighter-angle: #59636e;\n    --color-prettylights-syntax-brackethighlighter-unmatched: #82071e;\n    --color-prettylights-syntax-carriage-return-bg: #cf222e;\n    --color-prettylights-syntax-carriage-return-text: #f6f8fa;\n    --color-prettylights-syntax-comment: #59636e;\n    --color-prettylights-syntax-constant: #0550ae;\n    --color-prettylights-syntax-constant-other-reference-link: #0a3069;\n    --color-prettylights-syntax-entity: #6639ba;\n    --color-prettylights-syntax-entity-tag: #0550ae;\n    --color-prettylights-syntax-invalid-illegal-text: var(--fgColor-danger);\n    --color-prettylights-syntax-keyword: #cf222e;\n    --color-prettylights-syntax-markup-changed-bg: #ffd8b5;\n    --color-prettylights-syntax-markup-changed-text: #953800;\n    --color-prettylights-syntax-markup-deleted-bg: #ffebe9;\n    --color-prettylights-syntax-markup-deleted-text: #82071e;\n    --color-prettylights-syntax-markup-heading: #0550ae;\n    --color-prettylights-syntax-markup-ignored-bg: #0550ae;\n    --color-prettylights-syntax-markup-ignored-text: #d1d9e0;\n    --color-prettylights-syntax-markup-inserted-bg: #dafbe1;\n    --color-prettylights-syntax-markup-inserted-text: #116329;\n    --color-prettylights-syntax-markup-list: #3b2300;\n    --color-prettylights-syntax-meta-diff-range: #8250df;\n    --color-prettylights-syntax-string: #0a3069;\n    --color-prettylights-syntax-string-regexp: #116329;\n    --color-prettylights-syntax-sublimelinter-gutter-mark: #818b98;\n    --color-prettylights-syntax-variable: #953800;\n    --fgColor-accent: #0969da;\n    --fgColor-attention: #9a6700;\n    --fgColor-done: #8250df;\n    --fgColor-muted: #59636e;\n    --fgColor-success: #1a7f37;\n    --bgColor-default: #ffffff;\n    --borderColor-muted: #d1d9e0b3;\n    --color-prettylights-syntax-invalid-illegal-bg: var(--bgColor-danger-muted);\n    --color-prettylights-syntax-markup-bold: #1f2328;\n    --color-prettylights-syntax-markup-italic: #1f2328;\n    --color-prettylights-syntax-storage-modifier-import: #1f2328;\n    --fgColor-default: #1f2328;\n    --focus-outlineColor: var(--borderColor-accent-emphasis);\n    --borderColor-neutral-muted: var(--borderColor-muted);\n  }\n}\n\n.markdown-body {\n  /** CSS default easing. Use for hover state changes and micro-interactions. */\n  /** Accelerating motion. Use for elements exiting the viewport (moving off-screen). */\n  /** Smooth acceleration and deceleration. Use for elements moving or morphing within the viewport. */\n  /** Decelerating motion. Use for elements entering the viewport or appearing on screen. */\n  /** Constant motion with no acceleration. Use for continuous animations like progress bars or loaders. */\n  -ms-text-size-adjust: 100%;\n  -webkit-text-size-adjust: 100%;\n  margin: 0;\n  font-weight: var(--base-text-weight-normal, 400);\n  color: var(--fgColor-default);\n  background-color: var(--bgColor-default);\n  font-family: var(--fontStack-sansSerif, -apple-system, BlinkMacSystemFont, \"Segoe UI\", \"Noto Sans\", Helvetica, Arial, sans-serif, \"Apple Color Emoji\", \"Segoe UI Emoji\");\n  font-size: 16px;\n  line-height: 1.5;\n  word-wrap: break-word;\n}\n\n.markdown-body a {\n  text-decoration: underline;\n  text-underline-offset: .2rem;\n}\n\n.markdown-body .octicon {\n  display: inline-block;\n  fill: currentColor;\n  vertical-align: text-bottom;\n}\n\n.markdown-body h1:hover .anchor .octicon-link:before,\n.markdown-body h2:hover .anchor .octicon-link:before,\n.markdown-body h3:hover .anchor .octicon-link:before,\n.markdown-body h4:hover .anchor .octicon-link:before,\n.markdown-body h5:hover .anchor .octicon-link:before,\n.markdown-body h6:hover .anchor .octicon-link:before {\n  width: 16px;\n  height: 16px;\n  content: ' ';\n  display: inline-block;\n  background-color: currentColor;\n  -webkit-mask-image: url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' version='1.1' aria-hidden='true'><path fill-rule='evenodd' d='M7.775 3.275a.75.75 0 001.06 1.06l1.25-1.25a2 2 0 112.83 2.83l-2.5 2.5a2 2 0 01-2.83 0 .75.75 0 00-1.06 1.06 3.5 3.5 0 004.95 0l2.5-2.5a3.5 3.5 0 00-4.95-4.95l-1.25 1.25zm-4.69 9.64a2 2 0 010-2.83l2.5-2.5a2 2 0 012.83 0 .75.75 0 001.06-1.06 3.5 3.5 0 00-4.95 0l-2.5 2.5a3.5 3.5 0 004.95 4.95l1.25-1.25a.75.75 0 00-1.06-1.06l-1.25 1.25a2 2 0 01-2.83 0z'></path></svg>\");\n  mask-image: url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' version='1.1' aria-hidden='true'><path fill-rule='evenodd' d='M7.775 3.275a.75.75 0 001.06 1.06l1.25-1.25a2 2 0 112.83 2.83l-2.5 2.5a2 2 0 01-2.83 0 .75.75 0 00-1.06 1.06 3.5 3.5 0 004.95 0l2.5-2.5a3.5 3.5 0 00-4.95-4.95l-1.25 1.25zm-4.69 9.64a2 2 0 010-2.83l2.5-2.5a2 2 0 012.83 0 .75.75 0 001.06-1.06 3.5 3.5 0 00-4.95 0l-2.5 2.5a3.5 3.5 0 004.95 4.95l1.25-1.25a.75.75 0 00-1.06-1.06l-1.25 1.25a2 2 0 01-2.83 0z'></path></svg>\");\n}\n\n.markdown-body details,\n.markdown-body figcaption,\n.markdown-body figure {\n  display: block;\n}\n\n.markdown-body summary {\n  display: list-item;\n}\n\n.markdown-body [hidden] {\n  display: none !important;\n}\n\n.markdown-body a {\n  background-color: rgba(0,0,0,0);\n  color: var(--fgColor-accent);\n  text-decoration: none;\n}\n\n.markdown-body abbr[title] {\n  border-bottom: none;\n  -webkit-text-decoration: underline dotted;\n  text-decoration: underline dotted;\n}\n\n.markdown-body b,\n.markdown-body strong {\n  font-weight: var(--base-text-weight-semibold, 600);\n}\n\n.markdown-body dfn {\n  font-style: italic;\n}\n\n.markdown-body h1 {\n  margin: .67em 0;\n  font-weight: var(--base-text-weight-semibold, 600);\n  padding-bottom: .3em;\n  font-size: 2em;\n  border-bottom: 1px solid var(--borderColor-muted);\n}\n\n.markdown-body mark {\n  background-color: var(--bgColor-attention-muted);\n  color: var(--fgColor-default);\n}\n\n.markdown-body small {\n  font-size: 90%;\n}\n\n.markdown-body sub,\n.markdown-body sup {\n  font-size: 75%;\n  line-height: 0;\n  position: relative;\n  vertical-align: baseline;\n}\n\n.markdown-body sub {\n  bottom: -0.25em;\n}\n\n.markdown-body sup {\n  top: -0.5em;\n}\n\n.markdown-body img {\n  border-style: none;\n  max-width: 100%;\n  box-sizing: content-box;\n}\n\n.markdown-body code,\n.markdown-body kbd,\n.markdown-body pre,\n.markdown-body samp {\n  font-family: monospace;\n  font-size: 1em;\n}\n\n.markdown-body figure {\n  margin: 1em var(--base-size-40);\n}\n\n.markdown-body hr {\n  box-sizing: content-box;\n  overflow: hidden;\n  background: rgba(0,0,0,0);\n  border-bottom: 1px solid var(--borderColor-muted);\n  height: .25em;\n  padding: 0;\n  margin: var(--base-size-24) 0;\n  background-color: var(--borderColor-default);\n  border: 0;\n}\n\n.markdown-body input {\n  font: inherit;\n  margin: 0;\n  overflow: visible;\n  font-family: inherit;\n  font-size: inherit;\n  line-height: inherit;\n}\n\n.markdown-body [type=button],\n.markdown-body [type=reset],\n.markdown-body [type=submit] {\n  -webkit-appearance: button;\n  appearance: button;\n}\n\n.markdown-body [type=checkbox],\n.markdown-body [type=radio] {\n  box-sizing: border-box;\n  padding: 0;\n}\n\n.markdown-body [type=number]::-webkit-inner-spin-button,\n.markdown-body [type=number]::-webkit-outer-spin-button {\n  height: auto;\n}\n\n.markdown-body [type=search]::-webkit-search-cancel-button,\n.markdown-body [type=search]::-webkit-search-decoration {\n  -webkit-appearance: none;\n  appearance: none;\n}\n\n.markdown-body ::-webkit-input-placeholder {\n  color: inherit;\n  opacity: .54;\n}\n\n.markdown-body ::-webkit-file-upload-button {\n  -webkit-appearance: button;\n  appearance: button;\n  font: inherit;\n}\n\n.markdown-body a:hover {\n  text-decoration: underline;\n}\n\n.markdown-body ::placeholder {\n  color: var(--fgColor-muted);\n  opacity: 1;\n}\n\n.markdown-body hr::before {\n  display: table;\n  content: \"\";\n}\n\n.markdown-body hr::after {\n  display: table;\n  clear: both;\n  content: \"\";\n}\n\n.markdown-body table {\n  border-spacing: 0;\n  border-collapse: collapse;\n  display: block;\n  width: max-content;\n  max-width: 100%;\n  overflow: auto;\n  font-variant: tabular-nums;\n}\n\n.markdown-body td,\n.markdown-body th {\n  padding: 0;\n}\n\n.markdown-body details summary {\n  cursor: pointer;\n}\n\n.markdown-body a:focus,\n.markdown-body [role=button]:focus,\n.markdown-body input[type=radio]:focus,\n.markdown-body input[type=checkbox]:focus {\n  outline: 2px solid var(--focus-outlineColor);\n  outline-offset: -2px;\n  box-shadow: none;\n}\n\n.markdown-body a:focus:not(:focus-visible),\n.markdown-body [role=button]:focus:not(:focus-visible),\n.markdown-body input[type=radio]:focus:not(:focus-visible),\n.markdown-body input[type=checkbox]:focus:not(:focus-visible) {\n  outline: solid 1px rgba(0,0,0,0);\n}\n\n.markdown-body a:focus-visible,\n.markdown-body [role=button]:focus-visible,\n.markdown-body input[type=radio]:focus-visible,\n.markdown-body input[type=checkbox]:focus-visible {\n  outline: 2px solid var(--focus-outlineColor);\n  outline-offset: -2px;\n  box-shadow: none;\n}\n\n.markdown-body a:not([class]):focus,\n.markdown-body a:not([class]):focus-visible,\n.markdown-body input[type=radio]:focus,\n.markdown-body input[type=radio]:focus-visible,\n.markdown-body input[type=checkbox]:focus,\n.markdown-body input[type=checkbox]:focus-visible {\n  outline-offset: 0;\n}\n\n.markdown-body kbd {\n  display: inline-block;\n  padding: var(--base-size-4);\n  font: 11px var(--fontStack-monospace, ui-monospace, SFMono-Regular, SF Mono, Menlo, Consolas, Liberation Mono, monospace);\n  line-height: 10px;\n  color: var(--fgColor-default);\n  vertical-align: middle;\n  background-color: var(--bgColor-muted);\n  border: solid 1px var(--borderColor-neutral-muted);\n  border-bottom-color: var(--borderColor-neutral-muted);\n  border-radius: 6px;\n  box-shadow: inset 0 -1px 0 var(--borderColor-neutral-muted);\n}\n\n.markdown-body h1,\n.markdown-body h2,\n.markdown-body h3,\n.markdown-body h4,\n.markdown-body h5,\n.markdown-body h6 {\n  margin-top: var(--base-size-24);\n  margin-bottom: var(--base-size-16);\n  font-weight: var(--base-text-weight-semibold, 600);\n  line-height: 1.25;\n}\n\n.markdown-body h2 {\n  font-weight: var(--base-text-weight-semibold, 600);\n  padding-bottom: .3em;\n  font-size: 1.5em;\n  border-bottom: 1px solid var(--borderColor-muted);\n}\n\n.markdown-body h3 {\n  font-weight: var(--base-text-weight-semibold, 600);\n  font-size: 1.25em;\n}\n\n.markdown-body h4 {\n  font-weight: var(--base-text-weight-semibold, 600);\n  font-size: 1em;\n}\n\n.markdown-body h5 {\n  font-weight: var(--base-text-weight-semibold, 600);\n  font-size: .875em;\n}\n\n.markdown-body h6 {\n  font-weight: var(--base-text-weight-semibold, 600);\n  font-size: .85em;\n  color: var(--fgColor-muted);\n}\n\n.markdown-body p {\n  margin-top: 0;\n  margin-bottom: 10px;\n}\n\n.markdown-body blockquote {\n  margin: 0;\n  padding: 0 1em;\n  color: var(--fgColor-muted);\n  border-left: .25em solid var(--borderColor-default);\n}\n\n.markdown-body ul,\n.markdown-body ol {\n  margin-top: 0;\n  margin-bottom: 0;\n  padding-left: 2em;\n}\n\n.markdown-body ol ol,\n.markdown-body ul ol {\n  list-style-type: lower-roman;\n}\n\n.markdown-body ul ul ol,\n.markdown-body ul ol ol,\n.markdown-body ol ul ol,\n.markdown-body ol ol ol {\n  list-style-type: lower-alpha;\n}\n\n.markdown-body dd {\n  margin-left: 0;\n}\n\n.markdown-body tt,\n.markdown-body code,\n.markdown-body samp {\n  font-family: var(--fontStack-monospace, ui-monospace, SFMono-Regular, SF Mono, Menlo, Consolas, Liberation Mono, monospace);\n  font-size: 12px;\n}\n\n.markdown-body pre {\n  margin-top: 0;\n  margin-bottom: 0;\n  font-family: var(--fontStack-monospace, ui-monospace, SFMono-Regular, SF Mono, Menlo, Consolas, Liberation Mono, monospace);\n  font-size: 12px;\n  word-wrap: normal;\n}\n\n.markdown-body .octicon {\n  display: inline-block;\n  overflow: visible !important;\n  vertical-align: text-bottom;\n  fill: currentColor;\n}\n\n.markdown-body input::-webkit-outer-spin-button,\n.markdown-body input::-webkit-inner-spin-button {\n  margin: 0;\n  appearance: none;\n}\n\n.markdown-body .mr-2 {\n  margin-right: var(--base-size-8, 8px) !important;\n}\n\n.markdown-body::before {\n  display: table;\n  content: \"\";\n}\n\n.markdown-body::after {\n  display: table;\n  clear: both;\n  content: \"\";\n}\n\n.markdown-body>*:first-child {\n  margin-top: 0 !important;\n}\n\n.markdown-body>*:last-child {\n  margin-bottom: 0 !important;\n}\n\n.markdown-body a:not([href]) {\n  color: inherit;\n  text-decoration: none;\n}\n\n.markdown-body .absent {\n  color: var(--fgColor-danger);\n}\n\n.markdown-body .anchor {\n  float: left;\n  padding-right: var(--base-size-4);\n  margin-left: -20px;\n  line-height: 1;\n}\n\n.markdown-body .anchor:focus {\n  outline: none;\n}\n\n.markdown-body p,\n.markdown-body blockquote,\n.markdown-body ul,\n.markdown-body ol,\n.markdown-body dl,\n.markdown-body table,\n.markdown-body pre,\n.markdown-body details {\n  margin-top: 0;\n  margin-bottom: var(--base-size-16);\n}\n\n.markdown-body blockquote>:first-child {\n  margin-top: 0;\n}\n\n.markdown-body blockquote>:last-child {\n  margin-bottom: 0;\n}\n\n.markdown-body h1 .octicon-link,\n.markdown-body h2 .octicon-link,\n.markdown-body h3 .octicon-link,\n.markdown-body h4 .octicon-link,\n.markdown-body h5 .octicon-link,\n.markdown-body h6 .octicon-link {\n  color: var(--fgColor-default);\n  vertical-align: middle;\n  visibility: hidden;\n}\n\n.markdown-body h1:hover .anchor,\n.markdown-body h2:hover .anchor,\n.markdown-body h3:hover .anchor,\n.markdown-body h4:hover .anchor,\n.markdown-body h5:hover .anchor,\n.markdown-body h6:hover .anchor {\n  text-decoration: none;\n}\n\n.markdown-body h1:hover .anchor .octicon-link,\n.markdown-body h2:hover .anchor .octicon-link,\n.markdown-body h3:hover .anchor .octicon-link,\n.markdown-body h4:hover .anchor .octicon-link,\n.markdown-body h5:hover .anchor .octicon-link,\n.markdown-body h6:hover .anchor .octicon-link {\n  visibility: visible;\n}\n\n.markdown-body h1 tt,\n.markdown-body h1 code,\n.markdown-body h2 tt,\n.markdown-body h2 code,\n.markdown-body h3 tt,\n.markdown-body h3 code,\n.markdown-body h4 tt,\n.markdown-body h4 code,\n.markdown-body h5 tt,\n.markdown-body h5 code,\n.markdown-body h6 tt,\n.markdown-body h6 code {\n  padding: 0 .2em;\n  font-size: inherit;\n}\n\n.markdown-body summary h1,\n.markdown-body summary h2,\n.markdown-body summary h3,\n.markdown-body summary h4,\n.markdown-body summary h5,\n.markdown-body summary h6 {\n  display: inline-block;\n}\n\n.markdown-body summary h1 .anchor,\n.markdown-body summary h2 .anchor,\n.markdown-body summary h3 .anchor,\n.markdown-body summary h4 .anchor,\n.markdown-body summary h5 .anchor,\n.markdown-body summary h6 .anchor {\n  margin-left: -40px;\n}\n\n.markdown-body summary h1,\n.markdown-body summary h2 {\n  padding-bottom: 0;\n  border-bottom: 0;\n}\n\n.markdown-body ul.no-list,\n.markdown-body ol.no-list {\n  padding: 0;\n  list-style-type: none;\n}\n\n.markdown-body ol[type=\"a s\"] {\n  list-style-type: lower-alpha;\n}\n\n.markdown-body ol[type=\"A s\"] {\n  list-style-type: upper-alpha;\n}\n\n.markdown-body ol[type=\"i s\"] {\n  list-style-type: lower-roman;\n}\n\n.markdown-body ol[type=\"I s\"] {\n  list-style-type: upper-roman;\n}\n\n.markdown-body ol[type=\"1\"] {\n  list-style-type: decimal;\n}\n\n.markdown-body div>ol:not([type]) {\n  list-style-type: decimal;\n}\n\n.markdown-body ul ul,\n.markdown-body ul ol,\n.markdown-body ol ol,\n.markdown-body ol ul {\n  margin-top: 0;\n  margin-bottom: 0;\n}\n\n.markdown-body li>p {\n  margin-top: var(--base-size-16);\n}\n\n.markdown-body li+li {\n  margin-top: .25em;\n}\n\n.markdown-body dl {\n  padding: 0;\n}\n\n.markdown-body dl dt {\n  padding: 0;\n  margin-top: var(--base-size-16);\n  font-size: 1em;\n  font-style: italic;\n  font-weight: var(--base-text-weight-semibold, 600);\n}\n\n.markdown-body dl dd {\n  padding: 0 var(--base-size-16);\n  margin-bottom: var(--base-size-16);\n}\n\n.markdown-body table th {\n  font-weight: var(--base-text-weight-semibold, 600);\n}\n\n.markdown-body table th,\n.markdown-body table td {\n  padding: 6px 13px;\n  border: 1px solid var(--borderColor-default);\n}\n\n.markdown-body table td>:last-child {\n  margin-bottom: 0;\n}\n\n.markdown-body table tr {\n  background-color: var(--bgColor-default);\n  border-top: 1px solid var(--borderColor-muted);\n}\n\n.markdown-body table tr:nth-child(2n) {\n  background-color: var(--bgColor-muted);\n}\n\n.markdown-body table img {\n  background-color: rgba(0,0,0,0);\n}\n\n.markdown-body img[align=right] {\n  padding-left: 20px;\n}\n\n.markdown-body img[align=left] {\n  padding-right: 20px;\n}\n\n.markdown-body .emoji {\n  max-width: none;\n  vertical-align: text-top;\n  background-color: rgba(0,0,0,0);\n}\n\n.markdown-body span.frame {\n  display: block;\n  overflow: hidden;\n}\n\n.markdown-body span.frame>span {\n  display: block;\n  float: left;\n  width: auto;\n  padding: 7px;\n  margin: 13px 0 0;\n  overflow: hidden;\n  border: 1px solid var(--borderColor-default);\n}\n\n.markdown-body span.frame span img {\n  display: block;\n  float: left;\n}\n\n.markdown-body span.frame span span {\n  display: block;\n  padding: 5px 0 0;\n  clear: both;\n  color: var(--fgColor-default);\n}\n\n.markdown-body span.align-center {\n  display: block;\n  overflow: hidden;\n  clear: both;\n}\n\n.markdown-body span.align-center>span {\n  display: block;\n  margin: 13px auto 0;\n  overflow: hidden;\n  text-align: center;\n}\n\n.markdown-body span.align-center span img {\n  margin: 0 auto;\n  text-align: center;\n}\n\n.markdown-body span.align-right {\n  display: block;\n  overflow: hidden;\n  clear: both;\n}\n\n.markdown-body span.align-right>span {\n  display: block;\n  margin: 13px 0 0;\n  overflow: hidden;\n  text-align: right;\n}\n\n.markdown-body span.align-right span img {\n  margin: 0;\n  text-align: right;\n}\n\n.markdown-body span.float-left {\n  display: block;\n  float: left;\n  margin-right: 13px;\n  overflow: hidden;\n}\n\n.markdown-body span.float-left span {\n  margin: 13px 0 0;\n}\n\n.markdown-body span.float-right {\n  display: block;\n  float: right;\n  margin-left: 13px;\n  overflow: hidden;\n}\n\n.markdown-body span.float-right>span {\n  display: block;\n  margin: 13px auto 0;\n  overflow: hidden;\n  text-align: right;\n}\n\n.markdown-body code,\n.markdown-body tt {\n  padding: .2em .4em;\n  margin: 0;\n  font-size: 85%;\n  white-space: break-spaces;\n  background-color: var(--bgColor-neutral-muted);\n  border-radius: 6px;\n}\n\n.markdown-body code br,\n.markdown-body tt br {\n  display: none;\n}\n\n.markdown-body del code {\n  text-decoration: inherit;\n}\n\n.markdown-body samp {\n  font-size: 85%;\n}\n\n.markdown-body pre code {\n  font-size: 100%;\n}\n\n.markdown-body pre>code {\n  padding: 0;\n  margin: 0;\n  word-break: normal;\n  white-space: pre;\n  background: rgba(0,0,0,0);\n  border: 0;\n}\n\n.markdown-body .highlight {\n  margin-bottom: var(--base-size-16);\n}\n\n.markdown-body .highlight pre {\n  margin-bottom: 0;\n  word-break: normal;\n}\n\n.markdown-body .highlight pre,\n.markdown-body pre {\n  padding: var(--base-size-16);\n  overflow: auto;\n  font-size: 85%;\n  line-height: 1.45;\n  color: var(--fgColor-default);\n  background-color: var(--bgColor-muted);\n  border-radius: 6px;\n}\n\n.markdown-body pre code,\n.markdown-body pre tt {\n  display: inline;\n  padding: 0;\n  margin: 0;\n  overflow: visible;\n  line-height: inherit;\n  word-wrap: normal;\n  background-color: rgba(0,0,0,0);\n  border: 0;\n}\n\n.markdown-body .csv-data td,\n.markdown-body .csv-data th {\n  padding: 5px;\n  overflow: hidden;\n  font-size: 12px;\n  line-height: 1;\n  text-align: left;\n  white-space: nowrap;\n}\n\n.markdown-body .csv-data .blob-num {\n  padding: 10px var(--base-size-8) 9px;\n  text-align: right;\n  background: var(--bgColor-default);\n  border: 0;\n}\n\n.markdown-body .csv-data tr {\n  border-top: 0;\n}\n\n.markdown-body .csv-data th {\n  font-weight: var(--base-text-weight-semibold, 600);\n  background: var(--bgColor-muted);\n  border-top: 0;\n}\n\n.markdown-body [data-footnote-ref]::before {\n  content: \"[\";\n}\n\n.markdown-body [data-footnote-ref]::after {\n  content: \"]\";\n}\n\n.markdown-body .footnotes {\n  font-size: 12px;\n  color: var(--fgColor-muted);\n  border-top: 1px solid var(--borderColor-default);\n}\n\n.markdown-body .footnotes ol {\n  padding-left: var(--base-size-16);\n}\n\n.markdown-body .footnotes ol ul {\n  display: inline-block;\n  padding-left: var(--base-size-16);\n  margin-top: var(--base-size-16);\n}\n\n.markdown-body .footnotes li {\n  position: relative;\n}\n\n.markdown-body .footnotes li:target::before {\n  position: absolute;\n  top: calc(var(--base-size-8)*-1);\n  right: calc(var(--base-size-8)*-1);\n  bottom: calc(var(--base-size-8)*-1);\n  left: calc(var(--base-size-24)*-1);\n  pointer-events: none;\n  content: \"\";\n  border: 2px solid var(--borderColor-accent-emphasis);\n  border-radius: 6px;\n}\n\n.markdown-body .footnotes li:target {\n  color: var(--fgColor-default);\n}\n\n.markdown-body .footnotes .data-footnote-backref g-emoji {\n  font-family: monospace;\n}\n\n.markdown-body .pl-c {\n  color: var(--color-prettylights-syntax-comment);\n}\n\n.markdown-body .pl-c1,\n.markdown-body .pl-s .pl-v {\n  color: var(--color-prettylights-syntax-constant);\n}\n\n.markdown-body .pl-e,\n.markdown-body .pl-en {\n  color: var(--color-prettylights-syntax-entity);\n}\n\n.markdown-body .pl-smi,\n.markdown-body .pl-s .pl-s1 {\n  color: var(--color-prettylights-syntax-storage-modifier-import);\n}\n\n.markdown-body .pl-ent {\n  color: var(--color-prettylights-syntax-entity-tag);\n}\n\n.markdown-body .pl-k {\n  color: var(--color-prettylights-syntax-keyword);\n}\n\n.markdown-body .pl-s,\n.markdown-body .pl-pds,\n.markdown-body .pl-s .pl-pse .pl-s1,\n.markdown-body .pl-sr,\n.markdown-body .pl-sr .pl-cce,\n.markdown-body .pl-sr .pl-sre,\n.markdown-body .pl-sr .pl-sra {\n  color: var(--color-prettylights-syntax-string);\n}\n\n.markdown-body .pl-v,\n.markdown-body .pl-smw {\n  color: var(--color-prettylights-syntax-variable);\n}\n\n.markdown-body .pl-bu {\n  color: var(--color-prettylights-syntax-brackethighlighter-unmatched);\n}\n\n.markdown-body .pl-ii {\n  color: var(--color-prettylights-syntax-invalid-illegal-text);\n  background-color: var(--color-prettylights-syntax-invalid-illegal-bg);\n}\n\n.markdown-body .pl-c2 {\n  color: var(--color-prettylights-syntax-carriage-return-text);\n  background-color: var(--color-prettylights-syntax-carriage-return-bg);\n}\n\n.markdown-body .pl-sr .pl-cce {\n  font-weight: bold;\n  color: var(--color-prettylights-syntax-string-regexp);\n}\n\n.markdown-body .pl-ml {\n  color: var(--color-prettylights-syntax-markup-list);\n}\n\n.markdown-body .pl-mh,\n.markdown-body .pl-mh .pl-en,\n.markdown-body .pl-ms {\n  font-weight: bold;\n  color: var(--color-prettylights-syntax-markup-heading);\n}\n\n.markdown-body .pl-mi {\n  font-style: italic;\n  color: var(--color-prettylights-syntax-markup-italic);\n}\n\n.markdown-body .pl-mb {\n  font-weight: bold;\n  color: var(--color-prettylights-syntax-markup-bold);\n}\n\n.markdown-body .pl-md {\n  color: var(--color-prettylights-syntax-markup-deleted-text);\n  background-color: var(--color-prettylights-syntax-markup-deleted-bg);\n}\n\n.markdown-body .pl-mi1 {\n  color: var(--color-prettylights-syntax-markup-inserted-text);\n  background-color: var(--color-prettylights-syntax-markup-inserted-bg);\n}\n\n.markdown-body .pl-mc {\n  color: var(--color-prettylights-syntax-markup-changed-text);\n  background-color: var(--color-prettylights-syntax-markup-changed-bg);\n}\n\n.markdown-body .pl-mi2 {\n  color: var(--color-prettylights-syntax-markup-ignored-text);\n  background-color: var(--color-prettylights-syntax-markup-ignored-bg);\n}\n\n.markdown-body .pl-mdr {\n  font-weight: bold;\n  color: var(--color-prettylights-syntax-meta-diff-range);\n}\n\n.markdown-body .pl-ba {\n  color: var(--color-prettylights-syntax-brackethighlighter-angle);\n}\n\n.markdown-body .pl-sg {\n  color: var(--color-prettylights-syntax-sublimelinter-gutter-mark);\n}\n\n.markdown-body .pl-corl {\n  text-decoration: underline;\n  color: var(--color-prettylights-syntax-constant-other-reference-link);\n}\n\n.markdown-body [role=button]:focus:not(:focus-visible),\n.markdown-body [role=tabpanel][tabindex=\"0\"]:focus:not(:focus-visible),\n.markdown-body button:focus:not(:focus-visible),\n.markdown-body summary:focus:not(:focus-visible),\n.markdown-body a:focus:not(:focus-visible) {\n  outline: none;\n  box-shadow: none;\n}\n\n.markdown-body [tabindex=\"0\"]:focus:not(:focus-visible),\n.markdown-body details-dialog:focus:not(:focus-visible) {\n  outline: none;\n}\n\n.markdown-body g-emoji {\n  display: inline-block;\n  min-width: 1ch;\n  font-family: \"Apple Color Emoji\",\"Segoe UI Emoji\",\"Segoe UI Symbol\";\n  font-size: 1em;\n  font-style: normal !important;\n  font-weight: var(--base-text-weight-normal, 400);\n  line-height: 1;\n  vertical-align: -0.075em;\n}\n\n.markdown-body g-emoji img {\n  width: 1em;\n  height: 1em;\n}\n\n.markdown-body a:has(>p,>div,>pre,>blockquote) {\n  display: block;\n}\n\n.markdown-body a:has(>p,>div,>pre,>blockquote):not(:has(.snippet-clipboard-content,>pre)) {\n  width: fit-content;\n}\n\n.markdown-body a:has(>p,>div,>pre,>blockquote):has(.snippet-clipboard-content,>pre):focus-visible {\n  outline: 2px solid var(--focus-outlineColor);\n  outline-offset: 2px;\n}\n\n.markdown-body .task-list-item {\n  list-style-type: none;\n}\n\n.markdown-body .task-list-item label {\n  font-weight: var(--base-text-weight-normal, 400);\n}\n\n.markdown-body .task-list-item.enabled label {\n  cursor: pointer;\n}\n\n.markdown-body .task-list-item+.task-list-item {\n  margin-top: var(--base-size-4);\n}\n\n.markdown-body .task-list-item .handle {\n  display: none;\n}\n\n.markdown-body .task-list-item-checkbox {\n  margin: 0 .2em .25em -1.4em;\n  vertical-align: middle;\n}\n\n.markdown-body ul:dir(rtl) .task-list-item-checkbox {\n  margin: 0 -1.6em .25em .2em;\n}\n\n.markdown-body ol:dir(rtl) .task-list-item-checkbox {\n  margin: 0 -1.6em .25em .2em;\n}\n\n.markdown-body .contains-task-list:hover .task-list-item-convert-container,\n.markdown-body .contains-task-list:focus-within .task-list-item-convert-container {\n  display: block;\n  width: auto;\n  height: 24px;\n  overflow: visible;\n  clip-path: none;\n}\n\n.markdown-body ::-webkit-calendar-picker-indicator {\n  filter: invert(50%);\n}\n\n.markdown-body .markdown-alert {\n  padding: var(--base-size-8) var(--base-size-16);\n  margin-bottom: var(--base-size-16);\n  color: inherit;\n  border-left: .25em solid var(--borderColor-default);\n}\n\n.markdown-body .markdown-alert>:first-child {\n  margin-top: 0;\n}\n\n.markdown-body .markdown-alert>:last-child {\n  margin-bottom: 0;\n}\n\n.markdown-body .markdown-alert .markdown-alert-title {\n  display: flex;\n  font-weight: var(--base-text-weight-medium, 500);\n  align-items: center;\n  line-height: 1;\n}\n\n.markdown-body .markdown-alert.markdown-alert-note {\n  border-left-color: var(--borderColor-accent-emphasis);\n}\n\n.markdown-body .markdown-alert.markdown-alert-note .markdown-alert-title {\n  color: var(--fgColor-accent);\n}\n\n.markdown-body .markdown-alert.markdown-alert-important {\n  border-left-color: var(--borderColor-done-emphasis);\n}\n\n.markdown-body .markdown-alert.markdown-alert-important .markdown-alert-title {\n  color: var(--fgColor-done);\n}\n\n.markdown-body .markdown-alert.markdown-alert-warning {\n  border-left-color: var(--borderColor-attention-emphasis);\n}\n\n.markdown-body .markdown-alert.markdown-alert-warning .markdown-alert-title {\n  color: var(--fgColor-attention);\n}\n\n.markdown-body .markdown-alert.markdown-alert-tip {\n  border-left-color: var(--borderColor-success-emphasis);\n}\n\n.markdown-body .markdown-alert.markdown-alert-tip .markdown-alert-title {\n  color: var(--fgColor-success);\n}\n\n.markdown-body .markdown-alert.markdown-alert-caution {\n  border-left-color: var(--borderColor-danger-emphasis);\n}\n\n.markdown-body .markdown-alert.markdown-alert-caution .markdown-alert-title {\n  color: var(--fgColor-danger);\n}\n\n.markdown-body>*:first-child>.heading-element:first-child {\n  margin-top: 0 !important;\n}\n\n.markdown-body .highlight pre:has(+.zeroclipboard-container) {\n  min-height: 52px;\n}\n\n";

;// CONCATENATED MODULE: ./node_modules/marked/lib/marked.esm.js
/**
 * marked v18.2.1 - a markdown parser
 * Copyright (c) 2018-2026, MarkedJS. (MIT License)
 * Copyright (c) 2011-2018, Christopher Jeffrey. (MIT License)
 * https://github.com/markedjs/marked
 */

/**
 * DO NOT EDIT THIS FILE
 * The code in this file is generated from files in ./src/
 */

function G(){return{async:!1,breaks:!1,extensions:null,gfm:!0,hooks:null,pedantic:!1,renderer:null,silent:!1,tokenizer:null,walkTokens:null}}var S=G();function ue(l){S=l}var q={exec:()=>null};function D(l){let e=[];return t=>{let n=Math.max(0,Math.min(3,t-1)),r=e[n];return r||(r=l(n),e[n]=r),r}}function g(l,e=""){let t=typeof l=="string"?l:l.source,n={replace:(r,s)=>{let o=typeof s=="string"?s:s.source;return o=o.replace(O.caret,"$1"),t=t.replace(r,o),n},getRegex:()=>new RegExp(t,e)};return n}var _e=((l="")=>{try{return!!new RegExp("(?<=1)(?<!1)"+l)}catch{return!1}})(),O={codeRemoveIndent:/^(?: {0,3}\t| {1,4})/gm,listInterruptsParagraph:/^ {0,3}(?:[*+-]|1[.)])[ \t]+[^ \t\n]/,outputLinkReplace:/\\([\[\]])/g,indentCodeCompensation:/^(\s+)(?:```)/,beginningSpace:/^\s+/,endingHash:/#$/,startingSpaceChar:/^ /,endingSpaceChar:/ $/,endingSpaceTabChar:/[ \t]$/,nonSpaceChar:/[^ ]/,newLineCharGlobal:/\n/g,tabCharGlobal:/\t/g,leadingSpaceTab:/^[ \t]+/,multipleSpaceGlobal:/\s+/g,blankLine:/^[ \t]*$/,doubleBlankLine:/\n[ \t]*\n[ \t]*$/,blockquoteStart:/^ {0,3}>/,blockquoteSetextReplace:/\n {0,3}((?:=+|-+)[ \t]*)(?=\n|$)/g,blockquoteSetextReplace2:/^ {0,3}>[ \t]?/gm,blockquoteMarkerWhitespace:/^( {0,3}>)(\t[ \t]*)/gm,nestedBlockMarker:/^ {0,3}(?:(?:[*+-]|\d{1,9}[.)])(?: |$)|> ?)/,listReplaceNesting:/^ {1,4}(?=( {4})*[^ ])/g,listIsTask:/^\[[ xX]\][ \t]+\S/,listReplaceTask:/^\[[ xX]\][ \t]+/,listTaskCheckbox:/\[[ xX]\]/,anyLine:/\n.*\n/,hrefBrackets:/^<(.*)>$/,tableDelimiter:/[:|]/,tableAlignChars:/^\||\| *$/g,tableRowBlankLine:/\n[ \t]*$/,tableAlignRight:/^ *-+: *$/,tableAlignCenter:/^ *:-+: *$/,tableAlignLeft:/^ *:-+ *$/,startATag:/^<a /i,endATag:/^<\/a>/i,startPreScriptTag:/^<(pre|code|kbd|script)(\s|>)/i,endPreScriptTag:/^<\/(pre|code|kbd|script)(\s|>)/i,startAngleBracket:/^</,endAngleBracket:/>$/,pedanticHrefTitle:/^([^'"]*[^\s])\s+(['"])(.*)\2/,unicodeAlphaNumeric:/[\p{L}\p{N}]/u,numericCharacterReference:/&#(?:(\d{1,7})|[Xx]([A-Fa-f0-9]{1,6}));/,numericCharacterReferenceOrAmpersand:/&#(?:(\d{1,7})|[Xx]([A-Fa-f0-9]{1,6}));|&(?!(#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/g,escapeTest:/[&<>"']/,escapeReplace:/[&<>"']/g,escapeTestNoEncode:/[<>"']|&(?!(#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/,escapeReplaceNoEncode:/[<>"']|&(?!(#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/g,caret:/(^|[^\[])\^/g,percentDecode:/%25/g,findPipe:/\|/g,splitPipe:/ \|/,slashPipe:/\\\|/g,carriageReturn:/\r\n|\r/g,spaceLine:/^ +$/gm,notSpaceStart:/^\S*/,endingNewline:/\n$/,listItemRegex:l=>new RegExp(`^( {0,3}${l})((?:[	 ][^\\n]*)?(?:\\n|$))`),nextBulletRegex:D(l=>new RegExp(`^ {0,${l}}(?:[*+-]|\\d{1,9}[.)])((?:[ 	][^\\n]*)?(?:\\n|$))`)),hrRegex:D(l=>new RegExp(`^ {0,${l}}((?:-[ 	]*){3,}|(?:_[ 	]*){3,}|(?:\\*[ 	]*){3,})(?:\\n+|$)`)),fencesBeginRegex:D(l=>new RegExp(`^ {0,${l}}(?:\`\`\`|~~~)`)),headingBeginRegex:D(l=>new RegExp(`^ {0,${l}}#{1,6}(?:\\s|$)`)),pedanticHeadingBeginRegex:D(l=>new RegExp(`^ {0,${l}}#`)),htmlBeginRegex:D(l=>new RegExp(`^ {0,${l}}(?:</?(?:${he})(?:[ \\t]+|$|/?>)|<(?:(?:script|pre|style|textarea)(?:[\\s>]|$)|!--)|<\\?|<![A-Za-z]|<!\\[CDATA\\[)`,"i")),blockquoteBeginRegex:D(l=>new RegExp(`^ {0,${l}}>`)),nestedContainerMarkers:/^(?: {0,3}(?:(?:[*+-]|\d{1,9}[.)])[ \t]+|>[ \t]?))+/},Ge=/^(?:[ \t]*(?:\n|$))+/,Ne=/^((?: {4}| {0,3}\t)[^\n]+(?:\n(?:[ \t]*(?:\n|$))*)?)+/,Fe=/^ {0,3}(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})([^\n]*)(?:\n|$)(?:|([\s\S]*?)(?:\n|$))(?: {0,3}(?:(?=`)\1`*|(?=~)\1~*) *(?=\n|$)|$)/,V=/^ {0,3}((?:-[\t ]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})(?:\n+|$)/,Qe=/^ {0,3}(#{1,6})(?=\s|$)(.*)(?:\n+|$)/,ce=/ {0,3}(?:[*+-]|\d{1,9}[.)])/,he="address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul",J=g(" {0,3}(?:</?(?:tag)(?:[ \\t]+|\\n|/?>)|<(?:(?:script|pre|style|textarea)(?:[\\s>]|$)|!--)|<\\?|<![A-Za-z]|<!\\[CDATA\\[)").replace("tag",he).getRegex(),$e=/^(?!bull |blockCode|fences|blockquote|heading|html|table)((?:.|\n(?!\s*?\n|bull |fences|blockquote|heading|hr|html|table))+?)\n {0,3}(=+|-+)[ \t]*(?:\n+|$)/,Le=g($e).replace(/bull/g,ce).replace(/blockCode/g,/(?: {4}| {0,3}\t)/).replace(/fences/g,/ {0,3}(?:`{3,}|~{3,})/).replace(/blockquote/g,/ {0,3}>/).replace(/heading/g,/ {0,3}#{1,6}(?:\s|$)/).replace(/hr/g,/ {0,3}(?:(?:-[\t ]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})(?:\n+|$)/).replace(/\|table/g,"").replace(/html/g,J).getRegex(),We=g($e).replace(/bull/g,ce).replace(/blockCode/g,/(?: {4}| {0,3}\t)/).replace(/fences/g,/ {0,3}(?:`{3,}|~{3,})/).replace(/blockquote/g,/ {0,3}>/).replace(/heading/g,/ {0,3}#{1,6}(?:\s|$)/).replace(/hr/g,/ {0,3}(?:(?:-[\t ]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})(?:\n+|$)/).replace(/table/g,/ {0,3}\|?(?:[:\- ]*\|)+[\:\- ]*\n/).replace(/html/g,J).getRegex(),de=/^([^\n]+(?:\n(?!hr|heading|lheading|blockquote|fences|list|html|table|[ \t]+\n)[^\n]+)*)/,Ue=/^[^\n]+/,ge=/(?!\s*\])(?:\\[\s\S]|[^\[\]\\\n]|\n(?![ \t]*\n))+/,Ke=g(/^ {0,3}\[(label)\]: *(?:\n[ \t]*)?([^<\s][^\s]*|<(?:\\.|[^\n<>\\])*>)(?:(?: +(?:\n[ \t]*)?| *\n[ \t]*)(title))? *(?:\n+|$)/).replace("label",ge).replace("title",/(?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\\n]|\n(?!\n))*'|\((?:\\[\s\S]|[^()\\])*\))/).getRegex(),Xe=g(/^(bull)([ \t][^\n]*?)?(?:\n|$)/).replace(/bull/g,ce).getRegex(),ke=/<!--(?:-?>|[\s\S]*?(?:-->|$))/,Ve=g("^ {0,3}(?:<(script|pre|style|textarea)[\\s>][\\s\\S]*?(?:</\\1>[^\\n]*\\n*|$)|comment[^\\n]*(\\n+|$)|<\\?[\\s\\S]*?(?:\\?>[^\\n]*\\n*|$)|<![A-Z][\\s\\S]*?(?:>[^\\n]*\\n*|$)|<!\\[CDATA\\[[\\s\\S]*?(?:\\]\\]>[^\\n]*\\n*|$)|</?(tag)(?:[ \\t]+|\\n|/?>|$)[\\s\\S]*?(?:(?:\\n[ 	]*)+\\n|$)|<(?!(?:script|pre|style|textarea)(?![a-z0-9-]))([a-z][a-z0-9-]*)(?:attribute)*?[ \\t]*/?>(?=[ \\t]*(?:\\n|$))[\\s\\S]*?(?:(?:\\n[ 	]*)+\\n|$)|</[a-z][a-z0-9-]*\\s*>(?=[ \\t]*(?:\\n|$))[\\s\\S]*?(?:(?:\\n[ 	]*)+\\n|$))","i").replace("comment",ke).replace("tag",he).replace("attribute",/[ \t]+[a-zA-Z:_][\w.:-]*(?:[ \t]*=[ \t]*"[^"\n]*"|[ \t]*=[ \t]*'[^'\n]*'|[ \t]*=[ \t]*[^\s"'=<>`]+)?/).getRegex(),Ce=l=>g(de).replace("hr",V).replace("heading"," {0,3}#{1,6}(?:\\s|$)").replace("|lheading","").replace("|table","").replace("blockquote"," {0,3}>").replace("fences"," {0,3}(?:`{3,}(?=[^`\\n]*(?:\\n|$))|~~~)[^\\n]*(?:\\n|$)").replace("list",l).replace("html",J).getRegex(),Je=Ce(/ {0,3}(?:[*+-]|1[.)])[ \t]+[^ \t\n]/),Ye=Ce(/ {0,3}(?:[*+-]|\d{1,9}[.)])(?:[ \t]|\n|$)/),et=g(/^( {0,3}> ?(?:(?![ \t]*(?:\n|$))(paragraph)|[^\n]*)(?:\n|$))+/).replace("paragraph",Ye).getRegex(),fe={blockquote:et,code:Ne,def:Ke,fences:Fe,heading:Qe,hr:V,html:Ve,lheading:Le,list:Xe,newline:Ge,paragraph:Je,table:q,text:Ue},Pe=g("^ *([^\\n ].*)\\n {0,3}((?:\\| *)?:?-+:? *(?:\\| *:?-+:? *)*(?:\\| *)?)(?:\\n((?:(?! *\\n|hr|heading|blockquote|code|fences|list|html).*(?:\\n|$))*)\\n*|$)").replace("hr",V).replace("heading"," {0,3}#{1,6}(?:\\s|$)").replace("blockquote"," {0,3}>").replace("code","(?: {4}| {0,3}	)[^\\n]").replace("fences"," {0,3}(?:`{3,}(?=[^`\\n]*(?:\\n|$))|~~~)[^\\n]*(?:\\n|$)").replace("list"," {0,3}(?:[*+-]|1[.)])[ \\t]").replace("html",J).getRegex(),tt={...fe,lheading:We,table:Pe,paragraph:g(de).replace("hr",V).replace("heading"," {0,3}#{1,6}(?:\\s|$)").replace("|lheading","").replace("table",Pe).replace("blockquote"," {0,3}>").replace("fences"," {0,3}(?:`{3,}(?=[^`\\n]*(?:\\n|$))|~~~)[^\\n]*(?:\\n|$)").replace("list"," {0,3}(?:[*+-]|1[.)])[ \\t]+[^ \\t\\n]").replace("html",J).getRegex()},nt={...fe,html:g(`^ *(?:comment(?: *\\n|\\s*$)|<(tag)[\\s\\S]+?</\\1>(?: *\\n{2,}|\\s*$)|<tag(?:"[^"]*"|'[^']*'|\\s[^'"/>\\s]*)*?/?>(?: *\\n{2,}|\\s*$))`).replace("comment",ke).replace(/tag/g,"(?!(?:a|em|strong|small|s|cite|q|dfn|abbr|data|time|code|var|samp|kbd|sub|sup|i|b|u|mark|ruby|rt|rp|bdi|bdo|span|br|wbr|ins|del|img)\\b)\\w+(?!:|[^\\w\\s@]*@)\\b").getRegex(),def:/^ *\[([^\]]+)\]: *<?([^\s>]+)>?(?: +(["(][^\n]+[")]))? *(?:\n+|$)/,heading:/^(#{1,6})(.*)(?:\n+|$)/,fences:q,lheading:/^(.+?)\n {0,3}(=+|-+) *(?:\n+|$)/,paragraph:g(de).replace("hr",V).replace("heading",` *#{1,6} *[^
]`).replace("|table","").replace("blockquote"," {0,3}>").replace("|fences","").replace("|list","").replace("|html","").replace("|tag","").replace("lheading",Le).getRegex()},rt=/^\\([!"#$%&'()*+,\-./:;<=>?@\[\]\\^_`{|}~])/,st=/^(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/,Ie=/^( {2,}|\\)\n(?!\s*$)[ \t]*/,it=/^(`+|[^`])(?:(?= {2,}\n)|[\s\S]*?(?:(?=[\\<!\[`*_]|\b_|$)|[^ ](?= {2,}\n)))/,L=/[\p{P}\p{S}]/u,N=/[\s\p{P}\p{S}]/u,Y=/[^\s\p{P}\p{S}]/u,ot=g(/^((?![*_])punctSpace)/,"u").replace(/punctSpace/g,N).getRegex(),at=/[\p{Pi}\p{Ps}"']/u,Ae=/(?!~)[\p{P}\p{S}]/u,lt=/(?!~)[\s\p{P}\p{S}]/u,ut=/(?:[^\s\p{P}\p{S}]|~)/u,pt=g(/link|precode-code|html/,"g").replace("link",/\[(?:[^\[\]`]|(?<a>`+)[^`]+\k<a>(?!`))*?\]\((?:\\[\s\S]|[^\\\(\)]|\((?:\\[\s\S]|[^\\\(\)])*\))*\)/).replace("precode-",_e?"(?<!`)()":"(^^|[^`])").replace("code",/(?<b>`+)[^`]+\k<b>(?!`)/).replace("html",/<(?! )[^<>]*?>/).getRegex(),Ee=/^(?:\*+(?:((?!\*)punct)|([^\s*]))?)|^_+(?:((?!_)punct)|([^\s_]))?/,ct=g(Ee,"u").replace(/punct/g,L).getRegex(),ht=g(Ee,"u").replace(/punct/g,Ae).getRegex(),dt=/^(?:\*+(?:((?!\*)(?!openQuote)punct)|([^\s*]))?)|^_+(?:((?!_)(?!openQuote)punct)|([^\s_]))?/,gt=g(dt,"u").replace(/openQuote/g,at).replace(/punct/g,L).getRegex(),ze="^[^_*]*?__[^_*]*?\\*[^_*]*?(?=__)|[^*]+(?=[^*])|(?!\\*)punct(\\*+)(?=[\\s]|$)|notPunctSpace(\\*+)(?!\\*)(?=punctSpace|$)|(?!\\*)punctSpace(\\*+)(?=notPunctSpace)|[\\s](\\*+)(?!\\*)(?=punct)|(?!\\*)punct(\\*+)(?!\\*)(?=punct)|notPunctSpace(\\*+)(?=notPunctSpace)",kt=g(ze,"gu").replace(/notPunctSpace/g,Y).replace(/punctSpace/g,N).replace(/punct/g,L).getRegex(),ft=g(ze,"gu").replace(/notPunctSpace/g,ut).replace(/punctSpace/g,lt).replace(/punct/g,Ae).getRegex(),mt="^[^_*]*?__[^_*]*?\\*[^_*]*?(?=__)|[^*]+(?=[^*])|(?!\\*)punct(\\*+)(?=[\\s]|$)|notPunctSpace(\\*+)(?!\\*)(?=punctSpace|$)|(?!\\*)[\\s](\\*+)(?=notPunctSpace)|[\\s](\\*+)(?!\\*)(?=punct)|(?!\\*)punct(\\*+)(?!\\*)(?=punct)|(?:(?!\\*)punct|notPunctSpace)(\\*+)(?!\\*)(?=notPunctSpace)",xt=g(mt,"gu").replace(/notPunctSpace/g,Y).replace(/punctSpace/g,N).replace(/punct/g,L).getRegex(),bt=g("^[^_*]*?\\*\\*[^_*]*?_[^_*]*?(?=\\*\\*)|[^_]+(?=[^_])|(?!_)punct(_+)(?=[\\s]|$)|notPunctSpace(_+)(?!_)(?=punctSpace|$)|(?!_)punctSpace(_+)(?=notPunctSpace)|[\\s](_+)(?!_)(?=punct)|(?!_)punct(_+)(?!_)(?=punct)","gu").replace(/notPunctSpace/g,Y).replace(/punctSpace/g,N).replace(/punct/g,L).getRegex(),Rt="^[^_*]*?\\*\\*[^_*]*?_[^_*]*?(?=\\*\\*)|[^_]+(?=[^_])|(?!_)punct(_+)(?=[\\s]|$)|notPunctSpace(_+)(?!_)(?=punctSpace|$)|(?!_)[\\s](_+)(?=notPunctSpace)|[\\s](_+)(?!_)(?=punct)|(?!_)punct(_+)(?!_)(?=punct)|(?:(?!_)punct|notPunctSpace)(_+)(?!_)(?=notPunctSpace)",Tt=g(Rt,"gu").replace(/notPunctSpace/g,Y).replace(/punctSpace/g,N).replace(/punct/g,L).getRegex(),Ot=g(/^~~?(?:((?!~)punct)|[^\s~])/,"u").replace(/punct/g,L).getRegex(),wt="^[^~]+(?=[^~])|(?!~)punct(~~?)(?=[\\s]|$)|notPunctSpace(~~?)(?!~)(?=punctSpace|$)|(?!~)punctSpace(~~?)(?=notPunctSpace)|[\\s](~~?)(?!~)(?=punct)|(?!~)punct(~~?)(?!~)(?=punct)|notPunctSpace(~~?)(?=notPunctSpace)",Pt=g(wt,"gu").replace(/notPunctSpace/g,Y).replace(/punctSpace/g,N).replace(/punct/g,L).getRegex(),yt=g(/\\(punct)/,"gu").replace(/punct/g,L).getRegex(),St=g(/(`+)(?:[^`]|[^`][\s\S]*?[^`])\1(?!`)|`+|\\(punct)/,"gu").replace(/punct/g,L).getRegex(),_t=g(/^<(scheme:[^\s\x00-\x1f<>]*|email)>/).replace("scheme",/[a-zA-Z][a-zA-Z0-9+.-]{1,31}/).replace("email",/[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+(@)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+(?![-_])/).getRegex(),$t=g(ke).replace("(?:-->|$)","-->").getRegex(),Lt=g("^comment|^</[a-zA-Z][a-zA-Z0-9-]*\\s*>|^<[a-zA-Z][a-zA-Z0-9-]*(?:attribute)*?\\s*/?>|^<\\?[\\s\\S]*?\\?>|^<![a-zA-Z]+\\s[\\s\\S]*?>|^<!\\[CDATA\\[[\\s\\S]*?\\]\\]>").replace("comment",$t).replace("attribute",/\s+[a-zA-Z:_][\w.:-]*(?:\s*=\s*"[^"]*"|\s*=\s*'[^']*'|\s*=\s*[^\s"'=<>`]+)?/).getRegex(),Me=/\[(?:\\[\s\S]|[^\[\]\\])*\]/,ie=g(/(?:\[(?:brackets|\\[\s\S]|[^\[\]\\])*\]|\\[\s\S]|`+(?!`)[^`]*?`+(?!`)|``+(?=\])|[^\[\]\\`])*?/).replace("brackets",Me).getRegex(),Ct=g(/^!?\[(label)\]\([ \t\n]*(href)(?:(?:[ \t]+(?:\n[ \t]*)?|\n[ \t]*)(title))?[ \t\n]*\)/).replace("label",ie).replace("href",/<(?:\\.|[^\n<>\\])*>|(?!<)[^ \t\n\x00-\x1f]+|(?=\))/).replace("title",/"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\((?:\\[\s\S]|[^)\\])*\)/).getRegex(),It=g(/^!?\[(label)\]\[(ref)\]/).replace("label",ie).replace("ref",ge).getRegex(),At=g(/^!?\[(ref)\](?:\[\])?/).replace("ref",ge).getRegex(),ye=/(?!\s*\])(?:\\[\s\S]|[^\[\]\\]){1,999}/,Et=g(/(?:[^\[\]\\`]*(?:\[(?:brackets|\\[\s\S]|[^\[\]\\])*\]|\\[\s\S]|`+(?!`)[^`]*?`+(?!`)|``+(?=\]))){0,999}?[^\[\]\\`]*?/).replace("brackets",Me).getRegex(),zt=g("reflink|nolink(?!\\()","g").replace("reflink",g(/^!?\[(label)\]\[(ref)\]/).replace("label",Et).replace("ref",ye).getRegex()).replace("nolink",g(/^!?\[(ref)\](?:\[\])?/).replace("ref",ye).getRegex()).getRegex(),Se=/[hH][tT][tT][pP][sS]?|[fF][tT][pP]/,Mt=/[A-Za-z0-9._+-]+@[a-zA-Z0-9-_]+(?:\.[a-zA-Z0-9-_]*[a-zA-Z0-9])+(?![\w-])/,Bt=g(/(?:mailto:email|xmpp:email(?:\/[A-Za-z0-9@.]+)?)/).replace(/email/g,Mt).getRegex(),me={_backpedal:q,anyPunctuation:yt,anyPunctuationOutsideCode:St,autolink:_t,blockSkip:pt,br:Ie,code:st,del:q,delLDelim:q,delRDelim:q,emStrongLDelim:ct,emStrongRDelimAst:kt,emStrongRDelimUnd:bt,escape:rt,link:Ct,nolink:At,punctuation:ot,reflink:It,reflinkSearch:zt,tag:Lt,text:it,url:q},Dt={...me,emStrongLDelim:gt,emStrongRDelimAst:xt,emStrongRDelimUnd:Tt,link:g(/^!?\[(label)\]\((.*?)\)/).replace("label",ie).getRegex(),reflink:g(/^!?\[(label)\]\s*\[([^\]]*)\]/).replace("label",ie).getRegex()},pe={...me,emStrongRDelimAst:ft,emStrongLDelim:ht,delLDelim:Ot,delRDelim:Pt,url:g(/^emailProtocol|^((?:protocol):\/\/|www\.)(?:[a-zA-Z0-9\-]+\.?)+[^\s<]*|^email/).replace("emailProtocol",Bt).replace("protocol",Se).replace("email",/[A-Za-z0-9._+-]+(@)[a-zA-Z0-9-_]+(?:\.[a-zA-Z0-9-_]*[a-zA-Z0-9])+(?![\w-])/).getRegex(),_backpedal:/(?:[^?!.,:;*_'"~()&]+|\([^)]*\)|&(?![a-zA-Z0-9]+;$)|[?!.,:;*_'"~)]+(?!$))+/,del:/^(~~?)(?=[^\s~])((?:\\[\s\S]|[^\\])*?(?:\\[\s\S]|[^\s~\\]))\1(?=[^~]|$)/,text:g(/^(?:[^a-zA-Z0-9](?=emailProtocol)|(`+|~+|[^`~])(?:(?=[`~])|(?= {2,}\n)|(?=[a-zA-Z0-9.!#$%&'*+\/=?_`{\|}~-]+@)|[\s\S]*?(?:(?=[\\<!\[`*~_]|\b_|protocol:\/\/|wwwStart|$)|[^ ](?= {2,}\n)|[^a-zA-Z0-9](?=emailProtocol)|[^a-zA-Z0-9.!#$%&'*+\/=?_`{\|}~-](?=[a-zA-Z0-9.!#$%&'*+\/=?_`{\|}~-]+@))))/).replace("protocol",Se).replace(/emailProtocol/g,/(?:mailto|xmpp):/).replace("wwwStart",_e?"(?<![^\\s*_~(])www\\.":"www\\.").getRegex()},qt={...pe,br:g(Ie).replace("{2,}","*").getRegex(),text:g(pe.text).replace("\\b_","\\b_| {2,}\\n").replace(/\{2,\}/g,"*").getRegex()},ee={normal:fe,gfm:tt,pedantic:nt},F={normal:me,gfm:pe,breaks:qt,pedantic:Dt};var vt={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"},Be=l=>vt[l];function y(l,e){if(e){if(O.escapeTest.test(l))return l.replace(O.escapeReplace,Be)}else if(O.escapeTestNoEncode.test(l))return l.replace(O.escapeReplaceNoEncode,Be);return l}function De(l){return O.numericCharacterReference.test(l)?l.replace(O.numericCharacterReferenceOrAmpersand,(e,t,n)=>{if(t===void 0&&n===void 0)return"&amp;";let r=t===void 0?Number.parseInt(n,16):Number.parseInt(t,10);return r===0||r>1114111||r>=55296&&r<=57343?"\uFFFD":r===38?"&amp;":String.fromCodePoint(r)}):l}function xe(l){try{l=encodeURI(l).replace(O.percentDecode,"%")}catch{return null}return l}function be(l,e){let t=l.replace(O.findPipe,(s,o,i)=>{let a=!1,c=o;for(;--c>=0&&i[c]==="\\";)a=!a;return a?"|":" |"}),n=t.split(O.splitPipe),r=0;if(n[0].trim()||n.shift(),n.length>0&&!n.at(-1)?.trim()&&n.pop(),e)if(n.length>e)n.splice(e);else for(;n.length<e;)n.push("");for(;r<n.length;r++)n[r]=n[r].trim().replace(O.slashPipe,"|");return n}function C(l,e,t){let n=l.length;if(n===0)return"";let r=0;for(;r<n;){let s=l.charAt(n-r-1);if(s===e&&!t)r++;else if(s!==e&&t)r++;else break}return l.slice(0,n-r)}function Re(l){let e=l.split(`
`),t=e.length-1;for(;t>=0&&O.blankLine.test(e[t]);)t--;return e.length-t<=2?l:e.slice(0,t+1).join(`
`)}function W(l){return l.trim().replace(O.multipleSpaceGlobal," ").toLowerCase().toUpperCase().toLowerCase()}function Te(l,e){if(l.indexOf(e[0])===-1&&l.indexOf(e[1])===-1)return-1;let t=0;for(let n=0;n<l.length;n++)if(l[n]==="\\")n++;else if(l[n]===e[0])t++;else if(l[n]===e[1]&&(t--,t<0))return n;return t>0?-2:-1}var Q=new WeakMap;function Oe(l){let e={"*":-1,_:-1},t=-1,n=l.length;for(let r=0;r<n;r++){let s=l[r];if(s!=="*"&&s!=="_"&&s!=="~")continue;let o=r===0?`
`:l[r-1],i=r+1;for(;i<n&&l[i]===s;)i++;o!==" "&&o!=="	"&&o!==`
`&&o!=="\r"&&o!=="\f"&&(s==="~"?t=r:e[s]=r),r=i-1}return{maskedSrc:l,lastPossibleEmStrongCloserIndex:e,lastPossibleDelCloserIndex:t}}function qe(l,e){let t=Oe(e),n=Q.get(l);n?n.push(t):Q.set(l,[t])}function ve(l){let e=Q.get(l);e&&(e.pop(),e.length===0&&Q.delete(l))}function oe(l,e,t){let n=Q.get(l)?.at(-1);return n&&n.maskedSrc===e?n.lastPossibleEmStrongCloserIndex[t]:Oe(e).lastPossibleEmStrongCloserIndex[t]}function ae(l,e){let t=Q.get(l)?.at(-1);return t&&t.maskedSrc===e?t.lastPossibleDelCloserIndex:Oe(e).lastPossibleDelCloserIndex}function te(l,e=0){let t=e,n="";for(let r of l)if(r==="	"){let s=4-t%4;n+=" ".repeat(s),t+=s}else n+=r,t++;return n}function Ht(l,e){let t="";for(let n=0;n<l.length;n++){if(l[n]==="`"){let r=e.inline.code.exec(l.slice(n));if(r){t+=r[0],n+=r[0].length-1;continue}}if(l[n]==="\\"&&(l[n+1]==="["||l[n+1]==="]")){t+=l[n+1],n++;continue}t+=l[n]}return t}function He(l,e,t,n,r){let s=e.href,o=e.title||null,i=Ht(l[1],r),a=l[0].charAt(0)==="!",c=n.state.inLink,u=n.state.linkEmitted,d=n.state.inRawBlock;n.state.inLink=!0,n.state.linkEmitted=!1;let h=n.inlineTokens(i),p=n.state.linkEmitted;if(n.state.linkEmitted=u,n.state.inLink=c,!a){if(p){n.state.inRawBlock=d;return}n.state.linkEmitted=!0}return{type:a?"image":"link",raw:t,href:s,title:o,text:i,tokens:h}}function Zt(l,e,t){let n=l.match(t.other.indentCodeCompensation);if(n===null)return e;let r=n[1];return e.split(`
`).map(s=>{let o=s.match(t.other.beginningSpace);if(o===null)return s;let[i]=o;return s.slice(Math.min(i.length,r.length))}).join(`
`)}function Ze(l,e,t,n){if(!e.includes("<"))return!1;for(let r=0;r<e.length;r++){if(e[r]==="\\"){r++;continue}if(e[r]==="`"){let i=n.inline.code.exec(e.slice(r));if(i){r+=i[0].length-1;continue}}if(e[r]!=="<")continue;let s=l.slice(t+r),o=n.inline.tag.exec(s)||n.inline.autolink.exec(s);if(o){if(o[0].length>e.length-r)return!0;r+=o[0].length-1}}return!1}var _=class{options;rules;lexer;constructor(e){this.options=e||S}space(e){let t=this.rules.block.newline.exec(e);if(t&&t[0].length>0)return{type:"space",raw:t[0]}}code(e){let t=this.rules.block.code.exec(e);if(t){let n=this.options.pedantic?t[0]:Re(t[0]),r=n.replace(this.rules.other.codeRemoveIndent,"");return{type:"code",raw:n,codeBlockStyle:"indented",text:r}}}fences(e){let t=this.rules.block.fences.exec(e);if(t){let n=t[0],r=Zt(n,t[3]||"",this.rules);return t[3]!==void 0&&(r===""||r.endsWith(`
`))&&(r+=`
`),{type:"code",raw:n,lang:t[2]?t[2].trim().replace(this.rules.inline.anyPunctuation,"$1"):t[2],text:r}}}heading(e){let t=this.rules.block.heading.exec(e);if(t){let n=t[2].trim();if(this.rules.other.endingHash.test(n)){let r=C(n,"#");(this.options.pedantic||!r||this.rules.other.endingSpaceTabChar.test(r))&&(n=r.trim())}return{type:"heading",raw:C(t[0],`
`),depth:t[1].length,text:n,tokens:this.lexer.inline(n)}}}hr(e){let t=this.rules.block.hr.exec(e);if(t)return{type:"hr",raw:C(t[0],`
`)}}blockquote(e){let t=this.rules.block.blockquote.exec(e);if(t){let n=C(t[0],`
`).split(`
`),r="",s="",o=[];for(;n.length>0;){let i=!1,a=[],c;for(c=0;c<n.length;c++)if(this.rules.other.blockquoteStart.test(n[c]))a.push(n[c]),i=!0;else if(!i)a.push(n[c]);else break;n=n.slice(c);let u=a.join(`
`),d=u.replace(this.rules.other.blockquoteMarkerWhitespace,(k,m,b)=>b.startsWith(" ")?m+" "+b.slice(1):m+te(b,m.length)).replace(this.rules.other.blockquoteSetextReplace,`
    $1`).replace(this.rules.other.blockquoteSetextReplace2,"");r=r?`${r}
${u}`:u,s=s?`${s}
${d}`:d;let h=this.lexer.state.top;if(this.lexer.state.top=!0,this.lexer.blockTokens(d,o,!0),this.lexer.state.top=h,n.length===0)break;let p=o.at(-1);if(p?.type==="code"||p?.type==="heading"||p?.type==="hr"||p?.type==="html"||p?.type==="table")break;if(p?.type==="blockquote"){let k=p,m=n.join(`
`),b=k.raw+`
`+m.replace(this.rules.other.blockquoteSetextReplace2,""),f=this.blockquote(b);o[o.length-1]=f;let R=b.substring(f.raw.length).replace(/^\n/,""),E=R?R.split(`
`).length:0,T=E?n.slice(0,-E):n;if(T.length>0&&(r=`${r}
${T.join(`
`)}`),s=s.substring(0,s.length-k.text.length)+f.text,n=n.slice(T.length),n.length>0&&this.rules.other.blockquoteStart.test(n[0]))continue;break}else if(p?.type==="list"){let k=p,m=k.raw+`
`+n.join(`
`),b=this.list(m);o[o.length-1]=b;let f=b.raw.length>k.raw.length?m.slice(k.raw.length+1,b.raw.length).split(`
`).length:0;if(f>0){let R=n.slice(0,f).join(`
`);r=`${r}
${R}`,s=`${s}
${R}`}if(n=n.slice(f),n.length>0&&!this.rules.other.blockquoteStart.test(n[0]))break;continue}}return{type:"blockquote",raw:r,tokens:o,text:s}}}list(e){let t=this.rules.block.list.exec(e);if(t){if(!this.options.pedantic&&this.lexer.state.lastToken?.type==="text"&&!this.rules.other.listInterruptsParagraph.test(e))return;let n=e,r=()=>n.length-e.length,s=t[1].trim(),o=s.length>1,i={type:"list",raw:"",ordered:o,start:o?+s.slice(0,-1):"",loose:!1,items:[]};s=o?`\\d{1,9}\\${s.slice(-1)}`:`\\${s}`,this.options.pedantic&&(s=o?s:"[*+-]");let a=this.rules.other.listItemRegex(s),c=!1;for(;e;){let h=!1,p="";if(!(t=a.exec(e))||this.rules.block.hr.test(e))break;let k=r();e=e.substring(t[0].length);let m=t[2].split(`
`,1)[0],b=t[1].length,f=this.options.pedantic?te(m,b):m.replace(this.rules.other.leadingSpaceTab,H=>te(H,b)),R=e.split(`
`,1)[0],E=!f.trim(),T=0;if(this.options.pedantic?(T=2,p=f.trimStart()):E?T=b+1:(T=f.search(this.rules.other.nonSpaceChar),T=T>4?1:T,p=f.slice(T),T+=b),E&&this.rules.other.blankLine.test(R)&&(e=e.substring(R.length+1),h=!0),!h){let H=this.rules.other.nextBulletRegex(T),K=this.rules.other.hrRegex(T),re=this.rules.other.fencesBeginRegex(T),B=this.options.pedantic?this.rules.other.pedanticHeadingBeginRegex(T):this.rules.other.headingBeginRegex(T),X=this.rules.other.htmlBeginRegex(T),se=this.rules.other.blockquoteBeginRegex(T),le=!1;for(;e;){let we=e.split(`
`,1)[0],Z;if(R=we,this.options.pedantic?(R=R.replace(this.rules.other.listReplaceNesting,"  "),Z=R):Z=R.replace(this.rules.other.leadingSpaceTab,$=>te($)),re.test(R)||B.test(R)||X.test(R)||se.test(R)||H.test(R)||K.test(R))break;if(Z.search(this.rules.other.nonSpaceChar)>=T||!R.trim())p+=`
`+Z.slice(T),le=!1;else{if(E)break;let $=f;if(!this.options.pedantic&&!p.includes(`
`)&&!f.includes("	")){let j;for(;!K.test($)&&(j=this.rules.other.nestedBlockMarker.exec($));)$=$.slice(j[0].length);if(!$.trim())break}if($.replace(this.rules.other.tabCharGlobal,"    ").search(this.rules.other.nonSpaceChar)>=4||re.test($)||B.test($)||X.test($)||K.test($))break;if(!this.options.pedantic&&!le){let j=f.replace(this.rules.other.nestedContainerMarkers,"");if(this.rules.block.fences.test(j)||this.rules.block.heading.test(j)||this.rules.block.hr.test(j))break}let je=!this.options.pedantic&&/^ {0,3}(?:=+|-+) *$/.test(R)&&this.rules.block.lheading.test(`${f}
${R}`)?`    ${Z.replace(/^ {0,3}/,"")}`:R;p+=`
`+je,le=!0}E=!R.trim(),e=e.substring(we.length+1),f=Z.slice(T)}}let U=n.slice(k,r());i.loose||(c?i.loose=!0:this.rules.other.doubleBlankLine.test(U)&&(c=!0)),i.items.push({type:"list_item",raw:U,task:!!this.options.gfm&&this.rules.other.listIsTask.test(p),loose:!1,text:p,tokens:[]})}let u=i.items.at(-1);if(u)u.raw=u.raw.trimEnd(),u.text=u.text.trimEnd();else return;i.raw=n.slice(0,r()).trimEnd();let d=[];for(let h of i.items)if(this.lexer.state.top=!1,d.push(this.lexer.inlineQueue.length),h.tokens=this.lexer.blockTokens(h.text,[]),!i.loose){let p=h.tokens.filter(m=>m.type==="space"),k=p.length>0&&p.some(m=>this.rules.other.anyLine.test(m.raw));i.loose=k}for(let h=0;h<i.items.length;h++){let p=i.items[h],k=p.tokens[0];if(p.task&&(k?.type==="text"||k?.type==="paragraph")){p.text=p.text.replace(this.rules.other.listReplaceTask,""),k.raw=k.raw.replace(this.rules.other.listReplaceTask,""),k.text=k.text.replace(this.rules.other.listReplaceTask,"");let m=this.lexer.inlineQueue;for(let f=d[h];f<m.length;f++)if(m[f].tokens===k.tokens){m[f].src=m[f].src.replace(this.rules.other.listReplaceTask,"");break}let b=this.rules.other.listTaskCheckbox.exec(p.raw);if(b){let f={type:"checkbox",raw:b[0]+" ",checked:b[0]!=="[ ]"};p.checked=f.checked,i.loose?p.tokens[0]&&["paragraph","text"].includes(p.tokens[0].type)&&"tokens"in p.tokens[0]&&p.tokens[0].tokens?(p.tokens[0].raw=f.raw+p.tokens[0].raw,p.tokens[0].text=f.raw+p.tokens[0].text,p.tokens[0].tokens.unshift(f)):p.tokens.unshift({type:"paragraph",raw:f.raw,text:f.raw,tokens:[f]}):p.tokens.unshift(f)}}else p.task&&(p.task=!1)}if(i.loose)for(let h of i.items){h.loose=!0;for(let p of h.tokens)p.type==="text"&&(p.type="paragraph")}return i}}html(e){let t=this.rules.block.html.exec(e);if(t){if(this.lexer.state.lastToken?.type==="paragraph"&&!this.rules.other.htmlBeginRegex(4).test(e))return;let n=Re(t[0]);return{type:"html",block:!0,raw:n,pre:t[1]==="pre"||t[1]==="script"||t[1]==="style",text:n}}}def(e){let t=this.rules.block.def.exec(e);if(t){if(!this.rules.other.startAngleBracket.test(t[2])&&Te(t[2],"()")!==-1)return;let n=W(t[1]),r=t[2]?t[2].replace(this.rules.other.hrefBrackets,"$1").replace(this.rules.inline.anyPunctuation,"$1"):"",s=t[3]?t[3].substring(1,t[3].length-1).replace(this.rules.inline.anyPunctuation,"$1"):t[3];return{type:"def",tag:n,raw:C(t[0],`
`),href:r,title:s}}}table(e){let t=this.rules.block.table.exec(e);if(!t||!this.rules.other.tableDelimiter.test(t[2]))return;let n=be(t[1]),r=t[2].replace(this.rules.other.tableAlignChars,"").split("|"),s=t[3]?.trim()?t[3].replace(this.rules.other.tableRowBlankLine,"").split(`
`):[],o={type:"table",raw:C(t[0],`
`),header:[],align:[],rows:[]};if(n.length===r.length){for(let i of r)this.rules.other.tableAlignRight.test(i)?o.align.push("right"):this.rules.other.tableAlignCenter.test(i)?o.align.push("center"):this.rules.other.tableAlignLeft.test(i)?o.align.push("left"):o.align.push(null);for(let i=0;i<n.length;i++)o.header.push({text:n[i],tokens:this.lexer.inline(n[i]),header:!0,align:o.align[i]});for(let i of s)o.rows.push(be(i,o.header.length).map((a,c)=>({text:a,tokens:this.lexer.inline(a),header:!1,align:o.align[c]})));return o}}lheading(e){let t=this.rules.block.lheading.exec(e);if(t){let n=t[1].trim();return{type:"heading",raw:C(t[0],`
`),depth:t[2].charAt(0)==="="?1:2,text:n,tokens:this.lexer.inline(n)}}}paragraph(e){let t=this.rules.block.paragraph.exec(e);if(t){let n=t[1].charAt(t[1].length-1)===`
`?t[1].slice(0,-1):t[1];return{type:"paragraph",raw:t[0],text:n,tokens:this.lexer.inline(n)}}}text(e){let t=this.rules.block.text.exec(e);if(t)return{type:"text",raw:t[0],text:t[0],tokens:this.lexer.inline(t[0])}}escape(e){if(e.charCodeAt(0)!==92)return;let t=this.rules.inline.escape.exec(e);if(t)return{type:"escape",raw:t[0],text:t[1]}}tag(e){if(e.charCodeAt(0)!==60)return;let t=this.rules.inline.tag.exec(e);if(t)return!this.lexer.state.inLink&&this.rules.other.startATag.test(t[0])?this.lexer.state.inLink=!0:this.lexer.state.inLink&&this.rules.other.endATag.test(t[0])&&(this.lexer.state.inLink=!1),!this.lexer.state.inRawBlock&&this.rules.other.startPreScriptTag.test(t[0])?this.lexer.state.inRawBlock=!0:this.lexer.state.inRawBlock&&this.rules.other.endPreScriptTag.test(t[0])&&(this.lexer.state.inRawBlock=!1),{type:"html",raw:t[0],inLink:this.lexer.state.inLink,inRawBlock:this.lexer.state.inRawBlock,block:!1,text:t[0]}}link(e){if(this.lexer.state.linkParenPossible===!1)return;let t=e.charCodeAt(0);if(t!==91&&t!==33)return;let n=this.rules.inline.link.exec(e);if(n){let r=n[0].charAt(0)==="!"?2:1;if(!this.options.pedantic&&Ze(e,n[1],r,this.rules))return;let s=n[2].trim();if(!this.options.pedantic&&this.rules.other.startAngleBracket.test(s)){if(!this.rules.other.endAngleBracket.test(s))return;let c=C(s.slice(0,-1),"\\");if((s.length-c.length)%2===0)return}else{let c=Te(n[2],"()");if(c===-2)return;if(c>-1){let d=(n[0].indexOf("!")===0?5:4)+n[1].length+c;n[2]=n[2].substring(0,c),n[0]=n[0].substring(0,d).trim(),n[3]=""}}let o=C(n[0].slice(0,-1),"\\");if((n[0].length-o.length)%2===0)return;let i=n[2],a="";if(this.options.pedantic){let c=this.rules.other.pedanticHrefTitle.exec(i);c&&(i=c[1],a=c[3])}else a=n[3]?n[3].slice(1,-1):"";return i=i.trim(),this.rules.other.startAngleBracket.test(i)&&(this.options.pedantic&&!this.rules.other.endAngleBracket.test(s)?i=i.slice(1):i=i.slice(1,-1)),He(n,{href:i&&i.replace(this.rules.inline.anyPunctuation,"$1"),title:a&&a.replace(this.rules.inline.anyPunctuation,"$1")},n[0],this.lexer,this.rules)}}reflink(e,t){let n=e.charCodeAt(0);if(n!==91&&n!==33)return;let r;if((r=this.rules.inline.reflink.exec(e))||(r=this.rules.inline.nolink.exec(e))){let s=r[0].charAt(0)==="!"?2:1;if(!this.options.pedantic&&Ze(e,r[1],s,this.rules))return;let o=t[W(r[2]||r[1])];if(!o){let i=r[0].charAt(0);return{type:"text",raw:i,text:i}}return He(r,o,r[0],this.lexer,this.rules)}}emStrong(e,t,n=""){let r=this.rules.inline.emStrongLDelim.exec(e);if(!r||!r[1]&&!r[2]&&!r[3]&&!r[4])return;let s=r[0][0],o=n===s,i=t.length-e.length,a=i;for(;!this.options.pedantic&&a>0&&t[a-1]===s;)a--;let c=[...t.slice(Math.max(0,a-2),a)].at(-1)??"",u=c==="*"||c==="_"||!!this.rules.inline.punctuation.exec(c);a<i&&(n=c);let d=a<i?u:n==="*"||n==="_"||!!this.rules.inline.punctuation.exec(n);if(r[4]&&n.match(this.rules.other.unicodeAlphaNumeric))return;let h=r[1]||r[3]||"";if(!h||!n||d){let p=[...r[0]].length-1,k,m,b=p,f=0,R=i-a+p,E=!this.options.pedantic&&!!c.trim()&&(!!h||s==="*"&&!u);if(s!=="*"&&s!=="_")return;let T=s==="*"?this.rules.inline.emStrongRDelimAst:this.rules.inline.emStrongRDelimUnd,U=oe(this,t,s),H=t.length-e.length+p;if(U<H)return;t=t.slice(-1*e.length+p);let K=U-H;for(T.lastIndex=0;(r=T.exec(t))!==null&&!(r.index>K);){if(k=r[1]||r[2]||r[3]||r[4]||r[5]||r[6],!k)continue;if(m=[...k].length,r[3]||r[4]){b+=m;continue}else if((r[5]||r[6]||E)&&R%3&&!((R+m)%3)){if(o&&(r[5]||r[6]))break;f+=m;continue}if(b-=m,b>0)continue;m=Math.min(m,m+b+f);let re=[...r[0]][0].length,B=e.slice(0,p+r.index+re+m);if(Math.min(p,m)%2){let se=B.slice(1,-1);return{type:"em",raw:B,text:se,tokens:this.lexer.inlineTokens(se)}}let X=B.slice(2,-2);return{type:"strong",raw:B,text:X,tokens:this.lexer.inlineTokens(X)}}}}codespan(e){if(e.charCodeAt(0)!==96)return;let t=this.rules.inline.code.exec(e);if(t){let n=t[2].replace(this.rules.other.newLineCharGlobal," "),r=this.rules.other.nonSpaceChar.test(n),s=this.rules.other.startingSpaceChar.test(n)&&this.rules.other.endingSpaceChar.test(n);return r&&s&&(n=n.substring(1,n.length-1)),{type:"codespan",raw:t[0],text:n}}}br(e){let t=e.charCodeAt(0);if(t!==32&&t!==92&&t!==10)return;let n=this.rules.inline.br.exec(e);if(n)return{type:"br",raw:n[0]}}del(e,t,n=""){if(e.charCodeAt(0)!==126)return;let r=this.rules.inline.delLDelim.exec(e);if(!r)return;if(!(r[1]||"")||!n||this.rules.inline.punctuation.exec(n)){let o=[...r[0]].length-1,i,a,c=o,u=this.rules.inline.delRDelim,d=ae(this,t),h=t.length-e.length+o;if(d<h)return;t=t.slice(-1*e.length+o);let p=d-h;for(u.lastIndex=0;(r=u.exec(t))!==null&&!(r.index>p);){if(i=r[1]||r[2]||r[3]||r[4]||r[5]||r[6],!i||(a=[...i].length,a!==o))continue;if(r[3]||r[4]){c+=a;continue}if(c-=a,c>0)continue;a=Math.min(a,a+c);let k=[...r[0]][0].length,m=e.slice(0,o+r.index+k+a),b=m.slice(o,-o);return{type:"del",raw:m,text:b,tokens:this.lexer.inlineTokens(b)}}}}autolink(e){if(e.charCodeAt(0)!==60)return;let t=this.rules.inline.autolink.exec(e);if(t){let n,r;return t[2]==="@"?(n=t[1],r="mailto:"+n):(n=t[1],r=n),{type:"link",raw:t[0],text:n,href:r,autolink:!0,tokens:[{type:"text",raw:n,text:n}]}}}url(e){let t;if(t=this.rules.inline.url.exec(e)){let n,r;if(t[2]==="@")n=t[0],r="mailto:"+n;else{let s;do s=t[0],t[0]=this.rules.inline._backpedal.exec(t[0])?.[0]??"";while(s!==t[0]);n=t[0],t[1]==="www."?r="http://"+t[0]:r=t[0]}return{type:"link",raw:t[0],text:n,href:r,autolink:!0,tokens:[{type:"text",raw:n,text:n}]}}}inlineText(e){let t=this.rules.inline.text.exec(e);if(t){let n=this.lexer.state.inRawBlock;return{type:"text",raw:t[0],text:n?t[0]:De(t[0]),escaped:n}}}};var w=class l{tokens;options;state;inlineQueue;tokenizer;constructor(e){this.tokens=[],this.tokens.links=Object.create(null),this.options=e||S,this.options.tokenizer=this.options.tokenizer||new _,this.tokenizer=this.options.tokenizer,this.tokenizer.options=this.options,this.tokenizer.lexer=this,this.inlineQueue=[],this.state={inLink:!1,inRawBlock:!1,linkEmitted:!1,linkParenPossible:!0,top:!0};let t={other:O,block:ee.normal,inline:F.normal};this.options.pedantic?(t.block=ee.pedantic,t.inline=F.pedantic):this.options.gfm&&(t.block=ee.gfm,this.options.breaks?t.inline=F.breaks:t.inline=F.gfm),this.tokenizer.rules=t}static get rules(){return{block:ee,inline:F}}static lex(e,t){return new l(t).lex(e)}static lexInline(e,t){return new l(t).inlineTokens(e)}lex(e){e=e.replace(O.carriageReturn,`
`),this.blockTokens(e,this.tokens);for(let t=0;t<this.inlineQueue.length;t++){let n=this.inlineQueue[t];this.state.inRawBlock=!1,this.inlineTokens(n.src,n.tokens)}return this.inlineQueue=[],this.tokens}blockTokens(e,t=[],n=!1){this.tokenizer.lexer=this;let r=this.state.lastToken;this.options.pedantic&&(e=e.replace(O.tabCharGlobal,"    ").replace(O.spaceLine,""));let s=1/0,o,i=this.options.gfm&&!this.options.pedantic&&this.tokenizer.paragraph===_.prototype.paragraph;for(;e;){if(e.length<s)s=e.length;else{this.infiniteLoopError(e.charCodeAt(0));break}this.state.lastToken=t.at(-1);let a;if(this.options.extensions?.block?.some(u=>(a=u.call({lexer:this},e,t))?(e=e.substring(a.raw.length),t.push(a),!0):!1))continue;if(a=this.tokenizer.space(e)){e=e.substring(a.raw.length);let u=t.at(-1);a.raw.length===1&&u!==void 0?u.raw+=`
`:t.push(a);continue}if(a=this.tokenizer.code(e)){e=e.substring(a.raw.length);let u=t.at(-1);u?.type==="paragraph"||u?.type==="text"?(u.raw+=(u.raw.endsWith(`
`)?"":`
`)+a.raw,u.text+=`
`+a.text,this.inlineQueue.at(-1).src=u.text):t.push(a);continue}if(a=this.tokenizer.fences(e)){e=e.substring(a.raw.length),t.push(a);continue}if(a=this.tokenizer.heading(e)){e=e.substring(a.raw.length),t.push(a);continue}if(a=this.tokenizer.hr(e)){e=e.substring(a.raw.length),t.push(a);continue}if(a=this.tokenizer.blockquote(e)){e=e.substring(a.raw.length),t.push(a);continue}if(a=this.tokenizer.list(e)){e=e.substring(a.raw.length),t.push(a);continue}if(a=this.tokenizer.html(e)){e=e.substring(a.raw.length),t.push(a);continue}if(a=this.tokenizer.def(e)){e=e.substring(a.raw.length);let u=t.at(-1);u?.type==="paragraph"||u?.type==="text"?(u.raw+=(u.raw.endsWith(`
`)?"":`
`)+a.raw,u.text+=`
`+a.raw,this.inlineQueue.at(-1).src=u.text):(this.tokens.links[a.tag]||(this.tokens.links[a.tag]={href:a.href,title:a.title}),t.push(a));continue}if(a=this.tokenizer.table(e)){e=e.substring(a.raw.length),t.push(a);continue}if(a=this.tokenizer.lheading(e)){e=e.substring(a.raw.length),t.push(a);continue}let c=e;if(this.options.extensions?.startBlock){let u=1/0,d=e.slice(1),h;this.options.extensions.startBlock.forEach(p=>{h=p.call({lexer:this},d),typeof h=="number"&&h>=0&&(u=Math.min(u,h))}),u<1/0&&u>=0&&(c=e.substring(0,u+1))}if(this.state.top&&(a=this.tokenizer.paragraph(c))){let u=t.at(-1);(n||u===o&&i)&&u?.type==="paragraph"?(u.raw+=(u.raw.endsWith(`
`)?"":`
`)+a.raw,u.text+=`
`+a.text,this.inlineQueue.pop(),this.inlineQueue.at(-1).src=u.text,o=u):(t.push(a),o=a),n=c.length!==e.length,e=e.substring(a.raw.length);continue}if(a=this.tokenizer.text(e)){e=e.substring(a.raw.length);let u=t.at(-1);u?.type==="text"?(u.raw+=(u.raw.endsWith(`
`)?"":`
`)+a.raw,u.text+=`
`+a.text,this.inlineQueue.pop(),this.inlineQueue.at(-1).src=u.text):t.push(a);continue}if(e){this.infiniteLoopError(e.charCodeAt(0));break}}return this.state.top=!0,this.state.lastToken=r,t}inline(e,t=[]){return this.inlineQueue.push({src:e,tokens:t}),t}linkInText(e){if(!e.includes("["))return!1;let t=this.tokenizer.rules.inline.link;for(let n of e.matchAll(this.tokenizer.rules.inline.blockSkip))if(t.test(n[0])&&e.charAt(n.index-1)!=="!")return!0;for(let n of e.matchAll(this.tokenizer.rules.inline.reflinkSearch)){let r=n[0],s=r.lastIndexOf("[");if(!(r.charAt(0)==="!"||!Object.hasOwn(this.tokens.links,W(r.slice(s+1,-1))))&&!(s>1&&this.linkInText(r.slice(1,s-1))))return!0}return!1}inlineTokens(e,t=[]){this.tokenizer.lexer=this;let n=this.state.linkParenPossible;this.state.linkParenPossible=e.includes(")");try{return this.#t(e,t)}finally{this.state.linkParenPossible=n}}#t(e,t){let n=e.includes("*")||e.includes("_")||e.includes("~"),r=n||this.options.hooks?.emStrongMask||this.tokenizer.emStrong!==_.prototype.emStrong||this.tokenizer.del!==_.prototype.del?this.#r(e):e;if(!n)return this.#e(e,r,t);qe(this.tokenizer,r);try{return this.#e(e,r,t)}finally{ve(this.tokenizer)}}#e(e,t,n){let r=!1,s="",o=1/0;for(;e;){if(e.length<o)o=e.length;else{this.infiniteLoopError(e.charCodeAt(0));break}r||(s=""),r=!1;let i;if(this.options.extensions?.inline?.some(u=>(i=u.call({lexer:this},e,n))?(e=e.substring(i.raw.length),n.push(i),!0):!1))continue;if(i=this.tokenizer.escape(e)){e=e.substring(i.raw.length),n.push(i);continue}if(i=this.tokenizer.tag(e)){e=e.substring(i.raw.length),n.push(i);continue}if(i=this.tokenizer.link(e)){e=e.substring(i.raw.length),n.push(i);continue}if(i=this.tokenizer.reflink(e,this.tokens.links)){e=e.substring(i.raw.length);let u=n.at(-1);i.type==="text"&&u?.type==="text"?(u.raw+=i.raw,u.text+=i.text):n.push(i);continue}let a=e[0];if(a==="*"||a==="_"){let u=t.length-e.length;if(oe(this.tokenizer,t,a)<=u){let h=1;for(;h<e.length&&e.charCodeAt(h)===a.charCodeAt(0);)h++;let p=e.substring(0,h),k=n.at(-1);k?.type==="text"&&!k.escaped?(k.raw+=p,k.text+=p):n.push({type:"text",raw:p,text:p,escaped:!1}),e=e.substring(h),s=a,r=!0;continue}}else if(a==="~"){let u=t.length-e.length;if(ae(this.tokenizer,t)<=u){let h=1;for(;h<e.length&&e.charCodeAt(h)===126;)h++;let p=e.substring(0,h),k=n.at(-1);k?.type==="text"&&!k.escaped?(k.raw+=p,k.text+=p):n.push({type:"text",raw:p,text:p,escaped:!1}),e=e.substring(h),s=a,r=!0;continue}}if(i=this.tokenizer.emStrong(e,t,s)){e=e.substring(i.raw.length),n.push(i);continue}if(i=this.tokenizer.codespan(e)){e=e.substring(i.raw.length),n.push(i);continue}if(i=this.tokenizer.br(e)){e=e.substring(i.raw.length),n.push(i);continue}if(i=this.tokenizer.del(e,t,s)){e=e.substring(i.raw.length),n.push(i);continue}if(i=this.tokenizer.autolink(e)){e=e.substring(i.raw.length),n.push(i);continue}if(!this.state.inLink&&(i=this.tokenizer.url(e))){e=e.substring(i.raw.length),n.push(i);continue}let c=e;if(this.options.extensions?.startInline){let u=1/0,d=e.slice(1),h;this.options.extensions.startInline.forEach(p=>{h=p.call({lexer:this},d),typeof h=="number"&&h>=0&&(u=Math.min(u,h))}),u<1/0&&u>=0&&(c=e.substring(0,u+1))}if(i=this.tokenizer.inlineText(c)){e=e.substring(i.raw.length),i.raw.slice(-1)!=="_"&&(s=i.raw.slice(-1)),r=!0;let u=n.at(-1);u?.type==="text"?(u.raw+=i.raw,u.text+=i.text):n.push(i);continue}if(e){this.infiniteLoopError(e.charCodeAt(0));break}}return n}#n(e){let{blockSkip:t,tag:n,autolink:r}=this.tokenizer.rules.inline,s="",o=0,i;for(t.lastIndex=0;i=t.exec(e);){let a=i.index+(i[2]?i[2].length:0),c=i.index+i[0].length;if(e.charAt(a)==="<"){let u=e.slice(a),d=n.exec(u)||r.exec(u);if(!d){t.lastIndex=a+1;continue}c=a+d[0].length,t.lastIndex=c}s+=e.slice(o,a)+"["+"a".repeat(c-a-2)+"]",o=c}return s+e.slice(o)}#r(e){let t=e;if(this.tokens.links&&e.includes("[")){let n=this.tokenizer.rules.inline.reflinkSearch,r=s=>{let o=s.lastIndexOf("[");if(!Object.hasOwn(this.tokens.links,W(s.slice(o+1,-1))))return s;if(o>1&&s.charAt(0)!=="!"){let i=s.slice(1,o-1);if(this.linkInText(i))return"["+i.replace(n,r)+"]["+"a".repeat(s.length-o-2)+"]"}return"["+"a".repeat(s.length-2)+"]"};t=t.replace(n,r)}return t=t.replace(this.tokenizer.rules.inline.anyPunctuationOutsideCode,(n,r,s)=>s?"+".repeat(n.length):r?r+n.slice(r.length,-r.length).replace(/`/g,"+")+r:n),t=this.#n(t),t=this.options.hooks?.emStrongMask?.call({lexer:this},t)??t,t}infiniteLoopError(e){let t="Infinite loop on byte: "+e;if(this.options.silent)console.error(t);else throw new Error(t)}};var I=class{options;parser;constructor(e){this.options=e||S}space(e){return""}code({text:e,lang:t,escaped:n}){let r=(t||"").match(O.notSpaceStart)?.[0],s=e?e.replace(O.endingNewline,"")+`
`:"";return r?'<pre><code class="language-'+y(r)+'">'+(n?s:y(s,!0))+`</code></pre>
`:"<pre><code>"+(n?s:y(s,!0))+`</code></pre>
`}blockquote({tokens:e}){return`<blockquote>
${this.parser.parse(e)}</blockquote>
`}html({text:e}){return e}def(e){return""}heading({tokens:e,depth:t}){return`<h${t}>${this.parser.parseInline(e)}</h${t}>
`}hr(e){return`<hr>
`}list(e){let t=e.ordered,n=e.start,r="";for(let i=0;i<e.items.length;i++){let a=e.items[i];r+=this.listitem(a)}let s=t?"ol":"ul",o=t&&n!==1?' start="'+n+'"':"";return"<"+s+o+`>
`+r+"</"+s+`>
`}listitem(e){return`<li>${this.parser.parse(e.tokens)}</li>
`}checkbox({checked:e}){return"<input "+(e?'checked="" ':"")+'disabled="" type="checkbox"> '}paragraph({tokens:e}){return`<p>${this.parser.parseInline(e)}</p>
`}table(e){let t="",n="";for(let s=0;s<e.header.length;s++)n+=this.tablecell(e.header[s]);t+=this.tablerow({text:n});let r="";for(let s=0;s<e.rows.length;s++){let o=e.rows[s];n="";for(let i=0;i<o.length;i++)n+=this.tablecell(o[i]);r+=this.tablerow({text:n})}return r&&(r=`<tbody>${r}</tbody>`),`<table>
<thead>
`+t+`</thead>
`+r+`</table>
`}tablerow({text:e}){return`<tr>
${e}</tr>
`}tablecell(e){let t=this.parser.parseInline(e.tokens),n=e.header?"th":"td";return(e.align?`<${n} align="${e.align}">`:`<${n}>`)+t+`</${n}>
`}strong({tokens:e}){return`<strong>${this.parser.parseInline(e)}</strong>`}em({tokens:e}){return`<em>${this.parser.parseInline(e)}</em>`}codespan({text:e}){return`<code>${y(e,!0)}</code>`}br(e){return"<br>"}del({tokens:e}){return`<del>${this.parser.parseInline(e)}</del>`}link({href:e,title:t,text:n,tokens:r,autolink:s}){let o=s?y(n,!0):this.parser.parseInline(r),i=xe(e);if(i===null)return o;e=y(i,s);let a='<a href="'+e+'"';return t&&(a+=' title="'+y(t)+'"'),a+=">"+o+"</a>",a}image({href:e,title:t,text:n,tokens:r}){r&&(n=this.parser.parseInline(r,this.parser.textRenderer));let s=xe(e);if(s===null)return y(n);e=s;let o=`<img src="${y(e)}" alt="${y(n)}"`;return t&&(o+=` title="${y(t)}"`),o+=">",o}text(e){return"tokens"in e&&e.tokens?this.parser.parseInline(e.tokens):"escaped"in e&&e.escaped?e.text:y(e.text)}};var z=class{parser;strong({text:e,tokens:t}){return t?this.parser.parseInline(t,this):e}em({text:e,tokens:t}){return t?this.parser.parseInline(t,this):e}codespan({text:e}){return e}del({text:e,tokens:t}){return t?this.parser.parseInline(t,this):e}html({text:e}){return e}text({text:e}){return e}link({text:e,tokens:t}){return t?this.parser.parseInline(t,this):e}image({text:e,tokens:t}){return t?this.parser.parseInline(t,this):e}br(){return`
`}checkbox({raw:e}){return e}};var P=class l{options;renderer;textRenderer;constructor(e){this.options=e||S,this.options.renderer=this.options.renderer||new I,this.renderer=this.options.renderer,this.renderer.options=this.options,this.renderer.parser=this,this.textRenderer=new z,this.textRenderer.parser=this}static parse(e,t){return new l(t).parse(e)}static parseInline(e,t){return new l(t).parseInline(e)}parse(e){this.renderer.parser=this;let t="";for(let n=0;n<e.length;n++){let r=e[n];if(this.options.extensions?.renderers?.[r.type]){let o=r,i=this.options.extensions.renderers[o.type].call({parser:this},o);if(i!==!1||!["space","hr","heading","code","table","blockquote","list","checkbox","html","def","paragraph","text"].includes(o.type)){t+=i===!1?"":i??"";continue}}let s=r;switch(s.type){case"space":{t+=this.renderer.space(s);break}case"hr":{t+=this.renderer.hr(s);break}case"heading":{t+=this.renderer.heading(s);break}case"code":{t+=this.renderer.code(s);break}case"table":{t+=this.renderer.table(s);break}case"blockquote":{t+=this.renderer.blockquote(s);break}case"list":{t+=this.renderer.list(s);break}case"checkbox":{t+=this.renderer.checkbox(s);break}case"html":{t+=this.renderer.html(s);break}case"def":{t+=this.renderer.def(s);break}case"paragraph":{t+=this.renderer.paragraph(s);break}case"text":{t+=this.renderer.text(s);break}default:{let o='Token with "'+s.type+'" type was not found.';if(this.options.silent)return console.error(o),"";throw new Error(o)}}}return t}parseInline(e,t=this.renderer){this.renderer.parser=this;let n="";for(let r=0;r<e.length;r++){let s=e[r];if(this.options.extensions?.renderers?.[s.type]){let i=this.options.extensions.renderers[s.type].call({parser:this},s);if(i!==!1||!["escape","html","link","image","checkbox","strong","em","codespan","br","del","text"].includes(s.type)){n+=i===!1?"":i??"";continue}}let o=s;switch(o.type){case"escape":{n+=t.text(o);break}case"html":{n+=t.html(o);break}case"link":{n+=t.link(o);break}case"image":{n+=t.image(o);break}case"checkbox":{n+=t.checkbox(o);break}case"strong":{n+=t.strong(o);break}case"em":{n+=t.em(o);break}case"codespan":{n+=t.codespan(o);break}case"br":{n+=t.br(o);break}case"del":{n+=t.del(o);break}case"text":{n+=t.text(o);break}default:{let i='Token with "'+o.type+'" type was not found.';if(this.options.silent)return console.error(i),"";throw new Error(i)}}}return n}};var A=class{options;block;constructor(e){this.options=e||S}static passThroughHooks=new Set(["preprocess","postprocess","processAllTokens","emStrongMask"]);static passThroughHooksRespectAsync=new Set(["preprocess","postprocess","processAllTokens"]);preprocess(e){return e}postprocess(e){return e}processAllTokens(e){return e}emStrongMask(e){return e}provideLexer(e=this.block){return e?w.lex:w.lexInline}provideParser(e=this.block){return e?P.parse:P.parseInline}};function M(l,e){if(Array.isArray(e))for(let t=0;t<e.length;t++)l.push(e[t]);else l.push(e)}var ne=class{defaults=G();options=this.setOptions;parse=this.parseMarkdown(!0);parseInline=this.parseMarkdown(!1);Parser=P;Renderer=I;TextRenderer=z;Lexer=w;Tokenizer=_;Hooks=A;constructor(...e){this.use(...e)}walkTokens(e,t){let n=[];for(let r of e)switch(M(n,t.call(this,r)),r.type){case"table":{let s=r;for(let o of s.header)M(n,this.walkTokens(o.tokens,t));for(let o of s.rows)for(let i of o)M(n,this.walkTokens(i.tokens,t));break}case"list":{let s=r;M(n,this.walkTokens(s.items,t));break}default:{let s=r;this.defaults.extensions?.childTokens?.[s.type]?this.defaults.extensions.childTokens[s.type].forEach(o=>{let i=s[o].flat(1/0);M(n,this.walkTokens(i,t))}):s.tokens&&M(n,this.walkTokens(s.tokens,t))}}return n}use(...e){let t=this.defaults.extensions||{renderers:Object.create(null),childTokens:Object.create(null)};return e.forEach(n=>{let r={...n};if(r.async=this.defaults.async||r.async||!1,n.extensions&&(n.extensions.forEach(s=>{if(!s.name)throw new Error("extension name required");if("renderer"in s){let o=t.renderers[s.name];o?t.renderers[s.name]=function(...i){let a=s.renderer.apply(this,i);return a===!1&&(a=o.apply(this,i)),a}:t.renderers[s.name]=s.renderer}if("tokenizer"in s){if(!s.level||s.level!=="block"&&s.level!=="inline")throw new Error("extension level must be 'block' or 'inline'");let o=t[s.level];o?o.unshift(s.tokenizer):t[s.level]=[s.tokenizer],s.start&&(s.level==="block"?t.startBlock?t.startBlock.push(s.start):t.startBlock=[s.start]:s.level==="inline"&&(t.startInline?t.startInline.push(s.start):t.startInline=[s.start]))}"childTokens"in s&&s.childTokens&&(t.childTokens[s.name]=s.childTokens)}),r.extensions=t),n.renderer){let s=this.defaults.renderer||new I(this.defaults);for(let o in n.renderer){if(!(o in s))throw new Error(`renderer '${o}' does not exist`);if(["options","parser"].includes(o))continue;let i=o,a=n.renderer[i],c=s[i];s[i]=(...u)=>{let d=a.apply(s,u);return d===!1&&(d=c.apply(s,u)),d===!1?"":d??""}}r.renderer=s}if(n.tokenizer){let s=this.defaults.tokenizer||new _(this.defaults);for(let o in n.tokenizer){if(!(o in s))throw new Error(`tokenizer '${o}' does not exist`);if(["options","rules","lexer"].includes(o))continue;let i=o,a=n.tokenizer[i],c=s[i];s[i]=(...u)=>{let d=a.apply(s,u);return d===!1&&(d=c.apply(s,u)),d}}r.tokenizer=s}if(n.hooks){let s=this.defaults.hooks||new A;for(let o in n.hooks){if(!(o in s))throw new Error(`hook '${o}' does not exist`);if(["options","block"].includes(o))continue;let i=o,a=n.hooks[i],c=s[i];A.passThroughHooks.has(o)?s[i]=u=>{if(s.options.async&&A.passThroughHooksRespectAsync.has(o))return(async()=>{let h=await a.call(s,u);return c.call(s,h)})();let d=a.call(s,u);return c.call(s,d)}:s[i]=(...u)=>{if(s.options.async)return(async()=>{let h=await a.apply(s,u);return h===!1&&(h=await c.apply(s,u)),h})();let d=a.apply(s,u);return d===!1&&(d=c.apply(s,u)),d}}r.hooks=s}if(n.walkTokens){let s=this.defaults.walkTokens,o=n.walkTokens;r.walkTokens=function(i){let a=[];return M(a,o.call(this,i)),s&&M(a,s.call(this,i)),a}}this.defaults={...this.defaults,...r}}),this}setOptions(e){return this.defaults={...this.defaults,...e},this}lexer(e,t){return w.lex(e,t??this.defaults)}parser(e,t){return P.parse(e,t??this.defaults)}parseMarkdown(e){return(n,r)=>{let s={...r},o={...this.defaults,...s},i=this.onError(!!o.silent,!!o.async);if(this.defaults.async===!0&&s.async===!1)return i(new Error("marked(): The async option was set to true by an extension. Remove async: false from the parse options object to return a Promise."));if(typeof n>"u"||n===null)return i(new Error("marked(): input parameter is undefined or null"));if(typeof n!="string")return i(new Error("marked(): input parameter is of type "+Object.prototype.toString.call(n)+", string expected"));if(o.hooks&&(o.hooks.options=o,o.hooks.block=e),o.async)return(async()=>{let a=o.hooks?await o.hooks.preprocess(n):n,u=await(o.hooks?await o.hooks.provideLexer(e):e?w.lex:w.lexInline)(a,o),d=o.hooks?await o.hooks.processAllTokens(u):u;o.walkTokens&&await Promise.all(this.walkTokens(d,o.walkTokens));let p=await(o.hooks?await o.hooks.provideParser(e):e?P.parse:P.parseInline)(d,o);return o.hooks?await o.hooks.postprocess(p):p})().catch(i);try{o.hooks&&(n=o.hooks.preprocess(n));let c=(o.hooks?o.hooks.provideLexer(e):e?w.lex:w.lexInline)(n,o);o.hooks&&(c=o.hooks.processAllTokens(c)),o.walkTokens&&this.walkTokens(c,o.walkTokens);let d=(o.hooks?o.hooks.provideParser(e):e?P.parse:P.parseInline)(c,o);return o.hooks&&(d=o.hooks.postprocess(d)),d}catch(a){return i(a)}}}onError(e,t){return n=>{if(n.message+=`
Please report this to https://github.com/markedjs/marked.`,e){let r="<p>An error occurred:</p><pre>"+y(n.message+"",!0)+"</pre>";return t?Promise.resolve(r):r}if(t)return Promise.reject(n);throw n}}};var v=new ne;function x(l,e){return v.parse(l,e)}x.options=x.setOptions=function(l){return v.setOptions(l),x.defaults=v.defaults,ue(x.defaults),x};x.getDefaults=G;x.defaults=S;function jt(...l){return v.use(...l),x.defaults=v.defaults,ue(x.defaults),x}x.use=jt;x.walkTokens=function(l,e){return v.walkTokens(l,e)};x.parseInline=v.parseInline;x.Parser=P;x.parser=P.parse;x.Renderer=I;x.TextRenderer=z;x.Lexer=w;x.lexer=w.lex;x.Tokenizer=_;x.Hooks=A;x.parse=x;var En=x.options,zn=x.setOptions,Mn=x.walkTokens,Bn=x.parseInline,Dn=(/* unused pure expression or super */ null && (x)),qn=P.parse,vn=w.lex;
//# sourceMappingURL=marked.esm.js.map

;// CONCATENATED MODULE: ./lib/src/demo/markdown-html.js
/** Markdown as HTML, the way GitHub shows it: few tags, no scripts, alerts, coloured differences. */

/** Tags that reports use, of those that GitHub lets pass. */
const allowed = new Set(['details', 'summary', 'b', 'i', 'em', 'strong', 'code', 'sub', 'sup', 'br', 'kbd', 'p']);
const alerts = { NOTE: 'Note', TIP: 'Tip', IMPORTANT: 'Important', WARNING: 'Warning', CAUTION: 'Caution' };
const alertSigns = { NOTE: 'ⓘ', TIP: '💡', IMPORTANT: '❕', WARNING: '⚠', CAUTION: '⛔' };
function escapeHtml(text) {
    return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
const marked = new ne({
    gfm: true,
    renderer: {
        html: ({ text }) => cleanHtml(text),
        code: ({ text, lang }) => `<div class="highlight"><pre>${lang === 'diff' ? colourDifference(text) : escapeHtml(text)}</pre></div>\n`,
        blockquote({ tokens }) {
            return alertOr(this.parser.parse(tokens));
        },
        // The repository exists in this story alone, so its addresses are shown and lead nowhere.
        link({ href, tokens }) {
            return `<a title="${escapeHtml(href)}">${this.parser.parseInline(tokens)}</a>`;
        },
        image: ({ text }) => escapeHtml(text),
    },
});
function renderMarkdownHtml(markdown) {
    return marked.parse(markdown, { async: false });
}
/** Keeps the tags above, without their attributes; everything else becomes text, comments go. */
function cleanHtml(html) {
    const parts = html.replace(/<!--[\s\S]*?-->/g, '').split(/(<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>)/i);
    return parts.map((part, index) => {
        const [, slash = '', tag = ''] = index % 2 === 1 ? (/^<(\/?)([a-z0-9]+)/i.exec(part) ?? []) : [];
        const name = tag.toLowerCase();
        if (allowed.has(name))
            return `<${slash}${name}>`;
        return part.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    }).join('');
}
function colourDifference(text) {
    return text.split('\n').map((line) => {
        const kind = line.startsWith('+') ? 'pl-mi1' : line.startsWith('-') ? 'pl-md' : undefined;
        return kind === undefined ? escapeHtml(line) : `<span class="${kind}">${escapeHtml(line)}</span>`;
    }).join('\n');
}
function alertOr(inner) {
    const kind = /^<p>\[!([A-Z]+)\]/.exec(inner)?.[1] ?? '';
    const title = alerts[kind];
    if (title === undefined)
        return `<blockquote>\n${inner}</blockquote>\n`;
    const rest = inner.replace(/^<p>\[![A-Z]+\]\s*(?:<br>)?\s*/, '<p>').replace(/^<p><\/p>\s*/, '');
    const sign = alertSigns[kind] ?? '';
    return `<div class="markdown-alert markdown-alert-${kind.toLowerCase()}"><p class="markdown-alert-title">${sign}&nbsp;${title}</p>${rest}</div>\n`;
}
//# sourceMappingURL=markdown-html.js.map
;// CONCATENATED MODULE: ./lib/src/demo/model.js
/** What the story leaves behind: plain data that the terminal and the page both show. */
const isBot = (login) => login.endsWith('[bot]');
//# sourceMappingURL=model.js.map
;// CONCATENATED MODULE: ./lib/src/demo/page-css.js
/** What surrounds the reports: a page of GitHub, light and dark. */
const pageCss = `
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
//# sourceMappingURL=page-css.js.map
;// CONCATENATED MODULE: ./lib/src/demo/checks.js

function createChecks() {
    const list = [];
    const that = (what, ok, found) => {
        list.push(ok || found === undefined ? { what, ok } : { what, ok, found: show(found) });
    };
    return {
        list,
        that,
        equal: (what, found, wanted) => {
            that(what, (0,external_node_util_namespaceObject.isDeepStrictEqual)(found, wanted), `${show(found)}, wanted ${show(wanted)}`);
        },
    };
}
function show(value) {
    // JSON has no word for undefined.
    const text = typeof value === 'string' ? value : value === undefined ? 'nothing' : JSON.stringify(value);
    return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}
//# sourceMappingURL=checks.js.map
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./lib/src/emulator/api-error.js
/** A refusal in the platform's envelope: HTTP status, `error_code` (a number on the gateway's own refusals) and message. */
class ApiError extends Error {
    status;
    code;
    extras;
    constructor(status, code, message, extras = {}) {
        super(message);
        this.status = status;
        this.code = code;
        this.extras = extras;
        this.name = 'ApiError';
    }
}
/** A reply that is not in the platform's envelope (OAuth errors, SCIM errors, login pages). */
class RawReply extends Error {
    status;
    body;
    headers;
    constructor(status, body, headers = {}) {
        super(`raw reply ${status}`);
        this.status = status;
        this.body = body;
        this.headers = headers;
        this.name = 'RawReply';
    }
}
function invalid(message) {
    return new ApiError(400, 'INVALID_PARAMETER_VALUE', message);
}
function malformed(message) {
    return new ApiError(400, 'MALFORMED_REQUEST', message);
}
function denied(message) {
    return new ApiError(403, 'PERMISSION_DENIED', message);
}
function missing(message) {
    return new ApiError(404, 'RESOURCE_DOES_NOT_EXIST', message);
}
function conflict(message) {
    return new ApiError(409, 'RESOURCE_CONFLICT', message);
}
/** E14: the text seen in the wild for a missing endpoint. */
function missingEndpoint(name) {
    return missing(`Endpoint with name '${name}' does not exist.`);
}
//# sourceMappingURL=api-error.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/json.js
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function objectOf(value) {
    return isObject(value) ? value : {};
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
function objectsOf(value) {
    return listOf(value).filter(isObject);
}
function textOf(value) {
    return typeof value === 'string' ? value : undefined;
}
function numberOf(value) {
    return typeof value === 'number' ? value : undefined;
}
function textsOf(value) {
    return listOf(value).filter((item) => typeof item === 'string');
}
function clone(value) {
    return structuredClone(value);
}
/** A copy without the keys whose value is undefined, null, or an empty list: the server omits unset fields. */
function omitUnset(value) {
    return Object.fromEntries(Object.entries(value).filter(([, item]) => item != null && !(Array.isArray(item) && item.length === 0)));
}
/** A shallow copy without the named keys. */
function without(value, ...keys) {
    return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}
//# sourceMappingURL=json.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/ai-gateway.js


const limitKeys = ['user', 'endpoint', 'user_group', 'service_principal'];
const piiBehaviors = ['NONE', 'BLOCK', 'MASK'];
function checkRateLimits(limits) {
    if (limits.length > 20)
        throw invalid('At most 20 rate limits can be set on an endpoint.');
    if (limits.filter((limit) => limit.key === 'user_group').length > 5) {
        throw invalid('At most 5 group-specific rate limits can be set on an endpoint.');
    }
    const seen = new Set();
    for (const limit of limits) {
        const key = textOf(limit.key) ?? 'endpoint';
        if (!limitKeys.includes(key))
            throw invalid(`'${key}' is not a valid rate limit key.`);
        if (limit.renewal_period !== 'minute')
            throw invalid("renewal_period is required and must be 'minute'.");
        const amounts = [limit.calls, limit.tokens].map(numberOf).filter((amount) => amount !== undefined);
        if (amounts.length === 0)
            throw invalid('A rate limit needs calls or tokens.');
        if (amounts.some((amount) => amount < 0))
            throw invalid('A rate limit must not be negative.');
        const principal = textOf(limit.principal);
        if ((key === 'user_group' || key === 'service_principal') && !principal) {
            throw invalid(`principal is required for a rate limit with key '${key}'.`);
        }
        if (key === 'endpoint' && principal)
            throw invalid("principal is not allowed for a rate limit with key 'endpoint'.");
        for (const unit of ['calls', 'tokens'].filter((name) => limit[name] !== undefined)) {
            const identity = `${key}|${principal ?? ''}|${unit}`;
            if (seen.has(identity))
                throw invalid(`Duplicate rate limit for key '${key}'${principal ? ` and principal '${principal}'` : ''}.`);
            seen.add(identity);
        }
    }
}
const tableFields = ['catalog_name', 'schema_name', 'table_name_prefix'];
function fillInferenceTable(table, context) {
    if (table.enabled !== true)
        return table;
    for (const field of ['catalog_name', 'schema_name']) {
        if (!textOf(table[field]))
            throw invalid(`${field} is required to enable the inference table.`);
    }
    const schema = `${textOf(table.catalog_name) ?? ''}.${textOf(table.schema_name) ?? ''}`;
    if (context.options.unwritableSchemas.includes(schema)) {
        throw denied(`User does not have CREATE TABLE on Schema '${schema}'.`);
    }
    const filled = { ...table, table_name_prefix: textOf(table.table_name_prefix) ?? context.endpointName };
    const live = objectOf(context.live?.inference_table_config);
    if (live.enabled === true && tableFields.some((field) => live[field] !== filled[field])) {
        throw invalid('The location of an enabled inference table cannot be changed. Disable it first, then enable it with the new location.');
    }
    return filled;
}
function fillGuardrails(guardrails, options) {
    const sides = Object.entries(guardrails).map(([side, value]) => {
        const block = objectOf(value);
        const behavior = textOf(objectOf(block.pii).behavior);
        if (block.pii !== undefined && (behavior === undefined || !piiBehaviors.includes(behavior))) {
            throw invalid(`'${behavior ?? ''}' is not a valid pii behavior.`);
        }
        const filled = options.fillGatewayDefaults && !block.pii ? { ...block, pii: { behavior: 'NONE' } } : block;
        return [side, omitUnset(filled)];
    });
    return Object.fromEntries(sides);
}
/** Checks R10 (C16-C20) and fills server defaults (2.4, N28); undefined when nothing is set, which clears the gateway. */
function readGateway(sent, context) {
    const { options, kind } = context;
    const gateway = omitUnset(clone(sent));
    const fallback = objectOf(gateway.fallback_config);
    if (gateway.fallback_config !== undefined && typeof fallback.enabled !== 'boolean') {
        throw invalid("Missing required field 'enabled' in fallback_config.");
    }
    if (options.enforceUncertain) {
        if (fallback.enabled === true && kind !== 'external')
            throw invalid('Fallbacks are only supported for external models.');
        if (gateway.guardrails !== undefined && kind === 'custom')
            throw invalid('Guardrails are not supported for custom model endpoints.');
    }
    checkRateLimits(objectsOf(gateway.rate_limits));
    if (gateway.rate_limits !== undefined) {
        gateway.rate_limits = objectsOf(gateway.rate_limits).map((limit) => ({ key: 'endpoint', ...limit }));
    }
    if (gateway.inference_table_config !== undefined) {
        gateway.inference_table_config = fillInferenceTable(objectOf(gateway.inference_table_config), context);
    }
    if (gateway.guardrails !== undefined)
        gateway.guardrails = fillGuardrails(objectOf(gateway.guardrails), options);
    if (Object.keys(gateway).length === 0)
        return undefined;
    if (options.fillGatewayDefaults)
        gateway.usage_tracking_config ??= { enabled: false };
    return gateway;
}
//# sourceMappingURL=ai-gateway.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/clock.js
/** `real` runs with the machine's time, `virtual` stands still until advanced. */
function createClock({ mode = 'real', startAt } = {}) {
    const bornAt = Date.now();
    let offset = (startAt ?? bornAt) - bornAt;
    return {
        now: () => (mode === 'real' ? Date.now() : bornAt) + offset,
        advance: (ms) => {
            offset += ms;
        },
    };
}
/** Observed timestamps of the platform are whole seconds in milliseconds. */
function wholeSeconds(ms) {
    return Math.floor(ms / 1000) * 1000;
}
//# sourceMappingURL=clock.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/catalog.js


/** Adds or changes a model; a name without dots belongs to the workspace registry. An alias set to null is removed. */
function putModel(catalog, name, input, now) {
    const model = catalog.models.get(name) ?? {
        name,
        owner: 'mlops@example.com',
        comment: undefined,
        task: undefined,
        aliases: new Map(),
        versions: new Map(),
        denied: [],
    };
    model.owner = input.owner ?? model.owner;
    model.comment = input.comment ?? model.comment;
    model.task = input.task ?? model.task;
    model.denied = input.denied ?? model.denied;
    for (const [alias, version] of Object.entries(input.aliases ?? {})) {
        if (version === null)
            model.aliases.delete(alias);
        else
            model.aliases.set(alias, version);
    }
    for (const [key, part] of Object.entries(input.versions ?? {})) {
        const version = Number(key);
        const known = model.versions.get(version);
        model.versions.set(version, {
            version,
            status: part.status ?? known?.status ?? 'READY',
            optimization: part.optimization ?? known?.optimization ?? { kind: 'not-optimizable' },
            createdAt: part.createdAt ?? known?.createdAt ?? now,
            signature: part.signature ?? known?.signature ?? true,
        });
    }
    catalog.models.set(name, model);
}
function canExecute(model, principal) {
    if (!principal)
        return true;
    return !model.denied.some((name) => name === principal.name || principal.groups.includes(name));
}
function findModel(catalog, name) {
    const model = catalog.models.get(name);
    if (model)
        return model;
    throw missing(name.includes('.') ? `Model '${name}' does not exist.` : `Registered Model with name=${name} not found`);
}
function findVersion(model, text) {
    const version = model.versions.get(Number(text));
    if (!/^\d+$/.test(text))
        throw invalid(`Model version '${text}' is not a number.`);
    if (!version)
        throw missing(`Model version '${model.name}/${text}' does not exist.`);
    return version;
}
function requireExecute(model, caller) {
    if (!canExecute(model, caller))
        throw denied(`User does not have EXECUTE on Routine or Model '${model.name}'.`);
}
function renderAliases(model, version) {
    return [...model.aliases]
        .filter(([, target]) => version === undefined || target === version)
        .map(([alias, target]) => ({ alias_name: alias, version_num: target }));
}
function ucParts(name) {
    const [catalogName, schemaName, modelName] = name.split('.');
    return { catalog_name: catalogName, schema_name: schemaName, model_name: modelName };
}
/** R50. */
function renderModel(catalog, name, query) {
    const model = findModel(catalog, name);
    requireExecute(model, query.caller);
    const parts = ucParts(name);
    return omitUnset({
        name: parts.model_name,
        catalog_name: parts.catalog_name,
        schema_name: parts.schema_name,
        full_name: name,
        owner: model.owner,
        comment: model.comment,
        aliases: query.aliases ? renderAliases(model) : [],
        metastore_id: '11111111-2222-4333-8444-555555555555',
    });
}
/** R52 and R53: ModelVersionInfo; `version` is a number here. */
function renderVersion(model, version, { aliases }) {
    return omitUnset({
        ...ucParts(model.name),
        version: version.version,
        status: version.status,
        source: `dbfs:/databricks/mlflow/${model.name}/${version.version}`,
        run_id: `run${version.version}`,
        created_at: version.createdAt,
        aliases: aliases ? renderAliases(model, version.version) : [],
    });
}
function readVersion(catalog, name, query) {
    const model = findModel(catalog, name);
    requireExecute(model, query.caller);
    return renderVersion(model, findVersion(model, query.version), query);
}
function readAlias(catalog, name, query) {
    const model = findModel(catalog, name);
    requireExecute(model, query.caller);
    const target = model.aliases.get(query.alias);
    if (target === undefined)
        throw missing(`Registered model alias '${query.alias}' does not exist.`);
    return renderVersion(model, findVersion(model, String(target)), query);
}
/** R51: pages of at most 1000 (default 100), in text order, so that "10" comes before "9". */
function listVersions(catalog, name, query) {
    const model = findModel(catalog, name);
    requireExecute(model, query.caller);
    const max = query.max === undefined ? 0 : Number(query.max);
    if (!Number.isInteger(max) || max < 0 || max > 1000)
        throw invalid('max_results must be between 0 and 1000.');
    const start = query.token === undefined ? 0 : readPageToken(query.token);
    const sorted = [...model.versions.values()].sort((left, right) => String(left.version) < String(right.version) ? -1 : 1);
    const end = start + (max === 0 ? 100 : max);
    return omitUnset({
        model_versions: sorted.slice(start, end).map((version) => renderVersion(model, version, { aliases: false })),
        next_page_token: end < sorted.length ? Buffer.from(`offset:${end}`).toString('base64url') : undefined,
    });
}
function readPageToken(token) {
    const match = /^offset:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'));
    if (!match)
        throw invalid('Invalid page_token.');
    return Number(match[1]);
}
//# sourceMappingURL=catalog.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/secrets.js


function putScope(store, name, input, now) {
    const known = store.get(name);
    const keys = known?.keys ?? new Map();
    for (const key of input.keys ?? [])
        keys.set(key, now);
    store.set(name, {
        name,
        backend: input.backend ?? known?.backend ?? 'DATABRICKS',
        keyvault: input.keyvault ?? known?.keyvault,
        keys,
        readers: input.readers ?? known?.readers,
    });
}
function canRead(scope, principal) {
    if (!scope.readers || principal?.admin === true)
        return true;
    if (!principal)
        return false;
    return scope.readers.some((reader) => reader === principal.name || principal.groups.includes(reader));
}
/** R60: the scopes the caller may read. */
function listScopes(store, caller) {
    const scopes = [...store.values()].filter((scope) => canRead(scope, caller));
    return omitUnset({
        scopes: scopes.map((scope) => omitUnset({ name: scope.name, backend_type: scope.backend, keyvault_metadata: scope.keyvault })),
    });
}
/** R61; a scope without secrets answers `{}`. */
function listSecrets(store, name, caller) {
    const scope = store.get(name);
    if (!scope)
        throw missing(`Scope ${name} does not exist!`);
    if (!canRead(scope, caller)) {
        throw denied(`User ${caller.name} does not have READ permission on scope ${name}.`);
    }
    return omitUnset({ secrets: [...scope.keys].map(([key, at]) => ({ key, last_updated_timestamp: at })) });
}
const referencePattern = /^\{\{secrets\/([^/{}\s]+)\/([^/{}\s]+)\}\}$/;
/** C12: the whole value is `{{secrets/<scope>/<key>}}`; undefined when it is not a reference. */
function parseSecretReference(value) {
    const match = referencePattern.exec(value.trim());
    return match?.[1] !== undefined && match[2] !== undefined ? { scope: match[1], key: match[2] } : undefined;
}
/** Why the creator cannot use the reference, or undefined when it resolves. */
function secretProblem(store, value, creator) {
    const reference = parseSecretReference(value);
    if (!reference)
        return undefined;
    const scope = store.get(reference.scope);
    if (!scope?.keys.has(reference.key)) {
        return `Secret ${reference.scope}/${reference.key} does not exist.`;
    }
    return canRead(scope, creator)
        ? undefined
        : `The endpoint creator does not have READ permission on secret scope ${reference.scope}.`;
}
//# sourceMappingURL=secrets.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/external-models.js



const providers = {
    openai: { block: 'openai_config', required: [], secrets: [] },
    anthropic: { block: 'anthropic_config', required: [], secrets: ['anthropic_api_key'] },
    cohere: { block: 'cohere_config', required: [], secrets: ['cohere_api_key'] },
    'amazon-bedrock': { block: 'amazon_bedrock_config', required: ['aws_region', 'bedrock_provider'], secrets: [] },
    'google-cloud-vertex-ai': {
        block: 'google_cloud_vertex_ai_config',
        required: ['project_id', 'region'],
        secrets: ['private_key'],
    },
    ai21labs: { block: 'ai21labs_config', required: [], secrets: ['ai21labs_api_key'] },
    palm: { block: 'palm_config', required: [], secrets: ['palm_api_key'] },
    'databricks-model-serving': {
        block: 'databricks_model_serving_config',
        required: ['databricks_workspace_url'],
        secrets: ['databricks_api_token'],
    },
    custom: { block: 'custom_provider_config', required: ['custom_provider_url'], secrets: [] },
};
const bedrockProviders = ['anthropic', 'cohere', 'ai21labs', 'amazon'];
const openaiTypes = ['openai', 'azure', 'azuread'];
function requireText(block, where, names) {
    for (const name of names) {
        if (!textOf(block[name]))
            throw invalid(`Missing required field '${name}' in ${where}.`);
    }
}
/** One of the reference and its `_plaintext` twin, not both; a reference must be a whole secret reference (C12). */
function checkSecret(block, where, { name, needed }) {
    const reference = textOf(block[name]);
    const plain = textOf(block[`${name}_plaintext`]);
    if (reference && plain)
        throw invalid(`Only one of '${name}' and '${name}_plaintext' may be set in ${where}.`);
    if (needed && !reference && !plain)
        throw invalid(`One of '${name}' or '${name}_plaintext' must be set in ${where}.`);
    if (reference && !parseSecretReference(reference)) {
        throw invalid(`Invalid secret reference in ${where}.${name}: expected {{secrets/<scope>/<key>}}.`);
    }
}
function checkOpenai(block, where) {
    const type = textOf(block.openai_api_type) ?? 'openai';
    if (!openaiTypes.includes(type))
        throw invalid(`'${type}' is not a valid openai_api_type; expected openai, azure or azuread.`);
    if (type !== 'openai')
        requireText(block, where, ['openai_api_base', 'openai_api_version', 'openai_deployment_name']);
    if (type === 'azuread')
        requireText(block, where, ['microsoft_entra_tenant_id', 'microsoft_entra_client_id']);
    checkSecret(block, where, { name: 'openai_api_key', needed: type !== 'azuread' });
    checkSecret(block, where, { name: 'microsoft_entra_client_secret', needed: type === 'azuread' });
}
function checkBedrock(block, where) {
    const provider = textOf(block.bedrock_provider) ?? '';
    if (!bedrockProviders.includes(provider.toLowerCase())) {
        throw invalid(`'${provider}' is not a valid bedrock_provider; expected one of ${bedrockProviders.join(', ')}.`);
    }
    const hasKeys = ['aws_access_key_id', 'aws_secret_access_key'].some((name) => textOf(block[name]) ?? textOf(block[`${name}_plaintext`]));
    const hasRole = Boolean(textOf(block.instance_profile_arn) ?? textOf(block.uc_service_credential_name));
    if (hasKeys && hasRole)
        throw invalid(`Only one of AWS keys and instance_profile_arn may be set in ${where}.`);
    checkSecret(block, where, { name: 'aws_access_key_id', needed: !hasRole });
    checkSecret(block, where, { name: 'aws_secret_access_key', needed: !hasRole });
}
function checkCustom(block, where) {
    const key = objectOf(block.api_key_auth);
    const bearer = objectOf(block.bearer_token_auth);
    const hasKey = block.api_key_auth !== undefined;
    const hasBearer = block.bearer_token_auth !== undefined;
    if (hasKey && hasBearer)
        throw invalid(`Only one of api_key_auth and bearer_token_auth may be set in ${where}.`);
    if (hasKey) {
        requireText(key, `${where}.api_key_auth`, ['key']);
        checkSecret(key, `${where}.api_key_auth`, { name: 'value', needed: true });
    }
    if (hasBearer)
        checkSecret(bearer, `${where}.bearer_token_auth`, { name: 'token', needed: true });
}
/** Checks provider, block and credentials of section 3; throws 400 INVALID_PARAMETER_VALUE. */
function checkExternalModel(model) {
    requireText(model, 'external_model', ['provider', 'name', 'task']);
    const provider = textOf(model.provider) ?? '';
    const rule = providers[provider];
    if (!rule)
        throw invalid(`'${provider}' is not a supported external model provider.`);
    const blocks = Object.values(providers).filter(({ block }) => model[block] !== undefined);
    if (blocks.length !== 1 || blocks[0]?.block !== rule.block) {
        throw invalid(`Provider '${provider}' requires exactly the block '${rule.block}' in external_model.`);
    }
    const block = objectOf(model[rule.block]);
    const where = `external_model.${rule.block}`;
    requireText(block, where, rule.required);
    for (const name of rule.secrets)
        checkSecret(block, where, { name, needed: true });
    if (provider === 'openai')
        checkOpenai(block, where);
    if (provider === 'amazon-bedrock')
        checkBedrock(block, where);
    if (provider === 'custom')
        checkCustom(block, where);
}
/** A copy without any `*_plaintext` value: those are never returned (N17). */
function withoutPlaintext(value) {
    const copy = clone(value);
    const strip = (item) => {
        for (const [key, part] of Object.entries(item)) {
            if (key.endsWith('_plaintext'))
                delete item[key];
            else if (typeof part === 'object' && part !== null)
                strip(part);
        }
    };
    strip(copy);
    return copy;
}
/** Every text value that is a secret reference, at any depth. */
function secretReferences(value) {
    if (typeof value === 'string')
        return parseSecretReference(value) ? [value] : [];
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.values(value).flatMap(secretReferences);
}
//# sourceMappingURL=external-models.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/limits.js



const namePattern = /^[A-Za-z0-9_-]{1,63}$/;
const workloadSizes = ['Small', 'Medium', 'Large'];
const workloadTypes = [
    'CPU', 'CPU_MEDIUM', 'CPU_LARGE', 'GPU_SMALL', 'GPU_MEDIUM', 'GPU_LARGE', 'GPU_XLARGE', 'GPU_XLARGE_8', 'MULTIGPU_MEDIUM',
];
/** C1 and C3. */
function checkName(name, what) {
    if (namePattern.test(name))
        return;
    throw invalid(`${what} '${name}' is not valid: use 1 to 63 letters, digits, hyphens or underscores.`);
}
/** C1, C2; `pt` would be ambiguous with the model-unit route. */
function checkEndpointName(name) {
    checkName(name, 'Endpoint name');
    if (name.startsWith('databricks-'))
        throw invalid(`Endpoint name '${name}' uses the reserved prefix 'databricks-'.`);
    if (name === 'pt')
        throw invalid("Endpoint name 'pt' is reserved.");
}
function checkWorkload(sent, options) {
    const size = textOf(sent.workload_size);
    if (size !== undefined && ![...workloadSizes, ...options.customWorkloadSizes].includes(size)) {
        throw invalid(`'${size}' is not a valid workload_size. Supported values: ${workloadSizes.join(', ')}.`);
    }
    const type = textOf(sent.workload_type);
    if (type !== undefined && !workloadTypes.includes(type)) {
        throw invalid(`'${type}' is not a valid workload_type. Supported values: ${workloadTypes.join(', ')}.`);
    }
}
/** C7 and C8. */
function checkConcurrency(sent) {
    const min = numberOf(sent.min_provisioned_concurrency);
    const max = numberOf(sent.max_provisioned_concurrency);
    if (min === undefined && max === undefined)
        return;
    if (sent.workload_size !== undefined) {
        throw invalid('Only one of workload_size and min/max_provisioned_concurrency may be specified.');
    }
    if (min === undefined || max === undefined) {
        throw invalid('min_provisioned_concurrency and max_provisioned_concurrency must be specified together.');
    }
    if (min % 4 !== 0 || max % 4 !== 0 || min < 0)
        throw invalid('Provisioned concurrency must be a multiple of 4.');
    if (max < min || max === 0)
        throw invalid('max_provisioned_concurrency must be positive and not less than min_provisioned_concurrency.');
    if (max > 1024)
        throw invalid('max_provisioned_concurrency must not be more than 1024.');
}
/** C9 for tokens per second (4.3). */
function checkThroughput(sent, optimization) {
    const max = numberOf(sent.max_provisioned_throughput);
    const min = numberOf(sent.min_provisioned_throughput) ?? 0;
    const clashes = ['min_provisioned_concurrency', 'max_provisioned_concurrency', 'provisioned_model_units'];
    const clash = clashes.find((key) => sent[key] !== undefined);
    if (clash)
        throw invalid(`${clash} cannot be combined with provisioned throughput.`);
    if (max === undefined)
        throw invalid('max_provisioned_throughput must be specified with min_provisioned_throughput.');
    if (optimization && optimization.kind !== 'chunk') {
        throw invalid(optimization.kind === 'units'
            ? 'This model is provisioned by model units; provisioned throughput in tokens per second is not supported.'
            : 'This model is not optimizable for provisioned throughput.');
    }
    const chunk = optimization?.size ?? 1;
    if (min < 0 || max < min)
        throw invalid('max_provisioned_throughput must not be less than min_provisioned_throughput.');
    if (max < chunk)
        throw invalid(`max_provisioned_throughput must be at least ${chunk}.`);
    if (min % chunk !== 0 || max % chunk !== 0)
        throw invalid(`Provisioned throughput must be a multiple of ${chunk}.`);
}
/** C9 for model units. */
function checkUnits(sent, optimization) {
    const units = numberOf(sent.provisioned_model_units);
    if (units === undefined)
        throw invalid("Missing required field 'provisioned_model_units'.");
    if (optimization && optimization.kind !== 'units')
        throw invalid('This model does not support provisioning by model units.');
    const chunk = optimization?.size ?? 1;
    if (units <= 0 || units % chunk !== 0)
        throw invalid(`provisioned_model_units must be a positive multiple of ${chunk}.`);
}
/** C12: a value that looks like a secret reference must be one. */
function checkEnvironment(variables) {
    for (const [key, value] of Object.entries(variables)) {
        const text = textOf(value) ?? '';
        if (text.includes('{{') && !parseSecretReference(text)) {
            throw invalid(`Invalid secret reference in environment variable ${key}: expected {{secrets/<scope>/<key>}}.`);
        }
    }
}
/** C14, with the real wording (E13). */
function checkTagKey(key) {
    if (key.length >= 1 && key.length <= 255 && !/[.,=/:]/.test(key))
        return;
    throw invalid(`Endpoint tag key ${key} is either not between 1-255 characters long or contains one or more of the reserved characters: . , = / or :`);
}
//# sourceMappingURL=limits.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/entities.js






/** The entities of a config in wire form; `served_models` become entities (N2). Throws when both are sent (C27). */
function entityInputs(config) {
    const models = objectsOf(config.served_models);
    const entities = objectsOf(config.served_entities);
    if (config.served_models !== undefined && config.served_entities !== undefined) {
        throw invalid('Only one of served_entities and served_models may be specified.');
    }
    return [
        ...entities,
        ...models.map(({ model_name, model_version, ...rest }) => {
            if (!textOf(model_name))
                throw invalid("Missing required field 'model_name' in served_models.");
            if (!textOf(model_version))
                throw invalid("Missing required field 'model_version' in served_models.");
            if (rest.scale_to_zero_enabled === undefined)
                throw scaleToZeroUndefined();
            return { ...rest, entity_name: model_name, entity_version: model_version };
        }),
    ];
}
function scaleToZeroUndefined() {
    return invalid('scaleToZeroEnabled is undefined. Please set it to either true or false.');
}
/** Checks one sent entity (C3, C6-C9, C11-C13, C29) and fills what the server fills (N3, N11, N12). */
function readEntity(sent, context) {
    const { world } = context;
    const kind = kindOf(sent, context);
    const name = textOf(sent.name) ?? generateName(sent);
    checkName(name, 'Served entity name');
    const external = objectOf(sent.external_model);
    const base = {
        name,
        kind,
        deployment: 'DEPLOYMENT_CREATING',
        message: 'Creating resources for served entity.',
        creator: context.creator,
        createdAt: wholeSeconds(world.clock.now()),
    };
    if (kind === 'external') {
        refuseHostedFields(sent);
        checkExternalModel(external);
        const stored = { external_model: withoutPlaintext(external) };
        return { ...base, type: 'EXTERNAL_MODEL', sent: stored, filled: {}, task: textOf(external.task) };
    }
    const { model, optimization } = findServedModel(sent, kind, context);
    checkEnvironment(objectOf(sent.environment_vars));
    const filled = fillHosted(sent, kind, { optimization, context });
    const stored = without(sent, 'name', 'burst_scaling_enabled');
    const type = kind === 'feature_spec' ? 'FEATURE_SPEC' : isRegistryName(sent) ? 'WORKSPACE_MODEL' : 'UC_MODEL';
    return { ...base, type, sent: stored, filled, task: model?.task };
}
function isRegistryName(sent) {
    return !(textOf(sent.entity_name) ?? '').includes('.');
}
function kindOf(sent, { world, route }) {
    if (sent.external_model !== undefined)
        return 'external';
    const entityName = textOf(sent.entity_name);
    if (!entityName)
        throw invalid('Exactly one of external_model and entity_name must be specified for a served entity.');
    if (route === 'pt')
        return 'model_units';
    if (sent.provisioned_model_units !== undefined) {
        throw invalid('provisioned_model_units is only supported by the provisioned throughput API (/serving-endpoints/pt).');
    }
    if (sent.min_provisioned_throughput !== undefined || sent.max_provisioned_throughput !== undefined)
        return 'throughput';
    return world.catalog.featureSpecs.has(entityName) ? 'feature_spec' : 'custom';
}
/** N3: the last dotted segment and the version; of external models the model name with `.` and `:` as `-`. */
function generateName(sent) {
    const external = textOf(objectOf(sent.external_model).name);
    if (external !== undefined)
        return external.replaceAll(/[.:]/g, '-');
    const last = (textOf(sent.entity_name) ?? '').split('.').at(-1) ?? '';
    const version = textOf(sent.entity_version);
    return (version ? `${last}-${version}` : last).replaceAll(/[.:\s]/g, '-');
}
/** C6 and tf#3676: even a zero is refused. */
function refuseHostedFields(sent) {
    if (sent.min_provisioned_throughput !== undefined || sent.max_provisioned_throughput !== undefined) {
        throw invalid('provisioned throughput is not supported for endpoints with external models');
    }
    const hosted = [
        'entity_name', 'entity_version', 'workload_size', 'workload_type', 'scale_to_zero_enabled',
        'min_provisioned_concurrency', 'max_provisioned_concurrency', 'provisioned_model_units',
        'environment_vars', 'instance_profile_arn',
    ];
    const found = hosted.find((key) => sent[key] !== undefined && sent[key] !== '');
    if (found)
        throw invalid(`${found} is not supported for served entities with external_model.`);
}
function findServedModel(sent, kind, { world, creator }) {
    const name = textOf(sent.entity_name) ?? '';
    const version = textOf(sent.entity_version) ?? '';
    if (kind === 'feature_spec') {
        if (version !== '')
            throw invalid('entity_version must be empty for a feature spec.');
        return { model: undefined, optimization: undefined };
    }
    if (!/^\d+$/.test(version)) {
        throw invalid(`entity_version '${version}' of ${name} is not valid: a model version number is required, aliases are not supported.`);
    }
    const model = world.catalog.models.get(name);
    if (!model) {
        if (world.options.modelCheck)
            throw missing(`RegisteredModel '${name}' does not exist.`);
        return { model, optimization: undefined };
    }
    if (!canExecute(model, world.directory.principals.get(creator))) {
        throw denied(`The endpoint creator does not have EXECUTE on Routine or Model '${name}'.`);
    }
    const found = findVersion(model, version);
    if (found.status !== 'READY') {
        throw invalid(`Model version ${name}/${version} is in status ${found.status} and cannot be served.`);
    }
    return { model, optimization: found.optimization };
}
function fillHosted(sent, kind, { optimization, context }) {
    const { options } = context.world;
    const name = textOf(sent.entity_name) ?? '';
    switch (kind) {
        case 'throughput': {
            if (/^system\.ai\.(meta_)?llama/.test(name) && !/instruct/i.test(name)) {
                throw invalid(`Model ${name} is not supported for provisioned throughput: only Instruct variants can be deployed.`);
            }
            checkThroughput(sent, optimization);
            const max = numberOf(sent.max_provisioned_throughput) ?? 0;
            const min = numberOf(sent.min_provisioned_throughput) ?? 0;
            const chunk = optimization?.kind === 'chunk' ? optimization : undefined;
            const dbus = (chunk?.maxDbusPerChunk ?? 106) / (chunk?.size ?? max);
            return {
                workload_size: 'Small',
                workload_type: chunk?.workloadType ?? 'GPU_XLARGE_8',
                min_dbus: Math.round(min * dbus * 100) / 100,
                max_dbus: Math.round(max * dbus * 100) / 100,
            };
        }
        case 'model_units':
            checkUnits(sent, optimization);
            return {};
        case 'custom': {
            checkWorkload(sent, options);
            checkConcurrency(sent);
            if (context.operation === 'update' && sent.scale_to_zero_enabled === undefined)
                throw scaleToZeroUndefined();
            const byConcurrency = sent.max_provisioned_concurrency !== undefined;
            return {
                workload_type: 'CPU',
                ...(byConcurrency && !options.fillWorkloadSize ? {} : { workload_size: 'Small' }),
            };
        }
        case 'feature_spec':
            checkWorkload(sent, options);
            return { workload_size: 'Small', workload_type: 'CPU' };
        case 'external':
            return {};
    }
}
/** Concurrency the entity may take of the workspace's share (C8). */
function concurrencyOf(entity) {
    if (entity.kind !== 'custom')
        return 0;
    const max = numberOf(entity.sent.max_provisioned_concurrency);
    const sizes = { Small: 4, Medium: 16, Large: 64 };
    return max ?? sizes[textOf(entity.sent.workload_size) ?? 'Small'] ?? 4;
}
//# sourceMappingURL=entities.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/config.js







/** Checks a sent config as a whole (C4-C6, C8, C12, C27) and turns it into a stored one; undefined for an empty config. */
function readConfig(sent, context) {
    const inputs = entityInputs(sent);
    const { world, live } = context;
    if (inputs.length > world.options.maxServedEntities) {
        throw invalid(`An endpoint can have at most ${world.options.maxServedEntities} served entities.`);
    }
    const entities = inputs.map((input) => readEntity(input, context));
    const names = new Set();
    for (const { name } of entities) {
        if (names.has(name))
            throw invalid(`Served entity name '${name}' is used more than once.`);
        names.add(name);
    }
    if (entities.length === 0) {
        if (objectsOf(objectOf(sent.traffic_config).routes).length > 0)
            throw invalid('Traffic routes need served entities.');
        return undefined;
    }
    checkKinds(entities, live);
    checkSecretsOnWrite(entities, context);
    checkWorkspaceConcurrency(entities, context);
    return {
        version: context.version,
        entities: keepUnchanged(entities, live?.config),
        routes: readRoutes(sent, entities),
        autoCapture: readAutoCapture(sent, entities, context),
        startTime: wholeSeconds(world.clock.now()),
    };
}
function kindOfConfig(config) {
    return config?.entities[0]?.kind ?? 'empty';
}
/** C6: one kind, one external task, and the kind of an endpoint never changes (2.6, last table). */
function checkKinds(entities, live) {
    const kinds = new Set(entities.map(({ kind }) => kind));
    if (kinds.size > 1) {
        throw invalid(kinds.has('external')
            ? 'Served entities with external_model cannot be combined with other served entities.'
            : 'All served entities of an endpoint must be of the same kind.');
    }
    const [kind] = kinds;
    const tasks = new Set(entities.map(({ task }) => task));
    if (kind === 'external' && tasks.size > 1)
        throw invalid('All external models of an endpoint must have the same task type.');
    const before = live?.kind ?? 'empty';
    if (before === 'empty' || before === kind)
        return;
    if (before === 'external' || kind === 'external') {
        throw invalid('An endpoint cannot be changed between external models and other served entities; create a new endpoint.');
    }
    throw invalid(`Served entities of an endpoint of kind ${before} cannot be replaced by ${String(kind)}.`);
}
function checkSecretsOnWrite(entities, { world, creator }) {
    if (world.options.secretCheck !== 'write')
        return;
    const problem = entities.map((entity) => entitySecretProblem(world, entity, creator)).find(Boolean);
    if (problem)
        throw missing(problem);
}
/** Why the entity's secrets do not resolve for the creator, or undefined. */
function entitySecretProblem(world, entity, creator) {
    const principal = world.directory.principals.get(creator);
    return secretReferences(entity.sent)
        .map((reference) => secretProblem(world.secrets, reference, principal))
        .find((problem) => problem !== undefined);
}
function checkWorkspaceConcurrency(entities, { world, endpointName }) {
    const others = [...world.endpoints.values()]
        .filter((endpoint) => endpoint.name !== endpointName && !endpoint.stopped)
        .flatMap((endpoint) => (endpoint.pending ?? endpoint.config)?.entities ?? []);
    const total = [...others, ...entities].reduce((sum, entity) => sum + concurrencyOf(entity), 0);
    if (total > world.options.maxWorkspaceConcurrency) {
        throw invalid(`Provisioned concurrency of the workspace would be ${total}; the limit is ${world.options.maxWorkspaceConcurrency}.`);
    }
}
/** An entity whose content did not change is not redeployed: it stays ready and keeps its creator and timestamp. */
function keepUnchanged(entities, live) {
    return entities.map((entity) => {
        const before = live?.entities.find(({ name }) => name === entity.name);
        if (before?.deployment !== 'DEPLOYMENT_READY' || !(0,external_node_util_namespaceObject.isDeepStrictEqual)(before.sent, entity.sent))
            return entity;
        return { ...before };
    });
}
/** N6, N7, C5: fills the route of a single entity, collapses the two names, checks names and the sum of 100. */
function readRoutes(sent, entities) {
    const names = entities.map(({ name }) => name);
    const sentRoutes = objectsOf(objectOf(sent.traffic_config).routes);
    const [only] = names;
    if (sentRoutes.length === 0) {
        if (names.length === 1 && only !== undefined)
            return [{ entity: only, percent: 100 }];
        throw invalid('traffic_config is required when there is more than one served entity.');
    }
    const routes = sentRoutes.map((route) => {
        const model = textOf(route.served_model_name);
        const entity = textOf(route.served_entity_name);
        if (model && entity && model !== entity)
            throw invalid('served_model_name and served_entity_name of a route must be the same.');
        const name = entity ?? model;
        if (!name)
            throw invalid('A traffic route needs served_entity_name.');
        if (!names.includes(name))
            throw invalid(`Traffic route refers to unknown served entity '${name}'.`);
        const percent = numberOf(route.traffic_percentage);
        if (percent === undefined || percent < 0 || percent > 100) {
            throw invalid(`traffic_percentage of '${name}' must be an integer from 0 to 100.`);
        }
        return { entity: name, percent };
    });
    if (new Set(routes.map(({ entity }) => entity)).size < routes.length) {
        throw invalid('A served entity has more than one traffic route.');
    }
    const sum = routes.reduce((total, { percent }) => total + percent, 0);
    if (sum !== 100)
        throw invalid(`Traffic percentages must add up to 100, got ${sum}.`);
    return routes;
}
/** Legacy inference table (N31): location fixed once enabled, cannot be enabled again, not for throughput endpoints. */
function readAutoCapture(config, entities, { live, endpointName }) {
    const before = live?.config?.autoCapture;
    if (config.auto_capture_config === undefined)
        return undefined;
    const sent = objectOf(config.auto_capture_config);
    if (entities.some(({ kind }) => kind === 'throughput' || kind === 'model_units')) {
        throw invalid('auto_capture_config is not supported for provisioned throughput endpoints.');
    }
    if (entities.some(({ kind }) => kind === 'external'))
        throw invalid('auto_capture_config is not supported for external models.');
    const filled = {
        ...sent,
        enabled: sent.enabled ?? true,
        table_name_prefix: textOf(sent.table_name_prefix) ?? endpointName,
    };
    if (filled.enabled === true && (!textOf(sent.catalog_name) || !textOf(sent.schema_name))) {
        throw invalid('catalog_name and schema_name are required in auto_capture_config.');
    }
    if (live?.autoCaptureWasDisabled === true && filled.enabled === true) {
        throw invalid('The inference table was disabled and cannot be enabled again.');
    }
    const fixed = ['catalog_name', 'schema_name', 'table_name_prefix'];
    const next = filled;
    if (before?.enabled === true && fixed.some((key) => next[key] !== undefined && next[key] !== before[key])) {
        throw invalid('The location of the inference table cannot be changed.');
    }
    const table = `${textOf(next.table_name_prefix) ?? endpointName}_payload`;
    return omitUnset({ ...before, ...next, state: { payload_table: { name: table, status: 'READY', status_message: '' } } });
}
//# sourceMappingURL=config.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/principals.js
/** Adds or changes a principal; a name without `@` is a service principal's application id. */
function putPrincipal(directory, input) {
    const known = directory.principals.get(input.name);
    const base = known ?? {
        kind: input.name.includes('@') ? 'user' : 'service_principal',
        name: input.name,
        displayName: input.name.split('@')[0] ?? input.name,
        id: String(7_000_000_000_000_000 + directory.principals.size),
        groups: [],
        admin: false,
        workspaceAccess: true,
        member: true,
        tokens: [],
        secrets: [],
        budgetPolicyId: undefined,
        policies: [],
    };
    const principal = { ...base, ...input };
    directory.principals.set(principal.name, principal);
    return principal;
}
function groupsOf(principal) {
    const groups = principal.admin ? ['admins', ...principal.groups] : principal.groups;
    return [...new Set(['users', ...groups])];
}
/** `User` or `ServicePrincipal`, as endpoints name the kind of their creator. */
function creatorKind(principal) {
    return principal.kind === 'user' ? 'User' : 'ServicePrincipal';
}
//# sourceMappingURL=principals.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/permissions.js



const principalKeys = ['user_name', 'group_name', 'service_principal_name'];
const ranks = { CAN_VIEW: 1, CAN_QUERY: 2, CAN_MANAGE: 3 };
function isLevel(value) {
    return value !== undefined && Object.hasOwn(ranks, value);
}
function grantKey(principal) {
    return principal.kind === 'user' ? 'user_name' : 'service_principal_name';
}
/** The creator automatically gets CAN_MANAGE. */
function grantCreator(world, id, creator) {
    world.acls.set(id, [{ key: grantKey(creator), name: creator.name, level: 'CAN_MANAGE' }]);
}
/** The highest level the principal has on the id, directly, by group, or as a workspace admin. */
function levelOf(world, id, principal) {
    if (principal.admin)
        return 'CAN_MANAGE';
    const groups = groupsOf(principal);
    const levels = (world.acls.get(id) ?? [])
        .filter((grant) => grant.key === 'group_name'
        ? groups.includes(grant.name)
        : grant.key === grantKey(principal) && grant.name === principal.name)
        .map((grant) => grant.level);
    return levels.sort((left, right) => ranks[right] - ranks[left])[0];
}
/** The caller's level on an endpoint; foreign endpoints give everyone theirs. */
function endpointLevel(world, endpoint, principal) {
    return levelOf(world, endpoint.id, principal) ?? endpoint.foreign?.level;
}
function requireLevel(world, endpoint, { caller, level }) {
    const own = endpointLevel(world, endpoint, caller);
    if (own === undefined || ranks[own] < ranks[level])
        throw refuse(caller, level, endpoint.id);
}
function refuse(caller, level, id) {
    const verb = { CAN_VIEW: 'View', CAN_QUERY: 'Query', CAN_MANAGE: 'Manage' }[level];
    return denied(`${caller.name} does not have ${verb} permissions on serving endpoint ${id}. Please contact the owner or an administrator for access.`);
}
/** Throws 404 for an id that never existed and where there is no access control, 403 without the level. */
function requireAcl(world, id, { caller, level }) {
    if (!world.options.accessControl)
        throw new ApiError(404, 'FEATURE_DISABLED', 'Access control is not enabled in this workspace.');
    if (!world.acls.has(id))
        throw missing(`Serving endpoint with ID ${id} does not exist.`);
    const own = levelOf(world, id, caller);
    if (own === undefined || ranks[own] < ranks[level])
        throw refuse(caller, level, id);
}
/** R40 (E10): direct grants, then the inherited grant of the workspace admins. */
function renderAcl(world, id) {
    const direct = (world.acls.get(id) ?? []).map((grant) => {
        const principal = world.directory.principals.get(grant.name);
        return {
            [grant.key]: grant.name,
            ...(grant.key !== 'group_name' && principal ? { display_name: principal.displayName } : {}),
            all_permissions: [{ permission_level: grant.level, inherited: false }],
        };
    });
    const inherited = {
        group_name: 'admins',
        all_permissions: [
            { permission_level: 'CAN_MANAGE', inherited: true, inherited_from_object: ['/serving-endpoints'] },
        ],
    };
    const entries = [...direct, inherited];
    return {
        object_id: `/serving-endpoints/${id}`,
        object_type: 'serving-endpoint',
        access_control_list: world.options.shuffle ? world.random.shuffle(entries) : entries,
    };
}
const permissionLevels = {
    permission_levels: [
        { permission_level: 'CAN_MANAGE', description: 'Can Manage permission on serving endpoint' },
        { permission_level: 'CAN_QUERY', description: 'Can Query permission on serving endpoint' },
        { permission_level: 'CAN_VIEW', description: 'Can View permission on serving endpoint' },
    ],
};
function readGrants(world, body) {
    const grants = objectsOf(body.access_control_list).map((entry) => {
        const keys = principalKeys.filter((key) => textOf(entry[key]));
        const [key] = keys;
        if (key === undefined || keys.length > 1) {
            throw invalid('Exactly one of user_name, group_name or service_principal_name must be set in each access control entry.');
        }
        const level = textOf(entry.permission_level);
        if (!isLevel(level))
            throw invalid(`'${level ?? ''}' is not a valid permission level for serving-endpoint.`);
        const name = textOf(entry[key]) ?? '';
        if (world.options.strictPrincipals && !isKnown(world, key, name)) {
            throw missing(`Principal: ${principalType(key)}(${name}) does not exist`);
        }
        return { key, name, level };
    });
    const names = new Set(grants.map((grant) => `${grant.key}:${grant.name}`));
    if (names.size < grants.length)
        throw invalid('A principal is listed more than once in access_control_list.');
    return grants;
}
function principalType(key) {
    return { user_name: 'UserName', group_name: 'GroupName', service_principal_name: 'ServicePrincipalName' }[key];
}
function isKnown(world, key, name) {
    const principals = [...world.directory.principals.values()];
    if (key === 'group_name')
        return principals.some((principal) => groupsOf(principal).includes(name));
    return principals.some((principal) => principal.name === name && grantKey(principal) === key);
}
/** R41: replaces every direct grant, the creator's and the caller's own too, if they are left out. */
function replaceGrants(world, id, body) {
    world.acls.set(id, readGrants(world, body));
}
/** R42: upserts the listed principals and leaves the others. */
function mergeGrants(world, id, body) {
    const sent = readGrants(world, body);
    const kept = (world.acls.get(id) ?? []).filter((grant) => !sent.some((item) => item.key === grant.key && item.name === grant.name));
    world.acls.set(id, [...kept, ...sent]);
}
/** Creator fields of an endpoint; empty for Databricks-owned ones. */
function creatorFields(world, endpoint) {
    if (endpoint.creator === undefined)
        return {};
    const principal = world.directory.principals.get(endpoint.creator);
    return principal
        ? { creator_display_name: principal.displayName, creator_kind: creatorKind(principal) }
        : {};
}
//# sourceMappingURL=permissions.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/quota.js

/** Counts one of R1, R5, R30, R31; throws 429 with Retry-After (E12) when the window is full. Refused calls do not count. */
function countWrite(quota, clock, options) {
    if (!options.quota)
        return;
    const now = clock.now();
    quota.writes = quota.writes.filter((at) => at > now - options.quotaWindowMs);
    const oldest = quota.writes[0];
    if (quota.writes.length >= options.quotaWrites && oldest !== undefined) {
        const seconds = Math.max(1, Math.ceil((oldest + options.quotaWindowMs - now) / 1000));
        throw new ApiError(429, 'REQUEST_LIMIT_EXCEEDED', 'Too many create or update requests for this workspace. Please try again later.', { headers: { 'Retry-After': String(seconds) } });
    }
    quota.writes.push(now);
}
//# sourceMappingURL=quota.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/rollout.js


/** Scripts queued for an endpoint are used up one per rollout. */
function takeScript(world, name) {
    return world.scripts.get(name)?.shift();
}
function durationFor(world, endpoint, script) {
    if (script.after)
        return script.after;
    const scripted = (script.outcome ?? 'ready') !== 'ready' || Object.keys(script.entities ?? {}).length > 0;
    if (endpoint.kind === 'external' && !scripted)
        return { gets: 0 };
    if (endpoint.kind === 'model_units' && !scripted)
        return { gets: world.options.modelUnits === 'instant' ? 0 : 1 };
    return world.options.deployment;
}
/** True for deployments that are over in the reply itself (external, model units). */
function isInstant(world, endpoint, rollout) {
    const swift = endpoint.kind === 'external' || (endpoint.kind === 'model_units' && world.options.modelUnits === 'instant');
    return swift && 'gets' in rollout.duration && rollout.duration.gets === 0;
}
/** Makes `config` the pending config and starts its deployment (5.1); instant kinds end at once. */
function startRollout(world, endpoint, config) {
    const script = withSecretFailure(world, endpoint, { config, script: takeScript(world, endpoint.name) ?? {} });
    const duration = durationFor(world, endpoint, script);
    endpoint.pending = config;
    endpoint.lastVersion = config.version;
    endpoint.configUpdate = 'IN_PROGRESS';
    endpoint.stopped = false;
    endpoint.recovery = undefined;
    endpoint.rollout = {
        script,
        duration,
        getsLeft: 'gets' in duration ? duration.gets : 0,
        startedAt: world.clock.now(),
    };
    for (const entity of config.entities)
        writeLogs(endpoint, config.version, { entity, script: scriptOf(script, entity) });
    if (isInstant(world, endpoint, endpoint.rollout))
        finishRollout(world, endpoint);
}
/** C12: references of custom models resolve when the container is deployed. */
function withSecretFailure(world, endpoint, { config, script }) {
    if (world.options.secretCheck !== 'deploy' || endpoint.kind === 'external')
        return script;
    for (const entity of config.entities) {
        const problem = entitySecretProblem(world, entity, endpoint.creator ?? '');
        if (problem)
            return { ...script, outcome: 'fail', entity: entity.name, message: `Failed to deploy ${entity.name}: ${problem}` };
    }
    return script;
}
function scriptOf(script, entity) {
    return { ...script, ...script.entities?.[entity.name] };
}
function writeLogs(endpoint, version, { entity, script }) {
    endpoint.logs.set(`${version}/${entity.name}`, {
        build: script.buildLogs ?? `#1 preparing environment of ${entity.name}\n#2 installing requirements\n#3 pushing image\n`,
        server: script.serverLogs ?? `[${entity.name}] Starting model server\n[${entity.name}] Model loaded\n`,
    });
}
/** How far a duration has come, 0 to 1. */
function progressOf(world, run) {
    if ('gets' in run.duration)
        return run.duration.gets === 0 ? 1 : 1 - run.getsLeft / run.duration.gets;
    return run.duration.ms <= 0 ? 1 : (world.clock.now() - run.startedAt) / run.duration.ms;
}
/** Lets time pass for an endpoint before it is read (`counts`: a GET of this endpoint) or written. */
function settle(world, endpoint, { counts }) {
    const { rollout, recovery } = endpoint;
    if (rollout) {
        const over = isOver(world, rollout, counts);
        if (over && !isStuck(endpoint, rollout))
            finishRollout(world, endpoint);
        else
            showProgress(world, endpoint, rollout);
    }
    else if (recovery && isOver(world, recovery, counts)) {
        endpoint.recovery = undefined;
        for (const entity of endpoint.config?.entities ?? [])
            setDeployment(entity, 'DEPLOYMENT_READY', '');
    }
}
function isOver(world, run, counts) {
    if ('ms' in run.duration)
        return world.clock.now() - run.startedAt >= run.duration.ms;
    if (!counts)
        return run.duration.gets === 0;
    if (run.getsLeft <= 0)
        return true;
    run.getsLeft -= 1;
    return false;
}
function isStuck(endpoint, rollout) {
    return (endpoint.pending?.entities ?? []).some((entity) => outcomeOf(rollout.script, entity, endpoint.pending) === 'stuck');
}
/** An endpoint-wide outcome hits one entity (the named or the first); entity scripts hit their own. */
function outcomeOf(script, entity, config) {
    const own = script.entities?.[entity.name]?.outcome;
    if (own)
        return own;
    const target = script.entity ?? config?.entities[0]?.name;
    return entity.name === target ? (script.outcome ?? 'ready') : 'ready';
}
function showProgress(world, endpoint, rollout) {
    const progress = progressOf(world, rollout);
    for (const entity of endpoint.pending?.entities ?? []) {
        if (entity.deployment !== 'DEPLOYMENT_CREATING')
            continue;
        const { messages = [], message } = scriptOf(rollout.script, entity);
        const outcome = outcomeOf(rollout.script, entity, endpoint.pending);
        const shown = messages[Math.min(messages.length - 1, Math.floor(Math.min(progress, 0.999) * messages.length))];
        entity.message = shown ?? (outcome === 'stuck' && message ? message : 'Creating resources for served entity.');
    }
}
function setDeployment(entity, deployment, message) {
    entity.deployment = deployment;
    entity.message = message;
}
/** Ends the running rollout as its script says: success, failure with aborted siblings, recovery, or cancellation. */
function finishRollout(world, endpoint) {
    const { rollout, pending } = endpoint;
    if (!rollout || !pending)
        return;
    const outcomes = pending.entities.map((entity) => outcomeOf(rollout.script, entity, pending));
    if (outcomes.includes('cancel'))
        cancelRollout(world, endpoint);
    else if (outcomes.includes('fail'))
        failRollout(world, endpoint);
    else
        completeRollout(world, endpoint, { rollout, pending });
}
function completeRollout(world, endpoint, { rollout, pending }) {
    for (const entity of pending.entities) {
        const recovers = outcomeOf(rollout.script, entity, pending) === 'recover';
        if (recovers) {
            setDeployment(entity, 'DEPLOYMENT_RECOVERING', scriptOf(rollout.script, entity).message ?? 'The model server exited and is being restarted.');
        }
        else
            setDeployment(entity, 'DEPLOYMENT_READY', '');
    }
    endpoint.config = pending;
    endpoint.pending = undefined;
    endpoint.rollout = undefined;
    endpoint.configUpdate = 'NOT_UPDATING';
    if (pending.autoCapture?.enabled === false)
        endpoint.autoCaptureWasDisabled = true;
    const back = rollout.script.recoversAfter;
    if (back && pending.entities.some(({ deployment }) => deployment === 'DEPLOYMENT_RECOVERING')) {
        startRecovery(world, endpoint, back);
    }
}
function startRecovery(world, endpoint, duration) {
    endpoint.recovery = { duration, getsLeft: 'gets' in duration ? duration.gets : 0, startedAt: world.clock.now() };
}
/** FAILED for the entities that fail, ABORTED for their siblings; the old config goes on serving. */
function failRollout(world, endpoint) {
    const { rollout, pending } = endpoint;
    if (!rollout || !pending)
        return;
    for (const entity of pending.entities) {
        if (outcomeOf(rollout.script, entity, pending) === 'fail') {
            const said = scriptOf(rollout.script, entity).message;
            setDeployment(entity, 'DEPLOYMENT_FAILED', said ?? `Failed to deploy ${entity.name}: served entity creation aborted, container image build failed. See build logs.`);
        }
        else
            setDeployment(entity, 'DEPLOYMENT_ABORTED', '');
    }
    endpoint.configUpdate = 'UPDATE_FAILED';
    endpoint.rollout = undefined;
    endpoint.updatedAt = wholeSeconds(world.clock.now());
    if (world.options.keepPendingOnFailure)
        return;
    // "absent (or failed v1)": without a pending config a failed first deployment shows in `config`.
    endpoint.config ??= pending;
    endpoint.pending = undefined;
}
/** There is no public cancel route: this is what the button in the console does. */
function cancelRollout(world, endpoint) {
    if (!endpoint.pending)
        return;
    for (const entity of endpoint.pending.entities) {
        if (entity.deployment === 'DEPLOYMENT_CREATING')
            setDeployment(entity, 'DEPLOYMENT_ABORTED', '');
    }
    if (!world.options.keepPendingOnCancel)
        endpoint.pending = undefined;
    endpoint.configUpdate = 'UPDATE_CANCELED';
    endpoint.rollout = undefined;
}
/** READY when every entity of the active config is ready (2.5). */
function isReady(endpoint) {
    if (endpoint.stopped || !endpoint.config)
        return false;
    return endpoint.config.entities.every(({ deployment }) => deployment === 'DEPLOYMENT_READY');
}
//# sourceMappingURL=rollout.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/disguise.js

const stringified = new Set([
    'traffic_percentage', 'scale_to_zero_enabled', 'config_version', 'provisioned_model_units', 'min_provisioned_throughput',
    'max_provisioned_throughput', 'min_provisioned_concurrency', 'max_provisioned_concurrency', 'calls', 'tokens', 'entity_version',
    'route_optimized',
]);
const surprising = {
    suspend: 'SUSPENDED_BY_POLICY',
    type: 'MODEL_OF_THE_FUTURE',
    creator_kind: 'AgentIdentity',
};
/** Applies the knobs that make replies harder to read: scalars as strings, unknown fields, unknown enum values. */
function disguise(world, reply) {
    const { options } = world;
    let result = reply;
    if (options.emptyFields)
        result = withEmptyFields(result);
    if (options.fillOnRead)
        result = withDefaults(result);
    if (options.scalarsAsStrings)
        result = walk(result, (key, value) => (stringified.has(key) && isScalar(value) ? String(value) : value));
    if (options.unknownEnums !== false) {
        const values = (options.unknownEnums === true ? surprising : options.unknownEnums);
        result = walk(result, (key, value) => (typeof value === 'string' && Object.hasOwn(values, key) ? (values[key] ?? value) : value));
    }
    return options.unknownFields ? addFields(result) : result;
}
/** Optional texts of a provider's block and lists that nobody set, shown empty; every gateway block, shown off. */
function withEmptyFields(detail) {
    const off = { usage_tracking_config: { enabled: false }, rate_limits: [], fallback_config: { enabled: false }, inference_table_config: { enabled: false } };
    const notified = { on_update_success: [], on_update_failure: [] };
    const filled = {
        tags: [],
        ...detail,
        ai_gateway: { ...off, ...objectOf(detail.ai_gateway) },
        email_notifications: { ...notified, ...objectOf(detail.email_notifications) },
    };
    const config = objectOf(detail.config);
    if (detail.config !== undefined)
        filled.config = { ...config, served_entities: objectsOf(config.served_entities).map(withEmptyTexts) };
    return filled;
}
function withEmptyTexts(entity) {
    const model = objectOf(entity.external_model);
    if (entity.external_model === undefined)
        return { ...entity, environment_vars: objectOf(entity.environment_vars), instance_profile_arn: entity.instance_profile_arn ?? '' };
    const openai = { openai_organization: '', openai_api_version: '', microsoft_entra_client_id: '' };
    const cohere = { cohere_api_base: '' };
    return {
        ...entity,
        external_model: {
            ...model,
            ...(model.openai_config === undefined ? {} : { openai_config: { ...openai, ...objectOf(model.openai_config) } }),
            ...(model.cohere_config === undefined ? {} : { cohere_config: { ...cohere, ...objectOf(model.cohere_config) } }),
        },
    };
}
/** Defaults that the server may show although nobody set them: guardrails in every direction, prices, marks of kind. */
function withDefaults(detail) {
    const gateway = objectOf(detail.ai_gateway);
    const rails = objectOf(gateway.guardrails);
    const side = (value) => ({ safety: false, pii: { behavior: 'NONE' }, ...objectOf(value) });
    const filled = {
        ...detail,
        ai_gateway: { usage_tracking_config: { enabled: false }, ...gateway, guardrails: { input: side(rails.input), output: side(rails.output) } },
    };
    const config = objectOf(detail.config);
    if (detail.config !== undefined) {
        const served = objectsOf(config.served_entities).map((entity) => (entity.external_model === undefined ? { workload_size: 'Small', min_dbus: 0.5, max_dbus: 106, ...entity } : entity));
        filled.config = { ...config, served_entities: served };
    }
    return filled;
}
function isScalar(value) {
    return typeof value === 'number' || typeof value === 'boolean';
}
function walk(object, change) {
    const visit = (value) => {
        if (Array.isArray(value))
            return value.map(visit);
        return isObject(value) ? walk(value, change) : value;
    };
    return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, typeof value === 'object' ? visit(value) : change(key, value)]));
}
/** Unknown fields in every object but maps of the user's own keys. */
function addFields(object) {
    const entries = Object.entries(object).map(([key, value]) => {
        if (key === 'environment_vars')
            return [key, value];
        if (Array.isArray(value))
            return [key, value.map((item) => (isObject(item) ? addFields(item) : item))];
        return [key, isObject(value) ? addFields(value) : value];
    });
    return { ...Object.fromEntries(entries), field_of_the_future: { level: 'UNKNOWN', parts: [1, 2] } };
}
//# sourceMappingURL=disguise.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/render.js




/** R3: the full detail; never plaintext, `burst_scaling_enabled`, `budget_policy_id`, `rate_limits`, `table_names`. */
function renderDetail(world, endpoint, { caller, reply = 'read' }) {
    const level = endpointLevel(world, endpoint, caller);
    if (endpoint.foreign) {
        return disguise(world, { ...clone(endpoint.foreign.detail), ...gatewayField(endpoint), ...tagsField(world, endpoint), permission_level: level });
    }
    const { config, pending } = endpoint;
    const hosted = endpoint.kind !== 'external' && endpoint.kind !== 'empty';
    const detail = omitUnset({
        name: endpoint.name,
        creator: endpoint.creator,
        creation_timestamp: endpoint.createdAt,
        last_updated_timestamp: endpoint.updatedAt,
        state: renderState(world, endpoint, reply),
        config: config && renderConfig(world, config, { mirror: true, reply }),
        pending_config: pending && { ...renderConfig(world, pending, { mirror: !config, reply }), start_time: pending.startTime },
        ...tagsField(world, endpoint),
        id: endpoint.id,
        permission_level: level,
        route_optimized: endpoint.routeOptimized,
        ...dataPlane(world, endpoint),
        task: config?.entities[0]?.task,
        ...gatewayField(endpoint),
        email_notifications: endpoint.notifications,
        telemetry_config: renderTelemetry(endpoint.telemetry),
        ...creatorFields(world, endpoint),
        effective_budget_policy_id: effectiveBudgetPolicy(world, endpoint),
        resource_credential_strategy: hosted ? 'EMBEDDED_CREDENTIALS' : undefined,
    });
    return disguise(world, { ...detail, description: endpoint.description });
}
function effectiveBudgetPolicy(world, endpoint) {
    return endpoint.budgetPolicyId ?? world.directory.principals.get(endpoint.creator ?? '')?.budgetPolicyId;
}
function tagsField(world, endpoint) {
    const tags = renderTags(world, endpoint);
    return tags.length === 0 ? {} : { tags };
}
function renderTags(world, endpoint) {
    const tags = [...endpoint.tags].map(([key, value]) => ({ key, value }));
    return world.options.shuffle ? world.random.shuffle(tags) : tags;
}
function gatewayField(endpoint) {
    return endpoint.aiGateway ? { ai_gateway: clone(endpoint.aiGateway) } : {};
}
function renderTelemetry(telemetry) {
    if (!telemetry)
        return undefined;
    return without(clone(telemetry), 'table_names');
}
function dataPlane(world, endpoint) {
    if (!endpoint.routeOptimized)
        return {};
    const url = `https://${endpoint.id}.serving.example.com/${world.options.workspaceId}/serving-endpoints/${endpoint.name}`;
    return {
        endpoint_url: url,
        data_plane_info: {
            query_info: {
                endpoint_url: url,
                authorization_details: JSON.stringify([{ type: 'workspace_permission', object_type: 'serving-endpoints', object_path: `/serving-endpoints/${endpoint.id}`, actions: ['query_inference_endpoint'] }]),
            },
        },
    };
}
function renderState(world, endpoint, reply) {
    const external = endpoint.kind === 'external';
    const silent = external && world.options.omitConfigUpdate && endpoint.configUpdate === 'NOT_UPDATING';
    return omitUnset({
        ready: isReady(endpoint) ? 'READY' : 'NOT_READY',
        config_update: silent ? undefined : endpoint.configUpdate,
        suspend: external || endpoint.kind === 'empty' ? undefined : endpoint.stopped ? 'STOPPED' : 'NOT_SUSPENDED',
        system_update_failure: external || endpoint.kind === 'empty' || reply === 'create' ? undefined : endpoint.systemUpdateFailure,
    });
}
function renderConfig(world, config, { mirror, reply }) {
    const { options, random } = world;
    const order = options.shuffle ? random.shuffle(config.entities) : config.entities;
    const routes = options.shuffle ? random.shuffle(config.routes) : config.routes;
    const entities = order.map((entity) => renderEntity(world, entity, { withType: reply !== 'create' || entity.kind === 'external' }));
    const hosted = order.some(({ kind }) => kind !== 'external');
    return omitUnset({
        served_entities: entities,
        served_models: mirror && hosted && options.servedModelsMirror ? entities.map(toServedModel) : undefined,
        traffic_config: {
            routes: routes.map(({ entity, percent }) => omitUnset({
                served_model_name: options.routeNames === 'served_entity_name' ? undefined : entity,
                traffic_percentage: percent,
                served_entity_name: options.routeNames === 'served_model_name' ? undefined : entity,
            })),
        },
        auto_capture_config: config.autoCapture && clone(config.autoCapture),
        config_version: config.version,
    });
}
function renderEntity(world, entity, { withType }) {
    const { sent, filled } = entity;
    // Sizes of throughput entities are the server's, whatever was sent (N11, N12).
    const fields = clone(entity.kind === 'throughput' ? { min_provisioned_throughput: 0, ...sent, ...filled } : { ...filled, ...sent });
    if (world.options.omitFalseScaleToZero && fields.scale_to_zero_enabled === false)
        delete fields.scale_to_zero_enabled;
    return omitUnset({
        name: entity.name,
        ...fields,
        type: withType ? entity.type : undefined,
        state: { deployment: entity.deployment, deployment_state_message: entity.message },
        creator: entity.creator,
        creation_timestamp: entity.createdAt,
    });
}
/** The legacy mirror of an entity (2.2). */
function toServedModel({ entity_name, entity_version, ...rest }) {
    return clone({ ...rest, model_name: entity_name, ...(entity_version === undefined ? {} : { model_version: entity_version }) });
}
/** R2: one item of the list, a summary without traffic, pending config, scaling or notifications. */
function renderSummary(world, endpoint, caller) {
    if (endpoint.foreign) {
        return without(renderDetail(world, endpoint, { caller }), 'ai_gateway');
    }
    const full = renderDetail(world, endpoint, { caller });
    const kept = [
        'name', 'creator', 'creation_timestamp', 'last_updated_timestamp', 'state', 'tags', 'id', 'route_optimized', 'permission_level',
        'task', 'creator_display_name', 'creator_kind', 'description', 'ai_gateway', 'endpoint_url',
    ];
    const summary = Object.fromEntries(kept.filter((key) => full[key] !== undefined).map((key) => [key, full[key]]));
    const active = full.config;
    const entityKeys = ['name', 'entity_name', 'entity_version', 'model_name', 'model_version', 'type', 'external_model', 'foundation_model'];
    const shorten = (items) => objectsOf(items).map((item) => Object.fromEntries(Object.entries(item).filter(([key]) => entityKeys.includes(key))));
    const config = active
        ? omitUnset({ served_entities: shorten(active.served_entities), served_models: shorten(active.served_models) })
        : undefined;
    const usage = effectiveBudgetPolicy(world, endpoint);
    return { ...summary, ...(config ? { config } : {}), ...(usage === undefined ? {} : { usage_policy_id: usage }) };
}
//# sourceMappingURL=render.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/telemetry.js


const features = ['LOGS', 'METRICS', 'TRACES', 'INFERENCE_TABLE'].map((name) => `TELEMETRY_FEATURE_${name}`);
/** R14's config: profile id or tables (which make a profile); with neither the previous one is kept. */
function readTelemetry(world, value, previous) {
    if (value === undefined)
        return undefined;
    const sent = clone(objectOf(value));
    const tables = objectOf(sent.table_names);
    const profile = textOf(sent.telemetry_profile_id);
    const hasTables = Object.keys(tables).length > 0;
    if (profile && hasTables)
        throw invalid('Only one of telemetry_profile_id and table_names may be specified.');
    for (const [key, name] of Object.entries(tables)) {
        if (textOf(name)?.split('.').length !== 3)
            throw invalid(`table_names.${key} must be a three-level name.`);
    }
    const unknown = textsOf(sent.enabled_telemetry_features).find((name) => !features.includes(name));
    if (unknown)
        throw invalid(`'${unknown}' is not a valid telemetry feature.`);
    if (!profile && !hasTables)
        return previous;
    const inference = objectOf(sent.inference_table_config);
    const fraction = numberOf(inference.sampling_fraction);
    if (fraction !== undefined && (fraction < 0 || fraction > 1))
        throw invalid('sampling_fraction must be between 0.0 and 1.0.');
    const logs = textOf(tables.logs_table);
    return omitUnset({
        ...sent,
        telemetry_profile_id: profile ?? world.random.uuid(),
        inference_table_config: sent.inference_table_config && omitUnset({ ...inference, name: logs && `${logs}_payload` }),
    });
}
/** R13 replaces the whole object; empty lists clear it. */
function readNotifications(value) {
    const sent = omitUnset({ ...objectOf(value) });
    return Object.keys(sent).length === 0 ? undefined : sent;
}
//# sourceMappingURL=telemetry.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/endpoints.js












/** Finds an endpoint the caller has the level on, with time passed for it; throws 404 or 403. */
function findEndpoint(world, name, { caller, level }) {
    const endpoint = world.endpoints.get(name);
    if (!endpoint)
        throw missingEndpoint(name);
    settle(world, endpoint, { counts: false });
    requireLevel(world, endpoint, { caller, level });
    return endpoint;
}
/** Remembers how the endpoint looked before a write, for stale reads. */
function rememberBefore(world, name) {
    const endpoint = world.endpoints.get(name);
    world.previous.set(name, endpoint ? clone(endpoint) : null);
}
function beginStaleReads(world, name) {
    const before = world.previous.get(name);
    if (world.options.staleReads > 0 && before !== undefined) {
        world.stale.set(name, { endpoint: before, left: world.options.staleReads });
    }
}
/** C25: caller and recorded creator must be members with the workspace-access entitlement. */
function checkMembership(world, caller, creator) {
    if (!caller.member || !caller.workspaceAccess) {
        throw denied(`${caller.name} does not have the workspace-access entitlement in this workspace.`);
    }
    const owner = world.directory.principals.get(creator);
    if (owner?.member === false)
        throw denied('The endpoint creator is no longer a member of this workspace.');
    if (owner?.workspaceAccess === false)
        throw denied('The endpoint creator does not have the workspace-access entitlement.');
}
function duplicate(world, name) {
    return new ApiError(world.options.duplicateCreateStatus, 'RESOURCE_ALREADY_EXISTS', `Endpoint with name '${name}' already exists.`);
}
/** R1 and R30. */
function createEndpoint(world, body, { caller, route }) {
    countWrite(world.quota, world.clock, world.options);
    checkMembership(world, caller, caller.name);
    const name = textOf(body.name);
    if (name === undefined || name === '')
        throw invalid("Missing required field 'name'.");
    checkEndpointName(name);
    if (world.endpoints.has(name))
        throw duplicate(world, name);
    if (world.endpoints.size >= world.options.maxEndpoints) {
        throw new ApiError(400, 'QUOTA_EXCEEDED', `The workspace already has ${world.options.maxEndpoints} serving endpoints.`);
    }
    const endpoint = buildEndpoint(world, body, { caller, name, route });
    rememberBefore(world, name);
    world.endpoints.set(name, endpoint.stored);
    grantCreator(world, endpoint.stored.id, caller);
    if (endpoint.config)
        startRollout(world, endpoint.stored, endpoint.config);
    beginStaleReads(world, name);
    return renderDetail(world, endpoint.stored, { caller, reply: 'create' });
}
function buildEndpoint(world, body, { caller, name, route }) {
    const context = {
        world, creator: caller.name, route, operation: 'create', endpointName: name, live: undefined, version: 1,
    };
    if (route === 'pt' && body.config === undefined)
        throw invalid("Missing required field 'config'.");
    const config = body.config === undefined ? undefined : readConfig(objectOf(body.config), context);
    if (route === 'pt' && !config)
        throw invalid("Missing required field 'served_entities'.");
    const kind = kindOfConfig(config);
    const description = textOf(body.description) ?? '';
    if (description.length > 1000)
        throw invalid('description must not be longer than 1000 characters.');
    const routeOptimized = body.route_optimized === true;
    if (routeOptimized && kind !== 'custom')
        throw invalid('route_optimized is only supported for custom models.');
    const rateLimits = readLegacyRateLimits(body, kind);
    const tags = new Map();
    for (const tag of objectsOf(body.tags))
        setTag(tags, tag);
    const now = wholeSeconds(world.clock.now());
    const stored = {
        name,
        id: world.random.hex(32),
        kind,
        creator: caller.name,
        createdAt: now,
        updatedAt: now,
        description,
        routeOptimized,
        tags,
        config: undefined,
        pending: undefined,
        configUpdate: 'NOT_UPDATING',
        stopped: false,
        systemUpdateFailure: false,
        lastVersion: 0,
        rollout: undefined,
        recovery: undefined,
        aiGateway: readGateway(objectOf(body.ai_gateway), { options: world.options, endpointName: name, kind, live: undefined }),
        rateLimits,
        notifications: readNotifications(body.email_notifications),
        // Silently dropped for other kinds on create, refused by its PATCH route (C23).
        telemetry: kind === 'custom' ? readTelemetry(world, body.telemetry_config, undefined) : undefined,
        budgetPolicyId: textOf(body.budget_policy_id),
        autoCaptureWasDisabled: false,
        logs: new Map(),
        foreign: undefined,
    };
    return { stored, config };
}
/** The deprecated top-level `rate_limits` (C22). */
function readLegacyRateLimits(body, kind) {
    const limits = objectsOf(body.rate_limits);
    if (limits.length > 0 && kind !== 'external' && kind !== 'foundation') {
        throw invalid('rate_limits are only supported for external and foundation model endpoints.');
    }
    for (const limit of limits) {
        if (limit.calls === undefined || limit.renewal_period !== 'minute') {
            throw invalid("A rate limit needs calls and renewal_period 'minute'.");
        }
    }
    return limits;
}
function setTag(tags, tag) {
    const key = textOf(tag.key) ?? '';
    checkTagKey(key);
    tags.set(key, textOf(tag.value) ?? '');
}
/** R5 and R31: full replacement; 409 while a config update runs. */
function updateConfig(world, { name, config, caller, route }) {
    countWrite(world.quota, world.clock, world.options);
    const endpoint = findEndpoint(world, name, { caller, level: 'CAN_MANAGE' });
    refuseForeign(endpoint);
    checkMembership(world, caller, endpoint.creator ?? '');
    refuseWhileUpdating(endpoint);
    if (route === 'pt' && endpoint.kind !== 'model_units' && endpoint.kind !== 'empty') {
        throw invalid(`Endpoint ${name} is not provisioned by model units; use PUT /api/2.0/serving-endpoints/${name}/config.`);
    }
    if (route === 'core' && endpoint.kind === 'model_units') {
        throw invalid(`Endpoint ${name} is provisioned by model units; use PUT /api/2.0/serving-endpoints/pt/${name}/config.`);
    }
    const next = readConfig(config, {
        world, creator: endpoint.creator ?? '', route, operation: 'update', endpointName: name, live: endpoint,
        version: endpoint.lastVersion + 1,
    });
    if (world.options.identicalConfig === 'noop' && isSameConfig(endpoint.config, next)) {
        return renderDetail(world, endpoint, { caller, reply: 'update' });
    }
    rememberBefore(world, name);
    endpoint.updatedAt = wholeSeconds(world.clock.now());
    endpoint.pending = undefined;
    if (next) {
        endpoint.kind = kindOfConfig(next);
        startRollout(world, endpoint, next);
    }
    else
        emptyConfig(endpoint);
    beginStaleReads(world, name);
    return renderDetail(world, endpoint, { caller, reply: 'update' });
}
/** An empty PUT config leaves an endpoint without entities; its kind stays fixed (C6). */
function emptyConfig(endpoint) {
    endpoint.config = undefined;
    endpoint.configUpdate = 'NOT_UPDATING';
    endpoint.lastVersion += 1;
}
function isSameConfig(before, next) {
    const essence = (config) => config && [config.entities.map(({ name, sent }) => [name, sent]), config.routes, config.autoCapture];
    return (0,external_node_util_namespaceObject.isDeepStrictEqual)(essence(before), essence(next));
}
/** E11. */
function refuseWhileUpdating(endpoint) {
    if (endpoint.configUpdate === 'IN_PROGRESS') {
        throw conflict(`Endpoint ${endpoint.name} is currently being updated. Retry after the update completes.`);
    }
}
/** Databricks-owned endpoints and those of other products have no config of their own to change. */
function refuseForeign(endpoint) {
    if (endpoint.foreign)
        throw invalid(`Endpoint ${endpoint.name} is managed by Databricks and cannot be changed.`);
}
/** R2: everything the caller can view, summaries only. */
function listEndpoints(world, caller) {
    const visible = [...world.endpoints.values()].filter((endpoint) => endpointLevel(world, endpoint, caller) !== undefined);
    if (visible.length === 0)
        return {};
    for (const endpoint of visible)
        settle(world, endpoint, { counts: false });
    const ordered = world.options.shuffle ? world.random.shuffle(visible) : visible;
    return { endpoints: ordered.map((endpoint) => renderSummary(world, endpoint, caller)) };
}
/** R3; counts as a poll, and answers from the past while stale reads are left. */
function getEndpoint(world, name, { caller, stale = false }) {
    const past = takeStaleView(world, name, stale);
    if (past === null)
        throw missingEndpoint(name);
    const endpoint = past ?? findEndpoint(world, name, { caller, level: 'CAN_VIEW' });
    requireLevel(world, endpoint, { caller, level: 'CAN_VIEW' });
    if (!past)
        settle(world, endpoint, { counts: true });
    return renderDetail(world, endpoint, { caller });
}
function takeStaleView(world, name, forced) {
    if (forced)
        return world.previous.get(name);
    const view = world.stale.get(name);
    if (!view || view.left <= 0)
        return undefined;
    view.left -= 1;
    return view.endpoint;
}
/** R4: also while an update runs; grants of the id survive. */
function deleteEndpoint(world, name, caller) {
    const endpoint = findEndpoint(world, name, { caller, level: 'CAN_MANAGE' });
    refuseForeign(endpoint);
    rememberBefore(world, name);
    world.endpoints.delete(name);
    world.stale.delete(name);
}
/** R6: custom models only, not while updating (C24). */
function stopEndpoint(world, name, caller) {
    const endpoint = requireStoppable(world, name, caller);
    if (endpoint.stopped)
        throw new ApiError(400, 'INVALID_STATE', `Endpoint ${name} is already stopped.`);
    if (!endpoint.config)
        throw new ApiError(400, 'INVALID_STATE', `Endpoint ${name} has no active config to stop.`);
    rememberBefore(world, name);
    endpoint.stopped = true;
    endpoint.recovery = undefined;
    endpoint.configUpdate = 'NOT_UPDATING';
    endpoint.updatedAt = wholeSeconds(world.clock.now());
    for (const entity of endpoint.config.entities) {
        entity.deployment = 'DEPLOYMENT_STOPPED';
        entity.message = '';
    }
    return renderDetail(world, endpoint, { caller, reply: 'update' });
}
/** R7: a new config version with the same content. */
function startEndpoint(world, name, caller) {
    const endpoint = requireStoppable(world, name, caller);
    if (!endpoint.stopped || !endpoint.config)
        throw new ApiError(400, 'INVALID_STATE', `Endpoint ${name} is not stopped.`);
    checkMembership(world, caller, endpoint.creator ?? '');
    rememberBefore(world, name);
    const now = wholeSeconds(world.clock.now());
    const again = clone(endpoint.config);
    again.version = endpoint.lastVersion + 1;
    again.startTime = now;
    for (const entity of again.entities) {
        entity.deployment = 'DEPLOYMENT_CREATING';
        entity.message = 'Creating resources for served entity.';
        entity.createdAt = now;
    }
    endpoint.updatedAt = now;
    startRollout(world, endpoint, again);
    return renderDetail(world, endpoint, { caller, reply: 'update' });
}
function requireStoppable(world, name, caller) {
    const endpoint = findEndpoint(world, name, { caller, level: 'CAN_MANAGE' });
    refuseForeign(endpoint);
    if (endpoint.kind !== 'custom')
        throw invalid(`Endpoint ${name} does not serve custom models and cannot be stopped or started.`);
    refuseWhileUpdating(endpoint);
    return endpoint;
}
//# sourceMappingURL=endpoints.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/wire.js


const wire_text = { kind: 'string' };
const wire_int = { kind: 'int' };
const wire_double = { kind: 'double' };
const bool = { kind: 'bool' };
const texts = { kind: 'strings' };
const map = { kind: 'map' };
const list = (of) => ({ kind: 'list', of });
const message = (of) => ({ kind: 'message', of });
const allText = (...names) => Object.fromEntries(names.map((name) => [name, wire_text]));
const externalModel = {
    ...allText('provider', 'name', 'task'),
    openai_config: message(allText('openai_api_key', 'openai_api_key_plaintext', 'microsoft_entra_client_secret', 'microsoft_entra_client_secret_plaintext', 'openai_api_type', 'openai_api_base', 'openai_api_version', 'openai_deployment_name', 'openai_organization', 'microsoft_entra_client_id', 'microsoft_entra_tenant_id')),
    anthropic_config: message(allText('anthropic_api_key', 'anthropic_api_key_plaintext')),
    cohere_config: message(allText('cohere_api_key', 'cohere_api_key_plaintext', 'cohere_api_base')),
    amazon_bedrock_config: message(allText('aws_access_key_id', 'aws_access_key_id_plaintext', 'aws_secret_access_key', 'aws_secret_access_key_plaintext', 'aws_region', 'bedrock_provider', 'instance_profile_arn', 'uc_service_credential_name')),
    google_cloud_vertex_ai_config: message(allText('private_key', 'private_key_plaintext', 'project_id', 'region')),
    ai21labs_config: message(allText('ai21labs_api_key', 'ai21labs_api_key_plaintext')),
    palm_config: message(allText('palm_api_key', 'palm_api_key_plaintext')),
    databricks_model_serving_config: message(allText('databricks_api_token', 'databricks_api_token_plaintext', 'databricks_workspace_url')),
    custom_provider_config: message({
        custom_provider_url: wire_text,
        api_key_auth: message(allText('key', 'value', 'value_plaintext')),
        bearer_token_auth: message(allText('token', 'token_plaintext')),
    }),
};
const scaling = {
    ...allText('name', 'workload_size', 'workload_type', 'instance_profile_arn'),
    scale_to_zero_enabled: bool,
    min_provisioned_concurrency: wire_int,
    max_provisioned_concurrency: wire_int,
    min_provisioned_throughput: wire_int,
    max_provisioned_throughput: wire_int,
    provisioned_model_units: wire_int,
    burst_scaling_enabled: bool,
    environment_vars: map,
};
const servedEntity = { ...scaling, entity_name: wire_text, entity_version: wire_text, external_model: message(externalModel) };
const servedModel = { ...scaling, model_name: wire_text, model_version: wire_text };
const traffic = message({
    routes: list({ served_model_name: wire_text, served_entity_name: wire_text, traffic_percentage: wire_int }),
});
const tags = list({ key: wire_text, value: wire_text });
const rateLimits = list({ calls: wire_int, tokens: wire_int, key: wire_text, principal: wire_text, renewal_period: wire_text });
const guardrail = message({
    safety: bool,
    pii: message({ behavior: wire_text }),
    invalid_keywords: texts,
    valid_topics: texts,
});
const notifications = message({ on_update_success: texts, on_update_failure: texts });
const telemetry = message({
    telemetry_profile_id: wire_text,
    table_names: message(allText('logs_table', 'metrics_table', 'traces_table', 'annotations_table')),
    inference_table_config: message({ sampling_fraction: wire_double, name: wire_text }),
    enabled_telemetry_features: texts,
});
const aiGateway = {
    fallback_config: message({ enabled: bool }),
    guardrails: message({ input: guardrail, output: guardrail }),
    inference_table_config: message({ enabled: bool, catalog_name: wire_text, schema_name: wire_text, table_name_prefix: wire_text }),
    rate_limits: rateLimits,
    usage_tracking_config: message({ enabled: bool }),
};
const coreConfig = {
    name: wire_text,
    served_entities: list(servedEntity),
    served_models: list(servedModel),
    traffic_config: traffic,
    auto_capture_config: message({ ...allText('catalog_name', 'schema_name', 'table_name_prefix'), enabled: bool }),
};
const ptConfig = {
    served_entities: list({
        ...allText('name', 'entity_name', 'entity_version'),
        provisioned_model_units: wire_int,
        burst_scaling_enabled: bool,
    }),
    traffic_config: traffic,
};
const acl = {
    access_control_list: list(allText('user_name', 'group_name', 'service_principal_name', 'permission_level')),
};
/** Request messages by what they are sent for. */
const messages = {
    create: {
        ...allText('name', 'description', 'budget_policy_id', 'task'),
        config: message(coreConfig),
        ai_gateway: message(aiGateway),
        tags,
        rate_limits: rateLimits,
        route_optimized: bool,
        email_notifications: notifications,
        telemetry_config: telemetry,
    },
    createPt: {
        ...allText('name', 'budget_policy_id'),
        config: message(ptConfig),
        ai_gateway: message(aiGateway),
        tags,
        email_notifications: notifications,
    },
    config: coreConfig,
    ptConfig: { config: message(ptConfig) },
    aiGateway,
    tags: { add_tags: tags, delete_tags: texts },
    rateLimits: { rate_limits: rateLimits },
    notifications: { email_notifications: notifications },
    telemetry: { telemetry_config: telemetry },
    acl,
};
/** A coerced copy; names of fields the schema does not know are pushed to `ignored` and dropped. Throws 400 MALFORMED_REQUEST. */
function readMessage(shape, value, ignored, path = '') {
    if (!isObject(value))
        throw malformed(`Expected an object${path === '' ? '' : ` in field '${path}'`}.`);
    const result = {};
    for (const [key, item] of Object.entries(value)) {
        const where = path === '' ? key : `${path}.${key}`;
        const field = shape[key];
        if (!field)
            ignored.push(where);
        else if (item !== null)
            result[key] = readField(field, item, ignored, where);
    }
    return result;
}
function readField(field, value, ignored, path) {
    switch (field.kind) {
        case 'message':
            return readMessage(field.of, value, ignored, path);
        case 'list':
            return asList(value, path).map((item, at) => readMessage(field.of, item, ignored, `${path}[${at}]`));
        case 'strings':
            return asList(value, path).map((item, at) => readScalar('string', item, `${path}[${at}]`));
        case 'map':
            if (!isObject(value))
                throw malformed(`Could not parse field '${path}': expected a map.`);
            return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, readScalar('string', item, `${path}.${key}`)]));
        case 'string':
        case 'int':
        case 'double':
        case 'bool':
            return readScalar(field.kind, value, path);
    }
}
function asList(value, path) {
    if (!Array.isArray(value))
        throw malformed(`Could not parse field '${path}': expected a list.`);
    return value;
}
function readScalar(kind, value, path) {
    const refuse = () => {
        throw malformed(`Could not parse field '${path}': expected ${kind}, got ${JSON.stringify(value)}.`);
    };
    if (kind === 'string') {
        if (typeof value === 'string')
            return value;
        return typeof value === 'number' || typeof value === 'boolean' ? String(value) : refuse();
    }
    if (kind === 'bool') {
        if (typeof value === 'boolean')
            return value;
        return value === 'true' ? true : value === 'false' ? false : refuse();
    }
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number))
        return refuse();
    return kind === 'int' && !Number.isSafeInteger(number) ? refuse() : number;
}
//# sourceMappingURL=wire.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/console.js










/** Edits an endpoint as a user of the console would; config parts make a new version. */
function consoleEdit(world, name, edit) {
    const endpoint = world.endpoint(name);
    endpoint.updatedAt = wholeSeconds(world.clock.now());
    for (const [key, value] of Object.entries(edit.tags?.add ?? {}))
        setTag(endpoint.tags, { key, value });
    for (const key of edit.tags?.remove ?? [])
        endpoint.tags.delete(key);
    if (edit.description !== undefined)
        endpoint.description = edit.description;
    if (edit.budgetPolicyId !== undefined)
        endpoint.budgetPolicyId = edit.budgetPolicyId;
    if (edit.notifications !== undefined)
        endpoint.notifications = readNotifications(edit.notifications);
    if (edit.telemetry !== undefined)
        endpoint.telemetry = edit.telemetry === null ? undefined : readTelemetry(world, edit.telemetry, endpoint.telemetry);
    const gateway = edit.aiGatewayMerge ? { ...objectOf(endpoint.aiGateway), ...edit.aiGatewayMerge } : edit.aiGateway;
    if (gateway !== undefined) {
        endpoint.aiGateway = readGateway(readMessage(messages.aiGateway, gateway ?? {}, []), {
            options: world.options, endpointName: name, kind: endpoint.kind, live: undefined,
        });
    }
    editPermissions(world, endpoint, edit);
    if (edit.env ?? edit.entity ?? edit.traffic ?? edit.addEntity ?? edit.removeEntity)
        editConfig(world, endpoint, edit);
    return endpoint;
}
function editPermissions(world, { id }, { permissions }) {
    if (permissions?.grant)
        mergeGrants(world, id, { access_control_list: permissions.grant });
    const revoked = permissions?.revoke ?? [];
    world.acls.set(id, (world.acls.get(id) ?? []).filter((grant) => !revoked.includes(grant.name)));
}
function editConfig(world, endpoint, edit) {
    if (!endpoint.config)
        throw invalid(`Emulator: endpoint ${endpoint.name} has no active config to edit.`);
    const next = clone(endpoint.config);
    next.version = endpoint.lastVersion + 1;
    next.startTime = endpoint.updatedAt;
    const entityOf = (name) => {
        const entity = next.entities.find((item) => item.name === name);
        if (!entity)
            throw invalid(`Emulator: endpoint ${endpoint.name} has no served entity ${name}.`);
        return entity;
    };
    if (edit.env) {
        const entity = entityOf(edit.env.entity);
        entity.sent.environment_vars = apply(objectOf(entity.sent.environment_vars), edit.env.set);
    }
    if (edit.entity) {
        const entity = entityOf(edit.entity.name);
        entity.sent = apply(entity.sent, edit.entity.set);
        entity.createdAt = endpoint.updatedAt;
    }
    if (edit.addEntity) {
        const creator = endpoint.creator ?? '';
        const route = endpoint.kind === 'model_units' ? 'pt' : 'core';
        const [added] = objectsOf(readMessage(messages.config, { served_entities: [edit.addEntity] }, []).served_entities);
        const entity = readEntity(added ?? {}, { world, creator, route, operation: 'update' });
        next.entities.push(entity);
        next.routes.push({ entity: entity.name, percent: 0 });
    }
    if (edit.removeEntity !== undefined) {
        next.entities = next.entities.filter((entity) => entity.name !== edit.removeEntity);
        next.routes = next.routes.filter((route) => route.entity !== edit.removeEntity);
    }
    if (edit.traffic)
        next.routes = Object.entries(edit.traffic).map(([entity, percent]) => ({ entity, percent }));
    startRollout(world, endpoint, next);
    if (edit.rollout !== true)
        finishRollout(world, endpoint);
}
function apply(object, changes) {
    const merged = { ...object, ...changes };
    return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}
function actor(world, as) {
    return as === undefined ? world.principal('admin@example.com') : world.principal(as);
}
/** Creates an endpoint by hand (body of R1, or of R30 with `pt`), ready at once unless `rollout` is set. */
function consoleCreate(world, body, { as, pt = false, rollout = false } = {}) {
    const caller = actor(world, as);
    const quota = { ...world.quota, writes: [...world.quota.writes] };
    const message = readMessage(pt ? messages.createPt : messages.create, body, []);
    createEndpoint(world, message, { caller, route: pt ? 'pt' : 'core' });
    // What people do by hand is not counted against the product's share of the quota.
    world.quota = quota;
    const endpoint = world.endpoint(String(message.name));
    if (!rollout)
        finishRollout(world, endpoint);
    return endpoint;
}
function consoleDelete(world, name) {
    deleteEndpoint(world, name, actor(world, undefined));
}
/** Deletes and creates again with the same content: a new id, no grants, perhaps another creator. */
function consoleRecreate(world, name, { as } = {}) {
    const before = clone(world.endpoint(name));
    const creator = as ?? before.creator;
    consoleDelete(world, name);
    const now = wholeSeconds(world.clock.now());
    const endpoint = {
        ...before, id: world.random.hex(32), creator, createdAt: now, updatedAt: now, lastVersion: 1,
        config: before.config && { ...before.config, version: 1 }, pending: undefined, rollout: undefined, configUpdate: 'NOT_UPDATING',
    };
    for (const entity of endpoint.config?.entities ?? [])
        Object.assign(entity, { creator, createdAt: now });
    world.endpoints.set(name, endpoint);
    world.acls.set(endpoint.id, []);
    if (creator !== undefined) {
        const key = creator.includes('@') ? 'user_name' : 'service_principal_name';
        world.acls.set(endpoint.id, [{ key, name: creator, level: 'CAN_MANAGE' }]);
    }
    return endpoint;
}
function consoleStop(world, name) {
    stopEndpoint(world, name, actor(world, undefined));
}
function consoleStart(world, name) {
    startEndpoint(world, name, actor(world, undefined));
}
function consoleCancel(world, name) {
    cancelRollout(world, world.endpoint(name));
}
//# sourceMappingURL=console.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/seed.js
/** E8's endpoints that belong to somebody else: pay-per-token, and another product's agent tile. */
const foreignEndpoints = [
    {
        name: 'databricks-claude-opus-4-7',
        creation_timestamp: 1776297600000,
        last_updated_timestamp: 1776297600000,
        state: { ready: 'READY', config_update: 'NOT_UPDATING' },
        config: {
            served_entities: [
                {
                    name: 'databricks-claude-opus-4-7',
                    entity_name: 'system.ai.databricks-claude-opus-4-7',
                    type: 'FOUNDATION_MODEL',
                    foundation_model: {
                        name: 'system.ai.databricks-claude-opus-4-7',
                        display_name: 'Claude Opus 4.7',
                        pricing_model: 'Pay-per-token',
                    },
                },
            ],
        },
        task: 'llm/v1/chat',
        endpoint_type: 'FOUNDATION_MODEL_API',
        permission_level: 'CAN_QUERY',
    },
    {
        name: 'mas-996e9c3d-endpoint',
        creator: 'someone@example.com',
        creation_timestamp: 1779214917000,
        last_updated_timestamp: 1779214917000,
        state: { ready: 'READY', config_update: 'NOT_UPDATING' },
        config: {},
        id: '9bd4e102071140b79e31b3e3e0abe769',
        route_optimized: false,
        task: 'agent/v1/responses',
        permission_level: 'CAN_VIEW',
        tile_endpoint_metadata: { tile_id: '996e9c3d-6a6c-4e63-a626-c0cbee33deb2', problem_type: 'MULTI_AGENT_SUPERVISOR' },
        description: '',
    },
];
/** Models, secrets and foreign endpoints that the documented cases and the worked examples E1-E8 refer to. */
function seedStandardWorkspace(world) {
    const chat = 'llm/v1/chat';
    const chunk = (size, modelType = 'llama') => ({ optimization: { kind: 'chunk', size, modelType } });
    const units = (size, modelType) => ({ optimization: { kind: 'units', size, modelType } });
    world.addModel('ml.llm-catalog.foundation-model', { task: chat, versions: { 1: {}, 2: chunk(1580), 3: chunk(980) } });
    world.addModel('system.ai.meta_llama_v3_1_8b_instruct', { task: chat, versions: { 2: chunk(970), 3: chunk(19000) } });
    world.addModel('system.ai.meta_llama_v3_1_8b', { versions: { 1: chunk(980) } });
    world.addModel('system.ai.llama_v3_3_70b_instruct', { task: chat, versions: { 1: chunk(980), 2: chunk(1580) } });
    world.addModel('system.ai.gte_large_en_v1_5', { task: 'llm/v1/embeddings', versions: { 1: chunk(980, 'gte') } });
    world.addModel('system.ai.gpt-oss-120b', { task: chat, versions: { 1: units(50, 'gpt_oss') } });
    world.addModel('system.ai.llama-4-maverick', { task: chat, versions: { 1: units(50, 'llama4') } });
    world.addModel('system.ai.qwen3-embedding-0-6b', { task: 'llm/v1/embeddings', versions: { 1: units(50, 'qwen') } });
    world.addModel('prod.ml.churn', {
        versions: {
            6: {}, 7: {}, 8: {}, 9: { status: 'PENDING_REGISTRATION' }, 10: { status: 'FAILED_REGISTRATION' },
        },
        aliases: { champion: 8, challenger: 7 },
    });
    world.addModel('prod.ml.churn_shadow', { versions: { 1: {}, 2: { signature: false } } });
    world.addModel('prod.ml.unsized', { versions: { 1: { optimization: { kind: 'absent' } } } });
    world.addModel('ads-model', { versions: { 1: {}, 2: {}, 3: {} }, aliases: { production: 3 } });
    world.addFeatureSpec('prod.features.user_spec');
    world.addSecrets('my_scope', ['my_openai_api_key']);
    world.addSecrets('scope', ['key']);
    world.addSecrets('llm-prod', ['openai-key', 'anthropic-key', 'cohere-key']);
    world.addSecrets('churn', ['feature-token']);
    world.addSecrets('empty-scope', []);
    for (const detail of foreignEndpoints)
        world.addForeignEndpoint(detail);
}
//# sourceMappingURL=seed.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/control.js




const controlPrefix = '/_emulator/';
function control_name(body, key = 'name') {
    const value = textOf(body[key]);
    if (value === undefined)
        throw new ApiError(400, 'BAD_CONTROL_CALL', `Field '${key}' is missing.`);
    return value;
}
function seen(endpoint) {
    return { name: endpoint.name, id: endpoint.id, creator: endpoint.creator, lastVersion: endpoint.lastVersion };
}
function asFlag(body) {
    const as = textOf(body.as);
    return { ...(as === undefined ? {} : { as }), pt: body.pt === true, rollout: body.rollout === true };
}
/** Actions by the last path segment; bodies are JSON, the fields are named in each line. */
const actions = {
    health: () => ({ ok: true }),
    reset: ({ world, requests, unknown }, body) => {
        world.reset(body);
        if (body.standard === true)
            seedStandardWorkspace(world);
        requests.length = 0;
        unknown.clear();
    },
    'seed-standard': ({ world }) => {
        seedStandardWorkspace(world);
    },
    options: ({ world }, body) => {
        world.configure(body);
        return world.options;
    },
    principal: ({ world }, body) => world.addPrincipal({ ...body, name: control_name(body) }),
    'revoke-tokens': ({ world }) => {
        world.directory.issued.clear();
    },
    model: ({ world }, { name: model, ...rest }) => {
        world.addModel(control_name({ name: model }), rest);
    },
    'feature-spec': ({ world }, body) => {
        world.addFeatureSpec(control_name(body));
    },
    secrets: ({ world }, { scope, ...rest }) => {
        world.addSecrets(control_name({ scope }, 'scope'), rest);
    },
    'remove-secret': ({ world }, body) => {
        world.removeSecret(control_name(body, 'scope'), textOf(body.key));
    },
    foreign: ({ world }, body) => {
        control_name(body);
        world.addForeignEndpoint(body);
    },
    create: ({ world }, body) => seen(consoleCreate(world, objectOf(body.body), asFlag(body))),
    edit: ({ world }, { name: endpoint, ...edit }) => seen(consoleEdit(world, control_name({ name: endpoint }), edit)),
    delete: ({ world }, body) => {
        consoleDelete(world, control_name(body));
    },
    recreate: ({ world }, body) => seen(consoleRecreate(world, control_name(body), asFlag(body))),
    stop: ({ world }, body) => {
        consoleStop(world, control_name(body));
    },
    start: ({ world }, body) => {
        consoleStart(world, control_name(body));
    },
    cancel: ({ world }, body) => {
        consoleCancel(world, control_name(body));
    },
    finish: ({ world }, body) => {
        world.finishRollout(control_name(body));
    },
    crash: ({ world }, body) => {
        const back = isObject(body.recoversAfter) ? body.recoversAfter : undefined;
        world.crashEntity(control_name(body), control_name(body, 'entity'), back);
    },
    'scale-to-zero': ({ world }, body) => {
        world.scaleToZero(control_name(body), control_name(body, 'entity'));
    },
    script: ({ world }, body) => {
        world.script(control_name(body), ...listOf(body.scripts));
    },
    fault: ({ world }, body) => world.addFault({ ...body, kind: control_name(body, 'kind') }),
    'clear-faults': ({ world }) => {
        world.clearFaults();
    },
    advance: ({ world }, body) => {
        if (typeof body.ms !== 'number')
            throw new ApiError(400, 'BAD_CONTROL_CALL', "Field 'ms' must be a number.");
        world.advance(body.ms);
        return { now: world.clock.now() };
    },
    requests: ({ requests, unknown }) => ({ requests, unknownRequests: requests.filter((request) => unknown.has(request)) }),
    'clear-requests': ({ requests, unknown }) => {
        requests.length = 0;
        unknown.clear();
    },
    endpoints: ({ world }, body) => {
        const wanted = textsOf(body.names);
        const chosen = [...world.endpoints.values()].filter((endpoint) => wanted.length === 0 || wanted.includes(endpoint.name));
        return { endpoints: chosen.map((endpoint) => ({ ...endpoint, tags: Object.fromEntries(endpoint.tags), logs: Object.fromEntries(endpoint.logs) })) };
    },
};
/** `POST /_emulator/<action>` (GET for actions without a body): the levers of the world for other processes. */
function handleControl(request, context) {
    const key = request.path.slice(controlPrefix.length);
    const action = Object.hasOwn(actions, key) ? actions[key] : undefined;
    if (!action)
        return { status: 404, body: { error: `Unknown action '${key}'.`, actions: Object.keys(actions) } };
    try {
        const parsed = request.body.trim() === '' ? {} : JSON.parse(request.body);
        if (!isObject(parsed))
            throw new ApiError(400, 'BAD_CONTROL_CALL', 'The body must be a JSON object.');
        return { status: 200, body: action(context, parsed) ?? { ok: true } };
    }
    catch (error) {
        const status = error instanceof ApiError ? error.status : 400;
        return { status, body: { error: error instanceof Error ? error.message : String(error) } };
    }
}
//# sourceMappingURL=control.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/faults.js
function addFault(list, input) {
    const fault = { ...input, id: list.nextId, seen: 0, used: 0 };
    list.nextId += 1;
    list.faults.push(fault);
    return fault;
}
function pathPattern(glob) {
    const escaped = glob.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${escaped.replaceAll('**', '\u0000').replaceAll('*', '[^/]*').replaceAll('\u0000', '.*')}$`);
}
/** The fault that hits this request, if any; every matching fault counts the request. */
function takeFault(list, request) {
    let hit;
    for (const fault of list.faults) {
        if (fault.method !== undefined && fault.method.toUpperCase() !== request.method)
            continue;
        if (fault.path !== undefined && !pathPattern(fault.path).test(request.path))
            continue;
        fault.seen += 1;
        const times = fault.times === 'always' ? Infinity : (fault.times ?? 1);
        if (hit || fault.seen < (fault.nth ?? 1) || fault.used >= times)
            continue;
        fault.used += 1;
        hit = fault;
    }
    return hit;
}
const defaultCodes = {
    400: 'BAD_REQUEST',
    401: 'UNAUTHENTICATED',
    403: 'PERMISSION_DENIED',
    404: 'RESOURCE_DOES_NOT_EXIST',
    409: 'RESOURCE_CONFLICT',
    429: 'REQUEST_LIMIT_EXCEEDED',
    500: 'INTERNAL_ERROR',
    501: 'NOT_IMPLEMENTED',
    503: 'TEMPORARILY_UNAVAILABLE',
    504: 'DEADLINE_EXCEEDED',
};
/** The reply of a fault of kind `status`, `html` or `text`, in one of the wire forms of 7.1. */
function faultReply(fault, now) {
    const status = fault.status ?? 503;
    const code = fault.code ?? defaultCodes[status] ?? 'UNKNOWN';
    const message = fault.message ?? `Injected fault ${fault.id}.`;
    const headers = {};
    if (fault.retryAfter !== undefined) {
        headers['Retry-After'] =
            typeof fault.retryAfter === 'object'
                ? new Date(now + fault.retryAfter.date * 1000).toUTCString()
                : String(fault.retryAfter);
    }
    const form = fault.form ?? (fault.kind === 'html' ? 'html' : fault.kind === 'text' ? 'text' : 'envelope');
    const { type, body } = formBody(form, { status, code, message, details: fault.details });
    if (type !== undefined)
        headers['Content-Type'] = type;
    return { status, headers, body };
}
function formBody(form, error) {
    const { status, code, message, details } = error;
    const json = (value) => ({ type: 'application/json', body: JSON.stringify(value) });
    switch (form) {
        case 'envelope':
            return json({ error_code: code, message, ...(details ? { details } : {}) });
        case 'numeric':
            return json({ error_code: status, message });
        case 'no-code':
            return json({ message });
        case 'legacy':
            return json({ error: message });
        case 'scim':
            return json({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], detail: message, status: String(status) });
        case 'oauth':
            return json({ error: String(code).toLowerCase(), error_description: message });
        case 'html':
            return { type: 'text/html; charset=utf-8', body: `<html><head><title>Error ${status}</title></head><body><h2>HTTP ERROR ${status}</h2><pre>${message}</pre></body></html>` };
        case 'text':
            return { type: 'text/plain; charset=utf-8', body: message };
        case 'code-text':
            return { type: 'text/plain; charset=utf-8', body: `${code}: ${message}` };
        case 'empty':
            return { type: undefined, body: '' };
    }
}
//# sourceMappingURL=faults.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/auth.js

/** The caller behind a bearer token; refusals have the gateway's forms (4.3 of the auth facts: numeric `error_code`). */
function authenticate(world, header) {
    const { options } = world;
    if (options.privateLink) {
        throw new RawReply(302, '', { Location: '/login.html?error=private-link-validation-error:42' });
    }
    if (options.requireWorkspaceHeader && header('x-databricks-workspace-id') !== options.workspaceId) {
        throw new RawReply(200, '<!doctype html><html><head><title>Databricks - Sign In</title></head><body>Sign in</body></html>', {
            'Content-Type': 'text/html; charset=utf-8',
        });
    }
    const [scheme, token] = (header('authorization') ?? '').split(/\s+/, 2);
    if (scheme?.toLowerCase() !== 'bearer' || !token) {
        throw unsupported();
    }
    const principal = principalOfToken(world, token);
    if (!principal)
        throw invalidToken(world, 403);
    if (!principal.member)
        admitByResource(world, principal, header);
    return principal;
}
function principalOfToken(world, token) {
    const { principals, issued } = world.directory;
    const owner = [...principals.values()].find(({ tokens }) => tokens.includes(token));
    if (owner)
        return owner;
    const grant = issued.get(token);
    if (!grant)
        return undefined;
    if (grant.resource !== 'databricks')
        throw unsupported();
    const left = grant.expiresAt - world.clock.now();
    if (left <= 0)
        throw invalidToken(world, world.options.expiredTokenStatus);
    if (world.options.cloud === 'Azure' && left <= 30_000) {
        throw new ApiError(403, 403, 'Token is expiring within 30 seconds. (token expired)');
    }
    return principals.get(grant.principal);
}
/** Who manages the Azure resource becomes an admin of the workspace on the first call that proves it (2.6). */
function admitByResource(world, principal, header) {
    const grant = world.directory.issued.get(header('x-databricks-azure-sp-management-token') ?? '');
    const proven = grant?.principal === principal.name && grant.resource === 'management' && grant.expiresAt > world.clock.now();
    const named = header('x-databricks-azure-workspace-resource-id') === world.options.azureResourceId;
    if (world.options.cloud !== 'Azure' || principal.application?.managesResource !== true || !proven || !named)
        return;
    principal.member = true;
    principal.admin = true;
}
function unsupported() {
    return new ApiError(401, 401, 'Credential was not sent or was of an unsupported type for this API.');
}
function invalidToken(world, status) {
    return new ApiError(status, status, `Invalid access token. [ReqId: ${world.random.uuid()}]`, {
        headers: { 'X-Databricks-Reason-Phrase': 'Invalid access token.' },
    });
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/routes.js
/** The first route whose literal segments agree; `{x}` matches one segment. A slash at the end counts for nothing: MLflow's client sends one. */
function matchRoute(routes, method, path) {
    const parts = path.replace(/\/$/, '').split('/');
    for (const route of routes) {
        const params = route.method === method ? matchPath(route.path.split('/'), parts) : undefined;
        if (params)
            return { route, params };
    }
    return undefined;
}
function matchPath(pattern, parts) {
    if (pattern.length !== parts.length)
        return undefined;
    const params = {};
    for (const [at, segment] of pattern.entries()) {
        const part = parts[at] ?? '';
        if (segment.startsWith('{')) {
            if (part === '')
                return undefined;
            try {
                params[segment.slice(1, -1)] = decodeURIComponent(part);
            }
            catch {
                return undefined;
            }
        }
        else if (segment !== part)
            return undefined;
    }
    return params;
}
//# sourceMappingURL=routes.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/invocations.js






function notFound() {
    return new ApiError(404, 'ENDPOINT_NOT_FOUND', 'The given endpoint does not exist, please retry after checking the specified model and version deployment exists.');
}
/** 1.5: answers as the entity that traffic (or the path) picks, and names it in `served-model-name`. */
function invoke(world, { name, caller, served, body }) {
    const known = world.endpoints.get(name);
    if (!known)
        throw notFound();
    if (endpointLevel(world, known, caller) === undefined)
        requireLevel(world, known, { caller, level: 'CAN_QUERY' });
    const endpoint = findEndpoint(world, name, { caller, level: 'CAN_QUERY' });
    if (endpoint.stopped)
        throw new ApiError(400, 'BAD_REQUEST', `Endpoint ${name} is stopped.`);
    if (endpoint.foreign) {
        const model = textOf(objectsOf(objectOf(endpoint.foreign.detail.config).served_entities)[0]?.name) ?? name;
        return { body: chatReply(world, model), headers: { 'served-model-name': model } };
    }
    if (!endpoint.config)
        throw notFound();
    invocations_checkRateLimits(world, endpoint, caller);
    const entity = served === undefined ? pickEntity(world, endpoint.config) : endpoint.config.entities.find((item) => item.name === served);
    if (!entity)
        throw notFound();
    if (entity.deployment !== 'DEPLOYMENT_READY') {
        throw new ApiError(503, 'TEMPORARILY_UNAVAILABLE', `Served entity ${entity.name} is not ready.`);
    }
    return { body: answer(world, entity, { body, creator: endpoint.creator ?? '' }), headers: { 'served-model-name': entity.name } };
}
function pickEntity(world, config) {
    let rest = world.random.next() * 100;
    for (const route of config.routes) {
        rest -= route.percent;
        if (rest < 0)
            return config.entities.find(({ name }) => name === route.entity);
    }
    return config.entities[0];
}
/** C16 for `calls`: endpoint limit over all, then the most specific limit of the user. */
function invocations_checkRateLimits(world, endpoint, caller) {
    const limits = objectsOf(endpoint.aiGateway?.rate_limits).filter((limit) => numberOf(limit.calls) !== undefined);
    const now = world.clock.now();
    const recent = (key) => (world.invocations.get(key) ?? []).filter((at) => at > now - 60_000);
    const userKey = `${endpoint.id}|${caller.name}`;
    const callsOf = (limit) => numberOf(limit?.calls) ?? Infinity;
    const groups = groupsOf(caller);
    const own = limits.find((limit) => limit.principal === caller.name) ??
        limits.find((limit) => limit.key === 'user_group' && groups.includes(textOf(limit.principal) ?? '')) ??
        limits.find((limit) => limit.key === 'user' && !limit.principal);
    const refuse = (what) => new ApiError(429, 'REQUEST_LIMIT_EXCEEDED', `User defined rate limit(s) exceeded for '${endpoint.name}'. Requests-per-minute (RPM) rate limit exceeded for ${what}`);
    if (recent(endpoint.id).length >= callsOf(limits.find(({ key }) => key === 'endpoint')))
        throw refuse('endpoint');
    if (recent(userKey).length >= callsOf(own))
        throw refuse('user');
    world.invocations.set(endpoint.id, [...recent(endpoint.id), now]);
    world.invocations.set(userKey, [...recent(userKey), now]);
}
function chatReply(world, model) {
    return {
        id: `chatcmpl-${world.random.hex(24)}`,
        object: 'chat.completion',
        created: Math.floor(world.clock.now() / 1000),
        model,
        choices: [{ index: 0, message: { role: 'assistant', content: 'Hello from the emulator.' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 5, completion_tokens: 5, total_tokens: 10 },
    };
}
function badPayload(text) {
    return new ApiError(400, 'BAD_REQUEST', text);
}
function answer(world, entity, { body, creator }) {
    if (entity.kind === 'external') {
        const problem = entitySecretProblem(world, entity, creator);
        // The cause of a failing provider is inside `external_model_error`.
        if (problem)
            throw new ApiError(401, 'BAD_REQUEST', `{"external_model_provider":"${textOf(objectOf(entity.sent.external_model).provider) ?? ''}","external_model_error":{"error":{"message":"${problem}"}}}`);
    }
    const model = textOf(objectOf(entity.sent.external_model).name) ?? textOf(entity.sent.entity_name) ?? entity.name;
    switch (entity.task) {
        case 'llm/v1/chat':
            if (objectsOf(body.messages).length === 0)
                throw badPayload("Missing required field 'messages'.");
            return chatReply(world, model);
        case 'llm/v1/completions':
            if (body.prompt === undefined)
                throw badPayload("Missing required field 'prompt'.");
            return { object: 'text_completion', model, choices: [{ index: 0, text: 'Hello from the emulator.', finish_reason: 'stop' }] };
        case 'llm/v1/embeddings': {
            if (body.input === undefined)
                throw badPayload("Missing required field 'input'.");
            const inputs = Array.isArray(body.input) ? listOf(body.input) : [body.input];
            return {
                object: 'list',
                model,
                data: inputs.map((_input, index) => ({ object: 'embedding', index, embedding: [0.1, 0.2, 0.3] })),
                usage: { prompt_tokens: 3, total_tokens: 3 },
            };
        }
        default:
            return scoringReply(entity, body);
    }
}
/** Custom models take exactly one of four payload forms. */
function scoringReply(entity, body) {
    const forms = ['dataframe_split', 'dataframe_records', 'instances', 'inputs'].filter((form) => body[form] !== undefined);
    const [form] = forms;
    if (form === undefined || forms.length > 1) {
        throw badPayload("Invalid input. Exactly one of 'dataframe_split', 'dataframe_records', 'instances' or 'inputs' must be given.");
    }
    const rows = form === 'dataframe_split' ? listOf(objectOf(body[form]).data) : listOf(body[form]);
    const results = rows.map((_row, at) => at);
    return entity.kind === 'feature_spec' ? { outputs: results } : { predictions: results };
}
//# sourceMappingURL=invocations.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/registry.js



/** Workspace model registry: names without dots; versions are strings here, unlike in Unity Catalog. */
function registryModel(catalog, name) {
    if (name === undefined || name === '')
        throw invalid("Missing value for required parameter 'name'.");
    if (name.includes('.'))
        throw missing(`Registered Model with name=${name} not found`);
    return findModel(catalog, name);
}
function render(model, version) {
    const aliases = [...model.aliases].filter(([, target]) => target === version.version).map(([alias]) => alias);
    return omitUnset({
        name: model.name,
        version: String(version.version),
        creation_timestamp: version.createdAt,
        last_updated_timestamp: version.createdAt,
        current_stage: 'None',
        source: `dbfs:/databricks/mlflow/${model.name}/${version.version}`,
        status: version.status,
        aliases,
    });
}
function getRegisteredModel(catalog, name) {
    const model = registryModel(catalog, name);
    const versions = [...model.versions.values()];
    return {
        registered_model: omitUnset({
            name: model.name,
            creation_timestamp: versions[0]?.createdAt,
            last_updated_timestamp: versions.at(-1)?.createdAt,
            user_id: model.owner,
            latest_versions: versions.slice(-1).map((version) => render(model, version)),
            aliases: [...model.aliases].map(([alias, version]) => ({ alias, version: String(version) })),
        }),
    };
}
function getModelVersion(catalog, name, version) {
    const model = registryModel(catalog, name);
    if (version === undefined)
        throw invalid("Missing value for required parameter 'version'.");
    return { model_version: render(model, findVersion(model, version)) };
}
function getVersionByAlias(catalog, name, alias) {
    const model = registryModel(catalog, name);
    const target = alias === undefined ? undefined : model.aliases.get(alias);
    if (target === undefined)
        throw missing(`Registered model alias ${alias ?? ''} not found.`);
    return { model_version: render(model, findVersion(model, String(target))) };
}
/** R19 in the four forms of 4.2 and E9. */
function optimizationInfo(catalog, name, version) {
    const { optimization } = findVersion(findModel(catalog, name), version);
    switch (optimization.kind) {
        case 'chunk':
            return { optimizable: true, model_type: optimization.modelType ?? 'llama', throughput_chunk_size: optimization.size };
        case 'units':
            return { optimizable: true, model_type: optimization.modelType ?? 'gpt_oss', model_unit_chunk_size: optimization.size };
        case 'not-optimizable':
            return { optimizable: false };
        case 'absent':
            return {};
        case 'error':
            throw new ApiError(optimization.status, optimization.code, optimization.message);
    }
}
//# sourceMappingURL=registry.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/sub-resources.js








function openForChange(world, { name, caller }) {
    const endpoint = findEndpoint(world, name, { caller, level: 'CAN_MANAGE' });
    if (endpoint.foreign && endpoint.kind !== 'foundation')
        throw invalid(`Endpoint ${name} cannot be changed through this API.`);
    rememberBefore(world, name);
    return endpoint;
}
function touch(world, endpoint) {
    endpoint.updatedAt = wholeSeconds(world.clock.now());
}
/** R10: full replace, without a config update; an empty body clears the gateway. */
function putGateway(world, target, body) {
    const endpoint = openForChange(world, target);
    endpoint.aiGateway = readGateway(body, {
        options: world.options,
        endpointName: endpoint.name,
        kind: endpoint.kind,
        live: endpoint.aiGateway,
    });
    touch(world, endpoint);
    return clone(endpoint.aiGateway ?? {});
}
/** R11: adds or overwrites, then deletes; unknown keys to delete are ignored. */
function patchTags(world, target, body) {
    const endpoint = openForChange(world, target);
    const tags = new Map(endpoint.tags);
    for (const tag of objectsOf(body.add_tags))
        setTag(tags, tag);
    for (const key of textsOf(body.delete_tags))
        tags.delete(key);
    endpoint.tags = tags;
    touch(world, endpoint);
    const rendered = renderTags(world, endpoint);
    return rendered.length === 0 ? {} : { tags: rendered };
}
/** R12, deprecated: stored, never returned by GET. */
function putRateLimits(world, target, body) {
    const endpoint = openForChange(world, target);
    endpoint.rateLimits = readLegacyRateLimits(body, endpoint.kind);
    touch(world, endpoint);
    return endpoint.rateLimits.length === 0 ? {} : { rate_limits: clone(endpoint.rateLimits) };
}
/** R13. */
function patchNotifications(world, target, body) {
    const endpoint = openForChange(world, target);
    if (body.email_notifications === undefined)
        throw invalid("Missing required field 'email_notifications'.");
    endpoint.notifications = readNotifications(body.email_notifications);
    touch(world, endpoint);
    return { name: endpoint.name, ...(endpoint.notifications ? { email_notifications: clone(endpoint.notifications) } : {}) };
}
/** R14: custom models only, 409 while updating (C23). */
function patchTelemetry(world, target, body) {
    const endpoint = openForChange(world, target);
    if (endpoint.kind !== 'custom')
        throw invalid('telemetry_config is only supported for custom model endpoints.');
    if (endpoint.configUpdate === 'IN_PROGRESS') {
        throw conflict(`Endpoint ${endpoint.name} is currently updating. Please wait for the update to complete.`);
    }
    endpoint.telemetry = readTelemetry(world, body.telemetry_config, endpoint.telemetry);
    touch(world, endpoint);
    return renderDetail(world, endpoint, { caller: target.caller, reply: 'update' });
}
/** R15 and R16: logs of one served entity; without a version the active config's, else the pending one's. */
function readLogs(world, target, { served, version, kind }) {
    const endpoint = findEndpoint(world, target.name, { caller: target.caller, level: 'CAN_VIEW' });
    const wanted = version ?? endpoint.config?.version ?? endpoint.pending?.version ?? endpoint.lastVersion;
    const logs = endpoint.logs.get(`${wanted}/${served}`);
    const deployed = endpoint.kind === 'custom' || endpoint.kind === 'throughput' || endpoint.kind === 'feature_spec';
    if (!logs || !deployed)
        throw missing(`Served entity '${served}' of config version ${wanted} does not exist or has no logs.`);
    return { logs: logs[kind] };
}
/** R17. */
function readMetrics(world, target) {
    const endpoint = findEndpoint(world, target.name, { caller: target.caller, level: 'CAN_VIEW' });
    if (!endpoint.config)
        throw new ApiError(400, 'BAD_REQUEST', `Endpoint ${target.name} has no metrics yet.`);
    const lines = endpoint.config.entities.map(({ name }) => `request_count_total{endpoint_name="${endpoint.name}",served_model_name="${name}"} ${world.invocations.get(endpoint.id)?.length ?? 0}`);
    return ['# HELP request_count_total Number of requests', '# TYPE request_count_total counter', ...lines, '# EOF', ''].join('\n');
}
/** R18: needs READY and a logged signature (C29). */
function readOpenApi(world, target) {
    const endpoint = findEndpoint(world, target.name, { caller: target.caller, level: 'CAN_VIEW' });
    if (!isReady(endpoint) || !endpoint.config) {
        throw new ApiError(400, 'INVALID_STATE', `Endpoint ${target.name} is not ready.`);
    }
    const unsigned = endpoint.config.entities.find(({ sent }) => {
        const model = world.catalog.models.get(String(sent.entity_name));
        return model?.versions.get(Number(sent.entity_version))?.signature === false;
    });
    if (unsigned)
        throw invalid(`Served entity '${unsigned.name}' has no model signature.`);
    const paths = endpoint.config.entities.map(({ name }) => [
        `/served-models/${name}/invocations`,
        { post: { requestBody: { content: { 'application/json': { schema: { type: 'object' } } } }, responses: { '200': { description: 'OK' } } } },
    ]);
    return {
        openapi: '3.1.0',
        info: { title: endpoint.name, version: String(endpoint.config.version) },
        servers: [{ url: `https://workspace.example.com/serving-endpoints/${endpoint.name}` }],
        paths: Object.fromEntries(paths),
    };
}
//# sourceMappingURL=sub-resources.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/serving-routes.js







const root = '/api/2.0/serving-endpoints';
const serving_routes_acl = '/api/2.0/permissions/serving-endpoints/{id}';
function target({ params, caller }) {
    return { name: params.name ?? '', caller };
}
function ok(body) {
    return { body };
}
function logsRoute(path, kind) {
    return {
        method: 'GET',
        path: `${root}/{name}/served-models/{served}/${path}`,
        handle: (request) => ok(readLogs(request.world, target(request), {
            served: request.params.served ?? '',
            version: request.query.get('config_version') ?? undefined,
            kind,
        })),
    };
}
/** R1-R19, R30-R31: endpoints and their sub-resources. Literal paths come before `{name}`. */
const endpointRoutes = [
    {
        method: 'POST',
        path: root,
        handle: ({ world, caller, read }) => ok(createEndpoint(world, read(messages.create), { caller, route: 'core' })),
    },
    {
        method: 'POST',
        path: `${root}/pt`,
        handle: ({ world, caller, read }) => ok(createEndpoint(world, read(messages.createPt), { caller, route: 'pt' })),
    },
    {
        method: 'PUT',
        path: `${root}/pt/{name}/config`,
        handle: ({ world, caller, read, params }) => {
            const config = objectOf(read(messages.ptConfig).config);
            return ok(updateConfig(world, { name: params.name ?? '', config, caller, route: 'pt' }));
        },
    },
    { method: 'GET', path: root, handle: ({ world, caller }) => ok(listEndpoints(world, caller)) },
    {
        method: 'GET',
        path: `${root}/get-model-optimization-info/{model}/{version}`,
        handle: ({ world, params }) => ok(optimizationInfo(world.catalog, params.model ?? '', params.version ?? '')),
    },
    {
        method: 'GET',
        path: `${root}/{name}`,
        handle: ({ world, caller, params, stale }) => ok(getEndpoint(world, params.name ?? '', { caller, stale })),
    },
    {
        method: 'DELETE',
        path: `${root}/{name}`,
        handle: ({ world, caller, params }) => {
            deleteEndpoint(world, params.name ?? '', caller);
            return ok(world.options.deleteReply === 'object' ? {} : undefined);
        },
    },
    {
        method: 'PUT',
        path: `${root}/{name}/config`,
        handle: ({ world, caller, read, params }) => ok(updateConfig(world, { name: params.name ?? '', config: read(messages.config), caller, route: 'core' })),
    },
    {
        method: 'POST',
        path: `${root}/{name}/config:stop`,
        handle: ({ world, caller, params }) => ok(stopEndpoint(world, params.name ?? '', caller)),
    },
    {
        method: 'POST',
        path: `${root}/{name}/config:start`,
        handle: ({ world, caller, params }) => ok(startEndpoint(world, params.name ?? '', caller)),
    },
    {
        method: 'PUT',
        path: `${root}/{name}/ai-gateway`,
        handle: (request) => ok(putGateway(request.world, target(request), request.read(messages.aiGateway))),
    },
    {
        method: 'PATCH',
        path: `${root}/{name}/tags`,
        handle: (request) => ok(patchTags(request.world, target(request), request.read(messages.tags))),
    },
    {
        method: 'PUT',
        path: `${root}/{name}/rate-limits`,
        handle: (request) => ok(putRateLimits(request.world, target(request), request.read(messages.rateLimits))),
    },
    {
        method: 'PATCH',
        path: `${root}/{name}/notifications`,
        handle: (request) => ok(patchNotifications(request.world, target(request), request.read(messages.notifications))),
    },
    {
        method: 'PATCH',
        path: `${root}/{name}/telemetry-config`,
        handle: (request) => ok(patchTelemetry(request.world, target(request), request.read(messages.telemetry))),
    },
    logsRoute('build-logs', 'build'),
    logsRoute('logs', 'server'),
    {
        method: 'GET',
        path: `${root}/{name}/metrics`,
        handle: (request) => ({
            body: readMetrics(request.world, target(request)),
            headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' },
        }),
    },
    {
        method: 'GET',
        path: `${root}/{name}/openapi`,
        handle: (request) => ok(readOpenApi(request.world, target(request))),
    },
];
/** R40-R43: permissions, by endpoint id. */
const permissionRoutes = [
    {
        method: 'GET',
        path: serving_routes_acl,
        handle: ({ world, caller, params }) => {
            requireAcl(world, params.id ?? '', { caller, level: 'CAN_VIEW' });
            return ok(renderAcl(world, params.id ?? ''));
        },
    },
    ...['PUT', 'PATCH'].map((method) => ({
        method,
        path: serving_routes_acl,
        handle: ({ world, caller, params, read }) => {
            const id = params.id ?? '';
            requireAcl(world, id, { caller, level: 'CAN_MANAGE' });
            (method === 'PUT' ? replaceGrants : mergeGrants)(world, id, read(messages.acl));
            return ok(renderAcl(world, id));
        },
    })),
    {
        method: 'GET',
        path: `${serving_routes_acl}/permissionLevels`,
        handle: ({ world, caller, params }) => {
            requireAcl(world, params.id ?? '', { caller, level: 'CAN_VIEW' });
            return ok(permissionLevels);
        },
    },
];
/** 1.5: invocations, by endpoint, by served entity, and in the OpenAI-compatible form. */
const invocationRoutes = [
    {
        method: 'POST',
        path: '/serving-endpoints/chat/completions',
        handle: ({ world, caller, json }) => {
            const body = json();
            return invoke(world, { name: textOf(body.model) ?? '', caller, body });
        },
    },
    {
        method: 'POST',
        path: '/serving-endpoints/{name}/invocations',
        handle: ({ world, caller, params, json }) => invoke(world, { name: params.name ?? '', caller, body: json() }),
    },
    {
        method: 'POST',
        path: '/serving-endpoints/{name}/served-models/{served}/invocations',
        handle: ({ world, caller, params, json }) => invoke(world, { name: params.name ?? '', served: params.served ?? '', caller, body: json() }),
    },
];
//# sourceMappingURL=serving-routes.js.map
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./lib/src/emulator/jwt.js


function parseJwt(token) {
    const [header, claims, signature, ...rest] = token.split('.');
    if (!header || !claims || signature === undefined || rest.length > 0)
        return undefined;
    try {
        const read = (part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
        const [head, body] = [read(header), read(claims)];
        if (!isObject(head) || !isObject(body))
            return undefined;
        return { header: head, claims: body, signed: `${header}.${claims}`, signature: Buffer.from(signature, 'base64url') };
    }
    catch {
        return undefined;
    }
}
/** The audiences it was made for. */
function audiencesOf({ claims }) {
    return (Array.isArray(claims.aud) ? claims.aud : [claims.aud]).flatMap((audience) => textOf(audience) ?? []);
}
function isSigned(jwt, keys) {
    return keys
        .filter((key) => jwt.header.kid === undefined || key.kid === jwt.header.kid)
        .some((key) => {
        const publicKey = (0,external_node_crypto_namespaceObject.createPublicKey)({ key, format: 'jwk' });
        const options = jwt.header.alg === 'ES256' ? { key: publicKey, dsaEncoding: 'ieee-p1363' } : publicKey;
        return (0,external_node_crypto_namespaceObject.verify)('sha256', Buffer.from(jwt.signed), options, jwt.signature);
    });
}
//# sourceMappingURL=jwt.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/entra.js



const databricks = '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d';
/** Service management and resource manager of the three clouds (1.4); either is good for what is emulated of Azure. */
const management = /^https:\/\/management\.(core\.windows\.net|azure\.com|core\.usgovcloudapi\.net|usgovcloudapi\.net|core\.chinacloudapi\.cn|chinacloudapi\.cn)\/?$/;
/** An error of Entra (2.6): the text goes on with what only Microsoft's support can use. */
function entra_refuse(world, { status, error, number, text }) {
    const [trace, correlation] = [world.random.uuid(), world.random.uuid()];
    const timestamp = new Date(world.clock.now()).toISOString().replace('T', ' ').replace(/\.\d+Z$/, 'Z');
    return new RawReply(status, {
        error,
        error_description: `AADSTS${String(number)}: ${text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
        error_codes: [number],
        timestamp,
        trace_id: trace,
        correlation_id: correlation,
        error_uri: `https://login.microsoftonline.com/error?code=${String(number)}`,
    });
}
/** `POST /{tenant}/oauth2/token` and `/{tenant}/oauth2/v2.0/token`: client credentials by a secret or an assertion (2.6, 2.7). */
function issueEntraToken(world, { tenant, form, version }) {
    if (tenant.toLowerCase() !== world.options.azureTenantId) {
        throw entra_refuse(world, { status: 400, error: 'invalid_request', number: 90002, text: `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.` });
    }
    if (form.get('grant_type') !== 'client_credentials') {
        throw entra_refuse(world, { status: 400, error: 'unsupported_grant_type', number: 70003, text: 'The app requested an unsupported grant type.' });
    }
    const clientId = form.get('client_id') ?? '';
    const principal = world.directory.principals.get(clientId);
    const application = principal?.application;
    if (!principal || !application) {
        throw entra_refuse(world, { status: 400, error: 'unauthorized_client', number: 700016, text: `Application with identifier '${clientId}' was not found in the directory '${tenant}'.` });
    }
    if (form.has('client_assertion'))
        checkAssertion(world, form, application);
    else if (application.secrets?.includes(form.get('client_secret') ?? '') !== true) {
        throw entra_refuse(world, { status: 401, error: 'invalid_client', number: 7000215, text: `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.` });
    }
    const asked = version === 1 ? form.get('resource') : (form.get('scope') ?? '').replace(/\/\.default$/, '');
    return grantResource(world, principal, { asked: asked ?? '', version });
}
function grantResource(world, principal, { asked, version }) {
    const resource = asked === databricks ? 'databricks' : management.test(asked) ? 'management' : undefined;
    if (resource === undefined) {
        throw entra_refuse(world, { status: 400, error: 'invalid_resource', number: 500011, text: `The resource principal named ${asked} was not found in the tenant.` });
    }
    const now = world.clock.now();
    const ttl = world.options.tokenTtlMs;
    const token = `emu-entra-${world.random.hex(24)}`;
    world.directory.issued.set(token, { principal: principal.name, resource, expiresAt: now + ttl });
    const seconds = Math.floor(ttl / 1000);
    if (version === 2)
        return { token_type: 'Bearer', expires_in: seconds, ext_expires_in: seconds, access_token: token };
    return {
        token_type: 'Bearer',
        expires_in: String(seconds),
        ext_expires_in: String(seconds),
        expires_on: String(Math.floor((now + ttl) / 1000)),
        not_before: String(Math.floor(now / 1000)),
        resource: asked,
        access_token: token,
    };
}
/** Issuer, audience and subject of one federated credential, in the very letter case (2.7). */
function checkAssertion(world, form, application) {
    const jwt = form.get('client_assertion_type') === 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' ? parseJwt(form.get('client_assertion') ?? '') : undefined;
    const fail = (number, text) => entra_refuse(world, { status: 401, error: 'invalid_client', number, text });
    if (!jwt)
        throw fail(50027, 'JWT token is invalid or malformed.');
    const seconds = world.clock.now() / 1000;
    if ((numberOf(jwt.claims.exp) ?? 0) <= seconds || (numberOf(jwt.claims.nbf) ?? 0) > seconds + 60) {
        throw fail(700024, 'Client assertion is not within its valid time range.');
    }
    const [issuer, subject, audiences] = [textOf(jwt.claims.iss) ?? '', textOf(jwt.claims.sub) ?? '', audiencesOf(jwt)];
    const byIssuer = (application.credentials ?? []).filter((credential) => credential.issuer === issuer);
    const none = (what, value) => `No matching federated identity record found for presented assertion ${what} '${value}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://docs.microsoft.com/azure/active-directory/develop/workload-identity-federation`;
    if (byIssuer.length === 0)
        throw fail(700211, none('issuer', issuer));
    const bySubject = byIssuer.filter((credential) => credential.subject === subject);
    if (bySubject.length === 0) {
        const nearly = byIssuer.some((credential) => credential.subject.toLowerCase() === subject.toLowerCase());
        throw nearly ? fail(7002138, `${none('subject', subject)} The subject matches with a case-insensitive comparison, but not with a case-sensitive one.`) : fail(700213, none('subject', subject));
    }
    if (!bySubject.some((credential) => audiences.includes(credential.audience)))
        throw fail(700212, none('audience', audiences.join(',')));
}
/** The machine's instance metadata service: tokens of its managed identities. */
function issueMachineToken(world, { query, header }) {
    const bad = (error, description) => new RawReply(400, { error, error_description: description });
    if (header('metadata')?.toLowerCase() !== 'true' || header('x-forwarded-for') !== undefined)
        throw bad('invalid_request', 'Required metadata header not specified');
    return grantIdentity(world, query);
}
/** The same for a container of Azure, by the key that it finds in its environment; only the moment of the end is told. */
function issueContainerToken(world, { query, header }) {
    if (header('x-identity-header') !== world.options.identityHeader)
        throw new RawReply(401, { statusCode: 401, message: 'Unauthorized' });
    const { access_token, expires_on, resource, token_type, client_id } = grantIdentity(world, query);
    return { access_token, expires_on, resource, token_type, client_id };
}
function grantIdentity(world, query) {
    const bad = (error, description) => new RawReply(400, { error, error_description: description });
    if (query.get('api-version') === null)
        throw bad('invalid_request', 'Required query variable \'api-version\' is missing');
    const assigned = [...world.directory.principals.values()].filter(({ application }) => application?.onMachine === true);
    const clientId = query.get('client_id');
    if (clientId === null && assigned.length > 1) {
        throw bad('invalid_request', 'Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request');
    }
    const principal = assigned.find(({ name }) => clientId === null || name === clientId);
    if (!principal)
        throw bad('invalid_request', 'Identity not found');
    return { ...grantResource(world, principal, { asked: query.get('resource') ?? '', version: 1 }), client_id: principal.name };
}
/** `GET {resource id}` at Azure's resource manager: where the workspace is (2.6). */
function readResource(world, request) {
    const fail = (status, code, message) => new RawReply(status, { error: { code, message } });
    const [scheme, token = ''] = (request.header('authorization') ?? '').split(/\s+/, 2);
    const grant = world.directory.issued.get(token);
    if (scheme?.toLowerCase() !== 'bearer' || grant?.resource !== 'management' || grant.expiresAt <= world.clock.now()) {
        throw fail(401, 'InvalidAuthenticationToken', 'The access token is invalid.');
    }
    if (request.query.get('api-version') === null)
        throw fail(400, 'MissingApiVersionParameter', "The api-version query parameter (?api-version=) is required for all requests.");
    const principal = world.directory.principals.get(grant.principal);
    if (principal?.application?.managesResource !== true) {
        throw fail(403, 'AuthorizationFailed', `The client '${grant.principal}' does not have authorization to perform action 'Microsoft.Databricks/workspaces/read' over scope '${request.path}'.`);
    }
    const { azureResourceId, azureWorkspaceName, workspaceId } = world.options;
    if (request.path.toLowerCase() !== azureResourceId.toLowerCase()) {
        throw fail(404, 'ResourceNotFound', `The Resource '${request.path}' was not found.`);
    }
    return { id: azureResourceId, type: 'Microsoft.Databricks/workspaces', properties: { workspaceId, workspaceUrl: azureWorkspaceName === '' ? new URL(request.base).host : azureWorkspaceName, provisioningState: 'Succeeded' } };
}
//# sourceMappingURL=entra.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/oauth.js



/** `/.well-known/databricks-config` (auth facts 6A). */
function hostMetadata(world, base) {
    const { options } = world;
    return {
        oidc_endpoint: `${base}/oidc`,
        account_id: options.accountId,
        workspace_id: options.workspaceId,
        cloud: options.cloud,
        host_type: options.requireWorkspaceHeader ? 'unified' : 'workspace',
        token_federation_default_oidc_audiences: [`${base}/oidc/v1/token`],
    };
}
function discovery(base) {
    return { authorization_endpoint: `${base}/oidc/v1/authorize`, token_endpoint: `${base}/oidc/v1/token` };
}
function oauth_refuse(error, description, status = 401) {
    return new RawReply(status, { error, error_description: description });
}
/** `POST /oidc/v1/token`: client credentials (2.3) or token exchange (2.4).  */
function issueToken(world, { form, authorization, base }) {
    if (world.options.tokenIpBlocked) {
        throw new RawReply(403, { code: 'IP_BLOCKED', reason: 'Source IP address 203.0.113.7 is blocked by the IP access list of this workspace' });
    }
    switch (form.get('grant_type')) {
        case 'client_credentials':
            return grant(world, clientPrincipal(world, form, authorization), form);
        case 'urn:ietf:params:oauth:grant-type:token-exchange':
            if (authorization !== undefined)
                throw oauth_refuse('invalid_request', 'Authorization header is not allowed for token exchange', 400);
            return grant(world, federatedPrincipal(world, form, base), form);
        default:
            throw oauth_refuse('unsupported_grant_type', 'The grant type is not supported', 400);
    }
}
function grant(world, principal, form) {
    const scope = form.get('scope');
    if (scope !== 'all-apis' && scope !== 'model-serving')
        throw oauth_refuse('invalid_scope', `Unknown scope '${scope ?? ''}'`, 400);
    const token = `emu-oauth-${world.random.hex(24)}`;
    const ttl = world.options.tokenTtlMs;
    world.directory.issued.set(token, { principal: principal.name, resource: 'databricks', expiresAt: world.clock.now() + ttl });
    return { access_token: token, token_type: 'Bearer', expires_in: Math.floor(ttl / 1000), scope };
}
/** Basic authentication with both parts URL-encoded; credentials in the form are accepted too. */
function clientPrincipal(world, form, authorization) {
    const failed = () => oauth_refuse('invalid_client', 'Client authentication failed');
    let id = form.get('client_id') ?? '';
    let secret = form.get('client_secret') ?? '';
    if (authorization !== undefined) {
        const match = /^basic\s+(.+)$/i.exec(authorization);
        const decoded = Buffer.from(match?.[1] ?? '', 'base64').toString('utf8');
        const colon = decoded.indexOf(':');
        if (!match || colon < 0)
            throw failed();
        try {
            id = decodeURIComponent(decoded.slice(0, colon));
            secret = decodeURIComponent(decoded.slice(colon + 1));
        }
        catch {
            throw failed();
        }
    }
    const principal = world.directory.principals.get(id);
    if (!principal?.member || !principal.secrets.includes(secret))
        throw failed();
    return principal;
}
function federatedPrincipal(world, form, base) {
    if (form.get('subject_token_type') !== 'urn:ietf:params:oauth:token-type:jwt') {
        throw oauth_refuse('invalid_request', 'subject_token_type must be urn:ietf:params:oauth:token-type:jwt', 400);
    }
    const jwt = parseJwt(form.get('subject_token') ?? '');
    if (!jwt)
        throw oauth_refuse('invalid_request', 'subject_token is not a JWT', 400);
    if (!['RS256', 'ES256'].includes(textOf(jwt.header.alg) ?? ''))
        throw oauth_refuse('invalid_grant', 'JWT algorithm must be RS256 or ES256');
    const now = world.clock.now() / 1000;
    if ((numberOf(jwt.claims.exp) ?? 0) <= now)
        throw oauth_refuse('invalid_grant', 'JWT is expired');
    if ((numberOf(jwt.claims.nbf) ?? 0) > now + 60)
        throw oauth_refuse('invalid_grant', 'JWT is not valid yet');
    const clientId = form.get('client_id');
    const candidates = [...world.directory.principals.values()].filter(({ name, member }) => member && (clientId === null || name === clientId));
    const found = candidates.find(({ policies }) => policies.some((policy) => matches(world, policy, jwt)));
    if (found)
        return found;
    throw oauth_refuse('invalid_grant', `TOKEN_SUBJECT_INVALID: no federation policy of ${clientId ?? `the account at ${base}`} matches subject '${textOf(jwt.claims.sub) ?? ''}' and audience '${audiencesOf(jwt).join(',')}'`);
}
/** Issuer equal, one audience listed (unset: the account id), subject claim equal; no wildcards (2.4). */
function matches(world, policy, jwt) {
    const audiences = policy.audiences ?? [world.options.accountId];
    return (jwt.claims.iss === policy.issuer &&
        audiencesOf(jwt).some((audience) => audiences.includes(audience)) &&
        jwt.claims[policy.subject_claim ?? 'sub'] === policy.subject &&
        (!policy.jwks || isSigned(jwt, policy.jwks.keys)));
}
//# sourceMappingURL=oauth.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/sign-in-routes.js



/** The address that the caller used: a front that speaks TLS for the emulator says under which name it was asked. */
function addressOf({ header, base }) {
    const name = header('x-forwarded-host');
    return name === undefined ? base : `https://${name}`;
}
const sign_in_routes_ok = (body) => ({ body });
/** Host metadata, discovery and tokens of the workspace (1.4, 2.2 to 2.5). */
const workspaceSignIn = [
    {
        method: 'GET',
        path: '/.well-known/databricks-config',
        open: true,
        handle: (request) => {
            if (request.world.options.metadata === '404')
                throw missing('Not found');
            return sign_in_routes_ok(hostMetadata(request.world, addressOf(request)));
        },
    },
    {
        method: 'GET',
        path: '/oidc/.well-known/oauth-authorization-server',
        open: true,
        handle: (request) => {
            if (request.world.options.discovery === '404')
                throw missing('Not found');
            return sign_in_routes_ok(discovery(addressOf(request)));
        },
    },
    {
        method: 'POST',
        path: '/oidc/v1/token',
        open: true,
        handle: (request) => sign_in_routes_ok(issueToken(request.world, { form: request.form(), authorization: request.header('authorization'), base: addressOf(request) })),
    },
    {
        method: 'GET',
        path: '/aad/auth',
        open: true,
        handle: ({ world }) => {
            const { cloud, entraUrl, azureTenantId } = world.options;
            if (cloud !== 'Azure')
                throw missing('Not found');
            throw new RawReply(302, '', { Location: `${entraUrl}/${azureTenantId}/oauth2/authorize?response_type=code&state=emulated` });
        },
    },
];
const resource = '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Databricks/workspaces/{workspace}';
/** Services of Azure itself, which have other hosts: Entra, the resource manager, the machine's metadata (2.6, 2.7). */
const azureServices = [
    { method: 'POST', path: '/{tenant}/oauth2/token', open: true, handle: ({ world, params, form }) => sign_in_routes_ok(issueEntraToken(world, { tenant: params.tenant ?? '', form: form(), version: 1 })) },
    { method: 'POST', path: '/{tenant}/oauth2/v2.0/token', open: true, handle: ({ world, params, form }) => sign_in_routes_ok(issueEntraToken(world, { tenant: params.tenant ?? '', form: form(), version: 2 })) },
    { method: 'GET', path: '/metadata/identity/oauth2/token', open: true, handle: ({ world, query, header }) => sign_in_routes_ok(issueMachineToken(world, { query, header })) },
    { method: 'GET', path: '/msi/token', open: true, handle: ({ world, query, header }) => sign_in_routes_ok(issueContainerToken(world, { query, header })) },
    {
        method: 'GET',
        path: resource,
        open: true,
        handle: ({ world, params, query, header, base }) => {
            const path = resource.replace(/\{(\w+)\}/g, (_all, name) => params[name] ?? '');
            return sign_in_routes_ok(readResource(world, { path, query, header, base }));
        },
    },
];
const signInRoutes = [...workspaceSignIn, ...azureServices];
//# sourceMappingURL=sign-in-routes.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/workspace-routes.js





const uc = '/api/2.1/unity-catalog/models/{model}';
const registry = '/api/2.0/mlflow';
function withAliases({ query }) {
    return query.get('include_aliases') === 'true';
}
function optional(query, name) {
    return query.get(name) ?? undefined;
}
function workspace_routes_ok(body) {
    return { body };
}
/** R50-R53 and the workspace registry. */
const modelRoutes = [
    {
        method: 'GET',
        path: uc,
        handle: (request) => workspace_routes_ok(renderModel(request.world.catalog, request.params.model ?? '', { caller: request.caller, aliases: withAliases(request) })),
    },
    {
        method: 'GET',
        path: `${uc}/versions`,
        handle: ({ world, caller, params, query }) => workspace_routes_ok(listVersions(world.catalog, params.model ?? '', {
            caller,
            max: optional(query, 'max_results'),
            token: optional(query, 'page_token'),
        })),
    },
    {
        method: 'GET',
        path: `${uc}/versions/{version}`,
        handle: (request) => workspace_routes_ok(readVersion(request.world.catalog, request.params.model ?? '', {
            caller: request.caller,
            version: request.params.version ?? '',
            aliases: withAliases(request),
        })),
    },
    {
        method: 'GET',
        path: `${uc}/aliases/{alias}`,
        handle: (request) => workspace_routes_ok(readAlias(request.world.catalog, request.params.model ?? '', {
            caller: request.caller,
            alias: request.params.alias ?? '',
            aliases: withAliases(request),
        })),
    },
    {
        method: 'GET',
        path: `${registry}/registered-models/get`,
        handle: ({ world, query }) => workspace_routes_ok(getRegisteredModel(world.catalog, optional(query, 'name'))),
    },
    {
        method: 'GET',
        path: `${registry}/registered-models/alias`,
        handle: ({ world, query }) => workspace_routes_ok(getVersionByAlias(world.catalog, optional(query, 'name'), optional(query, 'alias'))),
    },
    {
        method: 'GET',
        path: `${registry}/model-versions/get`,
        handle: ({ world, query }) => workspace_routes_ok(getModelVersion(world.catalog, optional(query, 'name'), optional(query, 'version'))),
    },
];
/** R60-R61. */
const secretRoutes = [
    { method: 'GET', path: '/api/2.0/secrets/scopes/list', handle: ({ world, caller }) => workspace_routes_ok(listScopes(world.secrets, caller)) },
    {
        method: 'GET',
        path: '/api/2.0/secrets/list',
        handle: ({ world, caller, query }) => {
            const scope = query.get('scope');
            if (!scope)
                throw invalid("Missing value for required parameter 'scope'.");
            return workspace_routes_ok(listSecrets(world.secrets, scope, caller));
        },
    },
];
function scimError(status, detail) {
    return new RawReply(status, { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], detail, status: String(status) });
}
/** 1.8: errors of this route have the SCIM form. */
const identityRoutes = [
    {
        method: 'GET',
        path: '/api/2.0/preview/scim/v2/Me',
        handle: ({ caller }) => {
            if (!caller.member)
                throw scimError(403, `User ${caller.name} is not a member of this workspace.`);
            return workspace_routes_ok({
                schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
                id: caller.id,
                userName: caller.name,
                displayName: caller.displayName,
                active: true,
                groups: groupsOf(caller).map((display) => ({ display, type: 'direct', value: display })),
                entitlements: caller.workspaceAccess ? [{ value: 'workspace-access' }] : [],
                ...(caller.kind === 'user' ? { emails: [{ type: 'work', value: caller.name, primary: true }] } : {}),
            });
        },
    },
];
//# sourceMappingURL=workspace-routes.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/handle.js








const routes = [
    ...signInRoutes, ...endpointRoutes, ...permissionRoutes, ...modelRoutes, ...secretRoutes, ...identityRoutes, ...invocationRoutes,
];
const nobody = {
    kind: 'user', name: '', displayName: '', id: '', groups: [], admin: false, workspaceAccess: false, member: false,
    tokens: [], secrets: [], budgetPolicyId: undefined, policies: [],
};
/** Answers one request against the world; every refusal becomes a reply, nothing is thrown. */
function handleRequest(world, request, { stale }) {
    const requestId = world.random.uuid();
    const unknownFields = [];
    const matched = matchRoute(routes, request.method, request.path);
    const finish = (reply) => ({
        ...send(reply, { 'x-request-id': requestId, 'x-databricks-org-id': world.options.workspaceId }),
        unknownRoute: matched === undefined,
        unknownFields,
    });
    try {
        const caller = matched?.route.open === true ? nobody : authenticate(world, request.header);
        if (!matched)
            throw new ApiError(404, 'ENDPOINT_NOT_FOUND', `No API found for '${request.method} ${request.path}'`);
        return finish(matched.route.handle({
            world,
            caller,
            params: matched.params,
            query: request.query,
            header: request.header,
            base: request.base,
            stale,
            json: () => parseBody(request.body),
            form: () => new URLSearchParams(request.body),
            read: (shape) => readBody(world, shape, { body: request.body, unknownFields }),
        }));
    }
    catch (error) {
        return finish(errorReply(world, error, requestId));
    }
}
function parseBody(body) {
    if (body.trim() === '')
        return {};
    try {
        const value = JSON.parse(body);
        if (isObject(value))
            return value;
    }
    catch {
        // Falls through to the same refusal as any other body that is not an object.
    }
    throw malformed('Could not parse request object: expected a JSON object.');
}
function readBody(world, shape, { body, unknownFields }) {
    const message = readMessage(shape, parseBody(body), unknownFields);
    if (world.options.rejectUnknownFields && unknownFields.length > 0) {
        throw malformed(`Could not parse request object: unknown field '${String(unknownFields[0])}'.`);
    }
    return message;
}
function errorReply(world, error, requestId) {
    if (error instanceof RawReply) {
        return { status: error.status, body: isObject(error.body) ? error.body : String(error.body), headers: error.headers };
    }
    if (error instanceof ApiError) {
        const details = [
            ...(error.extras.details ?? []),
            ...(world.options.errorDetails && typeof error.code === 'string'
                ? [{ '@type': 'type.googleapis.com/google.rpc.RequestInfo', request_id: requestId }]
                : []),
        ];
        const body = { error_code: error.code, message: error.message, ...(details.length > 0 ? { details } : {}) };
        return { status: error.status, body, headers: error.extras.headers ?? {} };
    }
    // A fault of the emulator itself must be told apart from an emulated one.
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: 500, body: { error_code: 'EMULATOR_BUG', message: text } };
}
function send(reply, always) {
    const isText = typeof reply.body === 'string';
    const body = reply.body === undefined ? '' : isText ? reply.body : JSON.stringify(reply.body);
    const type = body === '' ? {} : { 'Content-Type': isText ? 'text/plain; charset=utf-8' : 'application/json' };
    return { status: reply.status ?? 200, headers: { ...type, ...always, ...reply.headers }, body };
}
//# sourceMappingURL=handle.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/recorder.js

const secretFields = new Set(['access_token', 'id_token', 'client_secret', 'subject_token', 'client_assertion', 'password', 'refresh_token']);
/** Keeps the scheme of an Authorization header and hides the rest; hides tokens in other headers. */
function redactHeaders(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => {
        const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
        if (name === 'authorization')
            return [name, `${text.split(/\s+/, 1)[0] ?? ''} [redacted]`];
        return [name, /token|cookie/.test(name) ? '[redacted]' : text];
    }));
}
/** The body as it can be recorded: JSON parsed, forms as objects, credentials hidden. */
function redactBody(text, contentType) {
    if (text === '')
        return undefined;
    if (contentType?.startsWith('application/x-www-form-urlencoded') === true) {
        const entries = [...new URLSearchParams(text)];
        return Object.fromEntries(entries.map(([key, value]) => [key, secretFields.has(key) ? '[redacted]' : value]));
    }
    try {
        return redactPlaintext(JSON.parse(text));
    }
    catch {
        return text;
    }
}
/** An answer as it can be recorded; tokens that it issues are hidden. */
function redactReply({ headers, body }) {
    const contentType = headers['Content-Type'];
    const parsed = contentType?.startsWith('application/json') === true ? redactBody(body, undefined) : body;
    if (!isObject(parsed))
        return { contentType, body: parsed === '' ? undefined : parsed };
    return { contentType, body: Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, secretFields.has(key) ? '[redacted]' : value])) };
}
function redactPlaintext(value) {
    if (Array.isArray(value))
        return value.map(redactPlaintext);
    if (!isObject(value))
        return value;
    const copy = {};
    for (const [key, item] of Object.entries(value)) {
        copy[key] = key.endsWith('_plaintext') ? '[redacted]' : redactPlaintext(item);
    }
    return copy;
}
//# sourceMappingURL=recorder.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/pictures.js
/** What reads answered before the last change: a reader behind a replica that lags sees it still. */
function createPictures() {
    const known = new Map();
    return {
        save() {
            const kept = new Map(known);
            return () => {
                known.clear();
                for (const [read, shown] of kept)
                    known.set(read, shown);
            };
        },
        show(read, reply, stale) {
            const now = { status: reply.status, body: reply.body };
            const earlier = known.get(read);
            const changed = earlier !== undefined && (earlier.last.status !== now.status || earlier.last.body !== now.body);
            const before = changed ? earlier.last : earlier?.before;
            known.set(read, { last: now, ...(before === undefined ? {} : { before }) });
            return stale && before !== undefined ? { ...reply, ...before } : reply;
        },
    };
}
//# sourceMappingURL=pictures.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/options.js
const defaultOptions = {
    seed: 1,
    shuffle: true,
    latencyMs: 0,
    deployment: { gets: 2 },
    modelUnits: 'instant',
    omitConfigUpdate: false,
    scalarsAsStrings: false,
    unknownFields: false,
    unknownEnums: false,
    servedModelsMirror: true,
    routeNames: 'both',
    emptyFields: false,
    fillOnRead: false,
    omitFalseScaleToZero: false,
    fillWorkloadSize: true,
    fillGatewayDefaults: true,
    keepPendingOnFailure: true,
    keepPendingOnCancel: false,
    quota: true,
    quotaWrites: 50,
    quotaWindowMs: 300_000,
    staleReads: 0,
    identicalConfig: 'new-version',
    secretCheck: 'deploy',
    modelCheck: true,
    accessControl: true,
    strictPrincipals: false,
    rejectUnknownFields: false,
    enforceUncertain: false,
    duplicateCreateStatus: 409,
    deleteReply: 'object',
    errorDetails: true,
    maxServedEntities: 15,
    maxEndpoints: 1000,
    maxWorkspaceConcurrency: 4096,
    customWorkloadSizes: [],
    unwritableSchemas: [],
    cloud: 'AWS',
    workspaceId: '4200000000000042',
    accountId: '7c1e5f0a-1111-4222-8333-944455556666',
    tokenTtlMs: 3_600_000,
    expiredTokenStatus: 403,
    requireWorkspaceHeader: false,
    privateLink: false,
    metadata: 'on',
    discovery: 'on',
    tokenIpBlocked: false,
    slowMs: 10_000,
    azureTenantId: '11112222-3333-4444-5555-666677778888',
    azureResourceId: '/subscriptions/aaaabbbb-0000-4ccc-8ddd-eeeeffff0001/resourceGroups/serving/providers/Microsoft.Databricks/workspaces/prod',
    identityHeader: 'emulated-identity-key',
    azureWorkspaceName: '',
    entraUrl: 'https://login.microsoftonline.com',
    recordReplies: false,
};
//# sourceMappingURL=options.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/random.js
/** mulberry32: small, fast and good enough to shuffle lists. */
function createRandom(seed) {
    let state = seed >>> 0;
    const next = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
    const hex = (length) => {
        let text = '';
        while (text.length < length)
            text += Math.floor(next() * 16).toString(16);
        return text;
    };
    return {
        next,
        hex,
        uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
        shuffle: (items) => {
            const copy = [...items];
            for (let last = copy.length - 1; last > 0; last -= 1) {
                const other = Math.floor(next() * (last + 1));
                const kept = copy[last];
                copy[last] = copy[other];
                copy[other] = kept;
            }
            return copy;
        },
    };
}
//# sourceMappingURL=random.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/world.js









/** One emulated workspace: its state, and the levers that tests and the demo pull. */
class World {
    options;
    clock;
    random;
    endpoints = new Map();
    previous = new Map();
    stale = new Map();
    scripts = new Map();
    acls = new Map();
    directory = { principals: new Map(), issued: new Map() };
    catalog = { models: new Map(), featureSpecs: new Set() };
    secrets = new Map();
    quota = { writes: [] };
    invocations = new Map();
    faultList = { faults: [], nextId: 1 };
    constructor(start = {}) {
        this.options = pickOptions(start);
        this.clock = createClock(start.clock);
        this.random = createRandom(this.options.seed);
        seedPrincipals(this.directory);
    }
    /** Changes knobs; a new `seed` restarts the random sequence. */
    configure(options) {
        this.options = { ...this.options, ...options };
        if (options.seed !== undefined)
            this.random = createRandom(options.seed);
    }
    addPrincipal(input) {
        return putPrincipal(this.directory, input);
    }
    /** Throws when the principal is unknown, so that a typo in a test is seen. */
    principal(name) {
        const principal = this.directory.principals.get(name);
        if (!principal)
            throw new ApiError(404, 'RESOURCE_DOES_NOT_EXIST', `Emulator: no principal '${name}'.`);
        return principal;
    }
    addModel(name, input = { versions: { 1: {} } }) {
        putModel(this.catalog, name, input, this.clock.now());
    }
    addFeatureSpec(name) {
        this.catalog.featureSpecs.add(name);
    }
    /** Adds a scope or keys to it; naming an existing key again rotates it (new timestamp). */
    addSecrets(scope, input) {
        putScope(this.secrets, scope, Array.isArray(input) ? { keys: input } : input, this.clock.now());
    }
    removeSecret(scope, key) {
        if (key === undefined)
            this.secrets.delete(scope);
        else
            this.secrets.get(scope)?.keys.delete(key);
    }
    /** Queues what the next rollout(s) of an endpoint do; works before the endpoint exists. */
    script(name, ...scripts) {
        this.scripts.set(name, [...(this.scripts.get(name) ?? []), ...scripts]);
    }
    addFault(input) {
        return addFault(this.faultList, input);
    }
    clearFaults() {
        this.faultList.faults = [];
    }
    endpoint(name) {
        const endpoint = this.endpoints.get(name);
        if (!endpoint)
            throw missingEndpoint(name);
        return endpoint;
    }
    advance(ms) {
        this.clock.advance(ms);
    }
    /** Ends the running rollout now, as its script says (a stuck one succeeds). */
    finishRollout(name) {
        const endpoint = this.endpoint(name);
        finishRollout(this, endpoint);
    }
    /** The cancel button of the console. */
    cancelRollout(name) {
        cancelRollout(this, this.endpoint(name));
    }
    /** An entity of the active config crashes after READY; `recoversAfter` absent means it never comes back. */
    crashEntity(name, entityName, recoversAfter) {
        const endpoint = this.endpoint(name);
        const entity = endpoint.config?.entities.find((item) => item.name === entityName);
        if (!entity)
            throw missingEndpoint(`${name}/${entityName}`);
        entity.deployment = 'DEPLOYMENT_RECOVERING';
        entity.message = 'The model server exited and is being restarted.';
        if (recoversAfter)
            startRecovery(this, endpoint, recoversAfter);
    }
    /** The entity is idle: still READY, with another message (2.5). */
    scaleToZero(name, entityName) {
        const entity = this.endpoint(name).config?.entities.find((item) => item.name === entityName);
        if (!entity)
            throw missingEndpoint(`${name}/${entityName}`);
        entity.message = 'Scaled to zero';
    }
    /** Puts an endpoint owned by Databricks or another product into the list (E8); `detail` is what GET answers. */
    addForeignEndpoint(detail) {
        const name = String(detail.name);
        const level = detail.permission_level === 'CAN_VIEW' ? 'CAN_VIEW' : detail.permission_level === 'CAN_MANAGE' ? 'CAN_MANAGE' : 'CAN_QUERY';
        const id = typeof detail.id === 'string' ? detail.id : this.random.hex(32);
        this.endpoints.set(name, {
            name, id, kind: detail.tile_endpoint_metadata === undefined ? 'foundation' : 'agent',
            creator: undefined, createdAt: 0, updatedAt: 0, description: '', routeOptimized: false, tags: new Map(),
            config: undefined, pending: undefined, configUpdate: 'NOT_UPDATING', stopped: false, systemUpdateFailure: false,
            lastVersion: 0, rollout: undefined, recovery: undefined, aiGateway: undefined, rateLimits: [], notifications: undefined,
            telemetry: undefined, budgetPolicyId: undefined, autoCaptureWasDisabled: false, logs: new Map(),
            foreign: { detail, level },
        });
        this.acls.set(id, []);
    }
    /** Back to an empty workspace with the given options. */
    reset(start = {}) {
        Object.assign(this, new World(start));
    }
}
/** The knobs among the start options, over the defaults. */
function pickOptions(start) {
    const own = new Set(['port', 'clock', 'standard']);
    return { ...defaultOptions, ...Object.fromEntries(Object.entries(start).filter(([key]) => !own.has(key))) };
}
/** Names and credentials that every emulated workspace knows. */
const knownPrincipals = {
    deployer: { name: '5f0c2a44-9a1e-4b52-8f11-0d6f0f2b7c31', token: 'dapi-emulator-deployer', secret: 'dose-emulator-secret' },
    mlops: { name: 'mlops@example.com', token: 'dapi-emulator-mlops' },
    admin: { name: 'admin@example.com', token: 'dapi-emulator-admin' },
    viewer: { name: 'viewer@example.com', token: 'dapi-emulator-viewer' },
};
function seedPrincipals(directory) {
    const { deployer, mlops, admin, viewer } = knownPrincipals;
    putPrincipal(directory, {
        name: deployer.name, displayName: 'serving-deployer', tokens: [deployer.token], secrets: [deployer.secret], groups: ['deployers'],
    });
    putPrincipal(directory, {
        name: mlops.name, displayName: 'ML Ops', tokens: [mlops.token], groups: ['support-apps'],
        budgetPolicyId: '8ec51ab9-cc71-4f24-a572-a82227251d5a',
    });
    putPrincipal(directory, { name: admin.name, displayName: 'Workspace Admin', tokens: [admin.token], admin: true });
    putPrincipal(directory, { name: viewer.name, displayName: 'Viewer', tokens: [viewer.token], groups: ['analysts'] });
}
//# sourceMappingURL=world.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/server.js










/** Starts the emulator on 127.0.0.1; port 0 or none picks a free one. */
async function startEmulator({ onRequest, ...options } = {}) {
    const world = new World(options);
    if (options.standard === true)
        seedStandardWorkspace(world);
    const running = { world, pictures: createPictures(), onRequest, requests: [], unknown: new Set(), base: '' };
    const server = (0,external_node_http_namespaceObject.createServer)((request, response) => {
        server_answer(running, request, response).catch((error) => {
            response.destroy(error instanceof Error ? error : new Error(String(error)));
        });
    });
    // Clients with keep-alive must not meet a socket that closes under them between two polls of a slow test.
    server.keepAliveTimeout = 60_000;
    server.listen(options.port ?? 0, '127.0.0.1');
    await (0,external_node_events_namespaceObject.once)(server, 'listening');
    const { port } = server.address();
    running.base = `http://127.0.0.1:${port}`;
    return {
        url: running.base,
        port,
        world,
        requests: running.requests,
        pictures: running.pictures,
        get unknownRequests() {
            return running.requests.filter((request) => running.unknown.has(request));
        },
        clearRequests: () => {
            running.requests.length = 0;
        },
        close: () => server_close(server),
    };
}
async function server_close(server) {
    const closed = (0,external_node_events_namespaceObject.once)(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
}
async function readText(request) {
    const chunks = [];
    for await (const chunk of request)
        chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
}
async function server_answer(running, request, response) {
    const { world } = running;
    const at = Date.now();
    const body = await readText(request);
    const url = new URL(request.url ?? '/', running.base);
    const incoming = {
        method: request.method ?? 'GET',
        path: url.pathname,
        query: url.searchParams,
        body,
        header: (name) => {
            const value = request.headers[name];
            return Array.isArray(value) ? value[0] : value;
        },
        base: running.base,
    };
    if (incoming.path.startsWith(controlPrefix)) {
        const reply = handleControl(incoming, { world, requests: running.requests, unknown: running.unknown });
        response.writeHead(reply.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(reply.body));
        return;
    }
    const record = {
        n: running.requests.length + 1,
        at,
        method: incoming.method,
        path: incoming.path,
        query: Object.fromEntries(url.searchParams),
        body: redactBody(body, request.headers['content-type']),
        headers: redactHeaders(request.headers),
        userAgent: request.headers['user-agent'],
        status: 0,
        unknownFields: [],
        fault: undefined,
    };
    running.requests.push(record);
    const met = running.onRequest?.(record);
    const fault = met === undefined ? takeFault(world.faultList, incoming) : { ...met, id: 0, seen: 1, used: 1 };
    record.fault = fault?.id;
    const delay = world.options.latencyMs + (fault?.delayMs ?? 0) + (isSlow(world, incoming.path) ? world.options.slowMs : 0);
    if (delay > 0)
        await (0,promises_namespaceObject.setTimeout)(delay);
    const reply = replyTo(running, incoming, { fault, record });
    if (reply && world.options.recordReplies)
        record.reply = redactReply(reply);
    if (reply)
        write(response, reply, { fault, record });
    else if (fault?.kind === 'reset')
        request.socket.resetAndDestroy();
}
function isSlow(world, path) {
    return world.options.metadata === 'slow' && path === '/.well-known/databricks-config';
}
/** What is sent, or undefined when the connection is reset or left hanging. */
function replyTo({ world, pictures, unknown }, incoming, { fault, record }) {
    const after = fault?.when === 'after' || fault?.kind === 'truncate' || fault?.kind === 'stale' || fault?.kind === 'delay';
    let reply;
    if (!fault || after) {
        reply = handleRequest(world, incoming, { stale: fault?.kind === 'stale' });
        record.performed = reply.status;
        record.unknownFields = reply.unknownFields;
        // R3 knows its own past, also what nobody has read.
        if (incoming.method === 'GET' && !/^\/api\/2\.0\/serving-endpoints\/[^/]+$/.test(incoming.path))
            reply = pictures.show(`${incoming.path}?${incoming.query.toString()}`, reply, fault?.kind === 'stale');
        if (reply.unknownRoute)
            unknown.add(record);
    }
    switch (fault?.kind) {
        case 'reset':
        case 'hang':
            return undefined;
        case 'status':
        case 'html':
        case 'text':
            return faultReply(fault, world.clock.now());
        case 'truncate':
        case 'stale':
        case 'delay':
        case undefined:
            return reply;
    }
}
function write(response, reply, { fault, record }) {
    const bytes = Buffer.from(reply.body);
    record.status = reply.status;
    response.writeHead(reply.status, { ...reply.headers, 'Content-Length': bytes.length });
    if (fault?.kind !== 'truncate') {
        response.end(bytes);
        return;
    }
    // The promised length never arrives: half the body, then the connection goes.
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
        response.destroy();
    });
}
//# sourceMappingURL=server.js.map
;// CONCATENATED MODULE: ./lib/src/emulator/index.js




//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/counts.js
/** How many requests went to each route, those without one under their own path. */
function countRequests(requests) {
    const counts = new Map();
    for (const { method, path, route } of requests) {
        const name = route ?? `${method} ${path}`;
        counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
//# sourceMappingURL=counts.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/http.js
/** An answer that ends the handling of a request: GitHub's error documents. */
class GitHubError extends Error {
    status;
    extra;
    constructor(status, message, extra = {}) {
        super(message);
        this.status = status;
        this.extra = extra;
    }
}
function http_notFound() {
    return new GitHubError(404, 'Not Found');
}
function validationFailed(...errors) {
    return new GitHubError(422, 'Validation Failed', { errors });
}
function mayDo(identity, needs) {
    const { permissions } = identity;
    if (permissions === 'all')
        return true;
    return (needs.length === 0 ||
        needs.some(([name, level]) => permissions[name] === 'write' || permissions[name] === level));
}
function requirePermission(identity, needs) {
    if (mayDo(identity, needs))
        return;
    throw new GitHubError(403, 'Resource not accessible by integration');
}
function http_ok(body) {
    return { status: 200, body };
}
function created(body) {
    return { status: 201, body };
}
function readCount(text, fallback) {
    const value = text !== null && /^\d+$/.test(text) ? Number(text) : 0;
    return value >= 1 ? value : fallback;
}
/** One page of a list (30 by default, 100 at most) and its Link header. */
function takePage(context, items, fallback = 30) {
    const size = Math.min(readCount(context.query.get('per_page'), fallback), 100);
    const page = readCount(context.query.get('page'), 1);
    const last = Math.max(1, Math.ceil(items.length / size));
    const link = (to, rel) => {
        const url = new URL(context.url);
        url.searchParams.set('page', String(to));
        return `<${url.href}>; rel="${rel}"`;
    };
    const links = [
        ...(page > 1 ? [link(page - 1, 'prev')] : []),
        ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
        ...(page > 1 ? [link(1, 'first')] : []),
    ];
    return {
        items: items.slice((page - 1) * size, page * size),
        headers: links.length === 0 ? {} : { link: links.join(', ') },
    };
}
/** A list as its page, each item through `view` (only those of the page). */
function listReply(context, items, view) {
    const page = takePage(context, items);
    return { status: 200, body: page.items.map(view), headers: page.headers };
}
function numberParam(context, name) {
    const text = context.params[name] ?? '';
    if (!/^\d+$/.test(text))
        throw http_notFound();
    return Number(text);
}
//# sourceMappingURL=http.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/validate.js

/** GitHub's limit for bodies of issues and comments, in characters. */
const MAX_BODY = 65_536;
function fits(value, type) {
    switch (type) {
        case 'string':
            return typeof value === 'string';
        case 'text-or-number':
            return typeof value === 'string' || typeof value === 'number';
        case 'boolean':
            return typeof value === 'boolean';
        case 'integer':
            return Number.isInteger(value);
        case 'strings':
            return Array.isArray(value) && value.every((item) => typeof item === 'string');
        case 'object':
            return validate_isObject(value);
        case 'objects':
            return Array.isArray(value) && value.every(validate_isObject);
        case 'any':
            return true;
    }
}
function validate_isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
const NAMES = {
    string: 'a string',
    'text-or-number': 'a string or a number',
    boolean: 'a boolean',
    integer: 'an integer',
    strings: 'an array of strings',
    object: 'an object',
    objects: 'an array of objects',
    any: 'a value',
};
/** Checks a body against what the route's description says; 422 in GitHub's words. Unknown fields are only noted. */
function checkBody(context, shape, body = context.body) {
    const problems = Object.entries(shape).flatMap(([name, field]) => {
        const value = body[name];
        if (value === undefined)
            return field.required === true ? [`"${name}" wasn't supplied.`] : [];
        if (value === null && (field.nullable ?? false))
            return [];
        if (!fits(value, field.type)) {
            return [`For 'properties/${name}', ${JSON.stringify(value)} is not ${NAMES[field.type]}.`];
        }
        if (field.oneOf !== undefined && !(typeof value === 'string' && field.oneOf.includes(value))) {
            return [`For 'properties/${name}', ${JSON.stringify(value)} is not a member of ${JSON.stringify(field.oneOf)}.`];
        }
        return [];
    });
    for (const name of Object.keys(body)) {
        if (shape[name] === undefined)
            context.complain(`The body has a field that this route does not know: ${name}.`);
    }
    if (problems.length > 0)
        throw new GitHubError(422, `Invalid request.\n\n${problems.join('\n')}`);
}
/** A string of the body, or undefined; `checkBody` has looked at its type. */
function validate_textOf(body, name) {
    const value = body[name];
    return typeof value === 'string' ? value : undefined;
}
function validate_textsOf(body, name) {
    const value = body[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}
/** Length in characters as GitHub counts: code points, not UTF-16 units. */
function countCharacters(text) {
    return Array.from(text).length;
}
function checkLength(text, options) {
    const { max, resource, field } = options;
    if (text == null || countCharacters(text) <= max)
        return;
    const subject = field === 'data' ? 'Body' : field;
    throw validationFailed({ resource, field, code: field === 'data' ? 'unprocessable' : 'custom', message: `${subject} is too long (maximum is ${max} characters)` });
}
/** Some short texts, the description of a status among them, hold nothing beyond the basic plane: no emoji, for one. */
function checkBasicPlane(text, { resource, field }) {
    if (text == null || !/[\u{10000}-\u{10ffff}]/u.test(text))
        return;
    throw validationFailed({ resource, field, code: 'custom', message: `${field} doesn't accept 4-byte Unicode` });
}
//# sourceMappingURL=validate.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/control.js


/** JSON has no maps, sets or buffers: they become objects, lists and text. */
function toPlain(value) {
    if (Buffer.isBuffer(value))
        return value.toString('utf8');
    if (value instanceof Map)
        return Object.fromEntries([...value].map(([key, item]) => [String(key), toPlain(item)]));
    if (value instanceof Set)
        return [...value].map(toPlain);
    if (Array.isArray(value))
        return value.map(toPlain);
    if (validate_isObject(value))
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item)]));
    return value;
}
/**
 * The world's verbs for other processes: POST /_stand-in/{verb} with a JSON list of arguments (anything else is the one
 * argument) answers `{result}`; GET /_stand-in/requests, /request-counts, /unknown-requests and /complaints list what was received.
 */
function answerControl(controlled, incoming) {
    const name = incoming.url.pathname.slice('/_stand-in/'.length);
    const { world } = controlled;
    if (incoming.method === 'GET') {
        const lists = {
            requests: controlled.requests,
            'request-counts': countRequests(controlled.requests),
            'unknown-requests': controlled.unknownRequests,
            complaints: controlled.complaints,
        };
        return Object.hasOwn(lists, name) ? { status: 200, body: lists[name] } : { status: 404, body: { message: `There is no list ${name}.` } };
    }
    const verb = Object.hasOwn(world, name) ? world[name] : undefined;
    if (typeof verb !== 'function')
        return { status: 404, body: { message: `There is no verb ${name}.` } };
    try {
        const given = incoming.text === '' ? [] : JSON.parse(incoming.text);
        const args = Array.isArray(given) ? given : [given];
        const result = verb(...args);
        return { status: 200, body: { result: toPlain(result) ?? null } };
    }
    catch (error) {
        return { status: 400, body: { message: error instanceof Error ? error.message : String(error) } };
    }
}
//# sourceMappingURL=control.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/lines.js
/** Line differences: for patches in replies and for merging two changes of one file. */
/** More cells than this and the middle counts as replaced as a whole: keeps a huge file from filling the memory. */
const MAX_CELLS = 4_000_000;
function splitLines(text) {
    if (text === '')
        return [];
    const lines = text.split('\n');
    const last = lines.pop() ?? '';
    const kept = lines.map((line) => `${line}\n`);
    if (last !== '')
        kept.push(last);
    return kept;
}
/** Longest common subsequence of two lists of lines, as pairs of indexes in rising order. */
function matchLines(a, b) {
    let start = 0;
    while (start < a.length && start < b.length && a[start] === b[start])
        start++;
    let endA = a.length;
    let endB = b.length;
    while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
        endA--;
        endB--;
    }
    const pairs = [];
    for (let i = 0; i < start; i++)
        pairs.push({ a: i, b: i });
    const rows = endA - start;
    const columns = endB - start;
    if (rows > 0 && columns > 0 && rows * columns <= MAX_CELLS) {
        const width = columns + 1;
        const length = new Uint32Array((rows + 1) * width);
        const at = (i, j) => length[i * width + j] ?? 0;
        for (let i = rows - 1; i >= 0; i--) {
            for (let j = columns - 1; j >= 0; j--) {
                const same = a[start + i] === b[start + j];
                length[i * width + j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
            }
        }
        let i = 0;
        let j = 0;
        while (i < rows && j < columns) {
            if (a[start + i] === b[start + j])
                pairs.push({ a: start + i++, b: start + j++ });
            else if (at(i + 1, j) >= at(i, j + 1))
                i++;
            else
                j++;
        }
    }
    for (let k = 0; endA + k < a.length; k++)
        pairs.push({ a: endA + k, b: endB + k });
    return pairs;
}
function listEdits(a, b) {
    const edits = [];
    let i = 0;
    let j = 0;
    for (const pair of [...matchLines(a, b), { a: a.length, b: b.length }]) {
        for (; i < pair.a; i++)
            edits.push({ kind: '-', line: a[i] ?? '', a: i, b: j });
        for (; j < pair.b; j++)
            edits.push({ kind: '+', line: b[j] ?? '', a: i, b: j });
        if (pair.a < a.length)
            edits.push({ kind: ' ', line: a[i] ?? '', a: i++, b: j++ });
    }
    return edits;
}
/** Unified difference with three lines of context, as in GitHub's `patch` (no file header). */
function makePatch(before, after) {
    const edits = listEdits(splitLines(before), splitLines(after));
    const near = new Set();
    edits.forEach((edit, index) => {
        if (edit.kind === ' ')
            return;
        for (let k = index - 3; k <= index + 3; k++)
            near.add(k);
    });
    const hunks = [];
    edits.forEach((edit, index) => {
        if (!near.has(index))
            return;
        if (!near.has(index - 1) || hunks.length === 0)
            hunks.push([]);
        hunks.at(-1)?.push(edit);
    });
    const text = hunks.map((hunk) => {
        const first = hunk[0] ?? { a: 0, b: 0 };
        const countA = hunk.filter((edit) => edit.kind !== '+').length;
        const countB = hunk.filter((edit) => edit.kind !== '-').length;
        const range = (from, count) => {
            const line = count === 0 ? from : from + 1;
            return count === 1 ? String(line) : `${line},${count}`;
        };
        const body = hunk.map((edit) => edit.line.endsWith('\n')
            ? `${edit.kind}${edit.line.slice(0, -1)}`
            : `${edit.kind}${edit.line}\n\\ No newline at end of file`);
        return [`@@ -${range(first.a, countA)} +${range(first.b, countB)} @@`, ...body].join('\n');
    });
    return {
        additions: edits.filter((edit) => edit.kind === '+').length,
        deletions: edits.filter((edit) => edit.kind === '-').length,
        patch: text.join('\n'),
    };
}
/** Three-way merge by lines. `null` where both sides changed the same place in different ways. */
function mergeText(base, ours, theirs) {
    const baseLines = splitLines(base);
    const ourLines = splitLines(ours);
    const theirLines = splitLines(theirs);
    const inOurs = new Map(matchLines(baseLines, ourLines).map((pair) => [pair.a, pair.b]));
    const inTheirs = new Map(matchLines(baseLines, theirLines).map((pair) => [pair.a, pair.b]));
    const merged = [];
    let atBase = 0;
    let atOurs = 0;
    let atTheirs = 0;
    for (;;) {
        // The next base line that both sides kept is a fixed point; everything before it is one region to decide.
        let next = atBase;
        while (next < baseLines.length && !(inOurs.has(next) && inTheirs.has(next)))
            next++;
        const endOurs = inOurs.get(next) ?? ourLines.length;
        const endTheirs = inTheirs.get(next) ?? theirLines.length;
        const was = baseLines.slice(atBase, next).join('');
        const our = ourLines.slice(atOurs, endOurs).join('');
        const their = theirLines.slice(atTheirs, endTheirs).join('');
        if (our === their || their === was)
            merged.push(our);
        else if (our === was)
            merged.push(their);
        else
            return null;
        if (next >= baseLines.length)
            return merged.join('');
        merged.push(baseLines[next] ?? '');
        atBase = next + 1;
        atOurs = endOurs + 1;
        atTheirs = endTheirs + 1;
    }
}
//# sourceMappingURL=lines.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/git.js


function createGitStore() {
    return { commits: new Map(), trees: new Map(), blobs: new Map(), lastDate: 0 };
}
function hashObject(type, content) {
    return (0,external_node_crypto_namespaceObject.createHash)('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}
function writeTree(store, files, prefix) {
    const entries = new Map();
    for (const [path, content] of files) {
        if (!path.startsWith(prefix))
            continue;
        const rest = path.slice(prefix.length);
        const slash = rest.indexOf('/');
        const name = slash === -1 ? rest : rest.slice(0, slash);
        if (entries.has(name))
            continue;
        if (slash === -1) {
            const sha = hashObject('blob', content);
            store.blobs.set(sha, content);
            entries.set(name, { name, type: 'blob', sha, size: content.length });
        }
        else {
            entries.set(name, { name, type: 'tree', sha: writeTree(store, files, `${prefix}${name}/`), size: 0 });
        }
    }
    // Git sorts a directory as if its name ended in a slash.
    const key = (entry) => (entry.type === 'tree' ? `${entry.name}/` : entry.name);
    const sorted = [...entries.values()].sort((a, b) => Buffer.compare(Buffer.from(key(a)), Buffer.from(key(b))));
    const parts = sorted.flatMap((entry) => [
        Buffer.from(`${entry.type === 'tree' ? '40000' : '100644'} ${entry.name}\0`),
        Buffer.from(entry.sha, 'hex'),
    ]);
    const sha = hashObject('tree', Buffer.concat(parts));
    store.trees.set(sha, sorted);
    return sha;
}
/** Stores a commit under the id that Git would give it. Dates rise strictly, so history has one order. */
function addCommit(store, now, input) {
    const seconds = Math.max(Math.floor(now.getTime() / 1000), store.lastDate + 1);
    store.lastDate = seconds;
    const date = toIso(new Date(seconds * 1000));
    const author = { ...input.author, date: input.author.date ?? input.date ?? date };
    const committer = { ...(input.committer ?? input.author), date: input.date ?? date };
    const treeSha = writeTree(store, input.files, '');
    const stamp = (who) => `${who.name} <${who.email}> ${Math.floor(Date.parse(who.date) / 1000)} +0000`;
    const text = [
        `tree ${treeSha}`,
        ...input.parents.map((parent) => `parent ${parent}`),
        `author ${stamp(author)}`,
        `committer ${stamp(committer)}`,
        '',
        input.message,
    ].join('\n');
    const sha = hashObject('commit', Buffer.from(text));
    const commit = {
        sha,
        treeSha,
        parents: input.parents,
        message: input.message,
        author,
        committer,
        files: input.files,
        order: store.commits.size,
    };
    store.commits.set(sha, commit);
    return commit;
}
function toIso(date) {
    return `${date.toISOString().slice(0, 19)}Z`;
}
/** The commit of that id; throws where the world refers to one it does not have. */
function getCommit(store, sha) {
    const commit = store.commits.get(sha);
    if (commit === undefined)
        throw new Error(`The stand-in has no commit ${sha}.`);
    return commit;
}
/** Newest first, by date, then by order of creation: as `git log` lists without options. */
function newestFirst(a, b) {
    return b.committer.date.localeCompare(a.committer.date) || b.order - a.order;
}
/** All commits reachable from `sha`, itself included. */
function listAncestors(store, sha) {
    const seen = new Set();
    const queue = [sha];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
        if (seen.has(next))
            continue;
        seen.add(next);
        queue.push(...getCommit(store, next).parents);
    }
    return seen;
}
/** Commits of `head` that `base` does not have, oldest first. */
function listRange(store, base, head) {
    const known = listAncestors(store, base);
    return [...listAncestors(store, head)]
        .filter((sha) => !known.has(sha))
        .map((sha) => getCommit(store, sha))
        .sort((a, b) => newestFirst(b, a));
}
function findMergeBase(store, a, b) {
    const ofB = listAncestors(store, b);
    const common = [...listAncestors(store, a)].filter((sha) => ofB.has(sha)).map((sha) => getCommit(store, sha));
    return common.sort(newestFirst)[0]?.sha ?? null;
}
/** What lies under `path`, as one comparable text: a file's id, or those of all files of a directory. */
function fingerprintPath(files, path) {
    const own = files.get(path);
    if (own !== undefined)
        return hashObject('blob', own);
    const under = [...files].filter(([name]) => name.startsWith(`${path}/`));
    return under
        .map(([name, content]) => `${name} ${hashObject('blob', content)}`)
        .sort()
        .join('\n');
}
/** History from `sha`, newest first; with `path` simplified as `git log -- path` does it. */
function listHistory(store, sha, path) {
    const found = [];
    const seen = new Set();
    const queue = [getCommit(store, sha)];
    for (let commit = queue.shift(); commit !== undefined; commit = queue.sort(newestFirst).shift()) {
        if (seen.has(commit.sha))
            continue;
        seen.add(commit.sha);
        const parents = commit.parents.map((parent) => getCommit(store, parent));
        if (path === null) {
            found.push(commit);
            queue.push(...parents);
            continue;
        }
        const own = fingerprintPath(commit.files, path);
        const same = parents.find((parent) => fingerprintPath(parent.files, path) === own);
        if (same !== undefined) {
            queue.push(same);
            continue;
        }
        if (parents.length > 0 || own !== '')
            found.push(commit);
        queue.push(...parents);
    }
    return found;
}
function isBinary(content) {
    return content?.includes(0) ?? false;
}
/** Files that differ between two trees, by path. */
function diffFiles(before, after) {
    const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
    return paths.flatMap((path) => {
        const old = before.get(path) ?? null;
        const now = after.get(path) ?? null;
        if (old !== null && now?.equals(old) === true)
            return [];
        const binary = isBinary(old) || isBinary(now);
        const made = binary
            ? { additions: 0, deletions: 0, patch: null }
            : makePatch(old?.toString('utf8') ?? '', now?.toString('utf8') ?? '');
        const status = old === null ? 'added' : now === null ? 'removed' : 'modified';
        return [{ path, status, before: old, after: now, blobSha: hashObject('blob', now ?? old ?? Buffer.alloc(0)), ...made }];
    });
}
/** Applies to `onto` what changed from `from` to `to`. `null` when the changes conflict. */
function mergeFiles(from, to, onto) {
    const merged = new Map(onto);
    for (const change of diffFiles(from, to)) {
        const current = onto.get(change.path) ?? null;
        const untouched = current === null ? change.before === null : change.before?.equals(current) === true;
        if (untouched) {
            if (change.after === null)
                merged.delete(change.path);
            else
                merged.set(change.path, change.after);
            continue;
        }
        if (current === null ? change.after === null : change.after?.equals(current) === true)
            continue;
        if (current === null || change.before === null || change.after === null)
            return null;
        if (isBinary(current) || isBinary(change.after))
            return null;
        const text = mergeText(change.before.toString('utf8'), current.toString('utf8'), change.after.toString('utf8'));
        if (text === null)
            return null;
        merged.set(change.path, Buffer.from(text));
    }
    return merged;
}
//# sourceMappingURL=git.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/state.js

const DEFAULT_TOKEN = 'ghs_standIn000000000000000000000000000000';
const ACTIONS_BOT = 'github-actions[bot]';
const DEFAULT_PERMISSIONS = {
    actions: 'read',
    checks: 'write',
    contents: 'read',
    deployments: 'write',
    issues: 'write',
    'pull-requests': 'write',
    statuses: 'write',
};
const KNOWN_ACCOUNTS = [
    { login: ACTIONS_BOT, id: 41_898_282, type: 'Bot' },
    { login: 'dependabot[bot]', id: 49_699_333, type: 'Bot' },
    { login: 'web-flow', id: 19_864_447, type: 'User' },
];
const DEFAULT_LABELS = [
    ['bug', 'd73a4a', "Something isn't working"],
    ['documentation', '0075ca', 'Improvements or additions to documentation'],
    ['enhancement', 'a2eeef', 'New feature or request'],
];
function createState(options) {
    const [owner = '', name = ''] = (options.repository ?? 'acme/ml-platform').split('/');
    if (owner === '' || name === '')
        throw new Error('The repository is written as owner/name.');
    const now = options.now ?? (() => new Date());
    const defaultBranch = options.defaultBranch ?? 'main';
    const state = {
        apiUrl: 'http://127.0.0.1',
        serverUrl: options.serverUrl ?? 'https://github.com',
        repository: {
            id: 1_296_269,
            owner,
            name,
            defaultBranch,
            private: options.private ?? true,
            fork: false,
            description: null,
            createdAt: toIso(new Date(now().getTime() - 7_200_000)),
        },
        forks: new Map(),
        accounts: new Map(KNOWN_ACCOUNTS.map((account) => [account.login, account])),
        collaborators: new Map(),
        git: createGitStore(),
        branches: new Map(),
        tags: new Map(),
        issues: new Map(),
        comments: new Map(),
        labels: new Map(),
        issueEvents: [],
        activities: [],
        reviews: [],
        checkRuns: new Map(),
        statuses: [],
        deployments: new Map(),
        runs: new Map(),
        dispatches: [],
        tokens: new Map(),
        rateLimits: new Map(),
        faults: [],
        lag: { commitPullsCalls: 0, commitPullsAnswer: 'empty', mergeCommitShaCalls: 0, activityCalls: 0 },
        pendingIndex: new Map(),
        oidc: { enabled: false, issuer: 'https://token.actions.githubusercontent.com', immutableSubjects: false, requests: new Map() },
        lastId: 1_000_000,
        lastNumber: 0,
        now,
    };
    ensureAccount(state, owner, 'Organization');
    for (const [label, color, description] of DEFAULT_LABELS) {
        state.labels.set(label, { id: nextId(state), name: label, color, description, default: true });
    }
    state.tokens.set(options.token ?? DEFAULT_TOKEN, {
        login: ACTIONS_BOT,
        type: 'Bot',
        installation: true,
        permissions: { ...(options.permissions ?? DEFAULT_PERMISSIONS) },
        hidesViewer: false,
    });
    const first = addCommit(state.git, new Date(now().getTime() - 3_600_000), {
        parents: [],
        message: 'Initial commit',
        files: toFiles({ 'README.md': `# ${name}\n`, ...options.files }),
        author: signatureOf(state, 'octocat'),
    });
    state.branches.set(branchKey(fullName(state.repository), defaultBranch), first.sha);
    state.collaborators.set('octocat', 'admin');
    return state;
}
function toFiles(files) {
    return new Map(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]));
}
function fullName(repository) {
    return `${repository.owner}/${repository.name}`;
}
function branchKey(repository, branch) {
    return `${repository}:${branch}`;
}
/** GitHub compares names of accounts and repositories without regard to case. */
function findRepository(state, owner, name) {
    const wanted = `${owner}/${name}`.toLowerCase();
    return [state.repository, ...state.forks.values()].find((item) => fullName(item).toLowerCase() === wanted) ?? null;
}
function nextId(state) {
    state.lastId += 1;
    return state.lastId;
}
function timestamp(state) {
    return toIso(state.now());
}
/** The account of that login, made on first use; a login that ends in `[bot]` is a bot. */
function ensureAccount(state, login, type) {
    const known = state.accounts.get(login);
    if (known !== undefined)
        return known;
    const account = { login, id: nextId(state), type: type ?? (login.endsWith('[bot]') ? 'Bot' : 'User') };
    state.accounts.set(login, account);
    return account;
}
/** Name and e-mail that GitHub writes into commits made for this account. */
function signatureOf(state, login) {
    const account = ensureAccount(state, login);
    return { name: login, email: `${account.id}+${login}@users.noreply.github.com`, login };
}
/** GitHub's own signature, the committer of what the web interface makes. */
const WEB_FLOW = { name: 'GitHub', email: 'noreply@github.com', login: 'web-flow' };
/** The commit that a ref, branch, tag or (short) id names in a repository, or `null`. */
function resolveRef(state, repository, ref) {
    const own = fullName(repository);
    if (/^[0-9a-f]{40}$/i.test(ref))
        return state.git.commits.has(ref.toLowerCase()) ? ref.toLowerCase() : null;
    const plain = ref.replace(/^refs\//, '');
    const pull = /^pull\/(\d+)\/(head|merge)$/.exec(plain);
    if (pull !== null) {
        const issue = findPull(state, Number(pull[1]));
        return issue === null ? null : pull[2] === 'head' ? issue.pull.head.sha : issue.pull.mergeCommitSha;
    }
    const name = ref === 'HEAD' ? repository.defaultBranch : plain.replace(/^heads\//, '');
    const branch = state.branches.get(branchKey(own, name)) ?? state.tags.get(plain.replace(/^tags\//, ''));
    if (branch !== undefined)
        return branch;
    if (!/^[0-9a-f]{7,39}$/i.test(ref))
        return null;
    const matching = [...state.git.commits.keys()].filter((sha) => sha.startsWith(ref.toLowerCase()));
    return matching.length === 1 ? (matching[0] ?? null) : null;
}
/** The commit at the tip of a branch; throws for a branch that does not exist. */
function tipOf(state, branch, repository = fullName(state.repository)) {
    const sha = state.branches.get(branchKey(repository, branch));
    const commit = sha === undefined ? undefined : state.git.commits.get(sha);
    if (commit === undefined)
        throw new Error(`${repository} has no branch ${branch}.`);
    return commit;
}
function findPull(state, number) {
    const issue = state.issues.get(number);
    return issue?.pull == null ? null : issue;
}
function getPull(state, number) {
    const issue = findPull(state, number);
    if (issue === null)
        throw new Error(`There is no pull request #${number}.`);
    return issue;
}
function getIssue(state, number) {
    const issue = state.issues.get(number);
    if (issue === undefined)
        throw new Error(`There is no issue #${number}.`);
    return issue;
}
function listPulls(state) {
    return [...state.issues.values()].flatMap((issue) => (issue.pull === null ? [] : [issue]));
}
//# sourceMappingURL=state.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/faults.js

const LIMIT_PAGE = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api';
function bodyOf(kind) {
    switch (kind) {
        case 'primary-limit':
            return { message: 'API rate limit exceeded for installation ID 1.', documentation_url: LIMIT_PAGE, status: '403' };
        case 'secondary-limit':
            return {
                message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
                documentation_url: `${LIMIT_PAGE}#about-secondary-rate-limits`,
                status: '403',
            };
        case 'server-error':
        case 'reply':
        case 'html':
        case 'drop':
        case 'hang':
        case 'truncate':
        case 'stale':
        case 'delay':
            return { message: 'Server Error' };
    }
}
function makeFault(state, request) {
    const kind = request.kind ?? 'server-error';
    const wait = request.retryAfter ?? 60;
    const limits = kind === 'primary-limit'
        ? { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(state.now().getTime() / 1000) + wait) }
        : kind === 'secondary-limit'
            ? { 'retry-after': String(wait) }
            : {};
    const limited = kind === 'primary-limit' || kind === 'secondary-limit';
    return {
        kind,
        method: request.method?.toUpperCase() ?? null,
        path: request.path ?? null,
        skip: (request.nth ?? 1) - 1,
        times: request.times ?? 1,
        status: request.status ?? (limited ? 403 : 502),
        body: request.body ?? bodyOf(kind),
        headers: { ...limits, ...request.headers },
        performed: request.performed ?? ['truncate', 'stale', 'delay'].includes(kind),
        delayMs: request.delayMs ?? 0,
    };
}
function matchesPath(state, pattern, path) {
    const source = pattern
        .split(/(\*\*|\*)/)
        .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]+' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
        .join('');
    const own = `/repos/${fullName(state.repository)}`;
    const rest = path.startsWith(`${own}/`) ? path.slice(own.length) : null;
    const expression = new RegExp(`^${source}$`);
    return expression.test(path) || (rest !== null && expression.test(rest));
}
/** The fault that this request meets, if any; each counts down as requests pass it. */
function faults_takeFault(state, method, path) {
    for (const fault of state.faults) {
        if (fault.times <= 0 || (fault.method !== null && fault.method !== method))
            continue;
        if (fault.path !== null && !matchesPath(state, fault.path, path))
            continue;
        if (fault.skip > 0) {
            fault.skip -= 1;
            continue;
        }
        fault.times -= 1;
        return fault;
    }
    return null;
}
//# sourceMappingURL=faults.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/issues.js

/** Makes an issue, or with `pull` a pull request; both take the next number. */
function addIssue(state, input) {
    ensureAccount(state, input.by);
    state.lastNumber += 1;
    const at = timestamp(state);
    const issue = {
        id: nextId(state),
        number: state.lastNumber,
        title: input.title,
        body: input.body ?? null,
        author: input.by,
        state: 'open',
        stateReason: null,
        labels: [],
        assignees: [...(input.assignees ?? [])],
        locked: false,
        createdAt: at,
        updatedAt: at,
        closedAt: null,
        closedBy: null,
        pull: input.pull ?? null,
    };
    state.issues.set(issue.number, issue);
    addLabels(state, issue, { names: input.labels ?? [], by: input.by });
    return issue;
}
function touchIssue(state, issue) {
    issue.updatedAt = timestamp(state);
}
/** Writes down what happened. A bot's doing is always an app's. */
function addEvent(state, issue, input) {
    if (input.by !== null)
        ensureAccount(state, input.by);
    state.issueEvents.push({
        id: nextId(state), issueNumber: issue.number, event: input.event, actor: input.by,
        viaApp: input.viaApp ?? input.by?.endsWith('[bot]') === true, label: input.label ?? null, createdAt: timestamp(state),
    });
}
/** Puts labels on an issue; one that does not exist yet is made in grey, as GitHub does for writers. */
function addLabels(state, issue, { names, ...doer }) {
    for (const name of names) {
        const label = state.labels.get(name.toLowerCase()) ?? createLabel(state, { name });
        if (issue.labels.includes(label.name))
            continue;
        issue.labels.push(label.name);
        addEvent(state, issue, { event: 'labeled', label: label.name, ...doer });
    }
    if (names.length > 0)
        touchIssue(state, issue);
}
/** Takes labels off an issue; those it does not have are passed over. */
function removeLabels(state, issue, { names, ...doer }) {
    for (const name of names) {
        const own = issue.labels.find((label) => label.toLowerCase() === name.toLowerCase());
        if (own === undefined)
            continue;
        issue.labels = issue.labels.filter((label) => label !== own);
        addEvent(state, issue, { event: 'unlabeled', label: own, ...doer });
    }
    touchIssue(state, issue);
}
function createLabel(state, input) {
    const label = {
        id: nextId(state),
        name: input.name,
        color: (input.color ?? 'ededed').toLowerCase(),
        description: input.description ?? null,
        default: false,
    };
    state.labels.set(label.name.toLowerCase(), label);
    return label;
}
/** Closes or opens an issue. Reopening sets the reason `reopened`, closing defaults to `completed`. */
function setIssueState(state, issue, to) {
    const changed = issue.state !== to.state;
    if (changed)
        addEvent(state, issue, { event: to.state === 'open' ? 'reopened' : 'closed', by: to.by });
    issue.state = to.state;
    if (to.state === 'closed') {
        if (changed) {
            issue.closedAt = timestamp(state);
            issue.closedBy = to.by;
        }
        if (issue.pull === null && (changed || to.reason !== undefined))
            issue.stateReason = to.reason ?? 'completed';
    }
    else if (changed) {
        issue.closedAt = null;
        issue.closedBy = null;
        if (issue.pull === null)
            issue.stateReason = 'reopened';
    }
    touchIssue(state, issue);
}
function addComment(state, issue, input) {
    ensureAccount(state, input.by);
    const at = timestamp(state);
    const comment = {
        id: nextId(state),
        issueNumber: issue.number,
        author: input.by,
        viaApp: input.viaApp,
        body: input.body,
        createdAt: at,
        updatedAt: at,
        reactions: [],
        minimizedReason: null,
    };
    state.comments.set(comment.id, comment);
    touchIssue(state, issue);
    return comment;
}
function editComment(state, comment, body) {
    comment.body = body;
    comment.updatedAt = timestamp(state);
}
function listComments(state, number) {
    return [...state.comments.values()].filter((comment) => comment.issueNumber === number);
}
/** Adds a reaction; `created` is false when that account had reacted so before. */
function addReaction(state, reactions, input) {
    const known = reactions.find((item) => item.login === input.by && item.content === input.content);
    if (known !== undefined)
        return { reaction: known, created: false };
    const reaction = { id: nextId(state), login: input.by, content: input.content, createdAt: timestamp(state) };
    reactions.push(reaction);
    return { reaction, created: true };
}
//# sourceMappingURL=issues.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/views/account-view.js

/** Global ids as GitHub writes them: a type's prefix and an opaque rest. */
function nodeId(prefix, id) {
    return `${prefix}_kwDO${Buffer.from(String(id)).toString('base64url')}`;
}
/** GitHub's "simple user". Bots have their page under /apps. */
function viewAccount(state, login) {
    const account = ensureAccount(state, login);
    const api = `${state.apiUrl}/users/${encodeURIComponent(login)}`;
    const page = account.type === 'Bot' ? `apps/${login.replace(/\[bot\]$/, '')}` : login;
    return {
        login,
        id: account.id,
        node_id: nodeId(account.type === 'Organization' ? 'O' : account.type === 'Bot' ? 'BOT' : 'U', account.id),
        avatar_url: `https://avatars.githubusercontent.com/u/${account.id}?v=4`,
        gravatar_id: '',
        url: api,
        html_url: `${state.serverUrl}/${page}`,
        followers_url: `${api}/followers`,
        following_url: `${api}/following{/other_user}`,
        gists_url: `${api}/gists{/gist_id}`,
        starred_url: `${api}/starred{/owner}{/repo}`,
        subscriptions_url: `${api}/subscriptions`,
        organizations_url: `${api}/orgs`,
        repos_url: `${api}/repos`,
        events_url: `${api}/events{/privacy}`,
        received_events_url: `${api}/received_events`,
        type: account.type,
        user_view_type: 'public',
        site_admin: false,
    };
}
/** GET /user: what a person's token learns of its owner. */
function viewOwnAccount(state, login) {
    return {
        ...viewAccount(state, login),
        name: login,
        company: null,
        blog: '',
        location: null,
        email: null,
        hireable: null,
        bio: null,
        public_repos: 0,
        public_gists: 0,
        followers: 0,
        following: 0,
        created_at: state.repository.createdAt,
        updated_at: state.repository.createdAt,
    };
}
function viewAccountOrNull(state, login) {
    return login === null ? null : viewAccount(state, login);
}
function viewOrganization(state) {
    const { owner } = state.repository;
    const api = `${state.apiUrl}/orgs/${owner}`;
    const { id } = ensureAccount(state, owner, 'Organization');
    return {
        login: owner,
        id,
        node_id: nodeId('O', id),
        url: api,
        repos_url: `${api}/repos`,
        events_url: `${api}/events`,
        hooks_url: `${api}/hooks`,
        issues_url: `${api}/issues`,
        members_url: `${api}/members{/member}`,
        public_members_url: `${api}/public_members{/member}`,
        avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
        description: '',
    };
}
/** The GitHub Actions app, author of what a job's token writes. */
function viewActionsApp(state) {
    return {
        id: 15_368,
        client_id: 'Iv1.05c79e9ad1f6bdfa',
        slug: 'github-actions',
        node_id: 'MDM6QXBwMTUzNjg=',
        owner: viewAccount(state, 'github'),
        name: 'GitHub Actions',
        description: 'Automate your workflow from idea to production',
        external_url: 'https://help.github.com/en/actions',
        html_url: `${state.serverUrl}/apps/github-actions`,
        created_at: '2018-07-30T09:30:17Z',
        updated_at: '2025-03-07T16:35:00Z',
        permissions: { actions: 'write', checks: 'write', contents: 'write', issues: 'write', metadata: 'read' },
        events: ['check_run', 'pull_request', 'push'],
    };
}
/** Count of each kind of reaction, as issues and comments carry it. */
function viewReactions(url, reactions) {
    const count = (content) => reactions.filter((item) => item.content === content).length;
    return {
        url: `${url}/reactions`,
        total_count: reactions.length,
        '+1': count('+1'),
        '-1': count('-1'),
        laugh: count('laugh'),
        hooray: count('hooray'),
        confused: count('confused'),
        heart: count('heart'),
        rocket: count('rocket'),
        eyes: count('eyes'),
    };
}
/** Relation of an account to the repository, from its permission. */
function viewAssociation(state, login) {
    if (login === state.repository.owner)
        return 'OWNER';
    return state.collaborators.has(login) ? 'MEMBER' : 'NONE';
}
//# sourceMappingURL=account-view.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/views/repository-view.js


function apiUrlOf(state, repository = state.repository) {
    return `${state.apiUrl}/repos/${fullName(repository)}`;
}
function htmlUrlOf(state, repository = state.repository) {
    return `${state.serverUrl}/${fullName(repository)}`;
}
function listUrls(api) {
    return {
        archive_url: `${api}/{archive_format}{/ref}`,
        assignees_url: `${api}/assignees{/user}`,
        blobs_url: `${api}/git/blobs{/sha}`,
        branches_url: `${api}/branches{/branch}`,
        collaborators_url: `${api}/collaborators{/collaborator}`,
        comments_url: `${api}/comments{/number}`,
        commits_url: `${api}/commits{/sha}`,
        compare_url: `${api}/compare/{base}...{head}`,
        contents_url: `${api}/contents/{+path}`,
        contributors_url: `${api}/contributors`,
        deployments_url: `${api}/deployments`,
        downloads_url: `${api}/downloads`,
        events_url: `${api}/events`,
        forks_url: `${api}/forks`,
        git_commits_url: `${api}/git/commits{/sha}`,
        git_refs_url: `${api}/git/refs{/sha}`,
        git_tags_url: `${api}/git/tags{/sha}`,
        hooks_url: `${api}/hooks`,
        issue_comment_url: `${api}/issues/comments{/number}`,
        issue_events_url: `${api}/issues/events{/number}`,
        issues_url: `${api}/issues{/number}`,
        keys_url: `${api}/keys{/key_id}`,
        labels_url: `${api}/labels{/name}`,
        languages_url: `${api}/languages`,
        merges_url: `${api}/merges`,
        milestones_url: `${api}/milestones{/number}`,
        notifications_url: `${api}/notifications{?since,all,participating}`,
        pulls_url: `${api}/pulls{/number}`,
        releases_url: `${api}/releases{/id}`,
        stargazers_url: `${api}/stargazers`,
        statuses_url: `${api}/statuses/{sha}`,
        subscribers_url: `${api}/subscribers`,
        subscription_url: `${api}/subscription`,
        tags_url: `${api}/tags`,
        teams_url: `${api}/teams`,
        trees_url: `${api}/git/trees{/sha}`,
    };
}
/** A repository as it stands inside other objects and in events. */
function viewRepository(state, repository = state.repository) {
    const html = htmlUrlOf(state, repository);
    const full = fullName(repository);
    const open = [...state.issues.values()].filter((issue) => issue.state === 'open').length;
    const openCount = repository === state.repository ? open : 0;
    const forks = repository === state.repository ? state.forks.size : 0;
    const pushed = [...state.git.commits.values()].at(-1)?.committer.date ?? repository.createdAt;
    return {
        id: repository.id,
        node_id: nodeId('R', repository.id),
        name: repository.name,
        full_name: full,
        private: repository.private,
        owner: viewAccount(state, repository.owner),
        html_url: html,
        description: repository.description,
        fork: repository.fork,
        url: apiUrlOf(state, repository),
        ...listUrls(apiUrlOf(state, repository)),
        created_at: repository.createdAt,
        updated_at: pushed,
        pushed_at: pushed,
        git_url: `${html.replace(/^https?/, 'git')}.git`,
        ssh_url: `git@${new URL(state.serverUrl).host}:${full}.git`,
        clone_url: `${html}.git`,
        svn_url: html,
        homepage: null,
        size: 12,
        stargazers_count: 0,
        watchers_count: 0,
        language: null,
        has_issues: true,
        has_projects: true,
        has_downloads: true,
        has_wiki: false,
        has_pages: false,
        has_discussions: false,
        forks_count: forks,
        mirror_url: null,
        archived: false,
        disabled: false,
        open_issues_count: openCount,
        license: null,
        allow_forking: true,
        is_template: false,
        web_commit_signoff_required: false,
        topics: [],
        custom_properties: {},
        visibility: repository.private ? 'private' : 'public',
        forks,
        open_issues: openCount,
        watchers: 0,
        default_branch: repository.defaultBranch,
    };
}
/** GET /repos/{owner}/{repo}: with what only this route tells. */
function viewFullRepository(state, repository, mayPush) {
    return {
        ...viewRepository(state, repository),
        permissions: { admin: false, maintain: false, push: mayPush, triage: mayPush, pull: true },
        temp_clone_token: null,
        allow_squash_merge: true,
        allow_merge_commit: true,
        allow_rebase_merge: true,
        allow_auto_merge: false,
        delete_branch_on_merge: false,
        organization: { ...viewAccount(state, repository.owner), ...viewOrganization(state) },
        subscribers_count: 1,
        network_count: state.forks.size,
    };
}
function viewActivity(state, activity) {
    return {
        id: activity.id,
        node_id: nodeId('PSH', activity.id),
        before: activity.before,
        after: activity.after,
        ref: activity.ref,
        timestamp: activity.at,
        activity_type: activity.type,
        actor: viewAccountOrNull(state, activity.actor),
    };
}
//# sourceMappingURL=repository-view.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/views/issue-view.js



function viewLabel(state, label) {
    return {
        id: label.id,
        node_id: nodeId('LA', label.id),
        url: `${apiUrlOf(state)}/labels/${encodeURIComponent(label.name)}`,
        name: label.name,
        color: label.color,
        default: label.default,
        description: label.description,
    };
}
function viewLabels(state, names) {
    return names.flatMap((name) => {
        const label = state.labels.get(name.toLowerCase());
        return label === undefined ? [] : [viewLabel(state, label)];
    });
}
function issueHtmlUrl(state, issue) {
    return `${htmlUrlOf(state)}/${issue.pull === null ? 'issues' : 'pull'}/${issue.number}`;
}
function viewIssue(state, issue) {
    const url = `${apiUrlOf(state)}/issues/${issue.number}`;
    const html = issueHtmlUrl(state, issue);
    const assignees = issue.assignees.map((login) => viewAccount(state, login));
    const pull = issue.pull === null
        ? {}
        : {
            draft: issue.pull.draft,
            pull_request: {
                url: `${apiUrlOf(state)}/pulls/${issue.number}`,
                html_url: html,
                diff_url: `${html}.diff`,
                patch_url: `${html}.patch`,
                merged_at: issue.pull.mergedAt,
            },
        };
    return {
        url,
        repository_url: apiUrlOf(state),
        labels_url: `${url}/labels{/name}`,
        comments_url: `${url}/comments`,
        events_url: `${url}/events`,
        html_url: html,
        id: issue.id,
        node_id: nodeId(issue.pull === null ? 'I' : 'PR', issue.id),
        number: issue.number,
        title: issue.title,
        user: viewAccount(state, issue.author),
        labels: viewLabels(state, issue.labels),
        state: issue.state,
        locked: issue.locked,
        assignee: assignees[0] ?? null,
        assignees,
        milestone: null,
        comments: listComments(state, issue.number).length,
        created_at: issue.createdAt,
        updated_at: issue.updatedAt,
        closed_at: issue.closedAt,
        author_association: viewAssociation(state, issue.author),
        active_lock_reason: null,
        ...pull,
        body: issue.body,
        closed_by: viewAccountOrNull(state, issue.closedBy),
        reactions: viewReactions(url, []),
        timeline_url: `${url}/timeline`,
        performed_via_github_app: null,
        state_reason: issue.stateReason,
    };
}
function viewComment(state, comment) {
    const issue = state.issues.get(comment.issueNumber);
    if (issue === undefined)
        throw new Error(`Comment ${comment.id} belongs to no issue.`);
    const url = `${apiUrlOf(state)}/issues/comments/${comment.id}`;
    return {
        url,
        html_url: `${issueHtmlUrl(state, issue)}#issuecomment-${comment.id}`,
        issue_url: `${apiUrlOf(state)}/issues/${issue.number}`,
        id: comment.id,
        node_id: nodeId('IC', comment.id),
        user: viewAccount(state, comment.author),
        created_at: comment.createdAt,
        updated_at: comment.updatedAt,
        body: comment.body,
        author_association: viewAssociation(state, comment.author),
        reactions: viewReactions(url, comment.reactions),
        performed_via_github_app: comment.viaApp ? viewActionsApp(state) : null,
    };
}
function viewReaction(state, reaction) {
    return {
        id: reaction.id,
        node_id: nodeId('REA', reaction.id),
        user: viewAccount(state, reaction.login),
        content: reaction.content,
        created_at: reaction.createdAt,
    };
}
function viewIssueEvent(state, event) {
    const label = event.label === null ? null : state.labels.get(event.label.toLowerCase());
    return {
        id: event.id,
        node_id: nodeId('LE', event.id),
        url: `${apiUrlOf(state)}/issues/events/${event.id}`,
        actor: viewAccountOrNull(state, event.actor),
        event: event.event,
        commit_id: null,
        commit_url: null,
        created_at: event.createdAt,
        performed_via_github_app: event.viaApp ? viewActionsApp(state) : null,
        ...(event.label === null ? {} : { label: { name: event.label, color: label?.color ?? 'ededed' } }),
        ...(event.event === 'closed' || event.event === 'reopened' ? { state_reason: null } : {}),
    };
}
//# sourceMappingURL=issue-view.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/graphql-repository.js
/** The parts of GraphQL's `Repository`, `PullRequest` and `IssueComment` that clients of this stand-in select. */







/** An answer of errors alone. */
class GraphQueryError extends Error {
    graph;
    constructor(message, path, type) {
        super(message);
        this.graph = { ...(type === undefined ? {} : { type }), message, path };
    }
}
const READ = [['pull-requests', 'read']];
const MOST_NODES = 100;
function graphRepository(state, identity, args) {
    const { owner, name } = args;
    const found = findRepository(state, String(owner), String(name));
    if (found === null)
        return { type: 'NOT_FOUND', message: `Could not resolve to a Repository with the name '${String(owner)}/${String(name)}'.` };
    const visible = !state.repository.private || mayDo(identity, READ);
    return {
        nameWithOwner: `${found.owner}/${found.name}`,
        pullRequests: (own) => {
            if (!visible)
                throw new GraphQueryError('Resource not accessible by integration', ['repository', 'pullRequests'], 'FORBIDDEN');
            return connect('pullRequests', own, listMatching(state, own), (issue) => graphPull(state, issue));
        },
    };
}
/** Comments by their global ids; `null` for what is not there or may not be seen. */
function graphNodes(state, identity, args) {
    const ids = Array.isArray(args['ids']) ? args['ids'] : [];
    if (ids.length > MOST_NODES)
        throw new GraphQueryError(`You may not provide more than ${MOST_NODES} node ids; you provided ${ids.length}.`, ['nodes']);
    const comments = new Map([...state.comments.values()].map((comment) => [nodeId('IC', comment.id), comment]));
    return ids.map((id) => {
        const comment = comments.get(String(id));
        if (comment === undefined)
            return null;
        const onPull = state.issues.get(comment.issueNumber)?.pull != null;
        const needs = onPull ? [['issues', 'read'], ['pull-requests', 'read']] : [['issues', 'read']];
        return !state.repository.private || mayDo(identity, needs) ? graphComment(state, comment) : null;
    });
}
function listMatching(state, args) {
    const states = [args['states'] ?? ['OPEN', 'CLOSED', 'MERGED']].flat().map(String);
    const order = validate_isObject(args['orderBy']) ? args['orderBy'] : {};
    const key = (issue) => (order['field'] === 'UPDATED_AT' ? issue.updatedAt : issue.createdAt);
    const direction = order['direction'] === 'DESC' ? -1 : 1;
    const base = args['baseRefName'];
    return listPulls(state)
        .filter((issue) => states.includes(issue.pull.mergedAt !== null ? 'MERGED' : issue.state.toUpperCase()))
        .filter((issue) => base === undefined || base === null || issue.pull.base.ref === base)
        .sort((a, b) => (key(a).localeCompare(key(b)) || a.number - b.number) * direction);
}
/** One page of a connection; the cursor is the position of its last item. */
function connect(field, args, items, view) {
    const { first, last, after } = args;
    const size = first ?? last;
    if (typeof size !== 'number')
        throw new GraphQueryError(`You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`, [field]);
    if (size > MOST_NODES)
        throw new GraphQueryError(`Requesting ${size} records on the \`${field}\` connection exceeds the \`first\` limit of ${MOST_NODES} records.`, [field]);
    const start = typeof first !== 'number' ? Math.max(0, items.length - size) : typeof after === 'string' ? Number(Buffer.from(after, 'base64').toString()) : 0;
    const taken = items.slice(start, start + size);
    const end = start + taken.length;
    return {
        totalCount: items.length,
        pageInfo: {
            hasNextPage: end < items.length, hasPreviousPage: start > 0, endCursor: taken.length === 0 ? null : Buffer.from(String(end)).toString('base64'),
        },
        nodes: taken.map(view),
    };
}
function graphPull(state, issue) {
    const { pull } = issue;
    return {
        __typename: 'PullRequest',
        id: nodeId('PR', issue.id),
        number: issue.number,
        title: issue.title,
        url: `${htmlUrlOf(state)}/pull/${issue.number}`,
        isDraft: pull.draft,
        headRefName: pull.head.ref,
        headRefOid: pull.head.sha,
        baseRefName: pull.base.ref,
        updatedAt: issue.updatedAt,
        comments: (args) => connect('comments', args, listComments(state, issue.number), (comment) => graphComment(state, comment)),
    };
}
/** Accounts of apps go without `[bot]` here. `databaseId` holds 32 bits only, which ids of today exceed. */
function graphComment(state, comment) {
    const { html_url: url, user } = viewComment(state, comment);
    return {
        __typename: 'IssueComment',
        id: nodeId('IC', comment.id),
        databaseId: comment.id > 2 ** 31 - 1 ? null : comment.id,
        fullDatabaseId: String(comment.id),
        url,
        body: comment.body,
        createdAt: comment.createdAt,
        updatedAt: comment.updatedAt,
        isMinimized: comment.minimizedReason !== null,
        author: { __typename: user.type, login: user.login.replace(/\[bot\]$/, ''), url: user.html_url },
    };
}
//# sourceMappingURL=graphql-repository.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/graphql-reader.js
const TOKEN = /"(?:\\.|[^"\\])*"|\.\.\.|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|[{}()[\]:$!@=|]/g;
class GraphSyntaxError extends Error {
}
/** Reads the part of GraphQL that clients of this stand-in write: one operation, fields, arguments, inline fragments. */
class GraphReader {
    tokens;
    at = 0;
    variables;
    constructor(text, variables) {
        this.tokens = text.replace(/#.*$/gm, '').match(TOKEN) ?? [];
        this.variables = variables;
    }
    peek() {
        return this.tokens[this.at] ?? '';
    }
    take(expected) {
        const token = this.peek();
        if (token === '' || (expected !== undefined && token !== expected)) {
            throw new GraphSyntaxError(`Parse error: expected ${expected ?? 'more'}, found ${token === '' ? 'the end' : token}.`);
        }
        this.at += 1;
        return token;
    }
    operation() {
        let type = 'query';
        if (this.peek() !== '{') {
            type = this.take();
            while (this.peek() !== '{' && this.peek() !== '(')
                this.take();
            if (this.peek() === '(')
                while (this.take() !== ')')
                    ;
        }
        return { type, fields: this.selections() };
    }
    selections() {
        const found = [];
        this.take('{');
        while (this.peek() !== '}') {
            if (this.peek() === '...') {
                this.take();
                if (this.peek() === 'on')
                    this.at += 2;
                found.push(...this.selections());
                continue;
            }
            const alias = this.take();
            const name = this.peek() === ':' ? (this.take(), this.take()) : alias;
            const args = this.peek() === '(' ? this.pairs('(', ')') : {};
            found.push({ alias, name, args, fields: this.peek() === '{' ? this.selections() : [] });
        }
        this.take('}');
        return found;
    }
    pairs(open, close) {
        const found = [];
        this.take(open);
        while (this.peek() !== close) {
            const name = this.take();
            this.take(':');
            found.push([name, this.value()]);
        }
        this.take(close);
        return Object.fromEntries(found);
    }
    list() {
        const found = [];
        this.take('[');
        while (this.peek() !== ']')
            found.push(this.value());
        this.take(']');
        return found;
    }
    value() {
        if (this.peek() === '{')
            return this.pairs('{', '}');
        if (this.peek() === '[')
            return this.list();
        const token = this.take();
        if (token === '$')
            return this.variables[this.take()];
        if (token.startsWith('"'))
            return JSON.parse(token);
        if (/^-?\d/.test(token))
            return Number(token);
        return token === 'true' ? true : token === 'false' ? false : token === 'null' ? null : token;
    }
}
//# sourceMappingURL=graphql-reader.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/graphql.js





const CLASSIFIERS = ['SPAM', 'ABUSE', 'OFF_TOPIC', 'OUTDATED', 'DUPLICATE', 'RESOLVED', 'LOW_QUALITY'];
/** Picks what was selected out of a full object; a field that it lacks is an error, as in GraphQL. */
function pick(object, fields, type, errors) {
    const choose = (value, field) => {
        if (Array.isArray(value))
            return value.map((item) => choose(item, field));
        return validate_isObject(value) ? pick(value, field.fields, `${type}.${field.name}`, errors) : value;
    };
    return Object.fromEntries(fields.map((field) => {
        if (!(field.name in object)) {
            errors.push({ ...undefinedField(field.name, type), path: [field.alias] });
            return [field.alias, null];
        }
        const value = object[field.name];
        // Fields with arguments are functions of them.
        const made = typeof value === 'function' ? value(field.args) : value;
        return [field.alias, choose(made, field)];
    }));
}
function undefinedField(name, type) {
    return {
        message: `Field '${name}' doesn't exist on type '${type}'`,
        extensions: { code: 'undefinedField', typeName: type, fieldName: name },
    };
}
const FORBIDDEN = { type: 'FORBIDDEN', message: 'Resource not accessible by integration' };
function viewerObject(state, identity) {
    const account = viewAccount(state, identity.login);
    return { __typename: 'User', login: account.login, databaseId: account.id, id: account.node_id, url: account.html_url };
}
function mayMinimize(state, identity, comment) {
    const onPull = state.issues.get(comment.issueNumber)?.pull != null;
    return mayDo(identity, onPull ? [['issues', 'write'], ['pull-requests', 'write']] : [['issues', 'write']]);
}
function setMinimized(state, identity, field) {
    const input = validate_isObject(field.args['input']) ? field.args['input'] : {};
    const { subjectId, classifier, clientMutationId } = input;
    const hides = field.name === 'minimizeComment';
    if (typeof subjectId !== 'string' || (hides && !CLASSIFIERS.includes(String(classifier)))) {
        return { message: `Argument 'input' on Field '${field.name}' has an invalid value.`, extensions: { code: 'argumentLiteralsIncompatible' } };
    }
    const comment = [...state.comments.values()].find((item) => nodeId('IC', item.id) === subjectId);
    if (comment === undefined) {
        return { type: 'NOT_FOUND', message: `Could not resolve to a node with the global id of '${subjectId}'` };
    }
    if (!mayMinimize(state, identity, comment))
        return FORBIDDEN;
    comment.minimizedReason = hides ? String(classifier).toLowerCase().replace('_', '-') : null;
    const view = {
        __typename: 'IssueComment', id: subjectId, isMinimized: hides, minimizedReason: comment.minimizedReason, viewerCanMinimize: true,
    };
    return { clientMutationId: clientMutationId ?? null, [hides ? 'minimizedComment' : 'unminimizedComment']: view };
}
/** Answers `viewer`, `repository`, `nodes` (comments) and the hiding of comments; anything else is an error and counts as unknown. */
function answerGraphql(state, identity, request) {
    const errors = [];
    const data = {};
    let unknown = false;
    if (typeof request['query'] !== 'string') {
        return { body: { errors: [{ message: 'A query attribute must be specified and must be a string.' }] }, unknown: false };
    }
    try {
        const reader = new GraphReader(request['query'], validate_isObject(request['variables']) ? request['variables'] : {});
        const operation = reader.operation();
        const mutation = operation.type === 'mutation';
        for (const field of operation.fields) {
            if (!mutation && field.name === 'viewer') {
                if (identity.hidesViewer)
                    errors.push({ ...FORBIDDEN, path: [field.alias] });
                else
                    data[field.alias] = pick(viewerObject(state, identity), field.fields, 'User', errors);
            }
            else if (mutation && (field.name === 'minimizeComment' || field.name === 'unminimizeComment')) {
                const answer = setMinimized(state, identity, field);
                if ('message' in answer)
                    errors.push({ ...answer, path: [field.alias] });
                else
                    data[field.alias] = pick(answer, field.fields, 'MinimizeCommentPayload', errors);
            }
            else if (!mutation && field.name === 'repository') {
                const found = graphRepository(state, identity, field.args);
                if ('message' in found)
                    errors.push({ ...found, path: [field.alias] });
                data[field.alias] = 'message' in found ? null : pick(found, field.fields, 'Repository', errors);
            }
            else if (!mutation && field.name === 'nodes') {
                const found = graphNodes(state, identity, field.args);
                data[field.alias] = found.map((node) => (node === null ? null : pick(node, field.fields, 'Node', errors)));
                if (found.includes(null))
                    errors.push({ type: 'NOT_FOUND', message: 'Could not resolve to a node with the global id given.', path: [field.alias] });
            }
            else {
                unknown = true;
                errors.push({ ...undefinedField(field.name, mutation ? 'Mutation' : 'Query'), path: [field.alias] });
            }
        }
    }
    catch (error) {
        if (error instanceof GraphQueryError)
            return { body: { data: null, errors: [error.graph] }, unknown: false };
        if (!(error instanceof GraphSyntaxError))
            throw error;
        return { body: { errors: [{ message: error.message }] }, unknown: true };
    }
    return { body: { ...(Object.keys(data).length > 0 ? { data } : { data: null }), ...(errors.length > 0 ? { errors } : {}) }, unknown };
}
//# sourceMappingURL=graphql.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/oidc.js



function encode(value) {
    return Buffer.from(JSON.stringify(value)).toString('base64url');
}
/** The runner's own endpoint for OIDC tokens. Its token has the right claims and a signature that proves nothing. */
function issueIdToken(state, url, requestToken) {
    const request = requestToken === null ? undefined : state.oidc.requests.get(requestToken);
    if (!state.oidc.enabled || request === undefined)
        throw new GitHubError(401, 'Unauthorized');
    const seconds = Math.floor(state.now().getTime() / 1000);
    const claims = {
        jti: (0,external_node_crypto_namespaceObject.randomUUID)(),
        sub: request.subject,
        aud: url.searchParams.get('audience') ?? `${state.serverUrl}/${state.repository.owner}`,
        iss: state.oidc.issuer,
        iat: seconds,
        nbf: seconds - 600,
        exp: seconds + 300,
        ...request.claims,
        repository_id: String(state.repository.id),
        repository_owner_id: String(ensureAccount(state, state.repository.owner).id),
        repository_visibility: state.repository.private ? 'private' : 'public',
    };
    const header = { alg: 'RS256', typ: 'JWT', kid: 'stand-in' };
    return http_ok({ count: 1, value: `${encode(header)}.${encode(claims)}.${Buffer.from('stand-in').toString('base64url')}` });
}
/** Who a job is, in GitHub's words; with immutable subjects the ids of owner and repository stand in it. A `:` in a value is escaped. */
function subjectOf(state, { event, ref, environment }) {
    const { owner, name, id } = state.repository;
    const named = state.oidc.immutableSubjects ? `${owner}@${String(ensureAccount(state, owner).id)}/${name}@${String(id)}` : fullName(state.repository);
    if (environment !== undefined)
        return `repo:${named}:environment:${environment.replaceAll(':', '%3A')}`;
    return event === 'pull_request' ? `repo:${named}:pull_request` : `repo:${named}:ref:${ref}`;
}
//# sourceMappingURL=oidc.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/pictures.js
function pictures_createPictures() {
    const known = new Map();
    return {
        save() {
            const kept = new Map(known);
            return () => {
                known.clear();
                for (const [read, shown] of kept)
                    known.set(read, shown);
            };
        },
        show(read, reply, stale) {
            if (reply.raw !== undefined)
                return reply;
            const now = JSON.stringify({ status: reply.status, body: reply.body });
            const earlier = known.get(read);
            const before = earlier !== undefined && earlier.last !== now ? earlier.last : earlier?.before;
            known.set(read, { last: now, ...(before === undefined ? {} : { before }) });
            return stale && before !== undefined ? { ...reply, ...JSON.parse(before) } : reply;
        },
    };
}
//# sourceMappingURL=pictures.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/runs.js

/** A stable id for a workflow file. */
function workflowIdOf(path) {
    return Buffer.from(path).reduce((sum, byte) => (sum * 31 + byte) % 90_000_000, 7) + 1_000_000;
}
/** Registers a run of a workflow; run numbers count for each workflow on its own. */
function addRun(state, input) {
    ensureAccount(state, input.actor);
    const run = {
        id: nextId(state),
        workflowId: workflowIdOf(input.workflow),
        name: input.name,
        path: input.workflow,
        event: input.event,
        headBranch: input.branch,
        headSha: input.sha,
        runNumber: [...state.runs.values()].filter((other) => other.path === input.workflow).length + 1,
        attempt: input.attempt,
        status: 'in_progress',
        conclusion: null,
        actor: input.actor,
        createdAt: timestamp(state),
        jobs: new Map(),
        pullNumbers: input.pullNumbers,
    };
    state.runs.set(run.id, run);
    return run;
}
/** A job of a run: on GitHub each has a check run of its own, with the job's id. */
function addJob(state, run, name) {
    const known = run.jobs.get(name);
    if (known !== undefined)
        return known;
    const id = nextId(state);
    state.checkRuns.set(id, {
        id, headSha: run.headSha, name, status: 'in_progress', conclusion: null, startedAt: timestamp(state), completedAt: null,
        detailsUrl: `${state.serverUrl}/${state.repository.owner}/${state.repository.name}/actions/runs/${run.id}/job/${id}`,
        externalId: null, title: null, summary: null, text: null, annotations: [], appLogin: 'github-actions[bot]',
    });
    run.jobs.set(name, id);
    return id;
}
//# sourceMappingURL=runs.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/activities.js

const NO_COMMIT = '0'.repeat(40);
/** Moves a branch and writes it down with the server's time, whatever dates the commits carry. */
function moveBranch(state, { repository, branch, to, by, type }) {
    const key = branchKey(repository, branch);
    const before = state.branches.get(key);
    if (to === null)
        state.branches.delete(key);
    else
        state.branches.set(key, to);
    ensureAccount(state, by);
    const usual = to === null ? 'branch_deletion' : before === undefined ? 'branch_creation' : 'push';
    state.activities.push({
        id: nextId(state), repository, ref: `refs/heads/${branch}`, before: before ?? NO_COMMIT, after: to ?? NO_COMMIT,
        type: type ?? usual, actor: by, at: timestamp(state),
    });
}
/** Newest first, as far as the list of activities has caught up. */
function listActivities(state, repository) {
    const newest = state.activities.filter((activity) => activity.repository === repository).reverse();
    if (state.lag.activityCalls === 0)
        return newest;
    state.lag.activityCalls -= 1;
    return newest.slice(1);
}
//# sourceMappingURL=activities.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/pulls.js




function mergeBaseOf(state, pull) {
    if (pull.frozen !== null)
        return pull.frozen.mergeBase;
    const base = state.branches.get(branchKey(fullName(state.repository), pull.base.ref)) ?? pull.base.sha;
    return findMergeBase(state.git, base, pull.head.sha) ?? pull.base.sha;
}
/** Commits of a pull request, oldest first. */
function listPullCommits(state, pull) {
    if (pull.frozen !== null)
        return pull.frozen.commits.map((sha) => getCommit(state.git, sha));
    return listRange(state.git, mergeBaseOf(state, pull), pull.head.sha);
}
/** What a pull request changes against the point where it left its base branch. */
function listPullFiles(state, pull) {
    const from = getCommit(state.git, mergeBaseOf(state, pull)).files;
    return diffFiles(from, getCommit(state.git, pull.head.sha).files);
}
/** The files of base and head together, or `null` when they conflict. */
function mergedFiles(state, pull) {
    const from = getCommit(state.git, mergeBaseOf(state, pull)).files;
    const base = tipOf(state, pull.base.ref).files;
    return mergeFiles(from, getCommit(state.git, pull.head.sha).files, base);
}
function isMergeable(state, issue) {
    return issue.state === 'open' && mergedFiles(state, issue.pull) !== null;
}
/** Makes the test merge commit (refs/pull/N/merge) anew where base or head moved; with a conflict the old one stays. */
function refreshTestMerge(state, issue) {
    const { pull } = issue;
    if (issue.state !== 'open')
        return;
    const base = tipOf(state, pull.base.ref);
    const known = pull.mergeCommitSha === null ? null : getCommit(state.git, pull.mergeCommitSha);
    if (known !== null && known.parents[0] === base.sha && known.parents[1] === pull.head.sha)
        return;
    const files = mergedFiles(state, pull);
    if (files === null)
        return;
    pull.mergeCommitSha = addCommit(state.git, state.now(), {
        parents: [base.sha, pull.head.sha],
        message: `Merge ${pull.head.sha} into ${base.sha}`,
        files,
        author: signatureOf(state, issue.author),
        committer: WEB_FLOW,
    }).sha;
}
function associateCommits(state, pull) {
    for (const commit of listPullCommits(state, pull))
        pull.associated.add(commit.sha);
}
function openPull(state, input) {
    const head = tipOf(state, input.head, fullName(input.headRepository));
    const base = tipOf(state, input.base);
    const pull = {
        head: { repo: fullName(input.headRepository), ref: input.head, sha: head.sha },
        base: { ref: input.base, sha: base.sha },
        draft: input.draft,
        mergedAt: null,
        mergedBy: null,
        mergeCommitSha: null,
        mergeMethod: null,
        frozen: null,
        associated: new Set(),
        mergeShaLag: 0,
    };
    const issue = addIssue(state, {
        title: input.title, body: input.body ?? null, by: input.by, labels: input.labels, pull,
    });
    associateCommits(state, pull);
    refreshTestMerge(state, issue);
    return issue;
}
/** Follows a branch that moved: open pull requests from it get a new head, those onto it a new test merge. */
function followBranch(state, repository, branch, by) {
    const sha = state.branches.get(branchKey(repository, branch));
    if (sha === undefined)
        return;
    for (const issue of listPulls(state)) {
        if (issue.state !== 'open')
            continue;
        const { head, base } = issue.pull;
        if (head.repo === repository && head.ref === branch && head.sha !== sha) {
            if (by !== undefined && !listAncestors(state.git, sha).has(head.sha))
                addEvent(state, issue, { event: 'head_ref_force_pushed', by });
            head.sha = sha;
            base.sha = tipOf(state, base.ref).sha;
            touchIssue(state, issue);
        }
        associateCommits(state, issue.pull);
        refreshTestMerge(state, issue);
    }
}
/** Points an open pull request at another base branch. */
function changeBase(state, issue, to) {
    issue.pull.base = { ref: to.base, sha: tipOf(state, to.base).sha };
    addEvent(state, issue, { event: 'base_ref_changed', by: to.by });
    touchIssue(state, issue);
    refreshTestMerge(state, issue);
}
function freeze(state, pull) {
    const mergeBase = mergeBaseOf(state, pull);
    pull.frozen = { mergeBase, commits: listPullCommits(state, pull).map((commit) => commit.sha) };
}
function closePull(state, issue, by) {
    if (issue.state === 'closed')
        return;
    freeze(state, issue.pull);
    setIssueState(state, issue, { state: 'closed', by });
}
/** Opens a closed pull request again; one that was merged stays closed. */
function reopenPull(state, issue, by) {
    if (issue.pull.mergedAt !== null)
        throw new Error(`#${issue.number} was merged and cannot be reopened.`);
    issue.pull.frozen = null;
    setIssueState(state, issue, { state: 'open', by });
    refreshTestMerge(state, issue);
}
function squash(state, issue, files, base) {
    const commits = listPullCommits(state, issue.pull);
    const body = commits.length > 1 ? commits.map((commit) => `* ${commit.message}`).join('\n\n') : '';
    return [
        addCommit(state.git, state.now(), {
            parents: [base.sha],
            message: `${issue.title} (#${issue.number})${body === '' ? '' : `\n\n${body}`}`,
            files,
            author: signatureOf(state, issue.author),
            committer: WEB_FLOW,
        }),
    ];
}
function rebase(state, issue, base, by) {
    const made = [];
    let onto = base;
    for (const commit of listPullCommits(state, issue.pull)) {
        // A merge of the base branch into the pull request has nothing of its own to replay.
        if (commit.parents.length > 1)
            continue;
        const from = commit.parents[0] === undefined ? new Map() : getCommit(state.git, commit.parents[0]).files;
        const files = mergeFiles(from, commit.files, onto.files);
        if (files === null)
            throw new Error(`#${issue.number} cannot be rebased: ${commit.sha} conflicts.`);
        onto = addCommit(state.git, state.now(), {
            parents: [onto.sha],
            message: commit.message,
            files,
            author: commit.author,
            committer: signatureOf(state, by),
        });
        made.push(onto);
    }
    return made;
}
function mergeCommit(state, issue, files, options) {
    const { head } = issue.pull;
    const owner = head.repo.split('/')[0] ?? '';
    return [
        addCommit(state.git, state.now(), {
            parents: [options.base.sha, head.sha],
            message: `Merge pull request #${issue.number} from ${owner}/${head.ref}\n\n${issue.title}`,
            files,
            author: signatureOf(state, options.by),
            committer: WEB_FLOW,
        }),
    ];
}
/** Merges as the button does. Throws when it is closed or conflicts. Answers the tip of the base branch afterwards. */
function mergePull(state, issue, options) {
    const { pull } = issue;
    const { method, by } = options;
    if (issue.state !== 'open')
        throw new Error(`#${issue.number} is not open.`);
    const files = mergedFiles(state, pull);
    if (files === null)
        throw new Error(`#${issue.number} conflicts with ${pull.base.ref} and cannot be merged.`);
    ensureAccount(state, by);
    const base = tipOf(state, pull.base.ref);
    const made = method === 'squash'
        ? squash(state, issue, files, base)
        : method === 'rebase'
            ? rebase(state, issue, base, by)
            : mergeCommit(state, issue, files, { base, by });
    const tip = made.at(-1) ?? base;
    freeze(state, pull);
    pull.base.sha = base.sha;
    pull.mergedAt = timestamp(state);
    pull.mergedBy = by;
    pull.mergeMethod = method;
    pull.mergeCommitSha = tip.sha;
    pull.mergeShaLag = state.lag.mergeCommitShaCalls;
    for (const commit of made) {
        pull.associated.add(commit.sha);
        if (state.lag.commitPullsCalls > 0)
            state.pendingIndex.set(commit.sha, state.lag.commitPullsCalls);
    }
    addEvent(state, issue, { event: 'merged', by });
    setIssueState(state, issue, { state: 'closed', by });
    moveBranch(state, { repository: fullName(state.repository), branch: pull.base.ref, to: tip.sha, by, type: 'pr_merge' });
    followBranch(state, fullName(state.repository), pull.base.ref);
    return tip;
}
//# sourceMappingURL=pulls.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/views/pull-view.js






function headRepository(state, issue) {
    const [owner = '', name = ''] = issue.pull.head.repo.split('/');
    return findRepository(state, owner, name);
}
function viewBranch(state, at, repository) {
    return {
        label: `${repository.owner}:${at.ref}`,
        ref: at.ref,
        sha: at.sha,
        user: viewAccount(state, repository.owner),
        repo: viewRepository(state, repository),
    };
}
/** A pull request as lists show it. */
function viewPullSimple(state, issue) {
    const api = apiUrlOf(state);
    const url = `${api}/pulls/${issue.number}`;
    const html = `${htmlUrlOf(state)}/pull/${issue.number}`;
    const issueUrl = `${api}/issues/${issue.number}`;
    const { pull } = issue;
    const statuses = `${api}/statuses/${pull.head.sha}`;
    const head = headRepository(state, issue) ?? state.repository;
    const assignees = issue.assignees.map((login) => viewAccount(state, login));
    return {
        url,
        id: issue.id,
        node_id: nodeId('PR', issue.id),
        html_url: html,
        diff_url: `${html}.diff`,
        patch_url: `${html}.patch`,
        issue_url: issueUrl,
        number: issue.number,
        state: issue.state,
        locked: issue.locked,
        title: issue.title,
        user: viewAccount(state, issue.author),
        body: issue.body,
        created_at: issue.createdAt,
        updated_at: issue.updatedAt,
        closed_at: issue.closedAt,
        merged_at: pull.mergedAt,
        merge_commit_sha: issue.pull.mergeCommitSha,
        assignee: assignees[0] ?? null,
        assignees,
        requested_reviewers: [],
        requested_teams: [],
        labels: viewLabels(state, issue.labels).map((label) => ({ ...label, description: label.description ?? '' })),
        milestone: null,
        draft: pull.draft,
        commits_url: `${url}/commits`,
        review_comments_url: `${url}/comments`,
        review_comment_url: `${api}/pulls/comments{/number}`,
        comments_url: `${issueUrl}/comments`,
        statuses_url: statuses,
        head: viewBranch(state, pull.head, head),
        base: viewBranch(state, pull.base, state.repository),
        _links: {
            self: { href: url },
            html: { href: html },
            issue: { href: issueUrl },
            comments: { href: `${issueUrl}/comments` },
            review_comments: { href: `${url}/comments` },
            review_comment: { href: `${api}/pulls/comments{/number}` },
            commits: { href: `${url}/commits` },
            statuses: { href: statuses },
        },
        author_association: viewAssociation(state, issue.author),
        auto_merge: null,
        active_lock_reason: null,
    };
}
/** GET /pulls/{number}, and the object inside pull request events. */
function viewPull(state, issue) {
    const files = listPullFiles(state, issue.pull);
    const open = issue.state === 'open';
    const mergeable = open ? isMergeable(state, issue) : null;
    return {
        ...viewPullSimple(state, issue),
        merged: issue.pull.mergedAt !== null,
        mergeable,
        rebaseable: mergeable,
        mergeable_state: mergeable === null ? 'unknown' : mergeable ? (issue.pull.draft ? 'draft' : 'clean') : 'dirty',
        merged_by: viewAccountOrNull(state, issue.pull.mergedBy),
        comments: listComments(state, issue.number).length,
        review_comments: 0,
        maintainer_can_modify: issue.pull.head.repo !== `${state.repository.owner}/${state.repository.name}`,
        commits: listPullCommits(state, issue.pull).length,
        additions: files.reduce((sum, file) => sum + file.additions, 0),
        deletions: files.reduce((sum, file) => sum + file.deletions, 0),
        changed_files: files.length,
    };
}
/** As a client reads it: while GitHub lags after a merge the merge commit is not known; each read brings it nearer. */
function lagging(issue, view) {
    if (issue.pull.mergeShaLag === 0)
        return view;
    issue.pull.mergeShaLag -= 1;
    return { ...view, merge_commit_sha: null };
}
/** A pull request inside check runs and workflow runs. */
function viewPullMinimal(state, issue) {
    const side = (at, repository) => ({
        ref: at.ref,
        sha: at.sha,
        repo: { id: repository.id, url: apiUrlOf(state, repository), name: repository.name },
    });
    return {
        url: `${apiUrlOf(state)}/pulls/${issue.number}`,
        id: issue.id,
        number: issue.number,
        head: side(issue.pull.head, headRepository(state, issue) ?? state.repository),
        base: side(issue.pull.base, state.repository),
    };
}
function viewReview(state, review) {
    const html = `${htmlUrlOf(state)}/pull/${review.number}#pullrequestreview-${review.id}`;
    const pull = `${apiUrlOf(state)}/pulls/${review.number}`;
    return {
        id: review.id,
        node_id: nodeId('PRR', review.id),
        user: viewAccount(state, review.author),
        body: review.body,
        state: review.state,
        html_url: html,
        pull_request_url: pull,
        author_association: viewAssociation(state, review.author),
        _links: { html: { href: html }, pull_request: { href: pull } },
        submitted_at: review.submittedAt,
        commit_id: review.commitSha,
    };
}
//# sourceMappingURL=pull-view.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/views/automation-view.js





function viewCheckRun(state, run) {
    const url = `${apiUrlOf(state)}/check-runs/${run.id}`;
    const html = `${htmlUrlOf(state)}/runs/${run.id}`;
    const pulls = listPulls(state).filter((issue) => issue.state === 'open' && issue.pull.head.sha === run.headSha);
    return {
        id: run.id,
        name: run.name,
        node_id: nodeId('CR', run.id),
        head_sha: run.headSha,
        external_id: run.externalId ?? '',
        url,
        html_url: html,
        details_url: run.detailsUrl ?? html,
        status: run.status,
        conclusion: run.conclusion,
        started_at: run.startedAt,
        completed_at: run.completedAt,
        output: {
            title: run.title,
            summary: run.summary,
            text: run.text,
            annotations_count: run.annotations.length,
            annotations_url: `${url}/annotations`,
        },
        check_suite: { id: run.id },
        app: viewActionsApp(state),
        pull_requests: pulls.map((issue) => viewPullMinimal(state, issue)),
    };
}
/** A status as the combined list has it; POST answers with its creator as well. */
function viewStatus(state, status) {
    return {
        url: `${apiUrlOf(state)}/statuses/${status.sha}`,
        avatar_url: viewAccount(state, status.creator).avatar_url,
        id: status.id,
        node_id: nodeId('SC', status.id),
        state: status.state,
        description: status.description,
        target_url: status.targetUrl,
        context: status.context,
        created_at: status.createdAt,
        updated_at: status.createdAt,
    };
}
function viewDeployment(state, deployment) {
    const url = `${apiUrlOf(state)}/deployments/${deployment.id}`;
    return {
        url,
        id: deployment.id,
        node_id: nodeId('DE', deployment.id),
        task: deployment.task,
        original_environment: deployment.environment,
        environment: deployment.environment,
        description: deployment.description,
        created_at: deployment.createdAt,
        updated_at: deployment.updatedAt,
        statuses_url: `${url}/statuses`,
        repository_url: apiUrlOf(state),
        creator: viewAccount(state, deployment.creator),
        sha: deployment.sha,
        ref: deployment.ref,
        payload: deployment.payload,
        transient_environment: deployment.transient,
        production_environment: deployment.production,
        performed_via_github_app: null,
    };
}
function viewDeploymentStatus(state, deployment, status) {
    const url = `${apiUrlOf(state)}/deployments/${deployment.id}`;
    return {
        url: `${url}/statuses/${status.id}`,
        id: status.id,
        node_id: nodeId('DES', status.id),
        state: status.state,
        creator: viewAccount(state, status.creator),
        description: status.description,
        environment: status.environment,
        target_url: status.targetUrl,
        created_at: status.createdAt,
        updated_at: status.createdAt,
        deployment_url: url,
        repository_url: apiUrlOf(state),
        environment_url: status.environmentUrl,
        log_url: status.logUrl,
        performed_via_github_app: null,
    };
}
function viewRun(state, run) {
    const url = `${apiUrlOf(state)}/actions/runs/${run.id}`;
    const head = getCommit(state.git, run.headSha);
    const author = { name: head.author.name, email: head.author.email };
    const committer = { name: head.committer.name, email: head.committer.email };
    const pulls = run.pullNumbers.flatMap((number) => findPull(state, number) ?? []);
    return {
        id: run.id,
        name: run.name,
        node_id: nodeId('WFR', run.id),
        head_branch: run.headBranch,
        head_sha: run.headSha,
        path: run.path,
        display_title: head.message.split('\n')[0] ?? '',
        run_number: run.runNumber,
        event: run.event,
        status: run.status,
        conclusion: run.conclusion,
        workflow_id: run.workflowId,
        check_suite_id: run.id,
        check_suite_node_id: nodeId('CS', run.id),
        url,
        html_url: `${htmlUrlOf(state)}/actions/runs/${run.id}`,
        pull_requests: pulls.map((issue) => viewPullMinimal(state, issue)),
        created_at: run.createdAt,
        updated_at: run.createdAt,
        actor: viewAccount(state, run.actor),
        run_attempt: run.attempt,
        referenced_workflows: [],
        run_started_at: run.createdAt,
        triggering_actor: viewAccount(state, run.actor),
        jobs_url: `${url}/jobs`,
        logs_url: `${url}/logs`,
        check_suite_url: `${apiUrlOf(state)}/check-suites/${run.id}`,
        artifacts_url: `${url}/artifacts`,
        cancel_url: `${url}/cancel`,
        rerun_url: `${url}/rerun`,
        previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
        workflow_url: `${apiUrlOf(state)}/actions/workflows/${run.workflowId}`,
        head_commit: { id: head.sha, tree_id: head.treeSha, message: head.message, timestamp: head.committer.date, author, committer },
        repository: viewRepository(state),
        head_repository: viewRepository(state),
    };
}
function viewJob(state, run, name) {
    const id = run.jobs.get(name) ?? 0;
    const check = state.checkRuns.get(id);
    return {
        id,
        run_id: run.id,
        workflow_name: run.name,
        head_branch: run.headBranch,
        run_url: `${apiUrlOf(state)}/actions/runs/${run.id}`,
        run_attempt: run.attempt,
        node_id: nodeId('CR', id),
        head_sha: run.headSha,
        url: `${apiUrlOf(state)}/actions/jobs/${id}`,
        html_url: `${htmlUrlOf(state)}/actions/runs/${run.id}/job/${id}`,
        status: check?.status ?? 'in_progress',
        conclusion: check?.conclusion ?? null,
        created_at: run.createdAt,
        started_at: run.createdAt,
        completed_at: check?.completedAt ?? null,
        name,
        steps: [],
        check_run_url: `${apiUrlOf(state)}/check-runs/${id}`,
        labels: ['ubuntu-latest'],
        runner_id: 1,
        runner_name: 'GitHub Actions 1',
        runner_group_id: 0,
        runner_group_name: 'GitHub Actions',
    };
}
//# sourceMappingURL=automation-view.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/routes/automation-routes.js





const automation_routes_READ = [['actions', 'read']];
const MAX_INPUTS = 25;
function findRun(context) {
    const run = context.state.runs.get(numberParam(context, 'id'));
    if (run === undefined)
        throw http_notFound();
    return run;
}
/** A workflow by its file name or its id, as it stands on the default branch. */
function findWorkflow(context) {
    const { state, repository } = context;
    const wanted = context.params['workflow'] ?? '';
    const paths = [...tipOf(state, repository.defaultBranch).files.keys()].filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));
    const found = paths.find((path) => path.endsWith(`/${wanted}`) || path === wanted || String(workflowIdOf(path)) === wanted);
    if (found === undefined)
        throw http_notFound();
    return found;
}
function dispatch(context) {
    const { state, repository, body, identity } = context;
    const workflow = findWorkflow(context);
    checkBody(context, {
        ref: { type: 'string', required: true }, inputs: { type: 'object' }, return_run_details: { type: 'boolean' },
    });
    const branch = (validate_textOf(body, 'ref') ?? '').replace(/^refs\/heads\//, '');
    const sha = state.branches.get(branchKey(fullName(repository), branch)) ?? state.tags.get(branch.replace(/^refs\/tags\//, ''));
    if (sha === undefined)
        throw new GitHubError(422, `No ref found for: ${branch}`);
    const given = validate_isObject(body['inputs']) ? body['inputs'] : {};
    if (Object.keys(given).length > MAX_INPUTS)
        throw new GitHubError(422, `you may only define up to ${MAX_INPUTS} \`inputs\` for a \`workflow_dispatch\` event`);
    const source = state.git.commits.get(sha)?.files.get(workflow)?.toString('utf8') ?? '';
    if (!source.includes('workflow_dispatch'))
        throw new GitHubError(422, "Workflow does not have 'workflow_dispatch' trigger");
    const inputs = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
    state.dispatches.push({ workflow, ref: `refs/heads/${branch}`, inputs, by: identity.login });
    const run = addRun(state, {
        event: 'workflow_dispatch', sha, branch, actor: identity.login, workflow, name: workflow, attempt: 1, pullNumbers: [],
    });
    run.status = 'queued';
    if (body['return_run_details'] !== true)
        return { status: 204 };
    const view = viewRun(state, run);
    return http_ok({ workflow_run_id: run.id, run_url: view.url, html_url: view.html_url });
}
function listRuns(context) {
    const { state, query } = context;
    const is = (name, value) => (query.get(name) ?? value) === value;
    const runs = [...state.runs.values()]
        .filter((run) => is('event', run.event) && is('branch', run.headBranch) && is('head_sha', run.headSha) && is('actor', run.actor))
        .filter((run) => query.get('status') === null || [run.status, run.conclusion].includes(query.get('status')))
        .reverse();
    const page = takePage(context, runs);
    return {
        status: 200,
        headers: page.headers,
        body: { total_count: runs.length, workflow_runs: page.items.map((run) => viewRun(state, run)) },
    };
}
function listJobs(context) {
    const run = findRun(context);
    const names = [...run.jobs.keys()];
    const page = takePage(context, names);
    return {
        status: 200,
        headers: page.headers,
        body: { total_count: names.length, jobs: page.items.map((name) => viewJob(context.state, run, name)) },
    };
}
const automationRoutes = [
    { method: 'POST', path: '/actions/workflows/{workflow}/dispatches', needs: [['actions', 'write']], handle: dispatch },
    { method: 'GET', path: '/actions/runs', needs: automation_routes_READ, query: ['event', 'branch', 'head_sha', 'actor', 'status'], handle: listRuns },
    { method: 'GET', path: '/actions/runs/{id}', needs: automation_routes_READ, handle: (context) => http_ok(viewRun(context.state, findRun(context))) },
    { method: 'GET', path: '/actions/runs/{id}/jobs', needs: automation_routes_READ, query: ['filter'], handle: listJobs },
    { method: 'GET', path: '/actions/runs/{id}/attempts/{attempt}/jobs', needs: automation_routes_READ, handle: listJobs },
];
//# sourceMappingURL=automation-routes.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/views/commit-view.js




function viewSignature(signature) {
    return { name: signature.name, email: signature.email, date: signature.date };
}
/** A commit as lists show it: without statistics and files. */
function viewCommit(state, commit, repository = state.repository) {
    const api = apiUrlOf(state, repository);
    const html = htmlUrlOf(state, repository);
    return {
        sha: commit.sha,
        node_id: nodeId('C', commit.sha),
        commit: {
            author: viewSignature(commit.author),
            committer: viewSignature(commit.committer),
            message: commit.message,
            tree: { sha: commit.treeSha, url: `${api}/git/trees/${commit.treeSha}` },
            url: `${api}/git/commits/${commit.sha}`,
            comment_count: 0,
            verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
        },
        url: `${api}/commits/${commit.sha}`,
        html_url: `${html}/commit/${commit.sha}`,
        comments_url: `${api}/commits/${commit.sha}/comments`,
        author: viewAccount(state, commit.author.login),
        committer: viewAccount(state, commit.committer.login),
        parents: commit.parents.map((sha) => ({ sha, url: `${api}/commits/${sha}`, html_url: `${html}/commit/${sha}` })),
    };
}
function viewFileChange(state, change, at) {
    const html = htmlUrlOf(state, at.repository);
    const path = change.path.split('/').map(encodeURIComponent).join('/');
    return {
        sha: change.blobSha,
        filename: change.path,
        status: change.status,
        additions: change.additions,
        deletions: change.deletions,
        changes: change.additions + change.deletions,
        blob_url: `${html}/blob/${at.sha}/${path}`,
        raw_url: `${html}/raw/${at.sha}/${path}`,
        contents_url: `${apiUrlOf(state, at.repository)}/contents/${path}?ref=${at.sha}`,
        ...(change.patch === null ? {} : { patch: change.patch }),
    };
}
/** GET /commits/{ref}: with what it changed against its first parent. */
function viewFullCommit(state, commit, repository = state.repository) {
    const parent = commit.parents[0];
    const before = parent === undefined ? new Map() : getCommit(state.git, parent).files;
    const files = diffFiles(before, commit.files).map((change) => viewFileChange(state, change, { sha: commit.sha, repository }));
    const additions = files.reduce((sum, file) => sum + file.additions, 0);
    const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
    return { ...viewCommit(state, commit, repository), stats: { additions, deletions, total: additions + deletions }, files };
}
/** A commit as push and merge_group events carry it. */
function viewEventCommit(state, commit) {
    const parent = commit.parents[0];
    const before = parent === undefined ? new Map() : getCommit(state.git, parent).files;
    const changes = diffFiles(before, commit.files);
    const named = (status) => changes.filter((item) => item.status === status).map((item) => item.path);
    const person = (who) => ({ name: who.name, email: who.email, username: who.login });
    return {
        id: commit.sha,
        tree_id: commit.treeSha,
        distinct: true,
        message: commit.message,
        timestamp: commit.committer.date,
        url: `${state.serverUrl}/${fullName(state.repository)}/commit/${commit.sha}`,
        author: person(commit.author),
        committer: person(commit.committer),
        added: named('added'),
        removed: named('removed'),
        modified: named('modified'),
    };
}
//# sourceMappingURL=commit-view.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/routes/commit-routes.js






const commit_routes_READ = [['contents', 'read']];
/** Files of a comparison that GitHub names at most. */
const MAX_COMPARED_FILES = 300;
function commitOf(context, ref, repository = context.repository) {
    const sha = resolveRef(context.state, repository, ref);
    if (sha === null)
        throw new GitHubError(422, `No commit found for SHA: ${ref}`);
    return getCommit(context.state.git, sha);
}
function listCommits(context) {
    const { query, state, repository } = context;
    const sha = resolveRef(state, repository, query.get('sha') ?? repository.defaultBranch);
    if (sha === null)
        throw http_notFound();
    const since = Date.parse(query.get('since') ?? '');
    const until = Date.parse(query.get('until') ?? '');
    const author = query.get('author');
    const path = query.get('path')?.replace(/^\/+|\/+$/g, '') ?? '';
    const commits = listHistory(state.git, sha, path === '' ? null : path).filter((commit) => {
        const at = Date.parse(commit.committer.date);
        if (author !== null && author !== commit.author.login && author !== commit.author.email)
            return false;
        return !(at < since) && !(at > until);
    });
    return listReply(context, commits, (commit) => viewCommit(state, commit, repository));
}
/** The merged pull request that brought a commit to the default branch; for others, the pull requests that have it. */
function listPullsOf(context) {
    const { state, repository } = context;
    const commit = commitOf(context, context.params['sha'] ?? '');
    const pending = state.pendingIndex.get(commit.sha) ?? 0;
    if (pending > 0) {
        state.pendingIndex.set(commit.sha, pending - 1);
        if (state.lag.commitPullsAnswer === 'empty')
            return http_ok([]);
        throw new GitHubError(422, `No commit found for SHA: ${commit.sha}`);
    }
    const onDefault = listAncestors(state.git, tipOf(state, repository.defaultBranch).sha).has(commit.sha);
    const pulls = listPulls(state)
        .filter((issue) => issue.pull.associated.has(commit.sha))
        .filter((issue) => issue.pull.mergedAt !== null || (!onDefault && issue.state === 'open'));
    return listReply(context, pulls, (issue) => lagging(issue, viewPullSimple(state, issue)));
}
/** One end of a comparison: a ref, or `owner:branch` of a fork. */
function comparedCommit(context, text) {
    const [owner = '', ref] = text.split(':');
    const repository = ref === undefined ? context.repository : findRepository(context.state, owner, context.repository.name);
    if (repository === null)
        throw http_notFound();
    const sha = resolveRef(context.state, repository, ref ?? text);
    if (sha === null)
        throw http_notFound();
    return getCommit(context.state.git, sha);
}
function compare(context) {
    const { state, repository, params } = context;
    const basehead = params['basehead'] ?? '';
    const cut = basehead.indexOf('...');
    if (cut === -1)
        throw http_notFound();
    const base = comparedCommit(context, basehead.slice(0, cut));
    const head = comparedCommit(context, basehead.slice(cut + 3));
    const mergeBase = findMergeBase(state.git, base.sha, head.sha);
    if (mergeBase === null)
        throw new GitHubError(404, `No common ancestor between ${base.sha} and ${head.sha}.`);
    const ahead = listRange(state.git, base.sha, head.sha);
    const behind = listRange(state.git, head.sha, base.sha);
    const page = takePage(context, ahead, 100);
    const url = `${apiUrlOf(state, repository)}/compare/${basehead}`;
    const html = `${htmlUrlOf(state, repository)}/compare/${basehead}`;
    // Only the first page names files.
    const first = (context.query.get('page') ?? '1') === '1';
    const changes = first ? diffFiles(getCommit(state.git, mergeBase).files, head.files).slice(0, MAX_COMPARED_FILES) : [];
    return {
        status: 200,
        headers: page.headers,
        body: {
            url,
            html_url: html,
            permalink_url: `${htmlUrlOf(state, repository)}/compare/${repository.owner}:${base.sha.slice(0, 7)}...${repository.owner}:${head.sha.slice(0, 7)}`,
            diff_url: `${html}.diff`,
            patch_url: `${html}.patch`,
            base_commit: viewCommit(state, base, repository),
            merge_base_commit: viewCommit(state, getCommit(state.git, mergeBase), repository),
            status: ahead.length === 0 ? (behind.length === 0 ? 'identical' : 'behind') : behind.length === 0 ? 'ahead' : 'diverged',
            ahead_by: ahead.length,
            behind_by: behind.length,
            total_commits: ahead.length,
            commits: page.items.map((commit) => viewCommit(state, commit, repository)),
            files: changes.map((change) => viewFileChange(state, change, { sha: head.sha, repository })),
        },
    };
}
const commitRoutes = [
    { method: 'GET', path: '/commits', needs: commit_routes_READ, query: ['sha', 'path', 'since', 'until', 'author'], handle: listCommits },
    { method: 'GET', path: '/commits/{sha}/pulls', needs: [['pull-requests', 'read']], handle: listPullsOf },
    { method: 'GET', path: '/compare/{basehead+}', needs: commit_routes_READ, handle: compare },
    {
        method: 'GET',
        path: '/commits/{ref+}',
        needs: commit_routes_READ,
        handle: (context) => {
            const commit = commitOf(context, context.params['ref'] ?? '');
            if (/[.+]sha\b/.test(context.accept)) {
                return { status: 200, raw: Buffer.from(commit.sha), headers: { 'content-type': 'application/vnd.github.sha; charset=utf-8' } };
            }
            return http_ok(viewFullCommit(context.state, commit, context.repository));
        },
    },
];
//# sourceMappingURL=commit-routes.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/routes/check-routes.js







const check_routes_READ = [['checks', 'read']];
const WRITE = [['checks', 'write']];
const MAX_ANNOTATIONS = 50;
const MAX_OUTPUT = 65_535;
const CONCLUSIONS = ['action_required', 'cancelled', 'failure', 'neutral', 'success', 'skipped', 'stale', 'timed_out'];
const RUN_FIELDS = {
    name: { type: 'string' },
    details_url: { type: 'string' },
    external_id: { type: 'string' },
    status: { type: 'string', oneOf: ['queued', 'in_progress', 'completed', 'waiting', 'requested', 'pending'] },
    started_at: { type: 'string' },
    conclusion: { type: 'string', oneOf: CONCLUSIONS },
    completed_at: { type: 'string' },
    output: { type: 'object' },
    actions: { type: 'objects' },
};
const ANNOTATION_FIELDS = {
    path: { type: 'string', required: true },
    start_line: { type: 'integer', required: true },
    end_line: { type: 'integer', required: true },
    start_column: { type: 'integer' },
    end_column: { type: 'integer' },
    annotation_level: { type: 'string', required: true, oneOf: ['notice', 'warning', 'failure'] },
    message: { type: 'string', required: true },
    title: { type: 'string' },
    raw_details: { type: 'string' },
};
function readAnnotations(context, value) {
    const items = Array.isArray(value) ? value : [];
    if (items.length > MAX_ANNOTATIONS) {
        throw new GitHubError(422, `Invalid request.\n\nNo more than ${MAX_ANNOTATIONS} items are allowed; ${items.length} were supplied.`);
    }
    return items.filter(validate_isObject).map((item) => {
        checkBody(context, ANNOTATION_FIELDS, item);
        return {
            path: validate_textOf(item, 'path') ?? '',
            start_line: Number(item['start_line']),
            end_line: Number(item['end_line']),
            annotation_level: validate_textOf(item, 'annotation_level') ?? '',
            message: validate_textOf(item, 'message') ?? '',
            title: validate_textOf(item, 'title') ?? null,
            raw_details: validate_textOf(item, 'raw_details') ?? null,
        };
    });
}
function updateRun(context, run) {
    const { body, state } = context;
    const output = body['output'];
    if (validate_isObject(output)) {
        const creating = run.title === null;
        checkBody(context, {
            title: { type: 'string', required: creating },
            summary: { type: 'string', required: true },
            text: { type: 'string' },
            annotations: { type: 'objects' },
            images: { type: 'objects' },
        }, output);
        for (const field of ['summary', 'text'])
            checkLength(validate_textOf(output, field), { max: MAX_OUTPUT, resource: 'CheckRun', field });
        const annotations = readAnnotations(context, output['annotations']);
        run.title = validate_textOf(output, 'title') ?? run.title;
        run.summary = validate_textOf(output, 'summary') ?? run.summary;
        run.text = validate_textOf(output, 'text') ?? run.text;
        // Annotations of several requests add up, which is how more than fifty are sent.
        run.annotations.push(...annotations);
    }
    run.name = validate_textOf(body, 'name') ?? run.name;
    run.detailsUrl = validate_textOf(body, 'details_url') ?? run.detailsUrl;
    run.externalId = validate_textOf(body, 'external_id') ?? run.externalId;
    run.startedAt = validate_textOf(body, 'started_at') ?? run.startedAt;
    const conclusion = validate_textOf(body, 'conclusion');
    const status = conclusion === undefined ? validate_textOf(body, 'status') : 'completed';
    if (status === 'completed' && conclusion === undefined) {
        throw new GitHubError(422, 'Invalid request.\n\n"conclusion" wasn\'t supplied.');
    }
    if (status !== undefined)
        run.status = status;
    if (conclusion === undefined)
        return;
    run.conclusion = conclusion;
    run.completedAt = validate_textOf(body, 'completed_at') ?? timestamp(state);
}
function createRun(context) {
    const { state, body, identity } = context;
    // Only apps have check runs; a person's token is refused whatever it may do.
    if (!identity.installation)
        throw new GitHubError(403, 'You must authenticate via a GitHub App.');
    checkBody(context, { ...RUN_FIELDS, name: { type: 'string', required: true }, head_sha: { type: 'string', required: true } });
    const head = commitOf(context, validate_textOf(body, 'head_sha') ?? '');
    const run = {
        id: nextId(state), headSha: head.sha, name: '', status: 'queued', conclusion: null, startedAt: timestamp(state), completedAt: null,
        detailsUrl: null, externalId: null, title: null, summary: null, text: null, annotations: [], appLogin: identity.login,
    };
    updateRun(context, run);
    state.checkRuns.set(run.id, run);
    return created(viewCheckRun(state, run));
}
function check_routes_findRun(context) {
    const run = context.state.checkRuns.get(numberParam(context, 'id'));
    if (run === undefined)
        throw http_notFound();
    return run;
}
function check_routes_listRuns(context) {
    const { state, query } = context;
    const { sha } = commitOf(context, context.params['ref'] ?? '');
    const name = query.get('check_name');
    const status = query.get('status');
    const matching = [...state.checkRuns.values()]
        .filter((run) => run.headSha === sha && (name === null || run.name === name) && (status === null || run.status === status))
        .reverse();
    const latest = matching.filter((run, index) => matching.findIndex((other) => other.name === run.name) === index);
    const runs = query.get('filter') === 'all' ? matching : latest;
    const page = takePage(context, runs);
    return {
        status: 200,
        headers: page.headers,
        body: { total_count: runs.length, check_runs: page.items.map((run) => viewCheckRun(state, run)) },
    };
}
function createStatus(context) {
    const { state, body, identity } = context;
    checkBody(context, {
        state: { type: 'string', required: true, oneOf: ['error', 'failure', 'pending', 'success'] },
        target_url: { type: 'string', nullable: true },
        description: { type: 'string', nullable: true },
        context: { type: 'string' },
    });
    checkLength(validate_textOf(body, 'description'), { max: 140, resource: 'Status', field: 'description' });
    checkBasicPlane(validate_textOf(body, 'description'), { resource: 'Status', field: 'description' });
    const target = validate_textOf(body, 'target_url') ?? null;
    if (target !== null && !/^https?:\/\//.test(target)) {
        throw validationFailed({ resource: 'Status', field: 'target_url', code: 'custom', message: 'target_url must use http(s) scheme' });
    }
    const status = {
        id: nextId(state),
        sha: commitOf(context, context.params['sha'] ?? '').sha,
        state: validate_textOf(body, 'state') ?? '',
        context: validate_textOf(body, 'context') ?? 'default',
        description: validate_textOf(body, 'description') ?? null,
        targetUrl: target,
        creator: identity.login,
        createdAt: timestamp(state),
    };
    state.statuses.push(status);
    return created({ ...viewStatus(state, status), creator: viewAccount(state, status.creator) });
}
/** The newest status of each context of a commit, newest first. */
function listLatestStatuses(statuses, sha) {
    const newest = statuses.filter((status) => status.sha === sha).reverse();
    return newest.filter((status, index) => newest.findIndex((other) => other.context === status.context) === index);
}
function combineStatuses(context) {
    const { state } = context;
    const { sha } = commitOf(context, context.params['ref'] ?? '');
    const latest = listLatestStatuses(state.statuses, sha);
    const failed = latest.some((status) => status.state === 'failure' || status.state === 'error');
    const done = latest.length > 0 && latest.every((status) => status.state === 'success');
    const page = takePage(context, latest);
    return {
        status: 200,
        headers: page.headers,
        body: {
            state: failed ? 'failure' : done ? 'success' : 'pending',
            statuses: page.items.map((status) => viewStatus(state, status)),
            sha,
            total_count: latest.length,
            repository: viewRepository(state),
            commit_url: `${apiUrlOf(state)}/commits/${sha}`,
            url: `${apiUrlOf(state)}/commits/${sha}/status`,
        },
    };
}
const checkRoutes = [
    { method: 'POST', path: '/check-runs', needs: WRITE, handle: createRun },
    { method: 'GET', path: '/check-runs/{id}', needs: check_routes_READ, handle: (context) => http_ok(viewCheckRun(context.state, check_routes_findRun(context))) },
    {
        method: 'PATCH',
        path: '/check-runs/{id}',
        needs: WRITE,
        handle: (context) => {
            const run = check_routes_findRun(context);
            if (!context.identity.installation)
                throw new GitHubError(403, 'You must authenticate via a GitHub App.');
            if (run.appLogin !== context.identity.login)
                throw new GitHubError(403, 'Invalid app_id `15368` - check run can only be modified by the GitHub App that created it.');
            checkBody(context, RUN_FIELDS);
            updateRun(context, run);
            return http_ok(viewCheckRun(context.state, run));
        },
    },
    {
        method: 'GET',
        path: '/check-runs/{id}/annotations',
        needs: check_routes_READ,
        handle: (context) => {
            const run = check_routes_findRun(context);
            const blob = `${apiUrlOf(context.state)}/git/blobs/`;
            return listReply(context, run.annotations, (item) => ({ ...item, start_column: null, end_column: null, blob_href: `${blob}${run.headSha}` }));
        },
    },
    { method: 'GET', path: '/commits/{ref+}/check-runs', needs: check_routes_READ, query: ['check_name', 'status', 'filter', 'app_id'], handle: check_routes_listRuns },
    { method: 'POST', path: '/statuses/{sha}', needs: [['statuses', 'write']], handle: createStatus },
    { method: 'GET', path: '/commits/{ref+}/status', needs: [['statuses', 'read']], handle: combineStatuses },
    {
        method: 'GET',
        path: '/commits/{ref+}/statuses',
        needs: [['statuses', 'read']],
        handle: (context) => {
            const { state } = context;
            const { sha } = commitOf(context, context.params['ref'] ?? '');
            const newest = state.statuses.filter((status) => status.sha === sha).reverse();
            return listReply(context, newest, (status) => ({ ...viewStatus(state, status), creator: viewAccount(state, status.creator) }));
        },
    },
];
//# sourceMappingURL=check-routes.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/routes/issue-routes.js






const issue_routes_READ = [['issues', 'read'], ['pull-requests', 'read']];
const issue_routes_WRITE = [['issues', 'write'], ['pull-requests', 'write']];
function findIssue(context) {
    const issue = context.state.issues.get(numberParam(context, 'number'));
    if (issue === undefined)
        throw http_notFound();
    return issue;
}
/** `pull-requests` is enough on a pull request only. */
function requireOn(context, issue, level) {
    requirePermission(context.identity, issue.pull === null ? [['issues', level]] : level === 'read' ? issue_routes_READ : issue_routes_WRITE);
}
function listIssues(context) {
    const { query, state } = context;
    const wanted = query.get('state') ?? 'open';
    const labels = (query.get('labels') ?? '').split(',').filter((name) => name !== '');
    const creator = query.get('creator');
    const since = query.get('since');
    const assignee = query.get('assignee');
    const sort = query.get('sort') ?? 'created';
    const direction = query.get('direction') === 'asc' ? 1 : -1;
    const key = (issue) => sort === 'updated' ? issue.updatedAt : sort === 'comments' ? listComments(state, issue.number).length : issue.createdAt;
    return [...state.issues.values()]
        .filter((issue) => wanted === 'all' || issue.state === wanted)
        .filter((issue) => labels.every((name) => issue.labels.some((own) => own.toLowerCase() === name.toLowerCase())))
        .filter((issue) => creator === null || issue.author.toLowerCase() === creator.toLowerCase())
        .filter((issue) => assignee === null || assignee === '*' || issue.assignees.includes(assignee))
        .filter((issue) => since === null || Date.parse(issue.updatedAt) >= Date.parse(since))
        .sort((a, b) => (key(a) < key(b) ? -direction : key(a) > key(b) ? direction : direction * (a.number - b.number)));
}
/** Labels come as names or as objects with a name. */
function labelNames(value) {
    if (!Array.isArray(value))
        return [];
    return value.map((item) => {
        const name = validate_isObject(item) ? item['name'] : item;
        if (typeof name !== 'string' || name.trim() === '' || name.length > 50) {
            throw validationFailed({ resource: 'Label', field: 'name', code: 'invalid', value: name });
        }
        return name;
    });
}
/** GitHub takes a number as a title too. */
function titleOf(value) {
    return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
}
function checkTitle(title) {
    if (title === undefined)
        return;
    if (title.trim() === '')
        throw validationFailed({ resource: 'Issue', field: 'title', code: 'missing_field' });
    checkLength(title, { max: 256, resource: 'Issue', field: 'title' });
}
const ISSUE_FIELDS = {
    title: { type: 'text-or-number' },
    body: { type: 'string', nullable: true },
    labels: { type: 'any' },
    assignees: { type: 'strings' },
};
function createIssue(context) {
    const { body, state, identity } = context;
    checkBody(context, { ...ISSUE_FIELDS, title: { type: 'text-or-number', required: true } });
    const title = titleOf(body['title']);
    checkTitle(title);
    checkLength(validate_textOf(body, 'body'), { max: MAX_BODY, resource: 'Issue', field: 'body' });
    return addIssue(state, {
        title,
        body: validate_textOf(body, 'body') ?? null,
        by: identity.login,
        labels: labelNames(body['labels']),
        assignees: validate_textsOf(body, 'assignees') ?? [],
    });
}
function moveIssue(context, issue, to) {
    const { state, identity } = context;
    const pull = findPull(state, issue.number);
    if (pull === null) {
        setIssueState(state, issue, { state: to, by: identity.login, reason: validate_textOf(context.body, 'state_reason') });
    }
    else if (to === 'closed') {
        closePull(state, pull, identity.login);
    }
    else if (pull.pull.mergedAt !== null) {
        throw validationFailed({ resource: 'PullRequest', code: 'invalid', field: 'state', message: 'state cannot be changed. The pull request was merged.' });
    }
    else {
        reopenPull(state, pull, identity.login);
    }
}
function doerOf({ identity }) {
    return { by: identity.login, viaApp: identity.installation };
}
function updateIssue(context) {
    const issue = findIssue(context);
    const { body, state } = context;
    requireOn(context, issue, 'write');
    checkBody(context, {
        ...ISSUE_FIELDS,
        title: { type: 'text-or-number', nullable: true },
        state: { type: 'string', oneOf: ['open', 'closed'] },
        state_reason: { type: 'string', nullable: true, oneOf: ['completed', 'not_planned', 'duplicate', 'reopened'] },
    });
    const title = body['title'] == null ? undefined : titleOf(body['title']);
    checkTitle(title);
    checkLength(validate_textOf(body, 'body'), { max: MAX_BODY, resource: 'Issue', field: 'body' });
    if (title !== undefined)
        issue.title = title;
    if (body['body'] !== undefined)
        issue.body = validate_textOf(body, 'body') ?? null;
    if (body['labels'] !== undefined) {
        const names = labelNames(body['labels']);
        const kept = names.map((name) => name.toLowerCase());
        removeLabels(state, issue, { names: issue.labels.filter((name) => !kept.includes(name.toLowerCase())), ...doerOf(context) });
        addLabels(state, issue, { names, ...doerOf(context) });
    }
    issue.assignees = validate_textsOf(body, 'assignees') ?? issue.assignees;
    touchIssue(state, issue);
    const to = validate_textOf(body, 'state');
    if (to === 'open' || to === 'closed')
        moveIssue(context, issue, to);
    return issue;
}
function makeLabel(context) {
    const { body, state } = context;
    checkBody(context, {
        name: { type: 'string', required: true }, color: { type: 'string' }, description: { type: 'string', nullable: true },
    });
    const [name = ''] = labelNames([body['name']]);
    const color = validate_textOf(body, 'color');
    if (color !== undefined && !/^[0-9a-f]{6}$/i.test(color)) {
        throw validationFailed({ resource: 'Label', field: 'color', code: 'invalid', value: color });
    }
    checkLength(validate_textOf(body, 'description'), { max: 100, resource: 'Label', field: 'description' });
    if (state.labels.has(name.toLowerCase()))
        throw validationFailed({ resource: 'Label', field: 'name', code: 'already_exists' });
    return viewLabel(state, createLabel(state, { name, color, description: validate_textOf(body, 'description') }));
}
function findLabel(state, name) {
    const label = state.labels.get(name.toLowerCase());
    if (label === undefined)
        throw http_notFound();
    return label;
}
const issueRoutes = [
    {
        method: 'GET',
        path: '/issues',
        needs: [['issues', 'read']],
        query: ['state', 'labels', 'creator', 'assignee', 'since', 'sort', 'direction'],
        handle: (context) => listReply(context, listIssues(context), (issue) => viewIssue(context.state, issue)),
    },
    {
        method: 'POST',
        path: '/issues',
        needs: [['issues', 'write']],
        handle: (context) => created(viewIssue(context.state, createIssue(context))),
    },
    {
        method: 'GET',
        path: '/issues/{number}',
        needs: issue_routes_READ,
        handle: (context) => {
            const issue = findIssue(context);
            requireOn(context, issue, 'read');
            return http_ok(viewIssue(context.state, issue));
        },
    },
    { method: 'PATCH', path: '/issues/{number}', needs: issue_routes_WRITE, handle: (context) => http_ok(viewIssue(context.state, updateIssue(context))) },
    {
        method: 'GET',
        path: '/issues/{number}/events',
        needs: issue_routes_READ,
        handle: (context) => {
            const issue = findIssue(context);
            requireOn(context, issue, 'read');
            const events = context.state.issueEvents.filter((event) => event.issueNumber === issue.number);
            return listReply(context, events, (event) => viewIssueEvent(context.state, event));
        },
    },
    {
        method: 'GET',
        path: '/issues/{number}/labels',
        needs: issue_routes_READ,
        handle: (context) => listReply(context, viewLabels(context.state, findIssue(context).labels), (label) => label),
    },
    {
        method: 'POST',
        path: '/issues/{number}/labels',
        needs: issue_routes_WRITE,
        handle: (context) => {
            const issue = findIssue(context);
            requireOn(context, issue, 'write');
            checkBody(context, { labels: { type: 'any', required: true } });
            addLabels(context.state, issue, { names: labelNames(context.body['labels']), ...doerOf(context) });
            return http_ok(viewLabels(context.state, issue.labels));
        },
    },
    {
        method: 'DELETE',
        path: '/issues/{number}/labels/{name}',
        needs: issue_routes_WRITE,
        handle: (context) => {
            const issue = findIssue(context);
            requireOn(context, issue, 'write');
            const name = (context.params['name'] ?? '').toLowerCase();
            if (!issue.labels.some((own) => own.toLowerCase() === name))
                throw new GitHubError(404, 'Label does not exist');
            removeLabels(context.state, issue, { names: [name], ...doerOf(context) });
            return http_ok(viewLabels(context.state, issue.labels));
        },
    },
    {
        method: 'GET',
        path: '/labels',
        needs: issue_routes_READ,
        handle: (context) => listReply(context, [...context.state.labels.values()], (label) => viewLabel(context.state, label)),
    },
    { method: 'POST', path: '/labels', needs: issue_routes_WRITE, handle: (context) => created(makeLabel(context)) },
    {
        method: 'GET',
        path: '/labels/{name}',
        needs: issue_routes_READ,
        handle: (context) => http_ok(viewLabel(context.state, findLabel(context.state, context.params['name'] ?? ''))),
    },
];
//# sourceMappingURL=issue-routes.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/routes/comment-routes.js





const comment_routes_READ = [['issues', 'read'], ['pull-requests', 'read']];
const comment_routes_WRITE = [['issues', 'write'], ['pull-requests', 'write']];
const REACTIONS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'];
function findComment(context) {
    const comment = context.state.comments.get(numberParam(context, 'id'));
    const issue = comment === undefined ? undefined : context.state.issues.get(comment.issueNumber);
    if (comment === undefined || issue === undefined)
        throw http_notFound();
    return { comment, issue };
}
function checkCommentBody(context) {
    checkBody(context, { body: { type: 'string', required: true } });
    const body = validate_textOf(context.body, 'body') ?? '';
    if (body.trim() === '') {
        throw validationFailed({ resource: 'IssueComment', code: 'unprocessable', field: 'data', message: 'Body cannot be blank' });
    }
    checkLength(body, { max: MAX_BODY, resource: 'IssueComment', field: 'data' });
    return body;
}
function mayModerate(context, author) {
    return context.identity.login === author || context.identity.permissions === 'all' || mayDo(context.identity, comment_routes_WRITE);
}
/** Comments of all issues and pull requests. A token that may read one of the two sees only those. */
function listRepositoryComments(context) {
    const { query, state, identity } = context;
    const since = query.get('since');
    const updated = query.get('sort') === 'updated';
    const direction = query.get('direction') === 'desc' ? -1 : 1;
    const key = (comment) => (updated ? comment.updatedAt : comment.createdAt);
    const mayRead = (onPull) => mayDo(identity, onPull ? comment_routes_READ : [['issues', 'read']]);
    return [...state.comments.values()]
        .filter((comment) => mayRead(state.issues.get(comment.issueNumber)?.pull != null))
        .filter((comment) => since === null || Date.parse(comment.updatedAt) >= Date.parse(since))
        .sort((a, b) => (key(a).localeCompare(key(b)) || a.id - b.id) * direction);
}
function react(context, reactions) {
    checkBody(context, { content: { type: 'string', required: true, oneOf: REACTIONS } });
    const made = addReaction(context.state, reactions, { content: validate_textOf(context.body, 'content') ?? '', by: context.identity.login });
    return { status: made.created ? 201 : 200, body: viewReaction(context.state, made.reaction) };
}
const commentRoutes = [
    {
        method: 'GET',
        path: '/issues/comments',
        needs: comment_routes_READ,
        query: ['sort', 'direction', 'since'],
        handle: (context) => listReply(context, listRepositoryComments(context), (comment) => viewComment(context.state, comment)),
    },
    {
        method: 'GET',
        path: '/issues/comments/{id}',
        needs: comment_routes_READ,
        handle: (context) => {
            const { comment, issue } = findComment(context);
            requireOn(context, issue, 'read');
            return http_ok(viewComment(context.state, comment));
        },
    },
    {
        method: 'PATCH',
        path: '/issues/comments/{id}',
        needs: comment_routes_WRITE,
        handle: (context) => {
            const { comment, issue } = findComment(context);
            requireOn(context, issue, 'write');
            if (!mayModerate(context, comment.author))
                throw new GitHubError(403, 'Must have admin rights to Repository.');
            editComment(context.state, comment, checkCommentBody(context));
            return http_ok(viewComment(context.state, comment));
        },
    },
    {
        method: 'DELETE',
        path: '/issues/comments/{id}',
        needs: comment_routes_WRITE,
        handle: (context) => {
            const { comment, issue } = findComment(context);
            requireOn(context, issue, 'write');
            context.state.comments.delete(comment.id);
            return { status: 204 };
        },
    },
    {
        method: 'POST',
        path: '/issues/comments/{id}/reactions',
        needs: comment_routes_WRITE,
        handle: (context) => {
            const { comment, issue } = findComment(context);
            requireOn(context, issue, 'write');
            return react(context, comment.reactions);
        },
    },
    {
        method: 'GET',
        path: '/issues/{number}/comments',
        needs: comment_routes_READ,
        query: ['since'],
        handle: (context) => {
            const issue = findIssue(context);
            requireOn(context, issue, 'read');
            const since = context.query.get('since');
            const comments = listComments(context.state, issue.number).filter((comment) => since === null || Date.parse(comment.updatedAt) >= Date.parse(since));
            return listReply(context, comments, (comment) => viewComment(context.state, comment));
        },
    },
    {
        method: 'POST',
        path: '/issues/{number}/comments',
        needs: comment_routes_WRITE,
        handle: (context) => {
            const issue = findIssue(context);
            requireOn(context, issue, 'write');
            const body = checkCommentBody(context);
            const { login, installation } = context.identity;
            if (issue.locked && installation)
                throw new GitHubError(403, 'Unable to create comment because issue is locked.');
            return created(viewComment(context.state, addComment(context.state, issue, { body, by: login, viaApp: installation })));
        },
    },
];
//# sourceMappingURL=comment-routes.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/routes/content-routes.js




const content_routes_READ = [['contents', 'read']];
/** Above 1 MB the content is left out of the object; only the raw form has it. */
const MAX_INLINE = 1_048_576;
function encodePath(path) {
    return path.split('/').map(encodeURIComponent).join('/');
}
function viewEntry(context, place, entry) {
    const { state, repository } = context;
    const encoded = encodePath(place.path);
    const self = `${apiUrlOf(state, repository)}/contents/${encoded}?ref=${encodeURIComponent(place.ref)}`;
    const kind = entry.type === 'tree' ? 'tree' : 'blob';
    const html = `${htmlUrlOf(state, repository)}/${kind}/${place.ref}/${encoded}`;
    const git = `${apiUrlOf(state, repository)}/git/${kind}s/${entry.sha}`;
    return {
        name: entry.name,
        path: place.path,
        sha: entry.sha,
        size: entry.size,
        url: self,
        html_url: html,
        git_url: git,
        download_url: entry.type === 'tree' ? null : `${htmlUrlOf(state, repository)}/raw/${place.ref}/${encoded}`,
        type: entry.type === 'tree' ? 'dir' : 'file',
        _links: { self, git, html },
    };
}
function wantsRaw(accept) {
    return /vnd\.github\.(v\d+\.)?raw(\+json)?/.test(accept);
}
/** Base64 in lines of 60 characters, as GitHub writes it. */
function encodeContent(content) {
    return content.toString('base64').replace(/.{1,60}/g, '$&\n');
}
function findTree(context, commit, path) {
    let entries = context.state.git.trees.get(commit.treeSha) ?? [];
    for (const name of path === '' ? [] : path.split('/')) {
        const next = entries.find((entry) => entry.name === name && entry.type === 'tree');
        if (next === undefined)
            return null;
        entries = context.state.git.trees.get(next.sha) ?? [];
    }
    return entries;
}
function readContent(context) {
    const { state, repository } = context;
    const ref = context.query.get('ref') ?? repository.defaultBranch;
    const sha = resolveRef(state, repository, ref);
    if (sha === null)
        throw new GitHubError(404, `No commit found for the ref ${ref}`);
    const commit = getCommit(state.git, sha);
    const path = (context.params['path'] ?? '').replace(/^\/+|\/+$/g, '');
    const content = commit.files.get(path);
    if (content === undefined) {
        const entries = findTree(context, commit, path);
        if (entries === null)
            throw http_notFound();
        const at = (entry) => ({ path: path === '' ? entry.name : `${path}/${entry.name}`, ref });
        return http_ok(entries.map((entry) => viewEntry(context, at(entry), entry)));
    }
    if (wantsRaw(context.accept)) {
        return { status: 200, raw: content, headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' } };
    }
    const inline = content.length <= MAX_INLINE;
    const entry = { name: path.split('/').at(-1) ?? path, type: 'blob', sha: hashObject('blob', content), size: content.length };
    return http_ok({
        ...viewEntry(context, { path, ref }, entry),
        content: inline ? encodeContent(content) : '',
        encoding: inline ? 'base64' : 'none',
    });
}
function readTree(context) {
    const { state, repository } = context;
    const ref = context.params['sha'] ?? '';
    const commit = resolveRef(state, repository, ref);
    const treeSha = commit === null ? ref : getCommit(state.git, commit).treeSha;
    const root = state.git.trees.get(treeSha);
    if (root === undefined)
        throw http_notFound();
    const api = apiUrlOf(state, repository);
    // Any value at all makes it recursive, even 0 and false.
    const recursive = context.query.has('recursive');
    const list = (entries, prefix) => entries.flatMap((entry) => {
        const path = `${prefix}${entry.name}`;
        if (entry.type === 'blob') {
            return [{ path, mode: '100644', type: 'blob', sha: entry.sha, size: entry.size, url: `${api}/git/blobs/${entry.sha}` }];
        }
        const own = { path, mode: '040000', type: 'tree', sha: entry.sha, url: `${api}/git/trees/${entry.sha}` };
        return recursive ? [own, ...list(state.git.trees.get(entry.sha) ?? [], `${path}/`)] : [own];
    });
    return http_ok({ sha: treeSha, url: `${api}/git/trees/${treeSha}`, tree: list(root, ''), truncated: false });
}
function readBlob(context) {
    const { state, repository } = context;
    const sha = context.params['sha'] ?? '';
    const content = state.git.blobs.get(sha);
    if (content === undefined)
        throw http_notFound();
    if (wantsRaw(context.accept)) {
        return { status: 200, raw: content, headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' } };
    }
    return http_ok({
        sha,
        node_id: `B_${sha}`,
        size: content.length,
        url: `${apiUrlOf(state, repository)}/git/blobs/${sha}`,
        content: encodeContent(content),
        encoding: 'base64',
    });
}
const contentRoutes = [
    { method: 'GET', path: '/contents', needs: content_routes_READ, query: ['ref'], handle: readContent },
    { method: 'GET', path: '/contents/{path+}', needs: content_routes_READ, query: ['ref'], handle: readContent },
    { method: 'GET', path: '/git/trees/{sha+}', needs: content_routes_READ, query: ['recursive'], handle: readTree },
    { method: 'GET', path: '/git/blobs/{sha}', needs: content_routes_READ, handle: readBlob },
];
//# sourceMappingURL=content-routes.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/deployments.js

function addDeployment(state, input) {
    ensureAccount(state, input.creator);
    const at = timestamp(state);
    const deployment = {
        task: 'deploy', payload: {}, description: null, transient: false, production: input.environment === 'production',
        ...input, id: nextId(state), createdAt: at, updatedAt: at, statuses: [],
    };
    state.deployments.set(deployment.id, deployment);
    return deployment;
}
/** Adds a status; a success retires what was successful in the same environment before, unless told otherwise. */
function addDeploymentStatus(state, deployment, input) {
    const logUrl = input.logUrl ?? '';
    const status = {
        id: nextId(state), state: input.state, creator: input.creator, description: input.description ?? '',
        environment: input.environment ?? deployment.environment, targetUrl: logUrl, logUrl, environmentUrl: input.environmentUrl ?? '',
        createdAt: timestamp(state),
    };
    deployment.environment = status.environment;
    deployment.statuses.push(status);
    deployment.updatedAt = status.createdAt;
    if (status.state === 'success' && input.autoInactive !== false)
        retireOlder(state, deployment);
    return status;
}
/** As documented for `auto_inactive`: prior ones that are neither transient nor of production, and were successful. */
function retireOlder(state, deployment) {
    for (const other of state.deployments.values()) {
        if (other.id >= deployment.id || other.environment !== deployment.environment || other.transient || other.production)
            continue;
        const last = other.statuses.at(-1);
        if (last?.state !== 'success')
            continue;
        other.statuses.push({ ...last, id: nextId(state), state: 'inactive', description: '', createdAt: timestamp(state) });
    }
}
/** The deployment that a runner makes for a job with an `environment:`, under way. */
function deployJob(state, run, job) {
    const creator = 'github-actions[bot]';
    const deployment = addDeployment(state, { sha: run.headSha, ref: job.ref, environment: job.environment, creator, payload: '' });
    const logUrl = `${state.serverUrl}/${state.repository.owner}/${state.repository.name}/actions/runs/${run.id}/job/${job.id}`;
    addDeploymentStatus(state, deployment, { state: 'in_progress', creator, logUrl });
    return deployment;
}
/** What the runner says of such a deployment at the job's end. */
function settleJob(state, runId, to) {
    for (const deployment of state.deployments.values()) {
        const [first] = deployment.statuses;
        if (first?.logUrl.includes(`/actions/runs/${runId}/job/`) !== true)
            continue;
        addDeploymentStatus(state, deployment, { state: to, creator: deployment.creator, logUrl: first.logUrl });
    }
}
//# sourceMappingURL=deployments.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/routes/deployment-routes.js







const deployment_routes_READ = [['deployments', 'read']];
const deployment_routes_WRITE = [['deployments', 'write']];
const STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'];
/** Statuses that a deployment waits for: all of the commit, unless the request names them. */
function checkContexts(context, sha, ref) {
    const wanted = validate_textsOf(context.body, 'required_contexts');
    const latest = listLatestStatuses(context.state.statuses, sha);
    const bad = (wanted ?? latest.map((status) => status.context)).filter((name) => latest.find((status) => status.context === name)?.state !== 'success');
    if (bad.length === 0)
        return;
    throw new GitHubError(409, `Conflict: Commit status checks failed for ${ref}.`, {
        errors: [{ contexts: latest.map(({ context: name, state }) => ({ context: name, state })), resource: 'Deployment', field: 'required_contexts', code: 'invalid' }],
    });
}
function createDeployment(context) {
    const { state, repository, body, identity } = context;
    checkBody(context, {
        ref: { type: 'string', required: true },
        task: { type: 'string' },
        auto_merge: { type: 'boolean' },
        required_contexts: { type: 'strings', nullable: true },
        payload: { type: 'any' },
        environment: { type: 'string' },
        description: { type: 'string', nullable: true },
        transient_environment: { type: 'boolean' },
        production_environment: { type: 'boolean' },
    });
    const ref = validate_textOf(body, 'ref') ?? '';
    const sha = resolveRef(state, repository, ref);
    if (sha === null)
        throw new GitHubError(422, `No ref found for: ${ref}`);
    checkContexts(context, sha, ref);
    const { transient_environment: transient, production_environment: production } = body;
    const deployment = addDeployment(state, {
        sha: getCommit(state.git, sha).sha,
        ref,
        task: validate_textOf(body, 'task') ?? 'deploy',
        payload: body['payload'] ?? {},
        environment: validate_textOf(body, 'environment') ?? 'production',
        description: validate_textOf(body, 'description') ?? null,
        transient: transient === true,
        ...(production === undefined ? {} : { production: production === true }),
        creator: identity.login,
    });
    return created(viewDeployment(state, deployment));
}
function findDeployment(context) {
    const deployment = context.state.deployments.get(numberParam(context, 'id'));
    if (deployment === undefined)
        throw http_notFound();
    return deployment;
}
function checkUrl(url, field) {
    if (url === undefined || url === '' || /^https?:\/\//.test(url))
        return;
    throw validationFailed({ resource: 'DeploymentStatus', field, code: 'custom', message: `${field} must use http(s) scheme` });
}
function deployment_routes_createStatus(context) {
    const deployment = findDeployment(context);
    const { body, state, identity } = context;
    checkBody(context, {
        state: { type: 'string', required: true, oneOf: STATES },
        target_url: { type: 'string' },
        log_url: { type: 'string' },
        description: { type: 'string' },
        environment: { type: 'string' },
        environment_url: { type: 'string' },
        auto_inactive: { type: 'boolean' },
    });
    checkLength(validate_textOf(body, 'description'), { max: 140, resource: 'DeploymentStatus', field: 'description' });
    const environment = validate_textOf(body, 'environment');
    for (const field of ['log_url', 'target_url', 'environment_url'])
        checkUrl(validate_textOf(body, field), field);
    const status = addDeploymentStatus(state, deployment, {
        state: validate_textOf(body, 'state') ?? '',
        creator: identity.login,
        description: validate_textOf(body, 'description') ?? '',
        logUrl: validate_textOf(body, 'log_url') ?? validate_textOf(body, 'target_url') ?? '',
        environmentUrl: validate_textOf(body, 'environment_url') ?? '',
        ...(environment === undefined ? {} : { environment }),
        autoInactive: body['auto_inactive'] !== false,
    });
    return created(viewDeploymentStatus(state, deployment, status));
}
function listDeployments(context) {
    const { query, state } = context;
    const is = (name, value) => (query.get(name) ?? value) === value;
    const found = [...state.deployments.values()]
        .filter((item) => is('sha', item.sha) && is('ref', item.ref) && is('task', item.task) && is('environment', item.environment))
        .reverse();
    return listReply(context, found, (item) => viewDeployment(state, item));
}
const deploymentRoutes = [
    { method: 'POST', path: '/deployments', needs: deployment_routes_WRITE, handle: createDeployment },
    { method: 'GET', path: '/deployments', needs: deployment_routes_READ, query: ['sha', 'ref', 'task', 'environment'], handle: listDeployments },
    { method: 'GET', path: '/deployments/{id}', needs: deployment_routes_READ, handle: (context) => http_ok(viewDeployment(context.state, findDeployment(context))) },
    { method: 'POST', path: '/deployments/{id}/statuses', needs: deployment_routes_WRITE, handle: deployment_routes_createStatus },
    {
        method: 'GET',
        path: '/deployments/{id}/statuses',
        needs: deployment_routes_READ,
        handle: (context) => {
            const deployment = findDeployment(context);
            const newest = [...deployment.statuses].reverse();
            return listReply(context, newest, (status) => viewDeploymentStatus(context.state, deployment, status));
        },
    },
];
//# sourceMappingURL=deployment-routes.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/routes/pull-routes.js





const pull_routes_READ = [['pull-requests', 'read']];
function findPullOf(context) {
    const issue = findPull(context.state, numberParam(context, 'number'));
    if (issue === null)
        throw http_notFound();
    return issue;
}
function pull_routes_listMatching(context) {
    const { query, state } = context;
    const wanted = query.get('state') ?? 'open';
    if (!['open', 'closed', 'all'].includes(wanted)) {
        throw validationFailed({ resource: 'PullRequest', field: 'state', code: 'invalid', value: wanted });
    }
    const sort = query.get('sort') ?? 'created';
    const descending = (query.get('direction') ?? (sort === 'created' ? 'desc' : 'asc')) === 'desc';
    const base = query.get('base');
    const head = query.get('head');
    const key = (issue) => (sort === 'updated' ? issue.updatedAt : issue.createdAt);
    return listPulls(state)
        .filter((issue) => wanted === 'all' || issue.state === wanted)
        .filter((issue) => base === null || issue.pull.base.ref === base)
        // GitHub ignores a head without an owner, which surprises everybody: so does this.
        .filter((issue) => !head?.includes(':') || `${issue.pull.head.repo.split('/')[0] ?? ''}:${issue.pull.head.ref}` === head)
        .sort((a, b) => (key(a).localeCompare(key(b)) || a.number - b.number) * (descending ? -1 : 1));
}
const pullRoutes = [
    {
        method: 'GET',
        path: '/pulls',
        needs: pull_routes_READ,
        query: ['state', 'base', 'head', 'sort', 'direction'],
        handle: (context) => {
            if (context.query.get('head')?.includes(':') === false)
                context.complain('`head` without an owner is ignored: write owner:branch.');
            return listReply(context, pull_routes_listMatching(context), (issue) => lagging(issue, viewPullSimple(context.state, issue)));
        },
    },
    {
        method: 'GET',
        path: '/pulls/{number}',
        needs: pull_routes_READ,
        handle: (context) => {
            const issue = findPullOf(context);
            return http_ok(lagging(issue, viewPull(context.state, issue)));
        },
    },
    {
        method: 'GET',
        path: '/pulls/{number}/files',
        needs: pull_routes_READ,
        handle: (context) => {
            const { pull } = findPullOf(context);
            const { state, repository } = context;
            return listReply(context, listPullFiles(state, pull), (change) => viewFileChange(state, change, { sha: pull.head.sha, repository }));
        },
    },
    {
        method: 'GET',
        path: '/pulls/{number}/commits',
        needs: pull_routes_READ,
        // GitHub lists at most 250 commits here.
        handle: (context) => listReply(context, listPullCommits(context.state, findPullOf(context).pull).slice(0, 250), (commit) => viewCommit(context.state, commit)),
    },
    {
        method: 'GET',
        path: '/pulls/{number}/reviews',
        needs: pull_routes_READ,
        handle: (context) => {
            const { number } = findPullOf(context);
            return listReply(context, context.state.reviews.filter((review) => review.number === number), (review) => viewReview(context.state, review));
        },
    },
];
//# sourceMappingURL=pull-routes.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/routes/repository-routes.js







const PERIODS = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };
/** Pages go by cursors here, not by numbers. */
function listActivity(context) {
    const { state, repository, query, url } = context;
    const is = (name, value) => (query.get(name) ?? value) === value;
    const wanted = query.get('ref')?.replace(/^refs\/heads\//, '');
    const days = PERIODS[query.get('time_period') ?? ''] ?? Infinity;
    const found = listActivities(state, fullName(repository))
        .filter((item) => wanted === undefined || item.ref === `refs/heads/${wanted}`)
        .filter((item) => is('actor', item.actor) && is('activity_type', item.type))
        .filter((item) => state.now().getTime() - Date.parse(item.at) <= days * 86_400_000);
    if (query.get('direction') === 'asc')
        found.reverse();
    if (query.get('page') !== null)
        context.complain('Activities have cursors in place of page numbers.');
    const cursor = query.get('after');
    const start = cursor === null ? 0 : found.findIndex((item) => String(item.id) === cursor) + 1;
    const size = Math.min(Number(query.get('per_page') ?? 30), 100);
    const items = found.slice(start, start + size);
    const last = items.at(-1);
    const next = new URL(url);
    if (last !== undefined)
        next.searchParams.set('after', String(last.id));
    const more = start + size < found.length;
    return { status: 200, body: items.map((item) => viewActivity(state, item)), headers: more ? { link: `<${next.href}>; rel="next"` } : {} };
}
const repositoryRoutes = [
    {
        method: 'GET',
        path: '',
        needs: [],
        handle: ({ state, repository, identity }) => http_ok(viewFullRepository(state, repository, mayDo(identity, [['contents', 'write']]))),
    },
    {
        method: 'GET',
        path: '/activity',
        needs: [['contents', 'read']],
        query: ['direction', 'before', 'after', 'ref', 'actor', 'time_period', 'activity_type'],
        handle: listActivity,
    },
    {
        method: 'GET',
        path: '/branches/{branch+}',
        needs: [['contents', 'read']],
        handle: ({ state, repository, params }) => {
            const name = params['branch'] ?? '';
            const sha = state.branches.get(branchKey(fullName(repository), name));
            if (sha === undefined)
                throw new GitHubError(404, 'Branch not found');
            const self = `${apiUrlOf(state, repository)}/branches/${name}`;
            return http_ok({
                name,
                commit: viewCommit(state, getCommit(state.git, sha), repository),
                _links: { self, html: `${htmlUrlOf(state, repository)}/tree/${name}` },
                protected: false,
                protection: { enabled: false, required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] } },
                protection_url: `${self}/protection`,
            });
        },
    },
    {
        method: 'GET',
        path: '/git/ref/{ref+}',
        needs: [['contents', 'read']],
        handle: ({ state, repository, params }) => {
            const ref = params['ref'] ?? '';
            const sha = ref.startsWith('heads/')
                ? state.branches.get(branchKey(fullName(repository), ref.slice('heads/'.length)))
                : state.tags.get(ref.replace(/^tags\//, ''));
            if (sha === undefined)
                throw http_notFound();
            const api = apiUrlOf(state, repository);
            return http_ok({
                ref: `refs/${ref}`,
                node_id: nodeId('REF', ref),
                url: `${api}/git/refs/${ref}`,
                object: { sha, type: 'commit', url: `${api}/git/commits/${sha}` },
            });
        },
    },
    {
        method: 'GET',
        path: '/collaborators/{username}/permission',
        needs: [],
        handle: ({ state, repository, params }) => {
            const login = params['username'] ?? '';
            if (!state.accounts.has(login))
                throw new GitHubError(404, `${login} is not a user`);
            const role = state.collaborators.get(login) ?? (repository.private ? 'none' : 'read');
            // `permission` knows four levels only; `role_name` tells maintain and triage.
            const permission = role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role;
            const rank = ['none', 'read', 'triage', 'write', 'maintain', 'admin'].indexOf(role);
            const permissions = { pull: rank >= 1, triage: rank >= 2, push: rank >= 3, maintain: rank >= 4, admin: rank >= 5 };
            return http_ok({ permission, role_name: role, user: { ...viewAccount(state, login), permissions, role_name: role } });
        },
    },
];
//# sourceMappingURL=repository-routes.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/router.js









function compile(route) {
    const source = route.path.replace(/\{(\w+)(\+)?\}/g, (_all, name, many) => `(?<${name}>${many === undefined ? '[^/]+' : '.+'})`);
    return { route, pattern: new RegExp(`^${source}$`) };
}
// Order matters where patterns overlap: a ref may hold slashes, so what ends in /status comes before /commits/{ref+};
// `comments` is no number of an issue.
const COMPILED = [
    ...repositoryRoutes,
    ...commentRoutes,
    ...issueRoutes,
    ...pullRoutes,
    ...checkRoutes,
    ...commitRoutes,
    ...contentRoutes,
    ...deploymentRoutes,
    ...automationRoutes,
].map(compile);
/** The route for a path below /repos/{owner}/{repo}, with its decoded parameters. */
function router_matchRoute(method, path) {
    for (const { route, pattern } of COMPILED) {
        if (route.method !== method)
            continue;
        const found = pattern.exec(path);
        if (found === null)
            continue;
        const params = Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
        return { route, params: Object.fromEntries(params) };
    }
    return null;
}
//# sourceMappingURL=router.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/merge-queue.js


/** Builds the queue's branch: the pull requests squashed onto the base in order, named after the last. */
function makeMergeGroup(state, numbers) {
    const last = numbers.at(-1);
    if (last === undefined)
        throw new Error('A merge group needs at least one pull request.');
    const baseRef = getPull(state, last).pull.base.ref;
    const base = tipOf(state, baseRef);
    let tip = base;
    for (const number of numbers) {
        const issue = getPull(state, number);
        const head = getCommit(state.git, issue.pull.head.sha);
        const from = getCommit(state.git, findMergeBase(state.git, base.sha, head.sha) ?? base.sha);
        const files = mergeFiles(from.files, head.files, tip.files);
        if (files === null)
            throw new Error(`#${number} conflicts with what is before it in the queue.`);
        tip = addCommit(state.git, state.now(), {
            parents: [tip.sha],
            message: `${issue.title} (#${number})`,
            files,
            author: signatureOf(state, issue.author),
            committer: WEB_FLOW,
        });
    }
    const branch = `gh-readonly-queue/${baseRef}/pr-${last}-${base.sha}`;
    state.branches.set(branchKey(fullName(state.repository), branch), tip.sha);
    return { headRef: `refs/heads/${branch}`, headSha: tip.sha, baseRef: `refs/heads/${baseRef}`, baseSha: base.sha, numbers };
}
//# sourceMappingURL=merge-queue.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/events.js









const DEFAULT_WORKFLOW = '.github/workflows/endpoints.yml';
function newestPull(state) {
    const pulls = [...state.issues.values()].filter((issue) => issue.pull !== null);
    const number = pulls.at(-1)?.number;
    if (number === undefined)
        throw new Error('There is no pull request yet.');
    return number;
}
function common(state, sender) {
    return { repository: viewRepository(state), organization: viewOrganization(state), sender: viewAccount(state, sender) };
}
function pullRequestPayload(state, options) {
    const issue = getPull(state, options.number ?? newestPull(state));
    const action = options.action ?? 'opened';
    const head = getCommit(state.git, issue.pull.head.sha);
    const moved = action === 'synchronize' ? { before: options.before ?? head.parents[0] ?? NO_COMMIT, after: options.after ?? head.sha } : {};
    return {
        action,
        number: issue.number,
        pull_request: viewPull(state, issue),
        ...moved,
        ...common(state, options.sender ?? (action === 'closed' ? issue.closedBy : null) ?? issue.author),
    };
}
/** Repositories of push events differ a little: dates are numbers, the owner has a name. */
function viewPushedRepository(state) {
    const repository = viewRepository(state);
    return {
        ...repository,
        owner: { name: repository.owner.login, email: '', ...repository.owner },
        created_at: Math.floor(Date.parse(repository.created_at) / 1000),
        pushed_at: Math.floor(Date.parse(repository.pushed_at) / 1000),
        stargazers: 0,
        master_branch: repository.default_branch,
        organization: repository.owner.login,
    };
}
function pushPayload(state, options) {
    const branch = options.branch ?? state.repository.defaultBranch;
    const after = options.after ?? tipOf(state, branch).sha;
    const before = options.before ?? (after === NO_COMMIT ? NO_COMMIT : (getCommit(state.git, after).parents[0] ?? NO_COMMIT));
    const deleted = after === NO_COMMIT;
    const created = before === NO_COMMIT;
    const commits = deleted ? [] : created ? [getCommit(state.git, after)] : listRange(state.git, before, after);
    const sender = options.sender ?? commits.at(-1)?.author.login ?? 'octocat';
    const forced = options.forced ?? (!deleted && !created && !listAncestors(state.git, after).has(before));
    const compare = created
        ? `${htmlUrlOf(state)}/commit/${after.slice(0, 12)}`
        : `${htmlUrlOf(state)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`;
    const { name, email } = signatureOf(state, sender);
    return {
        ref: `refs/heads/${branch}`,
        before,
        after,
        ...common(state, sender),
        repository: viewPushedRepository(state),
        pusher: { name, email },
        created,
        deleted,
        forced,
        base_ref: null,
        compare,
        // The event names at most 2048 commits.
        commits: commits.slice(0, 2048).map((commit) => viewEventCommit(state, commit)),
        head_commit: deleted ? null : viewEventCommit(state, getCommit(state.git, after)),
    };
}
function mergeGroupPayload(state, options) {
    const group = makeMergeGroup(state, options.numbers ?? [options.number ?? newestPull(state)]);
    const { id, tree_id, message, timestamp, author, committer } = viewEventCommit(state, getCommit(state.git, group.headSha));
    const person = (who) => ({ name: who.name, email: who.email });
    return {
        action: options.action ?? 'checks_requested',
        merge_group: {
            head_sha: group.headSha,
            head_ref: group.headRef,
            base_sha: group.baseSha,
            base_ref: group.baseRef,
            head_commit: { id, tree_id, message, timestamp, author: person(author), committer: person(committer) },
        },
        ...common(state, options.sender ?? 'octocat'),
    };
}
function issueCommentPayload(state, options) {
    const comments = [...state.comments.values()];
    const comment = options.commentId === undefined ? comments.at(-1) : state.comments.get(options.commentId);
    if (comment === undefined)
        throw new Error('There is no such comment.');
    return {
        action: options.action ?? 'created',
        issue: viewIssue(state, getIssue(state, comment.issueNumber)),
        comment: viewComment(state, comment),
        ...common(state, options.sender ?? comment.author),
    };
}
function dispatchPayload(state, options) {
    const branch = options.branch ?? state.repository.defaultBranch;
    const known = state.branches.has(branchKey(fullName(state.repository), branch)) || resolveRef(state, state.repository, branch) !== null;
    if (!known)
        throw new Error(`There is no branch ${branch}.`);
    return {
        inputs: options.inputs ?? null,
        ref: `refs/heads/${branch}`,
        workflow: options.workflow ?? DEFAULT_WORKFLOW,
        ...common(state, options.sender ?? 'octocat'),
    };
}
/** The event file, in the shape GitHub documents for webhooks, filled from the world as it stands. */
function buildEventPayload(state, name, options) {
    switch (name) {
        case 'pull_request':
        case 'pull_request_target':
            return pullRequestPayload(state, options);
        case 'push':
            return pushPayload(state, options);
        case 'merge_group':
            return mergeGroupPayload(state, options);
        case 'issue_comment':
            return issueCommentPayload(state, options);
        case 'workflow_dispatch':
            return dispatchPayload(state, options);
        case 'schedule': {
            // No person starts a scheduled run: the event names none.
            const { repository, organization } = common(state, 'octocat');
            return { schedule: options.cron ?? '0 6 * * *', workflow: options.workflow ?? DEFAULT_WORKFLOW, repository, organization };
        }
    }
}
//# sourceMappingURL=events.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/runner.js







function runner_objectOf(body, name) {
    const value = body[name];
    return validate_isObject(value) ? value : {};
}
/** Where a run of this event works: GitHub's table of GITHUB_SHA and GITHUB_REF by event. */
function placeOf(state, name, payload) {
    const defaultBranch = state.repository.defaultBranch;
    const none = { headRef: '', baseRef: '', pullNumbers: [] };
    switch (name) {
        case 'pull_request':
        case 'pull_request_target': {
            const { number, pull } = getPull(state, Number(payload['number']));
            const sides = { headRef: pull.head.ref, baseRef: pull.base.ref, pullNumbers: [number] };
            const onBase = { sha: tipOf(state, pull.base.ref).sha, ref: `refs/heads/${pull.base.ref}`, ...sides };
            if (name === 'pull_request_target')
                return onBase;
            // A merged pull request runs on the branch it was merged into, an open one on the test merge, not on its head.
            const ref = pull.mergedAt === null ? `refs/pull/${number}/merge` : onBase.ref;
            return { sha: pull.mergeCommitSha ?? pull.head.sha, ref, ...sides };
        }
        case 'push':
            return { sha: validate_textOf(payload, 'after') ?? '', ref: validate_textOf(payload, 'ref') ?? '', ...none };
        case 'merge_group': {
            const group = runner_objectOf(payload, 'merge_group');
            return { sha: validate_textOf(group, 'head_sha') ?? '', ref: validate_textOf(group, 'head_ref') ?? '', ...none };
        }
        case 'workflow_dispatch': {
            const ref = validate_textOf(payload, 'ref') ?? `refs/heads/${defaultBranch}`;
            return { sha: tipOf(state, ref.replace('refs/heads/', '')).sha, ref, ...none };
        }
        case 'schedule':
        case 'issue_comment':
            return { sha: tipOf(state, defaultBranch).sha, ref: `refs/heads/${defaultBranch}`, ...none };
    }
}
/** The variables a runner sets for a job of this event; registers the run, so that its links can be asked for. */
function buildRunnerEnvironment(state, name, options) {
    const payload = options.payload ?? buildEventPayload(state, name, {});
    const place = placeOf(state, name, payload);
    const sender = validate_textOf(runner_objectOf(payload, 'sender'), 'login');
    const actor = options.actor ?? sender ?? 'octocat';
    const workflow = options.workflow ?? validate_textOf(payload, 'workflow') ?? DEFAULT_WORKFLOW;
    const workflowName = options.workflowName ?? 'Endpoints';
    const branch = place.headRef === '' ? place.ref.replace('refs/heads/', '') : place.headRef;
    const run = addRun(state, {
        event: name, sha: place.sha, branch, actor, workflow, name: workflowName, attempt: options.attempt ?? 1, pullNumbers: place.pullNumbers,
    });
    const job = options.job ?? (name === 'schedule' ? 'drift' : name === 'push' ? 'apply' : 'plan');
    const jobId = addJob(state, run, job);
    if (options.environment !== undefined) {
        deployJob(state, run, { id: jobId, environment: options.environment, ref: place.ref.replace('refs/heads/', '') });
    }
    const full = fullName(state.repository);
    const workspace = options.workspace === undefined ? {} : { GITHUB_WORKSPACE: options.workspace };
    const environment = {
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION: '__self',
        GITHUB_ACTOR: actor,
        GITHUB_ACTOR_ID: String(ensureAccount(state, actor).id),
        GITHUB_API_URL: state.apiUrl,
        GITHUB_BASE_REF: place.baseRef,
        GITHUB_EVENT_NAME: name,
        GITHUB_GRAPHQL_URL: `${state.apiUrl}/graphql`,
        GITHUB_HEAD_REF: place.headRef,
        GITHUB_JOB: job,
        GITHUB_REF: place.ref,
        GITHUB_REF_NAME: place.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
        GITHUB_REF_PROTECTED: 'false',
        GITHUB_REF_TYPE: place.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
        GITHUB_REPOSITORY: full,
        GITHUB_REPOSITORY_ID: String(state.repository.id),
        GITHUB_REPOSITORY_OWNER: state.repository.owner,
        GITHUB_REPOSITORY_OWNER_ID: String(ensureAccount(state, state.repository.owner).id),
        GITHUB_RETENTION_DAYS: '90',
        GITHUB_RUN_ATTEMPT: String(run.attempt),
        GITHUB_RUN_ID: String(run.id),
        GITHUB_RUN_NUMBER: String(run.runNumber),
        GITHUB_SERVER_URL: state.serverUrl,
        GITHUB_SHA: place.sha,
        GITHUB_TRIGGERING_ACTOR: options.triggeringActor ?? actor,
        GITHUB_WORKFLOW: workflowName,
        GITHUB_WORKFLOW_REF: `${full}/${workflow}@${place.ref}`,
        GITHUB_WORKFLOW_SHA: place.sha,
        ...workspace,
        RUNNER_ARCH: 'X64',
        RUNNER_ENVIRONMENT: 'github-hosted',
        RUNNER_NAME: 'GitHub Actions 1',
        RUNNER_OS: 'Linux',
    };
    if (!state.oidc.enabled || options.idToken !== true)
        return environment;
    const requestToken = (0,external_node_crypto_namespaceObject.randomUUID)();
    const claims = {
        repository: full, repository_owner: state.repository.owner, ref: place.ref, sha: place.sha, event_name: name, actor, workflow: workflowName,
        run_id: String(run.id), run_attempt: String(run.attempt), runner_environment: 'github-hosted',
        job_workflow_ref: `${full}/${workflow}@${place.ref}`,
        ...(options.environment === undefined ? {} : { environment: options.environment }),
    };
    state.oidc.requests.set(requestToken, { subject: subjectOf(state, { event: name, ref: place.ref, environment: options.environment }), claims });
    return {
        ...environment,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
        ACTIONS_ID_TOKEN_REQUEST_URL: `${state.apiUrl}/idtoken?api-version=2.0`,
    };
}
//# sourceMappingURL=runner.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/world.js










const HUMAN = 'octocat';
function repositoryOf(state, name) {
    const [owner = '', repo = ''] = (name ?? fullName(state.repository)).split('/');
    const found = findRepository(state, owner, repo);
    if (found === null)
        throw new Error(`There is no repository ${owner}/${repo}.`);
    return found;
}
function forkBy(state, owner) {
    const known = findRepository(state, owner, state.repository.name);
    if (known !== null)
        return known;
    ensureAccount(state, owner);
    const fork = { ...state.repository, id: nextId(state), owner, fork: true, createdAt: timestamp(state) };
    state.forks.set(fullName(fork), fork);
    state.branches.set(branchKey(fullName(fork), fork.defaultBranch), tipOf(state, fork.defaultBranch).sha);
    return fork;
}
function editFiles(files, edits) {
    const edited = new Map(files);
    for (const [path, content] of Object.entries(edits)) {
        if (content === null)
            edited.delete(path);
        else
            edited.set(path, Buffer.from(content));
    }
    return edited;
}
function pushCommit(state, branch, edits) {
    const repository = repositoryOf(state, edits.repository);
    const name = fullName(repository);
    const existing = state.branches.get(branchKey(name, branch));
    const start = existing !== undefined && edits.force !== true ? existing : resolveRef(state, state.repository, edits.from ?? state.repository.defaultBranch);
    const parent = start === null ? undefined : state.git.commits.get(start);
    if (parent === undefined)
        throw new Error(`There is no ${edits.from ?? branch} to start from.`);
    const by = edits.by ?? HUMAN;
    const commit = addCommit(state.git, state.now(), {
        parents: [parent.sha],
        message: edits.message ?? `Update ${Object.keys(edits.files).join(', ')}`,
        files: editFiles(parent.files, edits.files),
        author: signatureOf(state, by),
        ...(edits.date === undefined ? {} : { date: edits.date }),
    });
    const type = existing !== undefined && edits.force === true ? { type: 'force_push' } : {};
    moveBranch(state, { repository: name, branch, to: commit.sha, by, ...type });
    followBranch(state, name, branch, by);
    return commit;
}
function createPullRequest(state, input) {
    const by = input.by ?? input.fork ?? HUMAN;
    const base = input.base ?? state.repository.defaultBranch;
    const repository = input.fork === undefined ? state.repository : forkBy(state, input.fork);
    const known = state.branches.has(branchKey(fullName(repository), input.branch));
    if (!known || input.files !== undefined) {
        pushCommit(state, input.branch, {
            files: input.files ?? {}, message: input.message ?? input.title, by, repository: fullName(repository), from: base,
        });
    }
    return openPull(state, {
        title: input.title, body: input.body ?? null, by, headRepository: repository, head: input.branch, base,
        draft: input.draft ?? false, labels: input.labels ?? [],
    });
}
function getComment(state, id) {
    const comment = state.comments.get(id);
    if (comment === undefined)
        throw new Error(`There is no comment ${id}.`);
    return comment;
}
function getIdentity(state, token) {
    const identity = state.tokens.get(token);
    if (identity === undefined)
        throw new Error('There is no such token.');
    return identity;
}
function createWorld(options = {}) {
    const state = createState(options);
    const token = options.token ?? DEFAULT_TOKEN;
    return {
        /** The data itself, to look at or to put in a shape no verb makes. */
        state,
        /** The job's token: `github-actions[bot]`. */
        token,
        pushCommit: (branch, edits) => pushCommit(state, branch, edits),
        /** Points a branch at a commit, as a forced push does. */
        forcePush: (branch, sha, repository = fullName(state.repository), by = HUMAN) => {
            const commit = resolveRef(state, state.repository, sha);
            if (commit === null)
                throw new Error(`There is no commit ${sha}.`);
            moveBranch(state, { repository, branch, to: commit, by, type: 'force_push' });
            followBranch(state, repository, branch, by);
        },
        deleteBranch: (branch, repository = fullName(state.repository), by = HUMAN) => {
            moveBranch(state, { repository, branch, to: null, by });
        },
        tag: (name, ref) => {
            const sha = resolveRef(state, state.repository, ref);
            if (sha === null)
                throw new Error(`There is no ${ref} to tag.`);
            state.tags.set(name, sha);
        },
        tip: (branch = state.repository.defaultBranch, repository = fullName(state.repository)) => tipOf(state, branch, repository),
        fork: (owner) => forkBy(state, owner),
        createPullRequest: (input) => createPullRequest(state, input),
        pullRequest: (number) => getPull(state, number),
        /** Merges as the button does and answers the new tip of the base branch. */
        merge: (number, method = 'squash', by = HUMAN) => mergePull(state, getPull(state, number), { method, by }),
        closePullRequest: (number, by = HUMAN) => { closePull(state, getPull(state, number), by); },
        reopenPullRequest: (number, by = HUMAN) => { reopenPull(state, getPull(state, number), by); },
        changeBase: (number, base, by = HUMAN) => { changeBase(state, getPull(state, number), { base, by }); },
        markReady: (number) => { getPull(state, number).pull.draft = false; },
        addReview: (number, input) => {
            const { pull } = getPull(state, number);
            ensureAccount(state, input.by);
            const review = {
                id: nextId(state), number, author: input.by, state: input.state, body: input.body ?? '', commitSha: pull.head.sha, submittedAt: timestamp(state),
            };
            state.reviews.push(review);
            return review;
        },
        /** Puts pull requests in the merge queue: one branch with all of them merged onto the base. */
        enqueue: (...numbers) => makeMergeGroup(state, numbers),
        openIssue: (input) => addIssue(state, { ...input, by: input.by ?? HUMAN }),
        issue: (number) => getIssue(state, number),
        issues: () => [...state.issues.values()].filter((issue) => issue.pull === null),
        closeIssue: (number, by = HUMAN, reason = 'completed') => {
            setIssueState(state, getIssue(state, number), { state: 'closed', by, reason });
        },
        reopenIssue: (number, by = HUMAN) => { setIssueState(state, getIssue(state, number), { state: 'open', by }); },
        lockIssue: (number) => { getIssue(state, number).locked = true; },
        addLabels: (number, ...names) => { addLabels(state, getIssue(state, number), { names, by: HUMAN }); },
        /** As `addLabels`, by anybody: a bot, a person through an app, somebody whose account is gone (`null`). */
        setLabel: (number, name, doer) => { addLabels(state, getIssue(state, number), { names: [name], ...doer }); },
        removeLabel: (number, name, by = HUMAN) => { removeLabels(state, getIssue(state, number), { names: [name], by }); },
        createLabel: (name, color, description) => createLabel(state, { name, color, description }),
        addComment: (number, body, by = HUMAN) => addComment(state, getIssue(state, number), { body, by, viaApp: by.endsWith('[bot]') }),
        editComment: (id, body) => { editComment(state, getComment(state, id), body); },
        deleteComment: (id) => { state.comments.delete(getComment(state, id).id); },
        comments: (number) => listComments(state, number),
        /** Ends a run's jobs, as far as their deployments tell. */
        finishRun: (runId, to = 'success') => { settleJob(state, runId, to); },
        addCollaborator: (login, permission) => {
            ensureAccount(state, login);
            state.collaborators.set(login, permission);
        },
        /** Makes a token. An installation token by default; `permissions: 'all'` with `installation: false` is a person's. */
        addToken: (name, identity) => {
            const account = ensureAccount(state, identity.login, identity.type);
            state.tokens.set(name, {
                login: account.login,
                type: account.type,
                installation: identity.installation ?? account.type === 'Bot',
                permissions: identity.permissions ?? {},
                hidesViewer: identity.hidesViewer ?? false,
            });
        },
        revokeToken: (name = token) => { state.tokens.delete(name); },
        /** What the job's token (or another) may do from now on; what is not named is `none`. */
        setPermissions: (permissions, name = token) => { getIdentity(state, name).permissions = permissions; },
        hideViewer: (name = token) => { getIdentity(state, name).hidesViewer = true; },
        /** Requests that a token has left; at 0 every request is refused until `resetInSeconds` have passed. */
        setRateLimit: (input, name = token) => {
            const limit = input.limit ?? 1000;
            const resetAt = Math.ceil(state.now().getTime() / 1000) + (input.resetInSeconds ?? 3600);
            state.rateLimits.set(name, { limit, used: limit - input.remaining, resetAt });
        },
        /** Lets requests fail; several calls queue up. */
        failNext: (request = {}) => { state.faults.push(makeFault(state, request)); },
        clearFaults: () => { state.faults = []; },
        /** How late GitHub's indexes are after each merge from now on. */
        setLag: (lag) => { Object.assign(state.lag, lag); },
        /** `immutableSubjects`: as in repositories made after 15 July 2026. */
        enableOidc: (issuer, { immutableSubjects = false } = {}) => {
            state.oidc.enabled = true;
            state.oidc.immutableSubjects = immutableSubjects;
            if (issuer !== undefined)
                state.oidc.issuer = issuer;
        },
        /** The event file of a run that this event would start. */
        eventPayload: (name, eventOptions = {}) => buildEventPayload(state, name, eventOptions),
        /** The GITHUB_* and RUNNER_* variables of such a run. The caller writes the event file and sets GITHUB_EVENT_PATH. */
        runnerEnvironment: (name, runnerOptions = {}) => buildRunnerEnvironment(state, name, runnerOptions),
        botLogin: ACTIONS_BOT,
    };
}
//# sourceMappingURL=world.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/server.js













const DOCS = 'https://docs.github.com/rest';
const PAGING = ['per_page', 'page'];
function server_readText(request) {
    return new Promise((resolve, reject) => {
        const chunks = [];
        request.on('data', (chunk) => chunks.push(chunk));
        request.on('end', () => { resolve(Buffer.concat(chunks).toString('utf8')); });
        request.on('error', reject);
    });
}
function parseJson(text) {
    try {
        return text === '' ? undefined : JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Counts a request against its token. The hour starts anew once it is over. */
function countRequest(state, token) {
    const seconds = state.now().getTime() / 1000;
    const known = state.rateLimits.get(token);
    const limit = known?.limit ?? 1000;
    const rate = known !== undefined && known.resetAt > seconds ? known : { limit, used: 0, resetAt: Math.ceil(seconds) + 3600 };
    state.rateLimits.set(token, rate);
    const exhausted = rate.used >= rate.limit;
    if (!exhausted)
        rate.used += 1;
    return {
        exhausted,
        headers: {
            'x-ratelimit-limit': String(rate.limit),
            'x-ratelimit-remaining': String(rate.limit - rate.used),
            'x-ratelimit-used': String(rate.used),
            'x-ratelimit-reset': String(rate.resetAt),
            'x-ratelimit-resource': 'core',
        },
    };
}
async function startGitHub(options = {}) {
    const world = createWorld(options);
    const { state } = world;
    const requests = [];
    const unknownRequests = [];
    const complaints = [];
    const pictures = pictures_createPictures();
    function answerRepository(incoming, identity) {
        const found = splitPath(incoming.url.pathname);
        if (found === null)
            return null;
        const match = router_matchRoute(incoming.method, found.rest);
        if (match === null)
            return null;
        const repository = findRepository(state, found.owner, found.name);
        if (repository === null)
            throw http_notFound();
        const { route, params } = match;
        const reading = route.method === 'GET' && !state.repository.private;
        if (!reading)
            requirePermission(identity, route.needs);
        const complain = (problem) => {
            complaints.push({ method: incoming.method, path: incoming.url.pathname, problem });
        };
        for (const name of incoming.url.searchParams.keys()) {
            if (![...PAGING, ...(route.query ?? [])].includes(name))
                complain(`The route does not know the query parameter ${name}.`);
        }
        if (incoming.text !== '' && !validate_isObject(incoming.body))
            throw new GitHubError(400, 'Problems parsing JSON');
        const body = validate_isObject(incoming.body) ? incoming.body : {};
        const shown = reading && identity.permissions !== 'all' ? { ...identity, permissions: withReading(identity) } : identity;
        return route.handle({
            state, identity: shown, repository, params, body, complain, query: incoming.url.searchParams, accept: incoming.accept, url: incoming.url,
        });
    }
    /** The answer of a route, or `null` where there is none. */
    function answerRoute(incoming, identity) {
        const { method, url } = incoming;
        if (method === 'GET' && url.pathname === '/user') {
            if (identity.installation)
                throw new GitHubError(403, 'Resource not accessible by integration');
            return http_ok(viewOwnAccount(state, identity.login));
        }
        if (method === 'GET' && url.pathname === '/rate_limit') {
            const rate = state.rateLimits.get(incoming.token ?? '') ?? { limit: 1000, used: 0, resetAt: 0 };
            const core = { limit: rate.limit, used: rate.used, remaining: rate.limit - rate.used, reset: rate.resetAt };
            return http_ok({ resources: { core }, rate: core });
        }
        if (method === 'POST' && url.pathname === '/graphql') {
            if (!validate_isObject(incoming.body))
                throw new GitHubError(400, 'Problems parsing JSON');
            const answer = answerGraphql(state, identity, incoming.body);
            return { status: 200, body: answer.body, headers: answer.unknown ? { 'x-stand-in-unknown': 'graphql' } : {} };
        }
        return answerRepository(incoming, identity);
    }
    function answer(incoming) {
        const { url, token, identity } = incoming;
        if (url.pathname === '/idtoken')
            return issueIdToken(state, url, token);
        if (incoming.userAgent === undefined || incoming.userAgent === '') {
            throw new GitHubError(403, 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.');
        }
        if (token === null || identity === null)
            throw new GitHubError(401, token === null ? 'Requires authentication' : 'Bad credentials');
        const rate = countRequest(state, token);
        try {
            if (rate.exhausted && url.pathname !== '/rate_limit')
                throw new GitHubError(403, 'API rate limit exceeded for installation ID 1.');
            const reply = answerRoute(incoming, identity);
            if (reply !== null)
                return { ...reply, headers: { ...rate.headers, ...reply.headers } };
            return { status: 404, body: { message: 'Not Found', documentation_url: DOCS, status: '404' }, headers: { ...rate.headers, 'x-stand-in-unknown': 'route' } };
        }
        catch (error) {
            return { ...server_errorReply(error), headers: rate.headers };
        }
    }
    /** The true answer; with `stale`, that of before the last change. */
    function perform(incoming, stale) {
        const { method, url, text } = incoming;
        const real = errorsAsReplies(() => answer(incoming));
        const isRead = method === 'GET' || (url.pathname === '/graphql' && !text.includes('mutation'));
        return isRead ? pictures.show(`${method} ${url.pathname}${url.search} ${text}`, real, stale) : real;
    }
    /** The reply to send, or `null` for none. */
    function reply(fault, incoming, record) {
        const real = fault === null || fault.performed ? perform(incoming, fault?.kind === 'stale') : null;
        if (real !== null)
            record.performed = real.status;
        if (fault === null)
            return real;
        switch (fault.kind) {
            case 'truncate':
            case 'stale':
            case 'delay':
                return real;
            case 'drop':
            case 'hang':
                return null;
            case 'html':
                return { status: fault.status, raw: Buffer.from(`<html><body><h1>${fault.status}</h1></body></html>`), headers: { 'content-type': 'text/html', ...fault.headers } };
            default:
                return { status: fault.status, body: fault.body, headers: { ...real?.headers, ...fault.headers } };
        }
    }
    async function handle(request, response) {
        const url = new URL(request.url ?? '/', state.apiUrl);
        const text = await server_readText(request);
        const method = request.method ?? 'GET';
        if (url.pathname.startsWith('/_stand-in/')) {
            server_send(response, answerControl({ world, requests, unknownRequests, complaints }, { method, url, text }));
            return;
        }
        const token = /^(?:bearer|token) (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
        const identity = token === null ? null : (state.tokens.get(token) ?? null);
        const accept = request.headers.accept ?? '';
        const body = parseJson(text);
        const record = {
            n: requests.length + 1, method, path: url.pathname, route: nameRoute(method, url.pathname), query: Object.fromEntries(url.searchParams), body,
            status: 0, login: identity?.login ?? null, accept,
        };
        requests.push(record);
        const met = options.onRequest?.(record);
        const fault = met === undefined ? faults_takeFault(state, method, url.pathname) : makeFault(state, met);
        if (fault !== null && fault.delayMs > 0)
            await (0,promises_namespaceObject.setTimeout)(fault.delayMs);
        const sent = reply(fault, { method, url, text, body, token, identity, accept, userAgent: request.headers['user-agent'] }, record);
        if (sent === null) {
            if (fault?.kind !== 'hang')
                response.destroy();
            return;
        }
        record.status = sent.status;
        if (fault === null)
            options.onExchange?.({ request: record, reply: { status: sent.status, headers: sent.headers ?? {}, body: sent.raw ?? sent.body } });
        if (sent.headers?.['x-stand-in-unknown'] !== undefined)
            unknownRequests.push(record);
        server_send(response, sent, fault?.kind === 'truncate');
    }
    const server = (0,external_node_http_namespaceObject.createServer)((request, response) => {
        handle(request, response).catch((error) => { server_send(response, server_errorReply(error)); });
    });
    await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    state.apiUrl = `http://127.0.0.1:${server.address().port}`;
    return {
        url: state.apiUrl,
        graphqlUrl: `${state.apiUrl}/graphql`,
        world,
        requests,
        unknownRequests,
        complaints,
        pictures,
        close: () => new Promise((resolve, reject) => {
            server.close((error) => { if (error === undefined)
                resolve();
            else
                reject(error); });
            server.closeAllConnections();
        }),
    };
}
/** The parts of a path below a repository. */
function splitPath(path) {
    const found = /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/.exec(path.replace(/\/$/, ''));
    if (found === null)
        return null;
    return { owner: decodeURIComponent(found[1] ?? ''), name: decodeURIComponent(found[2] ?? ''), rest: found[3] ?? '' };
}
/** What a request asks for, without its values: `GET /pulls/{number}`, `POST /graphql`. `null` where there is no route. */
function nameRoute(method, path) {
    if (['GET /user', 'GET /rate_limit', 'POST /graphql'].includes(`${method} ${path}`))
        return `${method} ${path}`;
    const found = splitPath(path);
    const match = found === null ? null : router_matchRoute(method, found.rest);
    return match === null ? null : `${method} ${match.route.path.replaceAll('+}', '}')}`;
}
/** Any valid token may read a public repository. */
function withReading(identity) {
    const own = identity.permissions === 'all' ? {} : identity.permissions;
    const read = 'read';
    const all = { actions: read, checks: read, contents: read, deployments: read, issues: read, 'pull-requests': read, statuses: read };
    return { ...all, ...own };
}
function server_errorReply(error) {
    if (error instanceof GitHubError) {
        return { status: error.status, body: { message: error.message, ...error.extra, documentation_url: DOCS, status: String(error.status) } };
    }
    // A mistake of the stand-in or of the story told to it: say so, or the test that meets it cannot be understood.
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: 500, body: { message: `The GitHub stand-in failed: ${text}` } };
}
function errorsAsReplies(work) {
    try {
        return work();
    }
    catch (error) {
        return server_errorReply(error);
    }
}
function server_send(response, reply, half = false) {
    if (response.headersSent)
        return;
    const payload = reply.raw ?? (reply.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(reply.body)));
    response.writeHead(reply.status, {
        'content-type': 'application/json; charset=utf-8',
        'x-github-media-type': 'github.v3; format=json',
        ...(reply.status === 204 ? {} : { 'content-length': payload.length }),
        ...reply.headers,
    });
    if (!half) {
        response.end(reply.status === 204 ? undefined : payload);
        return;
    }
    // The promised length never arrives.
    response.write(payload.subarray(0, Math.floor(payload.length / 2)), () => {
        response.destroy();
    });
}
//# sourceMappingURL=server.js.map
;// CONCATENATED MODULE: ./lib/src/github-stand-in/index.js


//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/nodes/identity.js
const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const identity_isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const identity_isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (identity_isScalar(node) || isCollection(node)) && !!node.anchor;



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/visit.js


const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity_isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (isNode(ctrl) || isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity_isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (isNode(ctrl) || isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (isMap(node))
        return visitor.Map?.(key, node, path);
    if (isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity_isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity_isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/doc/directives.js



const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && isNode(doc.contents)) {
            const tags = {};
            visit(doc.contents, (_key, node) => {
                if (isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/doc/anchors.js



/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity_isScalar(ref.node) || isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/doc/applyReviver.js
/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/nodes/toJS.js


/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/nodes/Node.js




class NodeBase {
    constructor(type) {
        Object.defineProperty(this, NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity_isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/nodes/Alias.js






class Alias extends NodeBase {
    constructor(source) {
        super(ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit(doc, {
                Node: (_key, node) => {
                    if (isAlias(node) || hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/nodes/Scalar.js




const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends NodeBase {
    constructor(value) {
        super(SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/doc/createNode.js




const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity_isDocument(value))
        value = value.contents;
    if (isNode(value))
        return value;
    if (isPair(value)) {
        const map = ctx.schema[MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[MAP]
                : Symbol.iterator in Object(value)
                    ? schema[SEQ]
                    : schema[MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/nodes/Collection.js




function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => isNode(it) || isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity_isScalar(node) ? node.value : node;
        else
            return isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity_isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/stringify/stringifyComment.js
/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/stringify/foldFlowLines.js
const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/stringify/stringifyString.js



const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines(str, indent, FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines(res, indent, FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines(`${start}${foldedValue}${end}`, indent, FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines(str, indent, FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString_stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.BLOCK_FOLDED:
            case Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/stringify/stringify.js





function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity_isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity_isScalar(node) || isCollection(node)) && node.anchor;
    if (anchor && anchorIsValid(anchor)) {
        anchors.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity_isScalar(node)
            ? stringifyString_stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity_isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/stringify/stringifyPair.js





function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (isCollection(key) || (!isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            isCollection(key) ||
            (identity_isScalar(key)
                ? key.type === Scalar.BLOCK_FOLDED || key.type === Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity_isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/log.js
function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        console.warn(warning);
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/yaml-1.1/merge.js



// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity_isScalar(key) &&
        (!key.type || key.type === Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/nodes/addPairToJSMap.js






function addPairToJSMap(ctx, map, { key, value }) {
    if (isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (isMergeKey(ctx, key))
        addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (isNode(key) && ctx?.doc) {
        const strCtx = createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/nodes/Pair.js





function createPair(key, value, ctx) {
    const k = createNode(key, undefined, ctx);
    const v = createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, NODE_TYPE, { value: PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (isNode(key))
            key = key.clone(schema);
        if (isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/stringify/stringifyCollection.js




function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (isPair(item)) {
            const ik = isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (isPair(item)) {
            const ik = isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/nodes/YAMLMap.js







function findPair(items, key) {
    const k = identity_isScalar(key) ? key.value : key;
    for (const it of items) {
        if (isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity_isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair(pair, pair?.value);
        }
        else
            _pair = new Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity_isScalar(prev.value) && isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity_isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/common/map.js



const map_map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.from(schema, obj, ctx)
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/nodes/YAMLSeq.js







class YAMLSeq extends Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity_isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity_isScalar(prev) && isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity_isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/common/seq.js



const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.from(schema, obj, ctx)
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/common/string.js


const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString_stringifyString(item, ctx, onComment, onChompKeep);
    }
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/common/null.js


const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/core/bool.js


const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/stringify/stringifyNumber.js
function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/core/float.js



const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber(node);
    }
};
const float_float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/core/int.js


const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int_int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/core/schema.js








const schema = [
    map_map,
    seq,
    string,
    nullTag,
    boolTag,
    intOct,
    int_int,
    intHex,
    floatNaN,
    floatExp,
    float_float
];



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/json/schema.js




function schema_intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: schema_intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => schema_intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema_schema = [map_map, seq].concat(jsonScalars, jsonError);



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/yaml-1.1/binary.js



const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.BLOCK_LITERAL);
        if (type !== Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString_stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/yaml-1.1/pairs.js





function resolvePairs(seq, onError) {
    if (isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (isPair(item))
                continue;
            else if (isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair(new Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = isPair(item) ? item : new Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/yaml-1.1/omap.js






class YAMLOMap extends YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (isPair(pair)) {
                key = toJS(pair.key, '', ctx);
                value = toJS(pair.value, key, ctx);
            }
            else {
                key = toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs = createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs = resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs.items) {
            if (identity_isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/yaml-1.1/bool.js


function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar(false),
    stringify: boolStringify
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/yaml-1.1/float.js



const float_floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber
};
const float_floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber(node);
    }
};
const yaml_1_1_float_float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/yaml-1.1/int.js


const int_intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function int_intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function int_intStringify(node, radix, prefix) {
    const { value } = node;
    if (int_intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber(node);
}
const intBin = {
    identify: int_intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => int_intResolve(str, 2, 2, opt),
    stringify: node => int_intStringify(node, 2, '0b')
};
const int_intOct = {
    identify: int_intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => int_intResolve(str, 1, 8, opt),
    stringify: node => int_intStringify(node, 8, '0')
};
const yaml_1_1_int_int = {
    identify: int_intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => int_intResolve(str, 0, 10, opt),
    stringify: stringifyNumber
};
const int_intHex = {
    identify: int_intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => int_intResolve(str, 2, 16, opt),
    stringify: node => int_intStringify(node, 16, '0x')
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/yaml-1.1/set.js




class YAMLSet extends YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair(key.key, null);
        else
            pair = new Pair(key, null);
        const prev = findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = findPair(this.items, key);
        return !keepPair && isPair(pair)
            ? identity_isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/yaml-1.1/timestamp.js


/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp_timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp_timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/yaml-1.1/schema.js














const yaml_1_1_schema_schema = [
    map_map,
    seq,
    string,
    nullTag,
    trueTag,
    falseTag,
    intBin,
    int_intOct,
    yaml_1_1_int_int,
    int_intHex,
    float_floatNaN,
    float_floatExp,
    yaml_1_1_float_float,
    binary,
    merge,
    omap,
    pairs,
    set,
    intTime,
    floatTime,
    timestamp_timestamp
];



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/tags.js

















const schemas = new Map([
    ['core', schema],
    ['failsafe', [map_map, seq, string]],
    ['json', schema_schema],
    ['yaml11', yaml_1_1_schema_schema],
    ['yaml-1.1', yaml_1_1_schema_schema]
]);
const tagsByName = {
    binary: binary,
    bool: boolTag,
    float: float_float,
    floatExp: floatExp,
    floatNaN: floatNaN,
    floatTime: floatTime,
    int: int_int,
    intHex: intHex,
    intOct: intOct,
    intTime: intTime,
    map: map_map,
    merge: merge,
    null: nullTag,
    omap: omap,
    pairs: pairs,
    seq: seq,
    set: set,
    timestamp: timestamp_timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary,
    'tag:yaml.org,2002:merge': merge,
    'tag:yaml.org,2002:omap': omap,
    'tag:yaml.org,2002:pairs': pairs,
    'tag:yaml.org,2002:set': set,
    'tag:yaml.org,2002:timestamp': timestamp_timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge)
            ? schemaTags.concat(merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/Schema.js






const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? getTags(compat, 'compat')
            : compat
                ? getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? coreKnownTags : {};
        this.tags = getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, MAP, { value: map_map });
        Object.defineProperty(this, SCALAR, { value: string });
        Object.defineProperty(this, SEQ, { value: seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/stringify/stringifyDocument.js




function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/doc/Document.js












class Document_Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, NODE_TYPE, { value: DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document_Document.prototype, {
            [NODE_TYPE]: { value: DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode(value, tag, ctx);
        if (flow && isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (isEmptyPath(path))
            return !keepScalar && identity_isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (isEmptyPath(path))
            return this.contents !== undefined;
        return isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/errors.js
class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class errors_YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const errors_prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/resolve-props.js
function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/util-contains-newline.js
function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/util-flow-indent-check.js


function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/util-map-includes.js


function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity_isScalar(a) && identity_isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/resolve-block-map.js







const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/resolve-block-seq.js




function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/resolve-end.js
function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/resolve-flow-collection.js









const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap : YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/compose-collection.js








function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = isNode(res)
        ? res
        : new Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/resolve-block-scalar.js


function resolve_block_scalar_resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.BLOCK_FOLDED : Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? resolve_block_scalar_splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function resolve_block_scalar_splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/resolve-flow-scalar.js



function resolve_flow_scalar_resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/compose-scalar.js





function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolve_block_scalar_resolveBlockScalar(ctx, token, onError)
        : resolve_flow_scalar_resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity_isScalar(res) ? res : new Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/util-empty-scalar-position.js
function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/compose-node.js







const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity_isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/compose-doc.js





function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document_Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode(ctx, value, props, onError)
        : composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/compose/composer.js







function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class composer_Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors_YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors_YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors_YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors_YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document_Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/parse/cst-scalar.js





function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/parse/cst-visit.js
const cst_visit_BREAK = Symbol('break visit');
const cst_visit_SKIP = Symbol('skip children');
const cst_visit_REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function cst_visit_visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
cst_visit_visit.BREAK = cst_visit_BREAK;
/** Do not visit the children of the current item */
cst_visit_visit.SKIP = cst_visit_SKIP;
/** Remove the current item */
cst_visit_visit.REMOVE = cst_visit_REMOVE;
/** Find the item at `path` from `cst` as the root */
cst_visit_visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
cst_visit_visit.parentCollection = (cst, path) => {
    const parent = cst_visit_visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === cst_visit_BREAK)
                    return cst_visit_BREAK;
                else if (ci === cst_visit_REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/parse/cst.js




/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const cst_SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const cst_isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const cst_isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case cst_SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case cst_SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/parse/lexer.js


/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst_SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst_SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/parse/parser.js



function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class parser_Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/parse/line-counter.js
/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/public-api.js








function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter = options.lineCounter || (prettyErrors && new LineCounter()) || null;
    return { lineCounter, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser = new Parser(lineCounter?.addNewLine);
    const composer = new Composer(options);
    const docs = Array.from(composer.compose(parser.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(prettifyError(source, lineCounter));
            doc.warnings.forEach(prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser = new parser_Parser(lineCounter?.addNewLine);
    const composer = new composer_Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer.compose(parser.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors_YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors_prettifyError(source, lineCounter));
        doc.warnings.forEach(errors_prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function public_api_stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document(value, _replacer, options).toString(options);
}



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/index.js


















;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/index.js
// `export * as default from ...` fails on Webpack v4
// https://github.com/eemeli/yaml/issues/228

/* harmony default export */ const browser = ((/* unused pure expression or super */ null && (YAML)));


;// CONCATENATED MODULE: ./lib/src/demo/places.js





/**
 * The project's files, found upwards from this one: the bundle and the compiled sources lie at different depths.
 * Throws when there is no project around it.
 */
function findPlaces(start = (0,external_node_path_namespaceObject.dirname)((0,external_node_url_namespaceObject.fileURLToPath)(import.meta.url))) {
    for (let folder = start;; folder = (0,external_node_path_namespaceObject.dirname)(folder)) {
        const manifest = (0,external_node_path_namespaceObject.join)(folder, 'examples', 'endpoints.yml');
        if ((0,external_node_fs_namespaceObject.existsSync)((0,external_node_path_namespaceObject.join)(folder, 'action.yml')) && (0,external_node_fs_namespaceObject.existsSync)(manifest)) {
            const workflow = (0,external_node_path_namespaceObject.join)(folder, 'examples', 'workflows', 'plan-apply-drift.yml');
            return { root: folder, bundle: (0,external_node_path_namespaceObject.join)(folder, 'dist', 'index.js'), manifest, workflow };
        }
        if ((0,external_node_path_namespaceObject.dirname)(folder) === folder)
            throw new Error(`No action.yml with examples/endpoints.yml in or above ${start}.`);
    }
}
/** Every input of the action with its default, "" where it has none, as action.yml says; `github.token` is filled in. */
function readInputDefaults(actionYml, githubToken) {
    const { inputs } = parse(actionYml);
    return Object.fromEntries(Object.entries(inputs).map(([name, input]) => {
        const text = typeof input.default === 'string' ? input.default : '';
        return [name, text.replace(/\$\{\{\s*github\.token\s*\}\}/, githubToken)];
    }));
}
function readInputDefaultsOf(places, githubToken) {
    return readInputDefaults((0,external_node_fs_namespaceObject.readFileSync)((0,external_node_path_namespaceObject.join)(places.root, 'action.yml'), 'utf8'), githubToken);
}
/** A folder that can be written to: `demo-output` here, or else among the temporary files. */
function outputFolder() {
    for (const parent of [process.cwd(), (0,external_node_os_namespaceObject.tmpdir)()]) {
        const folder = (0,external_node_path_namespaceObject.join)(parent, 'demo-output');
        try {
            (0,external_node_fs_namespaceObject.mkdirSync)(folder, { recursive: true });
            (0,external_node_fs_namespaceObject.accessSync)(folder, external_node_fs_namespaceObject.constants.W_OK);
            return folder;
        }
        catch {
            // A read-only checkout: the next one.
        }
    }
    throw new Error('Neither the current folder nor the folder for temporary files can be written to.');
}
//# sourceMappingURL=places.js.map
;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: external "node:fs/promises"
const external_node_fs_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:readline"
const external_node_readline_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");
;// CONCATENATED MODULE: ./lib/src/demo/runner-files.js
/** The files by which an action answers its runner. */
/** Reads GITHUB_OUTPUT: `name=value` lines, and `name<<delimiter` blocks. Throws on a block that never ends. */
function parseOutputFile(text) {
    const outputs = {};
    const lines = text.split(/\r?\n/);
    for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
        const block = /^([^=<]+)<<(.+)$/.exec(line);
        const [, name, delimiter] = block ?? [];
        if (name !== undefined && delimiter !== undefined) {
            const end = lines.indexOf(delimiter);
            if (end === -1)
                throw new Error(`The output ${name} never ends.`);
            outputs[name] = lines.splice(0, end + 1).slice(0, -1).join('\n');
            continue;
        }
        const equals = line.indexOf('=');
        if (equals > 0)
            outputs[line.slice(0, equals)] = line.slice(equals + 1);
    }
    return outputs;
}
//# sourceMappingURL=runner-files.js.map
;// CONCATENATED MODULE: ./lib/src/demo/workflow-commands.js
const commandForm = /^::([A-Za-z-]+)(?: ([^:]*(?:%3A[^:]*)*))?::(.*)$/s;
/** `undefined` for a line that is plain text. */
function parseWorkflowCommand(line) {
    const [, name, properties = '', message = ''] = commandForm.exec(line) ?? [];
    if (name === undefined)
        return undefined;
    const pairs = properties.split(',').flatMap((pair) => {
        const equals = pair.indexOf('=');
        return equals < 1 ? [] : [[pair.slice(0, equals).trim(), unescapeProperty(pair.slice(equals + 1))]];
    });
    return { name, properties: Object.fromEntries(pairs), message: unescapeData(message) };
}
function unescapeData(text) {
    return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
function unescapeProperty(text) {
    return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}
/** Commands that people see, by the level they see them at. Everything else a runner swallows. */
const shown = { notice: 'notice', warning: 'warning', error: 'error', group: 'group' };
/** Reads a run's lines in their order, and hides masked values as the runner does. */
function createLineReader() {
    const masks = new Set();
    const masked = (text) => [...masks].reduce((rest, mask) => rest.replaceAll(mask, '***'), text);
    return {
        masks,
        read: (line, at) => {
            const command = parseWorkflowCommand(line);
            if (command === undefined)
                return { level: 'text', text: masked(line), at };
            if (command.name === 'add-mask' && command.message.trim() !== '')
                masks.add(command.message);
            const level = Object.hasOwn(shown, command.name) ? shown[command.name] : undefined;
            if (level === undefined)
                return undefined;
            const place = workflow_commands_placeOf(command.properties);
            return { level, text: masked(command.message), at, ...(place === undefined ? {} : { place }) };
        },
    };
}
function workflow_commands_placeOf({ file, line, col }) {
    if (file === undefined)
        return undefined;
    return [file, line, line === undefined ? undefined : col].filter((part) => part !== undefined).join(':');
}
//# sourceMappingURL=workflow-commands.js.map
;// CONCATENATED MODULE: ./lib/src/demo/run-action.js
/** Runs the action's bundle as a runner would: a process of its own, told everything by variables and files. */






/** A run that takes longer hangs: no step of the story needs a third of it. */
const limitMs = 30_000;
async function runAction(run) {
    const home = await (0,external_node_fs_promises_namespaceObject.mkdtemp)((0,external_node_path_namespaceObject.join)(run.home, `${run.job}-`));
    const path = (name) => (0,external_node_path_namespaceObject.join)(home, name);
    await (0,external_node_fs_promises_namespaceObject.mkdir)(path('work'));
    await (0,external_node_fs_promises_namespaceObject.mkdir)(path('temp'));
    for (const [file, content] of run.checkout) {
        await (0,external_node_fs_promises_namespaceObject.mkdir)((0,external_node_path_namespaceObject.dirname)((0,external_node_path_namespaceObject.join)(path('work'), file)), { recursive: true });
        await (0,external_node_fs_promises_namespaceObject.writeFile)((0,external_node_path_namespaceObject.join)(path('work'), file), content);
    }
    await (0,external_node_fs_promises_namespaceObject.writeFile)(path('event.json'), JSON.stringify(run.payload));
    for (const file of ['output', 'summary', 'state', 'env', 'path'])
        await (0,external_node_fs_promises_namespaceObject.writeFile)(path(file), '');
    const inputs = Object.entries(run.inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]);
    const env = {
        // Nothing else of the caller's environment: its credentials and its proxy are none of the action's business.
        ...run_action_pick(process.env, ['PATH', 'SystemRoot', 'TEMP', 'TMP']),
        HOME: home,
        ...run.environment(path('work')),
        ...Object.fromEntries(inputs),
        GITHUB_EVENT_PATH: path('event.json'),
        GITHUB_OUTPUT: path('output'),
        GITHUB_STEP_SUMMARY: path('summary'),
        GITHUB_STATE: path('state'),
        GITHUB_ENV: path('env'),
        GITHUB_PATH: path('path'),
        RUNNER_TEMP: path('temp'),
        RUNNER_TOOL_CACHE: path('temp'),
    };
    const startedAt = Date.now();
    const reader = createLineReader();
    const log = [];
    const printed = [];
    const take = (line) => {
        if (!line.startsWith('::add-mask::'))
            printed.push(line);
        const shown = reader.read(line, Date.now() - startedAt);
        if (shown === undefined)
            return;
        log.push(shown);
        run.onLine(shown);
    };
    const exitCode = await new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_namespaceObject.spawn)(run.node, [run.bundle], { cwd: path('work'), env, stdio: ['ignore', 'pipe', 'pipe'] });
        const timer = setTimeout(() => {
            take(`::error::The demo ended this run: it took longer than ${limitMs / 1000} s.`);
            child.kill('SIGKILL');
        }, limitMs);
        const closed = [child.stdout, child.stderr].map((stream) => {
            const lines = (0,external_node_readline_namespaceObject.createInterface)({ input: stream, crlfDelay: Infinity }).on('line', take);
            return new Promise((done) => lines.once('close', done));
        });
        child.once('error', reject);
        child.once('close', (code) => {
            clearTimeout(timer);
            void Promise.all(closed).then(() => { resolve(code ?? -1); });
        });
    });
    const outputs = parseOutputFile(await (0,external_node_fs_promises_namespaceObject.readFile)(path('output'), 'utf8'));
    const planFile = outputs['plan-file'];
    return {
        kind: 'run',
        job: run.job,
        event: run.event,
        log,
        exitCode,
        outputs,
        summary: await (0,external_node_fs_promises_namespaceObject.readFile)(path('summary'), 'utf8'),
        ms: Date.now() - startedAt,
        printed: printed.join('\n'),
        masks: reader.masks,
        planFile: planFile === undefined ? undefined : JSON.parse(await (0,external_node_fs_promises_namespaceObject.readFile)(planFile, 'utf8')),
    };
}
function run_action_pick(env, names) {
    return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
//# sourceMappingURL=run-action.js.map
;// CONCATENATED MODULE: ./lib/src/demo/stage.js
/** Both worlds of the story, and the ways to look at them. */





const timings = {
    full: { customMs: 1_500, throughputMs: 2_200, laterMs: 800, pollSeconds: 0.25 },
    quick: { customMs: 400, throughputMs: 600, laterMs: 200, pollSeconds: 0.05 },
};
const { deployer } = knownPrincipals;
const secrets = [deployer.secret, deployer.token];
/** As the `permissions` of the example's workflow: no job may do more. */
const permissions = {
    plan: { contents: 'read', 'pull-requests': 'write', statuses: 'write' },
    apply: { contents: 'read', 'pull-requests': 'write', statuses: 'write', deployments: 'write' },
    drift: { contents: 'read', issues: 'write', 'pull-requests': 'write', statuses: 'write', deployments: 'read' },
};
async function openStage({ node, home, timing, onLine }) {
    const places = findPlaces();
    const emulator = await startEmulator({ standard: true, deployment: { ms: timing.laterMs } });
    const github = await startGitHub({ repository: 'acme/ml-platform' });
    const { world } = github;
    const defaults = readInputDefaultsOf(places, world.token);
    const run = async (visit) => {
        const { job, event } = visit;
        world.setPermissions(permissions[job]);
        const payload = world.eventPayload(event, visit.options);
        const environment = world.runnerEnvironment(event, { payload, job, workflowName: 'Serving endpoints' });
        const commit = world.state.git.commits.get(environment['GITHUB_SHA'] ?? '');
        if (commit === undefined)
            throw new Error(`The event ${event} names no commit to check out.`);
        const before = { workspace: emulator.requests.length, github: github.requests.length };
        const end = await runAction({
            node, bundle: places.bundle, home, job, event, payload, checkout: commit.files, onLine,
            inputs: {
                ...defaults,
                mode: visit.mode ?? job,
                'plan-digest': visit.planDigest ?? '',
                'databricks-host': emulator.url,
                'databricks-client-id': deployer.name,
                'databricks-client-secret': deployer.secret,
                'poll-interval-seconds': String(timing.pollSeconds),
            },
            environment: (workspace) => ({ ...environment, GITHUB_WORKSPACE: workspace }),
        });
        const asked = emulator.requests.slice(before.workspace).filter(({ path }) => path.startsWith('/api/'));
        const posted = github.requests.slice(before.github).filter(({ method, path }) => method !== 'GET' && path !== '/graphql');
        const { owner, name } = world.state.repository;
        const line = ({ method, path }) => `${method} ${path.replace(`/repos/${owner}/${name}`, '')}`;
        return {
            ...end,
            asked: asked.map(line),
            wrote: asked.filter(({ method }) => method !== 'GET').map(line),
            posted: posted.map(line),
        };
    };
    return {
        places, emulator, github, run,
        close: async () => {
            await Promise.all([emulator.close(), github.close()]);
        },
    };
}
/** An issue or pull request as its page shows it now. */
function viewThread({ github: { world } }, number) {
    const { title, author, state, labels, body, pull } = world.state.issues.get(number) ?? world.issue(number);
    const comments = world.comments(number).map((comment) => ({
        author: comment.author, bot: isBot(comment.author), body: comment.body, edited: comment.body !== '' && comment.updatedAt !== comment.createdAt,
    }));
    return {
        kind: pull === null ? 'issue' : 'pull',
        number, title, author, bot: isBot(author), labels: [...labels], body: body ?? '', comments, unfold: 0,
        state: pull !== null && pull.mergedAt !== null ? 'merged' : state,
    };
}
/** The endpoint as it is in the workspace; throws where there is none. */
function viewLive({ emulator: { world } }, name) {
    const { config, configUpdate, tags } = world.endpoint(name);
    const entities = config?.entities ?? [];
    return {
        version: config?.version,
        update: configUpdate,
        deployments: entities.map(({ deployment }) => deployment),
        traffic: Object.fromEntries((config?.routes ?? []).map(({ entity, percent }) => [entity, percent])),
        tags: Object.fromEntries(tags),
        entities: Object.fromEntries(entities.map((entity) => [entity.name, entity.sent])),
    };
}
//# sourceMappingURL=stage.js.map
;// CONCATENATED MODULE: ./lib/src/demo/teller.js
/** Keeps the record of the story while it is told. */


function createTeller(stage, narrator, node) {
    const story = { steps: [], ms: 0, node };
    const ends = [];
    const startedAt = Date.now();
    let broken = false;
    return {
        story,
        ends,
        step: async (title, play) => {
            if (broken)
                return;
            const stepStart = Date.now();
            const checks = createChecks();
            const step = { number: story.steps.length + 1, title, parts: [], checks: checks.list, ms: 0 };
            story.steps.push(step);
            narrator.stepStarts(step);
            const add = (part) => {
                step.parts.push(part);
                return part;
            };
            const scene = {
                checks,
                happens: (icon, text) => { narrator.happening(add({ kind: 'happening', icon, text })); },
                run: async (visit) => {
                    narrator.runStarts({ job: visit.job, event: visit.event });
                    const end = await stage.run(visit);
                    ends.push(end);
                    narrator.runEnds(add(end));
                    return end;
                },
                show: (number, { unfold = 0 } = {}) => { narrator.thread(add({ ...viewThread(stage, number), unfold })); },
                showSummary: ({ job, summary }) => { narrator.summary(add({ kind: 'summary', job, body: summary })); },
            };
            try {
                await play(scene);
            }
            catch (thrown) {
                broken = true;
                checks.that('The step can be played to its end, and those after it', false, thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
            }
            step.ms = Date.now() - stepStart;
            story.ms = Date.now() - startedAt;
            narrator.stepEnds(step);
        },
    };
}
/** Every check that does not hold, with the step it belongs to. */
function failuresOf(story) {
    return story.steps.flatMap((step) => step.checks.filter(({ ok }) => !ok).map(({ what, found }) => ({ step, what, found })));
}
//# sourceMappingURL=teller.js.map
;// CONCATENATED MODULE: ./lib/src/demo/paint.js
const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 };
function createPaint(color) {
    return (style, text) => (color && text !== '' ? `\u001b[${codes[style]}m${text}\u001b[0m` : text);
}
/** As terminals and CI systems agree on it: NO_COLOR wins, FORCE_COLOR asks for it, else it is for people only. */
function wantsColor(env, isTerminal) {
    if ((env['NO_COLOR'] ?? '') !== '')
        return false;
    if ((env['FORCE_COLOR'] ?? '') !== '')
        return env['FORCE_COLOR'] !== '0';
    return isTerminal;
}
/** Text without what a terminal would obey. */
function plain(text) {
    // eslint-disable-next-line no-control-regex -- removing control characters is the point
    return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}
// eslint-disable-next-line no-control-regex -- colours take no room on the screen
const colour = /\u001b\[\d+m/g;
/** Columns that a text takes; near enough for the few wide signs in reports. */
function widthOf(text) {
    const columns = (sign) => (/[\ufe0f\u200b\u200d]/.test(sign) ? 0 : /\p{Emoji_Presentation}/u.test(sign) ? 2 : 1);
    return Array.from(text.replace(colour, ''), columns).reduce((sum, width) => sum + width, 0);
}
/** Breaks at spaces so that no line is wider than `width`, where that is possible. */
function wrap(text, width) {
    return text.split('\n').flatMap((line) => {
        const lines = [];
        let current = '';
        for (const word of line.split(' ')) {
            if (current !== '' && widthOf(current) + 1 + widthOf(word) > width) {
                lines.push(current);
                current = word;
            }
            else
                current = current === '' ? word : `${current} ${word}`;
        }
        return [...lines, current];
    });
}
//# sourceMappingURL=paint.js.map
;// CONCATENATED MODULE: ./lib/src/demo/terminal-markdown.js
/** Markdown as a person reads it on GitHub, in the lines of a terminal. */


const terminal_markdown_alerts = { NOTE: 'ℹ Note', TIP: 'ℹ Tip', IMPORTANT: '❗ Important', WARNING: '⚠ Warning', CAUTION: '⛔ Caution' };
/** Lines without indentation. Comments (markers) are not shown, folded sections are one line with their length. */
function renderMarkdownText(markdown, options) {
    const lines = [];
    let left = options.unfold ?? 0;
    /** One entry for each section that is open around the present token. */
    const open = [];
    const hidden = () => open.find(({ shown }) => !shown);
    for (const token of w.lex(plain(markdown), { gfm: true })) {
        if (token.type === 'space')
            continue;
        if (token.type !== 'html') {
            const outer = hidden();
            // Folded sections stand together, like a list; what follows them does not.
            if (outer === undefined && lines.at(-1)?.trimStart().startsWith('▸') === true)
                lines.push('');
            if (outer === undefined)
                lines.push(...indent(block(token, options), open.length), '');
            else
                outer.hidden += token.raw.trim().split('\n').length;
            continue;
        }
        for (const [tag, summary = ''] of token.raw.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<details[^>]*>\s*(?:<summary>([\s\S]*?)<\/summary>)?|<\/details>/g)) {
            if (tag.startsWith('</')) {
                const section = open.pop();
                if (section === undefined || hidden() !== undefined)
                    continue;
                if (!section.shown)
                    lines.push(...indent([`▸ ${section.summary}${options.paint('dim', ` · folded, ${section.hidden} line${section.hidden === 1 ? '' : 's'}`)}`], open.length));
                else
                    lines.push('');
            }
            else {
                const title = htmlText(summary, options.paint);
                const shown = hidden() === undefined && left > 0;
                if (shown) {
                    left -= 1;
                    lines.push(...indent([`▾ ${title}`], open.length));
                }
                open.push({ shown, summary: title, hidden: 0 });
            }
        }
        const rest = token.raw.replace(/<!--[\s\S]*?-->|<details[^>]*>\s*(?:<summary>[\s\S]*?<\/summary>)?|<\/details>/g, '').trim();
        if (rest !== '' && hidden() === undefined)
            lines.push(...indent(wrap(htmlText(rest, options.paint), options.width), open.length), '');
    }
    return lines.filter((line, index) => line !== '' || (index > 0 && lines[index - 1] !== '' && index < lines.length - 1));
}
function indent(lines, depth) {
    return lines.map((line) => (line === '' ? line : `${'  '.repeat(depth)}${line}`));
}
function block(token, options) {
    const { paint, width } = options;
    switch (token.type) {
        case 'heading':
            return [paint('bold', inline(token.tokens, paint))];
        case 'paragraph':
        case 'text':
            return wrap(inline(token.tokens, paint), width);
        case 'code':
            return fence(token, paint);
        case 'list':
            return terminal_markdown_list(token, options);
        case 'table':
            return table(token, paint);
        case 'blockquote':
            return quote(token, options);
        case 'hr':
            return [paint('dim', '─'.repeat(Math.min(width, 40)))];
        default:
            return wrap(token.raw.trim(), width);
    }
}
function fence({ text, lang }, paint) {
    return text.split('\n').map((line) => {
        if (lang === 'diff' && line.startsWith('+'))
            return `  ${paint('green', line)}`;
        if (lang === 'diff' && line.startsWith('-'))
            return `  ${paint('red', line)}`;
        return `  ${lang === 'diff' ? paint('dim', line) : line}`;
    });
}
function terminal_markdown_list({ items, ordered, start }, options) {
    return items.flatMap((item, index) => {
        const bullet = ordered ? `${Number(start) + index}. ` : '• ';
        const lines = item.tokens.flatMap((token) => block(token, { ...options, width: options.width - bullet.length }));
        return lines.map((line, at) => `${at === 0 ? bullet : ' '.repeat(bullet.length)}${line}`);
    });
}
function table({ header, rows, align }, paint) {
    const cells = [header, ...rows].map((row) => row.map((cell) => inline(cell.tokens, paint)));
    const widths = header.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))));
    return cells.flatMap((row, index) => {
        const padded = row.map((cell, column) => {
            const room = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
            return align[column] === 'right' ? room + cell : cell + room;
        });
        const line = padded.join('  ').trimEnd();
        if (index > 0)
            return [line];
        return [paint('bold', line), paint('dim', widths.map((width) => '─'.repeat(width)).join('  '))];
    });
}
function quote({ tokens }, options) {
    const lines = tokens.flatMap((token) => block(token, { ...options, width: options.width - 2 }));
    const kind = /^\[!([A-Z]+)\]/.exec(lines[0] ?? '')?.[1];
    const title = kind === undefined ? undefined : terminal_markdown_alerts[kind];
    const body = title === undefined ? lines : [options.paint('bold', title), ...lines.map((line, at) => (at === 0 ? line.replace(/^\[![A-Z]+\]\s*/, '') : line)).filter((line) => line !== '')];
    return body.map((line) => `${options.paint('yellow', '│')} ${line}`);
}
function inline(tokens, paint) {
    return (tokens ?? []).map((token) => {
        switch (token.type) {
            case 'strong':
                return paint('bold', inline(token.tokens, paint));
            case 'em':
            case 'del':
            case 'link':
                return inline(token.tokens, paint);
            case 'codespan':
                return paint('cyan', token.text);
            case 'br':
                return '\n';
            case 'html':
                return htmlText(token.raw, paint);
            case 'image':
                return token.text;
            case 'text':
            case 'escape':
                return 'tokens' in token ? inline(token.tokens, paint) : decodeEntities(token.text);
            default:
                return token.raw;
        }
    }).join('');
}
/** Our reports use a handful of tags; whatever else there is goes, as on GitHub. */
function htmlText(html, paint) {
    return html
        .replace(/<!--[\s\S]*?-->/g, '')
        .replace(/<br\s*\/?>/g, '\n')
        .split(/(<(code|b)>[\s\S]*?<\/\2>)/)
        .filter((_, index) => index % 3 !== 2)
        .map((part, index) => {
        const text = decodeEntities(part.replace(/<\/?[a-z][^>]*>/gi, ''));
        return index % 2 === 0 ? text : paint(part.startsWith('<b>') ? 'bold' : 'cyan', text);
    })
        .join('');
}
const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };
/** What a browser makes of references; one that names a control character (marked reads those by itself) is dropped. */
function decodeEntities(text) {
    const decoded = text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
        if (name !== undefined)
            return entities[name] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    });
    return plain(decoded);
}
//# sourceMappingURL=terminal-markdown.js.map
;// CONCATENATED MODULE: ./lib/src/demo/terminal.js



/** A reader of the terminal wants the report's gist; the page has all of it. */
const longestReport = 60;
function createTerminal({ print, paint, width }) {
    const log = createLogPrinter((line) => {
        for (const text of logText(line))
            print(`     ${paint('dim', `${(line.at / 1000).toFixed(1).padStart(4)}s`)} ${paintLine(line, text, paint)}`);
    });
    return {
        stepStarts: ({ number, title }) => {
            print('');
            print(paint('bold', `━━ ${number}. ${title}`));
        },
        happening: ({ icon, text }) => {
            for (const line of wrap(`${icon} ${text}`, width - 3))
                print(`   ${line}`);
        },
        runStarts: ({ job, event }) => { print(paint('dim', `   $ node dist/index.js   ${job}, on ${event}`)); },
        line: log.line,
        runEnds: ({ exitCode, ms }) => {
            log.end();
            print(paint(exitCode === 0 ? 'dim' : 'yellow', `   exit code ${exitCode} after ${seconds(ms)}`));
        },
        thread: (thread) => {
            print('');
            for (const line of threadLines(thread, { paint, width: width - 5 }))
                print(line === '' ? '   ┃' : `   ┃ ${line}`);
        },
        summary: ({ job, body }) => {
            print('');
            const lines = renderMarkdownText(body, { paint, width: width - 5 });
            for (const line of [paint('magenta', `Job summary of ${job}`), ...shortened(lines, paint)])
                print(line === '' ? '   ┃' : `   ┃ ${line}`);
        },
        stepEnds: (step) => { tellChecks(step, { print, paint, width }); },
        storyEnds: (story) => { tellEnd(story, { print, paint, width }); },
    };
}
/** An apply prints its plan again; lines that the run before it has shown are one line. Others are not held back. */
function createLogPrinter(print) {
    let before = new Set();
    let now = new Set();
    let held = [];
    const flush = () => {
        const [first] = held;
        if (first !== undefined && held.length > 8)
            print({ ...first, text: `… ${held.length} lines as in the run before` });
        else
            for (const line of held)
                print(line);
        held = [];
    };
    return {
        line: (line) => {
            now.add(line.text);
            if (before.has(line.text)) {
                held.push(line);
                return;
            }
            flush();
            print(line);
        },
        end: () => {
            flush();
            before = now;
            now = new Set();
        },
    };
}
function logText({ level, text, place }) {
    const [first = '', ...rest] = plain(text).split('\n');
    const sign = { notice: 'ℹ ', warning: '⚠ ', error: '✖ ', group: '▾ ', text: '' }[level];
    return [`${sign}${place === undefined ? '' : `${place}: `}${first}`, ...rest.map((line) => `  ${line}`)];
}
function paintLine({ level }, text, paint) {
    if (level === 'error')
        return paint('red', text);
    if (level === 'warning')
        return paint('yellow', text);
    if (level === 'notice')
        return paint('blue', text);
    return text;
}
/** The head of the thread and what was said last: that is what has just changed. */
function threadLines(thread, { paint, width }) {
    const kind = thread.kind === 'pull' ? 'Pull request' : 'Issue';
    const labels = thread.labels.length === 0 ? '' : ` [${thread.labels.join(', ')}]`;
    const head = `${kind} #${thread.number} · ${plain(thread.title)} · ${thread.state}${labels}`;
    const last = thread.comments.at(-1);
    const body = last?.body ?? thread.body;
    const by = last === undefined ? thread.author : `${last.author}${last.edited ? ', edited' : ''}`;
    return [paint('magenta', head), paint('dim', by), ...shortened(renderMarkdownText(body, { paint, width, unfold: thread.unfold }), paint)];
}
function shortened(lines, paint) {
    const more = lines.length - longestReport;
    return more > 0 ? [...lines.slice(0, longestReport), paint('dim', `… ${more} more lines: see the page`)] : lines;
}
function tellChecks({ checks, ms }, { print, paint }) {
    print('');
    for (const { what, ok, found } of checks) {
        print(ok ? `   ${paint('green', '✓')} ${what}` : `   ${paint('red', `✗ ${what}`)}`);
        if (!ok && found !== undefined)
            for (const line of found.split('\n'))
                print(paint('red', `       ${plain(line)}`));
    }
    print(paint('dim', `   ${seconds(ms)}`));
}
function tellEnd(story, { print, paint }) {
    const failures = failuresOf(story);
    const count = story.steps.flatMap(({ checks }) => checks).length;
    print('');
    if (failures.length === 0) {
        print(paint('green', `All ${count} checks of ${story.steps.length} steps hold, after ${seconds(story.ms)}.`));
        return;
    }
    print(paint('red', `${failures.length} of ${count} checks do not hold:`));
    for (const { step, what, found } of failures) {
        print(paint('red', ` ✗ step ${step.number} (${step.title}): ${what}`));
        if (found !== undefined)
            print(`     found: ${plain(found.split('\n')[0] ?? '')}`);
    }
}
function seconds(ms) {
    return `${(ms / 1000).toFixed(1)} s`;
}
//# sourceMappingURL=terminal.js.map
;// CONCATENATED MODULE: ./lib/src/demo/page.js
/** The story as one page that looks like GitHub; nothing in it is loaded from elsewhere, and nothing in it runs. */






const repository = 'acme/ml-platform';
function renderPage(story) {
    /** The body of a thread is shown where it is seen first; later steps show what has changed. */
    const seen = new Set();
    const steps = story.steps.map((step) => stepSection(step, seen));
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Databricks Endpoints as Code: the demo</title>
<style>${markdownCss}${pageCss}</style>
</head>
<body>
<header class="top">${mark}<span>${repository.replace('/', ' / <b>')}</b></span><span class="pill">Private</span></header>
<main>
<h1>From a pull request to a served model, and back after an edit by hand</h1>
<p class="lead">What a reader of the repository saw while the demo ran. The action's bundle ran under Node ${escapeHtml(nodeName(story.node))}; Databricks was emulated, GitHub a stand-in.</p>
${verdict(story)}
<nav><ol>${story.steps.map(({ number, title }) => `<li><a href="#step-${number}">${escapeHtml(title)}</a></li>`).join('')}</ol></nav>
${steps.join('\n')}
</main>
</body>
</html>
`;
}
function nodeName(node) {
    return node === process.execPath ? process.versions.node : node;
}
function verdict(story) {
    const failures = failuresOf(story);
    const count = story.steps.flatMap(({ checks }) => checks).length;
    if (failures.length === 0)
        return `<div class="verdict"><span class="ok">✓</span> All ${count} checks of ${story.steps.length} steps hold, after ${seconds(story.ms)}.</div>`;
    const items = failures.map(({ step, what }) => `<li>Step ${step.number}: ${escapeHtml(what)}</li>`);
    return `<div class="verdict bad"><span class="no">✗</span> ${failures.length} of ${count} checks do not hold:<ul>${items.join('')}</ul></div>`;
}
function stepSection(step, seen) {
    const parts = step.parts.map((part) => {
        if (part.kind === 'happening')
            return happening(part);
        if (part.kind === 'run')
            return runBox(part);
        if (part.kind === 'summary')
            return summaryBox(part);
        const html = thread(part, !seen.has(part.number));
        seen.add(part.number);
        return html;
    });
    return `<section class="step" id="step-${step.number}">
<h2><span class="number">${step.number}</span>${escapeHtml(step.title)}<time>${seconds(step.ms)}</time></h2>
${parts.join('\n')}
${checkList(step)}
</section>`;
}
function happening({ icon, text }) {
    return `<p class="event">${escapeHtml(icon)} ${escapeHtml(text)}</p>`;
}
function runBox(run) {
    const good = run.exitCode === 0;
    const lines = run.log.map(({ level, text, at, place }) => {
        const where = place === undefined ? '' : `${place}: `;
        const sign = { notice: 'ℹ ', warning: '⚠ ', error: '✖ ', group: '▾ ', text: '' }[level];
        return `<span class="${level}"><i>${(at / 1000).toFixed(1)} s</i>${escapeHtml(`${sign}${where}${text}`)}</span>`;
    });
    const outputs = Object.entries(run.outputs).map(([name, value]) => `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(value)}</td></tr>`);
    return `<details class="run"><summary><span class="${good ? 'ok' : 'no'}">${good ? '✓' : '✗'}</span> <b>Serving endpoints / ${escapeHtml(run.job)}</b> on ${escapeHtml(run.event)}
<span class="right">exit code ${run.exitCode} · ${seconds(run.ms)}</span></summary>
<pre class="log">${lines.join('\n')}</pre>
<details class="box"><summary>Job summary</summary><div class="markdown-body">${renderMarkdownHtml(run.summary)}</div></details>
<details class="box"><summary>${outputs.length} outputs</summary><table class="outputs">${outputs.join('')}</table></details>
</details>`;
}
function summaryBox({ job, body }) {
    return `<div class="comment summary"><div class="by"><b>${escapeHtml(job)}</b> summary</div><div class="markdown-body">${renderMarkdownHtml(body)}</div></div>`;
}
const stateWords = { open: 'Open', merged: 'Merged', closed: 'Closed' };
const stateSigns = { open: '⊙', merged: '⇢', closed: '✓' };
function thread(view, withBody) {
    const labels = view.labels.map((label) => `<span class="label">${escapeHtml(label)}</span>`).join('');
    const opening = { author: view.author, bot: view.bot, body: view.body, edited: false };
    const shown = [...(withBody ? [opening] : []), ...view.comments];
    const closed = view.kind === 'issue' && view.state === 'closed' ? `<p class="closed-by">✓ <b>${botName}</b> closed this as completed</p>` : '';
    return `<h3 class="title">${escapeHtml(view.title)} <span>#${view.number}</span></h3>
<div><span class="state ${view.state} ${view.kind}">${stateSigns[view.state]} ${stateWords[view.state]}</span>${labels}</div>
${shown.map((comment, index) => commentBox(comment, { did: withBody && index === 0 ? 'opened this' : 'commented', unfold: index === shown.length - 1 ? view.unfold : 0 })).join('\n')}
${closed}`;
}
const botName = 'github-actions';
function commentBox({ author, bot, body, edited }, { did, unfold }) {
    const name = author.replace('[bot]', '');
    let left = unfold;
    const html = renderMarkdownHtml(body).replaceAll('<details>', (tag) => (left-- > 0 ? '<details open>' : tag));
    return `<div class="entry">${avatar(author)}<div class="comment"><div class="by"><b>${escapeHtml(name)}</b>${bot ? ' <span class="pill">bot</span>' : ''} ${did}${edited ? ' · edited' : ''}</div>
<div class="markdown-body">${html}</div></div></div>`;
}
function avatar(author) {
    if (isBot(author))
        return `<div class="avatar bot">${mark}</div>`;
    const hue = Array.from(author).reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7) % 360;
    return `<div class="avatar" style="background: hsl(${hue} 45% 45%)">${escapeHtml(author.slice(0, 1).toUpperCase())}</div>`;
}
function checkList({ checks }) {
    const bad = checks.filter(({ ok }) => !ok).length;
    const title = bad === 0 ? `<span class="ok">✓</span> ${checks.length} checks hold` : `<span class="no">✗</span> ${bad} of ${checks.length} checks do not hold`;
    const items = checks.map(({ what, ok, found }) => {
        const more = ok || found === undefined ? '' : `<pre>${escapeHtml(found)}</pre>`;
        return `<li><span class="${ok ? 'ok' : 'no'}">${ok ? '✓' : '✗'}</span> ${escapeHtml(what)}${more}</li>`;
    });
    return `<details class="checks"${bad === 0 ? '' : ' open'}><summary>${title}</summary><ul>${items.join('')}</ul></details>`;
}
/** A sign of our own in place of GitHub's. */
const mark = '<svg width="22" height="22" viewBox="0 0 16 16" fill="#fff" aria-hidden="true"><path d="M8 1 1.5 4.4 8 7.8l6.5-3.4L8 1Zm-5 6.1L1.5 8 8 11.4 14.5 8 13 7.1 8 9.7 3 7.1Zm0 3.6L1.5 11.6 8 15l6.5-3.4-1.5-.9L8 13.3l-5-2.6Z"/></svg>';
//# sourceMappingURL=page.js.map
;// CONCATENATED MODULE: ./lib/src/demo/look.js
/** The marker at the start of a report, or `undefined` where there is none. */
function markerOf(kind, body) {
    const json = new RegExp(`^<!-- databricks-endpoints:${kind} (\\{.*?\\}) -->`, 's').exec(body ?? '')?.[1];
    return json === undefined ? undefined : JSON.parse(json);
}
/** Endpoint name to the sorted paths that its plan changes; endpoints without changes are left out. */
function changedPaths({ planFile }) {
    const changed = (planFile?.endpoints ?? []).filter(({ action }) => action !== 'unchanged');
    return Object.fromEntries(changed.map(({ name, changes }) => [name, changes.map(({ path }) => path).sort()]));
}
function impactOf({ planFile }, name) {
    return planFile?.endpoints.find((endpoint) => endpoint.name === name)?.impact;
}
/** Counts of the outputs, as `1 create, 2 unchanged`. */
function countsOf({ outputs }) {
    const counts = ['create', 'update', 'replace', 'delete', 'unchanged'].map((name) => [outputs[name] ?? '?', name]);
    return counts.filter(([count]) => count !== '0').map(([count, name]) => `${count} ${name}`).join(', ');
}
/** Exit status and outputs; no secret anywhere; a run that only looks writes nothing to the workspace. */
function checkRun(checks, end, wanted) {
    const { outputs } = end;
    const said = `exit ${end.exitCode}, failure-reason ${outputs['failure-reason'] ?? '(unset)'}`;
    if (wanted.failure === undefined)
        checks.that('The step succeeds, and failure-reason is not set', end.exitCode === 0 && outputs['failure-reason'] === undefined, said);
    else
        checks.that(`The step fails with failure-reason ${wanted.failure}`, end.exitCode === 1 && outputs['failure-reason'] === wanted.failure, said);
    checks.equal(`Outputs: mode ${wanted.mode}; ${wanted.counts}`, [outputs['mode'], countsOf(end)], [wanted.mode, wanted.counts]);
    checks.equal('Output has-changes says the same', outputs['has-changes'], String(wanted.counts !== '3 unchanged'));
    if (wanted.mode !== 'apply')
        checks.equal(`The ${wanted.mode} wrote nothing to the workspace`, end.wrote, []);
    checks.that('A job summary was written', end.summary.trim() !== '');
}
/** True for the whole story: no credential anywhere, no request that GitHub or Databricks would not know. */
function checkWhole(checks, stage, ends, secrets) {
    const { github, emulator } = stage;
    const threads = [...github.world.state.issues.values()].map(({ title, body }) => `${title}\n${body ?? ''}`);
    const comments = [...github.world.state.comments.values()].map(({ body }) => body);
    const hidden = new Set([...secrets, github.world.token, ...ends.flatMap((end) => [...end.masks])]);
    const leaks = [...hidden].filter((secret) => [...threads, ...comments, ...ends.flatMap((end) => [end.printed, end.summary, JSON.stringify([end.outputs, end.planFile ?? null])])].some((text) => text.includes(secret)));
    checks.that('The runner was told to mask the token and the client secret', [...secrets.slice(0, 1), github.world.token].every((secret) => ends.every((end) => end.masks.has(secret))));
    checks.equal('No credential in any log, report, summary, output or file', leaks.length, 0);
    checks.equal('Databricks: every request has a route, and knows its fields', [
        emulator.unknownRequests.map(({ method, path }) => `${method} ${path}`), emulator.requests.flatMap(({ unknownFields }) => unknownFields),
    ], [[], []]);
    checks.equal('GitHub: every request has a route, none is a mistake', [
        github.unknownRequests.map(({ method, path }) => `${method} ${path}`), github.complaints,
    ], [[], []]);
    checks.equal('GitHub: no request was refused for a missing permission', github.requests.filter(({ status, path }) => status === 403 && path !== '/user').map(({ method, path }) => `${method} ${path}`), []);
    const foreign = [...emulator.world.endpoints.values()].filter((endpoint) => endpoint.foreign !== undefined).map(({ name }) => name);
    checks.that('Endpoints of others are not mentioned in any report', ![...threads, ...comments].some((text) => foreign.some((name) => text.includes(name))));
}
//# sourceMappingURL=look.js.map
;// CONCATENATED MODULE: ./lib/src/demo/manifest-edits.js
/** Applies each edit to its one place. Throws when a passage is not there exactly once: the example has moved on. */
function editText(text, edits) {
    return edits.reduce((current, { before, after }) => {
        if (current.split(before).length !== 2)
            throw new Error(`The example's manifest does not hold this once: ${before}`);
        return current.replace(before, () => after);
    }, text);
}
/** The edits as the body of a pull request shows them: the lines that they touch. `from` is the text they were made in. */
function describeEdits(why, from, edits) {
    const hunks = edits.flatMap(({ before, after }) => {
        const lines = wholeLines(from, before);
        return [...lines.split('\n').map((line) => `-${line}`), ...lines.replace(before, () => after).split('\n').map((line) => `+${line}`)];
    });
    return `${why}\n\n\`\`\`diff\n${hunks.join('\n')}\n\`\`\`\n`;
}
function wholeLines(text, passage) {
    const at = text.indexOf(passage);
    const start = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', at + passage.length);
    return text.slice(start, end === -1 ? text.length : end);
}
//# sourceMappingURL=manifest-edits.js.map
;// CONCATENATED MODULE: ./lib/src/demo/plot.js
/** Names of the example's endpoints, by their kind. */
const endpoints = { external: 'openai_endpoint', custom: 'churn-scoring', throughput: 'prov-throughput-endpoint' };
const everyEndpoint = Object.values(endpoints);
//# sourceMappingURL=plot.js.map
;// CONCATENATED MODULE: ./lib/src/demo/story-review.js
/** Steps 1 to 4: a manifest is reviewed, merged and applied; then a second change of it. */




const { external, custom, throughput } = endpoints;
const promotion = [
    { before: 'champion, traffic_percentage: 90', after: 'champion, traffic_percentage: 50' },
    { before: 'challenger, traffic_percentage: 10', after: 'challenger, traffic_percentage: 50' },
];
async function playReviewSteps(plot) {
    await playFirstPlan(plot);
    await playFirstApply(plot);
    await playEmptyPlan(plot);
    await playPromotion(plot);
}
async function playFirstPlan({ stage, teller, manifest, workflow }) {
    const { world } = stage.github;
    await teller.step('A pull request adds the manifest: the plan appears as a comment', async ({ checks, happens, run, show }) => {
        world.pushCommit('main', { files: { '.github/workflows/endpoints.yml': workflow }, message: 'Plan, apply and watch endpoints', by: 'dana' });
        const pull = world.createPullRequest({
            title: 'Serve churn scoring, embeddings and our own Llama', branch: 'endpoints', by: 'dana', files: { 'endpoints.yml': manifest },
            body: 'Adds `endpoints.yml` with the first three endpoints.',
        });
        happens('🔀', `dana opens pull request #${pull.number}: it adds endpoints.yml with ${everyEndpoint.join(', ')}`);
        const end = await run({ job: 'plan', event: 'pull_request', options: { number: pull.number, sender: 'dana' } });
        show(pull.number);
        checkRun(checks, end, { mode: 'plan', counts: '3 create' });
        const comments = world.comments(pull.number);
        checks.equal('One comment, by the bot', comments.map(({ author }) => author), [world.botLogin]);
        const marker = markerOf('plan', comments[0]?.body ?? null);
        checks.equal('Its marker says planned, for the head of the pull request, with the digest of the outputs', [marker?.['state'], marker?.['head'], marker?.['digest']], ['planned', pull.pull.head.sha, end.outputs['plan-digest']]);
        checks.that('It names all three endpoints', everyEndpoint.every((name) => comments[0]?.body.includes(name) === true));
        checks.that('Reserved throughput is shown in tokens per second for its chunks (2 × 980 to 3 × 980)', /1,?960/.test(comments[0]?.body ?? '') && /2,?940/.test(comments[0]?.body ?? ''));
        checks.that('comment-url leads to it', end.outputs['comment-url']?.includes(String(comments[0]?.id)) === true, end.outputs['comment-url'] ?? '(unset)');
        checks.that('No endpoint exists yet', everyEndpoint.every((name) => !stage.emulator.world.endpoints.has(name)));
    });
}
async function playFirstApply({ stage, teller, timing }) {
    const { world } = stage.github;
    await teller.step('Merged: exactly that is applied, and the run waits until every served entity is ready', async ({ checks, happens, run, show }) => {
        const [before] = world.comments(1);
        stage.emulator.world.script(custom, { after: { ms: timing.customMs }, messages: ['Building the container image.', 'Container image is ready; starting the model server.'] });
        stage.emulator.world.script(throughput, { after: { ms: timing.throughputMs }, messages: ['Reserving capacity.', 'Loading the model weights.'] });
        const merge = world.merge(1, 'squash', 'sam');
        happens('🟣', `sam squashes and merges #1 as ${merge.sha.slice(0, 7)}`);
        const end = await run({ job: 'apply', event: 'push', options: { sender: 'sam' } });
        show(1);
        checkRun(checks, end, { mode: 'apply', counts: '3 create' });
        checks.equal('Three creates and no other write', end.wrote, everyEndpoint.map(() => 'POST /api/2.0/serving-endpoints'));
        for (const name of everyEndpoint) {
            const live = viewLive(stage, name);
            checks.equal(`${name} is ready: no update in progress, every entity DEPLOYMENT_READY`, [live.update, new Set(live.deployments)], ['NOT_UPDATING', new Set(['DEPLOYMENT_READY'])]);
            checks.equal(`${name} says whose it is`, live.tags['endpoints_manifest'], 'acme__ml-platform__examples__default');
        }
        checks.that('It waited: the run took at least as long as the slowest rollout', end.ms >= timing.throughputMs, `${end.ms} ms`);
        const progress = end.log.filter(({ text }) => text.includes('Building the container image') || text.includes('Loading the model weights'));
        checks.that('The log showed the progress while it waited', progress.length >= 2, progress.map(({ text }) => text));
        checks.equal('The traffic is split 90 to 10', viewLive(stage, custom).traffic, { champion: 90, challenger: 10 });
        const after = world.comments(1);
        checks.equal('The same comment now says applied', [after.map(({ id }) => id), markerOf('plan', after[0]?.body ?? null)?.['state']], [[before?.id], 'applied']);
    });
}
async function playEmptyPlan({ teller }) {
    await teller.step('Planned again at once: nothing to do', async ({ checks, run, showSummary }) => {
        const end = await run({ job: 'plan', event: 'workflow_dispatch', options: { sender: 'sam' } });
        showSummary(end);
        checkRun(checks, end, { mode: 'plan', counts: '3 unchanged' });
        checks.equal('The plan holds no change', changedPaths(end), {});
        checks.equal('Nothing was posted', end.posted, []);
    });
}
async function playPromotion({ stage, teller, manifest }) {
    const { world } = stage.github;
    const text = editText(manifest, promotion);
    let number = 0;
    await teller.step('A second pull request gives the challenger half of the traffic', async ({ checks, happens, run, show }) => {
        const pull = world.createPullRequest({
            title: 'Promote the challenger to half of the traffic', branch: 'promote', by: 'dana', files: { 'endpoints.yml': text },
            body: describeEdits('Version 8 has behaved for a week.', manifest, promotion),
        });
        number = pull.number;
        happens('🔀', `dana opens pull request #${number}: champion 90 → 50, challenger 10 → 50`);
        const end = await run({ job: 'plan', event: 'pull_request', options: { number, sender: 'dana' } });
        show(number, { unfold: 1 });
        checkRun(checks, end, { mode: 'plan', counts: '1 update, 2 unchanged' });
        checks.equal('The plan is exactly that', changedPaths(end), { [custom]: ['config.traffic_config[challenger]', 'config.traffic_config[champion]'] });
        checks.equal('Its impact is traffic: nothing is built anew', impactOf(end, custom), 'traffic');
    });
    await teller.step('Merged and applied', async ({ checks, happens, run, show }) => {
        world.merge(number, 'squash', 'sam');
        happens('🟣', `sam merges #${number}`);
        const before = viewLive(stage, custom).version ?? 0;
        const end = await run({ job: 'apply', event: 'push', options: { sender: 'sam' } });
        show(number);
        checkRun(checks, end, { mode: 'apply', counts: '1 update, 2 unchanged' });
        checks.equal('One write: the config of this endpoint', end.wrote, [`PUT /api/2.0/serving-endpoints/${custom}/config`]);
        const live = viewLive(stage, custom);
        checks.equal('The new config is live and ready', [live.version, live.update, new Set(live.deployments), live.traffic], [before + 1, 'NOT_UPDATING', new Set(['DEPLOYMENT_READY']), { champion: 50, challenger: 50 }]);
        checks.equal('The comment says applied', world.comments(number).map(({ body }) => markerOf('plan', body)?.['state']), ['applied']);
        checks.equal('The comment of #1 is left alone', world.comments(1).map(({ body }) => markerOf('plan', body)?.['state']), ['applied']);
        checks.that(`${external} and ${throughput} are as they were`, [external, throughput].every((name) => viewLive(stage, name).version === 1));
    });
}
//# sourceMappingURL=story-review.js.map
;// CONCATENATED MODULE: ./lib/src/demo/story-drift.js
/** Steps 6 to 9: an edit in the console, the issue about it, a refusal, the way back. */






const { external: story_drift_external, custom: story_drift_custom } = endpoints;
const growth = [
    { before: '- { calls: 100, key: user', after: '- { calls: 200, key: user' },
    { before: 'workload_size: Small', after: 'workload_size: Medium' },
];
/** What somebody sets by hand; the live value of an environment variable must not appear in any report. */
const byHand = { host: 'features-canary.internal', tag: 'touched_by' };
const champion = 'config.served_entities[champion]';
const edited = [`${champion}.environment_vars[FEATURE_HOST]`, 'config.traffic_config[challenger]', 'config.traffic_config[champion]', `tags[${byHand.tag}]`];
async function playDriftSteps(plot) {
    const { stage, teller, manifest } = plot;
    const { world } = stage.github;
    const text = editText(manifest, [...promotion, ...growth]);
    let pull = 0;
    let issue = 0;
    let digest = '';
    await teller.step('A third pull request is planned and approved', async ({ checks, happens, run, show }) => {
        const opened = world.createPullRequest({
            title: 'Room to grow: a bigger champion, more calls', branch: 'grow', by: 'dana', files: { 'endpoints.yml': text },
            body: describeEdits('Before the campaign starts.', manifest, growth),
        });
        pull = opened.number;
        happens('🔀', `dana opens pull request #${pull}: workload size Small → Medium, 100 → 200 calls a minute`);
        const end = await run({ job: 'plan', event: 'pull_request', options: { number: pull, sender: 'dana' } });
        show(pull, { unfold: 2 });
        world.addReview(pull, { by: 'sam', state: 'APPROVED', body: 'Looks right.' });
        happens('👍', `sam reads the plan and approves #${pull}`);
        checkRun(checks, end, { mode: 'plan', counts: '2 update, 1 unchanged' });
        checks.equal('The plan is exactly that', changedPaths(end), {
            [story_drift_external]: ['ai_gateway.rate_limits[user/calls]'], [story_drift_custom]: [`${champion}.workload_size`],
        });
    });
    await teller.step('Somebody edits the endpoint in the console: the nightly run opens an issue', async ({ checks, happens, run, show }) => {
        consoleEdit(stage.emulator.world, story_drift_custom, {
            env: { entity: 'champion', set: { FEATURE_HOST: byHand.host } },
            traffic: { champion: 20, challenger: 80 },
            tags: { add: { [byHand.tag]: 'alex' } },
        });
        happens('🖱️', `alex, in the console: FEATURE_HOST of the champion, traffic 20 to 80, a tag ${byHand.tag}`);
        const end = await run({ job: 'drift', event: 'schedule' });
        checkRun(checks, end, { mode: 'drift', counts: '1 update, 2 unchanged' });
        checks.equal('Output has-drift', end.outputs['has-drift'], 'true');
        checks.equal('The findings are exactly the edits', changedPaths(end), { [story_drift_custom]: edited });
        const [found, ...more] = world.issues();
        issue = found?.number ?? 0;
        show(issue);
        checks.equal('One issue, open, by the bot, labelled', [more.length, found?.state, found?.author, found?.labels], [0, 'open', world.botLogin, ['endpoint-drift']]);
        checks.that('Its marker comes first', markerOf('drift', found?.body ?? null)?.['manifest'] === 'examples');
        checks.that('issue-url leads to it', end.outputs['issue-url']?.endsWith(`/issues/${issue}`) === true, end.outputs['issue-url'] ?? '(unset)');
        checks.that('The value somebody typed into an environment variable is not shown', [found?.body ?? '', end.printed, end.summary].every((said) => !said.includes(byHand.host)));
    });
    await teller.step('The third pull request is merged: what nobody approved is held back, the rest is applied', async ({ checks, happens, run, show }) => {
        const before = viewLive(stage, story_drift_custom);
        world.merge(pull, 'squash', 'sam');
        happens('🟣', `sam merges #${pull}, whose plan was made before the edit`);
        const end = await run({ job: 'apply', event: 'push', options: { sender: 'sam' } });
        show(pull);
        checkRun(checks, end, { mode: 'apply', failure: 'plan-changed', counts: '2 update, 1 unchanged' });
        checks.equal(`Only ${story_drift_external} was written`, end.wrote, [`PUT /api/2.0/serving-endpoints/${story_drift_external}/ai-gateway`]);
        checks.equal(`${story_drift_custom} is untouched`, viewLive(stage, story_drift_custom), before);
        const body = world.comments(pull)[0]?.body ?? '';
        checks.equal('The comment says failed', world.comments(pull).map((comment) => markerOf('plan', comment.body)?.['state']), ['failed']);
        checks.that('It shows what was not approved against what was', /An apply would now do/.test(body) && /still as reviewed/.test(body) && ['FEATURE_HOST', byHand.tag, 'workload_size'].every((word) => body.includes(word)));
        digest = /plan-digest=([0-9a-f]{24})/.exec(body)?.[1] ?? '';
        checks.that('It says how to approve it: the digest to dispatch', digest !== '');
    });
    await teller.step('Approved by hand, with the digest from the report: the workspace is what the repository says', async ({ checks, happens, run, showSummary }) => {
        happens('▶️', `sam: gh workflow run endpoints.yml -f plan-digest=${digest}`);
        const before = viewLive(stage, story_drift_custom).version ?? 0;
        const end = await run({ job: 'apply', event: 'workflow_dispatch', options: { sender: 'sam', inputs: { 'plan-digest': digest } }, planDigest: digest });
        showSummary(end);
        checkRun(checks, end, { mode: 'apply', counts: '1 update, 2 unchanged' });
        checks.equal('The plan had that digest', end.outputs['plan-digest'], digest);
        const live = viewLive(stage, story_drift_custom);
        checks.equal('The edit is gone, the approved change is made, everything is ready', {
            version: live.version, update: live.update, ready: [...new Set(live.deployments)], traffic: live.traffic, tag: live.tags[byHand.tag],
            host: live.entities['champion']?.['environment_vars']?.['FEATURE_HOST'], size: live.entities['champion']?.['workload_size'],
        }, {
            version: before + 1, update: 'NOT_UPDATING', ready: ['DEPLOYMENT_READY'], traffic: { champion: 50, challenger: 50 }, tag: undefined,
            host: 'features.internal', size: 'Medium',
        });
    });
    await teller.step('The next nightly run closes the issue', async ({ checks, run, show }) => {
        const end = await run({ job: 'drift', event: 'schedule' });
        show(issue);
        checkRun(checks, end, { mode: 'drift', counts: '3 unchanged' });
        checks.equal('Output has-drift', end.outputs['has-drift'], 'false');
        checks.equal('The issue is commented and closed', [world.comments(issue).map(({ author }) => author), world.issue(issue).state, world.issues().length], [[world.botLogin], 'closed', 1]);
    });
    await teller.step('And the plan is empty', async ({ checks, run, showSummary }) => {
        const end = await run({ job: 'plan', event: 'workflow_dispatch', options: { sender: 'sam' } });
        showSummary(end);
        checkRun(checks, end, { mode: 'plan', counts: '3 unchanged' });
        checks.equal('The plan holds no change', changedPaths(end), {});
        checks.that('All endpoints are ready', everyEndpoint.every((name) => viewLive(stage, name).deployments.every((state) => state === 'DEPLOYMENT_READY')));
    });
}
//# sourceMappingURL=story-drift.js.map
;// CONCATENATED MODULE: ./lib/src/demo/story.js
/** The main job from end to end, each step with what must be true after it. */








/** Plays the whole story and answers its record; see `failuresOf` for whether it is what it should be. */
async function tellStory({ node, timing, narrator }) {
    const home = await (0,external_node_fs_promises_namespaceObject.mkdtemp)((0,external_node_path_namespaceObject.join)((0,external_node_os_namespaceObject.tmpdir)(), 'endpoints-demo-'));
    const stage = await openStage({ node, home, timing, onLine: (line) => { narrator.line(line); } });
    try {
        const teller = createTeller(stage, narrator, node);
        const [manifest, workflow] = await Promise.all([(0,external_node_fs_promises_namespaceObject.readFile)(stage.places.manifest, 'utf8'), (0,external_node_fs_promises_namespaceObject.readFile)(stage.places.workflow, 'utf8')]);
        const plot = { stage, teller, timing, manifest, workflow };
        await playReviewSteps(plot);
        await playDriftSteps(plot);
        await teller.step('Over all runs', ({ checks }) => { checkWhole(checks, stage, teller.ends, secrets); });
        narrator.storyEnds(teller.story);
        return teller.story;
    }
    finally {
        await stage.close();
        await (0,external_node_fs_promises_namespaceObject.rm)(home, { recursive: true, force: true });
    }
}
//# sourceMappingURL=story.js.map
;// CONCATENATED MODULE: ./lib/src/demo/main.js











const help = `Plays the main job of Databricks Endpoints as Code from end to end, on this machine alone.

  npm run demo [-- options]

A pull request adds the manifest, the plan appears as a comment, the merge applies it and waits until everything is
ready; somebody edits an endpoint in the console, an issue tells of it, and it is put right. The action runs as its
committed bundle, against an emulator of Databricks and a stand-in of GitHub. No network, no install.

  --quick        shorter rollouts
  --out <file>   where to write the page that looks like GitHub (demo-output/index.html)
  --help         this text

Ends with 0 when every step is what it should be, with 1 when one is not, and with 2 for a wrong option.
`;
/** Throws with a sentence for people when there is an option that it does not know. */
function readOptions(args) {
    const { values } = (0,external_node_util_namespaceObject.parseArgs)({
        args: [...args],
        options: { quick: { type: 'boolean', default: false }, out: { type: 'string' }, help: { type: 'boolean', default: false } },
    });
    return { quick: values.quick, out: values.out, help: values.help };
}
/** Runs the demo and answers the exit code. */
async function main(args) {
    const print = (line) => { process.stdout.write(`${line}\n`); };
    let options;
    try {
        options = readOptions(args);
    }
    catch (thrown) {
        process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${help}`);
        return 2;
    }
    if (options.help) {
        process.stdout.write(help);
        return 0;
    }
    const { bundle } = findPlaces();
    if (!(0,external_node_fs_namespaceObject.existsSync)(bundle)) {
        process.stderr.write(`There is no ${bundle}: it is part of the repository; \`npm run build\` makes it anew.\n`);
        return 1;
    }
    const paint = createPaint(wantsColor(process.env, process.stdout.isTTY));
    const width = Math.max(60, Math.min(process.stdout.isTTY ? process.stdout.columns : 110, 130));
    print(paint('bold', 'Databricks Endpoints as Code: from a pull request to a served model, and back after an edit by hand'));
    print(paint('dim', `The committed bundle under Node ${process.versions.node}; Databricks is emulated, GitHub is a stand-in, both on loopback.`));
    const story = await tellStory({
        node: process.execPath,
        timing: options.quick ? timings.quick : timings.full,
        narrator: createTerminal({ print, paint, width }),
    });
    const page = options.out === undefined ? (0,external_node_path_namespaceObject.join)(outputFolder(), 'index.html') : (0,external_node_path_namespaceObject.resolve)(options.out);
    (0,external_node_fs_namespaceObject.mkdirSync)((0,external_node_path_namespaceObject.dirname)(page), { recursive: true });
    (0,external_node_fs_namespaceObject.writeFileSync)(page, renderPage(story));
    print(`The same as a page: ${page}`);
    print(paint('dim', `  ${(0,external_node_url_namespaceObject.pathToFileURL)(page).href}`));
    return failuresOf(story).length === 0 ? 0 : 1;
}
//# sourceMappingURL=main.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(544);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
