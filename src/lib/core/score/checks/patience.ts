/** 耐心 patience: asks first, listens to the end, stays calm, comes back to the matter. */
import { no, yes, type Answer, type Asks } from '../answer.ts';
import { meets } from '../occasions.ts';
import { byReply, has, withDetail, type Story } from '../story.ts';
import { neverSaid } from './said.ts';

export const patience: Asks<'ask-before-propose' | 'hear-out' | 'stay-calm' | 'persist'> = {
	'ask-before-propose': askBeforePropose,
	'hear-out': (story) => neverSaid(story, 'dismiss'),
	'stay-calm': (story) => neverSaid(story, 'argue'),
	persist,
};

function askBeforePropose(story: Story): Answer {
	const proposed = story.replies.find((reply) => has(reply, meets['plan-fits']));
	if (!proposed) return no();
	const asked = story.replies.find((reply) => has(reply, meets['ask-before-propose']));
	if (!asked || asked.number >= proposed.number) {
		return no(withDetail(byReply(story, proposed, meets['plan-fits']), 'proposed-first'));
	}
	return yes(
		withDetail(byReply(story, asked, meets['ask-before-propose']), 'before-proposal', { proposal: proposed.number }),
	);
}

/** After the first line that puts the trainee off: comes back to the debt, and neither gives way nor quarrels from then on. */
function persist(story: Story): Answer {
	const putOff = story.lines.find(({ line }) => line.moves.some(({ kind }) => kind === 'evade' || kind === 'refuse'));
	if (!putOff) return no();
	const since = story.replies.slice(putOff.after);
	const broken = since.filter((reply) => has(reply, ['give-up', 'argue']));
	if (broken.length > 0) return no(...broken.map((reply) => byReply(story, reply, ['give-up', 'argue'])));
	const back = since.find((reply) => has(reply, meets.persist));
	return back ? yes(byReply(story, back, meets.persist)) : no();
}
