// Runs on the machine's own Node (20 or later) before anything is installed: Node built-ins only, plain JavaScript.
import { installPackages } from './set-up/packages.mjs';
import { installPrograms } from './set-up/programs.mjs';
import { SetUpError } from './set-up/step.mjs';

const hasPackagesOnly = process.argv.includes('--packages-only');

try {
  installPackages();
  if (!hasPackagesOnly) installPrograms();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
