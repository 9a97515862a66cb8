/** 记录 record: comes with the facts, says the agreement back, has it in writing, writes down what was said. */
import { no, yes, type Answer, type Asks } from '../answer.ts';
import { meets } from '../occasions.ts';
import { byReply, withDetail, type Story } from '../story.ts';
import type { Evidence } from '../scorecard.ts';
import { inWriting } from './in-writing.ts';
import { logTrue } from './log-true.ts';
import { saidOnce } from './said.ts';

export const record: Asks<'prepared' | 'say-back' | 'in-writing' | 'log-true'> = {
	prepared,
	'say-back': (story) => saidOnce(story, meets['say-back']),
	'in-writing': inWriting,
	'log-true': logTrue,
};

/** All right options of act one and no wrong one; no paper pointed at that was not at hand. */
function prepared(story: Story): Answer {
	const { scenario, state } = story;
	const broken: Evidence[] = [];
	scenario.prepare.forEach(({ options }, question) => {
		const chosen = state.prepare[question] ?? [];
		options.forEach(({ text, right }, index) => {
			if (right === chosen.includes(index)) return;
			const key = right ? 'missing-option' : 'wrong-option';
			broken.push(withDetail(beside(story, 'prepare', question), key, { option: text }));
		});
	});
	for (const reply of story.replies) {
		for (const document of reply.documents) {
			if (state.documents.includes(document)) continue;
			const name = scenario.account.documents[document] ?? '';
			broken.push(withDetail(byReply(story, reply, ['cite-evidence']), 'not-at-hand', { document: name }));
		}
	}
	if (broken.length > 0) return no(...broken);
	return yes(withDetail(beside(story, 'prepare'), 'all-prepared'));
}

/** Evidence of act one: no words, the place of its entry (−1 when the log is not at hand). */
function beside({ entries }: Story, kind: 'prepare', question?: number): Evidence {
	const entry = entries.findLastIndex(
		(own) => own.kind === kind && (question === undefined || own.question === question),
	);
	return { entry, reply: null, words: '' };
}
