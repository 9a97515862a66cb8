/** What each principle's checks remember of a talk, what the gates do, and what LSCP does with the objection that is open. */
import type { ActId } from '../../act/act.ts';
import { toneOfAct } from '../../act/act.ts';
import type { Line, Scenario } from '../../scenario/scenario.ts';
import { lscpSteps, closingActs, fewestReplies, openingReplies, fewestRepliesToObjection } from '../rubric.ts';
import { meets, occasionsOf, writtenChannels } from '../occasions.ts';
import { objectionsIn } from '../lscp.ts';
import type { CheckId, Principle } from '../scorecard.ts';
import type { Said, Turn } from './turn.ts';
import { bit, type Memo, type Watch } from './watch.ts';

/** A watch of checks, with the ones that hold by what it remembers, as far as the talk alone decides them. */
export interface CheckWatch extends Watch {
	/** Whether a check is met if the talk ended here with enough replies given, or too few. */
	met: Partial<Record<CheckId, (memo: Memo, enough: boolean) => boolean>>;
}

const says = (said: Said, wanted: readonly ActId[]) => wanted.some((act) => said.acts.includes(act));
const kindsOf = (line: Line | null) => line?.moves.map(({ kind }) => kind) ?? [];

/** One thing said is remembered for good. */
const once =
	(applies: boolean, wanted: readonly ActId[]) =>
	(before: number, { said }: Turn): number =>
		applies && (before === 1 || (said !== null && says(said, wanted))) ? 1 : 0;

export function watchesOf(scenario: Scenario): Record<Principle, CheckWatch> {
	const { weights, dispute } = occasionsOf(scenario);
	const applies = (id: CheckId) => weights.has(id);
	return {
		sincerity: sincerity(scenario, applies),
		patience: patience(applies),
		understanding: understanding(applies),
		suggestion: suggestion(applies, dispute),
		'follow-up': followUp(applies),
		record: record(scenario, applies),
	};
}

type Applies = (id: CheckId) => boolean;

/** Openings that are still open, by how many replies were given in them: 0, 1, 2. −1 none, 0 nothing of it said, 1 the debt, 2 the name. */
const noOpening = -1;

function sincerity({ states }: Scenario, applies: Applies): CheckWatch {
	const opens = applies('open-plainly');
	const verifies = once(applies('right-person'), meets['right-person']);
	const apologises = once(applies('no-apology'), ['apologise']);
	const plainly = (memo: Memo, { said, state, line, namesTrainee }: Turn): number[] => {
		let [met = 0, named = 0, ...open] = memo;
		if (!opens || met === 1) return [bit(opens), 0, noOpening, noOpening, noOpening];
		if (said) {
			const own = bit(says(said, ['state-debt'])) + 2 * bit(says(said, ['identify']));
			const grown = open.map((words) => (words === noOpening ? noOpening : words | own));
			met = bit(grown.some((words) => words === 3 || (words === 1 && named === 1)));
			open = [noOpening, ...grown.slice(0, openingReplies - 1)];
		}
		if (met === 1) return [1, 0, noOpening, noOpening, noOpening];
		if (states[state]?.channel) open[0] = 0;
		if (line && namesTrainee) named = 1;
		return [met, named, ...open];
	};
	return {
		begin: [0, 0, opens ? 0 : noOpening, noOpening, noOpening, 0, 0, 0],
		after(memo, turn) {
			const [verified = 0, apologised = 0, untrue = 0] = memo.slice(5);
			const lied = applies('truthful') && turn.said !== null && (turn.said.untrue || says(turn.said, ['deceive']));
			return [
				...plainly(memo.slice(0, 5), turn),
				verifies(verified, turn),
				apologises(apologised, turn),
				bit(untrue === 1 || lied),
			];
		},
		met: {
			'open-plainly': ([met]) => met === 1,
			'right-person': (memo) => memo[5] === 1,
			'no-apology': (memo, enough) => memo[6] === 0 && enough,
			truthful: (memo, enough) => memo[7] === 0 && enough,
		},
	};
}

