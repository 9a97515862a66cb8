import { describe, expect, test } from 'vitest';
import { actsOf } from '../../../src/lib/core/machine/acts.ts';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import type { Run } from '../../../src/lib/core/run/log.ts';
import { playRehearsal, readRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { textOf, repliesOf } from '../../../src/lib/core/scenario/replies.ts';
import { compareRuns, type Comparison } from '../../../src/lib/core/score/compare.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import { headOf } from '../../support/random-walk.ts';
import { shippedScenarios } from '../../support/library.ts';
import { smallTalk } from '../../support/small-talk.ts';

/** The talk told by the beginnings of its replies; `undo`, `silence` and `finish` are what they say. */
function run(...turns: string[]): Run {
	const live = new LiveRun(smallTalk, headOf(smallTalk));
	live.begin(1);
	for (const [index, turn] of turns.entries()) {
		const at = index + 2;
		if (turn === 'undo') live.undo(at);
		else if (turn === 'silence') live.silence(at);
		else if (turn === 'finish') live.append({ kind: 'finish', at });
		else {
			const reply = repliesOf(smallTalk).find((each) => textOf(each).startsWith(turn));
			if (!reply) throw new Error(`no reply ${turn}`);
			live.say(reply.index, actsOf(reply), at);
		}
	}
	return live.run;
}
const compare = (parent: Run, child: Run) => compareRuns(smallTalk, parent, child);
const words = (exchange: Comparison['common'][number] | null) =>
	exchange && (exchange.mine?.words.map(({ text }) => text).join('') ?? '');
const pairsOf = (comparison: Comparison) => comparison.pairs.map(({ parent, child }) => [words(parent), words(child)]);

const lost = run('18.6 万', '再看看', '那回头', 'finish');
const won = run('18.6 万', '6 月 5 号', 'finish');

describe('Two runs side by side', () => {
	test('share the opening and the replies that both gave and heard answered alike', () => {
		const { common, commonReplies } = compare(lost, won);
		expect(common.map(words)).toEqual(['', '18.6 万，4 月 11 号到期的。']);
		expect(commonReplies).toBe(1);
	});

	test('stand turn by turn from where they part; the shorter one has nothing beside the rest', () => {
		expect(pairsOf(compare(lost, won))).toEqual([
			['再看看吧。', '6 月 5 号，我记下了。'],
			['那回头再说。', null],
		]);
	});

	test('keep the notes of each turn: mood, checks, and the rung of what was promised around it', () => {
		const [, heard] = compare(lost, won).common;
		expect(heard).toMatchObject({ note: { mood: { from: '敷衍', to: '认真' } }, rung: { before: 0 } });
		expect(heard?.rung.after).toBeGreaterThan(0);
		const [first] = compare(lost, won).pairs;
		expect(first?.parent?.note?.mood).toMatchObject({ from: '认真', to: '敷衍' });
		expect(first?.child?.note?.mood).toBeNull();
	});

	test('part where other things were said, wherever the child was taken from the parent: the parent may have gone back since', () => {
		const gone = run('18.6 万', '再看看', 'undo', 'undo', '那回头', 'finish');
		expect(pairsOf(compare(gone, won))[0]).toEqual(['那回头再说。', '18.6 万，4 月 11 号到期的。']);
		expect(compare(gone, won).commonReplies).toBe(0);
	});

	test('part later when the same was said again', () => {
		const again = run('18.6 万', '再看看', '18.6 万', 'silence');
		expect(compare(lost, again)).toMatchObject({ commonReplies: 2 });
	});

	test('part at a silence as at a reply', () => {
		expect(pairsOf(compare(lost, run('silence')))[0]).toEqual(['18.6 万，4 月 11 号到期的。', '']);
	});

	test('leave out what was taken back', () => {
		expect(pairsOf(compare(lost, run('18.6 万', '再看看', 'undo', '6 月 5 号', 'finish')))).toEqual(
			pairsOf(compare(lost, won)),
		);
	});

	test('have nothing from there on when they are the same', () => {
		const same = compare(won, won);
		expect(same.pairs).toEqual([]);
		expect(same.checks).toEqual([]);
		expect(same.figures.every(({ parent, child }) => parent === child)).toBe(true);
	});
});

describe('The checks in which two runs differ', () => {
	const [shelved] = shippedScenarios().filter(({ id, language }) => id === 'evasive-debtor' && language === 'zh');
	const { scenario, rehearsals } = shelved ?? { scenario: smallTalk, rehearsals: [] };
	const play = (name: string): Run => {
		const { rehearsal } = readRehearsal(rehearsals.find((each) => each.name.startsWith(`${name}.`))?.source ?? '');
		if (!rehearsal) throw new Error(`no rehearsal ${name}`);
		return playRehearsal(scenario, rehearsal).run;
	};
	const poor = play('poor');
	const excellent = play('excellent');
	const begun = (whole: Run, entries: number): Run => ({ ...whole, entries: whole.entries.slice(0, entries) });
	const named = ({ checks }: Comparison, change: string) =>
		checks.filter((check) => check.change === change).map(({ id }) => id);

	test('are gained or lost, as the child has them, and are all those whose status differs', () => {
		const better = compareRuns(scenario, poor, excellent);
		expect(named(better, 'gained').length).toBeGreaterThan(3);
		expect(named(better, 'open')).toEqual([]);
		const worse = compareRuns(scenario, excellent, poor);
		expect(named(worse, 'lost')).toEqual(named(better, 'gained'));
		const cards = [score(scenario, poor), score(scenario, excellent)] as const;
		const differing = cards[0].checks.filter(({ status }, index) => status !== cards[1].checks[index]?.status);
		expect(better.checks.map(({ id }) => id)).toEqual(differing.map(({ id }) => id));
	});

	test('are open where a run that is not finished may still meet them', () => {
		const early = begun(excellent, excellent.entries.findIndex(({ kind }) => kind === 'begin') + 4);
		const comparison = compareRuns(scenario, excellent, early);
		expect(named(comparison, 'open')).toContain('in-writing');
		expect(named(comparison, 'lost')).toEqual([]);
		expect(named(comparison, 'gained')).toEqual([]);
	});

	test('are gained already when an unfinished run has done what the finished one never did', () => {
		const late = begun(
			excellent,
			excellent.entries.findIndex(({ kind }) => kind === 'record'),
		);
		const gained = named(compareRuns(scenario, poor, late), 'gained');
		expect(gained.length).toBeGreaterThan(0);
		expect(named(compareRuns(scenario, poor, excellent), 'gained')).toEqual(expect.arrayContaining(gained));
	});

	test('come with their figures: the principles, LSCP, the outcome and the total, from 0 to 100', () => {
		const { figures, parent, child } = compareRuns(scenario, poor, excellent);
		expect(figures.map(({ id }) => id)).toEqual([
			'sincerity', 'patience', 'understanding', 'suggestion', 'follow-up', 'record', 'lscp', 'outcome', 'total',
		]); // prettier-ignore
		expect(figures.at(-1)).toEqual({ id: 'total', parent: parent.card.total, child: child.card.total });
		for (const { parent: one, child: other } of figures)
			for (const figure of [one, other]) if (figure !== null) expect(figure).toBeLessThanOrEqual(100);
	});

	test('have no figures for a run that is not finished', () => {
		const { figures, child } = compareRuns(scenario, poor, begun(excellent, excellent.entries.length - 1));
		expect(child.phase).toBe('follow-up');
		expect(figures.map(({ child }) => child)).toEqual(figures.map(() => null));
		expect(figures.at(-1)?.parent).toBe(score(scenario, poor).total);
	});
});
