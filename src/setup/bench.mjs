import './node-version.mjs';
import { runProgram } from './program.mjs';

process.exit(await runProgram('bench.ts', process.argv.slice(2)));
