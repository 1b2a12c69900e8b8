import { statSync } from 'node:fs';
import { join } from 'node:path';
import { buildBank } from './build-bank.ts';

const startedMs = performance.now();
const directory = process.argv[2] ?? join(import.meta.dirname, '../../.cache/bank');
const { file, isReused } = await buildBank({ directory });
const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
const megabytes = (statSync(file).size / 1_000_000).toFixed(0);
console.log(`${isReused ? 'The bank is there already' : 'Built the bank'}: ${file}, ${megabytes} MB, ${seconds} s`);
