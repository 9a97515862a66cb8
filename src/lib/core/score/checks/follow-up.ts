/** 跟进 follow-up: asks for a promise, gets a specific one, fixes the next contact, leaves nothing open. */
import { no, yes, type Answer, type Asks } from '../answer.ts';
import { meets } from '../occasions.ts';
import { ladderOf, rungWith } from '../rungs.ts';
import { withDetail, type Story } from '../story.ts';
import { neverSaid, saidOnce } from './said.ts';

export const followUp: Asks<'ask-commitment' | 'promise-specific' | 'next-contact' | 'no-vague-close'> = {
	'ask-commitment': (story) => saidOnce(story, meets['ask-commitment']),
	'promise-specific': promiseSpecific,
	'next-contact': (story) => saidOnce(story, meets['next-contact']),
	'no-vague-close': (story) => neverSaid(story, 'vague-close'),
};

/** Rung 4 is enough, and it does not need the writing. */
function promiseSpecific(story: Story): Answer {
	const rung = rungWith(story.snapshot?.promises ?? [], story.scenario, false);
	const line = ladderOf(story, null)[rung];
	const evidence = line ? [withDetail(line, 'rung', { rung })] : [];
	return rung >= 4 ? yes(...evidence) : no(...evidence);
}
