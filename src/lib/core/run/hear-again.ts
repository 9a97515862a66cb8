/** A free run heard once more: for whoever is sent a log and does not take the page's word for what was said in it. */
import type { ActId } from '../act/act.ts';
import { longestReply } from '../act/hearing/normalise.ts';
import type { Recogniser } from '../act/hearing/recognise.ts';
import { inForm } from '../scenario/forms.ts';
import type { PlanItem, Scenario } from '../scenario/scenario.ts';
import { lastWords } from './last-words.ts';
import { Listener } from './listen.ts';
import type { Entry, Heard, Run } from './log.ts';
import { RunFold } from './replay.ts';

/** What of a free reply decides what follows, and what is shown of it. */
export interface ReplyHeard {
	/** The bullet that it is taken for. */
	index: number;
	acts: ActId[];
	spans: { act: ActId; start: number; end: number }[];
	plan: PlanItem[];
	documents: number[];
}

export interface HeardTwice {
	/** Position of the reply in the log. */
	entry: number;
	claimed: ReplyHeard;
	/** null: it could not have been said here at all. */
	heard: ReplyHeard | null;
}

export interface HeardAgain {
	/** Replies that this recogniser hears otherwise than the log claims. */
	otherwise: HeardTwice[];
	/** Replies that a second ear helped to hear, the same or not: no recogniser alone can tell whether they are claimed rightly. */
	seconded: HeardTwice[];
	/** Positions of replies that were chosen where a free run gives nothing to choose: not watched, and somebody was there to be spoken to. */
	chosen: number[];
}

const listeners = new WeakMap<Recogniser, WeakMap<Scenario, Listener>>();

/** The same for every run of a scenario: what it has ready to compare with costs more than the hearing. */
function listenerFor(scenario: Scenario, recogniser: Recogniser): Listener {
	const own = listeners.get(recogniser) ?? new WeakMap<Scenario, Listener>();
	listeners.set(recogniser, own);
	const listener = own.get(scenario) ?? new Listener(scenario, recogniser);
	own.set(scenario, listener);
	return listener;
}

/**
 * Hears every free reply of a run where it was said, those taken back among them, with what the page had: the words, the customer's last ones, and where the
 * talk stood. It takes a recogniser as the run names it (`RunHead.recogniser`, `recogniserId`); another one hears otherwise rightly.
 *
 * @param scenario as it was written, or in the form that the run plays; the same object for many runs is faster
 * @throws ReplayError when the log does not replay; RangeError when the recogniser is of another language
 */
export function hearAgain(scenario: Scenario, run: Run, recogniser: Recogniser): HeardAgain {
	if (recogniser.model.language !== scenario.language) throw new RangeError('a recogniser of another language');
	const played = inForm(scenario, run.head.form);
	const fold = new RunFold(scenario, run.head);
	const listener = listenerFor(played, recogniser);
	const again: HeardAgain = { otherwise: [], seconded: [], chosen: [] };
	const watched = run.head.watched?.entries ?? 0;

	run.entries.forEach((entry, place) => {
		const before = entry.kind === 'reply' ? fold.state() : null;
		fold.push(entry);
		if (entry.kind !== 'reply' || !before?.snapshot) return;
		const { snapshot, steps } = before;
		if (!entry.heard) {
			const unanswered = played.states[snapshot.state]?.unanswered ?? false;
			if (run.head.mode === 'free' && place >= watched && !unanswered) again.chosen.push(place);
			return;
		}
		const { text, seconded } = entry.heard;
		const listened = text.length > longestReply ? null : listener.hear(text, snapshot, lastWords(played, steps));
		const twice = {
			entry: place,
			claimed: told(entry, entry.heard),
			heard: listened && told(listened, listened.heard),
		};
		if (seconded && seconded.failed === undefined) again.seconded.push(twice);
		else if (!same(twice.claimed, twice.heard)) again.otherwise.push(twice);
	});
	return again;
}

function told({ index, acts }: Pick<Entry & { kind: 'reply' }, 'index' | 'acts'>, heard: Heard): ReplyHeard {
	return {
		index,
		acts: [...acts],
		spans: heard.spans.map(({ act, start, end }) => ({ act, start, end })),
		plan: heard.plan.map(({ amount, share, date }) => ({ amount, share, date })),
		documents: [...heard.documents],
	};
}

/** Both are made by `told`, with their fields in one order. */
function same(claimed: ReplyHeard, heard: ReplyHeard | null): boolean {
	return JSON.stringify(claimed) === JSON.stringify(heard);
}
