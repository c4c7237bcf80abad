import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 1916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 99:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 2375:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 6120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ debug),
  z3: () => (/* binding */ error),
  V4: () => (/* binding */ getInput),
  Os: () => (/* binding */ group),
  pq: () => (/* binding */ info),
  _o: () => (/* binding */ isDebug),
  lm: () => (/* binding */ notice),
  C1: () => (/* binding */ setFailed),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ setSecret),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, endGroup, exportVariable, getBooleanInput, getIDToken, getMultilineInput, getState, markdownSummary, platform, saveState, setCommandEcho, startGroup, summary, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ }),

/***/ 2258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Dk: () => (/* reexport */ composer_Composer),
  yo: () => (/* reexport */ Document),
  HN: () => (/* reexport */ line_counter_LineCounter),
  iX: () => (/* reexport */ parser_Parser),
  Vj: () => (/* reexport */ isAlias),
  P3: () => (/* reexport */ isCollection),
  jh: () => (/* reexport */ isMap),
  tO: () => (/* reexport */ isPair),
  jn: () => (/* reexport */ isScalar),
  oP: () => (/* reexport */ isSeq),
  As: () => (/* reexport */ public_api_stringify),
  YR: () => (/* reexport */ visit)
});

// UNUSED EXPORTS: Alias, CST, Lexer, Pair, Scalar, Schema, YAMLError, YAMLMap, YAMLParseError, YAMLSeq, YAMLWarning, default, isDocument, isNode, parse, parseAllDocuments, parseDocument, visitAsync

;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/nodes/identity.js
const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
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
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;



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
    if (isDocument(node)) {
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
    if (isDocument(node)) {
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
    if (isScalar(node))
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
    else if (isDocument(parent)) {
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
                    (isScalar(ref.node) || isCollection(ref.node))) {
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
        if (!isDocument(doc))
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
    if (isDocument(value))
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
            return !keepScalar && isScalar(node) ? node.value : node;
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
                    isScalar(n) &&
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
    if (isScalar(item)) {
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
    const anchor = (isScalar(node) || isCollection(node)) && node.anchor;
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
        : isScalar(node)
            ? stringifyString_stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return isScalar(node) || str[0] === '{' || str[0] === '['
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
            (isScalar(key)
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
    if (!explicitKey && !keyComment && isScalar(value))
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
function log_warn(logLevel, warning) {
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
    (isScalar(key) &&
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
            log_warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
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
    const k = isScalar(key) ? key.value : key;
    for (const it of items) {
        if (isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (isScalar(it.key) && it.key.value === k)
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
            if (isScalar(prev.value) && isScalarValue(_pair.value))
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
        return (!keepScalar && isScalar(node) ? node.value : node) ?? undefined;
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



const map = {
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
        return !keepScalar && isScalar(it) ? it.value : it;
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
        if (isScalar(prev) && isScalarValue(value))
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
    let idx = isScalar(key) ? key.value : key;
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
    map,
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
const schema_schema = [map, seq].concat(jsonScalars, jsonError);



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
            if (isScalar(key)) {
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
            ? isScalar(pair.key)
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
const timestamp = {
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
        const match = str.match(timestamp.test);
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
    map,
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
    timestamp
];



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/schema/tags.js

















const schemas = new Map([
    ['core', schema],
    ['failsafe', [map, seq, string]],
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
    map: map,
    merge: merge,
    null: nullTag,
    omap: omap,
    pairs: pairs,
    seq: seq,
    set: set,
    timestamp: timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary,
    'tag:yaml.org,2002:merge': merge,
    'tag:yaml.org,2002:omap': omap,
    'tag:yaml.org,2002:pairs': pairs,
    'tag:yaml.org,2002:set': set,
    'tag:yaml.org,2002:timestamp': timestamp
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
        Object.defineProperty(this, MAP, { value: map });
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












class Document {
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
        const copy = Object.create(Document.prototype, {
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
            return !keepScalar && isScalar(this.contents)
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
        : (a, b) => a === b || (isScalar(a) && isScalar(b) && a.value === b.value);
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
    const lines = scalar.source ? splitLines(scalar.source) : [];
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
function splitLines(source) {
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
        scalar = isScalar(res) ? res : new Scalar(res);
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
        (!isScalar(node) ||
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
    const doc = new Document(undefined, opts);
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
            const doc = new Document(undefined, opts);
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



;// CONCATENATED MODULE: ./lib/node_modules/yaml/browser/dist/parse/line-counter.js
/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class line_counter_LineCounter {
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
    const parser = new Parser(lineCounter?.addNewLine);
    const composer = new Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer.compose(parser.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(prettifyError(source, lineCounter));
        doc.warnings.forEach(prettifyError(source, lineCounter));
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



/***/ }),

/***/ 1167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JD: () => (/* binding */ kindOfEndpoint),
/* harmony export */   SR: () => (/* binding */ generatedEntityName),
/* harmony export */   _1: () => (/* binding */ withNamesOf),
/* harmony export */   a: () => (/* binding */ servedModelOf),
/* harmony export */   py: () => (/* binding */ kindOfEntity),
/* harmony export */   vz: () => (/* binding */ nameEntities)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8674);

/** The name the platform gives a served entity that has none (N3). */
function generatedEntityName(entity) {
    const external = entity['external_model'];
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(external))
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(external['name']).replace(/[.:]/g, '-');
    const lastSegment = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(entity['entity_name']).split('.').at(-1) ?? '';
    const version = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(entity['entity_version']);
    return version === '' ? lastSegment : `${lastSegment}-${version}`;
}
/** What kind a served entity is, told by the fields it has (either side). */
function kindOfEntity(entity) {
    if (entity['external_model'] != null)
        return 'external';
    if (entity['provisioned_model_units'] != null)
        return 'model-units';
    const throughput = ['min_provisioned_throughput', 'max_provisioned_throughput', 'throughput_chunks'];
    if (throughput.some((field) => entity[field] != null))
        return 'throughput';
    return 'custom';
}
/** Kind of an endpoint: that of its entities; `empty` where it has none. Kinds are not mixed (C6), but for throughput and custom. */
function kindOfEndpoint(config) {
    const entities = config?.['served_entities'];
    const kinds = (Array.isArray(entities) ? entities : []).filter(_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv).map(kindOfEntity);
    return ['external', 'model-units', 'throughput', 'custom'].find((kind) => kinds.includes(kind)) ?? 'empty';
}
/** What a served entity serves, told by the fields that the list (R2) shows too. */
function servedModelOf(entity) {
    const external = entity['external_model'];
    const model = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(external) ? `${(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(external['provider'])}:${(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(external['name'])}` : (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(entity['entity_name']);
    return { model, version: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(entity['entity_version']) };
}
/** What two entities must share to be the same one under another name (N4). */
function contentKey(entity) {
    const external = entity['external_model'];
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(external))
        return `external ${(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(external['provider'])} ${(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(external['name'])}`;
    return `model ${(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(entity['entity_name'])} ${(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(entity['entity_version'])}`;
}
/**
 * Names of the wanted entities that state none: that of the live entity with the same content (N4); else, where one of
 * each is left over for a model, that of its other version, because a name survives version bumps; else the generated
 * one (N3).
 */
function findNames(entities, live) {
    const names = new Map(entities.filter((entity) => (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(entity['name']) !== '').map((entity) => [entity, (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(entity['name'])]));
    const taken = new Set(names.values());
    const free = () => live.filter((candidate) => !taken.has((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(candidate['name'])));
    const give = (entity, name) => {
        names.set(entity, name);
        taken.add(name);
    };
    for (const entity of entities) {
        if (names.has(entity))
            continue;
        // Of several the one with the generated name, else the first by name: the order of a reply means nothing.
        const same = free().filter((candidate) => contentKey(candidate) === contentKey(entity)).map((candidate) => (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(candidate['name'])).sort();
        const generated = generatedEntityName(entity);
        const name = same.includes(generated) ? generated : same[0];
        if (name !== undefined)
            give(entity, name);
    }
    // Told before the first of them gets a name: two versions of a model are two whatever their order.
    const nameless = entities.filter((entity) => !names.has(entity));
    for (const entity of nameless) {
        const model = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(entity['entity_name']);
        const ofModel = (list) => list.filter((other) => model !== '' && (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(other['entity_name']) === model);
        const [other, ...more] = ofModel(free());
        const alone = ofModel(nameless).length === 1;
        give(entity, other !== undefined && more.length === 0 && alone ? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(other['name']) : generatedEntityName(entity));
    }
    return names;
}
/** Gives every wanted entity its name. Routes that use a generated name follow it. Returns a new config. */
function nameEntities(wanted, live) {
    if (!Array.isArray(wanted['served_entities']))
        return wanted;
    const entities = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectsOf */ .iZ)(wanted['served_entities']);
    const names = findNames(entities, (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectsOf */ .iZ)(live?.['served_entities']));
    const renamed = new Map();
    const named = entities.map((entity) => {
        const { name: stated, ...rest } = entity;
        if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(stated) !== '')
            return entity;
        const name = names.get(entity) ?? generatedEntityName(entity);
        renamed.set(generatedEntityName(entity), name);
        return { name, ...rest };
    });
    const traffic = wanted['traffic_config'];
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(traffic) || !Array.isArray(traffic['routes']))
        return { ...wanted, served_entities: named };
    const routes = traffic['routes'].filter(_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv).map((route) => {
        const target = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(route['served_entity_name'] ?? route['served_model_name']);
        return {
            served_entity_name: renamed.get(target) ?? target,
            traffic_percentage: route['traffic_percentage'] ?? 0,
        };
    });
    return { ...wanted, served_entities: named, traffic_config: { ...traffic, routes } };
}
/** The document with the names that `named`, made from the same manifest, gives to entities that state none; its routes follow. */
function withNamesOf(document, named) {
    const [config, other] = [document['config'], named['config']];
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(config) || !(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(other))
        return document;
    const [entities, others] = [(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectsOf */ .iZ)(config['served_entities']), (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectsOf */ .iZ)(other['served_entities'])];
    if (entities.length !== others.length || entities.some((entity, index) => contentKey(entity) !== contentKey(others[index] ?? {})))
        return document;
    const names = new Map(entities.map((entity, index) => [(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(entity['name']), (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(others[index]?.['name'])]));
    const traffic = config['traffic_config'];
    const routes = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectsOf */ .iZ)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(traffic) ? traffic['routes'] : undefined).map((route) => {
        const target = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(route['served_entity_name']);
        return { ...route, served_entity_name: names.get(target) ?? target };
    });
    const renamed = entities.map((entity) => ({ ...entity, name: names.get((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(entity['name'])) ?? '' }));
    return { ...document, config: { ...config, served_entities: renamed, ...((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(traffic) ? { traffic_config: { ...traffic, routes } } : {}) } };
}
//# sourceMappingURL=entity-name.js.map

/***/ }),

/***/ 1406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ configField)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8674);
/* harmony import */ var _served_entity_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2809);


/** N7: the two name fields of a route are aliases. N8: order means nothing, the percentage is an integer. */
const routes = {
    type: 'keyed-list',
    doc: 'Traffic routes; percentages sum to 100. A 0 % route is meaningful (fallback only, or dark).',
    evidence: 'N6-N9, C5',
    unnamed: true,
    absentMeans: 0,
    identity: ['served_entity_name', 'served_model_name'],
    item: {
        type: 'object',
        stated: 'whole',
        doc: 'Share of the requests that one served entity answers.',
        fields: {
            served_entity_name: { type: 'string', doc: 'Name of the served entity.' },
            served_model_name: {
                type: 'string',
                doc: 'Older name of `served_entity_name`.',
                deprecated: 'write `served_entity_name`',
            },
            traffic_percentage: { type: 'integer', doc: '0 to 100.', minimum: 0, maximum: 100, required: true },
        },
    },
    toEntries: (items) => (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .objectsOf */ .iZ)([...items]).map((route) => {
        const name = route['served_entity_name'] ?? route['served_model_name'] ?? '';
        return [(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(name), Number(route['traffic_percentage'])];
    }),
    fromEntries: (entries) => entries.map(([served_entity_name, traffic_percentage]) => ({ served_entity_name, traffic_percentage })),
};
const configField = {
    type: 'object',
    stated: 'by-field',
    doc: 'What the endpoint serves. Cannot be removed once written.',
    // `served_models` alone is read as `served_entities`; beside them it is their mirror in replies.
    readOnly: ['config_version', 'start_time', 'served_models'],
    fields: {
        served_entities: {
            type: 'entity-list',
            doc: 'The served entities, stated whole. Their order is the order of fallback.',
            evidence: 'N5, C4',
            item: _served_entity_js__WEBPACK_IMPORTED_MODULE_0__/* .servedEntityField */ .$,
        },
        traffic_config: {
            type: 'object',
            stated: 'whole',
            doc: 'How requests are split. May be left out for a single entity.',
            evidence: 'N6',
            impact: 'traffic',
            fields: { routes },
        },
        auto_capture_config: {
            type: 'object',
            stated: 'by-field',
            doc: 'Legacy inference table.',
            readOnly: ['state'],
            deprecated: 'use `ai_gateway.inference_table_config`',
            evidence: 'N31',
            carried: true,
            fields: {
                catalog_name: { type: 'string', doc: 'Catalog of the table.', minLength: 1, update: 'replace', carried: true },
                schema_name: { type: 'string', doc: 'Schema of the table.', minLength: 1, update: 'replace', carried: true },
                table_name_prefix: { type: 'string', doc: 'Prefix of the table.', minLength: 1, update: 'replace', carried: true },
                enabled: { type: 'boolean', doc: 'Once disabled it cannot be enabled again.', carried: true },
            },
        },
    },
};
//# sourceMappingURL=config.js.map

/***/ }),

/***/ 2383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r5: () => (/* binding */ providers),
/* harmony export */   vH: () => (/* binding */ externalModelField)
/* harmony export */ });
/* unused harmony export externalTasks */
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8674);

const secret = (doc) => ({ type: 'string', doc, credential: true, evidence: 'N18, C12' });
const text = (doc, extra = {}) => ({ type: 'string', doc, ...extra });
/** N32: the platform does not care for the case of `bedrock_provider`. */
function sameIgnoringCase(a, b) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(a).toLowerCase() === (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(b).toLowerCase();
}
/** N33: one trailing slash of a URL is no difference. */
function sameUrl(a, b) {
    const bare = (value) => (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(value).trim().replace(/\/$/, '');
    return bare(a) === bare(b);
}
const url = (doc, extra = {}) => text(doc, { same: sameUrl, evidence: 'N33', ...extra });
const block = (doc, fields) => ({
    type: 'object',
    stated: 'whole',
    doc,
    fields,
});
const chat = 'llm/v1/chat';
const completions = 'llm/v1/completions';
const embeddings = 'llm/v1/embeddings';
const externalTasks = [chat, completions, embeddings];
/** All providers of external models, with their block of settings. */
const providers = [
    {
        name: 'openai',
        block: 'openai_config',
        tasks: [chat, completions, embeddings],
        field: block('OpenAI or Azure OpenAI.', {
            openai_api_key: secret('API key.'),
            openai_api_type: text('`openai` (default), `azure` (API key) or `azuread` (Microsoft Entra).', {
                values: ['openai', 'azure', 'azuread'],
            }),
            openai_api_base: url('Base URL; required for Azure.'),
            openai_api_version: text('API version; required for Azure.'),
            openai_deployment_name: text('Deployment name; required for Azure.'),
            openai_organization: text('Organization id.'),
            microsoft_entra_client_id: text('Entra application id (`azuread`).'),
            microsoft_entra_client_secret: secret('Entra client secret (`azuread`).'),
            microsoft_entra_tenant_id: text('Entra tenant id (`azuread`).'),
        }),
    },
    {
        name: 'anthropic',
        block: 'anthropic_config',
        tasks: [chat, completions],
        field: block('Anthropic.', { anthropic_api_key: secret('API key.') }),
    },
    {
        name: 'cohere',
        block: 'cohere_config',
        tasks: [chat, completions, embeddings],
        field: block('Cohere.', { cohere_api_key: secret('API key.'), cohere_api_base: url('Base URL.') }),
    },
    {
        name: 'amazon-bedrock',
        block: 'amazon_bedrock_config',
        tasks: [chat, completions, embeddings],
        field: block('Amazon Bedrock.', {
            aws_region: text('AWS region.', { required: true }),
            bedrock_provider: text('Model family: `anthropic`, `cohere`, `ai21labs` or `amazon`.', {
                required: true,
                same: sameIgnoringCase,
                evidence: 'N32',
            }),
            aws_access_key_id: secret('AWS access key id.'),
            aws_secret_access_key: secret('AWS secret access key.'),
            instance_profile_arn: text('Instance profile, instead of keys.'),
            uc_service_credential_name: text('Unity Catalog service credential, instead of keys.'),
        }),
    },
    {
        name: 'google-cloud-vertex-ai',
        block: 'google_cloud_vertex_ai_config',
        tasks: [chat, completions, embeddings],
        field: block('Google Cloud Vertex AI.', {
            project_id: text('Project id.', { required: true }),
            region: text('Region.', { required: true }),
            private_key: secret("The service account's private key."),
        }),
    },
    {
        name: 'ai21labs',
        block: 'ai21labs_config',
        tasks: [completions],
        field: block('AI21 Labs.', { ai21labs_api_key: secret('API key.') }),
    },
    {
        name: 'palm',
        block: 'palm_config',
        tasks: [completions, embeddings],
        field: block('PaLM (retired upstream).', { palm_api_key: secret('API key.') }),
    },
    {
        name: 'databricks-model-serving',
        block: 'databricks_model_serving_config',
        tasks: [chat, completions, embeddings],
        field: block('An endpoint of another Databricks workspace.', {
            databricks_workspace_url: url('URL of that workspace.', { required: true }),
            databricks_api_token: secret('Token of a principal with CAN_QUERY there.'),
        }),
    },
    {
        name: 'custom',
        block: 'custom_provider_config',
        tasks: [chat, completions, embeddings],
        field: block('Any server that speaks the OpenAI protocol.', {
            custom_provider_url: url('URL of the server.', { required: true }),
            api_key_auth: block('Authentication by a key in a header or parameter.', {
                key: text('Name of the header or parameter.', { required: true }),
                value: secret('The key.'),
            }),
            bearer_token_auth: block('Authentication by a bearer token.', { token: secret('The token.') }),
        }),
    },
];
/** `external_model`: stated whole at every depth. */
const externalModelField = {
    type: 'object',
    stated: 'whole',
    doc: 'A model served outside Databricks. An endpoint cannot gain or lose it after creation.',
    evidence: 'section 3, C6',
    kinds: ['external'],
    fields: {
        provider: text('Who serves the model.', {
            required: true,
            values: providers.map((provider) => provider.name),
            closed: true,
        }),
        name: text("The provider's model id.", { required: true, minLength: 1 }),
        task: text('Task type; the same for all entities of an endpoint.', { required: true, values: externalTasks }),
        ...Object.fromEntries(providers.map((provider) => [provider.block, provider.field])),
    },
};
//# sourceMappingURL=external-model.js.map

/***/ }),

/***/ 4784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ae: () => (/* binding */ creationFieldNames),
  RC: () => (/* binding */ creationFields),
  uG: () => (/* reexport */ impacts),
  _u: () => (/* reexport */ served_entity/* namePattern */._),
  $d: () => (/* reexport */ ownTagKeys),
  Wb: () => (/* reexport */ ownTags),
  y8: () => (/* reexport */ principalFields),
  r5: () => (/* reexport */ external_model/* providers */.r5),
  HE: () => (/* binding */ readOnlyEndpointFields),
  QN: () => (/* binding */ sectionNames),
  V0: () => (/* binding */ sections)
});

// UNUSED EXPORTS: entityKinds, externalTasks

// EXTERNAL MODULE: ./lib/src/json.js
var json = __nccwpck_require__(8674);
;// CONCATENATED MODULE: ./lib/src/endpoint/fields/ai-gateway.js

/**
 * C16: a limit of one's own beats that of a group, and that the default. So what comes or goes for one principal is to
 * be compared with what holds without it; for whoever no limit holds, any is stricter.
 */
function strictnessOfLimit(before, after, beside) {
    if (before !== undefined && after !== undefined)
        return Number(after) < Number(before) ? 'tighter' : 'looser';
    if (before === undefined) {
        const { groups, standard } = widerLimits(beside?.id, beside?.live);
        return [...groups, ...standard].some((limit) => limit < Number(after)) ? 'looser' : 'tighter';
    }
    const { groups, standard } = widerLimits(beside?.id, beside?.want);
    return standard.length > 0 && [...groups, ...standard].every((limit) => limit <= Number(before)) ? 'tighter' : 'looser';
}
/** Limits that hold for a principal where it has none of its own. Who is in which group is not known here. */
function widerLimits(id = '', limits = {}) {
    const slash = id.lastIndexOf('/');
    const [who, unit] = [id.slice(0, slash), id.slice(slash)];
    const found = (matches) => Object.entries(limits).flatMap(([other, value]) => (matches(other) ? [Number(value)] : []));
    if (!who.includes(':'))
        return { groups: [], standard: [] };
    return {
        groups: who.startsWith('user_group:') ? [] : found((other) => other.startsWith('user_group:') && other.endsWith(unit)),
        standard: found((other) => other === `user${unit}`),
    };
}
function strictnessOfRank(rank) {
    return (before, after) => {
        const step = rank(after) - rank(before);
        return step > 0 ? 'tighter' : step < 0 ? 'looser' : 'neutral';
    };
}
const piiRank = { NONE: 0, MASK: 1, BLOCK: 2 };
const wordsOf = (value) => (Array.isArray(value) ? value.map(json/* textOf */.b6) : []);
/** A list that is not there filters nothing. More forbidden words, or fewer allowed topics, are stricter. */
const wordList = (doc, listed) => {
    const covers = (list, other) => other.every((word) => list.includes(word));
    return {
        type: 'string-list',
        doc,
        deprecated: 'the platform has deprecated keyword and topic lists',
        evidence: 'C18',
        strictness: (before, after) => {
            const [old, wanted] = [wordsOf(before), wordsOf(after)];
            if (old.length === 0 || wanted.length === 0)
                return old.length === 0 ? 'tighter' : 'looser';
            return (listed === 'forbidden' ? covers(wanted, old) : covers(old, wanted)) ? 'tighter' : 'looser';
        },
        strictest: (before, after) => {
            const [old, wanted] = [wordsOf(before), wordsOf(after)];
            if (listed === 'forbidden')
                return [...new Set([...old, ...wanted])].sort();
            const both = old.filter((word) => wanted.includes(word));
            // An empty list would allow every topic.
            return both.length === 0 ? undefined : both;
        },
    };
};
const guardrail = (doc) => ({
    type: 'object',
    stated: 'whole',
    doc,
    fields: {
        safety: {
            type: 'boolean',
            doc: 'Safety filter.',
            absentMeans: false,
            evidence: 'N27',
            strictness: strictnessOfRank((value) => (value === true ? 1 : 0)),
        },
        pii: {
            type: 'object',
            stated: 'whole',
            doc: 'What happens to personal data.',
            fields: {
                behavior: {
                    type: 'string',
                    doc: '`NONE`, `BLOCK` or `MASK`.',
                    values: ['NONE', 'BLOCK', 'MASK'],
                    required: true,
                    absentMeans: 'NONE',
                    evidence: 'N27',
                    strictness: strictnessOfRank((value) => piiRank[(0,json/* textOf */.b6)(value)] ?? 0),
                },
            },
        },
        invalid_keywords: wordList('Requests or answers with these words are refused.', 'forbidden'),
        valid_topics: wordList('Only these topics are allowed.', 'allowed'),
    },
});
/** N26: no order; one entry for each of `calls` and `tokens`, keyed by key (default `endpoint`) and principal. */
const rateLimits = {
    type: 'keyed-list',
    doc: 'Limits per minute; at most 20, of which 5 for groups.',
    evidence: 'N26, C16',
    identity: ['key', 'principal', 'calls', 'tokens'],
    item: {
        type: 'object',
        stated: 'whole',
        doc: 'One limit.',
        fields: {
            calls: { type: 'integer', doc: 'Calls allowed.', minimum: 0 },
            tokens: { type: 'integer', doc: 'Tokens allowed.', minimum: 0 },
            key: {
                type: 'string',
                doc: 'To whom it applies.',
                values: ['user', 'endpoint', 'user_group', 'service_principal'],
                closed: true,
                absentMeans: 'endpoint',
            },
            principal: { type: 'string', doc: 'E-mail, group name or application id.' },
            renewal_period: { type: 'string', doc: 'Always `minute`.', values: ['minute'], closed: true },
        },
    },
    strictness: strictnessOfLimit,
    toEntries: (items) => (0,json/* objectsOf */.iZ)([...items]).flatMap((limit) => {
        const principal = limit['principal'] == null || limit['principal'] === '' ? '' : `:${(0,json/* textOf */.b6)(limit['principal'])}`;
        const who = `${(0,json/* textOf */.b6)(limit['key'] ?? 'endpoint')}${principal}`;
        return ['calls', 'tokens']
            .filter((unit) => limit[unit] != null)
            .map((unit) => [`${who}/${unit}`, Number(limit[unit])]);
    }),
    fromEntries: (entries) => entries.map(([id, value]) => {
        const slash = id.lastIndexOf('/');
        const who = id.slice(0, slash);
        const colon = who.indexOf(':');
        const key = colon < 0 ? who : who.slice(0, colon);
        const principal = colon < 0 ? {} : { principal: who.slice(colon + 1) };
        return { [id.slice(slash + 1)]: value, key, ...principal, renewal_period: 'minute' };
    }),
};
const ai_gateway_location = (doc) => ({ type: 'string', doc, evidence: 'C17' });
const aiGatewayField = {
    type: 'object',
    stated: 'whole',
    doc: 'Governance of requests: usage tracking, inference table, limits, guardrails, fallback. `{}` removes it.',
    evidence: 'R10, N27',
    fields: {
        usage_tracking_config: {
            type: 'object',
            stated: 'whole',
            doc: 'Usage tracking in system tables.',
            fields: { enabled: { type: 'boolean', doc: 'On or off.', absentMeans: false } },
        },
        inference_table_config: {
            type: 'object',
            stated: 'whole',
            doc: 'Requests and answers logged to a Delta table. Moving it takes two steps: off, then on elsewhere.',
            evidence: 'C17, N28',
            off: (value) => (0,json/* textOf */.b6)(value['enabled']) !== 'true',
            fields: {
                enabled: { type: 'boolean', doc: 'On or off.', absentMeans: false },
                catalog_name: ai_gateway_location('Catalog; required when enabled.'),
                schema_name: ai_gateway_location('Schema; required when enabled.'),
                table_name_prefix: { ...ai_gateway_location('Prefix of the table name.'), serverDefaulted: true, evidence: 'N28' },
            },
        },
        rate_limits: rateLimits,
        guardrails: {
            type: 'object',
            stated: 'whole',
            doc: 'Filters on requests and answers (preview).',
            fields: { input: guardrail('On requests.'), output: guardrail('On answers.') },
        },
        fallback_config: {
            type: 'object',
            stated: 'whole',
            doc: 'Retry a failed request with the next external model, in the order of the list.',
            evidence: 'C19',
            fields: { enabled: { type: 'boolean', doc: 'On or off.', absentMeans: false, required: true } },
        },
    },
};
//# sourceMappingURL=ai-gateway.js.map
// EXTERNAL MODULE: ./lib/src/endpoint/fields/config.js
var config = __nccwpck_require__(1406);
;// CONCATENATED MODULE: ./lib/src/endpoint/fields/governance.js

/** Tags that this tool keeps on endpoints for itself; they never appear under `tags`. */
const ownTags = {
    manifest: 'endpoints_manifest',
    protected: 'endpoints_protected',
    unread: 'endpoints_unread',
    hold: 'endpoints_hold',
};
const ownTagKeys = Object.values(ownTags);
/** N24: a set keyed by `key`; a missing value is "". */
const tagsField = {
    type: 'keyed-list',
    doc: 'Tags, also found on billing records. May be written as a map.',
    evidence: 'N24, C14',
    identity: ['key'],
    item: {
        type: 'object',
        stated: 'whole',
        doc: 'One tag.',
        fields: {
            key: {
                type: 'string',
                doc: 'Key.',
                required: true,
                pattern: /^[^.,=/:]{1,255}$/,
                patternWords: '1 to 255 characters, none of `.` `,` `=` `/` `:`',
                evidence: 'C14',
            },
            value: { type: 'string', doc: 'Value; empty when left out.' },
        },
    },
    toEntries: (items) => (0,json/* objectsOf */.iZ)([...items])
        .map((tag) => [(0,json/* textOf */.b6)(tag['key']), (0,json/* textOf */.b6)(tag['value'])])
        .filter(([key]) => !ownTagKeys.includes(key)),
    fromEntries: (entries) => entries.map(([key, value]) => ({ key, value })),
};
const levels = ['CAN_VIEW', 'CAN_QUERY', 'CAN_MANAGE'];
/** Fields that name a principal, with the word used for it in paths. */
const principalFields = {
    group_name: 'group',
    user_name: 'user',
    service_principal_name: 'service-principal',
};
function strictnessOfGrant(before, after) {
    const rank = (level) => levels.findIndex((known) => known === level);
    return rank(after) < rank(before) ? 'tighter' : 'looser';
}
const permissionsField = {
    type: 'keyed-list',
    doc: "Direct grants, stated whole. The creator's own grant is kept by itself.",
    evidence: 'R40, R41',
    identity: Object.keys(principalFields),
    strictness: strictnessOfGrant,
    item: {
        type: 'object',
        stated: 'whole',
        doc: 'One grant.',
        fields: {
            level: {
                type: 'string',
                doc: '`CAN_VIEW`, `CAN_QUERY` or `CAN_MANAGE`.',
                values: levels,
                closed: true,
                required: true,
            },
            group_name: { type: 'string', doc: 'A group.' },
            user_name: { type: 'string', doc: "A user's e-mail." },
            service_principal_name: { type: 'string', doc: "A service principal's application id." },
        },
    },
    toEntries: (items) => (0,json/* objectsOf */.iZ)([...items]).flatMap((grant) => {
        const principal = Object.entries(principalFields).find(([field]) => typeof grant[field] === 'string');
        if (principal === undefined)
            return [];
        return [[`${principal[1]}:${(0,json/* textOf */.b6)(grant[principal[0]])}`, grant['level'] ?? grant['permission_level'] ?? '']];
    }),
    fromEntries: (entries) => entries.map(([id, permission_level]) => {
        const colon = id.indexOf(':');
        const field = Object.entries(principalFields).find(([, word]) => word === id.slice(0, colon));
        return { [field?.[0] ?? 'user_name']: id.slice(colon + 1), permission_level };
    }),
};
/** N29: unordered sets of addresses. */
const addresses = (doc) => ({
    type: 'keyed-list',
    doc,
    evidence: 'N29',
    identity: [],
    toEntries: (items) => items.map((address) => [(0,json/* textOf */.b6)(address), true]),
    fromEntries: (entries) => entries.map(([address]) => address),
});
const emailNotificationsField = {
    type: 'object',
    stated: 'whole',
    doc: 'Who is told of updates. `{}` removes all.',
    evidence: 'R13',
    fields: {
        on_update_success: addresses('Addresses told when an update succeeds.'),
        on_update_failure: addresses('Addresses told when an update fails.'),
    },
};
const table = (what) => ({ type: 'string', doc: `Table for ${what} (\`catalog.schema.table\`).` });
const telemetryConfigField = {
    type: 'object',
    stated: 'whole',
    doc: 'Telemetry of custom models. `{}` removes it.',
    evidence: 'R14, N30, C23',
    fields: {
        telemetry_profile_id: {
            type: 'string',
            doc: 'Profile to reuse; made by the platform when tables are given instead.',
            serverDefaulted: true,
        },
        table_names: {
            type: 'object',
            stated: 'whole',
            doc: 'Tables of a new profile. The platform never returns them.',
            writeOnly: true,
            fields: {
                logs_table: table('logs'),
                metrics_table: table('metrics'),
                traces_table: table('traces'),
                annotations_table: table('annotations'),
            },
        },
        inference_table_config: {
            type: 'object',
            stated: 'whole',
            doc: 'Sampling of the inference table.',
            readOnly: ['name'],
            serverDefaulted: true,
            fields: {
                sampling_fraction: { type: 'number', doc: '0.0 to 1.0.', minimum: 0, maximum: 1 },
            },
        },
        enabled_telemetry_features: {
            type: 'string-list',
            doc: 'Signals to collect, of `TELEMETRY_FEATURE_LOGS`, `_METRICS`, `_TRACES` and `_INFERENCE_TABLE`; all when left out.',
            serverDefaulted: true,
        },
    },
};
//# sourceMappingURL=governance.js.map
;// CONCATENATED MODULE: ./lib/src/endpoint/fields/types.js
/** What happens to the endpoint when a field changes; worse ones come later. */
const impacts = ['none', 'metadata', 'traffic', 'rollout', 'replace', 'delete'];
/** What a served entity is; it decides routes, defaults and which fields make sense. */
const entityKinds = (/* unused pure expression or super */ null && (['external', 'model-units', 'throughput', 'custom']));
//# sourceMappingURL=types.js.map
// EXTERNAL MODULE: ./lib/src/endpoint/fields/external-model.js
var external_model = __nccwpck_require__(2383);
// EXTERNAL MODULE: ./lib/src/endpoint/fields/served-entity.js
var served_entity = __nccwpck_require__(2809);
;// CONCATENATED MODULE: ./lib/src/endpoint/fields/index.js
/**
 * The table of fields: everything an endpoint can hold, and what is known of it. The manifest's schema, the
 * normaliser, the diff, the impact and the documentation read it; a new field of the API is one new row.
 */







const sectionNames = [
    'config',
    'ai_gateway',
    'tags',
    'permissions',
    'email_notifications',
    'telemetry_config',
];
/** Each section is written by a route of its own: stated means stated whole, unstated means never touched. */
const sections = {
    config: {
        doc: 'What is served and how traffic is split.',
        field: config/* configField */.J,
        impact: 'rollout',
        routes: ['R5', 'R31'],
    },
    ai_gateway: { doc: 'AI Gateway.', field: aiGatewayField, impact: 'metadata', routes: ['R10'] },
    tags: { doc: 'Tags.', field: tagsField, impact: 'metadata', routes: ['R11'] },
    permissions: { doc: 'Direct grants.', field: permissionsField, impact: 'metadata', routes: ['R41'] },
    email_notifications: {
        doc: 'E-mail notifications.',
        field: emailNotificationsField,
        impact: 'metadata',
        routes: ['R13'],
    },
    telemetry_config: {
        doc: 'Telemetry.',
        field: telemetryConfigField,
        impact: 'metadata',
        routes: ['R14'],
        kinds: ['custom'],
    },
};
/** Fields of the endpoint itself that only the create request can set. */
const creationFields = {
    description: {
        type: 'string',
        doc: 'Description; cannot be changed later by any route.',
        evidence: 'N22, C15',
        maxLength: 1000,
        update: 'no-route',
        absentMeans: '',
        kinds: ['external', 'throughput', 'custom'],
    },
    route_optimized: {
        type: 'boolean',
        doc: 'Route optimisation; custom models only, cannot be changed later.',
        evidence: 'N23, C21',
        update: 'replace',
        absentMeans: false,
        kinds: ['custom'],
    },
    budget_policy_id: {
        type: 'string',
        doc: 'Budget policy; cannot be changed later by any route and is not returned.',
        evidence: 'N21',
        update: 'no-route',
    },
};
const creationFieldNames = Object.keys(creationFields);
/** Fields of the endpoint itself that only replies carry (section 2.1 of the platform page). */
const readOnlyEndpointFields = [
    'id',
    'creator',
    'creator_display_name',
    'creator_kind',
    'creation_timestamp',
    'last_updated_timestamp',
    'state',
    'pending_config',
    'permission_level',
    'endpoint_url',
    'data_plane_info',
    'effective_budget_policy_id',
    'usage_policy_id',
    'task',
    'endpoint_type',
    'capabilities',
    'tile_endpoint_metadata',
    'resource_credential_strategy',
];
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 2809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ servedEntityField),
/* harmony export */   _: () => (/* binding */ namePattern)
/* harmony export */ });
/* harmony import */ var _external_model_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2383);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8674);


/** Names of endpoints and served entities (C1, C3). */
const namePattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;
const entityNamePattern = /^[A-Za-z0-9_-]{1,63}$/;
const sizing = {
    concurrency: ['min_provisioned_concurrency', 'max_provisioned_concurrency'],
    throughput: ['min_provisioned_throughput', 'max_provisioned_throughput', 'throughput_chunks'],
    units: ['provisioned_model_units'],
};
/** Concurrent requests that the sizes serve; with scale to zero, the lower bound is 0 (section 1.1). */
const concurrencyOfSize = {
    Small: { least: 4, most: 4 },
    Medium: { least: 8, most: 16 },
    Large: { least: 16, most: 64 },
};
/**
 * N12, N13: the platform shows a size beside concurrency that somebody set. Where both say the same, the concurrency may
 * as well be an echo of the size; where they do not, the size was filled in.
 */
function sizeIsFilledIn(live) {
    const { workload_size: size, min_provisioned_concurrency: min, max_provisioned_concurrency: max } = live;
    const name = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(size);
    const bounds = Object.hasOwn(concurrencyOfSize, name) ? concurrencyOfSize[name] : undefined;
    if (max == null || bounds === undefined)
        return false;
    const idle = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(live['scale_to_zero_enabled']) === 'true';
    const sameLeast = min == null || Number(min) === bounds.least || (idle && Number(min) === 0);
    return Number(max) !== bounds.most || !sameLeast;
}
/** One served entity. Direct fields are stated one by one; what is not stated is carried along. */
const servedEntityField = {
    type: 'object',
    stated: 'by-field',
    doc: 'A model, or a version of one, behind the endpoint.',
    readOnly: ['type', 'foundation_model', 'min_dbus', 'max_dbus', 'state', 'creator', 'creation_timestamp'],
    fields: {
        name: {
            type: 'string',
            doc: 'Name within the endpoint; traffic routes refer to it. Generated from the model when left out.',
            evidence: 'N3, N4, C3',
            pattern: entityNamePattern,
            patternWords: '1 to 63 letters, digits, `-` or `_`',
        },
        entity_name: {
            type: 'string',
            doc: 'Unity Catalog model (`catalog.schema.model`), workspace registry model, or feature spec.',
            kinds: ['custom', 'throughput', 'model-units'],
            minLength: 1,
            carried: true,
        },
        entity_version: {
            type: 'string',
            doc: 'Version number, `latest` (newest READY version) or `@alias`. Left out for a feature spec.',
            evidence: 'N10; section 1.6',
            kinds: ['custom', 'throughput', 'model-units'],
            carried: true,
        },
        external_model: _external_model_js__WEBPACK_IMPORTED_MODULE_0__/* .externalModelField */ .vH,
        workload_size: {
            type: 'string',
            doc: '`Small`, `Medium`, `Large`, or a size of your workspace.',
            values: ['Small', 'Medium', 'Large'],
            evidence: 'N12, C7',
            kinds: ['custom'],
            carried: true,
            serverDefaulted: true,
            filledBeside: sizeIsFilledIn,
            excludedBy: [...sizing.concurrency, ...sizing.throughput, ...sizing.units],
        },
        workload_type: {
            type: 'string',
            doc: 'CPU or GPU class.',
            evidence: 'N11',
            kinds: ['custom'],
            carried: true,
            excludedBy: [...sizing.throughput, ...sizing.units],
            absentMeans: (kind) => (kind === 'custom' ? 'CPU' : undefined),
            values: [
                'CPU',
                'CPU_MEDIUM',
                'CPU_LARGE',
                'GPU_SMALL',
                'GPU_MEDIUM',
                'GPU_LARGE',
                'GPU_XLARGE',
                'GPU_XLARGE_8',
                'MULTIGPU_MEDIUM',
            ],
        },
        scale_to_zero_enabled: {
            type: 'boolean',
            doc: 'Whether the entity may scale to zero. Must be stated for custom models.',
            evidence: 'N14, C11',
            kinds: ['custom', 'throughput'],
            carried: true,
            absentMeans: false,
        },
        min_provisioned_concurrency: {
            type: 'integer',
            doc: 'Lower bound of concurrent requests, in fours.',
            evidence: 'N13, C7, C8',
            kinds: ['custom'],
            minimum: 0,
            multipleOf: 4,
            carried: true,
            excludedBy: ['workload_size', ...sizing.throughput, ...sizing.units],
        },
        max_provisioned_concurrency: {
            type: 'integer',
            doc: 'Upper bound of concurrent requests, in fours.',
            evidence: 'N13, C7, C8',
            kinds: ['custom'],
            minimum: 4,
            multipleOf: 4,
            carried: true,
            excludedBy: ['workload_size', ...sizing.throughput, ...sizing.units],
        },
        min_provisioned_throughput: {
            type: 'integer',
            doc: 'Lower bound in tokens per second, a multiple of the chunk of the model; 0 when left out.',
            evidence: 'N15, C9',
            kinds: ['throughput'],
            minimum: 0,
            carried: true,
            excludedBy: sizing.units,
        },
        max_provisioned_throughput: {
            type: 'integer',
            doc: 'Upper bound in tokens per second, a multiple of the chunk of the model.',
            evidence: 'N15, C9',
            kinds: ['throughput'],
            minimum: 0,
            carried: true,
            excludedBy: sizing.units,
        },
        throughput_chunks: {
            type: 'object',
            stated: 'whole',
            manifestOnly: true,
            doc: 'Size in chunks of the model (tokens per second); resolved through its optimization info when planning.',
            evidence: 'R19, section 4',
            kinds: ['throughput'],
            fields: {
                min: { type: 'integer', doc: 'Lower bound in chunks; 0 when left out.', minimum: 0 },
                max: { type: 'integer', doc: 'Upper bound in chunks.', minimum: 1, required: true },
            },
        },
        provisioned_model_units: {
            type: 'integer',
            doc: 'Model units, a multiple of the unit increment of the model.',
            evidence: 'C9, section 4',
            kinds: ['model-units'],
            minimum: 1,
            carried: true,
        },
        burst_scaling_enabled: {
            type: 'boolean',
            doc: 'Whether bursts above the provisioned units are served. The platform never returns it.',
            evidence: 'N20',
            kinds: ['model-units'],
            writeOnly: true,
        },
        environment_vars: {
            type: 'string-map',
            doc: 'Environment of the model server; values may be `{{secrets/scope/key}}`.',
            evidence: 'C13',
            kinds: ['custom'],
            carried: true,
            hiddenWhenLive: true,
        },
        instance_profile_arn: {
            type: 'string',
            doc: 'AWS instance profile of the model server.',
            kinds: ['custom'],
            carried: true,
        },
    },
};
//# sourceMappingURL=served-entity.js.map

/***/ }),

/***/ 8166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Rr: () => (/* binding */ parsePath),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   jV: () => (/* binding */ formatPath)
/* harmony export */ });
function formatPath(parts) {
    let text = '';
    for (const part of parts) {
        if (typeof part === 'string')
            text += text === '' ? part : `.${part}`;
        else
            text += `[${/[[\]."\s]/.test(part.id) || part.id === '' ? JSON.stringify(part.id) : part.id}]`;
    }
    return text;
}
/** Reads a path; `undefined` where the text is not one. */
function parsePath(text) {
    const parts = [];
    let rest = text;
    while (rest !== '') {
        const segment = /^\.?([A-Za-z0-9_-]+)/.exec(rest);
        const quoted = /^\[("(?:[^"\\]|\\.)*")\]/.exec(rest);
        const bare = /^\[([^[\]."\s]+)\]/.exec(rest);
        const found = quoted ?? bare ?? segment;
        if (found?.[1] === undefined)
            return undefined;
        if (found === segment && rest.startsWith('.') !== parts.length > 0)
            return undefined;
        try {
            parts.push(found === segment ? found[1] : { id: quoted ? JSON.parse(found[1]) : found[1] });
        }
        catch {
            return undefined;
        }
        rest = rest.slice(found[0].length);
    }
    return typeof parts[0] === 'string' ? parts : undefined;
}
/** True when `path` is `prefix` or lies below it. */
function isWithin(path, prefix) {
    return path === prefix || path.startsWith(`${prefix}.`) || path.startsWith(`${prefix}[`);
}
//# sourceMappingURL=paths.js.map

/***/ }),

/***/ 5071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ju: () => (/* binding */ EndpointsError),
/* harmony export */   OP: () => (/* binding */ failureReasons),
/* harmony export */   YH: () => (/* binding */ worstReason),
/* harmony export */   hD: () => (/* binding */ ApiError),
/* harmony export */   nb: () => (/* binding */ asEndpointsError)
/* harmony export */ });
/**
 * Why a step failed, in the order in which they are reported when endpoints failed in different ways
 * (the action's output `failure-reason`).
 */