function patience(applies: Applies): CheckWatch {
	const [asks, persists] = [applies('ask-before-propose'), applies('persist')];
	const dismisses = once(applies('hear-out'), ['dismiss']);
	const argues = once(applies('stay-calm'), ['argue']);
	/** 0 nothing yet, 1 asked, 2 asked before the first proposal, 3 proposed first. */
	const asking = (before: number, { said }: Turn) => {
		if (!asks || !said || before > 1) return before;
		if (says(said, meets['plan-fits'])) return before === 1 ? 2 : 3;
		return says(said, meets['ask-before-propose']) ? 1 : before;
	};
	/** 0 not yet put off, 1 put off, 2 came back, 3 gave way or quarrelled since. */
	const persisting = (before: number, { said, line }: Turn) => {
		if (!persists) return 0;
		let now = before;
		if (said && (now === 1 || now === 2)) {
			if (says(said, ['give-up', 'argue'])) now = 3;
			else if (says(said, meets.persist)) now = 2;
		}
		return now === 0 && kindsOf(line).some((kind) => kind === 'evade' || kind === 'refuse') ? 1 : now;
	};
	return {
		begin: [0, 0, 0, 0],
		after: ([asked = 0, dismissed = 0, argued = 0, back = 0], turn) => [
			asking(asked, turn),
			dismisses(dismissed, turn),
			argues(argued, turn),
			persisting(back, turn),
		],
		met: {
			'ask-before-propose': ([asked]) => asked === 2,
			'hear-out': (memo, enough) => memo[1] === 0 && enough,
			'stay-calm': (memo, enough) => memo[2] === 0 && enough,
			persist: (memo) => memo[3] === 2,
		},
	};
}

function understanding(applies: Applies): CheckWatch {
	const finds = applies('find-cause');
	const empathises = once(applies('empathise'), meets.empathise);
	const reflects = once(applies('reflect'), meets.reflect);
	/** 0 no cause named, 1 named just now, 2 named, 3 brushed aside. */
	const finding = (before: number, { said, line }: Turn) => {
		if (!finds || before === 3) return before;
		let now = before;
		if (said && now === 1) now = says(said, ['dismiss', 'argue']) ? 3 : 2;
		return now !== 3 && kindsOf(line).includes('reveal') ? 1 : now;
	};
	return {
		begin: [0, 0, 0],
		after: ([empathised = 0, reflected = 0, found = 0], turn) => [
			empathises(empathised, turn),
			reflects(reflected, turn),
			finding(found, turn),
		],
		met: {
			empathise: ([empathised]) => empathised === 1,
			reflect: (memo) => memo[1] === 1,
			'find-cause': (memo) => memo[2] === 1 || memo[2] === 2,
		},
	};
}

function suggestion(applies: Applies, dispute: boolean): CheckWatch {
	const [fulls, plans, fitting, within] = [
		applies('full-first'),
		applies('concrete-plan'),
		applies('plan-fits'),
		applies('within-authority'),
	];
	const eases = once(applies('ease-payment'), meets['ease-payment']);
	/** 0 nothing yet, 1 asked for the whole, 2 proposed parts first. */
	const full = (before: number, { said }: Turn) => {
		if (!fulls || !said || before > 0) return before;
		if (says(said, meets['plan-fits']) && said.inParts) return 2;
		return bit(says(said, meets['full-first']));
	};
	/** 0 no cause named, 1 named, 2 helped, 3 both, 4 a plan that fits. */
	const fits = (before: number, { said, line }: Turn) => {
		if (!fitting || before === 4) return before;
		let now = before;
		if (said && dispute && says(said, ['offer-help'])) now |= 2;
		if (said && now & 1 && says(said, meets['plan-fits'])) {
			if (!dispute || now & 2 || says(said, ['split-dispute'])) return 4;
		}
		return kindsOf(line).includes('reveal') ? now | 1 : now;
	};
	return {
		begin: [0, 0, 0, 0, 0],
		after: ([first = 0, concrete = 0, fit = 0, beyond = 0, eased = 0], turn) => {
			const { said } = turn;
			const proposed = plans && said !== null && says(said, meets['concrete-plan']) && said.concrete;
			const exceeded = within && said !== null && (says(said, ['overpromise']) || said.beyond);
			return [
				full(first, turn),
				bit(concrete === 1 || proposed),
				fits(fit, turn),
				bit(beyond === 1 || exceeded),
				eases(eased, turn),
			];
		},
		met: {
			'full-first': ([first]) => first === 1,
			'concrete-plan': (memo) => memo[1] === 1,
			'plan-fits': (memo) => memo[2] === 4,
			'within-authority': (memo, enough) => memo[3] === 0 && enough,
			'ease-payment': (memo) => memo[4] === 1,
		},
	};
}

function followUp(applies: Applies): CheckWatch {
	const asks = once(applies('ask-commitment'), meets['ask-commitment']);
	const schedules = once(applies('next-contact'), meets['next-contact']);
	const leavesOpen = once(applies('no-vague-close'), ['vague-close']);
	return {
		begin: [0, 0, 0],
		after: ([asked = 0, scheduled = 0, vague = 0], turn) => [
			asks(asked, turn),
			schedules(scheduled, turn),
			leavesOpen(vague, turn),
		],
		met: {
			'ask-commitment': ([asked]) => asked === 1,
			'next-contact': (memo) => memo[1] === 1,
			'no-vague-close': (memo, enough) => memo[2] === 0 && enough,
		},
	};
}

/** Place of what a record's watch remembers of writing: 1 announced or agreed in writing. */
export const inWritingPlace = 2;

