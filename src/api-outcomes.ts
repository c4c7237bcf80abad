/** What a failed call to the workspace means, by status and code only; messages are never parsed for it. */
import { ApiError } from './errors.js';

/** Codes of 404 that speak of the object; `ENDPOINT_NOT_FOUND` speaks of the route and does not count. */
const missingCode = /(^|_)DOES_NOT_EXIST$|^NOT_FOUND$/;
const existsCodes = new Set(['RESOURCE_ALREADY_EXISTS', 'ALREADY_EXISTS']);

/** The object does not exist: 404 with a code that says so. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.call.status === 404 && missingCode.test(error.call.errorCode ?? '');
}

/** The name is taken. The platform answers it as 400 and as 409 (serving-api 7.1). */
export function isAlreadyExists(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  const { status, errorCode } = error.call;
  return (status === 400 || status === 409) && existsCodes.has(errorCode ?? '');
}

/** 409 because something else is going on with the object, such as a config update. */
export function isConflict(error: unknown): boolean {
  return error instanceof ApiError && error.call.status === 409 && !isAlreadyExists(error);
}

/** Refused for the rate of requests: nothing was done. */
export function isRateLimited(error: unknown): boolean {
  return error instanceof ApiError && (error.call.status === 429 || error.call.errorCode === 'REQUEST_LIMIT_EXCEEDED');
}

/** The workspace has no access control (1.4): nobody has grants there, and none can be given. */
export function hasNoAccessControl(error: unknown): boolean {
  return error instanceof ApiError && error.call.status === 404 && error.call.errorCode === 'FEATURE_DISABLED';
}

/** A write that may have taken effect although it was not answered well: read back before repeating it. */
export function isOutcomeUnknown(error: unknown): boolean {
  return error instanceof ApiError && error.call.outcomeUnknown === true;
}
