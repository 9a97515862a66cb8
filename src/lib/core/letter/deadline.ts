/** Deadline: the day by which it is to be paid. In a confirmation, the days that were agreed, or the day of the next step. */
import { datesIn } from '../act/dates/dates.ts';
import type { SpokenDate } from '../act/dates/spoken-date.ts';
import { isIsoDate } from '../scenario/calendar.ts';
import { formatDate, formatPromises } from '../scenario/facts.ts';
import type { IsoDate } from '../scenario/scenario.ts';
import { demandsIn } from './ask.ts';
import type { LetterMatter, LetterPart, Words } from './letter.ts';
import { missing, there, wrong } from './part.ts';
import { isSwapped, promiseWords } from './promised.ts';
import { placesOf, sentencesOf } from './text.ts';

const vague =
	/尽快|尽早|早日|近期|近日|抓紧|及时|方便的?时|as soon as (?:possible|you can)|at your (?:earliest )?convenience|promptly|shortly|without delay|in due course|immediately/gi;
const asksForDay =
	/哪[一]?天|哪日|几号|什么时候|何时|日期|哪天|是哪|时间请您定|另约时间|which day|what day|when\b|the dates?\b|choose the time|another time/gi;
/** The day of the talk, told without an hour: no step to come. */
const bareToday = /^(?:今[天日早晚]|今儿个?|当天|上午|today|tonight|this morning)$/i;
/** 下一个工作日. */
const workingDay = /下一?个工作日|next working day|next business day/gi;

/** `plain` is the letter made plain. */
export function readDeadline(plain: string, matter: LetterMatter): LetterPart {
	if (matter.kind !== 'confirmation') return readLimit(plain, matter);
	const dated = matter.promises.filter(({ date }) => date !== null && isIsoDate(date));
	return dated.length > 0 ? readAgreed(plain, matter) : readNextStep(plain, matter);
}

function readAgreed(plain: string, { promises, today, language }: LetterMatter): LetterPart {
	const dated = promises.filter(({ date }) => date !== null && isIsoDate(date));
	const expected = dated.map(({ date }) => formatDate(date ?? '', language)).join(language === 'zh' ? '、' : ', ');
	const words = promiseWords(plain, dated, today, language);
	const places = words.flatMap(({ day }) => day);
	if (words.some(({ day }) => day.length === 0)) return missing('deadline', 'deadline-lacks', expected, places);
	if (isSwapped(plain, promises, today))
		return wrong('deadline', 'deadline-swapped', places, formatPromises(dated, language));
	return there('deadline', places, expected);
}

/** Nothing was promised for a day: then the day of the next step, or asking for one, is what the message is about. */
function readNextStep(plain: string, { today }: LetterMatter): LetterPart {
	const days: Words[] = datesIn(plain, today).filter(
		({ to, start, end }) => to > today || (to === today && !bareToday.test(plain.slice(start, end))),
	);
	const found = [...days, ...placesOf(plain, workingDay)];
	if (found.length > 0) return there('deadline', found);
	const asked = placesOf(plain, asksForDay);
	return asked.length > 0
		? there('deadline', asked)
		: missing('deadline', 'deadline-lacks', '', placesOf(plain, vague));
}

function readLimit(plain: string, matter: LetterMatter): LetterPart {
	const { today, deadline, language, account } = matter;
	const last = deadline?.to ?? '';
	const expected = last && formatDate(last, language);
	const said = datesIn(plain, today).filter(({ from, to, limit }) => from === to || limit);
	const demanding = sentencesOf(plain).filter(
		(sentence) => demandsIn(plain.slice(sentence.start, sentence.end)).length > 0,
	);
	const inDemand = ({ start }: SpokenDate) =>
		demanding.some((sentence) => start >= sentence.start && start < sentence.end);
	const isDue = (day: IsoDate) => account.invoices.some(({ due }) => due === day);
	const set = said.filter((each) => inDemand(each) && (each.to >= today || !isDue(each.to)));
	const coming = said.filter(({ to, limit }) => (to > today || (limit && to === today)) && !isDue(to));
	const [best] = [...set.filter(({ to }) => to >= today), ...coming];
	if (!best) {
		const [gone] = set;
		if (gone) return wrong('deadline', 'deadline-past', [gone], expected);
		const open = placesOf(plain, vague);
		return missing('deadline', open.length > 0 ? 'deadline-vague' : 'deadline-lacks', expected, open);
	}
	if (deadline && best.to < deadline.from)
		return wrong('deadline', 'deadline-early', [best], formatDate(deadline.from, language));
	if (deadline && best.to > deadline.to) return wrong('deadline', 'deadline-late', [best], expected);
	return there('deadline', [best], expected);
}
