/** A short talk with a good and a bad end, to play in tests of what is around the machine: the store, the pages' state. */
import { buildScenario, promise, reply, special } from './scenario-builder.ts';

/** Ring up, then either a dated promise or a broken promise to call back; silence ends it too. */
export const smallTalk = buildScenario({
	moods: ['敷衍', '认真'],
	transitions: [
		['敷衍', '认真', ['state-debt']],
		['认真', '敷衍', ['vague-close']],
	],
	everywhere: [special('silence', '没谈成'), special('other', '接通')],
	states: {
		接通: {
			says: ['喂，小李啊，在开会呢。'],
			replies: [
				reply('18.6 万，4 月 11 号到期的。', '给日子', ['state-debt']),
				reply('那回头再说。', '没谈成', ['vague-close']),
			],
		},
		给日子: {
			says: [{ text: '行，6 月 5 号。', moves: [promise(10_000_00, '2026-06-05')] }],
			replies: [
				reply('6 月 5 号，我记下了。', '谈妥', ['confirm-agreement']),
				reply('再看看吧。', '接通', ['vague-close']),
			],
		},
		谈妥: { says: ['好。'], outcome: 'agreed' },
		没谈成: { says: ['再说。'], outcome: 'no-commitment' },
	},
});
