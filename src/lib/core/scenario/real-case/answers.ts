/** What a trainer remembers of a real case: short answers, as they were typed. Every one may be empty. */
import type { ActId } from '../../act/act.ts';
import type { Channel, Method } from '../scenario.ts';

/** Answers in words, by the name that the bones call them. */
export const wordFields = [
	'customer', 'role', 'company', 'me', 'ours', 'goods', 'first', 'dodge', 'cause', 'reveal',
	'good1', 'good2', 'good3', 'bad1', 'bad2', 'bad3', 'last', 'lesson',
] as const; // prettier-ignore
export type WordField = (typeof wordFields)[number];

export interface CaseAnswers {
	words: Record<WordField, string>;
	/** As typed: `186000`, `18.6 万`. */
	amount: string;
	/** The day on which it fell due, `2026-05-12`. */
	due: string;
	channel: Channel;
	/** What the three good and the three bad moves did. */
	good: [ActId, ActId, ActId];
	bad: [ActId, ActId, ActId];
	promised: string;
	promisedOn: string;
	method: Method;
}

export const noAnswers: CaseAnswers = {
	words: Object.fromEntries(wordFields.map((field) => [field, ''])) as Record<WordField, string>,
	amount: '',
	due: '',
	channel: 'phone',
	good: ['state-debt', 'ask-specific', 'ask-commitment'],
	bad: ['apologise', 'argue', 'vague-close'],
	promised: '',
	promisedOn: '',
	method: 'bank-transfer',
};
