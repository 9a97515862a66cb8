/**
 * Two languages of one scenario: names may differ, everything that decides a run must agree. The first difference is reported in both files,
 * each pointing at the other's line.
 */
import { lineEssence, replyEssence, same, sceneEssence, unlikeDetails } from './essence.ts';
import { finding, type Finding, type Range } from './finding.ts';
import { repliesOf } from './replies.ts';
import type { FollowUp, Language, Line, Move, Part, Question, RecordKey, Reply, Scenario, State } from './scenario.ts';
import type { Ranges } from './source.ts';

export interface Version {
	scenario: Scenario;
	ranges: Ranges;
}

const wholeFile: Range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

/** Findings `language-mismatch` (at most one in each file) and `lone-translation`. */
export function compareLanguages(zh: Version, en: Version): { zh: Finding[]; en: Finding[] } {
	const difference = new Comparison(zh.scenario, en.scenario).first();
	if (!difference) return loneTranslations(zh, en);
	const places = { zh: placeOf(difference.zh, zh), en: placeOf(difference.en, en) };
	const { detail } = difference;
	return {
		zh: [finding('language-mismatch', places.zh, { detail, other: 'en', line: places.en.start.line })],
		en: [finding('language-mismatch', places.en, { detail, other: 'zh', line: places.zh.start.line })],
	};
}

/** What a file and its translation disagree on, as far as it concerns this one; nothing where either cannot be read. */
export function disagreements(own: Partial<Version>, other: Partial<Version>, language: Language): Finding[] {
	if (!isVersion(own) || !isVersion(other)) return [];
	return (language === 'zh' ? compareLanguages(own, other) : compareLanguages(other, own))[language];
}

function isVersion(version: Partial<Version>): version is Version {
	return version.scenario !== undefined && version.ranges !== undefined;
}

/** The parts that are told as wholes: what differs in the talk is told state by state. */
export type ComparedPart = 'head' | 'prepare' | 'mood' | 'follow-up';

/** What a part differs in first, and where; null when it agrees. */
export function differenceIn(
	part: ComparedPart,
	zh: Version,
	en: Version,
): { detail: string; zh: Range; en: Range } | null {
	const found = new Comparison(zh.scenario, en.scenario).inPart(part);
	return found ? { detail: found.detail, zh: placeOf(found.zh, zh), en: placeOf(found.en, en) } : null;
}

function placeOf(nodes: readonly (object | undefined)[], { ranges }: Version): Range {
	for (const node of nodes) {
		const range = node && ranges.get(node);
		if (range) return range;
	}
	return wholeFile;
}

/** Wordings of a reply that exist in one language only: a warning where they exist. Call only on scenarios that agree. */
function loneTranslations(zh: Version, en: Version): { zh: Finding[]; en: Finding[] } {
	const found: { zh: Finding[]; en: Finding[] } = { zh: [], en: [] };
	const others = repliesOf(en.scenario);
	for (const reply of repliesOf(zh.scenario)) {
		const other = others[reply.index];
		if (!other || (reply.wordings.length === 0) === (other.wordings.length === 0)) continue;
		const language = reply.wordings.length > 0 ? 'zh' : 'en';
		const [own, version] = language === 'zh' ? [reply, zh] : [other, en];
		const missing = placeOf(language === 'zh' ? [other] : [reply], language === 'zh' ? en : zh);
		const params = { other: language === 'zh' ? 'en' : 'zh', line: missing.start.line, count: own.wordings.length };
		found[language].push(finding('lone-translation', placeOf([own], version), params));
	}
	return found;
}

/** The first difference; the nodes are tried in turn for a place: the nearest first, then what holds it. */
interface Difference {
	detail: string;
	zh: readonly (object | undefined)[];
	en: readonly (object | undefined)[];
}

class Comparison {
	readonly #zh: Scenario;
	readonly #en: Scenario;

	constructor(zh: Scenario, en: Scenario) {
		this.#zh = zh;
		this.#en = en;
	}

