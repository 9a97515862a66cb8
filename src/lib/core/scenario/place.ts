/** Where something of a scenario stands in its text, for whoever wants to be led there. */
import type { Range } from './finding.ts';
import { read } from './read.ts';
import { linesOf, repliesOf } from './replies.ts';
import type { Scenario } from './scenario.ts';
import { Source } from './source.ts';

/** Something by its number. transition: an arrow of the mood diagram. reason: of the record. part: of the message. */
export interface Thing {
	kind:
		| 'state'
		| 'reply'
		| 'line'
		| 'mood'
		| 'transition'
		| 'variable'
		| 'fact'
		| 'document'
		| 'question'
		| 'reason'
		| 'part';
	index: number;
}

/** The range of a thing in the text of its scenario; null when it is not there. */
export function placeOf(text: string, thing: Thing): Range | null {
	const { scenario, ranges } = read(text);
	if (!scenario) return null;
	const node = nodeOf(scenario, thing);
	if (node) return ranges.get(node) ?? null;
	const named = nameOf(scenario, thing);
	return named === undefined ? null : inFrontMatter(text, named.key, named.name);
}

function nodeOf(scenario: Scenario, { kind, index }: Thing): object | undefined {
	switch (kind) {
		case 'state':
			return scenario.states[index];
		case 'reply':
			return repliesOf(scenario)[index];
		case 'line':
			return linesOf(scenario)[index];
		case 'mood':
			return scenario.moodTransitions.find(({ from, to }) => from === index || to === index) ?? scenario.moods;
		case 'transition':
			return scenario.moodTransitions[index];
		case 'variable':
			return scenario.variables[index];
		case 'question':
			return scenario.prepare[index];
		case 'reason':
			return scenario.followUp?.record.reasons[index];
		case 'part':
			return scenario.followUp?.message[index];
		default:
			return undefined;
	}
}

function nameOf({ facts, account }: Scenario, { kind, index }: Thing): { key: string; name: string } | undefined {
	const name = kind === 'fact' ? facts[index] : kind === 'document' ? account.documents[index] : undefined;
	return name === undefined ? undefined : { key: kind === 'fact' ? 'facts' : 'documents', name };
}

/** The name below its key; names are kept as mere words, so they are looked for. */
function inFrontMatter(text: string, key: string, name: string): Range | null {
	const end = text.indexOf('\n---', 3);
	const from = text.search(new RegExp(`^[ \\t]{0,40}${key}:`, 'm'));
	const start = from < 0 ? -1 : text.indexOf(name, from);
	return start < 0 || (end >= 0 && start > end) ? null : new Source(text).range(start, start + name.length);
}
