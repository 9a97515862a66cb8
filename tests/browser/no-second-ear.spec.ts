import { sayBox } from './support/free.ts';
import { rehearsalOf } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

test('a server without a stronger ear offers none, and asks nobody', async ({ page, request, learner, baseURL }) => {
	expect(await (await request.get('/ear')).json()).toEqual({ ear: null });
	const answer = await request.post('/ear', {
		headers: { origin: baseURL ?? '' },
		data: { text: '王总您好', customer: null, language: 'zh' },
	});
	expect(answer.status()).toBe(404);
	await page.goto('/practise/evasive-debtor');
	await learner.prepares(rehearsalOf('evasive-debtor', 'excellent'));
	await page.getByRole('radio', { name: /^自己说/ }).check();
	const asked = page.waitForResponse((response) => response.url().endsWith('/ear'));
	await learner.starts();
	await expect(sayBox(page)).toBeVisible();
	await (await asked).finished();
	await expect(page.getByText('辅听')).toHaveCount(0);
});
