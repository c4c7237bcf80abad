export interface ApiErrorExtras {
  headers?: Record<string, string>;
  details?: unknown[];
}

/** A refusal in the platform's envelope: HTTP status, `error_code` (a number on the gateway's own refusals) and message. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string | number,
    message: string,
    readonly extras: ApiErrorExtras = {},
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** A reply that is not in the platform's envelope (OAuth errors, SCIM errors, login pages). */
export class RawReply extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Record<string, string> = {},
  ) {
    super(`raw reply ${status}`);
    this.name = 'RawReply';
  }
}

export function invalid(message: string): ApiError {
  return new ApiError(400, 'INVALID_PARAMETER_VALUE', message);
}

export function malformed(message: string): ApiError {
  return new ApiError(400, 'MALFORMED_REQUEST', message);
}

export function denied(message: string): ApiError {
  return new ApiError(403, 'PERMISSION_DENIED', message);
}

export function missing(message: string): ApiError {
  return new ApiError(404, 'RESOURCE_DOES_NOT_EXIST', message);
}

export function conflict(message: string): ApiError {
  return new ApiError(409, 'RESOURCE_CONFLICT', message);
}

/** E14: the text seen in the wild for a missing endpoint. */
export function missingEndpoint(name: string): ApiError {
  return missing(`Endpoint with name '${name}' does not exist.`);
}
