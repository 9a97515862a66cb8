import './node-version.mjs';
import { runProgram } from './program.mjs';

process.exit(await runProgram('cli/bench.ts', process.argv.slice(2)));
