/** The instalments that a text proposes: amounts and shares with the dates that stand by them. */
import { datesIn } from '../dates/dates.ts';
import { figuresIn } from '../figures.ts';
import type { Cents, IsoDate, PlanItem } from '../../scenario/scenario.ts';

const half = /一半|半数|对半|\bhalf\b/giu;
const percent = /(\d{1,3}) ?[%％]|百分之(\d{1,3})/gu;
const tenths = /([一二三四五六七八九])成/gu;
const rest = /余款|尾款|剩下的?|其余|另一半|the rest|the balance|remainder/giu;

interface Part {
	at: number;
	amount: Cents | null;
	share: number | null;
	/** What is left when the others are taken off. */
	rest: boolean;
}

/** In the order in which they are said. `today` resolves dates, `owed` what is left. Each part has the nearest date that no other part has, within 25 signs. */
export function planIn(text: string, today: IsoDate, owed: Cents): PlanItem[] {
	const parts: Part[] = figuresIn(text).amounts.map(({ cents, start }) => ({
		at: start,
		amount: cents,
		share: null,
		rest: false,
	}));
	const share = (at: number, value: number) => parts.push({ at, amount: null, share: value, rest: false });
	for (const found of text.matchAll(half)) if (!/另$/.test(text.slice(0, found.index))) share(found.index, 50);
	for (const found of text.matchAll(percent)) share(found.index, Number(found[1] ?? found[2]));
	for (const found of text.matchAll(tenths))
		share(found.index, ('一二三四五六七八九'.indexOf(found[1] ?? '') + 1) * 10);
	for (const found of text.matchAll(rest))
		if (!parts.some(({ at }) => at >= found.index && at - found.index < 8))
			parts.push({ at: found.index, amount: null, share: null, rest: true });
	parts.sort((a, b) => a.at - b.at);
	const dates = datesIn(text, today);
	if (parts.length === 0) return dates.slice(0, 1).map(({ to }) => ({ amount: null, share: null, date: to }));
	const taken = new Set<number>();
	const items = parts.slice(0, 24).map((part) => {
		let best = -1;
		dates.forEach(({ start, end }, at) => {
			if (taken.has(at)) return;
			const distance = start > part.at ? start - part.at : part.at - end;
			const known = dates[best];
			const knownDistance = known ? (known.start > part.at ? known.start - part.at : part.at - known.end) : 25;
			if (distance < knownDistance) best = at;
		});
		if (best >= 0) taken.add(best);
		return { ...part, date: dates[best]?.to ?? null };
	});
	return items.map(({ amount, share: percentage, rest: isRest, date }) => ({
		amount: isRest ? remaining(items, owed) : amount,
		share: percentage !== null && percentage >= 1 && percentage <= 100 ? percentage : null,
		date,
	}));
}

function remaining(items: readonly Part[], owed: Cents): Cents | null {
	const named = items.reduce(
		(sum, { amount, share }) => sum + (amount ?? (share === null ? 0 : Math.round((owed * share) / 100))),
		0,
	);
	return named > 0 && named < owed ? owed - named : null;
}
