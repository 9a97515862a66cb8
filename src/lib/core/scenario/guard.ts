/**
 * Guards: `追问>=2 且 情绪=认真 或 非 查明 等项目回款`. `and` binds tighter than `or`, `not` belongs to one condition. There are no brackets, so a guard is
 * an `or` of `and`s of conditions, and is written so.
 */
import { actNamed, acts } from '../act/act.ts';
import type { FindingCode } from './finding.ts';
import { conjunctionWords, guardWords, idNamed, type ConjunctionId } from './keywords.ts';
import type { Declared, Names } from './names.ts';
import type { Guard } from './scenario.ts';

/** What is wrong: `start` and `end` are indices into the text. */
export interface GuardFault {
	code: FindingCode;
	detail: string;
	name: string;
	start: number;
	end: number;
	/** What could have been meant. */
	candidates: readonly string[];
}

export type GuardResult = { guard: Guard } | { fault: GuardFault };

type Comparison = '>=' | '<=' | '=' | '!=' | '>' | '<';

const comparisons: readonly (readonly [string, Comparison])[] = [
	['>=', '>='],
	['=>', '>='],
	['≥', '>='],
	['<=', '<='],
	['=<', '<='],
	['≤', '<='],
	['!=', '!='],
	['<>', '!='],
	['≠', '!='],
	['==', '='],
	['=', '='],
	['>', '>'],
	['<', '<'],
];

/** Reads the text of a guard, without its `当` or `if`. Deep or long guards are refused: 64 conditions at most. */
export function readGuard(text: string, declared: Declared): GuardResult {
	return new GuardReader(text, declared).read();
}

class Fault extends Error {
	readonly fault: GuardFault;
	constructor(fault: GuardFault) {
		super(fault.detail);
		this.fault = fault;
	}
}

class GuardReader {
	/** The text with full-width signs made plain: one character for one, so that positions hold. */
	readonly #text: string;
	readonly #declared: Declared;
	#at = 0;
	#conditions = 0;

	constructor(text: string, declared: Declared) {
		this.#text = text.replace(/[＞＝＜！　]/g, (sign) => ({ '＞': '>', '＝': '=', '＜': '<', '！': '!' })[sign] ?? ' ');
		this.#declared = declared;
	}

