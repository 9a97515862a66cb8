/** Ctrl+C at `npm start`: once it finishes what it is at, twice it leaves at once. */
import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort } from '../../src/setup/port.mjs';
import { emptyPlace } from '../support/databases.ts';

test.describe.configure({ timeout: 180_000 });

/** What `npm start` runs, with somebody in the middle of sending something. */
async function starts(settings: { folder: string }) {
	const port = await freePort('127.0.0.1');
	const child = spawn(process.execPath, ['src/setup/start.mjs'], {
		env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), ORIGIN: `http://127.0.0.1:${port}`, DATABASE_URL: '', HUIKUAN_DATA: settings.folder, SHUTDOWN_TIMEOUT: '60' },
		stdio: ['ignore', 'pipe', 'pipe'],
	}); // prettier-ignore
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
	const gone = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
	await expect.poll(() => said, { timeout: 120_000 }).toContain('Huikuan is ready');
	const sender = connect(port, '127.0.0.1');
	sender.on('error', () => {});
	await once(sender, 'connect');
	const head = `POST /team?/create HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\norigin: http://127.0.0.1:${port}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\nname=`;
	await new Promise<void>((resolve) => void sender.write(head, () => resolve()));
	// The server is at it once it has answered somebody who came later.
	expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
	return { child, gone, sender, said: () => said };
}

test('the second Ctrl+C ends it at once, whatever it was at', async () => {
	const place = await emptyPlace('folder');
	if (place.settings.kind !== 'folder') throw new Error('no folder');
	const { child, gone, sender, said } = await starts(place.settings);
	child.kill('SIGINT');
	await expect.poll(said).toContain('once more to leave at once');
	expect(child.exitCode).toBeNull();
	child.kill('SIGINT');
	// Left to itself it would wait a minute and then end well.
	expect(await gone).toEqual([1, null]);
	sender.destroy();
	await place.remove();
});

test('the first one waits for who is in the middle of something, and ends well', async () => {
	const place = await emptyPlace('folder');
	if (place.settings.kind !== 'folder') throw new Error('no folder');
	const { child, gone, sender, said } = await starts(place.settings);
	child.kill('SIGINT');
	await expect.poll(said).toContain('once more to leave at once');
	sender.destroy();
	expect(await gone).toEqual([0, null]);
	await place.remove();
});
