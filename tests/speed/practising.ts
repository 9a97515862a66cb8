/** A run practised as a person does it, with a pause after every press, so that nothing but the page is measured. */
import type { Locator } from '@playwright/test';
import type { Rehearsal } from '../../src/lib/core/run/rehearsal.ts';
import { Learner } from '../browser/support/learner.ts';
import { rehearsalOf } from '../browser/support/rehearsals.ts';
import type { Visitor } from './visitor.ts';

/** After a press the page is left alone: whatever looks at it takes the page's own time. */
const pause = 500;

export const play: Rehearsal = rehearsalOf('evasive-debtor', 'excellent');
export const briefing = `/practise/${play.scenario}`;

export class Practising {
	readonly learner: Learner;
	readonly #visitor: Visitor;

	constructor(visitor: Visitor) {
		this.learner = new Learner(visitor.page);
		this.#visitor = visitor;
	}

	/** From the briefing to the first line. */
	async begins(): Promise<void> {
		await this.prepares();
		await this.starts();
	}

	/** The questions of the briefing. */
	async prepares(): Promise<void> {
		const { learner } = this;
		await learner.drawsSeed(play.seed);
		await this.#visitor.page.goto(briefing, { waitUntil: 'networkidle' });
		await learner.prepares(play);
	}

	/** From the press on start to the first line. */
	async starts(): Promise<void> {
		const { learner } = this;
		await this.#press(learner.startButton);
		await learner.options.first().waitFor();
	}

	/** The whole talk; gives how many replies it took. */
	async talks(): Promise<number> {
		const replies = play.talk.filter(({ kind }) => kind === 'reply');
		for (const turn of replies) if (turn.kind === 'reply') await this.#press(this.learner.option(turn.text));
		return replies.length;
	}

	async followsUp(): Promise<void> {
		await this.learner.goesToFollowUp();
		await this.learner.fillsIn(play);
		await this.learner.files();
		await this.#visitor.page.waitForTimeout(1000);
	}

	async #press(button: Locator): Promise<void> {
		const { page } = this.#visitor;
		await button.waitFor();
		// Into the middle: a browser without a screen draws only the uppermost 720 px or so, and what changes below them
		// counts as shown no sooner than something above changes, too.
		await button.evaluate((pressed) => pressed.scrollIntoView({ block: 'center' }));
		await page.waitForTimeout(pause);
		const box = await button.boundingBox();
		if (!box) throw new Error('nothing to press');
		await page.waitForTimeout(pause);
		await page.mouse.click(box.x + box.width / 2, box.y + Math.min(box.height / 2, 30), { delay: 80 });
		await page.waitForTimeout(pause);
	}
}