const failureReasons = [
    'invalid-input',
    'invalid-manifest',
    'preflight-failed',
    'authentication',
    'permission-denied',
    'ownership-conflict',
    'plan-changed',
    'plan-missing',
    'destroy-blocked',
    'endpoint-busy',
    'endpoint-stopped',
    'deployment-failed',
    'deployment-timeout',
    'drift',
    'api-error',
    'internal-error',
];
/** The first reason in the published order; `undefined` for none. */
function worstReason(reasons) {
    const present = new Set(reasons);
    return failureReasons.find((reason) => present.has(reason));
}
/** Every error that a user is meant to see: a stable code, a cause and a next step. */
class EndpointsError extends Error {
    code;
    hint;
    origin;
    diagnostics;
    constructor(code, message, facts = {}) {
        super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
        this.name = 'EndpointsError';
        this.code = code;
        this.hint = facts.hint;
        this.origin = facts.origin ?? 'user';
        this.diagnostics = facts.diagnostics ?? [];
    }
}
/** A call to a service that did not succeed. */
class ApiError extends EndpointsError {
    call;
    constructor(code, message, call, facts = {}) {
        super(code, message, { origin: 'service', ...facts });
        this.name = 'ApiError';
        this.call = call;
    }
}
/** Turns anything thrown into an error with a code: what is not ours is `internal-error`. */
function asEndpointsError(thrown) {
    if (thrown instanceof EndpointsError)
        return thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new EndpointsError('internal-error', message, {
        origin: 'tool',
        cause: thrown,
        hint: 'This is a bug in the action. Please report it with the log of this run.',
    });
}
//# sourceMappingURL=errors.js.map

/***/ }),

/***/ 5210:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6354);

await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__/* .run */ .e)();
//# sourceMappingURL=index.js.map
__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V0: () => (/* binding */ inputDefaults),
/* harmony export */   _y: () => (/* binding */ secretInputs),
/* harmony export */   c8: () => (/* binding */ secretVariables),
/* harmony export */   nI: () => (/* binding */ modes),
/* harmony export */   sb: () => (/* binding */ readSettings)
/* harmony export */ });
/* unused harmony export inputNames */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5071);
/* harmony import */ var _manifest_report_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9246);
/** Raw strings and the environment -> settings, once and for all. Nobody else reads inputs or the environment. */


const modes = ['auto', 'plan', 'apply', 'drift', 'validate', 'export'];
/** Every input of the action with its default; "" where there is none. A test compares it with action.yml. */
const inputDefaults = {
    mode: 'auto',
    manifest: 'endpoints.yml',
    target: '',
    variables: '',
    only: '',
    'databricks-host': '',
    'databricks-token': '',
    'databricks-client-id': '',
    'databricks-client-secret': '',
    'auth-type': '',
    'github-token': '',
    'plan-check': 'pull-request',
    'plan-digest': '',
    'allow-destroy': 'false',
    'allow-destroy-label': '',
    'allow-older': 'false',
    comment: 'changes',
    status: 'true',
    'drift-issue': 'true',
    'drift-unmanaged': 'false',
    'fail-on-drift': 'false',
    deployment: 'true',
    environment: '',
    wait: 'true',
    parallelism: '8',
    'write-quota': '50',
    'poll-interval-seconds': '10',
    'timeout-minutes': '',
};
const inputNames = Object.keys(inputDefaults);
/** Inputs that hold credentials: never shown, and masked. */
const secretInputs = ['databricks-token', 'databricks-client-secret', 'github-token'];
/** Settings of signing in that only the environment holds, under the names that Databricks' own tools read. */
const signInVariables = {
    tokenAudience: ['DATABRICKS_TOKEN_AUDIENCE'],
    oidcTokenEnv: ['DATABRICKS_OIDC_TOKEN_ENV'],
    oidcTokenFile: ['DATABRICKS_OIDC_TOKEN_FILEPATH', 'DATABRICKS_OIDC_TOKEN_FILE'],
    discoveryUrl: ['DATABRICKS_DISCOVERY_URL'],
    accountId: ['DATABRICKS_ACCOUNT_ID'],
    workspaceId: ['DATABRICKS_WORKSPACE_ID'],
    cloud: ['DATABRICKS_CLOUD'],
    azureResourceId: ['DATABRICKS_AZURE_RESOURCE_ID'],
    azureClientId: ['ARM_CLIENT_ID'],
    azureClientSecret: ['ARM_CLIENT_SECRET'],
    azureTenantId: ['ARM_TENANT_ID'],
    azureUseMsi: ['ARM_USE_MSI'],
    azureEnvironment: ['ARM_ENVIRONMENT'],
    identityUrl: ['IDENTITY_ENDPOINT'],
    identityKey: ['IDENTITY_HEADER'],
    idTokenUrl: ['ACTIONS_ID_TOKEN_REQUEST_URL'],
    idTokenKey: ['ACTIONS_ID_TOKEN_REQUEST_TOKEN'],
};
/** Values of the environment that are masked before anything is logged. */
const secretVariables = [
    'DATABRICKS_TOKEN', 'DATABRICKS_CLIENT_SECRET', 'ARM_CLIENT_SECRET', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'DATABRICKS_OIDC_TOKEN', 'IDENTITY_HEADER',
];
/** Environment variables that stand in for an input that is not given. */
const environmentNames = {
    'databricks-host': 'DATABRICKS_HOST',
    'databricks-token': 'DATABRICKS_TOKEN',
    'databricks-client-id': 'DATABRICKS_CLIENT_ID',
    'databricks-client-secret': 'DATABRICKS_CLIENT_SECRET',
    'auth-type': 'DATABRICKS_AUTH_TYPE',
};
/**
 * All problems of the inputs in one `invalid-input` error. `given` answers the text of an input, "" where it is unset.
 */
function readSettings(given, env) {
    const problems = [];
    const text = (name) => {
        const value = given(name).trim();
        const variable = environmentNames[name];
        const fallback = variable === undefined ? '' : (env[variable] ?? '').trim();
        return value !== '' ? value : fallback !== '' ? fallback : inputDefaults[name];
    };
    const report = (name, problem) => {
        problems.push(`Input \`${name}\`: ${problem}`);
    };
    const lines = (name) => text(name)
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
    /** Names, one a line or separated by commas. */
    function names(name) {
        const found = text(name).split(/[\r\n,]/).map((word) => word.trim()).filter((word) => word !== '');
        // What was to be restricted must not become everything.
        if (found.length === 0 && text(name) !== '')
            report(name, `\`${text(name)}\` names nothing.`);
        return found;
    }
    function readAllowDestroy() {
        const found = names('allow-destroy').filter((word) => word.toLowerCase() !== 'false');
        const isTrue = (word) => word.toLowerCase() === 'true';
        if (found.every(isTrue))
            return found.length > 0;
        if (found.some(isTrue))
            report('allow-destroy', 'expected `true`, `false` or names of endpoints, found `true` beside names.');
        return found;
    }
    function oneOf(name, known) {
        const value = text(name);
        const found = known.find((word) => word === value);
        if (found !== undefined)
            return found;
        report(name, `\`${value}\` is none of ${known.join(', ')}.${(0,_manifest_report_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(value, known)}`);
        return known[0];
    }
    function flag(name) {
        const value = text(name).toLowerCase();
        if (value !== 'true' && value !== 'false')
            report(name, `expected \`true\` or \`false\`, found \`${value}\`.`);
        return value === 'true';
    }
    function number(name, rule) {
        const value = Number(text(name));
        const fits = Number.isFinite(value) && value >= rule.minimum && (!rule.whole || Number.isInteger(value));
        if (!fits)
            report(name, `expected ${rule.words}, found \`${text(name)}\`.`);
        return value;
    }
    const settings = {
        mode: oneOf('mode', modes),
        manifest: text('manifest'),
        target: text('target') === '' ? undefined : text('target'),
        variables: readVariables(lines('variables'), (problem) => {
            report('variables', problem);
        }),
        only: names('only'),
        workspace: {
            host: text('databricks-host'),
            token: text('databricks-token'),
            clientId: text('databricks-client-id'),
            clientSecret: text('databricks-client-secret'),
            authType: text('auth-type'),
            ...readSignInVariables(env),
        },
        githubToken: text('github-token'),
        planCheck: oneOf('plan-check', ['pull-request', 'required', 'off']),
        planDigest: text('plan-digest') === '' ? undefined : text('plan-digest'),
        allowDestroy: readAllowDestroy(),
        allowDestroyLabel: text('allow-destroy-label') === '' ? undefined : text('allow-destroy-label'),
        allowOlder: flag('allow-older'),
        comment: oneOf('comment', ['changes', 'always', 'never']),
        status: flag('status'),
        driftIssue: flag('drift-issue'),
        driftUnmanaged: flag('drift-unmanaged'),
        failOnDrift: flag('fail-on-drift'),
        deployment: flag('deployment'),
        environment: text('environment') === '' ? undefined : text('environment'),
        wait: flag('wait'),
        parallelism: number('parallelism', { whole: true, minimum: 1, words: 'a whole number from 1' }),
        writeQuota: number('write-quota', { whole: true, minimum: 1, words: 'a whole number from 1' }),
        pollIntervalMs: 1000 * number('poll-interval-seconds', { whole: false, minimum: 0.01, words: 'seconds, more than 0' }),
        timeoutMs: text('timeout-minutes') === ''
            ? undefined
            : 60_000 * number('timeout-minutes', { whole: false, minimum: 0.001, words: 'minutes, more than 0' }),
    };
    if (settings.planDigest !== undefined && !/^[0-9a-f]{24}$/.test(settings.planDigest)) {
        report('plan-digest', 'expected the 24 hexadecimal digits that a plan shows as its digest.');
    }
    if (problems.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', problems.join('\n'), { hint: 'Correct the `with:` block of the step.' });
    }
    return Object.freeze(settings);
}
function readSignInVariables(env) {
    const found = {};
    const read = (name) => (env[name] ?? '').trim();
    for (const [setting, names] of Object.entries(signInVariables)) {
        const value = names.map(read).find((text) => text !== '');
        if (value !== undefined)
            found[setting] = value;
    }
    const oidcToken = read(found.oidcTokenEnv ?? 'DATABRICKS_OIDC_TOKEN');
    return oidcToken === '' ? found : { ...found, oidcToken };
}
function readVariables(lines, report) {
    const variables = Object.create(null);
    for (const line of lines) {
        const equals = line.indexOf('=');
        const name = line.slice(0, Math.max(equals, 0)).trim();
        if (name === '')
            report('expected `name=value` on each line; one line has no name or no `=`.');
        else if (Object.hasOwn(variables, name))
            report(`\`${name}\` is given twice.`);
        else
            variables[name] = line.slice(equals + 1).trim();
    }
    return variables;
}
//# sourceMappingURL=inputs.js.map

/***/ }),

/***/ 8674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ asList),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   eB: () => (/* binding */ asObject),
/* harmony export */   g1: () => (/* binding */ record),
/* harmony export */   iZ: () => (/* binding */ objectsOf)
/* harmony export */ });
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The object, or an empty one. */
const asObject = (value) => (isObject(value) ? value : {});
/** The list, or an empty one. */
const asList = (value) => (Array.isArray(value) ? value : []);
/** The objects of a list; none where it is no list. */
function objectsOf(value) {
    return (Array.isArray(value) ? value : []).filter(isObject);
}
/** A scalar as text; "" for what is absent. Objects and lists, which a hostile reply may put anywhere, become JSON. */
function textOf(value) {
    if (value === undefined || value === null)
        return '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
/** A record without a prototype, so that `__proto__` is a plain key. */
function record(entries = []) {
    const result = Object.create(null);
    for (const [key, value] of entries)
        result[key] = value;
    return result;
}
//# sourceMappingURL=json.js.map

/***/ }),

/***/ 6354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/node_modules/@actions/core/lib/core.js + 3 modules
var core = __nccwpck_require__(6120);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/summary.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return __awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return __awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __nccwpck_require__(5071);
// EXTERNAL MODULE: ./lib/src/inputs.js
var inputs = __nccwpck_require__(5777);
// EXTERNAL MODULE: ./lib/src/network/proxies.js
var proxies = __nccwpck_require__(1447);
// EXTERNAL MODULE: ./lib/src/render/escape.js
var render_escape = __nccwpck_require__(120);
;// CONCATENATED MODULE: ./lib/src/shell/annotations.js
/** GitHub shows ten errors and ten warnings of a step; one error is the step's own failure. */
const mostErrors = 9;
const mostWarnings = 10;
/** `warned`: warnings that the step has written already; they count with GitHub, too. */
function holdAnnotations(options) {
    const { emit, log, warned } = options;
    let held = [];
    return {
        add(diagnostic, facts) {
            held.push({ diagnostic, destructive: facts?.destructive === true });
        },
        flush() {
            const of = (severity) => {
                const all = held.filter(({ diagnostic }) => diagnostic.severity === severity);
                return [...all.filter(({ destructive }) => destructive), ...all.filter(({ destructive }) => !destructive)].map(({ diagnostic }) => diagnostic);
            };
            const errors = of('error');
            const warnings = of('warning');
            held = [];
            const room = Math.max(0, mostWarnings - warned());
            for (const diagnostic of [...errors.slice(0, mostErrors), ...warnings.slice(0, room)])
                emit(diagnostic);
            for (const diagnostic of [...errors.slice(mostErrors), ...warnings.slice(room)])
                log.info(lineOf(diagnostic));
        },
    };
}
function lineOf({ severity, file, line, column, message }) {
    return `${[file, line, column].filter((part) => part !== undefined).join(':')}: ${severity}: ${message}`;
}
//# sourceMappingURL=annotations.js.map
// EXTERNAL MODULE: ./lib/src/shell/load-manifest.js
var load_manifest = __nccwpck_require__(1921);
// EXTERNAL MODULE: ./lib/src/redactor.js
var src_redactor = __nccwpck_require__(3968);
;// CONCATENATED MODULE: ./lib/src/main.js
/** The action's shell: inputs in, one story, outputs out. The only user of @actions/core, and the only one to fail the step. */











