/** An observer's sheet that two people have open. */
import { createTeam, invite, join, signUp } from './support/team.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/sound.ts';
import { expect, test } from './support/test.ts';

test('two people at one sheet do not write over each other unseen, and nobody ticks their own', async ({
	browser,
	baseURL,
}) => {
	test.slow();
	const trainer = await signUp(browser, baseURL ?? '', '周老师');
	const team = await createTeam(trainer);
	const [observer, trainee] = [
		await signUp(browser, baseURL ?? '', '小赵'),
		await signUp(browser, baseURL ?? '', '小李'),
	];
	const code = await invite(trainer, team);
	for (const each of [observer, trainee]) await join(each, code);

	const theirs = await observer.context.newPage();
	await theirs.setViewportSize({ width: 390, height: 844 });
	const pair = async (of: string, by: string) => {
		await theirs.goto(`/team/${team}/roleplay`);
		await theirs.getByRole('combobox', { name: '剧本' }).selectOption({ label: '总在开会的王总' });
		await theirs.getByRole('combobox', { name: '学员' }).selectOption({ label: of });
		await theirs.getByRole('combobox', { name: '观察员' }).selectOption({ label: by });
		await theirs.getByRole('button', { name: '开始观察' }).click();
		await expect(theirs.getByText(`学员 ${of}，观察员 ${by}。`)).toBeVisible();
	};
	await pair('小李', '小赵');
	const own = await trainer.context.newPage();
	await own.goto(theirs.url());
	const notes = {
		theirs: theirs.getByRole('textbox', { name: '要跟学员说的' }),
		own: own.getByRole('textbox', { name: '要跟学员说的' }),
	};
	const kept = (page: typeof own) =>
		page.waitForResponse((answer) => answer.url().endsWith('/ticks') && answer.request().method() === 'PUT');

	// Half of a sign, as a paste may bring: it is kept, and nothing is sent for ever.
	const [first] = await Promise.all([kept(theirs), notes.theirs.fill('开口直接\ud83d')]);
	expect(first.status()).toBe(200);
	await expect(theirs.getByText('还有没存上的')).toBeHidden();

	const [second] = await Promise.all([kept(own), notes.own.fill('语气生硬')]);
	expect(second.status()).toBe(412);
	await expect(own.getByText('这张表刚在别处改过')).toBeVisible();
	await expectAccessible(own, 'a sheet that was changed elsewhere');
	await own.getByRole('link', { name: '看那边改的' }).click();
	await expect(notes.own).toHaveValue('开口直接\ufffd');
	const [third] = await Promise.all([kept(own), notes.own.fill('开口直接，语气生硬')]);
	expect(third.status()).toBe(200);

	const [fourth] = await Promise.all([kept(theirs), notes.theirs.fill('以我为准')]);
	expect(fourth.status()).toBe(412);
	await expectNoSidewaysScroll(theirs, 'a sheet that was changed elsewhere');
	const [fifth] = await Promise.all([kept(theirs), theirs.getByRole('button', { name: '用我的盖过去' }).click()]);
	expect(fifth.status()).toBe(200);
	await expect(theirs.getByText('这张表刚在别处改过')).toBeHidden();
	await theirs.reload();
	await expect(notes.theirs).toHaveValue('以我为准');

	// A trainer who plays the trainee reads the sheet, and does not tick it.
	await pair('周老师', '小赵');
	await own.goto(theirs.url());
	await expect(own.getByRole('heading', { name: '和机器的评分并排看' })).toBeVisible();
	await expect(notes.own).toHaveCount(0);
	const refused = await trainer.context.request.put(`${theirs.url()}/ticks`, {
		headers: { origin: trainer.origin },
		data: {},
	});
	expect(refused.status()).toBe(403);
	for (const { context } of [trainer, observer, trainee]) await context.close();
});
