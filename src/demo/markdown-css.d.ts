/** The text of github-markdown-css. The module is written by the build (scripts/build.mjs), so that the bundle needs no file beside it. */
export const markdownCss: string;