/**
 * `in-writing` needs more than the talk; what is remembered here is whether it was announced, or else whether every promise that stands was made in
 * writing: the channel, and of each line that promises whether it was last said elsewhere.
 */
function record({ channel, states }: Scenario, applies: Applies): CheckWatch {
	const saysBack = once(applies('say-back'), meets['say-back']);
	const writes = applies('in-writing');
	const writing = (memo: Memo, { said, state, line }: Turn): number[] => {
		const [announced = 0, written = 0, ...spoken] = memo;
		if (!writes || announced === 1 || (said && says(said, meets['in-writing']))) return [bit(writes), 0];
		const here = states[state]?.channel ?? null;
		const now = here === null ? written : bit(writtenChannels.includes(here));
		const promises = line?.moves.filter((move) => move.kind === 'promise') ?? [];
		if (!line || promises.length === 0) return [0, now, ...spoken];
		const standing = promises.every((move) => move.more) ? spoken.filter((each) => each !== line.index) : [];
		return [0, now, ...(now === 1 ? standing : [...standing, line.index].sort((a, b) => a - b))];
	};
	return {
		begin: [0, 0, 0, bit(writes && writtenChannels.includes(channel))],
		after(memo, turn) {
			const [back = 0, missing = 0] = memo;
			const cited = applies('prepared') && turn.said !== null && !turn.said.atHand;
			return [saysBack(back, turn), bit(missing === 1 || cited), ...writing(memo.slice(inWritingPlace), turn)];
		},
		met: {
			'say-back': ([back]) => back === 1,
			prepared: (memo) => memo[1] === 0,
		},
	};
}

/** Whether a record's memo says that the agreement was announced in writing, or was made in it. */
export function isWritten(memo: Memo): boolean {
	return memo[inWritingPlace] === 1 || memo.length === inWritingPlace + 2;
}

/** How many replies were given, as far as "no …" asks. */
export const enough: Watch = {
	begin: [0],
	after: ([given = 0], { said }) => [Math.min(given + bit(said !== null), fewestReplies)],
};

/** Caps by what was said: 0 no red line, 1 one, 2 one that was rewarded; over-promised; gave way at the last. */
export const gates: Watch = {
	begin: [0, 0, 0],
	after: (memo, { said, line }) => {
		if (!said) return memo;
		const [red = 0, over = 0, gave = 0] = memo;
		const crossed = said.acts.some((act) => toneOfAct(act) === 'red');
		const now = !crossed ? 0 : kindsOf(line).includes('promise') ? 2 : 1;
		const closing = says(said, closingActs);
		return [
			Math.max(red, now),
			bit(over === 1 || says(said, ['overpromise'])),
			closing ? bit(says(said, ['give-up'])) : gave,
		];
	},
};

const kinds = ['evade', 'dispute', 'plead', 'refuse', 'press'] as const;
const steps = Object.values(lscpSteps);
const ordered = [0, 1, 3, 7, 15];

/** The objection that is open: its kind (0 none), replies in it as far as they count, the steps that took place as bits, whether they went backwards. */
export const objection: Watch = {
	begin: [0, 0, 0, 0],
	after: (memo, turn) => {
		const kind = opens(memo, turn.line);
		return kind === 0 ? answered(memo, turn) : [kind, 0, 0, 0];
	},
};

/** Fifths of full marks of the objection that a turn closes by opening another; −1 where none is closed that counts. */
export function closes(memo: Memo, turn: Turn): number {
	return opens(memo, turn.line) === 0 ? -1 : fifthsOf(answered(memo, turn));
}

/** The kind of objection that a line opens, 0 for none: one that is open is not opened again. */
function opens([kind = 0]: Memo, line: Line | null): number {
	const opened = line ? objectionsIn(line).map((each) => kinds.indexOf(each) + 1) : [];
	return opened.includes(kind) ? 0 : (opened[0] ?? 0);
}

function answered(memo: Memo, { said }: Turn): Memo {
	const [kind = 0, replies = 0, before = 0, disorder = 0] = memo;
	if (!said || kind === 0) return memo;
	const taken = steps.reduce((bits, acts, step) => bits | (says(said, acts) ? 1 << step : 0), before);
	return [
		kind,
		Math.min(replies + 1, fewestRepliesToObjection),
		taken,
		bit(disorder === 1 || !ordered.includes(taken)),
	];
}

/** Fifths of full marks that an objection has earned, 0 to 5; −1 when it is too short to count. */
export function fifthsOf([kind = 0, replies = 0, taken = 0, disorder = 0]: Memo): number {
	if (kind === 0 || replies < fewestRepliesToObjection) return -1;
	const took = [1, 2, 4, 8].filter((step) => taken & step).length;
	return took + bit(took === steps.length && disorder === 0);
}
