/** The error codes of the platform API this stand-in answers, with Genesys' own texts. */
const texts = {
  'bad.request': [400, 'The request could not be understood by the server due to malformed syntax.'],
  'invalid.value': [400, 'Value is not valid for field type.'],
  'authentication.required': [401, 'No authentication bearer token specified in authorization header.'],
  'bad.credentials': [401, 'Invalid login credentials.'],
  'missing.any.permissions': [
    403,
    'Unable to perform the requested action. You must have at least one of the following permissions assigned: conversation:communication:view',
  ],
  'not.authorized': [403, 'You are not authorized to perform the requested action.'],
  'not.found': [404, 'The requested resource was not found.'],
  'method.not.allowed': [405, 'The method is not allowed for this resource.'],
  'unsupported.media.type': [415, 'The content type is not supported.'],
  'too.many.requests.retry.after': [429, 'Rate limit exceeded the maximum.'],
  'internal.server.error': [
    500,
    'The server encountered an unexpected condition which prevented it from fulfilling the request.',
  ],
  'service.unavailable': [
    503,
    'Service Unavailable - The server is currently unavailable (because it is overloaded or down for maintenance).',
  ],
  'request.timeout': [504, 'The request timed out.'],
} as const;

export type ErrorCode = keyof typeof texts;

export interface ErrorBody {
  message: string;
  code: string;
  status: number;
  contextId: string;
  details: { errorCode?: string; fieldName?: string; entityId?: string; entityName?: string }[];
  errors: ErrorBody[];
  messageParams?: Record<string, string>;
}

export class ApiError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message?: string) {
    super(message ?? texts[code][1]);
    this.name = 'ApiError';
    this.code = code;
  }

  get status() {
    return texts[this.code][0];
  }
}

export function errorBody(code: ErrorCode, contextId: string, message?: string): ErrorBody {
  const [status, text] = texts[code];
  return { message: message ?? text, code, status, contextId, details: [], errors: [] };
}

export function tooManyRequests(retryAfterS: number, contextId: string): ErrorBody {
  const message = `Rate limit exceeded the maximum. Retry the request in [${retryAfterS}] seconds`;
  return errorBody('too.many.requests.retry.after', contextId, message);
}

export function errorCodeFor(status: number): ErrorCode | undefined {
  const codes = Object.keys(texts).filter((code): code is ErrorCode => code in texts);
  return codes.findLast((code) => texts[code][0] === status);
}