/** Runs the step. Never throws: what goes wrong sets `failure-reason` and fails the step here, once. */
async function run(env = process.env) {
    const redactor = (0,src_redactor/* createRedactor */.l)();
    const { log, warned } = actionsLog(redactor);
    const annotations = holdAnnotations({ emit: (diagnostic) => { annotate(diagnostic, redactor); }, log, warned });
    const stop = new AbortController();
    // Every endpoint that is worked on listens to it, as many as `parallelism` allows: no leak.
    (0,external_node_events_.setMaxListeners)(0, stop.signal);
    const cancel = () => {
        // The runner asks twice: by SIGINT, and by SIGTERM 7.5 s later. It kills after 2.5 s more.
        if (stop.signal.aborted)
            return;
        log.warning('The job was cancelled: no new change is started, and what is under way goes on in the workspace.');
        stop.abort();
    };
    process.on('SIGINT', cancel).on('SIGTERM', cancel);
    try {
        const end = await runMode({ env, redactor, log, annotations, signal: stop.signal });
        annotations.flush();
        if (stop.signal.aborted && wasCutOff(end))
            process.exitCode = cancelledStatus;
        // What a stopped run could not read is no finding; what an apply ran into before it was stopped is.
        const told = !stop.signal.aborted || end?.result !== undefined;
        if (told && end?.failure !== undefined)
            fail(new errors/* EndpointsError */.Ju(end.failure.reason, end.failure.message, { hint: end.failure.hint }), redactor);
    }
    catch (thrown) {
        // A call that was cut off is no fault of the service: GitHub shows the job as cancelled.
        if (stop.signal.aborted) {
            process.exitCode = cancelledStatus;
            const cancelled = new errors/* EndpointsError */.Ju('internal-error', 'The job was cancelled before it came to a result.');
            await tellFailedRun(cancelled, { env, redactor, log, signal: stop.signal });
            return;
        }
        const error = (0,errors/* asEndpointsError */.nb)(thrown);
        for (const diagnostic of error.diagnostics)
            annotations.add(diagnostic);
        annotations.flush();
        if (error.code === 'internal-error' && thrown instanceof Error)
            log.debug(thrown.stack ?? '');
        fail(error, redactor);
        const { renderFailure } = await __nccwpck_require__.e(/* import() */ 301).then(__nccwpck_require__.bind(__nccwpck_require__, 4301));
        await writeSummary(redactor.redact(renderFailure(error)), log);
        await tellFailedRun(error, { env, redactor, log, signal: stop.signal });
    }
    finally {
        annotations.flush();
        process.off('SIGINT', cancel).off('SIGTERM', cancel);
    }
}
/** Where the run came to no plan, the commit says so: a status that is required is never missing. */
async function tellFailedRun(error, { env, redactor, log, signal }) {
    const { tellFailure } = await Promise.all(/* import() */[__nccwpck_require__.e(691), __nccwpck_require__.e(482), __nccwpck_require__.e(631), __nccwpck_require__.e(786), __nccwpck_require__.e(667), __nccwpck_require__.e(46)]).then(__nccwpck_require__.bind(__nccwpck_require__, 522));
    await tellFailure(error, {
        env,
        input: (name) => core/* getInput */.V4(name),
        payload: () => readEvent(env),
        connect: async (githubToken, repository) => (await connectRepository({ githubToken }, repository, { env, log, signal }))?.repository,
        cancelled: signal.aborted,
        log,
        redactor,
    });
}
/** What a shell answers after an interrupt. */
const cancelledStatus = 130;
/** Whether anything was left undone because the job was stopped. */
function wasCutOff(end) {
    return end?.result === undefined || end.result.endpoints.some(({ outcome }) => outcome === 'cancelled');
}
async function runMode(step) {
    const { env, redactor, log, annotations } = step;
    for (const name of inputs/* secretInputs */._y)
        mask(core/* getInput */.V4(name), redactor);
    for (const name of inputs/* secretVariables */.c8)
        mask(env[name] ?? '', redactor);
    for (const secret of (0,proxies/* proxySecrets */.Wm)(env))
        mask(secret, redactor);
    const settings = (0,inputs/* readSettings */.sb)((name) => core/* getInput */.V4(name), env);
    const checkout = env['GITHUB_WORKSPACE'] ?? process.cwd();
    if (settings.mode === 'validate') {
        core/* setOutput */.uH('mode', 'validate');
        await load(settings, { checkout, requireTarget: false }, step);
        return undefined;
    }
    const { keepMemorySmall } = await __nccwpck_require__.e(/* import() */ 720).then(__nccwpck_require__.bind(__nccwpck_require__, 5720));
    await keepMemorySmall();
    const { parseEvent } = await Promise.all(/* import() */[__nccwpck_require__.e(691), __nccwpck_require__.e(860)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8860));
    const { isOffline, resolveMode, runContext } = await Promise.all(/* import() */[__nccwpck_require__.e(691), __nccwpck_require__.e(667), __nccwpck_require__.e(568)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9568));
    const event = parseEvent(await readEvent(env), env);
    const mode = resolveMode(settings.mode, event, settings.target);
    if (mode === 'nothing') {
        core/* setOutput */.uH('mode', 'plan');
        log.notice('Nothing to do for this event.');
        return undefined;
    }
    if (mode !== 'chat')
        core/* setOutput */.uH('mode', mode);
    const github = await connectRepository(settings, event.repository, step);
    const shared = { settings, run: runContext(event, env), repository: github?.repository, log, annotations, redactor };
    let end;
    if (mode === 'chat')
        end = await chatStory(event, shared, github?.github, step);
    else if (isOffline(event, settings))
        end = await planOffline(event, { ...shared, mode, checkout }, github?.files, step);
    else if (mode === 'export')
        end = await exportStory(shared, step);
    else
        end = await planOrApply({ ...shared, mode: mode, checkout }, step);
    if (end === undefined)
        return undefined;
    const { outputsOf } = await Promise.all(/* import() */[__nccwpck_require__.e(631), __nccwpck_require__.e(964)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7800));
    const outputs = await outputsOf(end, (0,external_node_path_.join)(env['RUNNER_TEMP'] ?? checkout, 'databricks-endpoints'), redactor);
    // Later steps read them by their words; no text of others is among them.
    for (const [name, value] of Object.entries(outputs))
        core/* setOutput */.uH(name, redactor.redactCredentials(value));
    if (end.summary !== undefined)
        await writeSummary(redactor.redact(end.summary), log);
    return end;
}
async function exportStory(shared, step) {
    const { settings, run, log, redactor } = shared;
    const { tellExport } = await Promise.all(/* import() */[__nccwpck_require__.e(691), __nccwpck_require__.e(100), __nccwpck_require__.e(667), __nccwpck_require__.e(81), __nccwpck_require__.e(493)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6493));
    return tellExport({ settings, repository: run.repository, id: undefined, log, redactor, onSecret: (value) => { core/* setSecret */.Pq(value); }, signal: step.signal });
}
/** A command from a pull request. `undefined`: it was answered with a no. */
async function chatStory(event, shared, github, step) {
    const { chatRequest, namesWorkspace } = await Promise.all(/* import() */[__nccwpck_require__.e(691), __nccwpck_require__.e(667), __nccwpck_require__.e(568)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9568));
    const { settings } = shared;
    const request = chatRequest(event, settings.target);
    if (event.kind !== 'issue_comment' || request === undefined)
        throw new Error('A command needs a comment.');
    core/* setOutput */.uH('mode', request.kind === 'apply' ? 'apply' : 'plan');
    if (github === undefined) {
        throw new errors/* EndpointsError */.Ju('invalid-input', 'A command on a pull request is read and answered through GitHub, and there is no `github-token`.', {
            hint: 'Leave the input `github-token` out, so that the job\'s own token is used.',
        });
    }
    const { tellChat } = await Promise.all(/* import() */[__nccwpck_require__.e(691), __nccwpck_require__.e(482), __nccwpck_require__.e(100), __nccwpck_require__.e(631), __nccwpck_require__.e(786), __nccwpck_require__.e(667), __nccwpck_require__.e(81), __nccwpck_require__.e(922)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1684));
    return tellChat({
        ...shared,
        request,
        event,
        github,
        hasWorkspace: namesWorkspace(settings, step.env),
        onManifest: (read) => { announce(read, step); },
        onSecret: (value) => { core/* setSecret */.Pq(value); },
        signal: step.signal,
    });
}
async function planOrApply(shared, step) {
    const { checkout, ...telling } = shared;
    const manifest = await load(shared.settings, { checkout, requireTarget: shared.mode === 'apply' }, step);
    const { tell } = await Promise.all(/* import() */[__nccwpck_require__.e(691), __nccwpck_require__.e(100), __nccwpck_require__.e(667), __nccwpck_require__.e(81), __nccwpck_require__.e(744)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3744));
    return tell({ ...telling, manifest, onSecret: (value) => { core/* setSecret */.Pq(value); }, signal: step.signal });
}
/** The head's manifest comes from the checkout, or through the API where the checkout is the base's. */
async function planOffline(event, shared, files, step) {
    if (event.kind !== 'pull_request' && event.kind !== 'pull_request_target')
        throw new Error('An offline plan needs a pull request.');
    const { settings, checkout, mode, ...rest } = shared;
    if (mode !== 'plan') {
        throw new errors/* EndpointsError */.Ju('invalid-input', `Mode \`${mode}\` cannot run on a pull request that anyone may have written.`, {
            hint: 'Use `mode: auto` or `mode: plan` on this event.',
        });
    }
    if (files === undefined) {
        throw new errors/* EndpointsError */.Ju('invalid-input', 'An offline plan reads the base commit through GitHub, and there is no `github-token`.', {
            hint: 'Leave the input `github-token` out, or give it a token with `contents: read`.',
        });
    }
    const { pullRequest } = event;
    const { manifestFilesAt } = await __nccwpck_require__.e(/* import() */ 526).then(__nccwpck_require__.bind(__nccwpck_require__, 526));
    const manifest = event.kind === 'pull_request'
        ? await load(settings, { checkout, requireTarget: false }, step)
        : announce((0,load_manifest/* parseManifest */.Ng)(await manifestFilesAt(files, settings.manifest, pullRequest.headSha), settings, { requireTarget: false }), step);
    const { tellOffline } = await Promise.all(/* import() */[__nccwpck_require__.e(482), __nccwpck_require__.e(631), __nccwpck_require__.e(786), __nccwpck_require__.e(91), __nccwpck_require__.e(754)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9878));
    return tellOffline({ ...rest, settings, manifest, files, baseRef: pullRequest.baseSha });
}
async function load(settings, options, step) {
    return announce(await (0,load_manifest/* loadManifest */.eY)(settings, options), step);
}
function announce({ manifest, warnings }, step) {
    for (const warning of warnings)
        step.annotations.add(warning);
    core/* setOutput */.uH('targets', JSON.stringify(manifest.targets));
    const count = manifest.endpoints.length;
    step.log.info(`Manifest \`${manifest.id}\`, target \`${manifest.target}\`: ${count} endpoint${count === 1 ? '' : 's'}.`);
    return manifest;
}
async function readEvent(env) {
    const path = env['GITHUB_EVENT_PATH'];
    if (path === undefined || path === '')
        return undefined;
    try {
        return JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch (cause) {
        throw new errors/* EndpointsError */.Ju('invalid-input', 'The event file of the run cannot be read.', { cause, hint: '`GITHUB_EVENT_PATH` has to name the JSON file that the runner wrote.' });
    }
}
/** GitHub, where there is a token to speak to it with. */
async function connectRepository(settings, repository, { env, log, signal }) {
    if (settings.githubToken === '') {
        log.notice('No `github-token`: nothing is posted on GitHub, and pull requests cannot be looked up.');
        return undefined;
    }
    const { connectGitHub } = await Promise.all(/* import() */[__nccwpck_require__.e(691), __nccwpck_require__.e(239), __nccwpck_require__.e(562)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1562));
    const { version } = await __nccwpck_require__.e(/* import() */ 147).then(__nccwpck_require__.bind(__nccwpck_require__, 7147));
    const graphqlUrl = env['GITHUB_GRAPHQL_URL'];
    const github = connectGitHub({
        token: settings.githubToken,
        apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
        ...(graphqlUrl === undefined ? {} : { graphqlUrl }),
        repository,
        userAgent: `databricks-endpoints-as-code/${version}`,
        log,
        env,
        hurry: signal,
    });
    return {
        repository: {
            comments: github.planComments,
            openPlans: github.openPlans,
            pullRequests: github.pullRequests,
            issues: github.driftIssues,
            statuses: github.commitStatuses,
            labels: github.labels,
            deployments: github.deployments,
            commits: github.commits,
        },
        files: github.files,
        github,
    };
}
function mask(value, redactor) {
    if (value === '')
        return;
    core/* setSecret */.Pq(value);
    redactor.add(value);
}
/** The log, and how many warnings it has shown. */
function actionsLog(redactor) {
    let warnings = 0;
    const told = new Set();
    const safe = (line) => (0,render_escape/* workflowCommandSafe */.K0)(redactor.redact(line));
    // The toolkit escapes what would end these commands, not what steers a terminal.
    const shown = (line) => (0,render_escape/* visible */.RK)(redactor.redact(line));
    const log = {
        // The runner drops these lines unless step debugging is on; a large plan would write thousands for nothing.
        debug: core/* isDebug */._o() ? (line) => { core/* debug */.Yz(shown(line)); } : () => undefined,
        info: (line) => { core/* info */.pq(safe(line)); },
        notice: (line) => { core/* notice */.lm(shown(line)); },
        warning: (line) => {
            // GitHub shows ten of a step: the same one twice would take the place of another.
            if (told.has(line)) {
                core/* info */.pq(safe(line));
                return;
            }
            told.add(line);
            warnings += 1;
            core/* warning */.$e(shown(line));
        },
        error: (line) => { core/* error */.z3(shown(line)); },
        group: (title, work) => core/* group */.Os(safe(title), work),
    };
    return { log, warned: () => warnings };
}
/** Puts a finding on its line in the pull request. */
function annotate(diagnostic, redactor) {
    const { file, line, column, endLine, endColumn } = diagnostic;
    const place = {
        file,
        ...(line === undefined ? {} : { startLine: line }),
        ...(endLine === undefined ? {} : { endLine }),
        // GitHub takes columns only where the finding is on one line.
        ...(column === undefined || (endLine !== undefined && endLine !== line) ? {} : { startColumn: column }),
        ...(endColumn === undefined || endLine !== line ? {} : { endColumn }),
    };
    const message = (0,render_escape/* visible */.RK)(redactor.redact(diagnostic.message));
    if (diagnostic.severity === 'error')
        core/* error */.z3(message, place);
    else
        core/* warning */.$e(message, place);
}
function failureText(error, redactor) {
    const hint = error.hint === undefined ? '' : `\n${error.hint}`;
    return (0,render_escape/* visible */.RK)(redactor.redact(`${error.message}${hint}`));
}
/** The one place where the step fails. */
function fail(error, redactor) {
    core/* setOutput */.uH('failure-reason', error.code);
    core/* setFailed */.C1(`${error.code}: ${failureText(error, redactor)}`);
}
/** A summary that cannot be written is a warning, never the reason. */
async function writeSummary(markdown, log) {
    if (process.env['GITHUB_STEP_SUMMARY'] === undefined)
        return;
    try {
        await summary.addRaw(markdown, true).write();
    }
    catch (thrown) {
        log.warning(`Could not write the job summary: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
}
//# sourceMappingURL=main.js.map

/***/ }),

/***/ 7680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ maskCredentials),
/* harmony export */   Lq: () => (/* binding */ credentialIn),
/* harmony export */   Pv: () => (/* binding */ looksLikeCredential),
/* harmony export */   kT: () => (/* binding */ refuseCredential)
/* harmony export */ });
/**
 * Credentials of well-known, exact shapes. Every pattern starts at a literal and has bounded or disjoint parts, so that
 * no text makes the search slow.
 */
const shapes = [
    ['a Databricks token', /(?<![A-Za-z0-9])dapi[0-9a-f]{32}(?:-\d{1,3})?(?![A-Za-z0-9])/],
    ['an OAuth secret of Databricks', /(?<![A-Za-z0-9])dose[0-9a-f]{32}(?![A-Za-z0-9])/],
    ['a GitHub token', /(?<![A-Za-z0-9])(?:gh[oprsu]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/],
    [
        'an API key of OpenAI or Anthropic',
        /(?<![A-Za-z0-9_-])sk-(?:(?:proj|svcacct|admin|ant|or)-[A-Za-z0-9_-]{16,}|[A-Za-z0-9]{17,})/,
    ],
    ['an AWS access key', /(?<![A-Za-z0-9])A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])/],
    ['a Hugging Face token', /(?<![A-Za-z0-9_])hf_[A-Za-z0-9]{20,}/],
    ['a Slack token', /(?<![A-Za-z0-9])xox[abprs]-[A-Za-z0-9-]{10,}/],
    ['a Google API key', /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{30,}/],
    ['a private key', /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/],
    ['a URL with a password', /:\/\/[^\s/:@]{0,200}:[^\s/@]{1,200}@/],
];
const everywhere = shapes.map(([, pattern]) => new RegExp(pattern, 'g'));
/** What kind of credential the text holds, in words; `undefined` for none. */
function credentialIn(text) {
    return shapes.find(([, pattern]) => pattern.test(text))?.[0];
}
/** The text with all credentials of these shapes masked. */
function maskCredentials(text) {
    return everywhere.reduce((masked, pattern) => masked.replace(pattern, '***'), text);
}
/** Why such a text is refused; the text itself is never shown. */
function refuseCredential(label, what) {
    return (`${label} holds ${what}: a credential does not belong in a manifest. Store it in a secret scope and write ` +
        '`"{{secrets/<scope>/<key>}}"` instead. If it was ever pushed, revoke it.');
}
/** Whether an environment variable seems to hold a credential in plain text, going by its name. */
function looksLikeCredential(name, value) {
    return isCredentialName(name) && credentialIn(value) === undefined && !/^(?:[\d.]*|true|false)$/i.test(value);
}
/** Environment variables that hold credentials by their names, such as `HF_TOKEN` or `dbPassword`. */
function isCredentialName(name) {
    return /(?:^|_)(?:TOKEN|KEY|SECRET)$|PASSWORD$|(?:^|_)PASSWD$/i.test(name);
}
//# sourceMappingURL=credentials.js.map

/***/ }),

/***/ 2256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   A7: () => (/* binding */ mapOf),
/* harmony export */   WQ: () => (/* binding */ describeNode),
/* harmony export */   dE: () => (/* binding */ formatPlace),
/* harmony export */   jf: () => (/* binding */ child),
/* harmony export */   kZ: () => (/* binding */ isNull),
/* harmony export */   ol: () => (/* binding */ scalarOf),
/* harmony export */   rM: () => (/* binding */ withEntry)
/* harmony export */ });
const isNull = (node) => node.type === 'scalar' && node.value === null;
/** The value below a key, if the node is a map that has it. */
function child(node, key) {
    return node?.type === 'map' ? node.entries.get(key)?.value : undefined;
}
const sizes = new WeakMap();
/** How many values there are in a node, itself counted; those that aliases share count for each use. */
function sizeOf(node) {
    if (node.type === 'scalar')
        return 1;
    const known = sizes.get(node);
    if (known !== undefined)
        return known;
    let size = 1;
    if (node.type === 'list')
        for (const item of node.items)
            size += sizeOf(item);
    else
        for (const { value } of node.entries.values())
            size += sizeOf(value);
    sizes.set(node, size);
    return size;
}
function mapOf(entries, place) {
    return { type: 'map', entries: new Map([...entries].map((entry) => [entry.key, entry])), place };
}
/** A copy of the map with one entry more, or another value under a key that keeps its place. */
function withEntry(map, entry) {
    return { ...map, entries: new Map(map.entries).set(entry.key, entry) };
}
function scalarOf(value, place) {
    return { type: 'scalar', value, text: String(value), place };
}
/** What a node is, in the words of messages. */
function describeNode(node) {
    if (node.type !== 'scalar')
        return node.type === 'list' ? 'a list' : 'a map';
    if (node.value === null)
        return 'empty';
    return { string: 'text', number: 'a number', boolean: '`true` or `false`' }[typeof node.value];
}
/** `file:line:column`, for messages that name a second place. */
function formatPlace(place) {
    return `${place.file}:${place.line}:${place.column}`;
}
//# sourceMappingURL=node.js.map

/***/ }),

/***/ 9046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  W: () => (/* binding */ readManifest)
});

// EXTERNAL MODULE: ./lib/src/endpoint/entity-name.js
var entity_name = __nccwpck_require__(1167);
// EXTERNAL MODULE: ./lib/src/endpoint/fields/index.js + 3 modules
var endpoint_fields = __nccwpck_require__(4784);
// EXTERNAL MODULE: ./lib/src/endpoint/fields/served-entity.js
var served_entity = __nccwpck_require__(2809);
// EXTERNAL MODULE: ./lib/src/manifest/credentials.js
var credentials = __nccwpck_require__(7680);
;// CONCATENATED MODULE: ./lib/src/manifest/entity-version.js
/** A version number, `latest` (the newest READY version) or `@alias`. */
function isVersion(text) {
    return /^[1-9]\d*$/.test(text) || text === 'latest' || /^@[^\s@/.:]+$/.test(text);
}
/** True for versions that only the workspace can turn into a number. */
function isUnresolvedVersion(version) {
    return typeof version === 'string' && (version.trim() === 'latest' || version.trim().startsWith('@'));
}
//# sourceMappingURL=entity-version.js.map
// EXTERNAL MODULE: ./lib/src/json.js
var json = __nccwpck_require__(8674);
// EXTERNAL MODULE: ./lib/src/manifest/shapes.js
var shapes = __nccwpck_require__(6030);
// EXTERNAL MODULE: ./lib/src/manifest/report.js
var manifest_report = __nccwpck_require__(9246);
;// CONCATENATED MODULE: ./lib/src/manifest/unknown-keys.js


/** Names that people know from elsewhere, with what they mean here: the first that is known. */
const aliases = {
    permission_level: ['level'],
    model_name: ['entity_name', 'name'],
    model_version: ['entity_version'],
    model: ['entity_name', 'name'],
    endpoint_name: ['name'],
    models: ['served_entities'],
    env: ['environment_vars'],
    val: ['value'],
    value: ['default'],
};
/** The known key that was probably meant. */
function meantKey(key, known) {
    const alias = Object.hasOwn(aliases, key) ? aliases[key]?.find((name) => known.includes(name)) : undefined;
    return alias ?? (0,manifest_report/* nearest */.pA)(key, known) ?? longerKey(key, known);
}
/** The only known key that goes on where this one ends or ends with it, such as `group_name` for `group`. */
function longerKey(key, known) {
    for (const longer of [(name) => name.startsWith(`${key}_`), (name) => name.endsWith(`_${key}`)]) {
        const [only, ...others] = known.filter(longer);
        if (only !== undefined)
            return others.length === 0 ? only : undefined;
    }
    return undefined;
}
/** More unknown keys in one map are not asked what they stand for: the search for near names is slow. */
const mostAsked = 100;
/** The known fields that an unknown key may stand for: the one that was meant, or the one that has such a field. */
function fieldsMeant(key, known) {
    return [homeOf(key, known), meantKey(key, Object.keys(known))].filter((name) => name !== undefined);
}
/** Says that a key is not known, and what was probably meant. */
function explainUnknownKey(key, known, owner) {
    const names = Object.keys(known);
    const place = owner.includes('`') || owner.includes(' ') ? owner : `\`${owner}\``;
    const start = `${(0,manifest_report/* quote */.hD)(key)} is not a known key of ${place}.`;
    const home = homeOf(key, known);
    if (home !== undefined)
        return `${start} It belongs under \`${home}\`.`;
    const meant = meantKey(key, names);
    if (meant !== undefined)
        return `${start} Did you mean \`${meant}\`?`;
    return names.length <= 12 ? `${start} Known are ${(0,manifest_report/* oneOf */.yL)(names, 'and')}.` : start;
}
const homeOf = (key, known) => Object.hasOwn(known, 'config') ? sectionThatHas(key) : blockThatHas(key, known);
/** The section of an endpoint that has such a field, for what was written one level too high. */
function sectionThatHas(key) {
    return endpoint_fields/* sectionNames */.QN.find((name) => {
        const { field } = endpoint_fields/* sections */.V0[name];
        return field.type === 'object' && Object.hasOwn(field.fields, key);
    });
}
/** The only block beside it that has such a field, such as `openai_config` for `openai_api_key`. */
function blockThatHas(key, known) {
    const homes = Object.entries(known).filter(([, field]) => field?.type === 'object' && Object.hasOwn(field.fields, key));
    return homes.length === 1 ? homes[0]?.[0] : undefined;
}
//# sourceMappingURL=unknown-keys.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/endpoint-view.js


/**
 * Where the part at the path stands: the value of a scalar, the key of a map or list; the nearest part around it
 * where the path leads nowhere.
 */
function placeAt(view, path) {
    let node = view.tree;
    let place = view.keyPlace;
    for (const part of path) {
        if (node.type === 'map') {
            const entry = node.entries.get(String(part));
            if (entry === undefined)
                return place;
            node = entry.value;
            place = node.type === 'scalar' ? node.place : entry.keyPlace;
        }
        else if (node.type === 'list') {
            const item = node.items[Number(part)];
            if (item === undefined)
                return place;
            node = item;
            place = item.place;
        }
        else
            return place;
    }
    return place;
}
/** Where the key of the path's last part stands. */
function keyPlaceAt(view, path) {
    return entryAt(view.tree, path)?.keyPlace ?? placeAt(view, path);
}
/**
 * Whether the text states the field, be its value right or wrong, its name misspelt, or its place one level too high: what
 * is wrong is reported as that, and is not missing, too.
 */
function isStated(view, path) {
    if (entryAt(view.tree, path) !== undefined)
        return true;
    const [around, block, name] = [path.slice(0, -2), String(path.at(-2)), String(path.at(-1))];
    return meantAt(view.tree, path.slice(0, -1))?.fields.has(name) === true || (path.length > 1 && meantAt(view.tree, around)?.keys.get(name)?.includes(block) === true);
}
/** Looked for once for each map, since the search for near names is slow and is asked for many fields. */
const meantIn = new WeakMap();
/** What the unknown keys of the map at the path stand for; `undefined` where there is no map. */
function meantAt(tree, path) {
    const node = nodeAt(tree, path);
    if (node?.type !== 'map')
        return undefined;
    const earlier = meantIn.get(node);
    if (earlier !== undefined)
        return earlier;
    const field = fieldAt(path);
    if (field?.type !== 'object')
        return undefined;
    const { fields, readOnly = [] } = field;
    const unknown = [...node.entries.keys()].filter((key) => !Object.hasOwn(fields, key) && !readOnly.includes(key)).slice(0, mostAsked);
    const keys = new Map(unknown.map((key) => [key, fieldsMeant(key, fields)]));
    const meant = { keys, fields: new Set([...keys.values()].flat()) };
    meantIn.set(node, meant);
    return meant;
}
function fieldAt(path) {
    let field = shapes/* endpointField */.C_;
    for (const part of path) {
        if (field?.type === 'object')
            field = Object.hasOwn(field.fields, part) ? field.fields[part] : undefined;
        else
            field = field?.type === 'entity-list' || field?.type === 'keyed-list' ? field.item : undefined;
    }
    return field;
}
/** False for what should be a map and is not, which is reported as that. */
function isMapAt(view, path) {
    return nodeAt(view.tree, path)?.type === 'map';
}
function nodeAt(tree, path) {
    let node = tree;
    for (const part of path) {
        if (node?.type === 'list')
            node = node.items[Number(part)];
        else
            node = node?.type === 'map' ? node.entries.get(String(part))?.value : undefined;
    }
    return node;
}
function entryAt(tree, path) {
    const node = nodeAt(tree, path.slice(0, -1));
    return node?.type === 'map' ? node.entries.get(String(path.at(-1))) : undefined;
}
//# sourceMappingURL=endpoint-view.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/entity-view.js



/** The stated name, else the one the platform will give (N3). */
function entityName(view) {
    const name = view.entity['name'];
    return typeof name === 'string' && name !== '' ? name : (0,entity_name/* generatedEntityName */.SR)(view.entity);
}
/** The entity in the words of messages. */
function describeEntity(view) {
    const name = entityName(view);
    return name === '' ? 'this served entity' : `the served entity ${(0,manifest_report/* quote */.hD)(name)}`;
}
/** Whether it says what it serves, be it right or wrong. */
const hasModel = (view, { path }) => isStated(view, [...path, 'external_model']) || isStated(view, [...path, 'entity_name']);
const kindWords = {
    external: 'an external model',
    'model-units': 'a model sold in model units',
    throughput: 'a model with provisioned throughput',
    custom: 'a custom model',
};
//# sourceMappingURL=entity-view.js.map
// EXTERNAL MODULE: ./lib/src/manifest/node.js
var manifest_node = __nccwpck_require__(2256);
// EXTERNAL MODULE: ./lib/src/manifest/scalars.js
var scalars = __nccwpck_require__(5587);
;// CONCATENATED MODULE: ./lib/src/manifest/check-entities.js










/** C4: the documented limit, and the one that account teams have confirmed. */
const manyEntities = { warn: 10, error: 15 };
/** What served entities are, how many, and which fields go with their kind. */
function checkEntities(view, entities, report) {
    checkPresence(view, entities, report);
    for (const each of entities) {
        checkModel(view, each, entities, report);
        // What goes with which of two models nobody can say.
        if (!hasBothModels(view, each))
            checkFieldsOfKind(view, each, report);
        checkVersion(view, each, report);
        checkEnvironment(view, each, report);
    }
    checkEntityNames(view, entities, report);
    if (!entities.some((each) => hasBothModels(view, each)))
        checkMixture(view, entities, report);
    checkEndpointFields(view, entities, report);
}
function checkPresence(view, entities, report) {
    if (view.document['config'] === undefined)
        return;
    const path = ['config', 'served_entities'];
    const count = entities.length;
    if (!isStated(view, path)) {
        report.error(placeAt(view, path), '`config` needs `served_entities`: a config cannot be removed once written.');
    }
    else if (count === 0 && Array.isArray((0,json/* asObject */.eB)(view.document['config'])['served_entities'])) {
        report.error(placeAt(view, path), '`served_entities` needs at least one item: a config cannot be removed once written.');
    }
    else if (count > manyEntities.error) {
        report.error(placeAt(view, path), `An endpoint has at most ${manyEntities.error} served entities, but here are ${count}.`);
    }
    else if (count > manyEntities.warn) {
        report.warn(placeAt(view, path), `Here are ${count} served entities; the documented limit is ${manyEntities.warn}, and your workspace may refuse more.`);
    }
}
const hasBothModels = (view, { path }) => isStated(view, [...path, 'external_model']) && isStated(view, [...path, 'entity_name']);
function checkModel(view, each, entities, report) {
    const { path } = each;
    if (!isMapAt(view, path))
        return;
    if (hasBothModels(view, each)) {
        report.error(keyPlaceAt(view, [...path, 'entity_name']), 'A served entity has either `external_model` or `entity_name`, not both. Remove one.');
    }
    else if (!hasModel(view, each)) {
        report.error(placeAt(view, path), () => {
            // A target that misspells the name of an entity makes another one.
            const others = entities.filter((other) => other !== each).map(entityName);
            return `A served entity needs \`entity_name\` (a model in Databricks) or \`external_model\` (one served elsewhere).${(0,manifest_report/* didYouMean */.au)(entityName(each), others)}`;
        });
    }
}
/** C10 and its kin: the platform refuses fields of another kind. */
function checkFieldsOfKind(view, each, report) {
    const { entity, kind, path } = each;
    for (const name of Object.keys(entity)) {
        const field = served_entity/* servedEntityField */.$.fields[name];
        if (field?.kinds === undefined || field.kinds.includes(kind))
            continue;
        const place = keyPlaceAt(view, [...path, name]);
        // Both forms of a model at once, and bursts without units, are reported as that.
        if (name === 'entity_name' || (name === 'burst_scaling_enabled' && kind === 'custom'))
            continue;
        if (kind === 'throughput' && (name === 'workload_size' || name === 'workload_type')) {
            report.warn(place, `\`${name}\` is set by the platform for provisioned throughput and ignored. Remove it.`);
            delete entity[name];
        }
        else {
            report.error(place, `\`${name}\` does not apply to ${kindWords[kind]}, only to ${oneOfKinds(field.kinds)}. Remove it.`);
        }
    }
}
function oneOfKinds(kinds) {
    return kinds.map((kind) => kindWords[kind]).join(' or ');
}
function checkVersion(view, each, report) {
    const { entity, kind, path } = each;
    if (kind === 'external')
        return;
    const raw = entity['entity_version'];
    const model = entity['entity_name'];
    if (typeof raw === 'string' && raw.trim() !== '') {
        const version = raw.trim();
        entity['entity_version'] = version;
        if (isVersion(version))
            return;
        const hint = hintForVersion(version);
        report.error(placeAt(view, [...path, 'entity_version']), `\`entity_version\` must be a version number, \`latest\` or \`"@<alias>"\`, but is ${(0,manifest_report/* quote */.hD)(version)}.${hint}`);
    }
    else if (typeof model === 'string' && model !== '' && !isMisread(view, path, raw)) {
        reportNoVersion(view, each, model, report);
    }
}
function hintForVersion(version) {
    if (/^latest$/i.test(version))
        return ' Did you mean `latest`?';
    if (!/^[A-Za-z_]/.test(version))
        return '';
    const number = /^[vV]([1-9]\d*)$/.exec(version)?.[1];
    const plain = number === undefined ? '' : ` Version ${number} is written \`${number}\`.`;
    return `${plain} An alias is written in quotes, ${(0,manifest_report/* quote */.hD)(`"@${version}"`)}.`;
}
/** Whether a version is stated after all: under a name near to its own, or by a reference that could not be filled in. */
function isMisread(view, path, raw) {
    return raw === undefined && isStated(view, [...path, 'entity_version']);
}
function reportNoVersion(view, { entity, kind, path }, model, report) {
    const place = placeAt(view, [...path, 'entity_name']);
    const wanted = 'a version number, `latest` or `"@<alias>"`';
    if (kind === 'custom' && /^[^.]+\.[^.]+\.[^.]+$/.test(model)) {
        // Stated as none, it is no model whose version was forgotten.
        if (entity['entity_version'] === '') {
            delete entity['entity_version'];
            return;
        }
        report.warn(place, `${(0,manifest_report/* quote */.hD)(model)} has no \`entity_version\`, so it is taken as a feature spec: if it is one, state \`entity_version: ""\`. For a model, add \`entity_version\` (${wanted}).`);
    }
    else {
        report.error(place, `${(0,manifest_report/* quote */.hD)(model)} needs an \`entity_version\`: ${wanted}.`);
    }
}
/** A value that only looks like a secret reference reaches the model server as it stands. */
function checkEnvironment(view, { entity, path }, report) {
    for (const [key, value] of Object.entries((0,json/* asObject */.eB)(entity['environment_vars']))) {
        if (typeof value !== 'string' || scalars/* secretReference */.QO.test(value.trim()))
            continue;
        const place = placeAt(view, [...path, 'environment_vars', key]);
        if (/\{\{\s*secrets\b/.test(value)) {
            const spaced = (0,scalars/* secretWithoutSpaces */.Av)(value);
            const help = spaced === undefined
                ? 'a secret reference is the whole value, `"{{secrets/<scope>/<key>}}"`.'
                : `a secret reference is written without spaces, ${(0,manifest_report/* quote */.hD)(`"${spaced}"`)}.`;
            report.warn(place, `${(0,manifest_report/* quote */.hD)(key)} is not resolved: ${help}`);
        }
        else if ((0,credentials/* looksLikeCredential */.Pv)(key, value)) {
            report.warn(place, `${(0,manifest_report/* quote */.hD)(key)} looks like a credential in plain text. If it is one, store it in a secret scope and write ` +
                '`"{{secrets/<scope>/<key>}}"`; everyone who can read the repository or the endpoint can read it here.');
        }
    }
}
function checkEntityNames(view, entities, report) {
    const seen = new Map();
    for (const each of entities) {
        const name = entityName(each);
        if (name === '')
            continue;
        const stated = typeof each.entity['name'] === 'string';
        const place = placeAt(view, stated ? [...each.path, 'name'] : each.path);
        const earlier = seen.get(name);
        if (earlier === undefined) {
            seen.set(name, place);
            continue;
        }
        const help = stated ? 'Names are unique within an endpoint.' : 'Give each a `name` of its own.';
        report.error(place, `Two served entities are named ${(0,manifest_report/* quote */.hD)(name)}; the first is at ${(0,manifest_node/* formatPlace */.dE)(earlier)}. ${help}`);
    }
}
function checkMixture(view, entities, report) {
    const first = (kind) => entities.find((each) => each.kind === kind);
    const [lead] = entities;
    if (lead === undefined)
        return;
    const external = first('external');
    const hosted = entities.find((each) => each.kind !== 'external');
    const units = first('model-units');
    const notUnits = entities.find((each) => each.kind !== 'model-units' && each.kind !== 'external');
    if (external !== undefined && hosted !== undefined) {
        const odd = lead.kind === 'external' ? hosted : external;
        report.error(placeAt(view, odd.path), 'An endpoint serves external models or models in Databricks, not both. Split it in two.');
    }
    if (units !== undefined && notUnits !== undefined) {
        const odd = lead.kind === 'model-units' ? notUnits : units;
        report.error(placeAt(view, odd.path), 'Models sold in model units cannot share an endpoint with other models. Split it in two.');
    }
    const throughput = first('throughput');
    const custom = first('custom');
    if (throughput !== undefined && custom !== undefined) {
        const odd = lead.kind === 'throughput' ? custom : throughput;
        report.warn(placeAt(view, odd.path), 'Provisioned throughput and custom models share this endpoint; that is not documented, and the platform may refuse it.');
    }
}
/** Sections and creation fields that only some kinds of endpoint take (R30, C21, C23). */
function checkEndpointFields(view, entities, report) {
    const { document } = view;
    for (const name of endpoint_fields/* creationFieldNames */.ae) {
        const field = endpoint_fields/* creationFields */.RC[name];
        const odd = entities.find((each) => field.kinds?.includes(each.kind) === false);
        if (odd === undefined || document[name] === undefined)
            continue;
        if (document[name] === field.absentMeans) {
            // Replies say `""` and `false` for endpoints that cannot have them, too.
            delete document[name];
        }
        else {
            report.error(keyPlaceAt(view, [name]), doesNotApply(name, odd, field.kinds ?? []));
        }
    }
    const telemetry = document['telemetry_config'];
    const odd = entities.find((each) => each.kind !== 'custom');
    if (odd !== undefined && telemetry !== undefined && Object.keys((0,json/* asObject */.eB)(telemetry)).length > 0) {
        report.error(keyPlaceAt(view, ['telemetry_config']), doesNotApply('telemetry_config', odd, endpoint_fields/* sections */.V0.telemetry_config.kinds ?? []));
    }
    const units = entities.some((each) => each.kind === 'model-units');
    const capture = ['config', 'auto_capture_config'];
    if ((0,json/* asObject */.eB)(document['config'])['auto_capture_config'] !== undefined && units) {
        report.error(keyPlaceAt(view, capture), 'Endpoints of models sold in model units have no `auto_capture_config`. Use `ai_gateway.inference_table_config`.');
    }
    for (const each of entities) {
        if (each.entity['name'] === undefined && isUnresolvedVersion(each.entity['entity_version']) && entities.length > 1) {
            report.error(placeAt(view, each.path), `Give ${describeEntity(each)} a \`name\`: the generated one would change with the version, and routes could not refer to it.`);
        }
    }
}
function doesNotApply(name, odd, kinds) {
    return `\`${name}\` does not apply to an endpoint of ${kindWords[odd.kind]}, only of ${oneOfKinds(kinds)}. Remove it.`;
}
//# sourceMappingURL=check-entities.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/check-external-model.js





/** Section 3 of the platform page: one block that matches the provider, with credentials that are enough. */
function checkExternalModels(view, entities, report) {
    for (const { entity, path } of entities) {
        const model = entity['external_model'];
        if ((0,json/* isObject */.Gv)(model))
            checkExternalModel(view, model, [...path, 'external_model'], report);
    }
    checkSameTask(view, entities, report);
}
function checkExternalModel(view, model, path, report) {
    const provider = endpoint_fields/* providers */.r5.find((each) => each.name === model['provider']);
    if (provider === undefined)
        return;
    for (const other of endpoint_fields/* providers */.r5) {
        if (other === provider || model[other.block] === undefined)
            continue;
        report.error(keyPlaceAt(view, [...path, other.block]), `\`${other.block}\` does not go with the provider \`${provider.name}\`. ` +
            `Write \`${provider.block}\`, or set \`provider: ${other.name}\`.`);
    }
    checkTask(view, model, path, provider, report);
    const block = model[provider.block];
    if ((0,json/* isObject */.Gv)(block)) {
        credentialChecks[provider.name]?.({ view, report, path: [...path, provider.block], block });
    }
    else if (block === undefined) {
        const others = endpoint_fields/* providers */.r5.some((other) => model[other.block] !== undefined);
        if (!others && !isStated(view, [...path, provider.block])) {
            report.error(placeAt(view, path), `The provider \`${provider.name}\` needs its settings in \`${provider.block}\`.`);
        }
    }
}
/** The matrix of providers and tasks is second-hand, so it can only warn. */
function checkTask(view, model, path, provider, report) {
    const task = model['task'];
    if (typeof task !== 'string' || provider.tasks.includes(task))
        return;
    // An unknown task is warned about by its own row.
    if (!endpoint_fields/* providers */.r5.some((each) => each.tasks.includes(task)))
        return;
    report.warn(placeAt(view, [...path, 'task']), `The provider \`${provider.name}\` is known for ${(0,manifest_report/* oneOf */.yL)(provider.tasks, 'and')}, not for ${(0,manifest_report/* quote */.hD)(task)}; ` +
        'the platform may refuse it.');
}
function checkSameTask(view, entities, report) {
    let first;
    for (const { entity, path } of entities) {
        const task = (0,json/* asObject */.eB)(entity['external_model'])['task'];
        if (typeof task !== 'string')
            continue;
        const here = [...path, 'external_model', 'task'];
        if (first === undefined)
            first = { task, path: here };
        else if (first.task !== task) {
            report.error(placeAt(view, here), `All external models of an endpoint have the same task: this one has ${(0,manifest_report/* quote */.hD)(task)}, ` +
                `the first (${(0,manifest_node/* formatPlace */.dE)(placeAt(view, first.path))}) has ${(0,manifest_report/* quote */.hD)(first.task)}.`);
        }
    }
}
const isSet = (block, name) => block[name] !== undefined && block[name] !== '';
function has({ view, path }, name) {
    return isStated(view, [...path, name]);
}
function demand(scene, names, why) {
    const missing = names.filter((name) => !isSet(scene.block, name) && !has(scene, name) && !has(scene, `${name}_plaintext`));
    if (missing.length === 0)
        return;
    scene.report.error(placeAt(scene.view, scene.path), `${why} needs ${(0,manifest_report/* oneOf */.yL)(missing, 'and')}.`);
}
const demandKey = (name, provider) => (scene) => {
    demand(scene, [name], `The provider \`${provider}\``);
};
function checkOpenAi(scene) {
    const { block } = scene;
    const type = isSet(block, 'openai_api_type') ? block['openai_api_type'] : 'openai';
    const azure = ['openai_api_base', 'openai_api_version', 'openai_deployment_name'];
    const entra = ['microsoft_entra_tenant_id', 'microsoft_entra_client_id', 'microsoft_entra_client_secret'];
    if (type === 'azure')
        demand(scene, [...azure, 'openai_api_key'], '`openai_api_type: azure`');
    else if (type === 'azuread')
        demand(scene, [...azure, ...entra], '`openai_api_type: azuread`');
    else if (type === 'openai')
        demand(scene, ['openai_api_key'], 'The provider `openai`');
    if (type !== 'azuread')
        refuse(scene, entra, 'goes with `openai_api_type: azuread`');
    if (type === 'openai')
        refuse(scene, azure.slice(1), 'goes with `openai_api_type: azure` or `azuread`');
    if (type === 'azuread')
        refuse(scene, ['openai_api_key'], 'goes with `openai_api_type: azure`');
}
function refuse({ view, report, path, block }, names, why) {
    for (const name of names) {
        if (isSet(block, name))
            report.error(keyPlaceAt(view, [...path, name]), `\`${name}\` ${why}. Remove it, or change the type.`);
    }
}
function checkBedrock(scene) {
    const { view, report, path } = scene;
    const ways = [['aws_access_key_id', 'aws_secret_access_key'], ['instance_profile_arn'], ['uc_service_credential_name']];
    const used = ways.filter((way) => way.some((name) => has(scene, name)));
    const [first, second] = used;
    if (first === undefined) {
        report.error(placeAt(view, path), 'The provider `amazon-bedrock` needs `aws_access_key_id` and `aws_secret_access_key`, or `instance_profile_arn`, ' +
            'or `uc_service_credential_name`.');
    }
    else if (second !== undefined) {
        const named = used.map((way) => way.find((name) => has(scene, name)) ?? '');
        report.error(keyPlaceAt(view, [...path, named[1] ?? '']), `Only one way to sign in to Amazon Bedrock can be given, but here are ${(0,manifest_report/* oneOf */.yL)(named, 'and')}.`);
    }
    else {
        demand(scene, first, 'Signing in to Amazon Bedrock by keys');
    }
    const family = scene.block['bedrock_provider'];
    const families = ['anthropic', 'cohere', 'ai21labs', 'amazon'];
    if (typeof family === 'string' && family !== '' && !families.includes(family.toLowerCase())) {
        report.warn(placeAt(view, [...path, 'bedrock_provider']), `${(0,manifest_report/* quote */.hD)(family)} is not a model family that is known here (${(0,manifest_report/* oneOf */.yL)(families, 'and')}).${(0,manifest_report/* didYouMean */.au)(family, families)}`);
    }
}
function checkCustomProvider(scene) {
    const { view, report, path, block } = scene;
    const ways = ['api_key_auth', 'bearer_token_auth'];
    const used = ways.filter((way) => has(scene, way));
    if (used.length === 0) {
        report.error(placeAt(view, path), 'The provider `custom` needs `api_key_auth` or `bearer_token_auth`.');
    }
    else if (used.length === 2) {
        report.error(keyPlaceAt(view, [...path, 'bearer_token_auth']), 'The provider `custom` takes `api_key_auth` or `bearer_token_auth`, not both.');
    }
    for (const [way, secret] of [['api_key_auth', 'value'], ['bearer_token_auth', 'token']]) {
        const auth = block[way];
        if ((0,json/* isObject */.Gv)(auth))
            demand({ ...scene, path: [...path, way], block: auth }, [secret], `\`${way}\``);
    }
}
const credentialChecks = {
    openai: checkOpenAi,
    anthropic: demandKey('anthropic_api_key', 'anthropic'),
    cohere: demandKey('cohere_api_key', 'cohere'),
    'amazon-bedrock': checkBedrock,
    'google-cloud-vertex-ai': demandKey('private_key', 'google-cloud-vertex-ai'),
    ai21labs: demandKey('ai21labs_api_key', 'ai21labs'),
    palm: demandKey('palm_api_key', 'palm'),
    'databricks-model-serving': demandKey('databricks_api_token', 'databricks-model-serving'),
    custom: checkCustomProvider,
};
//# sourceMappingURL=check-external-model.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/check-gateway.js




/** C16: limits on limits. C19: how many other entities are tried, as far as is known. */
const most = { limits: 20, groupLimits: 5, fallbacks: 2 };
/** C16-C20: rate limits, inference table, guardrails and fallback; what is known by hearsay only warns. */
function checkGateway(view, entities, report) {
    const gateway = (0,json/* asObject */.eB)(view.document['ai_gateway']);
    checkRateLimits(view, report);
    const table = (0,json/* asObject */.eB)(gateway['inference_table_config']);
    const at = ['ai_gateway', 'inference_table_config'];
    const missing = ['catalog_name', 'schema_name'].filter((name) => table[name] === '' || !isStated(view, [...at, name]));
    if (table['enabled'] === true && missing.length > 0) {
        report.error(keyPlaceAt(view, at), `An enabled \`inference_table_config\` needs ${(0,manifest_report/* oneOf */.yL)(missing, 'and')}.`);
    }
    const fallback = (0,json/* asObject */.eB)(gateway['fallback_config'])['enabled'] === true;
    const place = keyPlaceAt(view, ['ai_gateway', 'fallback_config']);
    if (fallback && entities.some((each) => each.kind !== 'external')) {
        report.warn(place, '`fallback_config` is known to work for external models only; the platform may refuse it here.');
    }
    else if (fallback && entities.length === 1) {
        report.warn(place, '`fallback_config` has no effect: there is only one served entity to fall back to.');
    }
    else if (fallback && entities.length > most.fallbacks + 1) {
        report.warn(place, `A failed request is known to be tried with at most ${most.fallbacks} other served entities, in the order of the list; here are ${entities.length}.`);
    }
    checkGuardrails(view, entities, report);
}
/** C18, C20. */
function checkGuardrails(view, entities, report) {
    const guardrails = (0,json/* asObject */.eB)((0,json/* asObject */.eB)(view.document['ai_gateway'])['guardrails']);
    if (Object.keys(guardrails).length === 0)
        return;
    const at = ['ai_gateway', 'guardrails'];
    if (entities.some((each) => each.kind === 'custom')) {
        report.warn(keyPlaceAt(view, at), '`guardrails` are not known to work for custom models; the platform may refuse them here.');
    }
    const embeds = entities.some((each) => (0,json/* asObject */.eB)(each.entity['external_model'])['task'] === 'llm/v1/embeddings');
    if (embeds && Object.keys((0,json/* asObject */.eB)(guardrails['output'])).length > 0) {
        report.warn(keyPlaceAt(view, [...at, 'output']), '`output` guardrails are not known to work for embeddings; the platform may refuse them or leave them out.');
    }
}
function checkRateLimits(view, report) {
    const items = (0,json/* asList */.DD)((0,json/* asObject */.eB)(view.document['ai_gateway'])['rate_limits']);
    const listPath = ['ai_gateway', 'rate_limits'];
    const seen = new Map();
    items.forEach((item, index) => {
        const limit = (0,json/* asObject */.eB)(item);
        const at = [...listPath, index];
        const place = placeAt(view, at);
        const stated = (name) => isStated(view, [...at, name]);
        if (!isMapAt(view, at))
            return;
        if (!stated('calls') && !stated('tokens'))
            report.error(place, 'A rate limit needs `calls` or `tokens`.');
        const key = typeof limit['key'] === 'string' ? limit['key'] : 'endpoint';
        const principal = typeof limit['principal'] === 'string' ? limit['principal'] : '';
        if ((key === 'user_group' || key === 'service_principal') && principal === '' && (limit['principal'] === '' || !stated('principal'))) {
            const what = key === 'user_group' ? "the group's name" : 'the application id';
            report.error(place, `A rate limit with \`key: ${key}\` needs \`principal\`, ${what}.`);
        }
        if (key === 'endpoint' && principal !== '') {
            report.error(keyPlaceAt(view, [...at, 'principal']), 'A rate limit of the whole endpoint has no `principal`. Remove it, or set `key` to `user`, `user_group` ' +
                'or `service_principal`.');
        }
        for (const unit of ['calls', 'tokens'].filter(stated)) {
            const id = JSON.stringify([key, principal, unit]);
            const earlier = seen.get(id);
            if (earlier === undefined)
                seen.set(id, place);
            else {
                const who = principal === '' ? `\`${key}\`` : `\`${key}\` ${(0,manifest_report/* quote */.hD)(principal)}`;
                report.error(place, `There is already a limit of \`${unit}\` for ${who}, at ${(0,manifest_node/* formatPlace */.dE)(earlier)}.`);
            }
        }
    });
    // A limit of calls and of tokens is sent as two.
    const count = (some) => some.reduce((sum, item) => sum + ['calls', 'tokens'].filter((unit) => (0,json/* asObject */.eB)(item)[unit] !== undefined).length, 0);
    const [all, groups] = [count(items), count(items.filter((item) => (0,json/* asObject */.eB)(item)['key'] === 'user_group'))];
    const twice = all > items.length ? ' (one of `calls` and one of `tokens` count as two)' : '';
    if (all > most.limits) {
        report.error(keyPlaceAt(view, listPath), `An endpoint has at most ${most.limits} rate limits, but here are ${all}${twice}.`);
    }
    if (groups > most.groupLimits) {
        report.error(keyPlaceAt(view, listPath), `An endpoint has at most ${most.groupLimits} rate limits for groups, but here are ${groups}${twice}.`);
    }
}
//# sourceMappingURL=check-gateway.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/check-governance.js





/** C14: assumed limits of the platform, so they can only warn. */
const assumed = { tags: 20, tagValue: 255 };
/** R14. */
const telemetryFeatures = ['LOGS', 'METRICS', 'TRACES', 'INFERENCE_TABLE'].map((name) => `TELEMETRY_FEATURE_${name}`);
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** Tags, grants, addresses and telemetry. */
function checkGovernance(view, entities, report) {
    checkTags(view, report);
    checkPermissions(view, report);
    checkAddresses(view, report);
    checkTelemetry(view, entities, report);
}
function checkTags(view, report) {
    const items = (0,json/* asList */.DD)(view.document['tags']);
    const once = findTwice(report, 'a tag');
    items.forEach((item, index) => {
        const { key, value } = (0,json/* asObject */.eB)(item);
        const at = ['tags', index];
        if (typeof key !== 'string' || key === '')
            return;
        const place = placeAt(view, [...at, 'key']);
        if (key.startsWith('endpoints_')) {
            report.error(place, `The tag ${(0,manifest_report/* quote */.hD)(key)} cannot be set: tags that start with \`endpoints_\` are kept by this tool. Remove it.`);
        }
        once(key, key, place);
        if (typeof value === 'string' && value.length > assumed.tagValue) {
            report.warn(placeAt(view, [...at, 'value']), `The value of the tag ${(0,manifest_report/* quote */.hD)(key)} has ${value.length} characters; the platform may take at most ${assumed.tagValue}.`);
        }
    });
    if (items.length > assumed.tags) {
        report.warn(keyPlaceAt(view, ['tags']), `Here are ${items.length} tags; the platform may take at most ${assumed.tags}.`);
    }
}
function checkPermissions(view, report) {
    const fields = Object.keys(endpoint_fields/* principalFields */.y8);
    const once = findTwice(report, 'a grant for');
    (0,json/* asList */.DD)(view.document['permissions']).forEach((item, index) => {
        const grant = (0,json/* asObject */.eB)(item);
        const at = ['permissions', index];
        const place = placeAt(view, at);
        const stated = fields.filter((field) => isStated(view, [...at, field]));
        const [field, second] = stated;
        if (!isMapAt(view, at))
            return;
        if (field === undefined) {
            report.error(place, `A grant needs one of ${(0,manifest_report/* oneOf */.yL)(fields)}.`);
            return;
        }
        if (second !== undefined) {
            report.error(keyPlaceAt(view, [...at, second]), `A grant names one principal, but here are ${(0,manifest_report/* oneOf */.yL)(stated, 'and')}.`);
            return;
        }
        const principal = grant[field];
        if (typeof principal !== 'string')
            return;
        if (principal === '') {
            report.error(placeAt(view, [...at, field]), `\`${field}\` must not be empty.`);
            return;
        }
        once(`${field} ${principal}`, principal, placeAt(view, [...at, field]));
        if (field === 'user_name' && !email.test(principal)) {
            report.warn(placeAt(view, [...at, field]), `\`user_name\` is usually an e-mail address, but this is ${(0,manifest_report/* quote */.hD)(principal)}.`);
        }
    });
}
function checkAddresses(view, report) {
    const notifications = (0,json/* asObject */.eB)(view.document['email_notifications']);
    for (const list of ['on_update_success', 'on_update_failure']) {
        const once = findTwice(report, 'the address');
        (0,json/* asList */.DD)(notifications[list]).forEach((address, index) => {
            if (typeof address !== 'string' || address === '')
                return;
            const place = placeAt(view, ['email_notifications', list, index]);
            once(address, address, place);
            if (!email.test(address))
                report.warn(place, `${(0,manifest_report/* quote */.hD)(address)} does not look like an e-mail address.`);
        });
    }
}
/** R14: one of profile and tables; a config with neither is ignored by the platform. */
function checkTelemetry(view, entities, report) {
    const telemetry = (0,json/* asObject */.eB)(view.document['telemetry_config']);
    const place = keyPlaceAt(view, ['telemetry_config']);
    for (const [name, table] of Object.entries((0,json/* asObject */.eB)(telemetry['table_names']))) {
        if (typeof table !== 'string' || table === '' || /^[^.]+\.[^.]+\.[^.]+$/.test(table))
            continue;
        report.error(placeAt(view, ['telemetry_config', 'table_names', name]), `\`${name}\` must be a table's full name, \`<catalog>.<schema>.<table>\`, but is ${(0,manifest_report/* quote */.hD)(table)}.`);
    }
    (0,json/* asList */.DD)(telemetry['enabled_telemetry_features']).forEach((feature, index) => {
        if (typeof feature !== 'string' || feature === '' || telemetryFeatures.includes(feature))
            return;
        report.warn(placeAt(view, ['telemetry_config', 'enabled_telemetry_features', index]), `${(0,manifest_report/* quote */.hD)(feature)} is not a telemetry feature that is known here (${(0,manifest_report/* oneOf */.yL)(telemetryFeatures, 'and')}).${(0,manifest_report/* didYouMean */.au)(feature, telemetryFeatures)}`);
    });
    const profile = typeof telemetry['telemetry_profile_id'] === 'string' && telemetry['telemetry_profile_id'] !== '';
    const tables = Object.keys((0,json/* asObject */.eB)(telemetry['table_names'])).length > 0;
    if (profile && tables) {
        report.error(place, '`telemetry_config` takes `telemetry_profile_id` (a profile to reuse) or `table_names` (a new one), not both.');
    }
    else if (Object.keys(telemetry).length > 0 && !profile && !tables && entities.every((each) => each.kind === 'custom')) {
        report.warn(place, 'The platform ignores a `telemetry_config` without `telemetry_profile_id` and `table_names`.');
    }
}
/** Reports what comes a second time, with the place of the first. */
function findTwice(report, what) {
    const seen = new Map();
    return (id, shown, place) => {
        const earlier = seen.get(id);
        if (earlier === undefined)
            seen.set(id, place);
        else
            report.error(place, `There is already ${what} ${(0,manifest_report/* quote */.hD)(shown)}, at ${(0,manifest_node/* formatPlace */.dE)(earlier)}.`);
    };
}
//# sourceMappingURL=check-governance.js.map
// EXTERNAL MODULE: ./lib/src/endpoint/paths.js
var paths = __nccwpck_require__(8166);
;// CONCATENATED MODULE: ./lib/src/manifest/check-lifecycle.js







const known = [...endpoint_fields/* sectionNames */.QN, ...endpoint_fields/* creationFieldNames */.ae];
/** `ignore_changes`: paths that plans could show, and dates that exist. */
function checkLifecycle(view, entities, report) {
    (0,json/* asList */.DD)(view.lifecycle['ignore_changes']).forEach((item, index) => {
        const { path, until } = (0,json/* asObject */.eB)(item);
        const at = ['lifecycle', 'ignore_changes', index];
        if (typeof path === 'string') {
            const place = placeAt(view, [...at, 'path']);
            const error = explainPath(path);
            if (error !== undefined)
                report.error(place, error);
            else
                warnOfNearName(path, entities, (message) => { report.warn(place, message); });
        }
        if (typeof until === 'string' && !isDate(until)) {
            report.error(placeAt(view, [...at, 'until']), `\`until\` must be a date, \`YYYY-MM-DD\`, but is ${(0,manifest_report/* quote */.hD)(until)}.`);
        }
    });
}
function explainPath(path) {
    const parts = (0,paths/* parsePath */.Rr)(path) ?? [];
    const [first] = parts;
    if (typeof first !== 'string') {
        return `${(0,manifest_report/* quote */.hD)(path)} is not a path, such as \`config.served_entities[main].workload_size\`.${hintForQuotes(path)}`;
    }
    if (!known.includes(first))
        return `The path ${(0,manifest_report/* quote */.hD)(path)} must start with ${(0,manifest_report/* oneOf */.yL)(known)}.${(0,manifest_report/* didYouMean */.au)(first, known)}`;
    let field = shapes/* endpointField */.C_;
    for (const [index, part] of parts.entries()) {
        const next = fieldIn(field, part);
        if (next === undefined) {
            const around = field;
            const names = around.type === 'object' ? Object.keys(around.fields).filter((name) => namedField(around, name) !== undefined) : [];
            const hint = typeof part === 'string' ? (0,manifest_report/* didYouMean */.au)(part, names) || hintForBrackets(field, parts, index) : '';
            return `The path ${(0,manifest_report/* quote */.hD)(path)} names nothing that an endpoint can hold: ${(0,manifest_report/* quote */.hD)((0,paths/* formatPath */.jV)(parts.slice(0, index)))} has no ${(0,manifest_report/* quote */.hD)((0,paths/* formatPath */.jV)([part]))}.${hint}`;
        }
        field = next;
    }
    return undefined;
}
/** What a path is with its ids in quotes, where that makes one of it: addresses hold dots. */
function hintForQuotes(path) {
    const quoted = path.replace(/\[([^[\]"]+)\]/g, (_, id) => (0,paths/* formatPath */.jV)([{ id }]));
    return quoted === path || (0,paths/* parsePath */.Rr)(quoted) === undefined ? '' : ` Did you mean ${(0,manifest_report/* quote */.hD)(quoted)}?`;
}
/** Items of a list are named in brackets. */
function hintForBrackets(around, parts, index) {
    const id = parts[index];
    if (typeof id !== 'string' || fieldIn(around, { id }) === undefined)
        return '';
    return ` Did you mean ${(0,manifest_report/* quote */.hD)((0,paths/* formatPath */.jV)([...parts.slice(0, index), { id }, ...parts.slice(index + 1)]))}?`;
}
/** An item of a list as a field; below it there is nothing. */
const leaf = { type: 'string', doc: '' };
/** What a part of a path leads to, as plans write paths; `undefined` where it leads nowhere. */
function fieldIn(field, part) {
    if (field.type === 'object') {
        const inner = typeof part === 'string' ? namedField(field, part) : Object.values(field.fields).find(({ unnamed }) => unnamed === true);
        return typeof part === 'string' || inner === undefined ? inner : fieldIn(inner, part);
    }
    if (typeof part === 'string')
        return undefined;
    if (field.type === 'entity-list')
        return field.item;
    return field.type === 'keyed-list' || field.type === 'string-map' ? leaf : undefined;
}
function namedField({ fields }, name) {
    const found = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return found?.manifestOnly === true ? undefined : found;
}
/** A rule may name a served entity that is live alone; one that is nearly named like ours was meant for that. */
function warnOfNearName(path, entities, warn) {
    const [section, list, item] = (0,paths/* parsePath */.Rr)(path) ?? [];
    const id = list === 'served_entities' ? item : list;
    if (section !== 'config' || (list !== 'served_entities' && typeof list === 'string') || typeof id !== 'object')
        return;
    const names = entities.map(entityName).filter((name) => name !== '');
    if (names.includes(id.id))
        return;
    const meant = (0,manifest_report/* didYouMean */.au)(id.id, names);
    if (meant !== '')
        warn(`There is no served entity ${(0,manifest_report/* quote */.hD)(id.id)} in the manifest: this rule is for one that others add in the workspace.${meant}`);
}
/** True for days of the calendar; pure text, no time zone. */
function isDate(text) {
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
    if (year === undefined || month === undefined || day === undefined)
        return false;
    const date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
//# sourceMappingURL=check-lifecycle.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/check-sizing.js



const concurrency = { min: 'min_provisioned_concurrency', max: 'max_provisioned_concurrency' };
const throughput = { min: 'min_provisioned_throughput', max: 'max_provisioned_throughput' };
/** C8: documented for route-optimised endpoints; less may be allowed elsewhere. */
const mostConcurrency = 1024;
/** How served entities are sized: C7, C8, C11 and section 4 of the platform page. */
function checkSizing(view, entities, report) {
    for (const each of entities) {
        if (each.kind === 'custom')
            checkCustom(view, each, report);
        if (each.kind === 'throughput')
            checkThroughput(view, each, report);
        if (each.kind === 'custom' && each.entity['burst_scaling_enabled'] !== undefined) {
            report.error(keyPlaceAt(view, [...each.path, 'burst_scaling_enabled']), '`burst_scaling_enabled` goes with `provisioned_model_units`, which is missing.');
        }
    }
}
function checkCustom(view, each, report) {
    const { entity, path } = each;
    if (typeof entity['entity_name'] === 'string' &&
        !check_sizing_has(view, each, 'scale_to_zero_enabled')) {
        report.error(placeAt(view, path), `State \`scale_to_zero_enabled\` for ${describeEntity(each)}: the platform demands it, and it decides cost and latency ` +
            '(`true`: no cost while idle, a slow first answer).');
    }
    const stated = [concurrency.min, concurrency.max].filter((name) => check_sizing_has(view, each, name));
    const [only] = stated;
    if (only === undefined)
        return;
    if (check_sizing_has(view, each, 'workload_size')) {
        report.error(keyPlaceAt(view, [...path, 'workload_size']), `Size ${describeEntity(each)} by \`workload_size\` or by \`${concurrency.min}\` and \`${concurrency.max}\`, not both. ` +
            'Replies show a `workload_size` that the platform filled in: remove that.');
    }
    if (stated.length === 1) {
        const other = only === concurrency.min ? concurrency.max : concurrency.min;
        report.error(keyPlaceAt(view, [...path, only]), `\`${only}\` needs \`${other}\` beside it.`);
    }
    checkOrder(view, each, { bounds: concurrency, path }, report);
    const max = entity[concurrency.max];
    if (typeof max === 'number' && max > mostConcurrency) {
        report.warn(placeAt(view, [...path, concurrency.max]), `\`${concurrency.max}\` is ${max}; the documented limit for one model is ${mostConcurrency}, and that with \`route_optimized\`.`);
    }
}
function checkThroughput(view, each, report) {
    const { entity, path } = each;
    const inTokens = [throughput.min, throughput.max].filter((name) => check_sizing_has(view, each, name));
    const [first] = inTokens;
    if (first !== undefined && check_sizing_has(view, each, 'throughput_chunks')) {
        report.error(keyPlaceAt(view, [...path, 'throughput_chunks']), `Size ${describeEntity(each)} by \`throughput_chunks\` or by \`${throughput.min}\` and \`${throughput.max}\`, not both.`);
    }
    else if (first !== undefined && !inTokens.includes(throughput.max)) {
        report.error(keyPlaceAt(view, [...path, first]), `\`${first}\` needs \`${throughput.max}\` beside it.`);
    }
    if (entity[throughput.max] === 0) {
        report.error(placeAt(view, [...path, throughput.max]), `\`${throughput.max}\` must be above 0.`);
    }
    checkOrder(view, each, { bounds: throughput, path }, report);
    const chunks = { ...each, entity: (0,json/* asObject */.eB)(entity['throughput_chunks']) };
    checkOrder(view, chunks, { bounds: { min: 'min', max: 'max' }, path: [...path, 'throughput_chunks'] }, report);
}
function checkOrder(view, { entity }, { bounds, path }, report) {
    const min = entity[bounds.min];
    const max = entity[bounds.max];
    if (typeof min !== 'number' || typeof max !== 'number' || max >= min)
        return;
    report.error(placeAt(view, [...path, bounds.max]), `\`${bounds.max}\` must not be below \`${bounds.min}\`, but ${max} is below ${min}.`);
}
function check_sizing_has(view, { path }, name) {
    return isStated(view, [...path, name]);
}
//# sourceMappingURL=check-sizing.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/check-traffic.js






/** C5, N9: routes name entities that exist, and their shares are 100 together. */
function checkTraffic(view, entities, report) {
    const traffic = (0,json/* asObject */.eB)(view.document['config'])['traffic_config'];
    const path = ['config', 'traffic_config'];
    // What is no model, and what is named like another, is reported as that; whoever misspelt a name gets no second route for it.
    const clear = entities.every((each) => hasModel(view, each)) && new Set(entities.map(entityName)).size === entities.length;
    if (traffic === undefined) {
        if (clear && entities.length > 1 && !isStated(view, path)) {
            report.error(placeAt(view, ['config', 'served_entities']), `Say how the traffic is split: ${entities.length} served entities need \`traffic_config\` with one route for each.`);
        }
        return;
    }
    const list = (0,json/* asObject */.eB)(traffic)['routes'];
    if (!Array.isArray(list) || list.length === 0) {
        if (Array.isArray(list) || !isStated(view, [...path, 'routes']))
            report.error(keyPlaceAt(view, path), '`traffic_config` needs `routes`, at least one.');
        return;
    }
    const names = entities.map(entityName).filter((name) => name !== '');
    const routed = checkRoutes(view, { entities, names, clear, items: (0,json/* asList */.DD)(list) }, report);
    checkSum(view, (0,json/* asList */.DD)(list), report);
    // A route with no name, or to nobody, was meant for one of those without.
    const known = new Set(names);
    if (!clear || (0,json/* asList */.DD)(list).some((item) => !known.has((0,json/* textOf */.b6)((0,json/* asObject */.eB)(item)['served_entity_name']))))
        return;
    for (const each of entities) {
        const name = entityName(each);
        if (name === '' || routed.has(name))
            continue;
        report.warn(placeAt(view, each.path), `There is no route to ${describeEntity(each)}: it gets no traffic. Add one with \`traffic_percentage: 0\` to say so.`);
    }
}
function checkRoutes(view, { entities, names, clear, items }, report) {
    const seen = new Map();
    const known = names.length === 0 ? '' : ` There are ${(0,manifest_report/* oneOf */.yL)(names, 'and')}.`;
    // The first of a name, as duplicates are reported elsewhere.
    const byName = new Map(entities.map((each) => [entityName(each), each]).reverse());
    items.forEach((item, index) => {
        const at = ['config', 'traffic_config', 'routes', index];
        const name = (0,json/* asObject */.eB)(item)['served_entity_name'];
        if (!isMapAt(view, at))
            return;
        if (typeof name !== 'string' || name === '') {
            if (!isStated(view, [...at, 'served_entity_name'])) {
                report.error(placeAt(view, at), 'A route needs `served_entity_name`, the name of a served entity.');
            }
            return;
        }
        const place = placeAt(view, [...at, 'served_entity_name']);
        const earlier = seen.get(name);
        if (earlier !== undefined) {
            report.error(place, `There is already a route to ${(0,manifest_report/* quote */.hD)(name)}, at ${(0,manifest_node/* formatPlace */.dE)(earlier)}.`);
            return;
        }
        seen.set(name, place);
        const target = byName.get(name);
        if (target === undefined) {
            if (clear)
                report.error(place, () => `The route names ${(0,manifest_report/* quote */.hD)(name)}, but there is no such served entity.${(0,manifest_report/* didYouMean */.au)(name, names) || known}`);
        }
        else if (target.entity['name'] === undefined && isUnresolvedVersion(target.entity['entity_version'])) {
            report.error(place, `The route names ${(0,manifest_report/* quote */.hD)(name)}, but the generated name changes with the version. Give the served entity a \`name\`.`);
        }
    });
    return new Set(seen.keys());
}
function checkSum(view, items, report) {
    const shares = items.map((item) => (0,json/* asObject */.eB)(item)['traffic_percentage']).filter((share) => typeof share === 'number');
    // A share that is missing or no percentage is reported as that.
    if (shares.length < items.length || shares.some((share) => share < 0 || share > 100))
        return;
    const sum = shares.reduce((total, share) => total + share, 0);
    if (sum === 100)
        return;
    report.error(keyPlaceAt(view, ['config', 'traffic_config', 'routes']), `The traffic percentages must sum to 100, but ${shares.length === 1 ? 'the only route has' : `${shares.join(' + ')} is`} ${sum}.`);
}
//# sourceMappingURL=check-traffic.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/check-endpoint.js









/** Every rule across the fields of one merged endpoint. Reports; drops only what the platform is known to fill in. */
function checkEndpoint(view, report) {
    const entities = entityViews(view);
    checkEntities(view, entities, report);
    checkExternalModels(view, entities, report);
    checkSizing(view, entities, report);
    checkTraffic(view, entities, report);
    checkGateway(view, entities, report);
    checkGovernance(view, entities, report);
    checkLifecycle(view, entities, report);
}
function entityViews(view) {
    return (0,json/* asList */.DD)((0,json/* asObject */.eB)(view.document['config'])['served_entities'])
        // The reader of values puts a map for each item, so the index is that of the text.
        .filter(json/* isObject */.Gv)
        .map((entity, index) => ({ entity, path: ['config', 'served_entities', index], kind: (0,entity_name/* kindOfEntity */.py)(entity) }));
}
//# sourceMappingURL=check-endpoint.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/check-identity.js



const ownershipTag = /^[A-Za-z0-9_-]+__[A-Za-z0-9_-]+__[A-Za-z0-9_-]+__[A-Za-z0-9_-]+$/;
/** What tells whose endpoints these are: `id` and `moved_from`; and that `endpoints` is there at all. */
function checkIdentity(root, report) {
    const id = root.entries.get('id');
    // What was misspelt is reported as that, not as missing, too.
    const isMisspelt = (key) => [...root.entries.keys()].some((each) => !Object.hasOwn(shapes/* manifestShape */.vb.fields, each) && (0,manifest_report/* nearest */.pA)(each, [key]) !== undefined);
    const text = id?.value.type === 'scalar' && id.value.value !== null ? id.value.text : undefined;
    if (id === undefined) {
        if (!isMisspelt('id')) {
            report.error(root.place, 'The manifest needs an `id`, 1 to 40 letters, digits, `-` or `_`: it tells whose the endpoints are.');
        }
    }
    else if ((0,manifest_node/* isNull */.kZ)(id.value)) {
        report.error(id.keyPlace, '`id` must not be empty.');
    }
    else if (text !== undefined && !shapes/* idPattern */.aD.test(text)) {
        // What the shape check leaves for later: an id cannot be filled in.
        report.error(id.value.place, `\`id\` must be 1 to 40 letters, digits, \`-\` or \`_\`, but is ${(0,manifest_report/* quote */.hD)(text)}.`);
    }
    const endpoints = root.entries.get('endpoints');
    // That `{}` means none, and so deletes, is left to the documents: it must not be advice for a slip.
    if (endpoints === undefined) {
        if (!isMisspelt('endpoints')) {
            report.error(root.place, 'The manifest has no `endpoints`: a map with each endpoint under a key of its own.');
        }
    }
    else if ((0,manifest_node/* isNull */.kZ)(endpoints.value)) {
        report.error(endpoints.keyPlace, '`endpoints` is empty. Write each endpoint below it, indented, under a key of its own.');
    }
    const movedFrom = [];
    const moved = (0,manifest_node/* child */.jf)(root, 'moved_from');
    for (const item of moved?.type === 'list' ? moved.items : []) {
        if (item.type !== 'scalar' || item.value === null)
            continue;
        if (ownershipTag.test(item.text))
            movedFrom.push(item.text);
        else {
            report.error(item.place, `An item of \`moved_from\` is an ownership tag, \`<owner>__<repo>__<id>__<target>\`, but this is ${(0,manifest_report/* quote */.hD)(item.text)}.`);
        }
    }
    return { id: text ?? '', movedFrom };
}
//# sourceMappingURL=check-identity.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/check-workspace.js

/** C8, C26: documented limits of a workspace. The account team can raise them, so they only warn. */
const check_workspace_most = { endpoints: 1000, concurrency: 4096 };
/** Upper ends of the sizes, in concurrent requests (section 1.1); sizes of a workspace's own are not known. */
const sizes = { Small: 4, Medium: 16, Large: 64 };
/** What all endpoints of the manifest take of one workspace together. */
function checkWorkspace(views, report) {
    const first = views[check_workspace_most.endpoints];
    if (first !== undefined) {
        report.warn(first.keyPlace, `Here are ${views.length} endpoints; a workspace has room for ${check_workspace_most.endpoints} unless Databricks raised that.`);
    }
    let total = 0;
    let over;
    for (const view of views) {
        total += concurrencyOf(view);
        if (total > check_workspace_most.concurrency)
            over ??= view;
    }
    if (over === undefined)
        return;
    report.warn(over.keyPlace, `The endpoints of this manifest may take ${total} concurrent requests together; a workspace has room for ` +
        `${check_workspace_most.concurrency} unless Databricks raised that. Counted up to here, they are more.`);
}
function concurrencyOf({ document }) {
    return (0,json/* asList */.DD)((0,json/* asObject */.eB)(document['config'])['served_entities'])
        .map(json/* asObject */.eB)
        .map((entity) => {
        const size = entity['workload_size'];
        const named = typeof size === 'string' && Object.hasOwn(sizes, size) ? sizes[size] : undefined;
        const stated = entity['max_provisioned_concurrency'];
        return typeof stated === 'number' ? stated : (named ?? 0);
    })
        .reduce((sum, each) => sum + each, 0);
}
//# sourceMappingURL=check-workspace.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/combine.js


/** Maps of the manifest whose keys may be spread over several files. */
const spread = ['variables', 'targets', 'defaults', 'endpoints'];
/** Makes one manifest of several files; what is defined twice is an error that names both places. */
function combineFiles(roots, report) {
    const combined = new Map();
    for (const entry of roots.flatMap((root) => [...root.entries.values()])) {
        const earlier = combined.get(entry.key);
        if (earlier === undefined) {
            combined.set(entry.key, entry);
        }
        else if (spread.includes(entry.key) && earlier.value.type === 'map' && entry.value.type === 'map') {
            combined.set(entry.key, { ...earlier, value: combineMaps(entry.key, earlier.value, entry.value, report) });
        }
        else {
            reportTwice(entry.key, entry.keyPlace, earlier.keyPlace, report);
        }
    }
    return (0,manifest_node/* mapOf */.A7)(combined.values(), roots[0]?.place ?? { file: '', line: 1, column: 1 });
}
function combineMaps(owner, first, second, report) {
    const entries = new Map(first.entries);
    for (const entry of second.entries.values()) {
        const earlier = entries.get(entry.key);
        if (earlier === undefined)
            entries.set(entry.key, entry);
        else
            reportTwice(`${owner}.${entry.key}`, entry.keyPlace, earlier.keyPlace, report);
    }
    return { ...first, entries };
}
function reportTwice(what, place, earlier, report) {
    report.error(place, `${(0,manifest_report/* quote */.hD)(what)} is already defined at ${(0,manifest_node/* formatPlace */.dE)(earlier)}. Keep one of the two.`);
}
//# sourceMappingURL=combine.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/merge.js


/**
 * Puts one layer over what it inherits, by the rules of the product: maps merge by key, lists whose items have an
 * identity merge by it, other values are replaced, `null` drops. Every value keeps its own place.
 */
function mergeLayer(inherited, layer, field, report) {
    if ((0,manifest_node/* isNull */.kZ)(layer))
        return undefined;
    switch (field.type) {
        case 'object':
            return layer.type === 'map' ? mergeObject(asMap(inherited), layer, field, report) : layer;
        case 'string-map':
            return layer.type === 'map' ? mergeMap(asMap(inherited), layer, (_, value) => ((0,manifest_node/* isNull */.kZ)(value) ? undefined : value)) : layer;
        case 'entity-list':
            return mergeList(inherited, layer, { item: field.item, match: identityBy(['name']) }, report);
        case 'keyed-list': {
            const { item, identity } = field;
            if (item === undefined || identity.length === 0)
                return layer;
            return mergeList(inherited, layer, { item, match: matcherOf(identity) }, report);
        }
        default:
            return layer;
    }
}
function asMap(node) {
    return node?.type === 'map' ? node : undefined;
}
function mergeObject(inherited, layer, field, report) {
    return mergeMap(inherited, layer, (below, value, key) => {
        const row = Object.hasOwn(field.fields, key) ? field.fields[key] : undefined;
        if (row !== undefined)
            return mergeLayer(below, value, row, report);
        return (0,manifest_node/* isNull */.kZ)(value) ? undefined : value;
    });
}
function mergeMap(inherited, layer, merge) {
    const entries = new Map(inherited?.entries);
    // Most layers change nothing of what they hold, in a large manifest thousands of maps: such a layer is shared.
    let same = entries.size === 0;
    for (const entry of layer.entries.values()) {
        const below = entries.get(entry.key);
        const value = merge(below?.value, entry.value, entry.key);
        same &&= value === entry.value;
        if (value === undefined)
            entries.delete(entry.key);
        else
            entries.set(entry.key, value === entry.value ? entry : { ...entry, value });
    }
    return same ? layer : { type: 'map', entries, place: layer.place };
}
function mergeList(inherited, layer, rules, report) {
    if (layer.type !== 'list')
        return layer;
    const below = inherited?.type === 'list' ? inherited.items : [];
    const find = indexOf(below, rules.match);
    const items = [...below];
    const removed = new Set();
    // Items meet inherited ones only, never one another: a duplicate within one list stays, and is reported later.
    const merged = new Map();
    for (const item of layer.items) {
        if (item.type !== 'map') {
            items.push(item);
            continue;
        }
        const matches = find(item);
        const removal = (0,manifest_node/* child */.jf)(item, 'remove');
        if (removal !== undefined) {
            const isMeant = removal.type === 'scalar' && removal.text === 'true';
            if (matches.length === 0 && isMeant)
                report.error(item.place, () => nothingToRemove(item, below));
            for (const match of matches)
                removed.add(match);
        }
        else if (matches.length === 0) {
            items.push(mergeObject(undefined, item, rules.item, report));
        }
        else {
            for (const match of matches)
                merged.set(match, mergeObject(match, item, rules.item, report));
        }
    }
    if (below.length === 0 && items.length === layer.items.length && items.every((item, index) => item === layer.items[index]))
        return layer;
    return { type: 'list', items: items.filter((item) => !removed.has(item)).map((item) => merged.get(item) ?? item), place: layer.place };
}
/** Finds the inherited items that are the same as one of the layer: at once, since lists of strangers may be long. */
function indexOf(below, { keys, same }) {
    if (below.length === 0)
        return () => [];
    const index = new Map();
    for (const each of below) {
        if (each.type !== 'map')
            continue;
        for (const key of keys(each)) {
            const others = index.get(key);
            if (others === undefined)
                index.set(key, [each]);
            else
                others.push(each);
        }
    }
    return (item) => [...new Set(keys(item).flatMap((key) => index.get(key) ?? []))].filter((each) => same?.(each, item) ?? true);
}
function nothingToRemove(item, below) {
    const [name] = [...item.entries.values()].filter((entry) => entry.key !== 'remove');
    const text = name === undefined ? '' : textAt(item, name.key);
    const known = below.map((each) => (name === undefined ? '' : textAt(each, name.key))).filter((each) => each !== '');
    const hint = (0,manifest_report/* didYouMean */.au)(text, known);
    // In tags written as a map, an empty value means removal.
    const shorthand = item.entries.get('remove')?.keyPlace === item.place ? ' For empty text write `""`.' : '';
    return `There is no inherited item ${(0,manifest_report/* quote */.hD)(text)} to remove here.${hint}${shorthand}`;
}
function textAt(node, key) {
    const value = (0,manifest_node/* child */.jf)(node, key);
    return value?.type === 'scalar' ? value.text.trim() : '';
}
/** Items are the same where one of the identifying fields is stated by both, and equal. */
function identityBy(identity) {
    return { keys: (item) => identity.map((key) => [key, textAt(item, key)]).filter(([, text]) => text !== '').map((pair) => JSON.stringify(pair)) };
}
/**
 * Rate limits are told apart by whom they limit and by what they count (N26); a limit that counts nothing yet
 * (`remove: true`) means all of that principal.
 */
const sameLimit = {
    keys: (limit) => [JSON.stringify([textAt(limit, 'key') || 'endpoint', textAt(limit, 'principal')])],
    same: (a, b) => {
        const units = (limit) => ['calls', 'tokens'].filter((unit) => limit.entries.has(unit));
        return units(a).length === 0 || units(b).length === 0 || units(a).some((unit) => units(b).includes(unit));
    },
};
function matcherOf(identity) {
    return identity.includes('calls') ? sameLimit : identityBy(identity);
}
/** One endpoint's layers, lowest first, as one. */
function mergeLayers(layers, field, place, report) {
    let result = { type: 'map', entries: new Map(), place };
    for (const layer of layers) {
        const next = mergeLayer(result, layer, field, report);
        if (next?.type === 'map')
            result = next;
    }
    return { ...result, place };
}
//# sourceMappingURL=merge.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/limits.js
/** Bounds on what a pull request can make us read. */
const limits = {
    /** Size of one file. */
    bytes: 1024 * 1024,
    /** Maps and lists inside one another. */
    depth: 64,
    /** Values that come from aliases, counted once for each use (an "alias bomb" multiplies them). */
    aliasedValues: 100_000,
    /** Values of all endpoints once `defaults` and targets are merged into each, which multiplies as well. */
    mergedValues: 1_000_000,
    /** Characters that references to variables are filled in with: so does a long value that is referred to often. */
    filledCharacters: 16 * 1024 * 1024,
    /** Syntax errors reported for one file; what follows the first few is mostly their echo. */
    syntaxErrors: 10,
};
const newGrowth = () => ({ aliased: 0, merged: 0, filled: 0 });
//# sourceMappingURL=limits.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/read-value.js






/** Records have no prototype: `__proto__` is a plain key. */
const emptyRecord = () => Object.create(null);
/**
 * Checks a node against its shape, reports every problem, and returns it as JSON with the right scalar types.
 * Lists keep one element for each item, so that paths into the result are paths into the node.
 */
function readValue(node, shape, label, context) {
    switch (shape.type) {
        case 'group':
            checkGroup(node, shape, label, context);
            return undefined;
        case 'map':
            checkMap(node, shape, label, context);
            return undefined;
        case 'variable':
            checkVariable(node, label, context);
            return undefined;
        case 'object':
            if (context.mode === 'layer' && (shape === shapes/* endpointField */.C_ || shape === shapes/* defaultsField */.T1)) {
                return readLayer(node, shape, label, context);
            }
            return readObject(node, shape, label, context);
        case 'entity-list':
        case 'keyed-list':
            return readItems(node, shape, label, context);
        case 'string-list':
            return readStrings(node, label, context);
        case 'string-map':
            return readStringMap(node, label, context);
        default:
    }
    if (node.type !== 'scalar') {
        const wanted = scalarWords[shape.type];
        context.report.error(node.place, `\`${label}\` must be ${wanted}, not ${(0,manifest_node/* describeNode */.WQ)(node)}.`);
        return undefined;
    }
    if (node.unresolved === true)
        return undefined;
    const isSecret = shape.type === 'string' && shape.credential === true;
    if (!isSecret && isCredential(node, `\`${label}\``, context))
        return node.text;
    if (isLeftForLater(node, context))
        return undefined;
    const { value, error, warning } = (0,scalars/* readScalar */.$t)(node, shape, label);
    if (error !== undefined)
        context.report.error(node.place, error);
    if (warning !== undefined)
        context.report.warn(node.place, warning);
    return value;
}
/** Reports text that is a credential by its shape, wherever it stands; `label` is as it is shown. */
function isCredential(node, label, context) {
    const what = typeof node.value === 'string' ? (0,credentials/* credentialIn */.Lq)(node.value) : undefined;
    if (what !== undefined)
        context.report.error(node.place, (0,credentials/* refuseCredential */.kT)(label, what));
    return what !== undefined;
}
const scalarWords = { string: 'text', boolean: '`true` or `false`', integer: 'a whole number', number: 'a number' };
function isLeftForLater(node, context) {
    if (context.mode === 'whole' || node.type !== 'scalar')
        return false;
    return typeof node.value === 'string' && node.value.includes('${');
}
/** How such a map is written, where people are likely to think of something else. */
const mapExamples = {
    endpoints: 'endpoints: { <key>: { config: ... } }',
    'tags[]': '{ key: <key>, value: <value> }',
    'permissions[]': '{ level: CAN_QUERY, group_name: <group> }',
    'ignore_changes[]': '{ path: <path of the field>, reason: <why> }',
    'routes[]': '{ served_entity_name: <name>, traffic_percentage: 100 }',
    'rate_limits[]': '{ key: user, calls: 100 }',
    email_notifications: '{ on_update_failure: [<address>] }',
};
function expectMap(node, label, context) {
    if (node.type === 'map')
        return true;
    const example = Object.hasOwn(mapExamples, label) ? mapExamples[label] : undefined;
    const help = example === undefined ? '' : ` Write \`${example}\`.`;
    context.report.error(node.place, `\`${label}\` must be a map, not ${(0,manifest_node/* describeNode */.WQ)(node)}.${help}`);
    return false;
}
function expectList(node, label, context) {
    if (node.type === 'list')
        return true;
    const wanted = label === 'tags' ? 'a map such as `{ team: ml }`, or a list of `{ key: team, value: ml }`' : 'a list';
    const help = label !== 'tags' && node.type === 'map' ? ' Each item of a list starts with `- `.' : '';
    context.report.error(node.place, `\`${label}\` must be ${wanted}, not ${(0,manifest_node/* describeNode */.WQ)(node)}.${help}`);
    return false;
}
function checkGroup(node, shape, label, context) {
    if (!expectMap(node, label, context))
        return;
    for (const entry of node.entries.values()) {
        const field = Object.hasOwn(shape.fields, entry.key) ? shape.fields[entry.key] : undefined;
        if (field === undefined)
            context.report.error(entry.keyPlace, explainUnknownKey(entry.key, shape.fields, label));
        else if (!(0,manifest_node/* isNull */.kZ)(entry.value))
            readValue(entry.value, field, entry.key, context);
    }
}
function checkMap(node, shape, label, context) {
    if (!expectMap(node, label, context))
        return;
    for (const entry of node.entries.values()) {
        if (shape.keyPattern !== undefined && !shape.keyPattern.test(entry.key)) {
            context.report.error(entry.keyPlace, `A key of \`${label}\` must be ${shape.keyWords ?? ''}, but this is ${(0,manifest_report/* quote */.hD)(entry.key)}.`);
        }
        if (!(0,manifest_node/* isNull */.kZ)(entry.value))
            readValue(entry.value, shape.value, entry.key, context);
    }
}
function checkVariable(node, label, context) {
    const owner = `The variable \`${label}\``;
    if (node.type === 'scalar') {
        isCredential(node, owner, context);
        return;
    }
    if (node.type === 'list') {
        context.report.error(node.place, `${owner} must be text or a map with \`default\`, not a list.`);
        return;
    }
    const known = { default: true, description: true };
    for (const entry of node.entries.values()) {
        if (!Object.hasOwn(known, entry.key)) {
            context.report.error(entry.keyPlace, explainUnknownKey(entry.key, known, label));
        }
        else if (entry.value.type !== 'scalar') {
            context.report.error(entry.value.place, `\`${entry.key}\` of the variable \`${label}\` must be text, not ${(0,manifest_node/* describeNode */.WQ)(entry.value)}.`);
        }
        else {
            isCredential(entry.value, owner, context);
        }
    }
}
function readLayer(node, field, label, context) {
    const ignored = [];
    const result = readObject(node, field, label, { ...context, ignored });
    const [first] = ignored;
    if (first === undefined)
        return result;
    const paths = [...new Set(ignored.map(({ path }) => path))];
    const words = paths.length === 1 ? ['is', 'it'] : ['are', 'them'];
    context.report.warn(first.place, `${(0,manifest_report/* oneOf */.yL)(paths, 'and')} ${words[0] ?? ''} set by the platform and ignored. Remove ${words[1] ?? ''}.`);
    return result;
}
function readObject(node, field, label, context) {
    if (!expectMap(node, label, context))
        return undefined;
    // Only keys of the table get in, so that no prototype can be met; objects without one are slow and large.
    const result = {};
    const unknown = [];
    for (const entry of node.entries.values()) {
        const known = Object.hasOwn(field.fields, entry.key) ? field.fields[entry.key] : undefined;
        if (known === undefined) {
            reportUnknown(entry, field, label, context);
            if (field.readOnly?.includes(entry.key) !== true)
                unknown.push(entry.key);
        }
        else if ((0,manifest_node/* isNull */.kZ)(entry.value)) {
            if (context.mode === 'whole')
                context.report.error(entry.keyPlace, `\`${entry.key}\` must not be empty here.`);
        }
        else {
            if (known.deprecated !== undefined) {
                context.report.warn(entry.keyPlace, `\`${entry.key}\` is deprecated: ${known.deprecated}.`);
            }
            const value = readValue(entry.value, known, entry.key, context);
            if (value !== undefined)
                result[entry.key] = value;
        }
    }
    if (context.mode === 'layer')
        return result;
    const missing = requiredRows(field).filter(([name]) => !node.entries.has(name));
    // What was misspelt is reported as that, not as missing, too.
    const meant = missing.length === 0 ? [] : unknown.slice(0, mostAsked).flatMap((key) => fieldsMeant(key, field.fields));
    for (const [name, row] of missing) {
        if (!meant.includes(name)) {
            context.report.error(node.place, `${upperFirst(describeOwner(field, label))} needs \`${name}\`: ${lowerFirst(row.doc)}`);
        }
    }
    return result;
}
const required = new WeakMap();
/** The rows of a table that must be stated; looked for once, since a manifest has thousands of objects of few kinds. */
function requiredRows(field) {
    const known = required.get(field);
    if (known !== undefined)
        return known;
    const rows = Object.entries(field.fields).filter(([, row]) => row.required === true);
    required.set(field, rows);
    return rows;
}
function describeOwner(field, label) {
    if (field === shapes/* endpointField */.C_)
        return `the endpoint \`${label}\``;
    return label.endsWith('[]') ? `an item of \`${label.slice(0, -2)}\`` : `\`${label}\``;
}
const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);
/** Leaves words such as "AWS" as they are. */
const lowerFirst = (text) => /^[A-Z]([a-z]|\s)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
function reportUnknown(entry, field, label, context) {
    const { key, keyPlace } = entry;
    const base = key.replace(/_plaintext$/, '');
    const credential = Object.hasOwn(field.fields, base) ? field.fields[base] : undefined;
    if (base !== key && credential !== undefined) {
        context.report.error(keyPlace, `\`${key}\` is refused: a credential does not belong in a manifest. Store it in a secret scope and write ` +
            `\`${base}: "{{secrets/<scope>/<key>}}"\`.`);
    }
    else if (field.readOnly?.includes(key) === true) {
        const path = field === shapes/* endpointField */.C_ || field === shapes/* defaultsField */.T1 ? key : `${label.replace('[]', '')}.${key}`;
        context.ignored?.push({ place: keyPlace, path });
    }
    else {
        context.report.error(keyPlace, () => explainUnknownKey(key, field.fields, describeOwner(field, label)));
    }
}
function readItems(node, field, label, context) {
    if (field.item === undefined)
        return readStrings(node, label, context);
    if (!expectList(node, label, context))
        return undefined;
    const { item } = field;
    const identity = field.type === 'entity-list' ? ['name'] : field.identity;
    return node.items.map((each) => {
        if ((0,manifest_node/* isNull */.kZ)(each)) {
            context.report.error(each.place, `An item of \`${label}\` must not be empty.`);
            return emptyRecord();
        }
        if (context.mode === 'layer' && each.type === 'map' && each.entries.has('remove') && identity.length > 0) {
            checkRemoval(each, identity, label, context);
            return emptyRecord();
        }
        return readValue(each, item, `${label}[]`, context) ?? emptyRecord();
    });
}
function checkRemoval(item, identity, label, context) {
    const flag = item.entries.get('remove');
    if (flag?.value.type !== 'scalar' || flag.value.text !== 'true') {
        context.report.error(flag?.keyPlace ?? item.place, '`remove` can only be `true`; leave it out to keep the item.');
    }
    let identified = false;
    for (const entry of item.entries.values()) {
        if (identity.includes(entry.key))
            identified = true;
        else if (entry.key !== 'remove') {
            context.report.error(entry.keyPlace, `\`${entry.key}\` has no meaning beside \`remove: true\` in \`${label}\`: only what identifies the item belongs there.`);
        }
    }
    if (!identified) {
        const words = identity.map((word) => `\`${word}\``).join(', ');
        context.report.error(item.place, `\`remove: true\` in \`${label}\` needs what identifies the item (${words}).`);
    }
}
function readStrings(node, label, context) {
    if (!expectList(node, label, context))
        return undefined;
    return node.items.map((item) => {
        if (item.type === 'scalar' && item.unresolved === true)
            return '';
        if (item.type === 'scalar' && item.text !== '' && item.value !== null) {
            isCredential(item, `An item of \`${label}\``, context);
            return item.text;
        }
        context.report.error(item.place, `An item of \`${label}\` must be text, not ${(0,manifest_node/* describeNode */.WQ)(item)}.`);
        return '';
    });
}
function readStringMap(node, label, context) {
    if (!expectMap(node, label, context))
        return undefined;
    const result = emptyRecord();
    for (const entry of node.entries.values()) {
        if (entry.key.includes('${')) {
            context.report.error(entry.keyPlace, `Variables are not filled in inside keys: ${(0,manifest_report/* quote */.hD)(entry.key)} of \`${label}\`.`);
        }
        if (entry.value.type !== 'scalar') {
            context.report.error(entry.value.place, `${(0,manifest_report/* quote */.hD)(entry.key)} of \`${label}\` must be text, not ${(0,manifest_node/* describeNode */.WQ)(entry.value)}.`);
        }
        else if (entry.value.value !== null) {
            isCredential(entry.value, `${(0,manifest_report/* quote */.hD)(entry.key)} of \`${label}\``, context);
            result[entry.key] = entry.value.text;
        }
        else if (context.mode === 'whole') {
            context.report.error(entry.keyPlace, `${(0,manifest_report/* quote */.hD)(entry.key)} of \`${label}\` must not be empty here; write "" for empty text.`);
        }
    }
    return result;
}
//# sourceMappingURL=read-value.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/targets.js


/** Names of all declared targets, in order. */
function targetEntries(root) {
    const targets = (0,manifest_node/* child */.jf)(root, 'targets');
    return targets?.type === 'map' ? [...targets.entries.values()] : [];
}
/** The target of this run; `undefined` after reporting why there is none. */
function selectTarget(root, choice, report) {
    const entries = targetEntries(root);
    const names = entries.map((entry) => entry.key);
    const place = root.entries.get('targets')?.keyPlace ?? choice.place;
    const marked = entries.filter((entry) => {
        const flag = (0,manifest_node/* child */.jf)(entry.value, 'default');
        return flag?.type === 'scalar' && flag.text === 'true';
    });
    const [first, ...others] = marked;
    for (const other of others) {
        report.error((0,manifest_node/* child */.jf)(other.value, 'default')?.place ?? other.keyPlace, `Two targets are marked \`default: true\`: ${(0,manifest_report/* quote */.hD)(other.key)}, and ${(0,manifest_report/* quote */.hD)(first?.key ?? '')} ` +
            `at ${(0,manifest_node/* formatPlace */.dE)(first?.keyPlace ?? place)}.`);
    }
    checkDistinct(entries, report);
    if (choice.wanted !== undefined && choice.wanted !== '') {
        const { wanted } = choice;
        const found = entries.find((entry) => entry.key === wanted);
        if (found !== undefined)
            return asTarget(found);
        if (entries.length === 0 && wanted === 'default')
            return { name: wanted, node: undefined, keyPlace: undefined };
        const known = entries.length === 0
            ? 'The manifest declares no targets.'
            : `Known are ${(0,manifest_report/* oneOf */.yL)(names, 'and')}.${(0,manifest_report/* didYouMean */.au)(wanted, names)}`;
        report.error(place, `There is no target ${(0,manifest_report/* quote */.hD)(wanted)}. ${known}`);
        return undefined;
    }
    const [only] = entries;
    if (only === undefined)
        return { name: 'default', node: undefined, keyPlace: undefined };
    if (entries.length === 1)
        return asTarget(only);
    if (choice.explicit) {
        report.error(place, `The manifest has several targets (${(0,manifest_report/* oneOf */.yL)(names, 'and')}). Choose one with the input \`target\`.`);
        return undefined;
    }
    if (first !== undefined)
        return asTarget(first);
    report.error(place, `None of the targets (${(0,manifest_report/* oneOf */.yL)(names, 'and')}) is the default. Mark one with \`default: true\`, ` +
        'or choose one with the input `target`.');
    return undefined;
}
/** Targets own endpoints under their names with other characters than letters, digits, `-` and `_` replaced. */
function checkDistinct(entries, report) {
    const seen = new Map();
    for (const entry of entries) {
        const tag = entry.key.replace(/[^A-Za-z0-9_-]/g, '-');
        const earlier = seen.get(tag);
        if (earlier === undefined)
            seen.set(tag, entry);
        else {
            report.error(entry.keyPlace, `The targets ${(0,manifest_report/* quote */.hD)(earlier.key)} (${(0,manifest_node/* formatPlace */.dE)(earlier.keyPlace)}) and ${(0,manifest_report/* quote */.hD)(entry.key)} could not be told apart ` +
                `in ownership tags, where both are ${(0,manifest_report/* quote */.hD)(tag)}. Rename one.`);
        }
    }
}
function asTarget(entry) {
    return {
        name: entry.key,
        node: !(0,manifest_node/* isNull */.kZ)(entry.value) && entry.value.type === 'map' ? entry.value : undefined,
        keyPlace: entry.keyPlace,
    };
}
//# sourceMappingURL=targets.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/variables.js



/** Values of all declared variables for the chosen target: input over target over default. */
function collectVariables(sources, report) {
    const declared = (0,manifest_node/* child */.jf)(sources.root, 'variables');
    const values = new Map();
    const read = (node) => {
        if (node?.type !== 'scalar' || node.value === null)
            return undefined;
        return fillText(node.text, (inner) => {
            if (isExpression(inner)) {
                reportExpression(inner, node.place, report);
            }
            else if (inner !== 'target.name') {
                report.error(node.place, `The value of a variable cannot refer to ${(0,manifest_report/* quote */.hD)(`\${${inner}}`)}, only to \`\${target.name}\`. ` +
                    'To write it literally, double the dollar sign.');
            }
            return sources.target.name;
        });
    };
    for (const entry of entriesOf(declared)) {
        values.set(entry.key, read(entry.value.type === 'map' ? (0,manifest_node/* child */.jf)(entry.value, 'default') : entry.value));
    }
    for (const entry of entriesOf((0,manifest_node/* child */.jf)(sources.target.node, 'variables'))) {
        if (values.has(entry.key) && !(0,manifest_node/* isNull */.kZ)(entry.value))
            values.set(entry.key, read(entry.value));
    }
    for (const [name, value] of Object.entries(sources.given)) {
        if (values.has(name))
            values.set(name, value);
        else {
            report.error(sources.place, `The variable ${(0,manifest_report/* quote */.hD)(name)} was given to the run, but the manifest does not declare it.${(0,manifest_report/* didYouMean */.au)(name, values.keys())}`);
        }
    }
    return { variables: values, target: sources.target.name, hasTargets: sources.target.keyPlace !== undefined, growth: sources.growth };
}
/** Every target may set declared variables only. */
function checkTargetVariables(root, report) {
    const known = new Set(entriesOf((0,manifest_node/* child */.jf)(root, 'variables')).map((entry) => entry.key));
    for (const target of entriesOf((0,manifest_node/* child */.jf)(root, 'targets'))) {
        for (const { key, keyPlace } of entriesOf((0,manifest_node/* child */.jf)(target.value, 'variables'))) {
            if (known.has(key))
                continue;
            report.error(keyPlace, () => `${(0,manifest_report/* quote */.hD)(key)} is not declared under \`variables\`.${(0,manifest_report/* didYouMean */.au)(key, known) || ' Declare it there first.'}`);
        }
    }
}
/** Fills in `${...}` in all text below a node, keys excepted; positions stay. */
function fillIn(node, scope, report) {
    // Most of a manifest has no references: what does not change is shared, not copied.
    if (node.type === 'list') {
        const items = node.items.map((item) => fillIn(item, scope, report));
        return items.some((item, index) => item !== node.items[index]) ? { ...node, items } : node;
    }
    if (node.type === 'map') {
        let changed;
        for (const entry of node.entries.values()) {
            const value = fillIn(entry.value, scope, report);
            if (value !== entry.value)
                changed = (changed ?? new Map(node.entries)).set(entry.key, { ...entry, value });
        }
        return changed === undefined ? node : { ...node, entries: changed };
    }
    if (typeof node.value !== 'string' || !node.value.includes('${'))
        return node;
    const state = { failed: false };
    const text = fillText(node.value, (inner, closed) => {
        const value = resolve(inner, closed, node.place, scope, report);
        state.failed ||= value === undefined;
        return value ?? '';
    });
    return { ...node, value: text, text, ...(state.failed ? { unresolved: true } : {}) };
}
/** Reports references that cannot be right in any target, in parts that this run does not use. */
function checkReferences(node, scope, report) {
    const declared = new Map([...scope.variables.keys()].map((name) => [name, '']));
    fillIn(node, { ...scope, variables: declared }, report);
}
/** `$${` is a literal `${`; anything else between `${` and `}` is handed to `resolve`. */
function fillText(text, resolve) {
    const reference = /\$\{(\{[^{}]*\})\}|(\$?)\$\{([^}]*)(\}?)/g;
    return text.replace(reference, (_whole, expression, escape, inner, close) => {
        if (expression !== undefined)
            return resolve(expression, true);
        return escape === '' ? resolve(inner.trim(), close !== '') : `\${${inner}${close}`;
    });
}
const isExpression = (inner) => inner.startsWith('{');
/** `${{ secrets.X }}` belongs to the workflow's file; here it is plain text, and a secret in it would be lost. */
function reportExpression(inner, place, report) {
    report.error(place, `${(0,manifest_report/* quote */.hD)(`\${${inner}}`)}: GitHub expressions are not evaluated in a manifest. For a secret write ` +
        '`"{{secrets/<scope>/<key>}}"`; for another value declare a variable, and set it by the input `variables`.');
}
function resolve(inner, closed, place, scope, report) {
    if (!closed) {
        report.error(place, 'This `${` is not closed by `}`. To write it literally: `$${`.');
        return undefined;
    }
    if (isExpression(inner)) {
        reportExpression(inner, place, report);
        return undefined;
    }
    if (inner === 'target.name')
        return scope.target;
    const name = /^var\.(.+)$/.exec(inner)?.[1];
    if (name === undefined) {
        report.error(place, `${(0,manifest_report/* quote */.hD)(`\${${inner}}`)} is not known here. There are \`\${var.<name>}\` and \`\${target.name}\`; the environment ` +
            `cannot be read. To write it literally: ${(0,manifest_report/* quote */.hD)(`$\${${inner}}`)}.`);
        return undefined;
    }
    const value = scope.variables.get(name);
    if (value !== undefined)
        return grown(value, place, scope.growth, report);
    if (!scope.variables.has(name)) {
        report.error(place, () => `There is no variable ${(0,manifest_report/* quote */.hD)(name)}.${(0,manifest_report/* didYouMean */.au)(name, scope.variables.keys()) || ' Declare it under `variables`.'}`);
    }
    else {
        report.error(place, `The variable ${(0,manifest_report/* quote */.hD)(name)} has no value. Give it a \`default\`${scope.hasTargets ? `, a value in the target ${(0,manifest_report/* quote */.hD)(scope.target)},` : ''} ` +
            'or one for the run: by the input `variables`.');
    }
    return undefined;
}
/** The value, unless too much has been filled in already, which is told once. */
function grown(value, place, growth, report) {
    const before = growth.filled;
    growth.filled += value.length;
    if (growth.filled <= limits.filledCharacters)
        return value;
    if (before <= limits.filledCharacters) {
        report.error(place, 'The variables of this manifest expand to too much text. Shorten their values, or refer to them less often.');
    }
    return undefined;
}
function entriesOf(node) {
    return node?.type === 'map' ? [...node.entries.values()] : [];
}
//# sourceMappingURL=variables.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/build-endpoints.js









/** Merges the layers of every endpoint of the target, fills in variables, checks shapes and settles names. */
function buildEndpoints(root, target, scope, report) {
    const defaults = (0,manifest_node/* child */.jf)(root, 'defaults');
    const base = build_endpoints_entriesOf((0,manifest_node/* child */.jf)(root, 'endpoints'));
    const over = new Map(build_endpoints_entriesOf((0,manifest_node/* child */.jf)(target.node, 'endpoints')).map((entry) => [entry.key, entry]));
    checkEmptyEntries(base, over, report);
    checkUnusedReferences(root, target, scope, report);
    const baseKeys = new Set(base.map((entry) => entry.key));
    const all = [...base, ...[...over.values()].filter((entry) => !baseKeys.has(entry.key))];
    const prefix = readPrefix(target, scope, report);
    const views = all.flatMap((entry) => {
        const override = over.get(entry.key);
        if ((0,manifest_node/* isNull */.kZ)(entry.value) || (override !== undefined && (0,manifest_node/* isNull */.kZ)(override.value)))
            return [];
        const stated = [defaults, entry.value, entry === override ? undefined : override?.value].filter((layer) => layer !== undefined);
        if (outgrows(stated, entry, scope, report))
            return [];
        const layers = stated.map((layer) => fillIn(layer, scope, report));
        const tree = mergeLayers(layers, shapes/* endpointField */.C_, entry.keyPlace, report);
        const whole = readValue(tree, shapes/* endpointField */.C_, entry.key, { report, mode: 'whole' });
        const view = viewOf(entry, tree, (0,json/* asObject */.eB)(whole), prefix);
        if (entry === override)
            checkTargetOnly(view, target, baseKeys, report);
        return [view];
    });
    checkNames(views, prefix, report);
    return views;
}
/** Whether the layers make the manifest larger than is read, which is told once. */
function outgrows(layers, { keyPlace }, { growth }, report) {
    const before = growth.merged;
    if (before > limits.mergedValues)
        return true;
    for (const layer of layers)
        growth.merged += (0,manifest_node/* sizeOf */.$d)(layer);
    if (growth.merged <= limits.mergedValues)
        return false;
    report.error(keyPlace, `From here on the endpoints hold too many values, more than ${limits.mergedValues}, counting what they take from \`defaults\`. ` +
        'Shorten `defaults`, or make several manifests.');
    return true;
}
function viewOf(entry, tree, whole, prefix) {
    const document = emptyRecord();
    for (const [key, value] of Object.entries(whole)) {
        if (key !== 'name' && key !== 'lifecycle')
            document[key] = value;
    }
    fillThroughputMinimum(document);
    const stated = whole['name'];
    const name = typeof stated === 'string' ? stated : `${prefix}${entry.key}`;
    return { key: entry.key, name, keyPlace: entry.keyPlace, tree, document, lifecycle: (0,json/* asObject */.eB)(whole['lifecycle']) };
}
/** Q12 of the platform page: whether the minimum may be left out is not sure, so both bounds are always sent. */
function fillThroughputMinimum(document) {
    for (const entity of (0,json/* asList */.DD)((0,json/* asObject */.eB)(document['config'])['served_entities']).filter(json/* isObject */.Gv)) {
        if (entity['max_provisioned_throughput'] !== undefined)
            entity['min_provisioned_throughput'] ??= 0;
        const chunks = entity['throughput_chunks'];
        if ((0,json/* isObject */.Gv)(chunks))
            chunks['min'] ??= 0;
    }
}
function checkEmptyEntries(base, over, report) {
    const keys = new Set(base.map((entry) => entry.key));
    for (const entry of base) {
        if (!(0,manifest_node/* isNull */.kZ)(entry.value))
            continue;
        report.error(entry.keyPlace, `The endpoint ${(0,manifest_report/* quote */.hD)(entry.key)} is empty. Only a target can leave an endpoint out by an empty value; ` +
            'for one without config write `{}`.');
    }
    for (const entry of over.values()) {
        if (!(0,manifest_node/* isNull */.kZ)(entry.value) || keys.has(entry.key))
            continue;
        report.error(entry.keyPlace, () => `There is no endpoint ${(0,manifest_report/* quote */.hD)(entry.key)} to leave out of this target.${(0,manifest_report/* didYouMean */.au)(entry.key, keys)}`);
    }
}
/** A difference for an endpoint that does not exist would make a new, empty one. */
function checkTargetOnly({ key, keyPlace, document }, target, baseKeys, report) {
    if (baseKeys.size === 0 || document['config'] !== undefined)
        return;
    report.warn(keyPlace, () => `The endpoint ${(0,manifest_report/* quote */.hD)(key)} stands in the target ${(0,manifest_report/* quote */.hD)(target.name)} alone and has no \`config\`: it would be made without one.` +
        (0,manifest_report/* didYouMean */.au)(key, baseKeys));
}
/** Other targets are not built, but a reference that no run could resolve is found there, too. */
function checkUnusedReferences(root, target, scope, report) {
    const parts = [(0,manifest_node/* child */.jf)(root, 'defaults'), (0,manifest_node/* child */.jf)(root, 'endpoints')];
    for (const entry of targetEntries(root)) {
        if (entry.key !== target.name)
            parts.push((0,manifest_node/* child */.jf)(entry.value, 'host'));
        parts.push((0,manifest_node/* child */.jf)(entry.value, 'name_prefix'), (0,manifest_node/* child */.jf)(entry.value, 'endpoints'));
    }
    for (const part of parts)
        if (part !== undefined)
            checkReferences(part, scope, report);
}
function readPrefix(target, scope, report) {
    const node = (0,manifest_node/* child */.jf)(target.node, 'name_prefix');
    const filled = node === undefined ? undefined : fillIn(node, scope, report);
    if (filled?.type !== 'scalar' || filled.value === null || filled.unresolved === true)
        return '';
    if (/^([A-Za-z0-9][\w-]*)?$/.test(filled.text))
        return filled.text;
    report.error(filled.place, `\`name_prefix\` must be letters, digits, \`-\` or \`_\`, the first a letter or digit, but is ${(0,manifest_report/* quote */.hD)(filled.text)}.`);
    return '';
}
/** A name that comes from the key and is none: said in words that tell which of the two to change. */
function explainName({ key, name }, prefix, words) {
    if (key.includes('${'))
        return `Variables are not filled in inside keys: choose a plain key instead of ${(0,manifest_report/* quote */.hD)(key)}, and state the endpoint's \`name\`.`;
    if (prefix === '')
        return `The key ${(0,manifest_report/* quote */.hD)(key)} is the endpoint's name, which must be ${words}. Choose another key.`;
    return `The name ${(0,manifest_report/* quote */.hD)(name)}, from the key and the target's prefix, must be ${words}.`;
}
function checkNames(views, prefix, report) {
    const seen = new Map();
    for (const view of views) {
        const stated = view.tree.entries.get('name');
        const place = stated?.value.place ?? view.keyPlace;
        const { name } = view;
        const pattern = shapes/* endpointField */.C_.fields['name'];
        if (stated === undefined && pattern?.type === 'string' && pattern.pattern?.test(name) === false) {
            report.error(place, explainName(view, prefix, pattern.patternWords ?? ''));
        }
        else if (/^databricks-/i.test(name)) {
            report.error(place, `The name ${(0,manifest_report/* quote */.hD)(name)} cannot be used: the prefix \`databricks-\` is reserved for the platform.`);
        }
        else if (name === 'pt') {
            report.error(place, 'The name `pt` cannot be used: it is a part of the platform\'s own routes.');
        }
        const earlier = seen.get(name);
        if (earlier === undefined)
            seen.set(name, view);
        else {
            const first = earlier.tree.entries.get('name')?.value.place ?? earlier.keyPlace;
            report.error(place, `The endpoints ${(0,manifest_report/* quote */.hD)(earlier.key)} (${(0,manifest_node/* formatPlace */.dE)(first)}) and ${(0,manifest_report/* quote */.hD)(view.key)} have the same name, ${(0,manifest_report/* quote */.hD)(name)}.`);
        }
    }
}
function build_endpoints_entriesOf(node) {
    return node?.type === 'map' ? [...node.entries.values()] : [];
}
//# sourceMappingURL=build-endpoints.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/foreign.js



/** True after reporting that a file holds something else: a pasted reply, a bundle, or what is no manifest at all. */
function reportForeign(root, report) {
    if (root.entries.has('endpoints'))
        return false;
    const bundle = bundleEntry(root);
    if (bundle !== undefined) {
        report.error(bundle.keyPlace, 'This looks like a Databricks bundle, not a manifest. `databricks-endpoints import <file> --output endpoints.yml` ' +
            'makes a manifest of its endpoints.');
        return true;
    }
    const config = root.entries.get('config');
    if (config === undefined || (!root.entries.has('name') && (0,manifest_node/* child */.jf)(config.value, 'served_entities') === undefined))
        return reportUnrelated(root, report);
    report.error((root.entries.get('name') ?? config).keyPlace, 'This looks like a single endpoint, as the API shows it. Write an `id`, and put the endpoint under `endpoints:`, ' +
        'below a key of its own.');
    return true;
}
/** A file without one key that a manifest has, or nearly has, such as the workflow of the same name. */
function reportUnrelated(root, report) {
    const [first, ...others] = root.entries.values();
    const known = Object.keys(shapes/* manifestShape */.vb.fields);
    if (first === undefined || [first, ...others].some(({ key }) => (0,manifest_report/* nearest */.pA)(key, known) !== undefined))
        return false;
    const keys = [first, ...others].slice(0, 3).map(({ key }) => (0,manifest_report/* quote */.hD)(key));
    report.error(first.keyPlace, `This is no manifest: it has ${keys.join(', ')}, but no \`id\` and no \`endpoints\`. Is it the right file?`);
    return true;
}
function bundleEntry(root) {
    return root.entries.get('resources') ?? root.entries.get('bundle');
}
//# sourceMappingURL=foreign.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/host.js
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
/** The origin of a workspace's URL, or what is wrong with it. `http` is for loopback only. */
function readHost(text) {
    let url;
    try {
        url = new URL(text);
    }
    catch {
        return { error: `\`host\` must be the URL of a workspace, such as \`https://adb-1.2.azuredatabricks.net\`.` };
    }
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) {
        return { error: '`host` must start with `https://`.' };
    }
    if (url.username !== '' || url.password !== '')
        return { error: '`host` must not hold a user name or password.' };
    // `?o=` is the workspace id that browsers show in the address.
    const extra = (url.pathname !== '/' && url.pathname !== '') || url.hash !== '' || !/^(\?o=\d+)?$/.test(url.search);
    return extra ? { error: `\`host\` must be a host alone: \`${url.origin}\`.` } : { origin: url.origin };
}
//# sourceMappingURL=host.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/indentation.js



/**
 * `config` and its like at the level of endpoints, after an endpoint without value: reported once, and put into
 * that endpoint, so that the rest is checked as it was meant.
 */
function adoptOutdented(endpoints, report) {
    if (endpoints.type !== 'map')
        return endpoints;
    const entries = [];
    let owner;
    for (const entry of endpoints.entries.values()) {
        if (owner === undefined || !isPart(entry)) {
            owner = (0,manifest_node/* isNull */.kZ)(entry.value) ? entry : undefined;
            entries.push(entry);
            continue;
        }
        const inner = owner.value.type === 'map' ? [...owner.value.entries.values()] : [];
        if (inner.length === 0) {
            report.error(entry.keyPlace, `${(0,manifest_report/* quote */.hD)(entry.key)} stands at the level of the endpoint ${(0,manifest_report/* quote */.hD)(owner.key)}. Is it indented too little?`);
        }
        owner = { ...owner, value: (0,manifest_node/* mapOf */.A7)([...inner, entry], owner.keyPlace) };
        entries[entries.length - 1] = owner;
    }
    return (0,manifest_node/* mapOf */.A7)(entries, endpoints.place);
}
/** Whether it is a part of an endpoint, not an endpoint that is named like one. */
function isPart({ key, value }) {
    if (!Object.hasOwn(shapes/* endpointField */.C_.fields, key) || (0,manifest_node/* isNull */.kZ)(value))
        return false;
    return value.type !== 'map' || ![...value.entries.keys()].some((each) => Object.hasOwn(shapes/* endpointField */.C_.fields, each));
}
//# sourceMappingURL=indentation.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/translate.js



/** Rewrites deprecated and shorthand shapes everywhere in one file's tree, so that later stages know one shape. */
function translateManifest(root, report) {
    const endpoints = (map) => mapValues(adoptOutdented(map, report), (layer) => translateLayer(layer, report));
    let result = replace(root, 'defaults', (layer) => translateLayer(layer, report));
    result = replace(result, 'endpoints', endpoints);
    return replace(result, 'targets', (targets) => mapValues(targets, (target) => (target.type === 'map' ? replace(target, 'endpoints', endpoints) : target)));
}
function translateLayer(layer, report) {
    if (layer.type !== 'map')
        return layer;
    const withLimits = moveRateLimits(layer, report);
    const withConfig = replace(withLimits, 'config', (config) => translateConfig(config, report));
    return replace(withConfig, 'tags', (tags) => tagsAsList(tags, report));
}
/** Top-level `rate_limits`: deprecated, and never returned by the platform (N25). */
function moveRateLimits(layer, report) {
    const old = layer.entries.get('rate_limits');
    if (old === undefined)
        return layer;
    const gateway = layer.entries.get('ai_gateway');
    const newer = (0,manifest_node/* child */.jf)(gateway?.value, 'rate_limits');
    if (newer !== undefined) {
        report.error(old.keyPlace, `\`rate_limits\` and \`ai_gateway.rate_limits\` (${(0,manifest_node/* formatPlace */.dE)(newer.place)}) cannot both be given. ` +
            'Keep the one under `ai_gateway`.');
        return without(layer, 'rate_limits');
    }
    report.warn(old.keyPlace, '`rate_limits` is deprecated and read as `ai_gateway.rate_limits`. Move it there.');
    if (gateway !== undefined && gateway.value.type !== 'map')
        return without(layer, 'rate_limits');
    const inner = gateway?.value.type === 'map' ? gateway.value : (0,manifest_node/* mapOf */.A7)([], old.value.place);
    const moved = (0,manifest_node/* withEntry */.rM)(inner, old);
    return (0,manifest_node/* withEntry */.rM)(without(layer, 'rate_limits'), {
        key: 'ai_gateway',
        keyPlace: gateway?.keyPlace ?? old.keyPlace,
        value: moved,
    });
}
function translateConfig(config, report) {
    if (config.type !== 'map')
        return config;
    const withEntities = renameServedModels(config, report);
    return replace(withEntities, 'traffic_config', (traffic) => traffic.type !== 'map'
        ? traffic
        : replace(traffic, 'routes', (routes) => mapItems(routes, (route) => renameRoute(route, report))));
}
/** `served_models` (N2, C27): the same entities under older names. */
function renameServedModels(config, report) {
    const models = config.entries.get('served_models');
    if (models === undefined)
        return config;
    const entities = config.entries.get('served_entities');
    // Replies carry both forms: the reader drops the older one with all else that only the platform sets.
    if (entities !== undefined && mirrors(models.value, entities.value))
        return config;
    if (entities !== undefined) {
        report.error(models.keyPlace, `\`served_models\` and \`served_entities\` (${(0,manifest_node/* formatPlace */.dE)(entities.keyPlace)}) cannot both be given. ` +
            'They differ: keep `served_entities`, and remove `served_models`, the older form.');
        return without(config, 'served_models');
    }
    report.warn(models.keyPlace, '`served_models` is deprecated and read as `served_entities`. Rename it, `model_name` to `entity_name` and ' +
        '`model_version` to `entity_version`.');
    const value = mapItems(models.value, (item) => item.type === 'map' ? renameKeys(item, { model_name: 'entity_name', model_version: 'entity_version' }, report) : item);
    return renamed(config, 'served_models', { ...models, key: 'served_entities', value });
}
/** Whether the older form names the same models as the entities do, whatever order and other fields they have. */
function mirrors(models, entities) {
    if (models.type !== 'list' || entities.type !== 'list' || models.items.length !== entities.items.length)
        return false;
    const known = new Set(entities.items.map(identityOf));
    return models.items.every((model) => known.has(identityOf(model)));
}
function identityOf(item) {
    const text = (...keys) => {
        const value = keys.map((key) => (0,manifest_node/* child */.jf)(item, key)).find((each) => each !== undefined);
        return value === undefined ? undefined : textOf(value);
    };
    const external = (0,manifest_node/* child */.jf)((0,manifest_node/* child */.jf)(item, 'external_model'), 'name');
    return JSON.stringify([
        text('name'),
        text('entity_name', 'model_name'),
        text('entity_version', 'model_version'),
        external === undefined ? undefined : textOf(external),
    ]);
}
/** N7: both names of a route come back with the same value. */
function renameRoute(route, report) {
    if (route.type !== 'map')
        return route;
    const old = route.entries.get('served_model_name');
    if (old === undefined)
        return route;
    const current = route.entries.get('served_entity_name');
    if (current === undefined) {
        report.warn(old.keyPlace, '`served_model_name` is the older name of `served_entity_name`. Rename it.');
        return renamed(route, 'served_model_name', { ...old, key: 'served_entity_name' });
    }
    if (textOf(old.value) !== textOf(current.value)) {
        report.error(old.keyPlace, '`served_model_name` and `served_entity_name` name the same thing, but differ here. Keep `served_entity_name`.');
    }
    return without(route, 'served_model_name');
}
function renameKeys(map, names, report) {
    let result = map;
    for (const [from, to] of Object.entries(names)) {
        const entry = result.entries.get(from);
        if (entry === undefined)
            continue;
        if (result.entries.has(to)) {
            report.error(entry.keyPlace, `\`${from}\` and \`${to}\` cannot both be given. Keep \`${to}\`.`);
            result = without(result, from);
        }
        else {
            result = renamed(result, from, { ...entry, key: to });
        }
    }
    return result;
}
/** Tags written as a map become the API's list; `null` there drops an inherited tag. */
function tagsAsList(tags, report) {
    if (tags.type === 'list')
        return mapItems(tags, (item) => tagOfPair(item, report));
    if (tags.type !== 'map')
        return tags;
    const items = [...tags.entries.values()].map((entry) => {
        if (entry.key.includes('${')) {
            report.error(entry.keyPlace, `Variables are not filled in inside keys: ${(0,manifest_report/* quote */.hD)(entry.key)}. Write tags as a list to fill in a key.`);
        }
        const key = { key: 'key', keyPlace: entry.keyPlace, value: (0,manifest_node/* scalarOf */.ol)(entry.key, entry.keyPlace) };
        const rest = (0,manifest_node/* isNull */.kZ)(entry.value)
            ? { key: 'remove', keyPlace: entry.keyPlace, value: (0,manifest_node/* scalarOf */.ol)(true, entry.keyPlace) }
            : { key: 'value', keyPlace: entry.keyPlace, value: entry.value };
        return (0,manifest_node/* mapOf */.A7)([key, rest], entry.keyPlace);
    });
    return { type: 'list', items, place: tags.place };
}
/** `- team: ml`, between the two right shapes: reported, and read as what it means. */
function tagOfPair(item, report) {
    if (item.type !== 'map' || ['key', 'value', 'remove'].some((key) => item.entries.has(key)))
        return item;
    const [pair, second] = [...item.entries.values()];
    if (pair === undefined || second !== undefined || pair.value.type !== 'scalar')
        return item;
    report.error(pair.keyPlace, `In a list a tag is \`{ key: <key>, value: <value> }\`. Write that, or write \`tags\` as a map, with ${(0,manifest_report/* quote */.hD)(pair.key)} as a key.`);
    const key = { key: 'key', keyPlace: pair.keyPlace, value: (0,manifest_node/* scalarOf */.ol)(pair.key, pair.keyPlace) };
    return (0,manifest_node/* mapOf */.A7)([key, { ...pair, key: 'value' }], item.place);
}
const textOf = (node) => (node.type === 'scalar' ? node.text.trim() : undefined);
function replace(map, key, change) {
    const entry = map.entries.get(key);
    return entry === undefined ? map : (0,manifest_node/* withEntry */.rM)(map, { ...entry, value: change(entry.value) });
}
function mapValues(node, change) {
    if (node.type !== 'map')
        return node;
    return (0,manifest_node/* mapOf */.A7)([...node.entries.values()].map((entry) => ({ ...entry, value: change(entry.value) })), node.place);
}
function mapItems(node, change) {
    return node.type === 'list' ? { ...node, items: node.items.map(change) } : node;
}
function without(map, key) {
    return (0,manifest_node/* mapOf */.A7)([...map.entries.values()].filter((entry) => entry.key !== key), map.place);
}
/** The map with one entry put in the place of another. */
function renamed(map, key, entry) {
    return (0,manifest_node/* mapOf */.A7)([...map.entries.values()].map((each) => (each.key === key ? entry : each)), map.place);
}
//# sourceMappingURL=translate.js.map
// EXTERNAL MODULE: ./lib/node_modules/yaml/browser/index.js + 71 modules
var browser = __nccwpck_require__(2258);
;// CONCATENATED MODULE: ./lib/src/manifest/yaml-errors.js
/** Says what the parser found, at most `most` times, in plain words; never with a piece of the text that may be a secret. */
function explainSyntax(text, errors, most) {
    if (errors.length === 0)
        return [];
    const conflict = /^<{7}(?= |\r?$)/m.exec(text);
    if (conflict !== null) {
        return [
            {
                from: conflict.index,
                to: conflict.index + 7,
                message: 'There is an unresolved merge conflict here (`<<<<<<<`). Resolve it, and remove the marks of git.',
            },
        ];
    }
    const odd = /^ *\u00a0/m.exec(text);
    if (odd !== null) {
        const from = odd.index + odd[0].length - 1;
        return [{ from, to: from + 1, message: 'This line is indented by a no-break space, which only looks like a space. Replace it, and look for others like it.' }];
    }
    // A second error of a line is an echo of the first, and so is a line that no longer fits to those above it.
    const isEcho = ([from], earlier) => earlier !== undefined && !text.slice(Math.min(earlier.pos[0], from), Math.max(earlier.pos[0], from)).includes('\n');
    const problems = errors
        .filter((error, index) => !isEcho(error.pos, errors[index - 1]))
        .slice(0, most)
        .map((error) => explain(text, error));
    const isOfLayout = ({ message }) => layout.includes(message);
    const [first] = problems;
    // What the parser says after such a slip is guesswork.
    return first !== undefined && isOfLayout(first) ? [first] : problems.filter((problem) => !isOfLayout(problem));
}
function explain(text, error) {
    const [from, to] = error.pos;
    const own = explanations[error.code]?.(text, from, to);
    if (own !== undefined)
        return { from, to, ...own };
    if (/^Missing closing ["']quote/.test(error.message))
        return { from, to, message: 'A quote that is opened above, or on this line, is not closed.' };
    if (/^Sequence item without - indicator/.test(error.message))
        return { from, to, message: notAligned };
    // The parser's messages may end with a piece of the text, which may be a secret.
    const words = error.message.replace(/:? *"(?:[^"\\]|\\.)*"\.?$/, '').replace(/\.?$/, '.');
    return { from, to, message: `This is not valid YAML: ${words}` };
}
const lineAt = (text, from) => /^[^\r\n]*/.exec(text.slice(from))?.[0] ?? '';
const tooFar = 'This line is indented too far: it has more spaces than the keys above it.';
const tab = 'This line is indented by a tab. YAML takes spaces only.';
const stray = 'A value ends before this, so it does not belong here. Is a quote, a comma or the `#` of a comment missing?';
const notAligned = 'This line is not indented like the lines it belongs to: the keys of one map start at the same column.';
/** What the parser also says of the lines below a slip of any kind. */
const layout = [tab, tooFar, notAligned, stray];
const explainIndent = (text, from) => {
    const open = /[[{]/.exec(text.slice(from, from + 1))?.[0];
    return {
        message: open === undefined && !isInFlow(text, from)
            ? notAligned
            : 'A `{` or `[` above is not closed, or what is inside it is indented too little.',
    };
};
/** Whether the text before, on the whole, opens more brackets than it closes; good enough to choose words by. */
function isInFlow(text, from) {
    const before = text.slice(0, from).replace(/#[^\n]*|"[^"\n]*"|'[^'\n]*'/g, '');
    return before.replace(/[^[{]/g, '').length > before.replace(/[^\]}]/g, '').length;
}
const explanations = {
    TAB_AS_INDENT: () => ({ message: tab }),
    BAD_INDENT: explainIndent,
    BLOCK_AS_IMPLICIT_KEY: (text, from) => {
        const line = lineAt(text, from);
        if (/:(?:\s|$)/.test(line))
            return { message: 'Text with a colon and a space (`: `) in it must be in quotes.' };
        const next = /\r?\n\s*/.exec(text.slice(from));
        const at = next === null ? from : from + next.index + next[0].length;
        return { from: at, to: at, message: tooFar };
    },
    MULTILINE_IMPLICIT_KEY: (text, from, to) => ({
        to: from,
        message: /^-(?:\s|$)/.test(text.slice(from, to + 1))
            ? 'This list item (`-`) stands among the keys of a map. Indent it below the key that it belongs to.'
            : 'This line needs a key with a colon and a space after it, `key: value`.',
    }),
    UNEXPECTED_TOKEN: () => ({ message: stray }),
    BLOCK_IN_FLOW: () => ({ message: 'Inside `{ }` and `[ ]`, text with a colon and a space (`: `) in it must be in quotes, and items are separated by commas.' }),
    BAD_DQ_ESCAPE: () => ({ message: 'In double quotes, a backslash starts an escape such as `\\n`, and this is none. Write `\\\\`, or use single quotes.' }),
    BAD_SCALAR_START: (text, from) => {
        const sign = text.charAt(from);
        const line = text.slice(text.lastIndexOf('\n', from) + 1, from);
        const alias = /^@[A-Za-z0-9_-]{1,60}/.exec(text.slice(from, from + 61))?.[0];
        // Other values may be secret.
        const shown = /\bentity_version["']?:\s*$/.test(line) ? alias : undefined;
        const start = sign === '`' ? 'Text that starts with a backtick' : `Text that starts with \`${sign}\``;
        return { message: `${start} must be in quotes${shown === undefined ? '.' : `: \`entity_version: "${shown}"\`.`}` };
    },
};
//# sourceMappingURL=yaml-errors.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/yaml-tree.js





/** Reads one file as YAML 1.2 with one document, a map; `undefined` after reporting what is wrong. */
function parseTree(file, report, growth = newGrowth()) {
    const start = { file: file.path, line: 1, column: 1 };
    if (file.text.length > limits.bytes || Buffer.byteLength(file.text) > limits.bytes) {
        report.error(start, 'The file is larger than 1 MiB. Split it: several files can make one manifest.');
        return undefined;
    }
    // Half of the bytes of plain text are zero in it, and no YAML holds any.
    if (file.text.slice(0, 100).includes('\0')) {
        report.error(start, 'This file is not UTF-8 but UTF-16, as some editors and shells of Windows write it. Save it as UTF-8.');
        return undefined;
    }
    return parseText(file.path, file.text.replace(/^\uFEFF/, ''), report, growth);
}
function parseText(path, text, report, growth) {
    const lines = new browser/* LineCounter */.HN();
    const placeAt = (from, to) => {
        const begin = lines.linePos(Math.min(from, text.length));
        const [line, column] = [Math.max(begin.line, 1), Math.max(begin.col, 1)];
        if (to === undefined || to <= from)
            return { file: path, line, column };
        const end = lines.linePos(to);
        return { file: path, line, column, endLine: end.line, endColumn: end.col };
    };
    const tokens = [...new browser/* Parser */.iX(lines.addNewLine).parse(text)];
    const deep = findTooDeep(tokens);
    if (deep !== undefined) {
        report.error(placeAt(deep), tooDeep);
        return undefined;
    }
    // Duplicate keys are found when converting, where both places can be named.
    const composer = new browser/* Composer */.Dk({ version: '1.2', logLevel: 'silent', merge: false, uniqueKeys: false });
    const documents = [...composer.compose(tokens)];
    const found = documents.flatMap((document) => [
        ...document.errors,
        ...document.warnings.filter((warning) => warning.code === 'TAG_RESOLVE_FAILED'),
    ]);
    for (const { from, to, message } of explainSyntax(text, found, limits.syntaxErrors)) {
        report.error(placeAt(from, to), message);
    }
    if (found.length > 0)
        return undefined;
    const [first, second] = documents;
    if (second !== undefined) {
        report.error(placeAt(second.range[0]), 'A file holds one YAML document; put the second one into a file of its own.');
        return undefined;
    }
    if (first?.contents == null || ((0,browser/* isScalar */.jn)(first.contents) && first.contents.value === null)) {
        report.error(placeAt(0), 'The manifest is empty. It needs at least `id` and `endpoints`.');
        return undefined;
    }
    if (first.directives.yaml.version === '1.1') {
        report.error(placeAt(0), 'The manifest is read as YAML 1.2. Remove the directive `%YAML 1.1`.');
        return undefined;
    }
    const converted = createConverter({ text, placeAt, report, growth }).convert(first.contents, 0, placeAt(0));
    if (converted === undefined)
        return undefined;
    if (converted.node.type === 'map')
        return converted.node;
    report.error(converted.node.place, `A manifest is a map with \`id\` and \`endpoints\`, but this is ${(0,manifest_node/* describeNode */.WQ)(converted.node)}.`);
    return undefined;
}
/**
 * Offset of the first map or list below the allowed depth. The composer calls itself once a level, so that deep
 * nesting must be found before it runs, without calls.
 */
function findTooDeep(tokens) {
    const open = tokens.map((token) => ({ token, depth: 0 }));
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const { token, depth } = next;
        if (depth > limits.depth)
            return token.offset;
        if (token.type === 'document' && token.value !== undefined)
            open.push({ token: token.value, depth });
        if (!('items' in token))
            continue;
        for (const item of token.items) {
            if (item.key != null)
                open.push({ token: item.key, depth: depth + 1 });
            if (item.value !== undefined)
                open.push({ token: item.value, depth: depth + 1 });
        }
    }
    return undefined;
}
/** Turns the parser's nodes into located ones; aliases share the node of their anchor. */
function createConverter({ text, placeAt, report, growth }) {
    const anchors = new Map();
    let stopped = false;
    const stop = (place, message) => {
        if (!stopped)
            report.error(place, message);
        stopped = true;
        return undefined;
    };
    const placeOf = (node, fallback) => {
        const range = node?.range;
        if (range == null)
            return fallback;
        const block = !(0,browser/* isScalar */.jn)(node) || node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
        return block ? placeAt(range[0]) : placeAt(range[0], range[1]);
    };
    function convertAlias(name, place, depth) {
        const target = anchors.get(name);
        if (target === undefined)
            return stop(place, `There is no anchor \`&${name}\` above this alias.`);
        if (target === 'open')
            return stop(place, `The alias \`*${name}\` stands inside its own anchor.`);
        growth.aliased += target.size;
        if (growth.aliased > limits.aliasedValues) {
            return stop(place, 'The aliases of this manifest expand to too many values. Write fewer, or smaller, anchors.');
        }
        return depth + target.depth > limits.depth ? stop(place, tooDeep) : target;
    }
    function convertMap(source, place, depth) {
        const map = { type: 'map', entries: new Map(), place };
        let size = 1;
        let below = 0;
        for (const item of source.items) {
            if ((0,browser/* isMap */.jh)(item.key) && item.key.flow === true)
                return convertUnquoted(source, place);
            const keyPlace = placeOf(item.key, place);
            const key = convertKey(item.key, keyPlace, depth);
            const value = convert(item.value, depth + 1, keyPlace);
            if (value === undefined || stopped)
                return undefined;
            size += value.size;
            below = Math.max(below, value.depth);
            if (key === undefined)
                continue;
            const earlier = map.entries.get(key);
            if (earlier === undefined)
                map.entries.set(key, { key, keyPlace, value: value.node });
            else
                report.error(keyPlace, `The key ${(0,manifest_report/* quote */.hD)(key)} is already defined at ${(0,manifest_node/* formatPlace */.dE)(earlier.keyPlace)}.`);
        }
        return { node: map, size, depth: below + 1 };
    }
    /** `key: {{secrets/a/b}}` is a map in a map for YAML: the most likely slip in a manifest. */
    function convertUnquoted(source, place) {
        report.error(place, 'Text with `{{...}}` must be in quotes: `"{{secrets/<scope>/<key>}}"`.');
        const [from, to] = source.range ?? [0, 0];
        return { node: { type: 'scalar', value: text.slice(from, to), text: text.slice(from, to), place }, size: 1, depth: 1 };
    }
    function convertKey(key, place, depth) {
        const node = convert(key, depth + 1, place)?.node;
        if (node === undefined)
            return undefined;
        if (node.type !== 'scalar' || ((0,manifest_node/* isNull */.kZ)(node) && node.text === '')) {
            report.error(place, `A key must be text, but this one is ${(0,manifest_node/* describeNode */.WQ)(node)}.`);
            return undefined;
        }
        if (node.text !== '<<')
            return node.text;
        report.error(place, 'Merge keys (`<<`) are not supported. Put what endpoints share under `defaults`, or use an alias for a whole value.');
        return undefined;
    }
    function convertItems(items, place, depth) {
        const list = [];
        let size = 1;
        let below = 0;
        for (const item of items) {
            const value = convert(item, depth + 1, place);
            if (value === undefined || stopped)
                return undefined;
            list.push(value.node);
            size += value.size;
            below = Math.max(below, value.depth);
        }
        return { node: { type: 'list', items: list, place }, size, depth: below + 1 };
    }
    function convert(source, depth, fallback) {
        const place = placeOf(source, fallback);
        if (stopped)
            return undefined;
        if (depth > limits.depth)
            return stop(place, tooDeep);
        if ((0,browser/* isAlias */.Vj)(source))
            return convertAlias(source.source, place, depth);
        const tag = source?.tag;
        if (tag !== undefined && !tags.has(tag))
            return stop(place, `The tag ${(0,manifest_report/* quote */.hD)(tag.replace(/^tag:yaml\.org,2002:/, '!!'))} is not supported. Remove it.`);
        const anchor = source?.anchor;
        if (anchor !== undefined)
            anchors.set(anchor, 'open');
        const result = (0,browser/* isMap */.jh)(source)
            ? convertMap(source, place, depth)
            : (0,browser/* isSeq */.oP)(source)
                ? convertItems(source.items, place, depth)
                : convertScalar(source, place);
        if (anchor !== undefined && result !== undefined)
            anchors.set(anchor, result);
        return result;
    }
    return { convert };
}
/** Those of JSON, and the one that says nothing. The parser also makes dates, bytes and sets, which no field takes, and which would read as empty here. */
const tags = new Set(['!', ...['map', 'seq', 'str', 'int', 'float', 'bool', 'null'].map((name) => `tag:yaml.org,2002:${name}`)]);
const tooDeep = `Maps and lists are nested too deeply; at most ${limits.depth} levels are read.`;
function convertScalar(source, place) {
    const scalar = (0,browser/* isScalar */.jn)(source) ? source : undefined;
    const value = scalar?.value ?? null;
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    const text = typeof known === 'string' ? known : (scalar?.source ?? (known === null ? '' : String(known)));
    return { node: { type: 'scalar', value: known, text, place }, size: 1, depth: 1 };
}
//# sourceMappingURL=yaml-tree.js.map
;// CONCATENATED MODULE: ./lib/src/manifest/read.js



















/** Reads the files of one manifest for one target. Reports all problems at once and never throws for bad input. */
function readManifest(files, options) {
    const report = (0,manifest_report/* createReport */.LU)(files.map((file) => file.path));
    const start = { file: files[0]?.path ?? 'endpoints.yml', line: 1, column: 1 };
    if (files.length === 0)
        report.error(start, 'There is no manifest: no file was found.');
    const growth = newGrowth();
    const parsed = files.map((file) => parseTree(file, report, growth));
    const own = parsed.filter((root) => root !== undefined).filter((root) => !reportForeign(root, report));
    const roots = own.map((root) => translateManifest(root, report));
    for (const root of roots)
        readValue(root, shapes/* manifestShape */.vb, 'the manifest', { report, mode: 'layer' });
    // What is missing cannot be told while a file could not be read.
    if (roots.length < files.length || files.length === 0)
        return { diagnostics: report.list() };
    const root = combineFiles(roots, report);
    const identity = checkIdentity(root, report);
    checkTargetVariables(root, report);
    const wanted = { wanted: options.target, explicit: options.requireTarget === true, place: start };
    const target = selectTarget(root, wanted, report);
    if (target === undefined)
        return { diagnostics: report.list() };
    const scope = collectVariables({ root, target, given: options.variables ?? {}, place: start, growth }, report);
    const host = readTargetHost(target, scope, report);
    const views = buildEndpoints(root, target, scope, report);
    for (const view of views)
        checkEndpoint(view, report);
    checkWorkspace(views, report);
    const diagnostics = report.list();
    if (report.hasErrors())
        return { diagnostics };
    return {
        manifest: {
            ...identity,
            target: target.name,
            targets: targetEntries(root).map((entry) => entry.key),
            ...(host === undefined ? {} : { host }),
            endpoints: views.map(desiredEndpoint),
            environmentLiterals: environmentLiterals(views),
            locate: locator(views),
        },
        diagnostics,
    };
}
/** The host the chosen target asserts; the hosts of all targets are checked. */
function readTargetHost(target, scope, report) {
    const node = (0,manifest_node/* child */.jf)(target.node, 'host');
    const filled = node === undefined ? undefined : fillIn(node, scope, report);
    if (filled?.type !== 'scalar' || filled.value === null || filled.unresolved === true)
        return undefined;
    const { origin, error } = readHost(filled.text.trim());
    if (error !== undefined)
        report.error(filled.place, error);
    return origin;
}
function desiredEndpoint(view) {
    return { key: view.key, name: view.name, document: view.document, lifecycle: readLifecycle(view) };
}
function readLifecycle(view) {
    return {
        preventDestroy: view.lifecycle['prevent_destroy'] === true,
        adopt: view.lifecycle['adopt'] === true,
        ignoreChanges: (0,json/* asList */.DD)(view.lifecycle['ignore_changes']).map((item) => {
            const rule = (0,json/* asObject */.eB)(item);
            const until = rule['until'];
            return {
                path: read_textOf(rule['path']),
                reason: read_textOf(rule['reason']),
                ...(typeof until === 'string' ? { until } : {}),
            };
        }),
    };
}
const read_textOf = (value) => (typeof value === 'string' ? value : '');
function environmentLiterals(views) {
    const literals = new Set();
    for (const view of views) {
        for (const entity of (0,json/* asList */.DD)((0,json/* asObject */.eB)(view.document['config'])['served_entities'])) {
            for (const value of Object.values((0,json/* asObject */.eB)((0,json/* asObject */.eB)(entity)['environment_vars']))) {
                if (typeof value === 'string' && !scalars/* secretReference */.QO.test(value))
                    literals.add(value);
            }
        }
    }
    return literals;
}
function locator(views) {
    const byKey = new Map(views.map((view) => [view.key, view]));
    return (endpointKey, path = []) => {
        const view = byKey.get(endpointKey);
        return view === undefined ? undefined : placeAt(view, path);
    };
}
//# sourceMappingURL=read.js.map

/***/ }),

/***/ 9246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LU: () => (/* binding */ createReport),
/* harmony export */   au: () => (/* binding */ didYouMean),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   pA: () => (/* binding */ nearest),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1916);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7680);


/** So many of each severity: more than anyone reads, and few enough that a hostile manifest costs neither time nor memory. */
const mostFindings = 1000;
function createReport(files) {
    const found = new Map();
    const numbers = { error: 0, warning: 0 };
    let more;
    const add = (severity, place, words) => {
        if (numbers[severity] >= mostFindings) {
            if (severity === 'error')
                more ??= place;
            return;
        }
        const message = (0,_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .maskCredentials */ .Bs)(typeof words === 'string' ? words : words());
        const id = JSON.stringify([severity, place.file, place.line, place.column, message]);
        if (found.has(id))
            return;
        numbers[severity] += 1;
        found.set(id, { severity, message, ...place });
    };
    const rank = new Map(files.map((file, index) => [file, index]));
    return {
        error: (place, message) => {
            add('error', place, message);
        },
        warn: (place, message) => {
            add('warning', place, message);
        },
        hasErrors: () => numbers.error > 0,
        list: () => [...found.values(), ...(more === undefined ? [] : [{ severity: 'error', message: `There are more problems from here on; the first ${mostFindings} are told.`, ...more }])].sort((a, b) => (rank.get(a.file) ?? 0) - (rank.get(b.file) ?? 0) ||
            (a.line ?? 0) - (b.line ?? 0) ||
            (a.column ?? 0) - (b.column ?? 0)),
    };
}
/** Among how many known words a nearer one is looked for, and how many of them a message names. */
const most = { compared: 1000, named: 40 };
/** The known word nearest to what was written; `undefined` where none is reasonably near. */
function nearest(written, known) {
    if (written.length > 100)
        return undefined;
    let best;
    let compared = 0;
    for (const word of known) {
        if ((compared += 1) > most.compared)
            break;
        const steps = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(written.toLowerCase(), word.toLowerCase());
        // Two letters that changed places count as two steps.
        const near = steps <= Math.max(1, Math.floor(word.length / 3)) || (steps === 2 && sameLetters(written, word));
        if (near && (best === undefined || steps < best.steps))
            best = { word, steps };
    }
    return best?.word;
}
function sameLetters(a, b) {
    const sorted = (word) => Array.from(word.toLowerCase()).sort().join('');
    return sorted(a) === sorted(b);
}
/** ` Did you mean ...?`, or nothing. */
function didYouMean(written, known) {
    const word = nearest(written, known);
    return word === undefined ? '' : ` Did you mean \`${word}\`?`;
}
/** "`a`, `b` or `c`" */
function oneOf(words, conjunction = 'or') {
    const quoted = words.slice(0, most.named).map((word) => `\`${word}\``);
    const last = words.length > most.named ? `${words.length - most.named} more` : (quoted.pop() ?? '');
    return quoted.length === 0 ? last : `${quoted.join(', ')} ${conjunction} ${last}`;
}
/** Text of the manifest as it may stand in a message: one line, cut, in backticks; never a credential. */
function quote(text) {
    // Before it is cut, since half of a credential would not be known for one.
    const line = (0,_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .maskCredentials */ .Bs)(text).replace(/[\s`]+/g, ' ').trim();
    return `\`${line.length > 60 ? `${line.slice(0, 57)}...` : line}\``;
}
//# sourceMappingURL=report.js.map

/***/ }),

/***/ 5587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ readScalar),
/* harmony export */   Av: () => (/* binding */ secretWithoutSpaces),
/* harmony export */   QO: () => (/* binding */ secretReference)
/* harmony export */ });
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2256);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9246);


const secretReference = /^\{\{secrets\/[^/{}\s]+\/[^/{}\s]+\}\}$/;
/** The reference that was meant by one with spaces, such as `{{ secrets/a/b }}`, which the platform does not resolve. */
function secretWithoutSpaces(text) {
    const bare = text.replace(/\s+/g, '');
    return bare !== text.trim() && secretReference.test(bare) ? bare : undefined;
}
/** Reads one scalar as the table's row wants it. `label` is the field's name; values of credentials are never printed. */
function readScalar(node, field, label) {
    if (field.type === 'string')
        return readString(node, field, label);
    return field.type === 'boolean' ? readBoolean(node, label) : readNumber(node, field, label);
}
function readBoolean(node, label) {
    if (typeof node.value === 'boolean')
        return { value: node.value };
    if (node.value === 'true' || node.value === 'false')
        return { value: node.value === 'true' };
    return { value: node.text, error: `\`${label}\` must be \`true\` or \`false\`, not ${describeValue(node)}.` };
}
const decimal = /^\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*$/;
function readNumber(node, field, label) {
    const isText = typeof node.value === 'string' && decimal.test(node.value);
    const value = typeof node.value === 'number' ? node.value : isText ? Number(node.value) : Number.NaN;
    const whole = field.type === 'integer';
    if (whole ? !Number.isSafeInteger(value) : !Number.isFinite(value)) {
        const wanted = whole ? 'whole number' : 'number';
        return { value: node.text, error: `\`${label}\` must be a ${wanted}, not ${describeValue(node)}.` };
    }
    const { minimum, maximum, multipleOf } = field;
    if (minimum !== undefined && value < minimum) {
        return { value, error: `\`${label}\` must be at least ${minimum}, but is ${value}.` };
    }
    if (maximum !== undefined && value > maximum) {
        return { value, error: `\`${label}\` must be at most ${maximum}, but is ${value}.` };
    }
    if (multipleOf !== undefined && value % multipleOf !== 0) {
        const below = Math.floor(value / multipleOf) * multipleOf;
        const near = `${Math.max(below, minimum ?? 0)} or ${below + multipleOf}`;
        return { value, error: `\`${label}\` must be a multiple of ${multipleOf}, such as ${near}, but is ${value}.` };
    }
    return { value };
}
function readString(node, field, label) {
    const value = node.text;
    if (field.credential === true)
        return readCredential(value, label);
    if (value === '') {
        if (field.required === true || field.closed === true || (field.minLength ?? 0) > 0 || field.pattern !== undefined) {
            return { error: `\`${label}\` must not be empty.` };
        }
        return { value };
    }
    if (field.values !== undefined && !field.values.includes(value)) {
        return readUnknownValue(value, field.values, field, label);
    }
    if (field.pattern !== undefined && !field.pattern.test(value)) {
        return { value, error: `\`${label}\` must be ${field.patternWords ?? String(field.pattern)}, but is ${(0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(value)}.` };
    }
    if (field.maxLength !== undefined && value.length > field.maxLength) {
        return {
            value,
            error: `\`${label}\` may have at most ${field.maxLength} characters, but has ${value.length}.`,
        };
    }
    return { value };
}
function readUnknownValue(value, known, field, label) {
    const hint = (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(value, known);
    if (field.closed === true) {
        return { value, error: `\`${label}\` must be ${(0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .oneOf */ .yL)(known)}, not ${(0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(value)}.${hint}` };
    }
    // A value that differs in case alone is a slip, but the platform may know words that we do not: it decides.
    const near = (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .pA)(value, known);
    return {
        value,
        warning: `${(0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(value)} is not a value of \`${label}\` that is known here (${(0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .oneOf */ .yL)(known, 'and')}).` +
            (near === undefined ? ' It is sent as it is.' : hint),
    };
}
function readCredential(value, label) {
    const trimmed = value.trim();
    if (secretReference.test(trimmed))
        return { value: trimmed };
    const bare = secretWithoutSpaces(value);
    if (bare !== undefined) {
        return { error: `\`${label}\` holds a secret reference with spaces. Write it without: ${(0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(`"${bare}"`)}.` };
    }
    return {
        error: `\`${label}\` must be a secret reference, \`"{{secrets/<scope>/<key>}}"\`: ` +
            'a credential itself does not belong in a manifest.',
    };
}
function describeValue(node) {
    return node.value === null || node.text === '' ? (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .describeNode */ .WQ)({ ...node, value: null }) : (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(node.text);
}
//# sourceMappingURL=scalars.js.map

/***/ }),

/***/ 6030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C_: () => (/* binding */ endpointField),
/* harmony export */   T1: () => (/* binding */ defaultsField),
/* harmony export */   aD: () => (/* binding */ idPattern),
/* harmony export */   vb: () => (/* binding */ manifestShape)
/* harmony export */ });
/* unused harmony export lifecycleField */
/* harmony import */ var _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4784);

