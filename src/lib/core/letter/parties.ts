/** Parties: who owes, and who asks. A letter names both firms; a chat message shows its sender, so it names the other side only. */
import type { Person } from '../scenario/scenario.ts';
import type { LetterMatter, LetterPart, Words } from './letter.ts';
import { missing, there } from './part.ts';

export function readParties(text: string, matter: LetterMatter): LetterPart {
	const { customer, trainee, kind, language } = matter;
	if (kind === 'confirmation') {
		const found = placesOfAny(text, [...firmNames(customer), ...personNames(customer)]);
		return found.length > 0
			? there('parties', found.slice(0, 1))
			: missing('parties', 'parties-lack', nameOf(customer));
	}
	const [theirs, ours] = [customer, trainee].map((party) =>
		placesOfAny(text, party.company ? firmNames(party) : personNames(party)),
	);
	const words = [theirs?.[0], ours?.at(-1)].flatMap((place) => place ?? []);
	const lacking = [theirs?.length ? [] : [nameOf(customer)], ours?.length ? [] : [nameOf(trainee)]].flat();
	if (lacking.length === 0) return there('parties', words);
	return missing('parties', 'parties-lack', lacking.join(language === 'zh' ? '、' : ' and '), words);
}

/** The firm where there is one, else the person. */
export function nameOf({ company, name }: Person): string {
	return company ?? name;
}

function firmNames({ company }: Person): string[] {
	if (company === undefined) return [];
	const short = isChinese(company) ? company.slice(0, 2) : company.split(' ').slice(0, -1).join(' ');
	return company.length >= 4 && short.length >= 2 ? [company, short] : [company];
}

/** 王建国, 王总, 王经理; Raymond Wong, Mr Wong. */
function personNames({ name }: Person): string[] {
	if (!isChinese(name)) return [name, ...name.split(' ').filter((word) => word.length > 2)];
	const surname = name.slice(0, 1);
	return [
		name,
		...['总', '经理', '会计', '厂长', '主任', '老板', '先生', '女士', '小姐'].map((title) => surname + title),
	];
}

function isChinese(name: string): boolean {
	return /^\p{Script=Han}/u.test(name);
}

function placesOfAny(text: string, names: readonly string[]): Words[] {
	const lower = text.toLowerCase();
	return names
		.flatMap((name) => {
			const at: Words[] = [];
			const wanted = name.toLowerCase();
			for (let start = lower.indexOf(wanted); start >= 0; start = lower.indexOf(wanted, start + 1))
				at.push({ start, end: start + name.length });
			return at;
		})
		.sort((a, b) => a.start - b.start || b.end - a.end);
}
