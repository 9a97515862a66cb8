/** `npm run bench:server`: how fast the team server is on either database. It judges nothing: a busy computer is slower. */
import { cpus, loadavg } from 'node:os';
import { measureBoards } from './server/boards.ts';
import { measureClass } from './server/class.ts';
import { measureIngest } from './server/ingest.ts';

const parts = { ingest: measureIngest, boards: measureBoards, class: measureClass };
const asked = process.argv.slice(2);
const large = asked.includes('--large');
const names = asked.filter((word) => word !== '--large');
const strange = names.filter((name) => !Object.hasOwn(parts, name));
if (strange.length > 0) {
	console.error(
		`不认识 ${strange.join(' ')}，可以写 · no such part, possible are: ${Object.keys(parts).join(' ')} --large`,
	);
	process.exit(2);
}

const load = () => `load ${loadavg()[0]?.toFixed(1)}`;
console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? '?'}, ${load()}\n`);
for (const [name, measure] of Object.entries(parts))
	if (names.length === 0 || names.includes(name)) await measure({ large });
console.log(`\n${load()}`);