const ignoreChanges = {
    type: 'keyed-list',
    doc: 'Differences that are left alone.',
    // No identity: a list in a later layer replaces the inherited one.
    identity: [],
    toEntries: (items) => items.map((item, index) => [String(index), item]),
    fromEntries: (entries) => entries.map(([, item]) => item),
    item: {
        type: 'object',
        stated: 'whole',
        doc: 'One path whose differences are left alone.',
        fields: {
            path: {
                type: 'string',
                doc: 'Path as plans show it, such as `config.served_entities[main].workload_size`.',
                required: true,
            },
            reason: { type: 'string', doc: 'Why; shown in reports.', required: true },
            until: { type: 'string', doc: 'Last day on which it counts, `YYYY-MM-DD`.' },
        },
    },
};
const lifecycleField = {
    type: 'object',
    stated: 'whole',
    doc: 'How the tool may treat the endpoint. Not sent to the platform.',
    manifestOnly: true,
    fields: {
        prevent_destroy: { type: 'boolean', doc: 'Refuse to delete or replace the endpoint.', absentMeans: false },
        adopt: { type: 'boolean', doc: 'Take over an endpoint of this name that nobody owns yet.', absentMeans: false },
        ignore_changes: ignoreChanges,
    },
};
const nameField = {
    type: 'string',
    doc: "Name of the endpoint; the key, after the target's `name_prefix`, when left out.",
    pattern: _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .namePattern */ ._u,
    patternWords: '1 to 63 letters, digits, `-` or `_`, the first a letter or digit',
    evidence: 'C1, C2',
};
/** One endpoint as the manifest writes it; also the shape of `defaults`. */
const endpointField = {
    type: 'object',
    stated: 'by-field',
    doc: 'An endpoint.',
    readOnly: _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readOnlyEndpointFields */ .HE,
    fields: {
        name: nameField,
        ...Object.fromEntries(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionNames */ .QN.map((name) => [name, _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .sections */ .V0[name].field])),
        ..._endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .creationFields */ .RC,
        lifecycle: lifecycleField,
    },
};
/** What `defaults` may hold: all of an endpoint but its name. */
const defaultsField = {
    ...endpointField,
    doc: 'Merged under every endpoint.',
    fields: Object.fromEntries(Object.entries(endpointField.fields).filter(([name]) => name !== 'name')),
};
const idPattern = /^[A-Za-z0-9_-]{1,40}$/;
const variablePattern = /^[A-Za-z_][A-Za-z0-9_-]{0,62}$/;
const endpointsOf = (doc) => ({ type: 'map', doc, value: endpointField });
const targetShape = {
    type: 'group',
    doc: 'A place to deploy to.',
    fields: {
        default: { type: 'boolean', doc: 'Whether it is meant when no target is chosen.' },
        host: { type: 'string', doc: 'URL the workspace must have. Checked, never where credentials are sent.' },
        variables: {
            type: 'map',
            doc: 'Values of variables in this target.',
            value: { type: 'string', doc: 'Value of the variable.' },
        },
        name_prefix: { type: 'string', doc: 'Put before endpoint names that come from keys.' },
        endpoints: endpointsOf('Merged over the endpoints of the same keys; `null` leaves one out of this target.'),
    },
};
const manifestShape = {
    type: 'group',
    doc: 'Databricks Model Serving endpoints as code.',
    fields: {
        id: {
            type: 'string',
            doc: 'Tells by whom endpoints are owned. Written once, and best never changed.',
            pattern: idPattern,
            patternWords: '1 to 40 letters, digits, `-` or `_`',
        },
        moved_from: {
            type: 'string-list',
            doc: 'Ownership tags (`<owner>__<repo>__<id>__<target>`) of manifests whose endpoints this one may take over.',
        },
        variables: {
            type: 'map',
            doc: 'Values for `${var.<name>}`.',
            value: { type: 'variable', doc: 'The default, or a map with `default` and `description`.' },
            keyPattern: variablePattern,
            keyWords: 'letters, digits, `-` or `_`, the first a letter or `_`',
        },
        targets: {
            type: 'map',
            doc: 'Places to deploy to, one of them chosen for a run.',
            value: targetShape,
            keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
            keyWords: '1 to 63 letters, digits, `.`, `-` or `_`, the first a letter or digit',
        },
        defaults: defaultsField,
        endpoints: endpointsOf('The endpoints. `{}` means none, and with it that all owned ones go.'),
    },
};
//# sourceMappingURL=shapes.js.map

