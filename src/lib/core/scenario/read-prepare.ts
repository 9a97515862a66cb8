/** Act one: H2 = a question, its task list = the options. */
import type { Block } from './blocks.ts';
import { runOf, unescaped } from './inline.ts';
import type { Names } from './names.ts';
import { choicesOf } from './read-options.ts';
import type { FactNames } from './read-prose.ts';
import type { Reading } from './reading.ts';
import type { Question } from './scenario.ts';

export function readPrepare(
	reading: Reading,
	blocks: readonly Block[],
	documents: Names,
	facts: FactNames,
): Question[] {
	const questions: Question[] = [];
	for (const block of blocks) {
		const question = questions[questions.length - 1];
		if (block.kind === 'heading' && block.level === 2) {
			const asked: Question = { text: unescaped(runOf(reading.text, block.lines).text), options: [] };
			reading.mark(asked, block.start, block.end);
			questions.push(asked);
		} else if (block.kind === 'list' && question) {
			for (const choice of choicesOf(reading, block, facts)) {
				const option = { ...choice, document: documents.number(choice.text) ?? null };
				const range = reading.ranges.get(choice);
				if (range) reading.mark(option, range.start.offset, range.end.offset);
				question.options.push(option);
			}
		} else if (block.kind !== 'comment' && block.kind !== 'rule') {
			const detail = block.kind === 'heading' ? 'deep-heading' : 'not-prepare';
			reading.report('missing-part', block.start, block.end, { detail, name: '' });
		}
	}
	return questions;
}
