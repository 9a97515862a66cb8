import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { SecondHearing } from '../../../src/lib/core/act/hearing/other-ear.ts';
import { decodeRun, encodeRun } from '../../../src/lib/core/run/decode.ts';
import { ExportReader, exportText } from '../../../src/lib/core/run/export.ts';
import { Listener } from '../../../src/lib/core/run/listen.ts';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import type { Heard, Run } from '../../../src/lib/core/run/log.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { secondModels, verifiable } from '../../../src/lib/core/run/seconded.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { heardIn } from '../../../src/lib/core/score/hearing.ts';
import { rowOf } from '../../../src/lib/store/row-of.ts';
import { headOf } from '../../support/random-walk.ts';
import { recogniserFor } from '../../support/recogniser.ts';

const scenario = read(readFileSync('scenarios/evasive-debtor/zh.md', 'utf8')).scenario as Scenario;
const said = '王总您好，我是华瑞的小周，HR-0312 那张 18.6 万的票四月三十号到期了。';
const listener = new Listener(scenario, recogniserFor('zh'));

/** A talk with one reply, as both ears heard it. */
function talk(other: SecondHearing | null): LiveRun {
	const live = new LiveRun(scenario, headOf(scenario, { mode: 'free' }));
	scenario.prepare.forEach((_, question) => live.append({ kind: 'prepare', at: 1, question, options: [] }));
	live.begin(2);
	const listened = listener.hear(said, live.state.snapshot!, null, other);
	live.say(listened!.index, listened!.acts, 3, listened!.heard);
	return live;
}

const place = (quote: string) => ({ start: said.indexOf(quote), end: said.indexOf(quote) + quote.length });
const answered: SecondHearing = {
	model: 'qwen2.5:7b',
	acts: [
		{ act: 'identify', ...place('我是华瑞的小周') },
		{ act: 'threaten', ...place('到期了') },
	],
};
const heardOf = ({ entries }: Pick<Run, 'entries'>) =>
	entries.flatMap((entry) => (entry.kind === 'reply' && entry.heard ? [entry.heard] : []))[0] as Heard;

describe('A reply that a second ear heard', () => {
	test('tells in the log which model that was and who heard what, so that it replays without asking again', () => {
		const { run, state } = talk(answered);
		const { seconded, spans } = heardOf(run);
		expect(seconded).toEqual({ model: 'qwen2.5:7b' });
		expect(spans.find(({ act }) => act === 'identify')?.by).toBe('both');
		expect(spans.every(({ by }) => by !== undefined)).toBe(true);
		expect(spans.some(({ act }) => act === 'threaten')).toBe(false);
		expect(replay(scenario, run)).toEqual(state);
	});

	test('marks the run, which counts as verified nowhere', () => {
		const { steps } = talk(answered).state;
		expect(secondModels(steps)).toEqual(['qwen2.5:7b']);
		expect(verifiable(steps)).toBe(false);
		expect(rowOf(scenario, talk(answered).run).seconded).toEqual(['qwen2.5:7b']);
	});

	test('marks it no longer once it is taken back', () => {
		const live = talk(answered);
		live.undo(9);
		expect(verifiable(live.state.steps)).toBe(true);
		expect(rowOf(scenario, live.run).seconded).toBeUndefined();
	});

	test('is heard by the recogniser alone when the other does not answer, and says why', () => {
		const failed = talk({ model: 'qwen2.5:7b', failed: 'slow' });
		const alone = talk(null);
		expect(heardOf(failed.run)).toEqual({
			...heardOf(alone.run),
			seconded: { model: 'qwen2.5:7b', failed: 'slow' },
		});
		expect(verifiable(failed.state.steps)).toBe(true);
		expect('seconded' in heardOf(alone.run)).toBe(false);
	});

	test('tells the learner who heard what', () => {
		const step = talk(answered).state.steps.at(-1)!;
		const { acts, seconded } = heardIn(scenario, step);
		expect(acts.find(({ act }) => act === 'identify')).toMatchObject({ by: 'both' });
		expect(seconded?.model).toBe('qwen2.5:7b');
	});

	test('survives being stored, exported and imported', () => {
		for (const other of [answered, { model: '通义', failed: 'busy' } as const, null]) {
			const { run } = talk(other);
			expect(decodeRun(encodeRun(run))).toEqual(run);
			const reader = new ExportReader();
			reader.push(exportText.start('2026-06-01T00:00:00Z') + exportText.run(run, true));
			reader.push(exportText.scenarios() + exportText.scenario(scenario, true) + exportText.end());
			expect(reader.end().runs).toEqual([run]);
		}
	});
});

describe('A log from outside', () => {
	/** The run with one thing changed in how its reply was heard. */
	const changed = (change: (heard: Record<string, unknown> & { spans: Record<string, unknown>[] }) => void) => {
		const run = structuredClone(talk(answered).run);
		change(heardOf(run) as never);
		return () => decodeRun(run);
	};

	test('is refused when it does not tell who heard what', () => {
		expect(changed((heard) => delete heard.spans[0]?.['by'])).toThrow(/lacks by/);
		expect(changed(({ spans }) => (spans[0]!['by'] = 'me'))).toThrow(/none of/);
		expect(changed(({ spans }) => spans.splice(0, 1))).toThrow(/tells not/);
	});

	test('is refused when somebody heard it who was not there', () => {
		expect(changed((heard) => delete heard['seconded'])).toThrow(/nobody else/);
		expect(changed((heard) => (heard['seconded'] = { model: 'x', failed: 'slow' }))).toThrow(/nobody else/);
	});

	test.each([
		['no name', {}],
		['an empty name', { model: '' }],
		['a name in two lines', { model: 'a\nb' }],
		['a name that turns the text around', { model: '\u202egpt' }],
		['a name without end', { model: 'm'.repeat(101) }],
		['a reason that is none', { model: 'x', failed: 'bored' }],
		['no object', 'x'],
	])('is refused when the other ear has %s', (_, seconded) => {
		expect(changed((heard) => (heard['seconded'] = seconded))).toThrow();
	});
});
