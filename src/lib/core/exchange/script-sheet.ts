/** A scenario as a script to be read or printed: scenes in order, who says what in which mood, what may be answered and where it leads. Plain data. */
import { actOf, type Tone } from '../act/act.ts';
import { fillFacts } from '../scenario/facts.ts';
import { toneOfReply } from '../scenario/check.ts';
import { joined } from '../scenario/soft-breaks.ts';
import { textOf } from '../scenario/replies.ts';
import type { Line, Outcome, Part, Reply, Scenario, State } from '../scenario/scenario.ts';
import {
	writeEffects,
	writeGuard,
	writeMove,
	writePartName,
	writeScene,
	writeSpecial,
} from '../scenario/write-spans.ts';

export interface ScriptSheet {
	title: string;
	summary: string;
	goal: string;
	customer: string;
	trainee: string;
	/** Paragraphs of the briefing, Markdown. */
	briefing: string[];
	/** What may be done in every scene. */
	everywhere: SheetReply[];
	scenes: SheetScene[];
}

export interface SheetScene {
	/** From 1, in the order of the file. */
	number: number;
	name: string;
	/** Channel, time, no answer, ending, in the scenario's words. */
	scene: string[];
	outcome: Outcome | null;
	narration: string[];
	/** The common part, then each variant. */
	parts: SheetPart[];
}

export interface SheetPart {
	/** `恼火 · 第 2 次`; empty for the common part. */
	name: string;
	narration: string[];
	lines: SheetLine[];
	replies: SheetReply[];
}

export interface SheetLine {
	speaker: string;
	text: string[];
	visit: number | null;
	when: Line['when'];
	moves: string[];
}

export interface SheetReply {
	/** Empty for a special bullet, which has a `special` word instead. */
	words: string;
	special: string;
	tone: Tone;
	acts: string[];
	/** The condition under which it is there; empty: always. */
	guard: string;
	effects: string[];
	wordings: string[];
	remark: string[];
	/** Where it leads. */
	to: { number: number; name: string; outcome: Outcome | null };
}

export function scriptSheet(scenario: Scenario): ScriptSheet {
	const { title, summary, goal, customer, trainee, states, everywhere } = scenario;
	return {
		title,
		summary,
		goal,
		customer: personName(customer),
		trainee: personName(trainee),
		briefing: scenario.case.map((block) => filled(block, scenario)),
		everywhere: everywhere.map((reply) => sheetReply(reply, scenario)),
		scenes: states.map((state, index) => scene(state, index, scenario)),
	};
}

function personName({ name, title, company }: Scenario['trainee']): string {
	return [name, title, company].filter((each) => each !== undefined).join(' · ');
}

function scene(state: State, index: number, scenario: Scenario): SheetScene {
	return {
		number: index + 1,
		name: state.name,
		scene: writeScene(state, scenario.language),
		outcome: state.outcome,
		narration: state.narration.map((text) => filled(text, scenario)),
		parts: state.parts.map((part, each) => sheetPart(part, each === 0 ? '' : writePartName(part, scenario), scenario)),
	};
}

function sheetPart(part: Part, name: string, scenario: Scenario): SheetPart {
	return {
		name,
		narration: part.narration.map((text) => filled(text, scenario)),
		lines: part.lines.map(({ speaker, text, visit, when, moves }) => ({
			speaker: speaker ?? scenario.customer.name,
			text: text.map((paragraph) => filled(paragraph, scenario)),
			visit,
			when,
			moves: moves.map((move) => writeMove(move, scenario)),
		})),
		replies: part.replies.map((reply) => sheetReply(reply, scenario)),
	};
}

function sheetReply(reply: Reply, scenario: Scenario): SheetReply {
	const target = scenario.states[reply.target];
	return {
		words: filled(textOf(reply), scenario),
		special: writeSpecial(reply, scenario.language),
		tone: toneOfReply(reply),
		acts: [...new Set(reply.segments.flatMap(({ acts }) => acts))].map((act) => actOf(act).label[scenario.language]),
		guard: reply.guard ? writeGuard(reply.guard, scenario) : '',
		effects: writeEffects(reply, scenario),
		wordings: reply.wordings.map((text) => filled(text, scenario)),
		remark: reply.remark.map((text) => filled(text, scenario)),
		to: { number: reply.target + 1, name: target?.name ?? '', outcome: target?.outcome ?? null },
	};
}

/** Facts as they are on the first day; the promises, which only a run makes, stay as they are asked for. */
function filled(text: string, scenario: Scenario): string {
	const parts = joined(text).split(/(\{\{\s{0,8}promises\s{0,8}\}\})/);
	return parts
		.map((part, index) => (index % 2 === 1 ? part : fillFacts(part, scenario, { days: 0, promises: [] })))
		.join('');
}
