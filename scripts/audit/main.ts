import { readFileSync } from 'node:fs';
import process from 'node:process';
import { verifyFiles } from './verify-files.ts';

const files = process.argv.slice(2);
const key = process.env.AUDIT_KEY;
if (files.length === 0 || !key) {
  console.error(
    'usage: AUDIT_KEY=… npm run audit:verify -- <file>…   the log files of one worker or many, oldest first',
  );
  process.exit(2);
}
const { said, isWhole } = verifyFiles(
  files.map((name) => ({ name, text: readFileSync(name, 'utf8') })),
  key,
);
for (const line of said) console.log(line);
process.exitCode = isWhole ? 0 : 1;
