/** The values that occur all over a scenario from outside: texts, people, days, amounts, acts, places in lists. Each with a limit. */
import { type ActId, isActId } from '../act/act.ts';
import { isIsoDate, isIsoMonth } from '../scenario/calendar.ts';
import type { Channel, IsoDate, Method, Person, PlanItem, PromiseTerms } from '../scenario/scenario.ts';
import { DecodeError, type Shape } from './shape.ts';

export const shortText = 400;
export const longText = 20_000;
export const mostItems = 1_000;
export const largest = 1_000_000;
const largestAmount = 10_000_000_000_000;

export const channels: readonly Channel[] = ['phone', 'wechat', 'visit', 'meeting', 'letter'];
const methods: readonly Method[] = ['bank-transfer', 'acceptance-bill', 'cheque', 'cash', 'third-party', 'offset'];

/** How many there are of each thing that others refer to. */
export interface Counts {
	moods: number;
	variables: number;
	facts: number;
	documents: number;
	states: number;
}

/** A place in a list of so many. */
export function below(shape: Shape, count: number): number {
	return shape.integer(0, count - 1);
}

export function texts(shape: Shape, longest = longText): string[] {
	return shape.list(mostItems, (each) => each.text(longest));
}

export function act(shape: Shape): ActId {
	const text = shape.text(40);
	if (!isActId(text)) throw new DecodeError(shape.path, 'is no act');
	return text;
}

export function acts(shape: Shape): ActId[] {
	return shape.list(mostItems, act);
}

export function amount(shape: Shape): number {
	return shape.integer(0, largestAmount);
}

export function day(shape: Shape): IsoDate {
	const text = shape.text(10);
	if (!isIsoDate(text)) throw new DecodeError(shape.path, 'is no day');
	return text;
}

function dayOrMonth(shape: Shape): string {
	const text = shape.text(10);
	if (!isIsoDate(text) && !isIsoMonth(text)) throw new DecodeError(shape.path, 'is neither day nor month');
	return text;
}

/** An optional text as a part of an object: there or not there, never undefined. */
export function named<Name extends string>(shape: Shape, name: Name): Partial<Record<Name, string>> {
	const value = shape.optional(name);
	return value ? ({ [name]: value.text(shortText) } as Partial<Record<Name, string>>) : {};
}

export function person(shape: Shape): Person {
	return { name: shape.field('name').text(shortText), ...named(shape, 'title'), ...named(shape, 'company') };
}

export function terms(shape: Shape): PromiseTerms {
	return {
		amount: shape.field('amount').orNull(amount),
		date: shape.field('date').orNull((date) => (date.is('asap') ? 'asap' : dayOrMonth(date))),
		method: shape.field('method').orNull((method) => method.oneOf(methods)),
	};
}

export function planItem(shape: Shape): PlanItem {
	return {
		amount: shape.field('amount').orNull(amount),
		share: shape.field('share').orNull((share) => share.integer(1, 100)),
		date: shape.field('date').orNull(dayOrMonth),
	};
}
