/** 建议 suggestion: asks for the whole sum first, then puts a plan on the table that is concrete, fits the cause and may be granted. */
import { no, yes, type Answer, type Asks } from '../answer.ts';
import { meets, occasionsOf } from '../occasions.ts';
import { beyondAuthority, isConcrete, isInParts } from '../plans.ts';
import { byReply, has, withDetail, type SaidReply, type Story } from '../story.ts';
import { enoughSaid, saidOnce } from './said.ts';
import { causeLines } from './understanding.ts';

export const suggestion: Asks<'full-first' | 'concrete-plan' | 'plan-fits' | 'within-authority' | 'ease-payment'> = {
	'full-first': fullFirst,
	'concrete-plan': concretePlan,
	'plan-fits': planFits,
	'within-authority': withinAuthority,
	'ease-payment': (story) => saidOnce(story, meets['ease-payment']),
};

function proposals({ replies }: Story): SaidReply[] {
	return replies.filter((reply) => has(reply, meets['plan-fits']));
}

function fullFirst(story: Story): Answer {
	const parts = proposals(story).find(({ plan }) => isInParts(plan, story.scenario));
	const asked = story.replies.find((reply) => has(reply, meets['full-first']));
	if (asked && (!parts || asked.number < parts.number)) return yes(byReply(story, asked, meets['full-first']));
	return parts ? no(withDetail(byReply(story, parts, meets['plan-fits']), 'parts-first')) : no();
}

function concretePlan(story: Story): Answer {
	const plans = proposals(story);
	const concrete = plans.find(({ plan }) => isConcrete(plan));
	if (concrete) return yes(byReply(story, concrete, meets['concrete-plan']));
	return no(
		...plans.slice(0, 1).map((reply) => withDetail(byReply(story, reply, meets['concrete-plan']), 'no-date-or-share')),
	);
}

/** A plan after the cause was named; in a dispute it splits the dispute, or follows an offer to clear it up. */
function planFits(story: Story): Answer {
	const plans = proposals(story);
	const cause = causeLines(story)[0];
	const afterCause = cause ? plans.filter(({ number }) => number > cause.after) : [];
	const { dispute } = occasionsOf(story.scenario);
	const help = story.replies.find(({ acts }) => acts.includes('offer-help'));
	const fits = afterCause.find(
		(reply) => !dispute || reply.acts.includes('split-dispute') || (help !== undefined && help.number <= reply.number),
	);
	if (fits) return yes(withDetail(byReply(story, fits, meets['plan-fits']), 'after-cause'));
	const plan = afterCause[0] ?? plans[0];
	if (!plan) return no();
	return no(withDetail(byReply(story, plan, meets['plan-fits']), afterCause[0] ? 'dispute-left-open' : 'before-cause'));
}

function withinAuthority(story: Story): Answer {
	const broken = story.replies.flatMap((reply) => {
		if (reply.acts.includes('overpromise')) return [byReply(story, reply, ['overpromise'])];
		const beyond = beyondAuthority(reply.plan, story.scenario);
		if (!beyond) return [];
		const { key, said, limit } = beyond;
		return [withDetail(byReply(story, reply, meets['plan-fits']), key, { said, limit })];
	});
	if (broken.length > 0) return no(...broken);
	return enoughSaid(story) ? yes() : no();
}