/***/ }),

/***/ 6922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
const names = new Set(['localhost', '[::1]', '::1']);
/**
 * Whether a host name (as `URL.hostname` spells it) is this machine itself: the one place plain http may go to. Names
 * below `localhost` are not: DNS may send them elsewhere.
 */
function isLoopback(hostname) {
    return names.has(hostname) || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
//# sourceMappingURL=loopback.js.map

/***/ }),

/***/ 1447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wm: () => (/* binding */ proxySecrets),
/* harmony export */   iJ: () => (/* binding */ proxyFor),
/* harmony export */   rq: () => (/* binding */ readProxies)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5071);
/* harmony import */ var _loopback_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6922);
/**
 * Which proxy a request goes through (databricks-auth.md 3.5). Ours rather than undici's `EnvHttpProxyAgent`: that one
 * refuses a proxy without a scheme or with a user name alone, sends loopback addresses other than those listed to the
 * proxy, does not read IPv6 addresses in `no_proxy`, and cannot tell for a message which proxy it was.
 */


/** Reads the proxy variables. Throws `invalid-input`, without the value, where one is no address. */
function readProxies(env) {
    const http = proxyOf(env, 'http_proxy');
    return { http, https: proxyOf(env, 'https_proxy') ?? http, exempt: exemptionsOf(read(env, 'no_proxy')) };
}
/** The proxy for an address; `undefined`: direct, which this machine itself always is. */
function proxyFor({ protocol, hostname, port }, { http, https, exempt }) {
    const proxy = protocol === 'https:' ? https : http;
    if (proxy === undefined || exempt === 'all' || (0,_loopback_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U)(hostname))
        return undefined;
    const used = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
    const named = (one) => (one.port ?? used) === used && (hostname === one.hostname || hostname.endsWith(`.${one.hostname}`));
    return exempt.some(named) ? undefined : proxy;
}
/** Credentials inside the proxy variables, in every spelling they may turn up in; to be masked before anything is logged. */
function proxySecrets(env) {
    return ['http_proxy', 'https_proxy'].flatMap((name) => {
        const [user, password] = credentialsOf(withScheme(read(env, name))) ?? ['', ''];
        return password === '' ? [] : [password, decode(password), encodeBasic(user, password)];
    });
}
const read = (env, name) => (env[name] ?? env[name.toUpperCase()] ?? '').trim();
function proxyOf(env, name) {
    const text = withScheme(read(env, name));
    if (text === '')
        return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || url.hostname === '' || !['http:', 'https:'].includes(url.protocol)) {
        // The value may hold a password, so it is not shown.
        const problem = url === undefined ? 'it is not a URL' : 'only http and https proxies can be used';
        const variable = env[name] === undefined ? name.toUpperCase() : name;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', `The proxy in \`${variable}\` cannot be used: ${problem}.`, {
            hint: 'Write it as `http://proxy.example:3128`, with `user:password@` before the host where it wants them, percent-encoded.',
        });
    }
    const origin = url.origin;
    const [user, password] = credentialsOf(text) ?? ['', ''];
    if (user === '' && password === '')
        return { origin };
    return { origin, authorization: `Basic ${encodeBasic(user, password)}` };
}
const encodeBasic = (user, password) => Buffer.from(`${decode(user)}:${decode(password)}`).toString('base64');
/** User name and password as they were written, before a URL would escape them. */
function credentialsOf(text) {
    const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)@/i.exec(text)?.[1];
    if (authority === undefined)
        return undefined;
    const colon = authority.indexOf(':');
    return colon === -1 ? [authority, ''] : [authority.slice(0, colon), authority.slice(colon + 1)];
}
/** A percent sign that escapes nothing is meant as it stands. */
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** `proxy.example:3128` is a common way to write it, which is no URL. */
function withScheme(proxy) {
    return proxy === '' || proxy.includes('://') ? proxy : `http://${proxy}`;
}
function exemptionsOf(text) {
    const items = text.split(/[,\s]+/).filter((item) => item !== '');
    return items.includes('*') ? 'all' : items.flatMap((item) => exemptionOf(item) ?? []);
}
function exemptionOf(item) {
    // An IPv6 address may stand without brackets, but then without a port.
    const bare = item.replace(/^\*?\./, '');
    const address = bare.split(':').length > 2 && !bare.startsWith('[') ? `[${bare}]` : bare;
    if (!URL.canParse(`http://${address}`))
        return undefined;
    const { hostname } = new URL(`http://${address}`);
    const port = /:(\d+)$/.exec(address.replace(/^\[[^\]]*\]/, ''))?.[1];
    return { hostname, ...(port === undefined ? {} : { port: String(Number(port)) }) };
}
//# sourceMappingURL=proxies.js.map

