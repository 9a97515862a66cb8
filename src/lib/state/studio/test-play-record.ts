/** Act three of a test play as its keys have it, and the rehearsal that is written of the whole. */
import { followUpOf } from '../../core/run/follow-up.ts';
import type { CollectionRecord, WrittenMessage } from '../../core/run/log.ts';
import type { Hearing } from '../../core/run/rehearse.ts';
import { replay, type RunState } from '../../core/run/replay.ts';
import type { TestTalk } from '../../core/run/test-talk.ts';
import { writeRehearsal } from '../../core/run/write-rehearsal.ts';
import type { Expectation } from '../../core/run/rehearsal.ts';
import { plainAmount } from '../../core/scenario/amounts.ts';
import type { PromiseTerms, Scenario } from '../../core/scenario/scenario.ts';
import { rightMessage, trueRecord } from '../../core/score/model-answers.ts';
import { score } from '../../core/score/score.ts';
import { rehearsed, type Rehearsed } from './rehearsals-run.ts';
import { FollowUpForm } from '../follow-up.svelte.ts';

/** The forms of act three, filled in as they should be for this ending. */
export function rightForm(scenario: Scenario, { snapshot }: RunState): FollowUpForm {
	const key = followUpOf(scenario, snapshot);
	const record = snapshot && trueRecord(scenario, snapshot);
	const draft = snapshot && {
		reason: record?.reason ?? null,
		rows: (record?.promises ?? []).map(rowOf),
		nextDate: record?.next?.date ?? '',
		nextContact: record?.next?.contact ?? '',
		nextChannel: record?.next?.channel ?? '',
		notes: '',
		parts: rightMessage(scenario, snapshot).parts,
	};
	return new FollowUpForm(key.message.length, key.record.reasons.length > 0, draft, false, key.letter !== null);
}

function rowOf({ amount, date, method }: PromiseTerms, key: number) {
	const precision =
		date === null ? 'open' : date === 'asap' ? 'asap' : date.length === '2026-06'.length ? 'month' : 'day';
	return {
		key,
		amount: amount === null ? '' : plainAmount(amount),
		precision,
		day: precision === 'day' ? date : '',
		month: precision === 'month' ? date : '',
		method: method ?? '',
	};
}

/** Changes when the forms must be filled in anew: another ending, other causes or promises, or other keys. */
export function recordKey(scenario: Scenario, state: RunState | null): string {
	const { snapshot } = state ?? {};
	if (!snapshot) return '';
	return JSON.stringify([snapshot.state, snapshot.causes, snapshot.promises, followUpOf(scenario, snapshot)]);
}

export interface Written {
	text: string;
	expect: Required<Pick<Expectation, 'ending' | 'mood' | 'rung' | 'total' | 'redLines'>>;
}

/** The rehearsal of a play that has ended, expecting what came out. Act three is left out where the scenario asks for none. */
export function rehearsalOf(talk: TestTalk, record: CollectionRecord, message: WrittenMessage): Written {
	const { scenario } = talk;
	const asked = scenario.followUp !== undefined;
	const run = talk.run(asked ? record : null, asked ? message : null);
	const { snapshot } = replay(scenario, run);
	const card = score(scenario, run);
	const expect = {
		ending: scenario.states[snapshot?.state ?? -1]?.name ?? '',
		mood: scenario.moods[snapshot?.mood ?? -1] ?? '',
		rung: card.rung,
		total: [card.total, card.total] as [number, number],
		redLines: [...new Set(card.redLines.filter(({ undone }) => !undone).map(({ act }) => act))],
	};
	// A scenario without moods has one without a name, which no line of a file can say.
	const { mood, ...rest } = expect;
	return { text: writeRehearsal(scenario, run, mood === '' ? rest : expect), expect };
}

/** How it plays as it is written down: what is saved shall be a test, not a riddle. */
export function playedBack(path: string, { text }: Written, scenario: Scenario, hear: Hearing | null): Rehearsed {
	return rehearsed({ path, text }, scenario, hear);
}

const named = /^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$/u;

export function isRehearsalName(name: string): boolean {
	return named.test(name);
}

/** A name that no file has: `play-1`, `play-2` … */
export function freeName(taken: ReadonlySet<string>, language: 'zh' | 'en'): string {
	let number = 1;
	while (taken.has(rehearsalPath(`play-${number}`, language))) number++;
	return `play-${number}`;
}

export function rehearsalPath(name: string, language: 'zh' | 'en'): string {
	return `${name}.${language}.play.md`;
}
