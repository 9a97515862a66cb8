/** Whether the figures given as the debt are those of the account. Conservative: only an exact figure that the case knows nothing of counts against it. */
import type { ActId } from '../act/act.ts';
import { figuresIn, type Figures } from '../act/figures.ts';
import { addDays } from '../scenario/calendar.ts';
import { fillFacts } from '../scenario/facts.ts';
import type { Cents, Segment } from '../scenario/scenario.ts';
import { knownAmounts, knownDays } from './account-figures.ts';
import type { SaidReply, Story } from './story.ts';

/** Words with these acts present the debt. */
export const debtActs: readonly ActId[] = ['state-debt', 'recall-terms', 'cite-evidence'];

export interface Contradiction {
	reply: SaidReply;
	act: ActId;
	/** The figure as it was said. */
	figure: string;
}

export function contradictions(story: Story): Contradiction[] {
	return story.replies.flatMap((reply) => contradictionsIn(story, reply));
}

function contradictionsIn(story: Story, reply: SaidReply): Contradiction[] {
	if (!reply.acts.some((act) => debtActs.includes(act))) return [];
	return wordsAboutDebt(story, reply).flatMap(({ text, act, figures }) => {
		const wrongAmounts = figures.amounts.filter(
			({ cents, approximate }) => !approximate && !isKnownAmount(story, reply, cents),
		);
		const wrongDates = figures.dates.filter(({ month, day }) => !isKnownDay(story, reply, month, day));
		return [...wrongAmounts, ...wrongDates].map(({ start, end }) => ({
			reply,
			act,
			figure: text.slice(start, end).trim(),
		}));
	});
}

interface DebtWords {
	text: string;
	act: ActId;
	figures: Figures;
}

function wordsAboutDebt({ scenario }: Story, { step }: SaidReply): DebtWords[] {
	if (step.heard) {
		const { text, spans } = step.heard;
		return spans.flatMap(({ act, start, end }) => {
			if (!debtActs.includes(act)) return [];
			const words = text.slice(start, end);
			return [{ text: words, act, figures: figuresIn(words) }];
		});
	}
	return (step.reply?.segments ?? []).flatMap((segment) => {
		const act = segment.acts.find((own) => debtActs.includes(own));
		if (act === undefined) return [];
		const text = fillFacts(segment.text, scenario, step.before ?? step.after);
		return [{ text, act, figures: text === segment.text ? figuresOf(segment) : figuresIn(text) }];
	});
}

const known = new WeakMap<Segment, Figures>();

function figuresOf(segment: Segment): Figures {
	let figures = known.get(segment);
	if (!figures) known.set(segment, (figures = figuresIn(segment.text)));
	return figures;
}

function isKnownAmount({ scenario }: Story, { step }: SaidReply, cents: Cents): boolean {
	if (knownAmounts(scenario).has(cents)) return true;
	const promises = step.before?.promises ?? [];
	const promised = promises.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
	return cents === promised || promises.some(({ amount }) => amount === cents);
}

function isKnownDay({ scenario }: Story, { plan, step }: SaidReply, month: number, day: number): boolean {
	const monthDay = `-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
	if (knownDays(scenario).has(monthDay)) return true;
	const today = addDays(scenario.account.today, step.before?.days ?? 0);
	const own = [today, ...plan.map(({ date }) => date), ...(step.before?.promises ?? []).map(({ date }) => date)];
	return own.some((date) => date?.endsWith(monthDay));
}
