import type { Removal } from './removal.ts';
import { remove } from './removal.ts';

export const WORKER_DEFENCES = {
  'origin-required': [
    remove(
      'http/front-door.ts',
      "if (!isReading && c.req.header('origin') !== expected) throw new AppError('origin_not_allowed');",
      'void isReading; void expected;',
    ),
  ],
  'cors-origin': [remove('http/front-door.ts', 'origin: extensionOrigin,', 'origin: (origin) => origin,')],
  'documented-by-schema': [
    { file: 'tests/attacks/authorisation-matrix.ts', find: "'POST /v1/channel':", replace: "'POST /v1/another':" },
  ],
  'no-other-routes': [
    remove('app.ts', 'app.notFound(', "app.get('/v1/customers/:id', (c) => c.text('')); app.notFound("),
  ],
  'log-without-query': [
    remove(
      'http/request-log.ts',
      "const patternOf = (path: string) => (path.includes('*') || path === '' ? 'unmatched' : path);",
      'const patternOf = (path: string) => path;',
    ),
    remove('http/request-log.ts', 'const route = patternOf(routePath(c, -1));', 'const route = patternOf(c.req.url);'),
  ],
  'named-parameters': [
    remove('warehouse/run-query.ts', 'query: query.sql,', "query: query.sql + '\\n-- SELECT * FROM text',"),
  ],
  'bytes-limit': [
    remove(
      'warehouse/run-query.ts',
      '    maximumBytesBilled,\n    dataset,',
      "    maximumBytesBilled: '1073741824',\n    dataset,",
    ),
  ],
  'dataset-grants': [
    {
      file: 'deploy/worker/iam.yaml',
      find: 'role: roles/bigquery.dataViewer, dataset: prep_api }',
      replace:
        'role: roles/bigquery.dataViewer, dataset: prep_api }\n  - { account: worker, role: roles/bigquery.dataViewer, dataset: bcs }',
    },
  ],
  'subject-check': [
    remove(
      'warehouse/rows.ts',
      "if (query.keyedBy === 'subject') refuseOtherSubject(row, parameters);",
      'void refuseOtherSubject; void parameters;',
    ),
  ],
  'row-schema': [
    remove(
      'prep-pack/answer.ts',
      'JSON.stringify(value)',
      'JSON.stringify({ ...value, ...((globalThis as any).last ?? {}) })',
    ),
    remove(
      'warehouse/rows.ts',
      'const row = decode(cells);',
      'const row = decode(cells); (globalThis as any).last = { row };',
    ),
  ],
  'no-steering': [
    remove('warehouse/decode.ts', 'cell.replace(STEERING, REPLACEMENT)', '[cell, STEERING, REPLACEMENT][0]'),
  ],
  'pure-validators': [
    remove(
      'contract/statements.ts',
      'method: z.string().regex(',
      "method: z.string().refine((text) => Reflect.set(Object.prototype, 'seen', text)).regex(",
    ),
  ],
  'json-only': [
    remove(
      'http/front-door.ts',
      "if (c.req.method === 'POST' && !isJson) throw new AppError('media_type_unsupported');",
      'void isJson;',
    ),
  ],
  'body-limit': [remove('http/front-door.ts', 'const MAX_BODY_BYTES = 16 * 1024;', 'const MAX_BODY_BYTES = 1e9;')],
  'connection-limits': [
    remove('listen.ts', 'const HEADERS_TIMEOUT_MS = 10_000;', 'const HEADERS_TIMEOUT_MS = 0;'),
    remove('listen.ts', 'const REQUEST_TIMEOUT_MS = 15_000;', 'const REQUEST_TIMEOUT_MS = 0;'),
  ],
  'connection-count': [remove('listen.ts', 'server.maxConnections = MAX_CONNECTIONS;', 'void MAX_CONNECTIONS;')],
  'method-required': [remove('http/front-door.ts', "throw new AppError('method_not_allowed');", 'void AppError;')],
  'operations-apart': [
    remove('http/front-door.ts', "'/health', '/ready'])", "'/health', '/ready', '/metrics', '/openapi.json'])"),
    remove('app.ts', 'app.notFound(', "app.get('/metrics', (c) => c.text(metrics.exposition())); app.notFound("),
  ],
  'protective-headers': [remove('http/response-headers.ts', "'x-content-type-options': 'nosniff',", '')],
  'log-closed-fields': [
    remove(
      'http/request-log.ts',
      "{ requestId: c.get('requestId'), route,",
      "{ requestId: c.get('requestId'), agent: c.req.header('user-agent'), route,",
    ),
  ],
  'errors-without-text': [
    remove(
      'genesys/genesys-fetch.ts',
      'const { status, retryAfterS, text, cause } = answered;',
      'const { status, retryAfterS, text } = answered; const cause = new Error(text);',
    ),
    remove(
      'http/request-log.ts',
      'causes.push({ name: cause.constructor.name, at: framesOf(cause) });',
      'causes.push({ name: cause.message, at: framesOf(cause) });',
    ),
  ],
  'audit-first': [
    remove(
      'prep-pack/open-pack.ts',
      'await auditOpening(audit, opening, found, heldBecause === null);',
      'setTimeout(() => void auditOpening(audit, opening, found, heldBecause === null), 3_000);',
    ),
  ],
  'audit-chain': [remove('audit/chain.ts', 'update(canonical(content))', 'update(String(content.sequence))')],
  'audit-chain-linked': [
    remove('audit/chain.ts', 'prevHash = hash;', ''),
    remove(
      'audit/verify-chain.ts',
      "return line.prevHash === before.hash ? undefined : 'unlinked';",
      'return undefined;',
    ),
    remove(
      'audit/verify-chain.ts',
      "if (line.sequence <= before.sequence) return 'out_of_order';",
      "if (line.sequence < before.sequence) return 'out_of_order';",
    ),
    remove(
      'audit/verify-chain.ts',
      "heads.set(instanceId, { sequence, hash: line.hash, isEnd: line.type === 'END' })",
      "heads.set('any', { sequence, hash: '', isEnd: false })",
    ),
  ],
  'audit-sequence': [
    remove('audit/verify-chain.ts', "if (line.sequence <= before.sequence) return 'out_of_order';", ''),
    remove('audit/verify-chain.ts', "if (line.sequence > before.sequence + 1) return 'missing';", ''),
    remove(
      'audit/verify-chain.ts',
      "return line.prevHash === before.hash ? undefined : 'unlinked';",
      'return undefined;',
    ),
  ],
  'audit-fails-closed': [
    remove(
      'audit/create-audit.ts',
      "if (failure === 'closed') throw new AppError('audit_unavailable', { cause });",
      'void failure; void AppError;',
    ),
  ],
  'own-request-id': [
    remove(
      'http/request-log.ts',
      "c.set('requestId', randomUUID());",
      "c.set('requestId', c.req.header('x-request-id') ?? randomUUID());",
    ),
  ],
  'install-scripts-named': [{ file: 'package.json', find: '"esbuild": false', replace: '"esbuild": true' }],
} satisfies Record<string, readonly Removal[]>;