/***/ }),

/***/ 3968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ redactedJson),
/* harmony export */   l: () => (/* binding */ createRedactor)
/* harmony export */ });
/** Keeps known secret values out of every text that leaves the process: log, summary, comment, issue, file, error. */
/** Shorter values (`1`, `true`, `prod`) would turn ordinary words into stars and hide nothing. */
const shortest = 6;
/** Shorter ones could turn up by chance where blanks between characters do not count. */
const shortestSplit = 12;
const stars = '***';
function createRedactor() {
    const known = new Map();
    const all = createSearch();
    const credentials = createSearch();
    const broken = [];
    function splice(text, search) {
        const spans = search.find(text);
        for (const { pattern, least } of broken) {
            if (text.length < least)
                continue;
            for (const match of text.matchAll(pattern))
                spans.push([match.index, match.index + match[0].length]);
        }
        return spans.length === 0 ? text : starred(text, spans);
    }
    return {
        add(value, kind = 'credential') {
            const trimmed = value.trim();
            if (trimmed === '' || known.get(trimmed) === 'credential' || known.get(trimmed) === kind)
                return;
            known.set(trimmed, kind);
            const forms = [...formsOf(trimmed), ...(kind === 'credential' ? [reversed(trimmed)] : [])].filter((form) => form.length >= shortest);
            for (const form of forms)
                all.add(form);
            if (kind !== 'credential')
                return;
            for (const form of forms)
                credentials.add(form);
            broken.push(...brokenForms(trimmed));
        },
        redact: (text) => splice(text, all),
        redactCredentials: (text) => splice(text, credentials),
    };
}
/** Overlapping spans as one, so that no value leaves its tail behind. */
function starred(text, spans) {
    let result = '';
    let at = 0;
    for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
        if (from > at || result === '')
            result += text.slice(at, from) + stars;
        at = Math.max(at, to);
    }
    return result + text.slice(at);
}
/**
 * Many words in one pass: a large workspace has thousands of hidden values, and each line of the log is looked through.
 * A table over three characters tells most places apart; only at the rest words are compared, by their beginning.
 */
