import { defineConfig } from 'wxt';
import unpackedKey from './deploy/extension/unpacked-key.json' with { type: 'json' };
import { manifest } from './entrypoints/build/manifest.ts';
import { parseWorkerHosts } from './entrypoints/build/parse-worker-hosts.ts';
import { solidTemplates } from './entrypoints/build/solid-templates.ts';
import { managedSchema } from './entrypoints/policy/managed-schema.ts';

function workerHosts(): string[] {
  const hosts = parseWorkerHosts(process.env.WXT_WORKER_HOSTS ?? '');
  if (hosts.length === 0) {
    throw new Error('WXT_WORKER_HOSTS is empty: name the https origins of the worker, separated by commas.');
  }
  return hosts;
}

export default defineConfig({
  modules: ['@wxt-dev/module-solid', '@wxt-dev/webextension-polyfill'],
  imports: false,
  publicDir: 'entrypoints/sidepanel/public',
  manifestVersion: 3,
  manifest: ({ command }) => manifest(unpackedKey.key, command === 'build' ? workerHosts() : []),
  vite: () => ({ plugins: [solidTemplates()] }),
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      files.push({ relativeDest: 'managed_schema.json', contents: `${JSON.stringify(managedSchema(), null, 2)}\n` });
    },
  },
});
