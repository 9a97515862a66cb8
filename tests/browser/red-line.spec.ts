import { readFileSync } from 'node:fs';
import { articlesFor, isRedLineAct } from '../../src/lib/core/score/red-lines.ts';
import { rehearsalOf, scoreOfRehearsal } from './support/rehearsals.ts';
import { expect, test } from './support/test.ts';

interface Article {
	id: string;
	text: string[];
}
const law = JSON.parse(readFileSync(new URL('../../src/lib/content/law.json', import.meta.url), 'utf8')) as Article[];

for (const id of ['evasive-debtor', 'disputed-statement', 'cash-flow-excuse']) {
	test(`a red line in ${id} ends at 59 or less, with the law word for word and a lawful way`, async ({
		page,
		learner,
	}) => {
		const play = rehearsalOf(id, 'red-line');
		await learner.plays(play);

		const total = await learner.total();
		expect(total).toBeLessThanOrEqual(59);
		expect(total).toBe(scoreOfRehearsal(play).total);
		await expect(page.getByText('没有通过')).toBeVisible();
		await expect(page.getByRole('img', { name: /^[金银铜]$/ })).toHaveCount(0);

		const card = page.getByRole('note').filter({ hasText: /^\s*越线：/ });
		await expect(card).not.toHaveCount(0);
		await expect(card.first()).toContainText('合法的说法');
		const more = card.first().getByText(/^还有 \d+ 条$/);
		if (await more.isVisible()) await more.click();
		const [act] = (play.expect.redLines ?? []).filter(isRedLineAct);
		const broken = articlesFor[act ?? 'threaten'].map((article) => law.find((each) => each.id === article));
		expect(broken.length).toBeGreaterThan(0);
		for (const article of broken)
			for (const paragraph of article?.text ?? [])
				await expect(page.getByRole('blockquote').getByText(paragraph, { exact: true }).first()).toBeVisible();
		await expect(page.getByText(/^《中华人民共和国[^》]+》第.+条/).first()).toBeVisible();
	});
}
