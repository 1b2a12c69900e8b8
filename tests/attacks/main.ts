import { fileURLToPath } from 'node:url';
import { ALL_CASES } from './frame/catalogue.ts';
import { runAttacks } from './frame/run.ts';
import { ROLLOUT } from './rollout.ts';

const results = await runAttacks(fileURLToPath(new URL('../../', import.meta.url)), { isShown: true });
const covered = new Set(results.map(({ id }) => id));
const failed = results.filter(({ isPassed }) => !isPassed);
for (const { title } of failed) console.log(`✗ ${title}`);
console.log(`\ncovered: ${ALL_CASES.filter((id) => covered.has(id)).join(' ')}`);
for (const [id, what] of Object.entries(ROLLOUT)) console.log(`rollout: ${id}: ${what}`);
const missing = ALL_CASES.filter((id) => !covered.has(id) && !Object.hasOwn(ROLLOUT, id));
if (missing.length > 0) console.log(`without a test: ${missing.join(' ')}`);
console.log(`\n${results.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 || missing.length > 0 ? 1 : 0;
