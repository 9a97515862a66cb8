/**
 * A letter 函件 read part by part: what it is about, and what of it stands where. Types and closed lists only.
 * The confirmation is the message after a talk; the reminder and the demand letter are what a scenario may ask for besides.
 */
import type { ActId } from '../act/act.ts';
import type { HeardAct, Situation } from '../act/hearing/recognise.ts';
import type {
	Account,
	AskedLetterKind,
	Cents,
	Invoice,
	IsoDate,
	Language,
	Person,
	PromiseTerms,
} from '../scenario/scenario.ts';

export const letterKinds = ['confirmation', 'reminder', 'demand'] as const satisfies readonly (
	'confirmation' | AskedLetterKind
)[];
export type LetterKind = (typeof letterKinds)[number];

export const letterPartIds = [
	'parties',
	'basis',
	'amount',
	'due',
	'ask',
	'deadline',
	'payment',
	'tone',
	'limitation',
] as const;
export type LetterPartId = (typeof letterPartIds)[number];

/** Everything that a letter is compared with. */
export interface LetterMatter {
	kind: LetterKind;
	language: Language;
	account: Account;
	customer: Person;
	trainee: Person;
	/** The invoices that are due, and their sum. */
	owed: readonly Invoice[];
	open: Cents;
	/** Promises that stand. */
	promises: readonly PromiseTerms[];
	/** The day on which it is written. */
	today: IsoDate;
	/** First and last day that it may set for payment; null: any day to come. */
	deadline: { from: IsoDate; to: IsoDate } | null;
}

/** What hears the acts of a sentence: the recogniser, or a stand-in that hears nothing while it is being fetched. */
export interface LetterEar {
	hear(sentence: string, situation: Situation): HeardAct[];
}

/** UTF-16 offsets into the letter. */
export interface Words {
	start: number;
	end: number;
}

/**
 * there: it stands there and is right. missing: it does not stand there, or not wholly. wrong: it stands there otherwise than it should.
 * not-asked: this kind of letter does without.
 */
export type PartState = 'there' | 'missing' | 'wrong' | 'not-asked';

export interface LetterPart {
	id: LetterPartId;
	state: PartState;
	/** Where it stands; of a wrong part, what is wrong. In order, apart from one another. */
	words: Words[];
	/** What exactly is missing or wrong; empty when nothing is. The page has a sentence for each. */
	fault: Fault | '';
	/** What should stand there, written as the letter's language does; empty where there is no one right figure. */
	expected: string;
	/** The weak and red-line acts of a wrong tone, those of the words before it first. */
	acts: ActId[];
}

export const faults = [
	'parties-lack',
	'basis-lacks',
	'basis-other-number',
	'basis-not-due',
	'amount-lacks',
	'amount-other',
	'amount-not-due',
	'due-lacks',
	'due-other',
	'due-days',
	'ask-lacks',
	'ask-silence',
	'deadline-lacks',
	'deadline-vague',
	'deadline-past',
	'deadline-early',
	'deadline-late',
	'deadline-swapped',
	'payment-lacks',
	'payment-other',
	'payment-private',
	'tone-red',
	'tone-weak',
	'limitation-lacks',
	'limitation-disclaimed',
] as const;
export type Fault = (typeof faults)[number];
