/** What the checker finds without playing: findings that need no exploration. */
import { toneOf, type Tone } from '../act/act.ts';
import { addDays } from './calendar.ts';
import { finding, type Finding, type FindingCode, type Range } from './finding.ts';
import type { Part, PlanItem, Reply, ReplyKind, Scenario, State } from './scenario.ts';
import type { Ranges } from './source.ts';

const wholeFile: Range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

/** Static findings of a scenario, in the order of the file. */
export function checkText(scenario: Scenario, ranges: Ranges): Finding[] {
	return new TextCheck(scenario, ranges).findings();
}

/** The tone of a reply: that of all its acts. */
export function toneOfReply(reply: Reply): Tone {
	return toneOf(reply.segments.flatMap((segment) => segment.acts));
}

class TextCheck {
	readonly #scenario: Scenario;
	readonly #ranges: Ranges;
	readonly #found: Finding[] = [];
	readonly #latestDate: string;

	constructor(scenario: Scenario, ranges: Ranges) {
		this.#scenario = scenario;
		this.#ranges = ranges;
		this.#latestDate = addDays(scenario.account.today, scenario.authority.extensionDays);
	}

	findings(): Finding[] {
		const { states, everywhere } = this.#scenario;
		if (states.every((state) => state.outcome === null)) this.#report('no-ending', states);
		for (const reply of everywhere) this.#reply(reply);
		for (const state of states) this.#state(state);
		return this.#found.sort((a, b) => a.range.start.offset - b.range.start.offset);
	}

	#report(code: FindingCode, node: object, params: Record<string, string | number> = {}): void {
		this.#found.push(finding(code, this.#ranges.get(node) ?? wholeFile, params));
	}

	#state(state: State): void {
		for (const part of state.parts) for (const reply of part.replies) this.#reply(reply);
		if (state.outcome !== null) return;
		for (const { part, replies } of offers(state)) this.#offer(state, part, replies);
		this.#other(state);
	}

	#reply(reply: Reply): void {
		if (reply.kind !== 'reply') return;
		const tone = toneOfReply(reply);
		if (tone === 'neutral') this.#report('no-act', reply);
		if ((tone === 'weak' || tone === 'red') && reply.remark.length === 0)
			this.#report('no-remark', reply, { detail: tone });
		if (tone === 'sound') this.#authority(reply);
	}

	#authority(reply: Reply): void {
		const { authority } = this.#scenario;
		for (const segment of reply.segments) {
			if (segment.plan.length > authority.instalments)
				this.#report('beyond-authority', segment, {
					detail: 'instalments',
					count: segment.plan.length,
					most: authority.instalments,
				});
			const late = segment.plan.find((item) => this.#isLate(item));
			if (late)
				this.#report('beyond-authority', segment, {
					detail: 'date',
					date: late.date ?? '',
					latest: this.#latestDate,
					days: authority.extensionDays,
				});
		}
	}

	/** A month exceeds when even its first day does. */
	#isLate({ date }: PlanItem): boolean {
		if (date === null) return false;
		return (date.length === 7 ? `${date}-01` : date) > this.#latestDate;
	}

	/** What is offered together: the replies to choose from in one mood and visit, guards aside. */
	#offer(state: State, part: Part, replies: readonly Reply[]): void {
		const name = state.name;
		const [first, second] = replies;
		if (first && !second) this.#report('one-reply', first, { name });
		if (!second) return;
		const tones = replies.map(toneOfReply);
		if (!tones.includes('weak') && !tones.includes('red')) this.#report('all-good', part, { name });
		if (!tones.includes('sound')) this.#report('all-bad', part, { name });
	}

	#other(state: State): void {
		const others = this.#bullets(state, 'other');
		if (others.length === 0) this.#report('no-other', state, { detail: 'none', name: state.name });
		const silent = others.find((other) => isSilent(this.#scenario.states[other.target]));
		if (silent) this.#report('no-other', state, { detail: 'silent', name: state.name });
	}

	/** The state's own special bullets, else the talk's. */
	#bullets(state: State, kind: ReplyKind): Reply[] {
		const own = state.parts.flatMap((part) => part.replies).filter((reply) => reply.kind === kind);
		return own.length > 0 ? own : this.#scenario.everywhere.filter((reply) => reply.kind === kind);
	}
}

/** What is offered together: the common replies alone, unless every variant adds its own; then each of these with the common ones. */
function offers(state: State): { part: Part; replies: Reply[] }[] {
	const [common, ...variants] = state.parts;
	if (!common) return [];
	const shared = ordinary(common);
	const own = variants.filter((part) => ordinary(part).length > 0);
	const each = own.map((part) => ({ part, replies: [...shared, ...ordinary(part)] }));
	return own.length === 0 || own.length < variants.length ? [{ part: common, replies: shared }, ...each] : each;
}

function ordinary(part: Part): Reply[] {
	return part.replies.filter((reply) => reply.kind === 'reply');
}

/** Nothing is said or told there. */
function isSilent(state: State | undefined): boolean {
	if (!state || state.unanswered) return false;
	if (state.narration.length > 0) return false;
	return state.parts.every((part) => part.lines.length === 0 && part.narration.length === 0);
}
