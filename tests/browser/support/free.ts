/** Free talks in the browser: what a learner says in other words than the author's, and is understood. */
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { decodeModel, type EncodedModel } from '../../../src/lib/core/act/hearing/model.ts';
import { Recogniser } from '../../../src/lib/core/act/hearing/recognise.ts';
import { Listener } from '../../../src/lib/core/run/listen.ts';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import type { Rehearsal } from '../../../src/lib/core/run/rehearsal.ts';
import { playRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { scriptOf } from '../../../src/lib/core/run/script.ts';
import { scenarioOf } from './rehearsals.ts';

const folder = 'src/lib/core/act';

/**
 * Other wordings for the replies of a rehearsal, in its order: for each the first paraphrase by another hand that is taken for that very reply and leaves the
 * customer where the rehearsal does. They are picked because they are understood, so a test that says them is one of the page, and no measure of the ear.
 */
export function inOtherWords(play: Rehearsal): string[] {
	const scenario = scenarioOf(play.scenario, 'zh');
	const model = JSON.parse(readFileSync(`${folder}/model/zh.json`, 'utf8')) as EncodedModel;
	const listener = new Listener(scenario, new Recogniser(decodeModel(model)));
	const paraphrases = readFileSync(`${folder}/data/paraphrases.${play.scenario}.zh.jsonl`, 'utf8')
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as { index: number; text: string });
	const { run } = playRehearsal(scenario, play);
	const chosen = new LiveRun(scenario, run.head);
	let free = new LiveRun(scenario, { ...run.head, mode: 'free' });
	const said: string[] = [];
	for (const entry of run.entries) {
		chosen.append(entry);
		if (entry.kind === 'prepare') free.append(entry);
		if (entry.kind === 'begin') free.begin(0);
		const snapshot = free.state.snapshot;
		if (entry.kind !== 'reply' || !snapshot) continue;
		const wanted = chosen.state.snapshot;
		const theirs = scriptOf(scenario, free.state, free.entries)
			.findLast((each) => each.theirs)
			?.theirs?.text.join('');
		const next = paraphrases.flatMap(({ index, text }) => {
			const listened = index === entry.index ? listener.hear(text, snapshot, theirs ?? null) : null;
			if (!listened || listened.index !== index) return [];
			const live = new LiveRun(scenario, free.head, free.entries);
			live.say(index, listened.acts, 0, listened.heard);
			const { state, mood } = live.state.snapshot ?? {};
			return state === wanted?.state && mood === wanted?.mood ? [{ text, live }] : [];
		})[0];
		if (!next) throw new Error(`no paraphrase of reply ${entry.index} is understood`);
		said.push(next.text);
		free = next.live;
	}
	return said;
}

/** Where one writes what one says. */
export function sayBox(page: Page): Locator {
	return page.getByRole('textbox', { name: /^你怎么/ });
}

/** Says it with Enter, and waits for what follows. */
export async function says(page: Page, words: string): Promise<void> {
	const exchanges = page.getByRole('log').locator('ol > li.Exchange, ol > li.ChatExchange');
	const before = await exchanges.count();
	await sayBox(page).fill(words);
	await expect(page.getByRole('button', { name: '说出去' })).toBeEnabled();
	await sayBox(page).press('Enter');
	await expect(exchanges).toHaveCount(before + 1);
	await expect(sayBox(page).or(page.getByRole('link', { name: '去跟进', exact: true }))).toBeVisible();
}
