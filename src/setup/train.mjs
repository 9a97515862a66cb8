import './node-version.mjs';
import { runProgram } from './program.mjs';

process.exit(await runProgram('train/train.ts', process.argv.slice(2)));
