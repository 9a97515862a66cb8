/** Histories to bring along: export files made by the core out of rehearsals, chosen in the page as a person would. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { exportText } from '../../../src/lib/core/run/export.ts';
import type { Run, RunHead } from '../../../src/lib/core/run/log.ts';
import { playRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { rehearsalOf, scenarioOf } from './rehearsals.ts';

export interface PastRun {
	/** Scenario and rehearsal. */
	id: string;
	play: string;
	/** When it began. */
	at: string;
	coaching?: RunHead['coaching'];
	/** How much of its log there is; all of it when left out. */
	entries?: number;
}

/** The text of an export file with these runs. */
export function runFile(past: readonly PastRun[]): string {
	const scenarios = [...new Set(past.map(({ id }) => id))].map(scenarioOf);
	return [
		exportText.start(new Date(0).toISOString()),
		...past.map((each, index) => exportText.run(runOf(each), index === 0)),
		exportText.scenarios(),
		...scenarios.map((scenario, index) => exportText.scenario(scenario, index === 0)),
		exportText.end(),
	].join('');
}

function runOf({ id, play, at, coaching, entries }: PastRun): Run {
	const { head, entries: log } = playRehearsal(scenarioOf(id), rehearsalOf(id, play)).run;
	const begun = Date.parse(at);
	return {
		head: { ...head, id: randomUUID(), ...(coaching ? { coaching } : {}) },
		entries: log.slice(0, entries).map((entry, index) => ({ ...entry, at: begun + index * 1000 })),
	};
}

export async function importFile(page: Page, text: string): Promise<void> {
	const [chooser] = await Promise.all([
		page.waitForEvent('filechooser'),
		page.getByRole('button', { name: '导入文件' }).click(),
	]);
	await chooser.setFiles({ name: 'history.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}
