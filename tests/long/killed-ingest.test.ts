import { describe, expect, it } from 'vitest';
import { kinds } from '../support/databases.ts';
import { killTimes } from '../support/killed-ingest.ts';

describe.each(kinds)('A process that is killed while it takes runs in, in a %s', (kind) => {
	it(
		'has every acknowledged run there once, and none of them half, fifty times over',
		{ timeout: 3_600_000 },
		async () => {
			const { acknowledged } = await killTimes(kind, 50, 2);
			console.log(`${kind}: ${acknowledged} runs acknowledged`);
			expect(acknowledged).toBeGreaterThan(0);
		},
	);
});
