/** What a person does at the pages, told as they would tell it; everything is found by its words and its role. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { RehearsedRecord, RehearsedTurn, Rehearsal } from '../../../src/lib/core/run/rehearsal.ts';
import { fillFacts } from '../../../src/lib/core/scenario/facts.ts';
import type { Language, PromiseTerms } from '../../../src/lib/core/scenario/scenario.ts';
import { scenarioOf } from './rehearsals.ts';
import { words, type Words } from './words.ts';

export interface Circumstances {
	seed?: number;
	coaching?: 'coached' | 'exam';
	/** Whether silence counts; as offered when it is not said. */
	silence?: boolean;
}

export class Learner {
	readonly page: Page;
	readonly language: Language;
	readonly #words: Words;

	/** @param language that the pages are read in, and the scenarios played in */
	constructor(page: Page, language: Language = 'zh') {
		this.page = page;
		this.language = language;
		this.#words = words[language];
	}

	/** Makes the next runs deterministic: the app takes one number from the machine's chance, the seed. */
	async drawsSeed(seed: number): Promise<void> {
		await this.page.addInitScript((drawn) => {
			const own = crypto.getRandomValues.bind(crypto);
			crypto.getRandomValues = <T extends ArrayBufferView | null>(array: T): T => {
				if (!(array instanceof Uint32Array) || array.length !== 1) return own(array as never) as T;
				array[0] = drawn;
				return array;
			};
		}, seed);
	}

