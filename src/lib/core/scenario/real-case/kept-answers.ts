/** Answers as they lay on a disk, of this version or another: what is sound of them is taken, the rest is as if it had not been answered. */
import { acts, toneOfAct, type ActId } from '../../act/act.ts';
import { channelWords, idsOf, methodWords } from '../keywords.ts';
import { noAnswers, wordFields, type CaseAnswers } from './answers.ts';

type Loose = Partial<Record<string, unknown>>;

export function keptAnswers(value: unknown): CaseAnswers {
	const kept = loose(value);
	const words = loose(kept['words']);
	const text = (of: Loose, key: string) => (typeof of[key] === 'string' ? of[key] : '');
	return {
		words: Object.fromEntries(wordFields.map((field) => [field, text(words, field)])) as CaseAnswers['words'],
		amount: text(kept, 'amount'),
		due: text(kept, 'due'),
		channel: oneOf(kept['channel'], idsOf(channelWords)) ?? noAnswers.channel,
		good: three(kept['good'], goodActs, noAnswers.good),
		bad: three(kept['bad'], badActs, noAnswers.bad),
		promised: text(kept, 'promised'),
		promisedOn: text(kept, 'promisedOn'),
		method: oneOf(kept['method'], idsOf(methodWords)) ?? noAnswers.method,
	};
}

/** What a good move may do, and what a bad one may. */
export const goodActs: readonly ActId[] = acts.flatMap(({ id }) => (toneOfAct(id) === 'sound' ? [id] : []));
export const badActs: readonly ActId[] = acts.flatMap(({ id }) => (toneOfAct(id) === 'sound' ? [] : [id]));

function loose(value: unknown): Loose {
	return typeof value === 'object' && value !== null ? (value as Loose) : {};
}

function oneOf<T extends string>(value: unknown, of: readonly T[]): T | undefined {
	return of.find((each) => each === value);
}

function three(value: unknown, of: readonly ActId[], otherwise: CaseAnswers['good']): CaseAnswers['good'] {
	const given = Array.isArray(value) ? (value as unknown[]) : [];
	return otherwise.map((usual, index) => oneOf(given[index], of) ?? usual) as CaseAnswers['good'];
}
