/** A story as a starting draft in our Markdown: passages are states, links replies, lines what the customer says. What has no place stays in comments, and is told. */
import { emptyReply } from '../scenario/empty-reply.ts';
import { Anchors } from '../scenario/anchor.ts';
import { afterWord, idNamed, outcomeWords, partWords, specialWords, wordFor } from '../scenario/keywords.ts';
import { mostReplies, mostStates } from '../scenario/read-talk.ts';
import type { IsoDate, Language, Outcome, Reply, Scenario, State } from '../scenario/scenario.ts';
import type { Source } from '../scenario/source.ts';
import { writeFrontMatter } from '../scenario/write-front-matter.ts';
import { writeTalk } from '../scenario/write-talk.ts';
import { draftHead } from './draft-head.ts';
import { exchangeFinding, type ExchangeCode, type ExchangeFinding } from './exchange-finding.ts';
import { passageText, type PassageText } from './passage-text.ts';
import { placeholdersIn } from './placeholders.ts';
import { StateNames } from './state-names.ts';
import type { Aside, Passage, Story } from './story.ts';

export interface Draft {
	id: string;
	title: string;
	language: Language;
	/** The draft, a file of the scenario language; null when the story is beyond the limits. */
	text: string | null;
	/** In order of position. */
	findings: ExchangeFinding[];
}

/** A bullet of this passage holds in every state; a passage tagged so is no state. */
export const everywhereTag = 'everywhere';
/** This passage is an ending; a further tag may name its outcome. */
export const endingTag = 'ending';

/** More findings than this are counted, not told; all that they would tell of stands in the draft. */
const mostFindings = 2000;

export function draftOf(story: Story, source: Source, language: Language, today: IsoDate): Draft {
	return new DraftWriter(story, source, language).draft(today);
}

/** A state in the making: its scenario node and what is kept beside it. */
interface Making {
	state: State;
	passage: Passage | null;
	text: PassageText | null;
	comments: string[];
}

class DraftWriter {
	readonly #story: Story;
	readonly #source: Source;
	readonly #language: Language;
	readonly #findings: ExchangeFinding[] = [];
	readonly #made: Making[] = [];
	readonly #byName = new Map<string, number>();
	readonly #names: StateNames;
	readonly #top: string[] = [];
	readonly #everywhere: Reply[] = [];
	#untold = 0;
	#replies = 0;

	constructor(story: Story, source: Source, language: Language) {
		this.#story = story;
		this.#source = source;
		this.#language = language;
		this.#names = new StateNames(placeholdersIn(language).state);
	}

