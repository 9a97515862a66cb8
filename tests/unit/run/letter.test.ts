import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countOf } from '../../../src/lib/core/letter/read-letter.ts';
import { followUpOf } from '../../../src/lib/core/run/follow-up.ts';
import { checkMessage } from '../../../src/lib/core/run/follow-up-check.ts';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import { readWritten, sentenceOfModel } from '../../../src/lib/core/run/read-written.ts';
import { playRehearsal, readRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { writeRehearsal } from '../../../src/lib/core/run/write-rehearsal.ts';
import { writtenWork } from '../../../src/lib/core/run/written-work.ts';
import type { Language } from '../../../src/lib/core/scenario/scenario.ts';
import { headOf } from '../../support/random-walk.ts';
import { earOf, scenarioOf } from '../letter/letter-example.ts';

function rehearsed(name: string, language: Language) {
	const scenario = scenarioOf('evasive-debtor', language);
	const source = readFileSync(`scenarios/evasive-debtor/${name}.${language}.play.md`, 'utf8');
	const { rehearsal } = readRehearsal(source);
	if (!rehearsal) throw new Error(`${name}: cannot be read`);
	const { run, problems } = playRehearsal(scenario, rehearsal);
	return { scenario, source, run, problems, state: replay(scenario, run) };
}

describe('a letter', () => {
	it('is asked for by the ending that names it, and by no other', () => {
		const { scenario, state } = rehearsed('deadlock', 'zh');
		expect(followUpOf(scenario, state.snapshot).letter).toMatchObject({ kind: 'demand' });
		expect(followUpOf(scenario, rehearsed('poor', 'zh').state.snapshot).letter).toMatchObject({ kind: 'reminder' });
		expect(followUpOf(scenario, rehearsed('excellent', 'zh').state.snapshot).letter).toBeNull();
	});

	it('for all endings is asked for where an ending has none of its own', () => {
		const { scenario, state } = rehearsed('excellent', 'zh');
		const deadline = { from: '2026-06-01', to: '2026-06-02' };
		const asking = {
			...scenario,
			followUp: {
				record: { reasons: [], next: null, promises: false },
				recordFor: [],
				message: [],
				messageFor: [],
				letters: [
					{ state: null, kind: 'reminder' as const, deadline },
					{ state: 0, kind: 'demand' as const, deadline },
				],
			},
		};
		expect(followUpOf(asking, state.snapshot).letter).toMatchObject({ kind: 'reminder' });
		expect(followUpOf(asking, { ...state.snapshot, state: 0 } as never).letter).toMatchObject({ kind: 'demand' });
	});

	it('cannot be written where none is asked for', () => {
		const { scenario, state } = rehearsed('excellent', 'zh');
		const parts = state.message?.parts ?? [];
		expect(checkMessage(scenario, state.snapshot, { parts, letter: '致：' })).toBe('no-letter-asked');
		expect(checkMessage(scenario, state.snapshot, { parts })).toBeNull();
	});

	it.each(['zh', 'en'] as const)(
		'in %s is rehearsed like the rest of the follow-up, and written as it was read',
		(language) => {
			for (const name of ['deadlock', 'poor']) {
				const { scenario, source, run, problems, state } = rehearsed(name, language);
				expect(problems).toEqual([]);
				expect(state.message?.letter).toContain('HR-0312');
				const written = writeRehearsal(scenario, run, {});
				const letter = (text: string) => text.slice(text.search(/## (?:函件|Letter)/));
				expect(letter(written)).toBe(letter(source));
			}
		},
	);
});

describe('the rehearsed letters', () => {
	it.each([
		['deadlock', 'zh', { there: 9, of: 9 }],
		['deadlock', 'en', { there: 9, of: 9 }],
		['poor', 'zh', { there: 1, of: 8 }],
		['poor', 'en', { there: 1, of: 8 }],
	] as const)('%s in %s has %o of its parts', (name, language, count) => {
		const { scenario, state } = rehearsed(name, language);
		const work = state.snapshot && writtenWork(scenario, state.snapshot).letter;
		if (!work) throw new Error('no letter is asked for');
		expect(countOf(readWritten(state.message?.letter ?? '', work, earOf(language)))).toEqual(count);
	});
});

describe('a free message', () => {
	const { scenario, state } = rehearsed('poor', 'zh');
	const work = state.snapshot && writtenWork(scenario, state.snapshot).message;

	it('need not hold what the author’s own does without', () => {
		const parts = work ? readWritten('', work, null) : [];
		const asked = parts.filter(({ state: own }) => own !== 'not-asked').map(({ id }) => id);
		expect(asked).toEqual(['parties', 'basis', 'amount', 'due', 'ask', 'deadline', 'tone']);
	});

	it('is shown the author’s sentence for what it lacks', () => {
		expect(work && sentenceOfModel('due', work, null)).toBe(
			'王总您好，HR-0312 货款 18.6 万元，4 月 11 日到期，今天未能谈定。',
		);
		expect(work && sentenceOfModel('limitation', work, null)).toBeNull();
	});

	it('and a letter are kept in the log side by side', () => {
		const run = rehearsed('poor', 'zh').run;
		const head = headOf(scenario, { mode: 'free', seed: run.head.seed });
		const talk = run.entries.filter(({ kind }) => kind !== 'message' && kind !== 'finish');
		const live = new LiveRun(scenario, head, talk);
		live.append({ kind: 'message', at: 0, message: { parts: [], text: '王总您好', letter: '致：恒达机电' } });
		expect(live.state.message).toEqual({ parts: [], text: '王总您好', letter: '致：恒达机电' });
	});
});
