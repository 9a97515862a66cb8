import { describe, expect, it } from 'vitest';
import { kinds } from '../../support/databases.ts';
import { killTimes } from '../../support/killed-ingest.ts';

// Fifty times: tests/long/killed-ingest.test.ts.
describe.each(kinds)('A process that is killed while it takes runs in, in a %s', (kind) => {
	it(
		'has every acknowledged run there once, and none of them half, three times over',
		{ timeout: 240_000 },
		async () => {
			expect((await killTimes(kind, 3, 1)).acknowledged).toBeGreaterThan(0);
		},
	);
});