function createSearch() {
    const hints = new Uint8Array(1 << 16);
    const byStart = new Map();
    const hashAt = (text, at) => (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & 0xffff;
    return {
        add(form) {
            const start = form.slice(0, shortest);
            const others = byStart.get(start) ?? [];
            if (others.includes(form))
                return;
            hints[hashAt(form, 0)] = 1;
            byStart.set(start, [...others, form].sort((a, b) => b.length - a.length));
        },
        find(text) {
            const spans = [];
            if (byStart.size === 0)
                return spans;
            const last = text.length - shortest;
            for (let at = 0; at <= last; at += 1) {
                if (hints[hashAt(text, at)] === 0)
                    continue;
                const form = byStart.get(text.slice(at, at + shortest))?.find((each) => text.startsWith(each, at));
                if (form !== undefined)
                    spans.push([at, at + form.length]);
            }
            return spans;
        },
    };
}
/** A value as it may turn up whole: itself, its lines, and as JSON, URLs, HTML, hexadecimal and Base64 write it. */
function formsOf(value) {
    const json = JSON.stringify(value).slice(1, -1);
    const url = encodeURIComponent(wellFormed(value));
    const bytes = Buffer.from(value, 'utf8');
    const hex = bytes.toString('hex');
    return new Set([
        value,
        ...value.split(/\r?\n/).map((line) => line.trim()),
        json,
        JSON.stringify(json).slice(1, -1),
        json.replaceAll('/', '\\/'),
        json.replace(/[<>&'=+/]/g, unicodeEscape),
        url,
        url.replaceAll('%20', '+'),
        url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
        encodeURIComponent(url),
        value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
        entities(value, (code) => `&#${code};`),
        entities(value, (code) => `&#x${code.toString(16)};`),
        hex,
        hex.toUpperCase(),
        ...[hex, hex.toUpperCase()].map((digits) => digits.replace(/../g, '%$&')),
        value.split('').map(unicodeEscape).join(''),
        ...base64Forms(bytes),
    ]);
}
const entities = (value, write) => Array.from(value, (character) => write(character.codePointAt(0) ?? 0)).join('');
const unicodeEscape = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
/** `encodeURIComponent` throws at half a character. */
const wellFormed = (value) => value.replace(/\p{Cs}/gu, '\ufffd');
const reversed = (value) => Array.from(value).reverse().join('');
/** The characters of Base64 that depend on the value alone, for each of the three places at which it may begin. */
function base64Forms(bytes) {
    return [0, 1, 2].flatMap((offset) => {
        const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
        const own = encoded.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + bytes.length) * 4) / 3));
        // A few characters turn up by chance.
        return own.length < shortest + 2 ? [] : [own, own.replaceAll('+', '-').replaceAll('/', '_')];
    });
}
/** Blanks, line ends and characters that nobody sees. */
const gap = String.raw `[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]{0,80}`;
/** Longest stretch that is one pattern: those of whole ID tokens would be too large for the engine. */
const longestPiece = 200;
/**
 * Patterns of a credential with blanks between its characters, in letters of either case, and with each mark in it
 * escaped in any way: as Markdown, JSON, URLs and HTML do. Blanks and marks cannot stand for one another, so that no text makes the search slow.
 */
