import { describe, expect, test } from 'vitest';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import { scriptOf } from '../../../src/lib/core/run/script.ts';
import { repliesOf } from '../../../src/lib/core/scenario/replies.ts';
import { actsOf } from '../../../src/lib/core/machine/acts.ts';
import { headOf } from '../../support/random-walk.ts';
import { smallTalk } from '../../support/small-talk.ts';

function begun(): LiveRun {
	const live = new LiveRun(smallTalk, headOf(smallTalk));
	live.begin(1);
	return live;
}
const scriptNow = (live: LiveRun) => scriptOf(smallTalk, live.state, live.entries);
const say = (live: LiveRun, words: string) => {
	const reply = repliesOf(smallTalk).find(({ segments }) => segments.some(({ text }) => text.includes(words)));
	if (!reply) throw new Error(`no reply says ${words}`);
	live.say(reply.index, actsOf(reply), 2);
};

describe('The script of a talk', () => {
	test('begins with the customer’s line, and nothing of the trainee’s', () => {
		expect(scriptNow(begun())).toMatchObject([{ mine: null, theirs: { speaker: '王总', mood: '敷衍', text: ['喂，小李啊，在开会呢。'] } }]); // prettier-ignore
	});

	test('has a turn for every reply, numbered from 1, with the words and the tone of their acts', () => {
		const live = begun();
		say(live, '18.6 万');
		expect(scriptNow(live)[1]).toMatchObject({
			mine: {
				kind: 'reply',
				number: 1,
				tone: 'sound',
				words: [{ text: '18.6 万，4 月 11 号到期的。', acts: ['state-debt'] }],
			},
			theirs: { mood: '认真', text: ['行，6 月 5 号。'] },
		});
	});

	test('answers the silence that stays with a stock phrase, the one that ends the talk with where it leads', () => {
		const live = begun();
		live.silence(3);
		live.silence(4);
		const [, first, second] = scriptNow(live);
		expect(first).toMatchObject({ mine: { kind: 'silence', number: null }, theirs: { stock: true, text: [] } });
		expect(second).toMatchObject({ mine: { kind: 'silence' }, theirs: { stock: false, text: ['再说。'] } });
	});

	test('leaves out what was taken back', () => {
		const live = begun();
		say(live, '回头再说');
		live.undo(5);
		expect(scriptNow(live)).toHaveLength(1);
	});
});
