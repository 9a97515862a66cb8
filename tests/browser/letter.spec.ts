/** Act three in words of one's own: the message, and the letter where an ending asks for one. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { draftsOnDisk, runOnDisk } from './support/disk.ts';
import { inOtherWords } from './support/free.ts';
import { Learner } from './support/learner.ts';
import { expectReadable, expectTargets } from './support/reach.ts';
import { rehearsalOf } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';
import { words as pageWords } from './support/words.ts';
import type { Language } from '../../src/lib/core/scenario/scenario.ts';

interface Said {
	free: RegExp;
	say: RegExp;
	send: string;
	message: RegExp;
	letter: RegExp;
	messageText: string;
	/** A figure that is wrong, no day, nowhere to pay, and a threat. */
	poor: string;
	/** What the list says of it. */
	poorCount: string;
	good: string;
	goodCount: string;
	wrongFigure: string;
	notYet: string;
	written: RegExp;
	rightFigure: string;
	redLine: RegExp;
	/** Only a demand letter is about limitation. */
	law: string | null;
	whole: string;
}

const said: Record<Language, Said> = {
	zh: {
		free: /^自己说/,
		say: /^你怎么/,
		send: '说出去',
		message: /^写给王建国的消息/,
		letter: /^写给恒达机电的催款函/,
		messageText:
			'王总您好，HR-0312 货款 18.6 万元，4 月 11 日到期。今天我语气不妥。下周二前我和同事到贵司当面谈，请您定时间。',
		poor: '恒达机电：根据合同和 HR-0312 号发票，货款 168,000 元已于 4 月 11 日到期。请贵司尽快付清，否则我们天天派人堵在你家门口。华瑞轴承 小李',
		poorCount: '9 项里写到了 5 项，再看看：金额、期限、付到哪里、语气',
		good: '恒达机电：根据合同和 HR-0312 号发票，货款 186,000 元已于 4 月 11 日到期，逾期 47 天。请贵司于 6 月 8 日前付清，汇入我司对公账户。逾期未付，我司将依合同第七条暂停供货。华瑞轴承 小李',
		goodCount: '9 项里写到了 9 项',
		wrongFigure: '“168,000 元”再核对一下',
		notYet: '还没写',
		written: /^写下的字/,
		rightFigure: '“168,000 元”对不上，应是 18.6 万元。',
		redLine: /越线：.*骚扰纠缠/,
		law: '第一百九十五条',
		whole: '整封可以这样写',
	},
	en: {
		free: /^Say it yourself/,
		say: /^What do you say/,
		send: 'Say it',
		message: /^Message to Raymond Wong/,
		letter: /^Reminder to Hang Tat Machinery/,
		messageText:
			'Dear Mr Wong, HR-0312, 186,000, was due on 11 April. My tone was out of place today. By next Tuesday a colleague and I would like to see you; please choose the time.',
		poor: 'To Hang Tat Machinery: under our contract and invoice HR-0312, CNY 168,000 fell due on 11 April. Please pay as soon as possible, or we will send people to your home. Jamie, Harbour Road Bearings',
		poorCount: '4 of 8 parts are there. Look again at: Amount, Deadline, Where to pay, Tone',
		good: 'To Hang Tat Machinery: under our contract and invoice HR-0312, CNY 186,000 fell due on 11 April and is 47 days overdue. Please pay by 8 June, by bank transfer. If you do not, we will suspend supply under clause 7 of the contract. Jamie, Harbour Road Bearings',
		goodCount: '8 of 8 parts are there',
		wrongFigure: 'check “168,000” again',
		notYet: 'not written yet',
		written: /^Written work/,
		rightFigure: '“168,000” does not agree; it should be CNY 186,000.',
		redLine: /threaten/,
		law: null,
		whole: 'The whole letter could read',
	},
};

const messageBox = (page: Page, language: Language) => page.getByRole('textbox', { name: said[language].message });
const letterBox = (page: Page, language: Language) => page.getByRole('textbox', { name: said[language].letter });
const countIn = (page: Page, text: string): Locator => page.getByRole('status').filter({ hasText: text });

/**
 * A free call that comes to nothing, as far as its follow-up: in Chinese by heated words that end it with a flat refusal, so that a demand letter is asked
 * for; in English one hangs up, and it is a reminder.
 */