	draft(today: IsoDate): Draft {
		const { head, filled } = draftHead(this.#story, this.#language, today);
		const own = { id: head.id, title: head.title, language: this.#language };
		if (this.#story.passages.length > mostStates)
			return { ...own, text: null, findings: [tooMany('passages', mostStates)] };
		const everywhere = this.#passages();
		const beyond = this.#limits();
		if (beyond) return { ...own, text: null, findings: [beyond] };
		for (const aside of this.#story.asides) this.#aside(aside);
		for (const passage of everywhere) this.#everywherePassage(passage);
		// Links to nowhere add states while this goes on; those have no links of their own.
		const count = this.#made.length;
		const tagged = this.#made.some(({ passage }) => passage?.tags.includes(endingTag));
		for (let index = 0; index < count; index++) this.#fill(index, tagged);
		if (this.#made.length > mostStates) return { ...own, text: null, findings: [tooMany('passages', mostStates)] };
		this.#layout();
		this.#findings.sort((a, b) => (a.range?.start.offset ?? -1) - (b.range?.start.offset ?? -1));
		this.#findings.unshift(exchangeFinding('import-fill-in', 'head', '', null, { fields: filled.join(', ') }));
		if (this.#untold > 0)
			this.#findings.push(exchangeFinding('import-data', 'more', '', null, { count: this.#untold }));
		return { ...own, text: this.#markdown(head), findings: this.#findings };
	}

	/** Makes the states, the first one first; returns the passages whose bullets hold everywhere. */
	#passages(): Passage[] {
		const { passages, start } = this.#story;
		const first = passages[start];
		const ordered = first ? [first, ...passages.filter((passage) => passage !== first)] : passages;
		const everywhere = ordered.filter(({ tags }) => tags.includes(everywhereTag));
		for (const passage of ordered) if (!everywhere.includes(passage)) this.#state(passage);
		return everywhere;
	}

	#state(passage: Passage): void {
		const { name, changed } = this.#names.give(passage.name);
		const making = this.#make(name, passage, passageText(passage.body.text, this.#story.format));
		if (!this.#byName.has(passage.name)) this.#byName.set(passage.name, this.#made.length - 1);
		const { header } = passage;
		if (header !== '' || changed) making.comments.push(this.#comment(passage.start, header || `:: ${passage.name}`));
		const params = { name: passage.name, given: name };
		if (changed) this.#tell('import-name', changed, passage.name, passage.start, passage.start + 2, params);
		const tags = passage.tags.filter((tag) => tag !== endingTag && outcomeOf(tag) === undefined);
		if (tags.length > 0) this.#tell('import-data', 'tags', tags.join(' '), passage.start, passage.start + 2, { name });
	}

	#make(name: string, passage: Passage | null, text: PassageText | null): Making {
		const state: State = {
			name,
			anchor: '',
			channel: null,
			days: 0,
			unanswered: false,
			outcome: null,
			narration: [],
			parts: [{ mood: null, visit: null, narration: [], lines: [], replies: [] }],
		};
		const making = { state, passage, text, comments: [] };
		this.#made.push(making);
		return making;
	}

	#limits(): ExchangeFinding | null {
		const links = this.#made.reduce((count, { text }) => count + (text?.links.length ?? 0), 0);
		return links > mostReplies ? tooMany('links', mostReplies) : null;
	}

	#aside({ kind, text, start, end }: Aside): void {
		this.#top.push(this.#comment(start, text));
		// The title stands in the front matter: there is nothing to tell.
		if (kind === 'title') return;
		const code =
			kind === 'script' || kind === 'stylesheet' || kind === 'special-passage' ? 'import-code' : 'import-data';
		this.#tell(code, kind, text, start, end);
	}

	#everywherePassage(passage: Passage): void {
		const text = passageText(passage.body.text, this.#story.format);
		this.#top.push(this.#comment(passage.start, `${passage.header}\n${passage.body.text}`));
		this.#apart(passage, text);
		for (const link of text.links) this.#everywhere.push(this.#reply(link, passage, 0));
	}

	/** Where no passage is tagged an ending, one without links is. */
	#fill(own: number, tagged: boolean): void {
		const { state, passage, text, comments } = this.#made[own] as Making;
		const [part] = state.parts;
		if (!passage || !text || !part) return;
		if (text.lines.length > 0)
			part.lines.push({ index: 0, text: text.lines, speaker: null, visit: null, when: 'normal', moves: [] });
		for (const { start, end } of text.kept)
			comments.push(this.#comment(passage.body.offset(start), passage.body.text.slice(start, end).trim()));
		this.#apart(passage, text);
		if (text.links.length === 0 && (!tagged || passage.tags.includes(endingTag))) {
			const told = passage.tags.map(outcomeOf).find((outcome) => outcome !== undefined);
			state.outcome = told ?? 'no-commitment';
			if (told === undefined)
				this.#tell('import-ending', 'no-link', passage.name, passage.start, passage.start + 2, { name: state.name });
		}
		for (const link of text.links) part.replies.push(this.#reply(link, passage, own));
	}

	/** What stands in a passage and has no place in a draft. */
	#apart({ body }: Passage, { apart }: PassageText): void {
		for (const { kind, start, end } of apart) {
			const [code, detail] = tellings[kind];
			// Brackets without an end are nothing to be seen by themselves: some of the words behind them show which.
			const until = kind === 'unclosed' ? Math.min(lineEnd(body.text, end), end + 40) : end;
			this.#tell(code, detail, body.text.slice(start, until), body.offset(start), body.offset(until - 1) + 1);
		}
	}

	#reply({ words, target, start, end }: PassageText['links'][number], { body }: Passage, own: number): Reply {
		const tell = (detail: string) =>
			this.#tell('import-link', detail, body.text.slice(start, end), body.offset(start), body.offset(end - 1) + 1, {
				target,
			});
		let index = this.#byName.get(target);
		if (index === undefined && target === '') {
			index = own;
			tell('no-target');
		} else if (index === undefined) {
			index = this.#made.length;
			this.#make(this.#names.give(target).name, null, null);
			this.#byName.set(target, index);
			tell('broken');
		}
		const reply: Reply = { ...emptyReply(this.#replies++, index), ...specialOf(words) };
		if (reply.kind === 'reply') reply.segments = [{ text: words || target || '…', acts: [], plan: [], documents: [] }];
		return reply;
	}

	/** Where things lie on Twine's map is told once. */
	#layout(): void {
		const first = this.#made.find(({ passage }) => passage && /position|<\d/.test(passage.header))?.passage;
		if (first) this.#tell('import-data', 'layout', first.header, first.start, first.start + 2);
	}

	#tell(
		code: ExchangeCode,
		detail: string,
		quote: string,
		start: number,
		end: number,
		params: Record<string, string | number> = {},
	): void {
		if (this.#findings.length >= mostFindings) this.#untold++;
		else this.#findings.push(exchangeFinding(code, detail, quote, this.#source.range(start, end), params));
	}

	/** With the line of the source; the sign that would end the comment too early is written so that it does not. */
	#comment(offset: number, text: string): string {
		const { line } = this.#source.position(offset);
		return `<!-- ${line}: ${text.replace(/--(!?)>/g, '--$1&gt;').replace(/-$/, '- ')} -->`;
	}

	#markdown(head: Scenario): string {
		const anchors = new Anchors();
		const talk = wordFor(partWords, 'talk', this.#language);
		anchors.next(talk);
		for (const { state } of this.#made) state.anchor = anchors.next(state.name);
		const scenario: Scenario = { ...head, everywhere: this.#everywhere, states: this.#made.map(({ state }) => state) };
		const blocks: string[] = [];
		let next = 0;
		for (const block of writeTalk(scenario)) {
			blocks.push(block);
			// Only a state's own heading begins so: in every other block the sign is escaped.
			if (block.startsWith('## ')) blocks.push(...(this.#made[next++]?.comments ?? []));
		}
		return `${[writeFrontMatter(scenario).join('\n'), ...this.#top, `# ${talk}`, ...blocks].join('\n\n')}\n`;
	}
}

const tellings = {
	macro: ['import-code', 'macro'],
	script: ['import-code', 'script'],
	html: ['import-markup', 'html'],
	image: ['import-markup', 'image'],
	comment: ['import-markup', 'comment'],
	variable: ['import-variable', 'variable'],
	unclosed: ['import-link', 'unclosed'],
} as const satisfies Record<PassageText['apart'][number]['kind'], readonly [ExchangeCode, string]>;

function tooMany(detail: string, most: number): ExchangeFinding {
	return exchangeFinding('import-too-large', detail, '', null, { most });
}

function outcomeOf(tag: string): Outcome | undefined {
	return idNamed(outcomeWords, tag);
}

/** Where the line ends, looked for no further than a quote goes. */
function lineEnd(text: string, from: number): number {
	const end = text.slice(from, from + 40).indexOf('\n');
	return end < 0 ? text.length : from + end;
}

/** A link whose words are `*其他*` is a special bullet, as our own export writes it. */
function specialOf(words: string): Partial<Reply> {
	const inner = /^\*([^*]{1,40})\*$/.exec(words)?.[1];
	if (inner === undefined) return {};
	const kind = idNamed(specialWords, inner);
	if (kind && kind !== 'silence') return { kind };
	const seconds = Number(/^(\d{1,3})/.exec(afterWord(specialWords.silence, inner) ?? '')?.[1] ?? 0);
	return seconds >= 1 && seconds <= 600 ? { kind: 'silence', seconds } : {};
}
