const BROWSER_CODE = '^(entrypoints|components)/';
const PRODUCT = '^(entrypoints|components|api-worker)/';

/** Only `home` imports `package`, because `comment`. */
function onlyAt(home, name, packagePath, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: PRODUCT, pathNot: `^${home}/` },
    to: { path: `(^|/)node_modules/${packagePath}/` },
  };
}

function forbidden(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

export default {
  forbidden: [
    forbidden(
      'contract-imports-zod-only',
      'The contract is what both sides share, so whatever it imports would run in the browser and in the worker.',
      { path: '^api-worker/contract/' },
      { pathNot: '^api-worker/contract/|(^|/)node_modules/zod/' },
    ),
    forbidden(
      'components-draw-only',
      'A component is props in, DOM out: it knows the contract, never the browser context around it or the worker behind it.',
      { path: '^components/' },
      { path: '^(entrypoints|api-worker)/', pathNot: '^api-worker/contract/' },
    ),
    forbidden(
      'entrypoints-know-the-contract-only',
      'The extension is updated in days and the worker in minutes, so they share the contract and nothing else.',
      { path: '^entrypoints/' },
      { path: '^api-worker/', pathNot: '^api-worker/contract/' },
    ),
    forbidden(
      'worker-draws-nothing',
      'The worker sends blocks; what draws them is the extension, which it must not depend on.',
      { path: '^api-worker/' },
      { path: '^(entrypoints|components)/|(^|/)node_modules/(solid-js|wxt|webextension-polyfill)/' },
    ),
    forbidden(
      'product-without-its-tests',
      'The product builds and runs with mocks/ and tests/ removed: there is no other branch in it.',
      { path: PRODUCT },
      { path: '^(mocks|tests|scripts)/' },
    ),
    forbidden(
      'mocks-without-tests',
      'The made-up bank runs for a visitor too, who starts no test; it stands where Genesys and Google do, beside no panel.',
      { path: '^mocks/' },
      { path: '^(tests|entrypoints|components)/' },
    ),
    onlyAt(
      'api-worker/warehouse',
      'only-warehouse-knows-bigquery',
      '@google-cloud/bigquery',
      'Deadlines, retries and cost limits hold only if every query goes through the one guarded runner.',
    ),
    onlyAt(
      'api-worker/seals',
      'only-seals-knows-jose',
      'jose',
      'What is sealed, signed or trusted is reviewed in one room.',
    ),
    onlyAt(
      'components/charts',
      'only-charts-knows-uplot',
      'uplot',
      'uPlot is loaded after the first screen, which an import from anywhere else would undo.',
    ),
    onlyAt(
      'api-worker/narrative',
      'only-narrative-knows-the-model',
      'openai',
      'What is told to a language model, and what is believed of it, is reviewed in one room.',
    ),
    forbidden(
      'only-genesys-has-genesys-shapes',
      "Genesys' field names change without us, so they are turned into our own terms at the edge.",
      { path: '^api-worker/', pathNot: '^api-worker/genesys/' },
      { path: '^api-worker/genesys/.*(shape|schema|wire)s?(\\.ts|/)|(^|/)node_modules/purecloud-platform-client-v2/' },
    ),
    forbidden(
      'section-without-sections',
      'A section fails, changes and is removed alone; what two of them need lies one folder up.',
      { path: '^api-worker/prep-pack/sections/([^/.-]+)', pathNot: '^api-worker/prep-pack/sections/index\\.ts$' },
      { path: '^api-worker/prep-pack/sections/', pathNot: '^api-worker/prep-pack/sections/$1[./-]' },
    ),
    forbidden(
      'no-node-in-the-browser',
      "Type checking does not notice Node in browser code, because vite's types bring Node's.",
      { path: `${BROWSER_CODE}|^api-worker/contract/` },
      { dependencyTypes: ['core'] },
    ),
    forbidden(
      'worker-runs-without-dev-packages',
      'The worker is deployed with `npm ci --omit=dev`.',
      { path: '^api-worker/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    forbidden(
      'no-cycles',
      'Two files that need each other are one file, or a third is missing.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)\\.(output|wxt|cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
