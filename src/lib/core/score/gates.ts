/** Gates: red lines, and what else limits a total. */
import { acts as closedList, toneOfAct, type ActId } from '../act/act.ts';
import { repliesOf } from '../scenario/replies.ts';
import { undone } from '../run/standing.ts';
import type { Outcome, Scenario } from '../scenario/scenario.ts';
import { capLimit, closingActs, outcomeValue } from './rubric.ts';
import type { Cap, RedLine, Scorecard } from './scorecard.ts';
import { byReply, has, type SaidReply, type Story } from './story.ts';

const redActs: readonly ActId[] = closedList.filter(({ group }) => group === 'red').map(({ id }) => id);

/** Red-line acts of the replies that stand, then those of the replies taken back. */
export function redLinesOf(story: Story): RedLine[] {
	return [...story.replies.flatMap((reply) => standing(story, reply)), ...takenBack(story)];
}

function standing(story: Story, reply: SaidReply): RedLine[] {
	const crossed = reply.acts.filter((act) => redActs.includes(act));
	const rewarded = reply.step.line?.line?.moves.some(({ kind }) => kind === 'promise') ?? false;
	return crossed.map((act) => {
		const { entry, words } = byReply(story, reply, [act]);
		return { entry, reply: reply.number, act, words, rewarded, undone: false };
	});
}

function takenBack({ scenario, entries }: Story): RedLine[] {
	return undone(entries).flatMap((place) => {
		const entry = entries[place];
		if (entry?.kind !== 'reply') return [];
		const crossed = entry.acts.filter((act) => redActs.includes(act));
		return crossed.map((act) => ({
			entry: place,
			reply: null,
			act,
			words: entry.heard?.text ?? writtenWords(scenario, entry.index, act),
			rewarded: false,
			undone: true,
		}));
	});
}

/** As written, facts not filled in: the moment at which it was said is gone with the undo. */
function writtenWords(scenario: Scenario, index: number, act: ActId): string {
	const segments = repliesOf(scenario)[index]?.segments ?? [];
	const marked = segments.filter(({ acts }) => acts.includes(act));
	return (marked.length > 0 ? marked : segments)
		.map(({ text }) => text)
		.join('')
		.trim();
}

/** What caps this run, lowest first. */
export function capsOf(story: Story, redLines: readonly RedLine[]): Scorecard['caps'] {
	const crossed = redLines.filter((line) => !line.undone);
	const found: [Cap, entry: number | null | undefined][] = [
		['rewarded-red-line', crossed.find(({ rewarded }) => rewarded)?.entry],
		['red-line', crossed[0]?.entry],
		[
			'verbal',
			endsInWordsOnly(story.scenario, story.ending?.outcome ?? null)
				? (story.state.steps.at(-1)?.entry ?? null)
				: undefined,
		],
		['overpromise', story.replies.find(({ acts }) => acts.includes('overpromise'))?.entry],
		['gave-way', gaveWay(story)?.entry],
	];
	return limited(found);
}

/** The caps found, with their limits; undefined stands for one that was not. */
export function limited(found: readonly [Cap, entry: number | null | undefined][]): Scorecard['caps'] {
	return found.flatMap(([cap, entry]) => (entry === undefined ? [] : [{ cap, limit: capLimit[cap], entry }]));
}

/** Whether a talk ended in a mere promise where more could be had. */
export function endsInWordsOnly({ best }: Pick<Scenario, 'best'>, outcome: Outcome | null): boolean {
	return outcome === 'verbal' && outcomeValue[best] > outcomeValue[outcome];
}

/** The last reply that asks, proposes, agrees or gives way, when it gives way. */
function gaveWay({ replies }: Story): SaidReply | undefined {
	const last = replies.findLast((reply) => has(reply, closingActs));
	return last?.acts.includes('give-up') ? last : undefined;
}

export function saidWeakly({ replies }: Story): boolean {
	return replies.some(({ acts }) => acts.some((act) => toneOfAct(act) === 'weak'));
}