function brokenForms(value) {
    const characters = Array.from(value.replace(/\s+/g, ''));
    if (characters.length < shortestSplit)
        return [];
    const pieces = [];
    for (let from = 0; from < characters.length; from += longestPiece) {
        const end = characters.length - from < 2 * longestPiece ? characters.length : from + longestPiece;
        const piece = characters.slice(from, end);
        pieces.push({ pattern: new RegExp(piece.map(anyWriting).join(gap), 'giu'), least: piece.length });
        if (end === characters.length)
            break;
    }
    return pieces;
}
function anyWriting(character) {
    if (/[A-Za-z0-9]/.test(character))
        return character;
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    const percent = encodeURIComponent(wellFormed(character)).replace(/%(..)/g, '%(?:25)?$1');
    const named = names[character];
    return `(?:${[
        String.raw `\\{0,4}\u{${hex}}`,
        percent.startsWith('%') ? percent : `%(?:25)?${hex}`,
        `&#0{0,4}${code};`,
        `&#x0{0,4}${hex};`,
        String.raw `\\{1,4}u${hex.padStart(4, '0')}`,
        ...(named === undefined ? [] : [`&${named};`]),
    ].join('|')})`;
}
const names = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };
/** JSON with every string redacted; keys that are credentials, too. Other values may be words that its readers know as keys. */
function redactedJson(value, redactor) {
    return `${JSON.stringify(redactedValue(value, redactor), null, 2)}\n`;
}
function redactedValue(value, redactor) {
    if (typeof value === 'string')
        return redactor.redact(value);
    if (Array.isArray(value))
        return value.map((item) => redactedValue(item, redactor));
    if (typeof value !== 'object' || value === null)
        return value;
    // Without a prototype, so that `__proto__` is a plain key.
    const copy = Object.create(null);
    for (const [key, item] of Object.entries(value))
        copy[redactor.redactCredentials(key)] = redactedValue(item, redactor);
    return copy;
}
//# sourceMappingURL=redactor.js.map

/***/ }),

/***/ 120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   GA: () => (/* binding */ cellCode),
/* harmony export */   Ie: () => (/* binding */ cellText),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   K0: () => (/* binding */ workflowCommandSafe),
/* harmony export */   Mx: () => (/* binding */ withoutEnd),
/* harmony export */   RB: () => (/* binding */ logTail),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   h8: () => (/* binding */ htmlCode),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   ti: () => (/* binding */ inlineCode),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/* unused harmony export escapeHtml */
/**
 * Everything that comes from a manifest, a workspace or a person passes through here before it becomes a report: it
 * must not be able to leave its place, to notify anybody, to look like our own markers or to hide characters.
 */
/** Controls, format characters (bidi, zero width), lone surrogates, line separators and blank look-alikes. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const emojiJoiner = 0x200d;
const emojiStyle = 0xfe0f;
/** Makes unseen characters visible as `⟨U+202E⟩` and breaks `<!--`; line feeds and tabs stay. */
function visible(text) {
    return text
        .replace(unseen, (character, offset) => {
        const code = character.codePointAt(0) ?? 0;
        if (character === '\n' || character === '\t')
            return character;
        if ((code === emojiJoiner || code === emojiStyle) && endsInEmoji(text.slice(Math.max(0, offset - 3), offset))) {
            return character;
        }
        return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
    })
        .replaceAll('<!--', '<!- -');
}
function endsInEmoji(text) {
    return /\p{Extended_Pictographic}\ufe0f?$/u.test(text);
}
/** One line: line feeds, tabs and runs of spaces become one space. */
function oneLine(text) {
    return visible(text.replaceAll('\r\n', '\n')).replace(/[\n\t ]+/g, ' ').trim();
}
/** At most `limit` UTF-16 units, never half a character; what was cut is told by `…`. */
function cut(text, limit) {
    if (text.length <= limit)
        return text;
    let end = Math.max(0, limit - 1);
    if (/[\ud800-\udbff]/.test(text.charAt(end - 1)))
        end -= 1;
    return `${text.slice(0, end)}…`;
}
/** Without these characters at its end. No pattern: `\n+$` costs the square of a run that stands elsewhere. */
function withoutEnd(text, characters) {
    let end = text.length;
    while (end > 0 && characters.includes(text.charAt(end - 1)))
        end -= 1;
    return text.slice(0, end);
}
function longestRun(text) {
    let longest = 0;
    for (const run of text.match(/`+/g) ?? [])
        longest = Math.max(longest, run.length);
    return longest;
}
/** Longer than any name or path of the platform; what is longer would only push the rest of a report away. */
const longestCode = 500;
/** A code span with a fence longer than any run of backticks inside. Not for table cells: see `cellCode`. */
function inlineCode(text) {
    const line = oneLine(cut(text, longestCode));
    if (line === '')
        return '`""`';
    const ticks = '`'.repeat(longestRun(line) + 1);
    const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
    return `${ticks}${pad}${line}${pad}${ticks}`;
}
/** Code for places where Markdown is not read or where `|` ends a cell: `<summary>` and tables. */
function htmlCode(text) {
    const line = oneLine(cut(text, longestCode));
    return `<code>${escapeHtml(line === '' ? '""' : line)}</code>`;
}
/** Letters, digits, spaces and a few harmless marks stay; everything else becomes an entity, so Markdown sees none. */
function escapeHtml(text) {
    return oneLine(text).replace(/[!-+:-@[-^`{-~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|(?<=www)\./gi, (mark) => `&#${mark.charCodeAt(0)};`);
}
/** A code span for a table cell. */
function cellCode(text) {
    return /[|\\]/.test(text) ? htmlCode(text) : inlineCode(text);
}
/** A fenced block whose fence is longer than any run of backticks inside. `lang` is ours, never a user's. */
function fence(text, lang = '') {
    const content = withoutEnd(visible(text.replaceAll('\r\n', '\n')), '\n');
    const ticks = '`'.repeat(Math.max(3, longestRun(content) + 1));
    return `${ticks}${lang}\n${content}\n${ticks}`;
}
/** What GitHub would turn into a notification, a link or a formula: shown as code instead. */
const linked = /@|\$|#\d|GH-\d|:\/\/|www\.|\b(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b/i;
/**
 * Prose of others as one line of Markdown that formats and links nothing. `` `code` `` in it stays code, and words
 * that GitHub would link (`@name`, `#12`, addresses, commits) become code.
 */
function plainText(text) {
    return toProse(text, inlineCode);
}
/** `plainText` for a table cell. */
function cellText(text) {
    return toProse(text, cellCode);
}
const longestProse = 4000;
function toProse(text, code) {
    const pieces = oneLine(cut(text, longestProse)).split(/`([^`]+)`/);
    let out = '';
    for (const [index, piece] of pieces.entries()) {
        out = join(out, index % 2 === 1 ? code(piece) : escapeWords(piece, code));
    }
    return out.replace(/^(\d*)(?=[.)])|^(?=[-+=])/, '$1\\');
}
/** Two code spans that touch would become one. */
function join(left, right) {
    return left.endsWith('`') && right.startsWith('`') ? `${left} ${right}` : left + right;
}
function escapeWords(text, code) {
    return text.replace(/[^ ]+/g, (word) => {
        if (!linked.test(word))
            return escapeMarks(word);
        const [, before = '', core = '', after = ''] = /^([("'[]*)(.*?)([)\]"'.,;:!?]*)$/.exec(word) ?? [];
        if (core === '')
            return escapeMarks(word);
        return join(join(escapeMarks(before), code(core)), escapeMarks(after));
    });
}
function escapeMarks(text) {
    return text
        .replace(/[\\`*[\]#|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;');
}
/** A link of ours to a run, issue or workspace; an address that is not plain http(s) is shown as code instead. */
function link(label, url) {
    return /^https?:\/\/[A-Za-z0-9._~:/?#@!&=+,;%-]+$/.test(url) ? `[${label}](${url})` : `${label} (${inlineCode(url)})`;
}
/**
 * Lines that may be written to the log of a job: none is read by the runner as a workflow command (`::` at its start,
 * `##[` anywhere), and no carriage return or encoded line end moves text to a place where it would be.
 */
function workflowCommandSafe(text) {
    return visible(text.replaceAll('\r\n', '\n'))
        .split('\n')
        .map((line) => line
        .replace(/^(\s*):(?=:)/, '$1:\u200b')
        .replaceAll('##[', '##\u200b[')
        .replace(/%(?=0[AaDd])/g, '%\u200b'))
        .join('\n');
}
const terminalCodes = new RegExp(String.raw `\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])`, 'g');
/** The last `lines` lines of a log without colours; a carriage return inside a line shows what was last written. */
function logTail(log, lines, width = 400) {
    const all = withoutEnd(log.replace(terminalCodes, '').replaceAll('\r\n', '\n'), '\n')
        .split('\n')
        .map((line) => cut(withoutEnd(line, '\r').replace(/^[^]*\r/, ''), width));
    const tail = all.slice(-lines);
    return (all.length > tail.length ? [`… ${all.length - tail.length} earlier lines`, ...tail] : tail).join('\n');
}
//# sourceMappingURL=escape.js.map

/***/ }),

/***/ 1921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   eY: () => (/* binding */ loadManifest)
/* harmony export */ });
/* unused harmony export formatPlace */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5071);
/* harmony import */ var _manifest_read_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9046);
/* harmony import */ var _manifest_files_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8545);



/** The manifest of the checkout and its warnings. Throws as `parseManifest` and `readManifestFiles` do. */
async function loadManifest(settings, options) {
    return parseManifest(await (0,_manifest_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifestFiles */ .xt)(settings.manifest, options.checkout, options.words), settings, options);
}
/** Throws `invalid-manifest` with every problem as a diagnostic. */
function parseManifest(files, settings, options) {
    const { manifest, diagnostics } = (0,_manifest_read_js__WEBPACK_IMPORTED_MODULE_1__/* .readManifest */ .W)([...files], {
        ...(settings.target === undefined ? {} : { target: settings.target }),
        variables: { ...settings.variables },
        requireTarget: options.requireTarget,
    });
    const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
    const warnings = diagnostics.filter((diagnostic) => diagnostic.severity === 'warning');
    if (manifest !== undefined && errors.length === 0)
        return { manifest, warnings };
    const [first] = errors;
    const place = first === undefined ? '' : `${formatPlace(first)}: `;
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more problem${errors.length > 2 ? 's' : ''})` : '';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-manifest', `${place}${first?.message ?? 'The manifest cannot be used.'}${more}`, {
        diagnostics,
        hint: 'Nothing was changed. Mend the manifest; every problem is listed above.',
    });
}
/** `file:line:column`, as editors and terminals link it. */
function formatPlace(place) {
    return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}
//# sourceMappingURL=load-manifest.js.map

/***/ }),

/***/ 8545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  xt: () => (/* binding */ readManifestFiles),
  Q4: () => (/* binding */ refuseTooMany)
});

// UNUSED EXPORTS: mostFiles

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __nccwpck_require__(5071);
// EXTERNAL MODULE: ./lib/src/manifest/report.js
var report = __nccwpck_require__(9246);
;// CONCATENATED MODULE: ./lib/src/shell/manifest-files.js
/** Finds the manifest's files in the checkout. Nothing outside it is ever read, whatever links say. */





const jobWords = {
    root: 'the checkout',
    missing: 'Check the input `manifest`, and that the job checks the repository out first.',
    outside: "Name a file below the repository's folder.",
};
/** Manifests are small; a file beyond this is not one. */
const largestFile = 1024 * 1024;
/** More than the largest fleet needs, and no more than can be read in seconds. */
const largestManifest = 8 * 1024 * 1024;
const mostFiles = 1000;
/**
 * Reads the files of a path or glob, sorted by path. Throws `invalid-input` for what lies outside the checkout and
 * `invalid-manifest` for what is missing, no file, too large, or matched by nothing.
 */
async function readManifestFiles(pattern, checkout, words = jobWords) {
    const root = await (0,promises_.realpath)(checkout);
    const paths = /[*?[\]{}!]/.test(pattern) ? await match(pattern, root, words) : [(0,external_node_path_.resolve)(root, pattern)];
    refuseTooMany(paths.length, pattern);
    const files = [];
    let size = 0;
    for (const path of paths.sort()) {
        const file = await read(path, { root, pattern, words });
        size += Buffer.byteLength(file.text);
        if (size > largestManifest)
            throw new errors/* EndpointsError */.Ju('invalid-manifest', `The files of \`${pattern}\` are larger than 8 MiB together.`, { hint: narrower });
        files.push(file);
    }
    return files;
}
const narrower = 'Name only the files of this manifest, or make several manifests of it.';
/** Throws `invalid-manifest` for more files than a manifest can have. */
function refuseTooMany(count, pattern) {
    if (count <= mostFiles)
        return;
    throw new errors/* EndpointsError */.Ju('invalid-manifest', `The glob \`${pattern}\` matches ${count} files; a manifest has at most ${mostFiles}.`, { hint: narrower });
}
async function match(pattern, root, words) {
    const { create } = await __nccwpck_require__.e(/* import() */ 858).then(__nccwpck_require__.bind(__nccwpck_require__, 3858));
    const globber = await create((0,external_node_path_.resolve)(root, pattern), { followSymbolicLinks: false, matchDirectories: false });
    const paths = await globber.glob();
    if (paths.length > 0)
        return paths;
    throw new errors/* EndpointsError */.Ju('invalid-manifest', `The glob \`${pattern}\` matches no file.`, {
        hint: words.missing,
    });
}
async function read(path, search) {
    const { root, pattern, words } = search;
    refuseOutside(path, search);
    let real;
    try {
        real = await (0,promises_.realpath)(path);
    }
    catch {
        const near = await neighbour(path, root);
        throw new errors/* EndpointsError */.Ju('invalid-manifest', `The manifest \`${pattern}\` does not exist.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`, {
            hint: words.missing,
        });
    }
    refuseOutside(real, search);
    const facts = await (0,promises_.stat)(real);
    const name = (0,external_node_path_.relative)(root, path).split(external_node_path_.sep).join('/');
    if (!facts.isFile())
        throw new errors/* EndpointsError */.Ju('invalid-manifest', `\`${name}\` is not a file.`, { hint: 'Name a file, or a glob of files.' });
    if (facts.size > largestFile) {
        throw new errors/* EndpointsError */.Ju('invalid-manifest', `\`${name}\` is larger than 1 MiB.`, { hint: 'Split the manifest into several files and name them by a glob.' });
    }
    return { path: name, text: await readWithin(real, search) };
}
/** The file beside a missing one that has nearly its name, such as `endpoints.yaml`. */
async function neighbour(path, root) {
    try {
        const folder = await (0,promises_.realpath)((0,external_node_path_.dirname)(path));
        if (!isBelow(folder, root))
            return undefined;
        const name = (0,report/* nearest */.pA)((0,external_node_path_.basename)(path), (await (0,promises_.readdir)(folder)).filter((each) => each !== (0,external_node_path_.basename)(path) && /\.(ya?ml|json)$/i.test(each)));
        return name === undefined ? undefined : (0,external_node_path_.relative)(root, (0,external_node_path_.resolve)((0,external_node_path_.dirname)(path), name)).split(external_node_path_.sep).join('/');
    }
    catch {
        return undefined;
    }
}
/** The text of what was checked, even if something else is put into its place meanwhile. Never waits for a pipe's writer. */
async function readWithin(real, search) {
    const file = await (0,promises_.open)(real, external_node_fs_namespaceObject.constants.O_RDONLY | external_node_fs_namespaceObject.constants.O_NOFOLLOW | external_node_fs_namespaceObject.constants.O_NONBLOCK);
    try {
        const [opened, now, place] = await Promise.all([file.stat(), (0,promises_.stat)(real), (0,promises_.realpath)(real)]);
        if (place !== real || opened.ino !== now.ino || opened.dev !== now.dev || !opened.isFile())
            refuseOutside('..', { ...search, root: '.' });
        const { buffer, bytesRead } = await file.read(Buffer.alloc(largestFile + 1), 0, largestFile + 1, 0);
        return buffer.subarray(0, bytesRead).toString('utf8');
    }
    finally {
        await file.close();
    }
}
function refuseOutside(path, { root, pattern, words }) {
    if (path !== root && isBelow(path, root))
        return;
    throw new errors/* EndpointsError */.Ju('invalid-input', `\`${pattern}\` leads outside ${words.root}.`, { hint: words.outside });
}
function isBelow(path, root) {
    const way = (0,external_node_path_.relative)(root, path);
    return !way.startsWith('..') && !(0,external_node_path_.isAbsolute)(way);
}
//# sourceMappingURL=manifest-files.js.map

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
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
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
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
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
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(5210);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
