/** 真诚 sincerity: says plainly who calls and what is owed, to the right person, without apology and without untruth. */
import { no, yes, type Answer, type Asks } from '../answer.ts';
import { meets, mentionsTrainee } from '../occasions.ts';
import { openingReplies } from '../rubric.ts';
import { byLine, byReply, withDetail, type SaidReply, type Story } from '../story.ts';
import { contradictions } from '../truth.ts';
import { enoughSaid, neverSaid, saidOnce } from './said.ts';

export const sincerity: Asks<'open-plainly' | 'right-person' | 'no-apology' | 'truthful'> = {
	'open-plainly': openPlainly,
	'right-person': (story) => saidOnce(story, meets['right-person']),
	'no-apology': (story) => neverSaid(story, 'apologise'),
	truthful,
};

/**
 * Who calls and what is owed, both within the first three replies, or both within the first three after entering a state that changes the channel.
 * A customer who has already said the trainee's name saves the trainee saying it.
 */
function openPlainly(story: Story): Answer {
	for (const opening of openings(story)) {
		const debt = opening.find(({ acts }) => acts.includes('state-debt'));
		if (!debt) continue;
		const identify = opening.find(({ acts }) => acts.includes('identify'));
		if (identify === debt) return yes(byReply(story, debt, ['state-debt']));
		if (identify) return yes(byReply(story, identify, ['identify']), byReply(story, debt, ['state-debt']));
		const last = opening.at(-1) ?? debt;
		const named = story.lines.find(
			({ line, after }) => after < last.number && line.text.some((text) => mentionsTrainee(text, story.scenario)),
		);
		if (named) return yes(byReply(story, debt, ['state-debt']), withDetail(byLine(story, named), 'named-by-customer'));
	}
	return no();
}

/** The replies of each opening: the run's first three, and the first three after each entry into a state that changes the channel. */
function openings({ replies, state, scenario }: Story): SaidReply[][] {
	const starts = new Set([0]);
	let said = 0;
	for (const { kind, before, after } of state.steps) {
		if (kind === 'reply') said += 1;
		const arrived = kind !== 'silence' || before?.state !== after.state;
		if (arrived && scenario.states[after.state]?.channel) starts.add(said);
	}
	return [...starts].map((start) => replies.slice(start, start + openingReplies));
}

function truthful(story: Story): Answer {
	const lies = story.replies.filter(({ acts }) => acts.includes('deceive'));
	const broken = [
		...lies.map((reply) => byReply(story, reply, ['deceive'])),
		...contradictions(story).map(({ reply, act, figure }) =>
			withDetail(byReply(story, reply, [act]), 'contradicts-account', { figure }),
		),
	];
	if (broken.length > 0) return no(...broken.sort((a, b) => a.entry - b.entry));
	return enoughSaid(story) ? yes() : no();
}
