import { isCheckGreen } from './check/tools.mjs';
import { endProgramsWithThisProcess } from './run-program.mjs';

endProgramsWithThisProcess();
process.exitCode = (await isCheckGreen()) ? 0 : 1;
