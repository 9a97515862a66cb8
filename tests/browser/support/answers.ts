import type { Page } from '@playwright/test';

/**
 * A page that was opened or reloaded can be read before it answers; on a busy machine, a test would press its buttons in vain.
 * Where the scripts are kept from coming, or are not of ours, nothing is waited for beyond that.
 */
export function waitsUntilItAnswers(page: Page): void {
	const answers = () =>
		page
			.locator('html[data-started], html:not(:has(.App))')
			.waitFor({ state: 'attached', timeout: 5000 })
			.catch(() => undefined);
	const goto = page.goto.bind(page);
	const reload = page.reload.bind(page);
	page.goto = async (...where) => {
		const answer = await goto(...where);
		await answers();
		return answer;
	};
	page.reload = async (...how) => {
		const answer = await reload(...how);
		await answers();
		return answer;
	};
}