	/** The first difference of a part that is not the talk. */
	inPart(part: ComparedPart): Difference | undefined {
		switch (part) {
			case 'head':
				return this.#head() ?? this.#account();
			case 'prepare':
				return pairs('questions', this.#zh.prepare, this.#en.prepare, this.#zh, this.#en, question);
			case 'mood':
				return this.#moods();
			case 'follow-up':
				return this.#followUp();
		}
	}

	first(): Difference | undefined {
		const [zh, en] = [this.#zh, this.#en];
		return (
			this.inPart('head') ??
			this.inPart('prepare') ??
			this.inPart('mood') ??
			// The shape first: one state more or less moves every link behind it.
			pairs('states', zh.states, en.states, zh.states, en.states, shape) ??
			pairs('replies', zh.everywhere, en.everywhere, zh.everywhere, en.everywhere, reply) ??
			pairs('states', zh.states, en.states, zh.states, en.states, state) ??
			this.inPart('follow-up') ??
			this.#forms()
		);
	}

	/** As many forms, which come to the same acts and figures. */
	#forms(): Difference | undefined {
		const essence = ({ forms = [] }: Scenario) =>
			forms.map(({ moves, segments }) => [
				moves.map(({ is: { written: _written, ...move } }) => move),
				segments.map(({ is: { acts, plan, documents } }) => [acts, plan, documents]),
			]);
		if (same(essence(this.#zh), essence(this.#en))) return undefined;
		return { detail: 'forms', zh: [this.#zh.forms ?? this.#zh.authority], en: [this.#en.forms ?? this.#en.authority] };
	}

	#head(): Difference | undefined {
		const own = ({ id, version, topic, channel, difficulty, minutes, best, authority, rubric }: Scenario) => ({
			id,
			version,
			topic,
			channel,
			difficulty,
			minutes,
			best,
			authority,
			rubric: rubric ?? {},
		});
		if (!same(own(this.#zh), own(this.#en))) {
			const wrong = firstKey(own(this.#zh), own(this.#en));
			return { detail: `front-${wrong}`, zh: [this.#zh.authority], en: [this.#en.authority] };
		}
		const bounds = (scenario: Scenario) => scenario.variables.map(({ min, max, start }) => ({ min, max, start }));
		if (!same(bounds(this.#zh), bounds(this.#en)))
			return { detail: 'variables', zh: this.#zh.variables, en: this.#en.variables };
		return this.#zh.facts.length === this.#en.facts.length ? undefined : { detail: 'facts', zh: [], en: [] };
	}

	#account(): Difference | undefined {
		const [zh, en] = [this.#zh.account, this.#en.account];
		return (
			(zh.today === en.today && zh.currency === en.currency ? undefined : { detail: 'today', zh: [zh], en: [en] }) ??
			pairs('invoices', zh.invoices, en.invoices, zh, en, (a, b) =>
				unlike('invoices', a, b, ({ number, amount, due, issued, disputed }) => [
					number,
					amount,
					due,
					issued,
					disputed,
				]),
			) ??
			(zh.documents.length === en.documents.length ? undefined : { detail: 'documents', zh: [zh], en: [en] }) ??
			pairs('contacts', zh.contacts, en.contacts, zh, en, (a, b) =>
				unlike('contacts', a, b, ({ channel }) => channel),
			) ??
			pairs('history', zh.history, en.history, zh, en, (a, b) =>
				unlike('history', a, b, ({ date, channel }) => [date, channel]),
			)
		);
	}

	#moods(): Difference | undefined {
		const [zh, en] = [this.#zh, this.#en];
		const [diagram, other] = [
			[zh.moodTransitions, zh.moods],
			[en.moodTransitions, en.moods],
		];
		if (zh.moods.length !== en.moods.length) return { detail: 'moods', zh: diagram, en: other };
		return pairs('moods', zh.moodTransitions, en.moodTransitions, zh.moodTransitions, en.moodTransitions, (a, b) =>
			unlike('moods', a, b, ({ from, to, acts }) => [from, to, [...acts].sort()]),
		);
	}

	#followUp(): Difference | undefined {
		const [zh, en] = [this.#zh.followUp, this.#en.followUp];
		if (!zh || !en) return zh === en ? undefined : { detail: 'follow-up', zh: [zh], en: [en] };
		return (
			record(zh.record, en.record) ??
			pairs('record', zh.recordFor, en.recordFor, zh.record, en.record, (a, b) =>
				a.state === b.state ? record(a.record, b.record, a, b) : { detail: 'record', zh: [a], en: [b] },
			) ??
			messages(zh.message, en.message, zh.message, en.message) ??
			pairs('message', zh.messageFor, en.messageFor, zh.message, en.message, (a, b) =>
				a.state === b.state ? messages(a.message, b.message, a, b) : { detail: 'message', zh: [a], en: [b] },
			) ??
			pairs('letter', zh.letters ?? [], en.letters ?? [], zh.message, en.message, (a, b) =>
				unlike('letter', a, b, (letter) => ({ ...letter })),
			)
		);
	}
}

/** Compares item by item; lists of different length differ where the shorter one ends. */
function pairs<T extends object>(
	detail: string,
	zh: readonly T[],
	en: readonly T[],
	zhOwner: object,
	enOwner: object,
	compare: (zh: T, en: T) => Difference | undefined,
): Difference | undefined {
	for (let index = 0; index < Math.min(zh.length, en.length); index++) {
		const [a, b] = [zh[index], en[index]];
		const found = a && b && compare(a, b);
		if (found) return found;
	}
	if (zh.length === en.length) return undefined;
	const at = Math.min(zh.length, en.length);
	return { detail, zh: [zh[at], zh[at - 1], zhOwner], en: [en[at], en[at - 1], enOwner] };
}

function unlike<T extends object>(detail: string, zh: T, en: T, essence: (node: T) => unknown): Difference | undefined {
	return same(essence(zh), essence(en)) ? undefined : { detail, zh: [zh], en: [en] };
}

function question(zh: Question, en: Question): Difference | undefined {
	return pairs('options', zh.options, en.options, zh, en, (a, b) =>
		unlike('options', a, b, ({ right, document }) => [right, document]),
	);
}

/** What a state is without a look at its lines and replies, only at how many there are. */
function shape(zh: State, en: State): Difference | undefined {
	return (
		unlike(sceneEssence.detail, zh, en, sceneEssence.of) ??
		unlike('narration', zh, en, ({ narration }) => narration.length) ??
		pairs('parts', zh.parts, en.parts, zh, en, (a, b) =>
			a.mood !== b.mood || a.visit !== b.visit || a.narration.length !== b.narration.length
				? { detail: 'parts', zh: [a, zh], en: [b, en] }
				: (pairs('lines', a.lines, b.lines, a, b, () => undefined) ??
					pairs('replies', a.replies, b.replies, a, b, () => undefined)),
		)
	);
}

function state(zh: State, en: State): Difference | undefined {
	return pairs('parts', zh.parts, en.parts, zh, en, part);
}

function part(zh: Part, en: Part): Difference | undefined {
	return pairs('lines', zh.lines, en.lines, zh, en, line) ?? pairs('replies', zh.replies, en.replies, zh, en, reply);
}

function line(zh: Line, en: Line): Difference | undefined {
	const [detail] = unlikeDetails(lineEssence, zh, en);
	if (detail === undefined) return undefined;
	const move =
		detail === 'moves'
			? pairs<Move>(detail, zh.moves, en.moves, zh, en, (a, b) =>
					unlike(detail, a, b, ({ written: _written, ...rest }) => rest),
				)
			: undefined;
	return move ?? { detail, zh: [zh], en: [en] };
}

function reply(zh: Reply, en: Reply): Difference | undefined {
	const [detail] = unlikeDetails(replyEssence, zh, en);
	return detail === undefined ? undefined : { detail, zh: [zh], en: [en] };
}

function record(
	zh: Partial<RecordKey>,
	en: Partial<RecordKey>,
	zhOwner: object = zh,
	enOwner: object = en,
): Difference | undefined {
	const next = (key: Partial<RecordKey>) =>
		key.next && { from: key.next.from, to: key.next.to, channel: key.next.channel };
	const essence = (key: Partial<RecordKey>) => ({
		reasons: key.reasons?.map(({ fact, unknown }) => [fact, unknown]),
		promises: key.promises,
		next: next(key),
	});
	if (same(essence(zh), essence(en))) return undefined;
	return { detail: 'record', zh: [zh.next ?? undefined, zhOwner, zh], en: [en.next ?? undefined, enOwner, en] };
}

function messages(
	zh: FollowUp['message'],
	en: FollowUp['message'],
	zhOwner: object,
	enOwner: object,
): Difference | undefined {
	return pairs('message', zh, en, zhOwner, enOwner, (a, b) =>
		pairs('options', a.options, b.options, a, b, (c, d) => unlike('options', c, d, ({ right }) => right)),
	);
}

function firstKey(a: object, b: object): string {
	const other = b as Record<string, unknown>;
	return Object.entries(a).find(([key, value]) => !same(value, other[key]))?.[0] ?? '';
}
