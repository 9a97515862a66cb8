/** What the words of a scenario tell without being played: how long they are, and which slips nobody explains. */
import { toneOfReply } from '../scenario/check.ts';
import { linesOf, repliesOf, textOf } from '../scenario/replies.ts';
import type { Language, Scenario } from '../scenario/scenario.ts';
import { oneWay, policies, repliesOf as repliesOfWalk } from './policies.ts';

/** Lengths in characters (Chinese) or words (English). */
export interface Lengths {
	count: number;
	median: number;
	longest: number;
	/** Numbers of the longest, in the order of the text. */
	where: number[];
}

export interface TextReport {
	/** null where there are none. */
	lines: Lengths | null;
	replies: Lengths | null;
	/** Weak and red replies without a remark, by number. */
	unexplained: number[];
	/** Replies that can be on offer and that no policy but chance ever said, by number. */
	untried: number[];
}

/** Characters that are not blank, or words. */
export function lengthOf(text: string, language: Language): number {
	return language === 'zh' ? [...text.replace(/\s+/gu, '')].length : text.split(/\s+/u).filter(Boolean).length;
}

/** `texts`: by number; what is missing is not counted. */
export function lengthsOf(texts: readonly (string | undefined)[], language: Language): Lengths | null {
	const measured = texts.flatMap((text, number) =>
		text === undefined ? [] : [{ number, length: lengthOf(text, language) }],
	);
	const sorted = measured.map(({ length }) => length).sort((a, b) => a - b);
	const longest = sorted.at(-1);
	if (longest === undefined) return null;
	const middle = sorted.length / 2;
	const [low = 0, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	const where = measured.flatMap(({ number, length }) => (length === longest ? [number] : []));
	return { count: sorted.length, median: (low + high) / 2, longest, where };
}

/** Weak and red replies that no remark explains. */
export function unexplained(scenario: Scenario): number[] {
	return repliesOf(scenario).flatMap((reply) => {
		const tone = toneOfReply(reply);
		const slip = reply.kind === 'reply' && (tone === 'weak' || tone === 'red');
		return slip && reply.remark.length === 0 ? [reply.index] : [];
	});
}

/** Replies that some policy other than chance said, of so many runs of each. One slice a policy. */
export function* saidByPolicies(scenario: Scenario, runs: number, seed = 1): Generator<void, ReadonlySet<number>> {
	const said = new Set<number>();
	for (const policy of policies) {
		if (policy === 'random') continue;
		for (let run = 0; run < runs; run++)
			for (const reply of repliesOfWalk(oneWay(scenario, policy, seed, run))) said.add(reply);
		yield;
	}
	return said;
}

/** Runs of each policy: enough that what it says by a tie is rarely missed. */
const runsOfEach = 100;

/** `reached`: replies that can be on offer. */
export function* textReport(scenario: Scenario, reached: ReadonlySet<number>): Generator<void, TextReport> {
	const said = yield* saidByPolicies(scenario, runsOfEach);
	const replies = repliesOf(scenario);
	const { language } = scenario;
	return {
		lines: lengthsOf(
			Array.from(linesOf(scenario), (line) => line?.text.join(' ')),
			language,
		),
		replies: lengthsOf(
			replies.map((reply) => (reply.kind === 'reply' ? textOf(reply) : undefined)),
			language,
		),
		unexplained: unexplained(scenario),
		untried: [...reached].filter((reply) => !said.has(reply)).sort((a, b) => a - b),
	};
}
