/** A browser's disk with runs on it, played as a page plays them. */
import { score } from '../../src/lib/core/score/score.ts';
import { Practise } from '../../src/lib/state/practise.svelte.ts';
import { startRun } from '../../src/lib/state/start.ts';
import type { RunHead } from '../../src/lib/core/run/log.ts';
import type { HuikuanDatabase } from '../../src/lib/store/database.ts';
import type { Runs } from '../../src/lib/store/runs.ts';
import { smallTalk as built } from './small-talk.ts';

/** With a hash as scenarios have that were read from a file. */
export const smallTalk = { ...built, hash: 'ab'.repeat(32) };

/** How far a run is played: a reply, the talk to its good or bad end, or scored. */
export type Played = 'begun' | 'follow-up' | 'finished' | 'failed';

export interface PlayedRun {
	at?: number;
	coaching?: RunHead['coaching'];
	until?: Played;
	seed?: number;
}

const lines: Record<Played, string[]> = {
	begun: ['18.6 万'],
	'follow-up': ['18.6 万', '我记下了'],
	finished: ['18.6 万', '我记下了'],
	failed: ['回头再说'],
};

/** Plays a run of the small talk onto the disk; every entry is one millisecond after the one before. Gives its id. */
export async function playOnto(
	runs: Runs,
	{ at = 1_780_000_000_000, coaching = 'coached', until = 'begun', seed = 7 }: PlayedRun = {},
): Promise<string> {
	let time = at;
	const clock = { now: () => time++ };
	const id = await startRun({ scenario: smallTalk, coaching, seed, silence: true, prepare: [] }, runs, clock);
	const stored = await runs.load(id);
	if (!stored) throw new Error('not stored');
	const practise = new Practise(stored, runs, clock);
	for (const words of lines[until]) {
		const option = practise.options.find(({ text }) => text.includes(words));
		if (!option) throw new Error(`no option with ${words}`);
		await practise.say(option.index);
	}
	if (until === 'finished' || until === 'failed') {
		await practise.finish({ reason: null, promises: [], next: null, notes: '' }, { parts: [] }, score);
	}
	return id;
}

/** Puts `count` copies of a run beside it, under ids of their own, each a second older than the one before. */
export async function copyTimes(database: HuikuanDatabase, id: string, count: number): Promise<void> {
	const row = await database.runs.get(id);
	const log = await database.entries.where('[run+position]').between([id, 0], [id, Infinity]).toArray();
	if (!row) throw new Error('not stored');
	const copies = Array.from({ length: count }, (_, index) => ({
		id: crypto.randomUUID(),
		earlier: (index + 1) * 1000,
	}));
	await database.runs.bulkAdd(
		copies.map((copy) => ({
			...row,
			id: copy.id,
			head: { ...row.head, id: copy.id },
			startedAt: row.startedAt - copy.earlier,
			changedAt: row.changedAt - copy.earlier,
		})),
	);
	await database.entries.bulkAdd(
		copies.flatMap((copy) =>
			log.map(({ position, entry }) => ({
				run: copy.id,
				position,
				entry: { ...entry, at: entry.at - copy.earlier },
			})),
		),
	);
}
