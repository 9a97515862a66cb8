/** Bytes that a live talk keeps, in a process of its own so that nothing else stirs the heap. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Memory {
	/** A talk after ten turns: the machine's actor and its snapshot. */
	talk: number;
	/** The same with its log and all its steps. */
	run: number;
	/** An inkjs story of the same shape after ten turns. */
	ink: number;
}

export function measureMemory(): Memory {
	const child = fileURLToPath(new URL('memory-child.ts', import.meta.url));
	const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', child], {
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(stderr);
	const measured: unknown = JSON.parse(stdout);
	if (!isMemory(measured)) throw new Error(stdout);
	return measured;
}

function isMemory(value: unknown): value is Memory {
	return typeof value === 'object' && value !== null && 'talk' in value && 'run' in value && 'ink' in value;
}
