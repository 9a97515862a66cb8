/** What would have earned a missed check: a sound reply that was on offer on this road, or else one anywhere in the scenario. */
import type { ActId } from '../act/act.ts';
import type { Snapshot } from '../machine/events.ts';
import { offered } from '../machine/offer.ts';
import { fillFacts } from '../scenario/facts.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { textOf } from '../scenario/replies.ts';
import { authoredReplies, type AuthoredReply } from './authored.ts';
import { causeLines } from './checks/understanding.ts';
import { meets } from './occasions.ts';
import { isConcrete } from './plans.ts';
import type { CheckId, CheckResult, Evidence } from './scorecard.ts';
import type { SaidReply, Story } from './story.ts';

type Earning = CheckResult['earn'];

export interface Wish {
	fits: (candidate: AuthoredReply) => boolean;
	/** The moment to look at first: the earliest, the latest, or that of one entry only. */
	when: 'early' | 'late' | { entry: number };
	/** Moments from this reply on (its number); from the start when left out. */
	from?: number;
	/** Whether a reply from anywhere in the scenario helps when none was on offer. */
	anywhere: boolean;
}

/** null when no single reply would have earned it: what act one and three lacked stands in the evidence. */
export function earning(id: CheckId, story: Story, evidence: readonly Evidence[]): Earning {
	const wish = wishFor(id, story, evidence);
	if (!wish) return null;
	const road = onThisRoad(story, wish);
	if (road.plain || !wish.anywhere) return road.plain ?? road.remarked;
	const elsewhere = anywhere(story, id, wish);
	return elsewhere.plain ?? road.remarked ?? elsewhere.remarked;
}

/** A sound reply with a remark may be one that the coach warns of: it is shown only where there is no other. */
interface Found {
	plain: Earning;
	remarked: Earning;
}

/** What a reply must be like to have earned the check; null as with `earning`. */
export function wishFor(id: CheckId, story: Story, evidence: readonly Evidence[]): Wish | null {
	switch (id) {
		case 'prepared':
		case 'log-true':
			return null;
		case 'no-apology':
		case 'truthful':
		case 'hear-out':
		case 'stay-calm':
		case 'within-authority':
		case 'no-vague-close':
			return insteadOf(evidence);
		case 'find-cause':
			return insteadOf(evidence) ?? { fits: leadsToCause, when: 'early', anywhere: true };
		case 'promise-specific':
			return { fits: leadsToFirmPromise, when: 'late', anywhere: true };
		case 'in-writing':
			return inWriting(evidence);
		case 'persist':
			return insteadOf(evidence, meets.persist) ?? { fits: carries(meets.persist), when: 'early', anywhere: true };
		case 'concrete-plan':
			return { fits: (own) => carries(meets[id])(own) && isConcrete(own.plan), when: 'early', anywhere: true };
		case 'plan-fits':
			return { fits: carries(meets[id]), when: 'early', from: (causeLines(story)[0]?.after ?? 0) + 1, anywhere: true };
		case 'next-contact':
		case 'say-back':
			return { fits: carries(meets[id]), when: 'late', anywhere: true };
		default:
			return { fits: carries(meets[id]), when: 'early', anywhere: true };
	}
}

/** A sound reply where the reply was chosen that broke the check; null when nothing did. */
function insteadOf(evidence: readonly Evidence[], wanted?: readonly ActId[]): Wish | null {
	const broken = evidence.find(({ reply }) => reply !== null);
	if (!broken) return null;
	return { fits: wanted ? carries(wanted) : () => true, when: { entry: broken.entry }, anywhere: false };
}

function inWriting(evidence: readonly Evidence[]): Wish | null {
	const key = evidence.find(({ detail }) => detail)?.detail?.key;
	if (key === 'nothing-promised') return { fits: leadsToFirmPromise, when: 'late', anywhere: true };
	if (key === 'not-announced') return { fits: carries(meets['in-writing']), when: 'late', anywhere: true };
	return null;
}

function carries(wanted: readonly ActId[]): Wish['fits'] {
	return ({ acts }) => acts.some((act) => wanted.includes(act));
}

const leadsToCause: Wish['fits'] = ({ toCause }) => toCause;
const leadsToFirmPromise: Wish['fits'] = ({ toFirmPromise }) => toFirmPromise;

function onThisRoad(story: Story, { fits, when, from = 1 }: Wish): Found {
	const { replies } = story;
	let remarked: Earning = null;
	for (let turn = 0; turn < replies.length; turn++) {
		const moment = replies[when === 'late' ? replies.length - 1 - turn : turn];
		const before = moment?.step.before;
		if (!before || moment.number < from || (typeof when === 'object' && moment.entry !== when.entry)) continue;
		for (const candidate of soundOffers(story, before)) {
			if (!fits(candidate)) continue;
			if (candidate.reply.remark.length === 0) return { plain: earned(story, candidate, moment), remarked };
			remarked ??= earned(story, candidate, moment);
		}
	}
	return { plain: null, remarked };
}

/** What the whole scenario holds for a check is the same for every run of it. */
const holdings = new WeakMap<Scenario, Map<string, Found>>();

function anywhere(story: Story, id: CheckId, wish: Wish): Found {
	let own = holdings.get(story.scenario);
	if (!own) holdings.set(story.scenario, (own = new Map()));
	// One check has two wishes: a firm promise to write down, and the announcement that it will be written.
	const key = `${id} ${wish.fits === leadsToFirmPromise}`;
	let found = own.get(key);
	if (!found) own.set(key, (found = searched(story, wish)));
	return found;
}

function searched(story: Story, { fits }: Wish): Found {
	let remarked: Earning = null;
	for (const candidate of authoredReplies(story.scenario).values()) {
		if (candidate.tone !== 'sound' || !fits(candidate)) continue;
		if (candidate.reply.remark.length === 0) return { plain: earned(story, candidate, null), remarked };
		remarked ??= earned(story, candidate, null);
	}
	return { plain: null, remarked };
}

function earned({ scenario }: Story, { reply, state }: AuthoredReply, moment: SaidReply | null): Earning {
	const before = moment?.step.before ?? null;
	const words = fillFacts(textOf(reply), scenario, before ?? { days: 0, promises: [] });
	return { words, state: before?.state ?? state ?? 0, reply: reply.index, entry: moment?.entry ?? null };
}

/** Sound replies on offer at a moment, looked up once per snapshot: a live page scores the same road again with every turn. */
const known = new WeakMap<Snapshot, readonly AuthoredReply[]>();

export function soundOffers({ scenario }: Pick<Story, 'scenario'>, snapshot: Snapshot): readonly AuthoredReply[] {
	let offers = known.get(snapshot);
	if (!offers) {
		const authored = authoredReplies(scenario);
		offers = offered(scenario, snapshot).flatMap(({ index }) => authored.get(index) ?? []);
		offers = offers.filter(({ tone }) => tone === 'sound');
		known.set(snapshot, offers);
	}
	return offers;
}
