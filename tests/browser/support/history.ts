/** Histories to bring along: export files made by the core out of rehearsals, chosen in the page as a person would. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { exportText } from '../../../src/lib/core/run/export.ts';
import type { Entry, Run, RunHead } from '../../../src/lib/core/run/log.ts';
import { playRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { fillFacts } from '../../../src/lib/core/scenario/facts.ts';
import { repliesOf, textOf } from '../../../src/lib/core/scenario/replies.ts';
import type { Language, Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { rehearsalOf, scenarioOf } from './rehearsals.ts';

export interface PastRun {
	/** Scenario and rehearsal. */
	id: string;
	play: string;
	/** Chinese when left out. */
	language?: Language;
	/** When it began. */
	at: string;
	coaching?: RunHead['coaching'];
	/** free: the same replies as if they had been typed, each act heard in all of its words. */
	mode?: RunHead['mode'];
	/** How much of its log there is; all of it when left out. */
	entries?: number;
	/** Place in the file of the run that this one went on from, after its first reply. */
	from?: number;
	/** How many replies were given, with nothing of the follow-up; `Infinity` for the whole talk. Without a silence clock. */
	replies?: number;
}

/** The text of an export file with these runs. */
export function runFile(past: readonly PastRun[]): string {
	const scenarios = [
		...new Map(past.map(({ id, language }) => [`${id}.${language}`, scenarioOf(id, language)])).values(),
	];
	const runs = past.map(runOf);
	for (const [index, { from }] of past.entries()) {
		const [run, parent] = [runs[index], from === undefined ? undefined : runs[from]];
		if (run && parent) run.head.parent = { run: parent.head.id, entries: endOfReplies(parent.entries, 1) };
	}
	return fileOf(runs, scenarios);
}

/** The text of an export file with these very runs and their scenarios. */
export function fileOf(runs: readonly Run[], scenarios: readonly Scenario[]): string {
	return [
		exportText.start(new Date(0).toISOString()),
		...runs.map((run, index) => exportText.run(run, index === 0)),
		exportText.scenarios(),
		...scenarios.map((scenario, index) => exportText.scenario(scenario, index === 0)),
		exportText.end(),
	].join('');
}

function runOf({ id, play, language, at, coaching, mode, entries, replies }: PastRun): Run {
	const { head, entries: log } = playRehearsal(scenarioOf(id, language), rehearsalOf(id, play, language)).run;
	const begun = Date.parse(at);
	const end = replies === undefined ? entries : endOfReplies(log, replies);
	return {
		head: {
			...head,
			id: randomUUID(),
			...(coaching ? { coaching } : {}),
			...(mode ? { mode } : {}),
			...(replies === undefined ? {} : { silence: false }),
		},
		entries: log.slice(0, end).map((entry, index) => ({
			...(mode === 'free' ? typed(entry, scenarioOf(id, language)) : entry),
			at: begun + index * 1000,
		})),
	};
}

function typed(entry: Entry, scenario: Scenario): Entry {
	const reply = entry.kind === 'reply' ? repliesOf(scenario)[entry.index] : undefined;
	if (entry.kind !== 'reply' || !reply) return entry;
	const text = fillFacts(textOf(reply), scenario, { days: 0, promises: [] });
	const spans = entry.acts.map((act) => ({ act, start: 0, end: text.length }));
	return { ...entry, heard: { text, spans, plan: [], documents: [] } };
}

/** Where the log ends after that many replies have had their answers. */
function endOfReplies(log: readonly Entry[], count: number): number {
	let replies = 0;
	const end = log.findIndex(({ kind }) => kind === 'record' || (kind === 'reply' && ++replies > count));
	return end < 0 ? log.length : end;
}

export async function importFile(page: Page, text: string): Promise<void> {
	const [chooser] = await Promise.all([
		page.waitForEvent('filechooser'),
		page.getByRole('button', { name: '导入文件' }).click(),
	]);
	await chooser.setFiles({ name: 'history.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}
