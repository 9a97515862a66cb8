/** Kills the built server with `kill -9` while browsers send it runs, again and again, and looks at what it left. */
import { setTimeout as wait } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { encodeRun } from '../../src/lib/core/run/decode.ts';
import { openDatabase } from '../../src/lib/server/database/open.ts';
import { member } from '../../src/lib/server/schema/team.ts';
import { foundTeamAt, signUpAt, startBuilt, type Running } from './built-server.ts';
import { emptyPlace, migrations, type kinds, type Place } from './databases.ts';
import { nothingIsHalf } from './nothing-is-half.ts';
import { dice } from './random-walk.ts';
import { sentRun, shipped } from './sent-runs.ts';

/** Connections that send at once, and runs in each batch of theirs. */
const senders = 3;
const batch = 8;

export interface Killed {
	acknowledged: number;
	/** Batches that were under way when the server was killed. */
	cutOff: number;
}

/** @param times how often it is killed, each time at a moment drawn from the seed: before the first answer, or some batches later */
export async function killServer(kind: (typeof kinds)[number], times: number, seed: number): Promise<Killed> {
	const place = await emptyPlace(kind);
	const roll = dice(seed);
	const acknowledged: string[] = [];
	let cutOff = 0;
	try {
		const first = await startBuilt(place.settings);
		const cookie = await signUpAt(first, '甲', 'a@example.org');
		const teamId = await foundTeamAt(first, cookie, '甲组');
		await first.stop();
		const sender = { teamId, userId: await onlyMember(place.settings, teamId) };
		for (let time = 0; time < times; time++) {
			const server = await startBuilt(place.settings);
			const sending = Array.from({ length: senders }, (_, each) =>
				sends(server, cookie, teamId, 1 + (time * senders + each) * 10_000, acknowledged),
			);
			await wait(roll(700));
			await server.stop('SIGKILL');
			cutOff += (await Promise.all(sending)).filter(Boolean).length;
			await nothingIsHalf(place.settings, sender, acknowledged);
		}
	} finally {
		await place.remove();
	}
	return { acknowledged: acknowledged.length, cutOff };
}

/** One batch after the other until nobody answers. @returns whether a batch was on its way then */
async function sends(server: Running, cookie: string, team: string, from: number, kept: string[]): Promise<boolean> {
	for (let seed = from; ; seed += batch) {
		const runs = Array.from({ length: batch }, (_, each) => encodeRun(sentRun(shipped(), seed + each)));
		if (server.child.killed) return false;
		try {
			const answer = await server.ask(`/team/${team}/runs/send`, {
				method: 'POST',
				headers: { cookie, 'content-type': 'application/x-ndjson' },
				body: runs.join('\n'),
			});
			const { answers } = (await answer.json()) as { answers: { run: string }[] };
			kept.push(...answers.map(({ run }) => run));
		} catch {
			return true;
		}
	}
}

async function onlyMember(settings: Place['settings'], teamId: string): Promise<string> {
	const { db, close } = await openDatabase(settings, { migrations });
	const [row] = await db.select({ userId: member.userId }).from(member).where(eq(member.teamId, teamId));
	await close();
	return row?.userId ?? '';
}
