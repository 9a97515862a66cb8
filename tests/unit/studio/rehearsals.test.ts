import { describe, expect, test } from 'vitest';
import { offered } from '../../../src/lib/core/machine/offer.ts';
import { readRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { beginTest, replyMove, TestTalk } from '../../../src/lib/core/run/test-talk.ts';
import { fillFacts } from '../../../src/lib/core/scenario/facts.ts';
import { textOf } from '../../../src/lib/core/scenario/replies.ts';
import { rightOptions } from '../../../src/lib/core/score/model-answers.ts';
import { isFree, rehearsalNamed, rehearsed } from '../../../src/lib/state/studio/rehearsals-run.ts';
import {
	freeName,
	isRehearsalName,
	playedBack,
	recordKey,
	rehearsalOf,
	rightForm,
} from '../../../src/lib/state/studio/test-play-record.ts';
import { shippedScenarios } from '../../support/library.ts';

const library = shippedScenarios().slice(0, 6);
const { scenario, rehearsals } = library[0]!;
const { name, source } = rehearsals[0]!;
const path = `${name}.${scenario.language}.play.md`;

describe('a rehearsal of a manuscript', () => {
	test('tells what it came to, and that it plays as written', () => {
		expect(rehearsed({ path, text: source }, scenario, null)).toMatchObject({
			path,
			mode: 'choice',
			parts: [],
			missing: null,
			came: { ending: expect.any(String) as string, total: expect.any(Number) as number },
		});
	});

	test('tells where it parts, and whether that can be accepted', () => {
		const text = source.replace(/^> (.*)$/m, '> 您哪位？');
		const { parts } = rehearsed({ path, text }, scenario, null);
		expect(parts).toMatchObject([{ breach: { code: 'customer-says-otherwise' }, acceptable: true }]);
	});

	test('is not played without its scenario, nor free words without an ear', () => {
		expect(rehearsed({ path, text: source }, null, null)).toMatchObject({ came: null, missing: 'scenario' });
		const free = source.replace('mode: choice', 'mode: free');
		expect(isFree(free)).toBe(true);
		expect(rehearsed({ path, text: free }, scenario, null)).toMatchObject({ came: null, missing: 'ear' });
		expect(rehearsed({ path, text: 'nothing' }, scenario, null)).toMatchObject({
			came: null,
			parts: [{ breach: { code: 'front-matter' }, acceptable: false }],
		});
	});

	test('is known by its file’s name', () => {
		expect(rehearsalNamed('第一场.zh.play.md')).toEqual({ name: '第一场', language: 'zh' });
		expect(rehearsalNamed('zh.md')).toBeNull();
		expect(freeName(new Set(['play-1.zh.play.md', 'play-2.zh.play.md']), 'zh')).toBe('play-3');
		for (const good of ['第一场', 'red-line', 'a']) expect(isRehearsalName(good)).toBe(true);
		for (const bad of ['', '-a', '../a', 'a.b', 'a b', 'x'.repeat(41)]) expect(isRehearsalName(bad)).toBe(false);
	});
});

describe('a test play that has ended', () => {
	for (const { id, scenario: own, rehearsals: shipped } of library) {
		test(`${id}: becomes a rehearsal that plays as written, act three filled in right`, () => {
			const model = shipped.find((each) => each.name === 'excellent') ?? shipped[0]!;
			const talk = beginTest(own, { prepare: rightOptions(own), preset: null, seed: 7 });
			if (!(talk instanceof TestTalk)) throw new Error('refused');
			for (const turn of readRehearsal(model.source).rehearsal!.talk) {
				const { snapshot, phase } = talk.state;
				if (turn.kind !== 'reply' || phase !== 'talk') continue;
				const reply = offered(own, snapshot!).find((each) => fillFacts(textOf(each), own, snapshot!) === turn.text);
				if (reply) talk.give(replyMove(own, reply.index));
			}
			if (talk.state.phase === 'talk') talk.give({ kind: 'hang-up' });
			const form = rightForm(own, talk.state);
			const written = rehearsalOf(talk, form.record, form.message);
			expect(playedBack('play-1.zh.play.md', written, own, null)).toMatchObject({
				parts: [],
				came: { ending: written.expect.ending, total: written.expect.total[0] },
			});
			expect(recordKey(own, talk.state)).not.toBe('');
		});
	}
});
