import { expect, test, type Page } from '@playwright/test';

/** What a page did that it should not have: complaints in the console, requests to elsewhere. */
function watch(page: Page, origin: string): string[] {
	const found: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') found.push(message.text());
	});
	page.on('pageerror', (error) => found.push(error.message));
	page.on('request', (request) => {
		const { protocol, origin: asked } = new URL(request.url());
		if (protocol.startsWith('http') && asked !== origin) found.push(`asks ${asked}`);
	});
	return found;
}

for (const path of ['/', '/practise/evasive-debtor']) {
	test(`${path} keeps to its own origin and to its security policy, also when it is left by a link`, async ({
		page,
		baseURL,
	}) => {
		const found = watch(page, baseURL ?? '');
		const response = await page.goto(path);
		expect(response?.status()).toBe(200);
		const policy = response?.headers()['content-security-policy'] ?? '';
		expect(policy).toContain("default-src 'self'");
		expect(policy).not.toContain('unsafe-inline');
		expect(policy).not.toContain('unsafe-eval');
		expect(response?.headers()).toMatchObject({
			'referrer-policy': 'same-origin',
			'x-content-type-options': 'nosniff',
			'permissions-policy': expect.stringContaining('geolocation=()'),
		});
		await page.waitForLoadState('networkidle');

		await page.locator('main a[href^="/"], header a[href^="/"]').first().click();
		await page.waitForLoadState('networkidle');
		expect(found).toEqual([]);
	});
}
