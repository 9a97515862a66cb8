import { describe, expect, test } from 'vitest';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import { notedScript } from '../../../src/lib/core/score/notes.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { headOf } from '../../support/random-walk.ts';
import { buildScenario, reply, replyNamed, special } from '../../support/scenario-builder.ts';

const scenario = buildScenario({
	everywhere: [special('other', 'start')],
	states: {
		start: {
			says: ['?'],
			replies: [reply('没什么大事，{{trainee.name}}就问问。', 'next', ['apologise']), reply('几号能付？', 'next')],
		},
		next: { says: ['!'], outcome: 'agreed' },
	},
});
const small = replyNamed(scenario, '没什么大事，{{trainee.name}}就问问。');
small.remark = ['你说“没什么大事”，{{customer.name}}当然先忙大事。'];
small.wordings = ['小事一桩，\n不急。'];
const plain = replyNamed(scenario, '几号能付？');
const other = scenario.everywhere[0]!;
other.remark = ['说得再明白些。'];

/** The note on one reply, heard in these words; null: chosen. */
function noteOn(index: number, text: string | null, own: Scenario = scenario) {
	const live = new LiveRun(own, headOf(own, { mode: 'free' }));
	live.begin(0);
	if (text === null) live.say(index, ['apologise'], 0);
	else live.say(index, ['apologise'], 0, { text, spans: [], plan: [], documents: [] });
	return notedScript(own, live.run).find(({ mine }) => mine)?.note;
}

describe('The words that a remark was written on', () => {
	test('are the author’s, facts filled in, where the learner said it otherwise', () => {
		const note = noteOn(small.index, '哎呀不好意思，打扰您了');
		expect(note?.remarkOn).toBe('没什么大事，小李就问问。');
		expect(note?.remark).toEqual(['你说“没什么大事”，王总当然先忙大事。']);
	});

	test('go without saying where the learner said just that, or another wording of the author', () => {
		expect(noteOn(small.index, '没什么大事 小李就问问')?.remarkOn).toBeNull();
		expect(noteOn(small.index, '小事一桩，不急！')?.remarkOn).toBeNull();
	});

	test('go without saying where the reply was chosen', () => {
		expect(noteOn(small.index, null)?.remarkOn).toBeNull();
	});

	test('are none where there is no remark, or none of the author’s replies came near', () => {
		expect(noteOn(plain.index, '什么时候打款')?.remarkOn).toBeNull();
		expect(noteOn(other.index, '苹果')).toMatchObject({ remark: ['说得再明白些。'], remarkOn: null });
	});
});
