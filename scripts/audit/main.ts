import { readFileSync } from 'node:fs';
import process from 'node:process';
import { verifyFiles } from './verify-files.ts';

const files = process.argv.slice(2);
const key = process.env.AUDIT_KEY;
if (files.length === 0 || files.includes('--help') || !key) {
  console.error(
    'usage: AUDIT_KEY=… npm run audit:verify -- <file>…   what workers wrote, oldest first, or a JSON export of it',
  );
  process.exit(2);
}
try {
  const { said, isWhole } = verifyFiles(
    files.map((name) => ({ name, text: readFileSync(name, 'utf8') })),
    key,
  );
  for (const line of said) console.log(line);
  process.exitCode = isWhole ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