	/** From the briefing to the first line of the talk, as the rehearsal has it. */
	async begins(
		play: Rehearsal,
		{ seed = play.seed, coaching = 'coached', silence }: Circumstances = {},
	): Promise<void> {
		await this.drawsSeed(seed);
		await this.page.goto(`/practise/${play.scenario}`);
		await this.prepares(play);
		if (coaching === 'exam') await this.page.getByRole('radio', { name: this.#words.exam }).check();
		if (silence !== undefined) await this.page.getByRole('checkbox', { name: this.#words.silence }).setChecked(silence);
		await this.starts();
	}

	/** Ticks what the rehearsal ticks. */
	async prepares(play: Rehearsal): Promise<void> {
		for (const { text, options } of play.prepare) {
			const question = this.page.getByRole('group', { name: text });
			for (const option of options.filter(({ ticked }) => ticked))
				await question.getByLabel(option.text, { exact: true }).check();
		}
	}

	get startButton(): Locator {
		return this.page.getByRole('button', { name: this.#words.start });
	}

	async starts(): Promise<void> {
		await this.startButton.click();
		await expect(this.exchanges.first()).toBeVisible();
	}

	/** The run's id, from the address. */
	get run(): string {
		return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(this.page.url())?.[0] ?? '';
	}

	get exchanges(): Locator {
		return this.page.getByRole('log').getByRole('listitem');
	}

	get options(): Locator {
		return this.page.getByRole('region', { name: this.#words.replies }).getByRole('button');
	}

	option(text: string): Locator {
		return this.options.filter({ has: this.page.getByText(text, { exact: true }) });
	}

	/** Gives a reply that is on offer and waits for what follows. */
	async says(text: string): Promise<void> {
		const before = await this.exchanges.count();
		await expect(this.option(text), `on offer: ${text}`).toBeVisible();
		await this.option(text).click();
		await expect(this.exchanges).toHaveCount(before + 1);
		await expect(this.exchanges.last()).toContainText(text.slice(0, 4));
	}

	/** The last thing said on the page is this. */
	async hears(text: string): Promise<void> {
		for (const paragraph of text.split('\n')) await expect(this.exchanges.last()).toContainText(paragraph);
	}

	async undoes(): Promise<void> {
		const before = await this.exchanges.count();
		await this.page.getByRole('button', { name: this.#words.undo }).click();
		await expect(this.exchanges).toHaveCount(before - 1);
	}

	async hangsUp(): Promise<void> {
		await this.page.getByRole('button', { name: this.#words.hangUp }).click();
		await this.page.getByRole('button', { name: this.#words.hangUpYes }).click();
		await expect(this.page.getByRole('link', { name: this.#words.followUp, exact: true })).toBeVisible();
	}

	/** The talk of the rehearsal, each line of the customer checked as it comes. */
	async talks(turns: readonly RehearsedTurn[]): Promise<void> {
		for (const turn of turns) {
			if (turn.kind === 'customer') await this.hears(turn.text);
			else if (turn.kind === 'reply') await this.says(turn.text);
			else if (turn.kind === 'undo') await this.undoes();
			else if (turn.kind === 'hang-up') await this.hangsUp();
			else throw new Error('a silence takes its time: see silence.spec.ts');
		}
	}

	async goesToFollowUp(): Promise<void> {
		await this.page.getByRole('link', { name: this.#words.followUp, exact: true }).click();
		await expect(this.page.getByRole('heading', { name: this.#words.record })).toBeVisible();
	}

	async fillsIn(play: Rehearsal): Promise<void> {
		if (play.record) await this.writesRecord(play.record);
		await this.writesMessage(play);
	}

	async writesMessage(play: Rehearsal): Promise<void> {
		// The page shows the wordings with what was recorded filled in.
		const moment = { days: 0, promises: play.record?.promises ?? [] };
		for (const { text } of play.message ?? []) {
			const wording = fillFacts(text, scenarioOf(play.scenario, this.language), moment);
			await this.page.getByRole('radio', { name: wording, exact: true }).check();
		}
	}

	async writesRecord({ reason, promises, next, notes }: RehearsedRecord): Promise<void> {
		if (reason) await this.page.getByRole('radio', { name: reason.text, exact: true }).check();
		for (const [index, promise] of promises.entries()) {
			await this.page.getByRole('button', { name: this.#words.addPromise(index) }).click();
			await this.writesPromise(this.page.getByRole('group', { name: this.#words.promise(index) }), promise);
		}
		if (next) {
			const fields = this.page.getByRole('group', { name: this.#words.next });
			await fields.getByLabel(this.#words.date).fill(next.date);
			await fields.getByLabel(this.#words.channel).selectOption({ label: this.#words.channels[next.channel] });
			await fields.getByLabel(this.#words.contact).selectOption(next.contact);
		}
		await this.page.getByLabel(this.#words.notes).fill(notes);
	}

	async writesPromise(row: Locator, { amount, date, method }: PromiseTerms): Promise<void> {
		if (amount !== null) await row.getByLabel(this.#words.amount).fill(String(amount / 100));
		if (method) await row.getByLabel(this.#words.method).selectOption({ label: this.#words.methods[method] });
		const { open, asap, month, day } = this.#words.precisions;
		const precision = date === null ? open : date === 'asap' ? asap : date.length === 7 ? month : day;
		await row.getByLabel(this.#words.precision).selectOption({ label: precision });
		if (date !== null && date !== 'asap') await row.getByLabel(this.#words.date).fill(date);
	}

	/** Whatever is first in each question: for tests in which the record does not matter. */
	async fillsInAnything(): Promise<void> {
		const sections = this.page
			.getByRole('main')
			.getByRole('group')
			.filter({ has: this.page.getByRole('radio') });
		for (const section of await sections.all()) await section.getByRole('radio').first().check();
		const fields = this.page.getByRole('group', { name: this.#words.next });
		await fields.getByLabel(this.#words.date).fill('2026-06-12');
		await fields.getByLabel(this.#words.channel).selectOption({ label: this.#words.channels.phone });
		await fields.getByLabel(this.#words.contact).selectOption({ index: 1 });
	}

	/** Files the record and waits for the debrief. */
	async files(): Promise<void> {
		await this.page.getByRole('button', { name: this.#words.file }).click();
		const withoutPromise = this.page.getByRole('button', { name: this.#words.fileWithoutPromise });
		const debrief = this.page.getByRole('heading', { name: this.#words.marked });
		await expect(withoutPromise.or(debrief)).toBeVisible();
		if (await withoutPromise.isVisible()) await withoutPromise.click();
		await expect(debrief).toBeVisible();
	}

	/** The rehearsal from the briefing to the debrief. */
	async plays(play: Rehearsal, circumstances?: Circumstances): Promise<void> {
		await this.begins(play, circumstances);
		await this.talks(play.talk);
		await this.goesToFollowUp();
		await this.fillsIn(play);
		await this.files();
	}

	async total(): Promise<number> {
		const label = await this.page.getByLabel(this.#words.total).getAttribute('aria-label');
		return Number(label?.replace(/\D/g, ''));
	}
}
