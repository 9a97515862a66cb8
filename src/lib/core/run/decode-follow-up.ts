/** Act three of a scenario from outside: the record and the message that are asked for. */
import type { AskedLetter, FollowUp, MessagePart, RecordKey } from '../scenario/scenario.ts';
import { below, channels, type Counts, day, longText, mostItems, shortText } from './decode-values.ts';
import type { Shape } from './shape.ts';

export function followUpOf(shape: Shape, of: Counts): FollowUp {
	const asked = shape.optional('letters');
	return {
		record: {
			reasons: reasons(shape.field('record').field('reasons'), of),
			next: next(shape.field('record').field('next')),
			promises: shape.field('record').field('promises').boolean(),
		},
		recordFor: shape.field('recordFor').list(mostItems, (each) => ({
			state: below(each.field('state'), of.states),
			record: partialRecord(each.field('record'), of),
		})),
		message: messageParts(shape.field('message')),
		messageFor: shape.field('messageFor').list(mostItems, (each) => ({
			state: below(each.field('state'), of.states),
			message: messageParts(each.field('message')),
		})),
		...(asked ? { letters: asked.list(mostItems, (each) => letter(each, of)) } : {}),
	};
}

function letter(shape: Shape, of: Counts): AskedLetter {
	const deadline = shape.field('deadline');
	return {
		state: shape.field('state').orNull((state) => below(state, of.states)),
		kind: shape.field('kind').oneOf(['reminder', 'demand'] as const),
		deadline: { from: day(deadline.field('from')), to: day(deadline.field('to')) },
	};
}

function partialRecord(shape: Shape, of: Counts): Partial<RecordKey> {
	const [own, after, promises] = [shape.optional('reasons'), shape.optional('next'), shape.optional('promises')];
	return {
		...(own ? { reasons: reasons(own, of) } : {}),
		...(after ? { next: next(after) } : {}),
		...(promises ? { promises: promises.boolean() } : {}),
	};
}

function reasons(shape: Shape, of: Counts): RecordKey['reasons'] {
	return shape.list(mostItems, (each) => ({
		text: each.field('text').text(longText),
		fact: each.field('fact').orNull((fact) => below(fact, of.facts)),
		unknown: each.field('unknown').boolean(),
	}));
}

function next(shape: Shape): RecordKey['next'] {
	return shape.orNull((each) => ({
		from: day(each.field('from')),
		to: day(each.field('to')),
		contact: each.field('contact').text(shortText),
		channel: each.field('channel').oneOf(channels),
	}));
}

function messageParts(shape: Shape): MessagePart[] {
	return shape.list(mostItems, (each) => ({
		name: each.field('name').text(shortText),
		options: each.field('options').list(mostItems, (option) => ({
			text: option.field('text').text(longText),
			right: option.field('right').boolean(),
			why: option.field('why').orNull((why) => why.text(longText)),
		})),
	}));
}
