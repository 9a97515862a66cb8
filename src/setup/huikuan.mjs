import './node-version.mjs';
import { runProgram } from './program.mjs';

process.exit(await runProgram('cli/huikuan.ts', process.argv.slice(2)));
