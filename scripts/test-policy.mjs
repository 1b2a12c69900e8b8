import { endProgramsWithThisProcess } from './run-program.mjs';
import { runPolicy } from './test/policy.mjs';

endProgramsWithThisProcess();
const { passed, failures } = await runPolicy();
for (const name of failures) console.log(`✗ ${name}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
