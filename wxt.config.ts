import { writeFile } from 'node:fs/promises';
import { defineConfig } from 'wxt';
import unpackedKey from './deploy/extension/unpacked-key.json' with { type: 'json' };
import { bundledModules } from './entrypoints/build/bundled-modules.ts';
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

const { WXT_EXTENSION_KEY, WXT_VERSION, WXT_VERSION_NAME, WXT_FOLDER, WXT_MODULES } = process.env;
const release = WXT_VERSION ? { version: WXT_VERSION, version_name: WXT_VERSION_NAME || WXT_VERSION } : undefined;
const modules = bundledModules();

export default defineConfig({
  // A release has a folder of its own: what the tests load stays as it is.
  ...(WXT_FOLDER ? { outDir: WXT_FOLDER, outDirTemplate: '' } : {}),
  modules: ['@wxt-dev/module-solid', '@wxt-dev/webextension-polyfill'],
  imports: false,
  publicDir: 'entrypoints/sidepanel/public',
  manifestVersion: 3,
  manifest: ({ command }) =>
    manifest(WXT_EXTENSION_KEY || unpackedKey.key, command === 'build' ? workerHosts() : [], release),
  vite: () => ({ plugins: [solidTemplates(), modules.plugin] }),
  hooks: {
    'build:done': async () => {
      if (WXT_MODULES) await writeFile(WXT_MODULES, JSON.stringify(modules.sorted()));
    },
    'build:publicAssets': (_wxt, files) => {
      files.push({ relativeDest: 'managed_schema.json', contents: `${JSON.stringify(managedSchema(), null, 2)}\n` });
    },
  },
});
