/**
 * The debtor card 客户卡: what a colleague needs to play the customer after three minutes' reading. One side to read (who, why, moods, promises, endings), one
 * to keep before one's eyes (the scenes with an example line and what moves the talk on). A large scenario is condensed by rule, always the same.
 */
import type { ActId } from '../../act/act.ts';
import type {
	Channel,
	HistoryEntry,
	Invoice,
	IsoDate,
	Person,
	PromiseTerms,
	Reply,
	ReplyKind,
	Scenario,
} from '../../scenario/scenario.ts';
import { causesOf, type CauseNote } from './cause-notes.ts';
import { endingsOf, type EndingNote } from './ending-notes.ts';
import { examplesOf, exampleWidth, type Example } from './example-lines.ts';
import { actsLeadingTo } from './leading-acts.ts';
import { moodNotes, type MoodNote } from './mood-notes.ts';
import { promisesOf, type PromiseNote } from './promise-notes.ts';
import { distances, distancesToBest, waysFrom, type Way } from './ways.ts';

export interface DebtorCard {
	title: string;
	you: Person & { temper?: string };
	caller: Person;
	channel: Channel;
	today: IsoDate;
	currency: string;
	invoices: Invoice[];
	/** What was said and done before, the oldest first; the latest only, where there is much. */
	history: HistoryEntry[];
	causes: CauseNote[];
	moods: MoodNote[];
	/** In the order in which they come to a trainee who does well. */
	scenes: SceneNote[];
	/** Scenes that only a slip of the trainee leads to, and in which the customer objects. */
	slips: SceneNote[];
	/** Scenes for which there was no room: they bring nothing that others do not. */
	left: number;
	/** The best that may be promised, by scene. */
	promises: PromiseNote[];
	/** Promises that bind to nothing; where there are no better ones, `promises` is empty. */
	vague: PromiseTerms[][];
	endings: EndingNote[];
	/** What leads somewhere whatever the scene. */
	always: { kind: Exclude<ReplyKind, 'reply' | 'other'>; seconds: number | null; to: number }[];
	/** Names of all scenes, and of all moods, by index. */
	sceneNames: string[];
	moodNames: string[];
}

export interface SceneNote {
	scene: number;
	/** Who speaks when it is not the customer. */
	speaker: string | null;
	channel: Channel | null;
	days: number;
	unanswered: boolean;
	examples: Example[];
	/** Where doing well leads. */
	ways: Way[];
	/** Of a slip: the acts that lead here, the most frequent first. */
	after: ActId[];
}

/** How much of each is told: what fills two sides. Where there are more scenes, those nearest to the road from the start to the best ending are kept. */
const most = { history: 5, ways: 3, scenes: 20, slips: 6 };
/** So many scenes are told in full; of more, each with a shorter example, one way fewer, and of each way what is said soonest. */
const fewScenes = 14;
/** A promise of this rung names a day. */
const dated = 3;

export function debtorCard(scenario: Scenario): DebtorCard {
	const { title, customer, trainee, channel, account, states, moods } = scenario;
	const away = distances(scenario);
	const reached = (index: number) => away[index] ?? states.length;
	const talking = states
		.map((state, index) => ({ state, index }))
		.filter(({ state }) => state.outcome === null)
		.sort((a, b) => reached(a.index) - reached(b.index) || a.index - b.index);
	const best = distancesToBest(scenario);
	const many = talking.length > fewScenes;
	const notes = talking.map(({ index }) => sceneNote(scenario, index, away[index] === undefined, many));
	const scenes = roomFor(
		notes.filter(({ scene }) => away[scene] !== undefined),
		most.scenes,
		({ scene }) => reached(scene) + (best[scene] ?? states.length),
	);
	const slips = roomFor(
		notes.filter(({ scene, examples }) => away[scene] === undefined && examples.some(objects)),
		most.slips,
		({ scene }) => scene,
	);
	const order = notes.map(({ scene }) => scene);
	const promises = promisesOf(scenario, order);
	return {
		title,
		you: customer,
		caller: trainee,
		channel,
		today: account.today,
		currency: account.currency,
		invoices: account.invoices,
		history: account.history.slice(-most.history),
		causes: causesOf(scenario, order),
		moods: moodNotes(scenario),
		scenes: scenes.map((note) => ({ ...note, ways: onwards(note.ways, best, many) })),
		slips,
		left: notes.length - scenes.length - slips.length,
		promises: promises.filter(({ rung }) => rung >= dated),
		vague: promises.filter(({ rung }) => rung < dated).map(({ terms }) => terms),
		endings: endingsOf(scenario),
		always: scenario.everywhere.flatMap((reply) => alwaysOf(reply)),
		sceneNames: states.map(({ name }) => name),
		moodNames: moods,
	};
}

function objects({ objections }: Example): boolean {
	return objections.length > 0;
}

/** Those that rank first, in their own order, at most so many; of the others those that bring an objection which none of them does. */
function roomFor(notes: readonly SceneNote[], places: number, rank: (note: SceneNote) => number): SceneNote[] {
	const first = [...notes].sort((a, b) => rank(a) - rank(b)).slice(0, places);
	const kinds = new Set(first.flatMap(({ examples }) => examples.flatMap(({ objections }) => objections)));
	const others = notes.filter((note) => {
		const own = first.includes(note) ? [] : note.examples.flatMap(({ objections }) => objections);
		const brings = own.some((kind) => !kinds.has(kind));
		for (const kind of own) kinds.add(kind);
		return brings;
	});
	return notes.filter((note) => first.includes(note) || others.includes(note));
}

function sceneNote(scenario: Scenario, scene: number, slip: boolean, many: boolean): SceneNote {
	const state = scenario.states[scene];
	const examples = state ? examplesOf(scenario, state, many ? exampleWidth.brief : exampleWidth.whole) : [];
	const speakers = new Set(examples.map(({ speaker }) => speaker));
	return {
		scene,
		speaker: speakers.size === 1 ? (examples[0]?.speaker ?? null) : null,
		channel: state?.channel ?? null,
		days: state?.days ?? 0,
		unanswered: state?.unanswered ?? false,
		examples,
		ways: slip ? [] : waysFrom(scenario, scene, 'well'),
		after: slip ? actsLeadingTo(scenario, scene) : [],
	};
}

/** The ways that bring the talk furthest on, in the author's order. */
function onwards(ways: readonly Way[], toBest: readonly (number | undefined)[], many: boolean): Way[] {
	const room = many ? most.ways - 1 : most.ways;
	const rest = ({ to }: Way) => toBest[to] ?? Infinity;
	const kept = [...ways].sort((a, b) => (rest(a) === rest(b) ? 0 : rest(a) - rest(b))).slice(0, room);
	return ways.filter((way) => kept.includes(way)).map((way) => (many ? { ...way, acts: way.acts.slice(0, 1) } : way));
}

function alwaysOf({ kind, seconds, target }: Reply): DebtorCard['always'] {
	return kind === 'reply' || kind === 'other' ? [] : [{ kind, seconds, to: target }];
}
