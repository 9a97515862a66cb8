/** Task lists: the options of a question, the wordings of a message part. */
import type { Block, Content } from './blocks.ts';
import { itemContent, paragraphsOf, type FactNames } from './read-prose.ts';
import { unescaped } from './inline.ts';
import { checkFacts } from './read-prose.ts';
import type { Reading } from './reading.ts';

export interface Choice {
	text: string;
	right: boolean;
	why: string | null;
}

const box = /^\[([ xX])\](?:\s|$)/;

/** The items of a list as choices: `[x]` is right; a nested quote says why. */
export function choicesOf(reading: Reading, list: Extract<Block, { kind: 'list' }>, facts: FactNames): Choice[] {
	return list.items.map((item) => choiceOf(reading, item, facts));
}

function choiceOf(reading: Reading, item: Content, facts: FactNames): Choice {
	const { run, quotes } = itemContent(reading, item);
	checkFacts(reading, run, facts);
	const found = box.exec(run.text);
	const text = unescaped(found ? run.text.slice(found[0].length) : run.text).trim();
	const why = quotes.flatMap((quote) => paragraphsOf(reading, quote, facts));
	const choice = { text, right: found?.[1]?.toLowerCase() === 'x', why: why.length === 0 ? null : why.join('\n') };
	reading.mark(choice, item.start, item.end);
	return choice;
}
