export const id = 147;
export const ids = [147];
export const modules = {

/***/ 7147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   version: () => (/* binding */ version)
/* harmony export */ });
/** The version that user agents and `--version` tell; a test compares it with package.json. */
const version = '0.1.0';
//# sourceMappingURL=version.js.map

/***/ })

};
