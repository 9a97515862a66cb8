import { describe, expect, it } from 'vitest';
import { kinds } from '../support/databases.ts';
import { killServer } from '../support/killed-server.ts';

describe.each(kinds)('The server, killed while three browsers send it runs, its data in a %s', (kind) => {
	it(
		'has every acknowledged run there once, and none of them half, fifty times over',
		{ timeout: 3_600_000 },
		async () => {
			const { acknowledged, cutOff } = await killServer(kind, 50, 3);
			console.log(`${kind}: ${acknowledged} runs acknowledged, ${cutOff} batches cut off`);
			expect(acknowledged).toBeGreaterThan(0);
			expect(cutOff).toBeGreaterThan(0);
		},
	);
});
