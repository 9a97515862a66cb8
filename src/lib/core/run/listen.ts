/** A free reply in a talk: what is heard in it, and which bullet it is taken for. */
import { toneOf, type ActId } from '../act/act.ts';
import { bare } from '../act/hearing/bare.ts';
import type { HeardBy, SecondHearing } from '../act/hearing/other-ear.ts';
import { planIn } from '../act/hearing/plan.ts';
import type { HeardAct, Recogniser } from '../act/hearing/recognise.ts';
import { candidateOf, leastFit, rank, type Candidate, type Fit } from '../act/hearing/route.ts';
import { second } from '../act/hearing/second.ts';
import { actsOf } from '../machine/acts.ts';
import type { Snapshot } from '../machine/events.ts';
import { offered, specialFor } from '../machine/offer.ts';
import { owed } from '../scenario/amounts.ts';
import { addDays } from '../scenario/calendar.ts';
import { fillFacts } from '../scenario/facts.ts';
import type { Reply, Scenario } from '../scenario/scenario.ts';
import type { Heard } from './log.ts';

export interface Listened {
	/** The bullet that the reply was taken for. */
	index: number;
	acts: ActId[];
	heard: Heard;
	/** What each act was heard in, with its confidence; with who heard it, where a second ear answered. */
	spans: (HeardAct & { by?: HeardBy })[];
	/** reply: one on offer; red-line: 越线, for no reply on offer crosses one so; other: nothing on offer comes near. */
	as: 'reply' | 'red-line' | 'other';
	/** What was on offer, best first. */
	fits: Fit[];
}

/** So many are kept ready to be compared with; more than any talk has, unless its log was made to have them. */
const mostCandidates = 5_000;

/** Hears free replies in the talks of one scenario. */
export class Listener {
	readonly #scenario: Scenario;
	readonly #recogniser: Recogniser;
	readonly #candidates = new Map<string, Candidate>();

	constructor(scenario: Scenario, recogniser: Recogniser) {
		this.#scenario = scenario;
		this.#recogniser = recogniser;
	}

	/**
	 * `customer` is the line that the reply answers, `other` what a second ear told of it. Null when no bullet of the scenario can take it (a scenario
	 * without 其他).
	 * @throws RangeError when the reply is longer than `longestReply`
	 */
	hear(text: string, snapshot: Snapshot, customer: string | null, other: SecondHearing | null = null): Listened | null {
		const scenario = this.#scenario;
		const today = addDays(scenario.account.today, snapshot.days);
		// What the words of a reply may name: two hearings at the same moment compare with the same candidate.
		const moment = JSON.stringify([snapshot.days, snapshot.promises]);
		const candidates = offered(scenario, snapshot).map((reply) => this.#candidate(reply, snapshot, moment));
		// Word for word a reply on offer: its author knows better whether it crosses a line.
		const words = bare(text);
		const quoted = words === '' ? undefined : candidates.find((candidate) => candidate.words.includes(words));
		const spans = this.#heard(text, customer, other).filter(
			({ act }) => !quoted || toneOf([act]) !== 'red' || quoted.acts.has(act),
		);
		const acts = spans.map(({ act }) => act);
		const fits = rank(scenario, candidates, text, spans, today);
		const { reply, as } = this.#route(snapshot, acts, fits);
		if (!reply) return null;
		const documents = scenario.account.documents.flatMap((name, at) =>
			snapshot.documents.includes(at) && text.includes(name) ? [at] : [],
		);
		const heard: Heard = {
			text,
			spans: spans.map(({ act, start, end, by }) => ({ act, start, end, ...(by ? { by } : {}) })),
			plan: acts.includes('propose-plan') || acts.includes('split-dispute') ? planIn(text, today, owed(scenario)) : [],
			documents,
			...(other ? { seconded: { model: other.model, ...('failed' in other ? { failed: other.failed } : {}) } } : {}),
		};
		return { index: reply.index, acts, heard, spans, as, fits };
	}

	/** By the recogniser, and by the second ear if it answered. */
	#heard(text: string, customer: string | null, other: SecondHearing | null): Listened['spans'] {
		const own = this.#recogniser.hear(text, { customer });
		if (!other || 'failed' in other) return own;
		return second(text, own, this.#recogniser.confidences(text, { customer }), other.acts);
	}

	#route(
		snapshot: Snapshot,
		acts: readonly ActId[],
		fits: readonly Fit[],
	): { reply: Reply | null; as: Listened['as'] } {
		const special = (kind: 'other' | 'red-line') => specialFor(this.#scenario, snapshot, kind);
		if (toneOf(acts) === 'red') {
			const red = fits.find(({ reply }) => toneOf(actsOf(reply)) === 'red');
			const fallen = special('red-line');
			if (red && (red.fit >= leastFit || !fallen)) return { reply: red.reply, as: 'reply' };
			return { reply: fallen ?? special('other'), as: 'red-line' };
		}
		// A reply in which no red line was heard is never taken for one that crosses it.
		const best = fits.find(({ reply }) => toneOf(actsOf(reply)) !== 'red');
		if (best && best.fit >= leastFit) return { reply: best.reply, as: 'reply' };
		return { reply: special('other'), as: 'other' };
	}

	#candidate(reply: Reply, snapshot: Snapshot, moment: string): Candidate {
		const key = `${reply.index}/${moment}`;
		let known = this.#candidates.get(key);
		if (!known) {
			const today = addDays(this.#scenario.account.today, snapshot.days);
			known = candidateOf(this.#scenario, reply, today, (text) => fillFacts(text, this.#scenario, snapshot));
			if (this.#candidates.size >= mostCandidates) this.#candidates.clear();
			this.#candidates.set(key, known);
		}
		return known;
	}
}
