import { readFileSync } from 'node:fs';

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>BCS Profile Assistant API</title><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body>
</html>
`;
const START = "SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', validatorUrl: null });\n";

interface DocumentationFile {
  path: string;
  type: string;
  content: () => string;
}

/** The browsable documentation, from the installed package: an operations network reaches no other host. */
export function documentationFiles(): DocumentationFile[] {
  const packaged = (name: string) => () =>
    readFileSync(new URL(import.meta.resolve(`swagger-ui-dist/${name}`)), 'utf8');
  const script = 'text/javascript; charset=utf-8';
  return [
    { path: '/docs', type: 'text/html; charset=utf-8', content: () => PAGE },
    { path: '/docs/start.js', type: script, content: () => START },
    { path: '/docs/swagger-ui-bundle.js', type: script, content: packaged('swagger-ui-bundle.js') },
    { path: '/docs/swagger-ui.css', type: 'text/css; charset=utf-8', content: packaged('swagger-ui.css') },
  ];
}
