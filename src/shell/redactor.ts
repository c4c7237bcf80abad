export { createRedactor, redactedJson, type Redactor } from '../redactor.js';
