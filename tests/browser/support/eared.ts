/** A server of its own with a stronger ear, and the endpoint behind it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { freePort } from '../../../src/setup/port.mjs';
import { StubEndpoint } from '../../support/stub-endpoint.ts';
import { expect, test as base } from './test.ts';

/** What is looked for wherever it must not be. */
export const key = 'sk-huikuan-never-to-be-seen';
export const model = 'stub-ear:7b';

interface Eared {
	origin: string;
	endpoint: StubEndpoint;
	/** What the server said on its console so far. */
	told: () => string;
}

async function started(
	settings: Record<string, string>,
): Promise<{ origin: string; child: ChildProcess; told: () => string }> {
	const port = await freePort('127.0.0.1');
	const origin = `http://127.0.0.1:${port}`;
	const child = spawn(process.execPath, ['build/index.js'], {
		env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), ORIGIN: origin, NODE_ENV: 'production', ...settings },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += String(piece)));
	await expect
		.poll(
			() =>
				fetch(`${origin}/favicon.svg`).then(
					({ status }) => status,
					() => 0,
				),
			{ timeout: 30_000 },
		)
		.toBe(200);
	return { origin, child, told: () => said };
}

/** Every worker has its own, so that no two tests tell the endpoint what to do. */
export const test = base.extend<{ endpoint: StubEndpoint }, { eared: Eared }>({
	eared: [
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const endpoint = await StubEndpoint.start();
			const { child, origin, told } = await started({
				HUIKUAN_LLM_URL: endpoint.url,
				HUIKUAN_LLM_MODEL: model,
				HUIKUAN_LLM_KEY: key,
				HUIKUAN_LLM_TIMEOUT: '1',
				HUIKUAN_LLM_PER_MINUTE: '600',
			});
			await use({ endpoint, origin, told });
			child.kill();
			await endpoint.stop();
		},
		{ scope: 'worker' },
	],
	baseURL: async ({ eared }, use) => use(eared.origin),
	endpoint: async ({ eared }, use) => {
		eared.endpoint.asked.length = 0;
		await use(eared.endpoint);
	},
});

export { expect };
