/** What could be written at a place: names that the file declares, acts, moves, words of the language. */
import { acts, moves, type ActId } from '../act/act.ts';
import {
	channelWords,
	conjunctionWords,
	followUpWords,
	guardWords,
	idsOf,
	lineTagWords,
	methodWords,
	outcomeWords,
	partWords,
	recordWords,
	sceneWords,
	specialWords,
	visitTag,
	wordFor,
	words,
} from './keywords.ts';
import type { Language, Outcome } from './scenario.ts';
import type { Place } from './skeleton.ts';

export type OfferKind =
	| 'state'
	| 'ending'
	| 'act'
	| 'move'
	| 'mood'
	| 'variable'
	| 'fact'
	| 'document'
	| 'contact'
	| 'outcome'
	| 'channel'
	| 'method'
	| 'mention'
	| 'keyword'
	| 'field';

export interface Offer {
	label: string;
	/** What is put there, when it is not the label. */
	insert?: string;
	kind: OfferKind;
	act?: ActId;
	outcome?: Outcome;
}

export interface Completion {
	/** Characters of the line that the offer takes the place of. */
	from: number;
	to: number;
	offers: Offer[];
}

/** What the file declares. */
export interface KnownNames {
	states: readonly { name: string; anchor: string; outcome: Outcome | null }[];
	moods: readonly string[];
	variables: readonly string[];
	facts: readonly string[];
	documents: readonly string[];
	contacts: readonly string[];
	/** What `{{…}}` may hold. */
	mentions: readonly string[];
}

/** A line, and what it is part of. */
export interface Spot {
	line: string;
	/** Where the cursor stands in the line. */
	column: number;
	place: Place;
}

export function completeAt(spot: Spot, names: KnownNames, language: Language): Completion | null {
	return new Completer(spot, names, language).complete();
}

class Completer {
	readonly #before: string;
	readonly #after: string;
	readonly #column: number;
	readonly #place: Place;
	readonly #names: KnownNames;
	readonly #language: Language;

	constructor({ line, column, place }: Spot, names: KnownNames, language: Language) {
		// A line can be of any length; what matters stands near.
		this.#before = line.slice(Math.max(0, column - 2000), column);
		this.#after = line.slice(column, column + 200);
		this.#column = column;
		this.#place = place;
		this.#names = names;
		this.#language = language;
	}

	complete(): Completion | null {
		return this.#mention() ?? (this.#place === 'matter' ? this.#field() : this.#place === 'fence' ? this.#diagram() : this.#body()); // prettier-ignore
	}

