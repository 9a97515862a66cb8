import AxeBuilder from '@axe-core/playwright';
import type { Run } from '../../src/lib/core/run/log.ts';
import { sentRun, shipped } from '../support/sent-runs.ts';
import { createTeam, invite, join, signUp, type Person } from './support/team.ts';
import { expect, test } from './support/test.ts';

const scenario = shipped();

/** Sends runs as the outbox does. @returns their totals */
async function sends(person: Person, team: string, runs: readonly Run[]): Promise<number[]> {
	const answer = await person.context.request.post(`${person.origin}/team/${team}/runs/send`, {
		headers: { origin: person.origin, 'content-type': 'application/x-ndjson' },
		data: runs.map((run) => JSON.stringify(run)).join('\n'),
	});
	expect(answer.status()).toBe(200);
	const { answers } = (await answer.json()) as { answers: { total: number; unverified: string | null }[] };
	expect(answers.map(({ unverified }) => unverified)).toEqual(runs.map(() => null));
	return answers.map(({ total }) => total);
}

async function classOf(browser: Parameters<typeof signUp>[0], baseURL: string, names: readonly string[]) {
	const owner = await signUp(browser, baseURL, '王培训');
	const team = await createTeam(owner, '<b onmouseover=alert(1)>华东一部</b>');
	const members: Person[] = [];
	for (const [place, name] of names.entries()) {
		const person = await signUp(browser, baseURL, name);
		await join(person, await invite(owner, team, { cohort: place % 2 === 0 ? '2026 春' : '2026 秋' }), name);
		members.push(person);
	}
	return { owner, team, members };
}

test('a board ranks by first tries, says ties and names as text, takes in what comes, and goes out as a file', async ({
	browser,
	baseURL,
}) => {
	test.setTimeout(180_000);
	const names = ['陈晓', '<img src=x onerror=alert(1)>', '张伟'];
	const { owner, team, members } = await classOf(browser, baseURL ?? '', names);
	const [first, second, third] = members as [Person, Person, Person];
	const run = sentRun(scenario, 7);
	// Another talk, as good as the first.
	const asGood: Run = sentRun(scenario, 51);
	const totals = await sends(first, team, [run, sentRun(scenario, 8)]);
	await sends(second, team, [asGood]);

	const page = await owner.context.newPage();
	let alerts = 0;
	page.on('dialog', (dialog) => {
		alerts++;
		void dialog.dismiss();
	});
	await page.goto(`/team/${team}`);
	const rows = page.locator('.Board-table tbody tr');
	await expect(rows).toHaveCount(2);
	await expect(page.getByText('再有 1 人完成，才排名次')).toBeVisible();

	// A third member’s run comes in while the board is open.
	await sends(third, team, [sentRun(scenario, 9)]);
	await expect(rows).toHaveCount(3, { timeout: 20_000 });
	await expect(page.getByText('并列第').first()).toBeVisible();
	await expect(rows.filter({ hasText: '陈晓' })).toContainText(String(totals[0]));
	await expect(rows.filter({ hasText: '<img src=x onerror=alert(1)>' })).toHaveCount(1);
	expect(alerts).toBe(0);

	// By keyboard: the latest tries instead of the first.
	await page.getByLabel('看哪一次').focus();
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/try=latest/);
	await expect(rows.filter({ hasText: '陈晓' })).toContainText(String(totals[1]));

	await page.getByRole('button', { name: '比较' }).click();
	await expect(page.getByText('人太少，算不出区间')).toBeVisible();

	for (const [file, begins] of [
		['board.csv', '\uFEFF名次'],
		['board.xlsx', 'PK'],
	] as const) {
		const answer = await owner.context.request.get(`/team/${team}/${file}?try=first`);
		expect(answer.status()).toBe(200);
		expect((await answer.text()).startsWith(begins), file).toBe(true);
		expect((await first.context.request.get(`/team/${team}/${file}`)).status(), `${file} for a member`).toBe(403);
	}
	for (const path of ['', '/weak', '/way'])
		for (const width of [390, 1280]) {
			await page.setViewportSize({ width, height: 800 });
			await page.goto(`/team/${team}${path}`);
			await expect(page.locator('h1')).toBeVisible();
			expect(
				(await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
			).toEqual([]);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth);
			expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(width);
		}
	expect((await first.context.request.get(`/team/${team}/weak`)).status()).toBe(403);
});