async function getsNowhere(page: Page, language: Language, coaching: 'coached' | 'exam' = 'coached'): Promise<Learner> {
	const learner = new Learner(page, language);
	const play = rehearsalOf('evasive-debtor', 'deadlock', language);
	const heated = language === 'zh' ? inOtherWords(play) : [];
	await learner.drawsSeed(play.seed);
	await page.goto('/practise/evasive-debtor');
	await learner.prepares(play);
	await page.getByRole('radio', { name: said[language].free }).check();
	if (coaching === 'exam') await page.getByRole('radio', { name: pageWords[language].exam }).check();
	await page.getByRole('checkbox', { name: pageWords[language].silence }).setChecked(false);
	await learner.starts();
	const box = page.getByRole('textbox', { name: said[language].say });
	const end = page.getByRole('link', { name: pageWords[language].followUp, exact: true });
	for (const words of heated) {
		const exchanges = page.locator('ol.Transcript > li');
		const before = await exchanges.count();
		await box.fill(words);
		await expect(page.getByRole('button', { name: said[language].send, exact: true })).toBeEnabled();
		await box.press('Enter');
		await expect(exchanges).toHaveCount(before + 1);
		await expect(box.or(end)).toBeVisible();
	}
	if (heated.length === 0) await learner.hangsUp();
	await learner.goesToFollowUp();
	if (play.record) await learner.writesRecord(play.record);
	return learner;
}

async function expectNothingForAxe(page: Page, where: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(
		violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
		where,
	).toEqual([]);
}

for (const [language, locale] of [
	['zh', 'zh-CN'],
	['en', 'en-GB'],
] as const) {
	for (const width of [390, 1280]) {
		test.describe(`${language}, ${width} wide`, () => {
			test.use({ locale, viewport: { width, height: 844 } });

			test('a message and a letter are checked part by part as they are written, kept, and gone through in the debrief', async ({
				page,
			}) => {
				const own = said[language];
				const learner = await getsNowhere(page, language);
				await messageBox(page, language).fill(own.messageText);
				await letterBox(page, language).fill(own.poor);
				await expect(countIn(page, own.poorCount)).toBeVisible();
				await expect(page.getByText(own.wrongFigure)).toBeVisible();
				await expect(page.getByText(own.notYet).first()).toBeVisible();
				// What the account says is for the learner to look up.
				await expect(page.getByRole('main')).not.toContainText(own.rightFigure);
				await expectNothingForAxe(page, 'follow-up');
				await expectReadable(page, 'follow-up');
				await expectTargets(page, 'follow-up');

				await expect
					.poll(async () => (await draftsOnDisk(page)).get(`follow-up:${learner.run}`))
					.toMatchObject({ text: own.messageText, letter: own.poor });
				await page.reload();
				await expect(letterBox(page, language)).toHaveValue(own.poor);
				await expect(messageBox(page, language)).toHaveValue(own.messageText);
				await expect(countIn(page, own.poorCount)).toBeVisible();

				await learner.files();
				const { run } = await runOnDisk(page, learner.run);
				expect(run.entries.find(({ kind }) => kind === 'message')).toMatchObject({
					message: { parts: [], text: own.messageText, letter: own.poor },
				});
				const written = page.getByRole('region', { name: own.written });
				await expect(written).toContainText(own.rightFigure);
				await expect(written.getByRole('note')).toContainText(own.redLine);
				await expect(written.locator('mark').filter({ hasText: 'HR-0312' }).first()).toBeVisible();
				await written.getByText(own.whole).click();
				await expect(written).toContainText('HR-0312');
				if (own.law) await expect(written).toContainText(own.law);
				await expectNothingForAxe(page, 'debrief');
				await expectReadable(page, 'debrief');
			});
		});
	}

	test.describe(language, () => {
		test.use({ locale });

		test('by the keyboard alone: from the message to the letter to filing it; a letter without fault is told so', async ({
			page,
		}) => {
			const own = said[language];
			await getsNowhere(page, language);
			await messageBox(page, language).focus();
			await page.keyboard.insertText(own.messageText);
			await page.keyboard.press('Tab');
			await expect(letterBox(page, language)).toBeFocused();
			// Filed too early, the page says what is missing and goes there.
			await page.keyboard.press('Tab');
			const file = page.getByRole('button', { name: pageWords[language].file });
			await expect(file).toBeFocused();
			await page.keyboard.press('Enter');
			await expect(letterBox(page, language)).toBeFocused();
			await expect(letterBox(page, language)).toHaveAttribute('aria-invalid', 'true');
			await page.keyboard.insertText(own.good);
			await expect(countIn(page, own.goodCount).last()).toBeVisible();
			await page.keyboard.press('Tab');
			await expect(file).toBeFocused();
			await page.keyboard.press('Enter');
			await expect(page.getByRole('region', { name: own.written })).toContainText(own.goodCount);
		});
	});
}

