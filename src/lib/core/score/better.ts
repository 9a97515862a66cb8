/** Better wordings for missed checks: what could have been said at the very moment, in more than one way. */
import type { Entry } from '../run/log.ts';
import type { RunState } from '../run/replay.ts';
import { fillFacts } from '../scenario/facts.ts';
import { textOf } from '../scenario/replies.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { authoredReplies, type AuthoredReply } from './authored.ts';
import { soundOffers, wishFor, type Wish } from './earn.ts';
import type { CheckId, CheckResult, Scorecard } from './scorecard.ts';
import { storyOf, type Story } from './story.ts';

const mostWordings = 2;

/**
 * Of each check that one reply would have earned, up to two different texts, the first of them that of `earn`: replies that were on offer at its moment,
 * each in its own words before any in further wordings; where the moment is none of this road, replies of the same state, then
 * of any other.
 */
export function betterWordings(
	scenario: Scenario,
	state: RunState,
	{ checks }: Pick<Scorecard, 'checks'>,
	entries: readonly Entry[],
): Map<CheckId, string[]> {
	const story = storyOf(scenario, state, entries);
	return new Map(
		checks.flatMap((check): [CheckId, string[]][] => {
			const wish = check.earn && wishFor(check.id, story, check.evidence);
			return wish ? [[check.id, wordingsFor(story, check, wish)]] : [];
		}),
	);
}

function wordingsFor(story: Story, { earn }: CheckResult, { fits }: Wish): string[] {
	if (!earn) return [];
	const { scenario } = story;
	const before = story.replies.find(({ entry }) => entry === earn.entry)?.step.before ?? null;
	const known = authoredReplies(scenario);
	const offers = before ? soundOffers(story, before) : soundRepliesFrom(known, earn.reply);
	// A sound reply with a remark may be one that the coach warns of.
	const plain = offers.filter((own) => fits(own) && own.reply.remark.length === 0);
	const others = offers.filter((own) => fits(own) && own.reply.remark.length > 0);
	const own = (all: readonly AuthoredReply[]) => all.map(({ reply }) => textOf(reply));
	const further = (all: readonly AuthoredReply[]) => all.flatMap(({ reply }) => reply.wordings);
	const texts = [...own(plain), ...further(plain), ...own(others), ...further(others)];
	const filled = texts.map((text) => fillFacts(text, scenario, before ?? { days: 0, promises: [] }));
	return [...new Set([earn.words, ...filled])].slice(0, mostWordings);
}

/** All sound replies of a scenario, those of one reply's own state first. */
function soundRepliesFrom(known: ReadonlyMap<number, AuthoredReply>, reply: number): AuthoredReply[] {
	const home = known.get(reply)?.state;
	const sound = [...known.values()].filter(({ tone }) => tone === 'sound');
	return [...sound.filter(({ state }) => state === home), ...sound.filter(({ state }) => state !== home)];
}
