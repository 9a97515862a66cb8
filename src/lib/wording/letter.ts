/** Letters in words: what a part is called, what is missing or wrong in it, and how it could read. */
import type { Fault, LetterKind, LetterMatter, LetterPart, LetterPartId } from '../core/letter/letter.ts';
import { betterFigures } from '../core/letter/better.ts';
import { isIsoDate } from '../core/scenario/calendar.ts';
import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import { actName } from './act.ts';
import { inQuotes } from './quote.ts';
import type { Locale } from './rubric.ts';

type Plain = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

const kinds: Record<LetterKind, Plain> = {
	confirmation: m.letter_kind_confirmation,
	reminder: m.letter_kind_reminder,
	demand: m.letter_kind_demand,
};

export function letterKindName(kind: LetterKind): string {
	return kinds[kind]();
}

const parts: Record<LetterPartId, Plain> = {
	parties: m.letter_part_parties,
	basis: m.letter_part_basis,
	amount: m.letter_part_amount,
	due: m.letter_part_due,
	ask: m.letter_part_ask,
	deadline: m.letter_part_deadline,
	payment: m.letter_part_payment,
	tone: m.letter_part_tone,
	limitation: m.letter_part_limitation,
};
/** A confirmation has other names for what it does otherwise than a letter. */
const partsOfMessage: Partial<Record<LetterPartId, Plain>> = {
	parties: m.letter_part_other_side,
	ask: m.letter_part_reply,
	deadline: m.letter_part_days,
	payment: m.letter_part_method,
};

export function letterPartName(id: LetterPartId, kind: LetterKind): string {
	return ((kind === 'confirmation' ? partsOfMessage[id] : undefined) ?? parts[id])();
}

/** Words of the letter in quotation marks, several as a list; empty when there are none. */
export function quotedWords(text: string, { words }: Pick<LetterPart, 'words'>): string {
	return words
		.slice(0, 3)
		.map(
			({ start, end }) =>
				`“${inQuotes(
					text
						.slice(start, end)
						.trim()
						.replace(/[.,，。；;、]$/u, ''),
				)}”`,
		)
		.join(m.list_comma());
}

type Sentence = (inputs: { found: string; expected: string; acts: string }) => string;

const sentences: Record<Fault, Sentence> = {
	'parties-lack': m.letter_fault_parties_lack,
	'basis-lacks': () => m.letter_fault_basis_lacks(),
	'basis-other-number': m.letter_fault_basis_other_number,
	'basis-not-due': m.letter_fault_basis_not_due,
	'amount-lacks': m.letter_fault_amount_lacks,
	'amount-other': m.letter_fault_amount_other,
	'amount-not-due': m.letter_fault_amount_not_due,
	'due-lacks': m.letter_fault_due_lacks,
	'due-other': m.letter_fault_due_other,
	'due-days': m.letter_fault_due_days,
	'ask-lacks': () => m.letter_fault_ask_lacks(),
	'ask-silence': m.letter_fault_ask_silence,
	'deadline-lacks': m.letter_fault_deadline_lacks,
	'deadline-vague': m.letter_fault_deadline_vague,
	'deadline-past': m.letter_fault_deadline_past,
	'deadline-early': m.letter_fault_deadline_early,
	'deadline-late': m.letter_fault_deadline_late,
	'deadline-swapped': m.letter_fault_deadline_swapped,
	'payment-lacks': () => m.letter_fault_payment_lacks(),
	'payment-other': m.letter_fault_payment_other,
	'payment-private': m.letter_fault_payment_private,
	'tone-red': m.letter_fault_tone_red,
	'tone-weak': m.letter_fault_tone_weak,
	'limitation-lacks': () => m.letter_fault_limitation_lacks(),
	'limitation-disclaimed': m.letter_fault_limitation_disclaimed,
};
const sentencesOfMessage: Partial<Record<Fault, Sentence>> = {
	'ask-lacks': () => m.letter_fault_ask_lacks_message(),
	'deadline-lacks': ({ expected }) =>
		expected === '' ? m.letter_fault_deadline_lacks_step() : m.letter_fault_deadline_lacks_message({ expected }),
};

/** What is missing or wrong, with the words of the letter and of the account; empty when nothing is. */
export function letterFault(text: string, part: LetterPart, kind: LetterKind): string {
	if (part.fault === '') return '';
	const sentence = (kind === 'confirmation' ? sentencesOfMessage[part.fault] : undefined) ?? sentences[part.fault];
	const acts = part.acts.map((act) => actName(act)).join(m.list_comma());
	return sentence({ found: quotedWords(text, part), expected: part.expected, acts });
}

type Filled = (inputs: Figures, options: { locale: Locale }) => string;
type Figures = ReturnType<typeof betterFigures>;

const better: Record<LetterPartId, Filled> = {
	parties: m.letter_better_parties,
	basis: m.letter_better_basis,
	amount: m.letter_better_amount,
	due: m.letter_better_due,
	ask: (_, options) => m.letter_better_ask({}, options),
	deadline: m.letter_better_deadline,
	payment: m.letter_better_payment,
	tone: (_, options) => m.letter_better_tone({}, options),
	limitation: (_, options) => m.letter_better_limitation({}, options),
};
const betterOfMessage: Partial<Record<LetterPartId, Filled>> = {
	parties: m.letter_better_parties_message,
	ask: (_, options) => m.letter_better_ask_message({}, options),
	payment: (_, options) => m.letter_better_payment_message({}, options),
	tone: m.letter_better_tone_message,
};

/** A wording for one part, in the letter's own language, filled from the account. */
export function betterWording(id: LetterPartId, matter: LetterMatter): string {
	const options = { locale: matter.language };
	const figures = betterFigures(matter);
	if (matter.kind !== 'confirmation') return better[id](figures, options);
	if (id === 'deadline' && !isAgreed(matter)) return m.letter_better_deadline_step({}, options);
	if ((id === 'amount' && matter.promises.some(({ amount }) => amount !== null)) || id === 'deadline')
		return m.letter_better_deadline_message(figures, options);
	return (betterOfMessage[id] ?? better[id])(figures, options);
}

/** A whole letter, in its own language, filled from the account. A confirmation has the author's own words for a model. */
export function modelLetter(matter: LetterMatter): string {
	const model = matter.kind === 'demand' ? m.letter_model_demand : m.letter_model_reminder;
	return model(betterFigures(matter), { locale: matter.language });
}

/** Whether there is a day to confirm. */
function isAgreed({ promises }: LetterMatter): boolean {
	return promises.some(({ date }) => date !== null && isIsoDate(date));
}

/** The count, and what to look at again. */
export function letterCount(
	count: { there: number; of: number },
	found: readonly LetterPart[],
	kind: LetterKind,
): string {
	const names = found
		.filter(({ state }) => state === 'missing' || state === 'wrong')
		.map(({ id }) => letterPartName(id, kind))
		.join(getLocale() === 'zh' ? '、' : ', ');
	return names === '' ? m.letter_count(count) : m.letter_count_lacking({ ...count, names });
}