test('an exam says nothing of the parts before the debrief', async ({ page }) => {
	const learner = await getsNowhere(page, 'zh', 'exam');
	await messageBox(page, 'zh').fill(said.zh.messageText);
	await letterBox(page, 'zh').fill(said.zh.poor);
	await expect
		.poll(async () => (await draftsOnDisk(page)).get(`follow-up:${learner.run}`))
		.toMatchObject({ letter: said.zh.poor });
	await expect(page.getByText(/项里写到了/)).toHaveCount(0);
	await learner.files();
	await expect(page.getByRole('region', { name: said.zh.written })).toContainText('9 项里写到了 5 项');
});

test('who chooses replies may leave the letter out, or write it; the total is the same', async ({ page }) => {
	const learner = new Learner(page);
	const play = rehearsalOf('evasive-debtor', 'deadlock');
	await learner.begins(play, { silence: false });
	await learner.talks(play.talk);
	await learner.goesToFollowUp();
	await learner.fillsIn(play);
	await expect(page.getByText(/选句子练的时候可以不写/)).toBeVisible();
	await learner.files();
	const total = await learner.total();
	await expect(page.getByRole('region', { name: said.zh.written })).toHaveCount(0);

	await learner.begins(play, { silence: false });
	await learner.talks(play.talk);
	await learner.goesToFollowUp();
	await learner.fillsIn(play);
	await letterBox(page, 'zh').fill(said.zh.good);
	await learner.files();
	await expect(page.getByRole('region', { name: said.zh.written })).toContainText(said.zh.goodCount);
	expect(await learner.total()).toBe(total);
});

test('an ending without a letter asks for none', async ({ page }) => {
	const learner = new Learner(page);
	const play = rehearsalOf('evasive-debtor', 'excellent');
	await learner.begins(play, { silence: false });
	await learner.talks(play.talk);
	await learner.goesToFollowUp();
	await expect(page.getByRole('heading', { name: /^(?:催款函|提醒函)/ })).toHaveCount(0);
});

test('hostile text is shown as it was written, and too much of it is told at once', async ({ page }) => {
	const hostile = '‮<img src=x onerror=alert(1)> <script>alert(2)</script> $& ((((a+)+)+)+$ \u0000';
	const learner = await getsNowhere(page, 'zh');
	await messageBox(page, 'zh').fill(hostile);
	await letterBox(page, 'zh').fill('款'.repeat(2010));
	await expect(page.getByText('最多 2000 个字，这里多了 10 个')).toBeVisible();
	await letterBox(page, 'zh').fill(hostile);
	await expect(page.getByText('最多 2000 个字')).toHaveCount(0);
	await learner.files();
	await expect(page.getByRole('region', { name: said.zh.written }).locator('.Piece-text').first()).toContainText(
		'<img src=x onerror=alert(1)> <script>alert(2)</script> $& ((((a+)+)+)+$',
	);
});

test.describe('without the model', () => {
	test.use({ expectedComplaints: [[/Failed to load resource/], { scope: 'test' }] });

	test('the parts are read all the same, and the page says that the tone was not heard', async ({ page }) => {
		const learner = await getsNowhere(page, 'zh');
		await page.route('**/assets/zh.*.json', (route) => route.abort());
		await messageBox(page, 'zh').fill(said.zh.messageText);
		await expect
			.poll(async () => (await draftsOnDisk(page)).get(`follow-up:${learner.run}`))
			.toMatchObject({ text: said.zh.messageText });
		// A new page has forgotten the model.
		await page.reload();
		await letterBox(page, 'zh').fill(said.zh.good);
		await expect(countIn(page, said.zh.goodCount)).toBeVisible();
		await expect(page.getByText(/语气只看了一遍字面/).first()).toBeVisible();
		await learner.files();
		await expect(page.getByRole('region', { name: said.zh.written })).toContainText('语气只看了一遍字面');
	});
});
