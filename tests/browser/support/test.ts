/** Playwright's `test` with what every page here must keep: no complaint in the console, nothing asked of another host. */
import { test as base, type BrowserContext } from '@playwright/test';
import { expect } from '@playwright/test';
import { waitsUntilItAnswers } from './answers.ts';
import { Learner } from './learner.ts';

export { expect };

interface Fixtures {
	learner: Learner;
	/** What the pages of the test did that they should not have; must be empty in the end. */
	misdeeds: string[];
	/** Complaints that the test brings about on purpose. */
	expectedComplaints: RegExp[];
}

export const test = base.extend<Fixtures>({
	// Most tests are not about motion; the one that is turns it on.
	contextOptions: { reducedMotion: 'reduce' },
	expectedComplaints: [[], { option: true }],
	misdeeds: [
		async ({ context, baseURL, expectedComplaints }, use) => {
			context.on('page', waitsUntilItAnswers);
			const found = watch(context, new URL(baseURL ?? '').host);
			await use(found);
			expect(
				found.filter((misdeed) => !expectedComplaints.some((pattern) => pattern.test(misdeed))),
				'complaints and requests to elsewhere',
			).toEqual([]);
		},
		{ auto: true },
	],
	learner: async ({ page }, use) => {
		await use(new Learner(page));
	},
});

/** Violations of the security policy are told in the console too. */
function watch(context: BrowserContext, home: string): string[] {
	const found: string[] = [];
	context.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') found.push(`console: ${message.text()}`);
	});
	context.on('weberror', (error) => found.push(`error: ${error.error().message}`));
	context.on('request', (request) => {
		const { protocol, host } = new URL(request.url());
		if (/^(?:https?|wss?):$/.test(protocol) && host !== home) found.push(`request: ${request.url()}`);
	});
	return found;
}
