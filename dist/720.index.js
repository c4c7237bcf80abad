export const id = 720;
export const ids = [720];
export const modules = {

/***/ 5720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keepMemorySmall: () => (/* binding */ keepMemorySmall)
/* harmony export */ });
/**
 * Keeps V8's young generation at its first size. It would grow to 64 MB while a large manifest is read and not shrink
 * again; kept small, a plan of a thousand endpoints takes a third less memory for 4 % more work (docs/performance.md).
 */
async function keepMemorySmall() {
    // Loaded here, since validating a manifest of usual size is over before this would matter.
    const { setFlagsFromString } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8877, 19));
    setFlagsFromString('--semi-space-growth-factor=1');
}
//# sourceMappingURL=memory.js.map

/***/ })

};