	read(): GuardResult {
		try {
			const either = [this.#all()];
			while (this.#conjunction('or')) either.push(this.#all());
			if (this.#at < this.#text.length) throw this.#unread('conjunction');
			return { guard: either.length === 1 && either[0] ? either[0] : { kind: 'or', of: either } };
		} catch (error) {
			if (error instanceof Fault) return { fault: error.fault };
			throw error;
		}
	}

	#all(): Guard {
		const every = [this.#one()];
		while (this.#conjunction('and')) every.push(this.#one());
		return every.length === 1 && every[0] ? every[0] : { kind: 'and', of: every };
	}

	#one(): Guard {
		if (++this.#conditions > 64) throw this.#unread('too-long');
		this.#spaces();
		if (this.#not()) return { kind: 'not', of: this.#condition() };
		return this.#condition();
	}

	#not(): boolean {
		const rest = this.#text.slice(this.#at);
		const spaced = /^(?:非|not)\s{1,8}/i.exec(rest)?.[0];
		// 非 may touch what it denies, unless a variable is called so.
		const close = rest.startsWith('非') && this.#declared.variables.startOf(rest) === undefined ? '非' : undefined;
		this.#at += (spaced ?? close ?? '').length;
		return (spaced ?? close) !== undefined;
	}

	#condition(): Guard {
		this.#spaces();
		const start = this.#at;
		const variable = this.#declared.variables.startOf(this.#text.slice(start));
		if (variable !== undefined) {
			this.#at += variable.length;
			const op = this.#comparison();
			if (op)
				return {
					kind: 'variable',
					variable: this.#declared.variables.number(variable) ?? 0,
					op,
					value: this.#integer(),
				};
			this.#at = start;
		}
		const word = this.#word();
		switch (word?.id) {
			case 'mood':
				return this.#mood();
			case 'visits': {
				const op = this.#comparison();
				if (!op) throw this.#unread('comparison');
				return { kind: 'visits', op, value: this.#integer() };
			}
			case 'learnt':
				return { kind: 'learnt', fact: this.#name(this.#declared.facts, 'unknown-fact') };
			case 'brought':
				return { kind: 'brought', document: this.#name(this.#declared.documents, 'unknown-document') };
			case 'said':
				return this.#said();
			default:
				throw this.#unreadCondition(start);
		}
	}

	#mood(): Guard {
		const op = this.#comparison();
		if (op !== '=' && op !== '!=') throw this.#unread('mood-comparison');
		return { kind: 'mood', mood: this.#name(this.#declared.moods, 'unknown-mood'), is: op === '=' };
	}

	#said(): Guard {
		this.#spaces();
		const start = this.#at;
		const rest = this.#text.slice(start);
		let name = '';
		for (const act of acts)
			for (const label of [act.label.zh, act.label.en, act.id])
				if (label.length > name.length && rest.toLowerCase().startsWith(label) && ends(rest, label.length))
					name = label;
		const act = actNamed(name);
		if (act) {
			this.#at += name.length;
			return { kind: 'said', act };
		}
		throw this.#unknown(
			start,
			'unknown-act',
			acts.flatMap((each) => [each.label.zh, each.label.en]),
		);
	}

	/** A declared name; the longest that fits, so that a name may hold `and` or `或`. */
	#name(names: Names, code: FindingCode): number {
		this.#spaces();
		const start = this.#at;
		const rest = this.#text.slice(start);
		const name = names.startOf(rest);
		if (name === undefined || !ends(rest, name.length)) throw this.#unknown(start, code, names.list);
		this.#at += name.length;
		return names.number(name) ?? 0;
	}

	#word(): { id: string } | undefined {
		const rest = this.#text.slice(this.#at).toLowerCase();
		for (const [id, { zh, en }] of Object.entries(guardWords)) {
			if (id === 'if') continue;
			const word = [...zh, ...en].sort((a, b) => b.length - a.length).find((each) => rest.startsWith(each));
			if (word === undefined || (/[a-z]$/.test(word) && /^[a-z]/.test(rest.slice(word.length)))) continue;
			this.#at += word.length;
			return { id };
		}
		return undefined;
	}

	#comparison(): Comparison | undefined {
		this.#spaces();
		const rest = this.#text.slice(this.#at, this.#at + 2);
		const found = comparisons.find(([sign]) => rest.startsWith(sign));
		this.#at += found?.[0].length ?? 0;
		return found?.[1];
	}

	#integer(): number {
		this.#spaces();
		const digits = /^-?\d{1,6}/.exec(this.#text.slice(this.#at, this.#at + 8))?.[0];
		if (digits === undefined) throw this.#unread('integer');
		this.#at += digits.length;
		return Number(digits);
	}

	#conjunction(id: Exclude<ConjunctionId, 'not'>): boolean {
		this.#spaces();
		const rest = this.#text.slice(this.#at, this.#at + 8);
		const word = /^(?:[且或]|and(?=\s)|or(?=\s))/i.exec(rest)?.[0];
		if (word === undefined || idNamed(conjunctionWords, word) !== id) return false;
		this.#at += word.length;
		return true;
	}

	#spaces(): void {
		while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
	}

	#unread(detail: string): Fault {
		const start = Math.min(this.#at, this.#text.length);
		const name = this.#text.slice(start).trim();
		return new Fault({ code: 'bad-guard', detail, name, start, end: this.#text.length, candidates: [] });
	}

	/** What stands up to the next conjunction is no condition: a comparison of an unknown variable, or nothing known at all. */
	#unreadCondition(start: number): Fault {
		this.#at = start;
		const until = this.#untilConjunction(start);
		const name = this.#text.slice(start, until).trim();
		const sign = name.search(/[<>=!≥≤≠]/);
		if (sign <= 0) return this.#unread('condition');
		const variable = name.slice(0, sign).trim();
		const end = start + variable.length;
		return new Fault({
			code: 'unknown-variable',
			detail: 'name',
			name: variable,
			start,
			end,
			candidates: this.#declared.variables.list,
		});
	}

	#unknown(start: number, code: FindingCode, candidates: readonly string[]): Fault {
		const name = this.#text.slice(start, this.#untilConjunction(start)).trim();
		return new Fault({ code, detail: 'name', name, start, end: start + name.length, candidates });
	}

	#untilConjunction(start: number): number {
		const found = /\s(?:[且或]|and|or)\s/i.exec(this.#text.slice(start));
		return found ? start + found.index : this.#text.length;
	}
}

/** Whether a name may end here: at the text's end, at a space, or at a conjunction that touches it. */
function ends(text: string, length: number): boolean {
	const next = text[length];
	return next === undefined || /[\s且或]/.test(next);
}