	#body(): Completion | null {
		if (this.#before.startsWith('#')) return this.#heading();
		if (this.#place === 'follow-up') return this.#record();
		if (this.#place !== 'talk') return null;
		return this.#link() ?? (this.#isInSpan() ? this.#span() : (this.#emphasis() ?? this.#tag()));
	}

	/** Offers in place of the last so many characters before the cursor. */
	#offered(typed: string, offers: Offer[], tail = 0): Completion | null {
		return offers.length === 0 ? null : { from: this.#column - typed.length, to: this.#column + tail, offers };
	}

	#words<Id extends string>(
		table: Readonly<Record<Id, { zh: readonly [string, ...string[]]; en: readonly [string, ...string[]] }>>,
		kind: OfferKind = 'keyword',
		behind = '',
	): Offer[] {
		return idsOf(table).map((id) => {
			const label = wordFor(table, id, this.#language);
			return { label, kind, ...(behind !== '' && { insert: label + behind }) };
		});
	}

	#list(names: readonly string[], kind: OfferKind): Offer[] {
		return names.filter((name) => name !== '').map((label) => ({ label, kind }));
	}

	#mention(): Completion | null {
		const typed = /\{\{([^{}]{0,80})$/.exec(this.#before)?.[1];
		if (typed === undefined) return null;
		const close = /^[^{}\n]{0,80}?\}\}/.exec(this.#after)?.[0] ?? '';
		return this.#offered(
			typed,
			this.#names.mentions.map((label) => ({ label, insert: `${label}}}`, kind: 'mention' })),
			close.trimStart() === '}}' ? close.length : 0,
		);
	}

	#field(): Completion | null {
		const before = this.#before;
		const value = /^([a-z-]{1,40}|.{0,200}\bchannel):[ \t]{1,4}([^\s,{}]{0,40})$/.exec(before);
		if (value) {
			const key = value[1]?.endsWith('channel') ? 'channel' : value[1];
			const ids = key === 'channel' ? idsOf(channelWords) : key === 'best' ? idsOf(outcomeWords) : key === 'language' ? ['zh', 'en'] : []; // prettier-ignore
			return this.#offered(value[2] ?? '', this.#list(ids, 'field'));
		}
		const typed = /^[a-z-]{0,40}$/.exec(before)?.[0];
		if (typed === undefined) return null;
		return this.#offered(
			typed,
			fields.map((label) => ({ label, insert: `${label}: `, kind: 'field' })),
		);
	}

	#diagram(): Completion | null {
		const labels = /-->[^:：]{1,80}[:：](?:.{0,400}[,，、])?[ \t]{0,4}([^,，、:：]{0,60})$/.exec(this.#before);
		if (labels) return this.#offered(labels[1] ?? '', this.#acts());
		const name = /(?:^[ \t]{0,40}|-->[ \t]{0,8})([^\s:：]{0,40})$/.exec(this.#before);
		return name ? this.#offered(name[1] ?? '', this.#list(this.#names.moods, 'mood')) : null;
	}

	#heading(): Completion | null {
		const found = /^(#{1,3})[ \t]{1,4}(.{0,80})$/.exec(this.#before);
		if (!found) return null;
		const typed = found[2] ?? '';
		const level = found[1]?.length ?? 0;
		if (level === 1) return this.#offered(typed, this.#words(partWords));
		if (level === 2) return this.#place === 'follow-up' ? this.#offered(typed, this.#words(followUpWords)) : null;
		if (this.#place === 'follow-up')
			return this.#offered(
				typed,
				this.#names.states
					.filter(({ outcome }) => outcome !== null)
					.map(({ name, outcome }) => ({ label: name, kind: 'ending', ...(outcome && { outcome }) })),
			);
		if (this.#place !== 'talk') return null;
		const piece = /(?:^|[·・][ \t]{0,4})([^·・]{0,60})$/.exec(typed)?.[1] ?? '';
		return this.#offered(piece, [...this.#list(this.#names.moods, 'mood'), ...this.#visits()]);
	}

	#visits(): Offer[] {
		return [2, 3].map((visit) => ({ label: visitTag(visit, this.#language), kind: 'keyword' }));
	}

	#record(): Completion | null {
		const item = /^[-*+][ \t]{1,4}([^:：]{0,40})$/.exec(this.#before);
		const colon = this.#language === 'zh' ? '：' : ': ';
		if (item) return this.#offered(item[1] ?? '', this.#words(recordWords, 'keyword', colon));
		const contact = /\d{4}-\d{2}-\d{2}[ \t]{1,4}(.{0,60})$/.exec(this.#before);
		if (!contact) return null;
		const word = /\S{0,40}$/.exec(contact[1] ?? '')?.[0] ?? '';
		return this.#offered(word, [
			...this.#list(this.#names.contacts, 'contact'),
			...this.#words(channelWords, 'channel'),
		]);
	}

	#link(): Completion | null {
		const anchor = /\]\(#([^()]{0,200})$/.exec(this.#before)?.[1];
		if (anchor !== undefined) {
			const rest = /^[^()\s]{0,200}\)/.exec(this.#after)?.[0] ?? '';
			return this.#offered(
				anchor,
				this.#states((state) => `${state.anchor})`),
				rest.length,
			);
		}
		const text = /\[(?:→|->)?[ \t]{0,4}([^[\]()`]{0,60})$/.exec(this.#before);
		if (!text) return null;
		const rest = /^[^[\]()`]{0,60}\](?:\(#[^()\s]{0,200}\))?/.exec(this.#after)?.[0] ?? '';
		return this.#offered(text[0].slice(1), this.#states(({ name, anchor }) => `→ ${name.replace(/[[\]\\`]/g, '\\$&')}](#${anchor})`), rest.length); // prettier-ignore
	}

	#states(insert: (state: KnownNames['states'][number]) => string): Offer[] {
		return this.#names.states.map((state) => ({
			label: state.name,
			insert: insert(state),
			kind: state.outcome === null ? 'state' : 'ending',
			...(state.outcome && { outcome: state.outcome }),
		}));
	}

	#isInSpan(): boolean {
		return (this.#before.split('`').length - 1) % 2 === 1;
	}

	#span(): Completion | null {
		const typed = this.#before.slice(this.#before.lastIndexOf('`') + 1);
		if (/^>[ \t]?(?:[—–]|--)/.test(this.#before)) return this.#move(typed);
		if (/^[-*+][ \t]/.test(this.#before)) return this.#replySpan(typed);
		return /^`/.test(this.#before) ? this.#scene(typed) : null;
	}

	#move(typed: string): Completion | null {
		const also = new RegExp(`^(?:${[...words.also.zh, ...words.also.en].join('|')})[ \\t]{1,4}`, 'i').exec(typed)?.[0] ?? ''; // prettier-ignore
		const rest = typed.slice(also.length);
		const behind = this.#behind(rest, ['真因', 'reveal']);
		if (behind !== undefined) return this.#offered(behind, this.#list(this.#names.facts, 'fact'));
		const terms = this.#behind(rest, ['承诺', 'promise']);
		if (terms !== undefined) {
			const pieces = terms.split(/[ \t]+/);
			if (pieces.length === 2) return this.#offered(pieces[1] ?? '', this.#list([wordFor(words, 'asap', this.#language), '?'], 'keyword')); // prettier-ignore
			if (pieces.length < 3) return null;
			return this.#offered(pieces.slice(2).join(' '), [
				...this.#words(methodWords, 'method'),
				{ label: '?', kind: 'method' },
			]);
		}
		const all: Offer[] = moves.map(({ id, label }) => {
			const takes = id === 'reveal' ? ' ' : id === 'promise' ? ' ? ? ?' : '';
			return {
				label: label[this.#language],
				kind: 'move',
				...(takes !== '' && { insert: label[this.#language] + takes }),
			};
		});
		return this.#offered(rest, all);
	}

	#replySpan(typed: string): Completion | null {
		const learnt = this.#behind(typed, ['查明', 'learn', 'learnt']);
		if (learnt !== undefined) return this.#offered(learnt, this.#list(this.#names.facts, 'fact'));
		const cited = this.#behind(typed, ['出示凭证', 'cite evidence']);
		if (cited !== undefined) {
			const last = /(?:[、,，][ \t]{0,4})?([^、,，]{0,60})$/.exec(cited)?.[1] ?? '';
			return this.#offered(last, this.#list(this.#names.documents, 'document'));
		}
		const learn = wordFor(words, 'learn', this.#language);
		return this.#offered(typed, [
			...this.#acts(),
			...this.#names.variables.map((name): Offer => ({ label: `${name}+1`, kind: 'variable' })),
			...(this.#names.facts.length > 0 ? [{ label: learn, insert: `${learn} `, kind: 'keyword' } as const] : []),
		]);
	}

	#scene(typed: string): Completion | null {
		const channel = this.#behind(typed, ['渠道', 'channel']);
		if (channel !== undefined) return this.#offered(channel, this.#words(channelWords, 'channel'));
		const ending = this.#behind(typed, ['结局', 'ending']);
		if (ending !== undefined)
			return this.#offered(
				ending,
				idsOf(outcomeWords).map((id) => ({
					label: wordFor(outcomeWords, id, this.#language),
					kind: 'outcome',
					outcome: id,
				})),
			);
		const day = this.#language === 'zh' ? ' +1 天' : ' +1 day';
		return this.#offered(
			typed,
			idsOf(sceneWords).map((id) => {
				const label = wordFor(sceneWords, id, this.#language);
				return { label, kind: 'keyword', insert: label + (id === 'time' ? day : id === 'unanswered' ? '' : ' ') };
			}),
		);
	}

	/** What stands behind one of the words and a space. */
	#behind(text: string, labels: readonly string[]): string | undefined {
		const lower = text.toLowerCase();
		const label = labels.find((each) => lower.startsWith(`${each} `));
		return label === undefined ? undefined : text.slice(label.length).trimStart();
	}

	#acts(): Offer[] {
		return acts.map(({ id, label }) => ({ label: label[this.#language], kind: 'act', act: id }));
	}

	/** `*其他*`, `*当 …*`, at the head of a bullet. */
	#emphasis(): Completion | null {
		const inside = /^[-*+][ \t]{1,4}(?:\*[^*]{1,400}\*[ \t]{0,4})?\*([^*]{0,400})$/.exec(this.#before)?.[1];
		if (inside === undefined) return null;
		const condition = this.#behind(inside, [...guardWords.if.zh, ...guardWords.if.en]);
		if (condition !== undefined) return this.#condition(condition);
		const star = this.#after.startsWith('*') ? '' : '*';
		const silence = this.#language === 'zh' ? ' 20 秒' : ' 20 s';
		const specials = idsOf(specialWords).map((id): Offer => {
			const label = wordFor(specialWords, id, this.#language);
			return { label, insert: `${label}${id === 'silence' ? silence : ''}${star}`, kind: 'keyword' };
		});
		const when = wordFor(guardWords, 'if', this.#language);
		return this.#offered(inside, [{ label: when, insert: `${when} `, kind: 'keyword' }, ...specials]);
	}

	#condition(text: string): Completion | null {
		const last = text.slice(lastConjunction(text)).trimStart();
		const plain = last.replace(/^(?:非|not[ \t])[ \t]{0,4}/i, '');
		const mood = /^(?:情绪|mood)[ \t]{0,4}!?=[ \t]{0,4}(.{0,40})$/i.exec(plain)?.[1];
		if (mood !== undefined) return this.#offered(mood, this.#list(this.#names.moods, 'mood'));
		const fact = this.#behind(plain, [...guardWords.learnt.zh, ...guardWords.learnt.en]);
		if (fact !== undefined) return this.#offered(fact, this.#list(this.#names.facts, 'fact'));
		const said = this.#behind(plain, [...guardWords.said.zh, ...guardWords.said.en]);
		if (said !== undefined) return this.#offered(said, this.#acts());
		const brought = this.#behind(plain, [...guardWords.brought.zh, ...guardWords.brought.en]);
		if (brought !== undefined) return this.#offered(brought, this.#list(this.#names.documents, 'document'));
		const word = (id: keyof typeof guardWords, behind: string): Offer => {
			const label = wordFor(guardWords, id, this.#language);
			return { label, insert: label + behind, kind: 'keyword' };
		};
		const not = wordFor(conjunctionWords, 'not', this.#language);
		return this.#offered(plain, [
			...this.#names.variables.map((name): Offer => ({ label: name, insert: `${name}>=`, kind: 'variable' })),
			...(this.#names.moods.some((name) => name !== '') ? [word('mood', '=')] : []),
			...(this.#names.facts.length > 0 ? [word('learnt', ' ')] : []),
			word('said', ' '),
			...(this.#names.documents.length > 0 ? [word('brought', ' ')] : []),
			word('visits', '>='),
			...(plain === last ? [{ label: not, insert: `${not} `, kind: 'keyword' } as const] : []),
		]);
	}

	/** The words of a tag under a customer's line. */
	#tag(): Completion | null {
		const found = /^>[ \t]?(?:[—–]{1,2}|--)[ \t]{0,8}(?:[^`]{0,200}[·・][ \t]{0,4})?([^·・`]{0,60})$/.exec(
			this.#before,
		);
		if (!found) return null;
		return this.#offered(found[1] ?? '', [
			...this.#words(lineTagWords),
			...this.#visits(),
			...this.#list(this.#names.contacts, 'contact'),
		]);
	}
}

/** Where the last condition begins. */
function lastConjunction(text: string): number {
	let at = 0;
	for (const found of text.matchAll(/[ \t](?:且|或|and|or)[ \t]/gi)) at = found.index + found[0].length;
	return at;
}

/** The fields of the front matter, in the order in which they are written. */
const fields = [
	'id', 'language', 'version', 'title', 'summary', 'topic', 'channel', 'difficulty', 'minutes', 'best', 'customer', 'trainee', 'account', 'authority',
	'variables', 'facts', 'goal', 'forms', 'rubric',
]; // prettier-ignore
