/** Two languages of a scenario side by side: states and what they are made of, what stands beside what, where the structure differs, what is not translated. */
import { anchorOf } from '../anchor.ts';
import { lineEssence, replyEssence, sceneEssence, unlikeDetails } from '../essence.ts';
import type { FieldPath } from '../edit-front-matter.ts';
import { mentionsIn } from '../facts.ts';
import type { Finding, Range } from '../finding.ts';
import { inlineOf } from '../inline.ts';
import { differenceIn, type ComparedPart } from '../languages.ts';
import type { Language } from '../scenario.ts';
import { emptyCell, type Cell } from './cell.ts';
import { headTexts } from './head-texts.ts';
import {
	featuresOf,
	likenessOfLines,
	likenessOfPieces,
	likenessOfReplies,
	likenessOfScenes,
	likenessOfVariants,
} from './likeness.ts';
import { paired, type Pair } from './pairing.ts';
import { scriptOf, type Bullet, type Piece, type PlainPart, type Scene, type Script, type SpokenLine, type Variant } from './script.ts'; // prettier-ignore
import { TakingOver, type TakeOver } from './take-over.ts';
import { isUntranslated } from './untranslated.ts';

/** One language's half of a row. `text` is written as it is typed; a name or a field when one has done typing. */
export type Side = Cell & ({ way: 'text' } | { way: 'name'; state: number } | { way: 'field'; path: FieldPath });

export type RowKind =
	'field' | 'state' | 'scene' | 'variant' | 'narration' | 'line' | 'reply' | 'wording' | 'remark' |
	'heading' | 'text' | 'diagram' | 'item' | 'quote'; // prettier-ignore

export interface Row {
	/** The same while what stands in the first language keeps its place. */
	key: string;
	kind: RowKind;
	/** Which of its kind, from 1; null where that says nothing. */
	number: number | null;
	/** Of a field of the front matter. */
	path: FieldPath | null;
	zh: Side | null;
	en: Side | null;
	/** In what the structure differs: details of a `language-mismatch`, `mentions`, or `missing`. */
	differences: readonly string[];
	/** The language that lacks it. */
	missing: Language | null;
	/** The language whose words are still in the other. */
	untranslated: Language | null;
	takeOver: TakeOver | null;
}

export type GroupKind = 'head' | 'case' | 'prepare' | 'mood' | 'everywhere' | 'state' | 'follow-up' | 'debrief';

export interface Group {
	key: string;
	kind: GroupKind;
	/** Of a state. */
	names: Readonly<Record<Language, string | null>>;
	rows: readonly Row[];
	/** In what the part as a whole differs, and where. */
	difference: { detail: string; zh: Range; en: Range } | null;
	differing: number;
	untranslated: number;
}

export interface Table {
	groups: readonly Group[];
	/** The first thing found in a file that cannot be read as a scenario. */
	unreadable: Partial<Record<Language, Finding>>;
}

export function tableOf(zh: string, en: string): Table {
	return new TableMaker(scriptOf(zh), scriptOf(en)).table();
}

const languages = ['zh', 'en'] as const;
const none: ReadonlyMap<number, string> = new Map();

type Sides = Partial<Pick<Row, 'path' | 'differences' | 'takeOver'>>;

class TableMaker {
	readonly #zh: Script;
	readonly #en: Script;
	readonly #scenes: Pair<Scene, Scene>[];
	readonly #toEn: ReadonlyMap<number, number>;
	/** What writes for each language. */
	readonly #taking: Readonly<Record<Language, TakingOver>>;

	constructor(zh: Script, en: Script) {
		this.#zh = zh;
		this.#en = en;
		const features = ({ scenes }: Script) => scenes.map((scene) => ({ scene, features: featuresOf(scene) }));
		this.#scenes = paired(features(zh), features(en), likenessOfScenes).map(({ a, b }) => ({
			a: a?.scene ?? null,
			b: b?.scene ?? null,
		}));
		const both = this.#scenes.flatMap(({ a, b }) => (a && b ? [[a.index, b.index] as const] : []));
		this.#toEn = new Map(both);
		const toZh = new Map(both.map(([a, b]) => [b, a]));
		const calls = this.#scenes.every(({ a, b }) => a && b) ? { zh: none, en: none } : this.#calls();
		const towards = (language: Language, target: ReadonlyMap<number, number>) =>
			new TakingOver({
				from: language === 'en' ? zh : en,
				to: language === 'en' ? en : zh,
				language,
				target: (state) => target.get(state) ?? null,
				called: (state) => calls[language].get(state) ?? null,
			});
		this.#taking = { zh: towards('zh', toZh), en: towards('en', this.#toEn) };
	}

	table(): Table {
		const groups = [
			this.#head(),
			this.#plain('case'),
			this.#plain('prepare'),
			this.#plain('mood'),
			this.#everywhere(),
			...this.#states(),
			this.#plain('follow-up'),
			this.#plain('debrief'),
		].filter((group) => group !== null);
		const unreadable: Table['unreadable'] = {};
		for (const [language, { scenario, findings }] of [
			['zh', this.#zh],
			['en', this.#en],
		] as const)
			// prettier-ignore
			if (!scenario) {
				const first = findings.find(({ severity }) => severity === 'error') ?? findings[0];
				if (first) unreadable[language] = first;
			}
		return { groups, unreadable };
	}

	/** What each language calls the states that only the other has, by replies that stand side by side. */
	#calls(): Record<Language, Map<number, string>> {
		const calls = { zh: new Map<number, string>(), en: new Map<number, string>() };
		const target = (state: number) => this.#toEn.get(state) ?? null;
		const compare = (zh: readonly Bullet[], en: readonly Bullet[]) => {
			for (const { a, b } of paired(zh, en, (one, other) => likenessOfReplies(one, other, target))) {
				if (!a || !b) continue;
				const [inZh, inEn] = [danglingLink(a, this.#zh), danglingLink(b, this.#en)];
				if (inEn !== null && inZh === null && a.node) calls.en.set(a.node.target, inEn);
				if (inZh !== null && inEn === null && b.node) calls.zh.set(b.node.target, inZh);
			}
		};
		compare(this.#zh.everywhere, this.#en.everywhere);
		for (const { a, b } of this.#scenes)
			for (const pair of paired(a?.variants ?? [], b?.variants ?? [], likenessOfVariants))
				compare(pair.a?.replies ?? [], pair.b?.replies ?? []);
		return calls;
	}

	#group(kind: GroupKind, key: string, rows: readonly Row[], names: Group['names'] = { zh: null, en: null }): Group {
		const part: ComparedPart | null = kind === 'head' || kind === 'prepare' || kind === 'mood' || kind === 'follow-up' ? kind : null; // prettier-ignore
		const [zh, en] = [versionOf(this.#zh), versionOf(this.#en)];
		// The follow-up goes by the numbers of the endings: where a state is missing, that is told, not what comes of it.
		const comparable = part !== 'follow-up' || this.#scenes.every(({ a, b }) => a?.index === b?.index);
		const difference = part && comparable && zh && en ? differenceIn(part, zh, en) : null;
		const told = rows.filter(({ differences }) => differences.length > 0).length;
		return {
			key,
			kind,
			names,
			rows: numbered(rows),
			difference,
			// What is told in its place is not counted again for the part.
			differing: told === 0 && difference ? 1 : told,
			untranslated: rows.filter(({ untranslated }) => untranslated !== null).length,
		};
	}

	#head(): Group {
		const rows = headTexts(this.#zh.text, this.#en.text).map(({ path, ...texts }) => {
			const side = (language: Language): Side | null => {
				const text = texts[language];
				return text && { way: 'field', path, from: text.from, to: text.to, raw: '', text: text.value, prefixes: [], before: '' }; // prettier-ignore
			};
			const [zh, en] = [side('zh'), side('en')];
			const lacks = zh && en && (zh.text === '') !== (en.text === '');
			const row = makeRow('field', `field ${path.join('.')}`, zh, en, { path, differences: lacks ? ['missing'] : [] });
			return lacks ? { ...row, missing: zh.text === '' ? ('zh' as const) : ('en' as const) } : row;
		});
		return this.#group('head', 'head', rows);
	}

	#plain(id: 'case' | 'prepare' | 'mood' | 'follow-up' | 'debrief'): Group | null {
		const [zh, en] = [this.#zh.parts[id], this.#en.parts[id]];
		if (!zh && !en) return null;
		const whole = zh && en ? null : this.#wholePart(id, zh, en);
		const rows: Row[] = whole ? [whole] : [];
		const before: Record<Language, Piece | null> = { zh: null, en: null };
		const covered = { zh: -1, en: -1 };
		paired(zh?.pieces ?? [], en?.pieces ?? [], likenessOfPieces).forEach(({ a, b }, index) => {
			const lacking = a ? (b ? null : 'en') : 'zh';
			const there = a ?? b;
			const has = a ? 'zh' : 'en';
			// What hangs on something that is missing comes with it.
			const comes = there && lacking && !whole && there.start >= covered[has];
			if (comes) covered[has] = there.end;
			const part = lacking === 'zh' ? zh : en;
			rows.push(
				makeRow(there?.kind ?? 'text', a ? `${id} ${zh?.pieces.indexOf(a)}` : `${id}-en ${index}`, asText(a?.cell), asText(b?.cell), {
					differences: comes ? ['missing'] : a && b ? pieceDifferences(a, b) : [],
					takeOver: comes && part && there ? this.#taking[lacking].piece(there, before[lacking], part.heading.to) : null,
				}),
			); // prettier-ignore
			if (a) before.zh = a;
			if (b) before.en = b;
		});
		return this.#group(id, id, rows);
	}

	/** A part that one language does not have at all. */
	#wholePart(id: 'case' | 'prepare' | 'mood' | 'follow-up' | 'debrief', zh?: PlainPart, en?: PlainPart): Row {
		const [there, language, from] = zh ? [zh, 'en' as const, this.#zh] : [en, 'zh' as const, this.#en];
		const first = there?.pieces[0];
		const body = there && first ? from.text.slice(first.start, there.until) : '';
		return makeRow('heading', `part ${id}`, asText(zh?.heading), asText(en?.heading), {
			differences: ['missing'],
			takeOver: body === '' ? null : this.#taking[language].part(id, body),
		});
	}

	#everywhere(): Group | null {
		const { everywhere } = this.#zh;
		if (everywhere.length + this.#en.everywhere.length === 0) return null;
		const rows = this.#replies('everywhere', everywhere, this.#en.everywhere, {
			zh: this.#zh.talk?.heading ?? null,
			en: this.#en.talk?.heading ?? null,
		});
		return this.#group('everywhere', 'everywhere', rows);
	}

	#states(): Group[] {
		const before: Record<Language, Scene | null> = { zh: null, en: null };
		return this.#scenes.map(({ a, b }) => {
			const key = a ? `state ${a.index}` : `state-en ${b?.index}`;
			const rows = [this.#heading(key, a, b, before), ...this.#inState(key, a, b)];
			if (a) before.zh = a;
			if (b) before.en = b;
			return this.#group('state', key, rows, { zh: a?.name ?? null, en: b?.name ?? null });
		});
	}

	#heading(key: string, a: Scene | null, b: Scene | null, before: Readonly<Record<Language, Scene | null>>): Row {
		const there = a ?? b;
		const lacking = a ? 'en' : 'zh';
		const missing = !(a && b) && there !== null;
		return makeRow('state', `${key} name`, asName(a), asName(b), {
			// A scene line that both have is told by itself.
			differences: missing ? ['missing'] : a && b && !a.scene && !b.scene ? sceneDifferences(a, b) : [],
			takeOver: missing ? this.#taking[lacking].scene(there, before[lacking]) : null,
		});
	}

	#inState(key: string, a: Scene | null, b: Scene | null): Row[] {
		const rows: Row[] = [];
		if (a?.scene || b?.scene) {
			const lacking = a?.scene ? 'en' : 'zh';
			const lacks = a && b && !(a.scene && b.scene);
			rows.push(
				makeRow('scene', `${key} scene`, asText(a?.scene), asText(b?.scene), {
					differences: lacks ? ['missing'] : a && b ? sceneDifferences(a, b) : [],
					takeOver: lacks ? (lacking === 'en' ? this.#taking.en.sceneLine(a, b) : this.#taking.zh.sceneLine(b, a)) : null,
				}), // prettier-ignore
			);
		}
		const last: Record<Language, Variant | null> = { zh: null, en: null };
		paired(a?.variants ?? [], b?.variants ?? [], likenessOfVariants).forEach((pair) => {
			rows.push(...this.#variant(key, pair, last, { zh: a, en: b }));
			if (pair.a) last.zh = pair.a;
			if (pair.b) last.en = pair.b;
		});
		return rows;
	}

	#variant(
		key: string,
		{ a, b }: Pair<Variant, Variant>,
		last: Readonly<Record<Language, Variant | null>>,
		scenes: Readonly<Record<Language, Scene | null>>,
	): Row[] {
		const own = `${key} ${a ? `part ${scenes.zh?.variants.indexOf(a)}` : `part-en ${b && scenes.en?.variants.indexOf(b)}`}`;
		const rows: Row[] = [];
		const there = a ?? b;
		if (there?.heading) {
			const lacking = a ? 'en' : 'zh';
			const beside = last[lacking];
			const lacks = !(a && b) && beside !== null;
			const unlike = a?.node && b?.node && (a.node.mood !== b.node.mood || a.node.visit !== b.node.visit);
			rows.push(
				makeRow('variant', `${own} name`, asText(a?.heading), asText(b?.heading), {
					differences: lacks ? ['missing'] : unlike ? ['parts'] : [],
					takeOver: lacks ? this.#taking[lacking].variant(there, beside) : null,
				}),
			);
		}
		rows.push(...this.#narration(own, a, b, scenes), ...this.#lines(own, a, b, scenes));
		rows.push(
			...this.#replies(own, a?.replies ?? [], b?.replies ?? [], { zh: a?.until ?? null, en: b?.until ?? null }),
		);
		return rows;
	}

	#narration(
		key: string,
		a: Variant | null,
		b: Variant | null,
		scenes: Readonly<Record<Language, Scene | null>>,
	): Row[] {
		const last: Record<Language, number | null> = { zh: null, en: null };
		const variants = { zh: a, en: b };
		const pairs = paired(a?.narration ?? [], b?.narration ?? [], () => 1);
		return pairs.map(({ a: zh, b: en }, index) => {
			const lacking = zh ? 'en' : 'zh';
			const [beside, scene] = [variants[lacking], scenes[lacking]];
			const there = zh ?? en;
			const lacks = !(zh && en) && beside && scene && there;
			const row = makeRow('narration', `${key} told ${index}`, asText(zh), asText(en), {
				differences: lacks ? ['missing'] : mentionDifferences(zh, en),
				takeOver: lacks ? this.#taking[lacking].narration(there.raw, last[lacking], beside, scene) : null,
			});
			if (zh) last.zh = zh.to;
			if (en) last.en = en.to;
			return row;
		});
	}

	#lines(key: string, a: Variant | null, b: Variant | null, scenes: Readonly<Record<Language, Scene | null>>): Row[] {
		const last: Record<Language, SpokenLine | null> = { zh: null, en: null };
		const variants = { zh: a, en: b };
		const pairs = paired(a?.lines ?? [], b?.lines ?? [], likenessOfLines);
		return pairs.map(({ a: zh, b: en }, index) => {
			const lacking = zh ? 'en' : 'zh';
			const [beside, scene] = [variants[lacking], scenes[lacking]];
			const there = zh ?? en;
			const lacks = !(zh && en) && beside && scene && there;
			const own = zh ? `line ${a?.lines.indexOf(zh)}` : `line-en ${index}`;
			const row = makeRow('line', `${key} ${own}`, asText(zh?.cell), asText(en?.cell), {
				differences: lacks ? ['missing'] : zh && en ? [...(zh.node && en.node ? unlikeDetails(lineEssence, zh.node, en.node) : []), ...mentionDifferences(zh.cell, en.cell)] : [],
				takeOver: lacks ? this.#taking[lacking].line(there, last[lacking], beside, scene) : null,
			}); // prettier-ignore
			if (zh) last.zh = zh;
			if (en) last.en = en;
			return row;
		});
	}

	/** `owners`: where a first reply would come to; null where there is nothing that could hold it. */
	#replies(
		key: string,
		a: readonly Bullet[],
		b: readonly Bullet[],
		owners: Readonly<Record<Language, number | null>>,
	): Row[] {
		const target = (state: number) => this.#toEn.get(state) ?? null;
		const last: Record<Language, Bullet | null> = { zh: null, en: null };
		const all = { zh: a, en: b };
		const pairs = paired(a, b, (zh, en) => likenessOfReplies(zh, en, target));
		return pairs.flatMap(({ a: zh, b: en }, index) => {
			const lacking = zh ? 'en' : 'zh';
			const owner = owners[lacking];
			const there = zh ?? en;
			const lacks = !(zh && en) && owner !== null && there !== null;
			const own = `${key} ${zh ? `reply ${a.indexOf(zh)}` : `reply-en ${index}`}`;
			const differences = zh && en ? [...this.#replyDifferences(zh, en), ...mentionDifferences(zh.cell, en.cell)] : [];
			const row = makeRow('reply', own, asText(zh?.cell), asText(en?.cell), {
				differences: lacks ? ['missing'] : differences,
				takeOver: lacks ? this.#taking[lacking].reply(there, last[lacking], all[lacking], owner) : null,
			});
			if (zh) last.zh = zh;
			if (en) last.en = en;
			return [row, ...nestedRows(own, zh, en, 'wording'), ...nestedRows(own, zh, en, 'remark')];
		});
	}

	#replyDifferences(zh: Bullet, en: Bullet): string[] {
		if (!zh.node || !en.node) return [];
		return unlikeDetails(replyEssence, { ...zh.node, target: this.#toEn.get(zh.node.target) ?? -1 }, en.node);
	}
}

function versionOf({ scenario, ranges }: Script) {
	return scenario && { scenario, ranges };
}

function makeRow(kind: RowKind, key: string, zh: Side | null, en: Side | null, more: Sides = {}): Row {
	const { path = null, differences = [], takeOver = null } = more;
	const missing = differences.includes('missing') ? (zh && zh.before === '' ? 'en' : 'zh') : null;
	const sides = { zh, en };
	// Neither a diagram nor a line of code spans is told to anybody.
	const told = kind !== 'diagram' && kind !== 'scene' && kind !== 'variant';
	const untranslated = told ? (languages.find((language) => isUntranslated(sides[language]?.text ?? '', language)) ?? null) : null; // prettier-ignore
	return { key, kind, number: null, path, zh, en, differences, missing, untranslated, takeOver };
}

/** The name in a reply's link, where it leads to no state. */
function danglingLink({ cell, node }: Bullet, { scenario }: Script): string | null {
	if (!node || !scenario) return null;
	const link = inlineOf(cell.text).find((token) => token.kind === 'link');
	if (link?.kind !== 'link') return null;
	const anchor = anchorOf(link.target);
	if (scenario.states.some((state) => state.anchor === link.target || state.anchor === anchor)) return null;
	const name = link.text.replace(/^\s{0,8}(?:→|->)?\s{0,8}/, '').trim();
	return anchorOf(name) === anchor ? name : link.target;
}

/** Which of its kind each is, where there are several; what hangs on a reply has the reply's number. */
function numbered(rows: readonly Row[]): Row[] {
	const counts = new Map<RowKind, number>();
	for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	const soFar = new Map<RowKind, number>();
	return rows.map((row) => {
		const of = row.kind === 'wording' || row.kind === 'remark' ? 'reply' : row.kind;
		const count = (soFar.get(of) ?? 0) + (of === row.kind ? 1 : 0);
		soFar.set(of, count);
		const alone = (counts.get(of) ?? 0) < 2;
		return row.kind === 'field' || alone ? row : { ...row, number: count };
	});
}

function asText(cell: Cell | null | undefined): Side | null {
	return cell ? { ...cell, way: 'text' } : null;
}

function asName(scene: Scene | null): Side | null {
	return scene && { ...scene.heading, text: scene.name, way: 'name', state: scene.index };
}

function sceneDifferences({ node: a }: Scene, { node: b }: Scene): string[] {
	return a && b ? unlikeDetails([sceneEssence], a, b) : [];
}

function pieceDifferences(a: Piece, b: Piece): string[] {
	return [...(a.mark === b.mark ? [] : ['options']), ...mentionDifferences(a.cell, b.cell)];
}

function mentionDifferences(a: Cell | null, b: Cell | null): string[] {
	if (!a || !b) return [];
	const names = ({ text }: Cell) => [...new Set(mentionsIn(text).map(({ name }) => name))].sort().join();
	return names(a) === names(b) ? [] : ['mentions'];
}

/** Other wordings and remarks: what one language lacks can be written where it belongs. */
function nestedRows(key: string, a: Bullet | null, b: Bullet | null, kind: 'wording' | 'remark'): Row[] {
	const cells = (bullet: Bullet | null) => (kind === 'wording' ? bullet?.wordings : bullet?.remarks) ?? [];
	const sign = kind === 'wording' ? '- ' : '> ';
	const [zh, en] = [cells(a), cells(b)];
	const side = (own: readonly Cell[], bullet: Bullet | null, index: number): Side | null => {
		if (own[index] || !bullet) return asText(own[index]);
		const prefix = `${bullet.indent}  ${sign}`;
		return asText(emptyCell(bullet.end, `\n${prefix}`, prefix.replace('-', ' ')));
	};
	return Array.from({ length: Math.max(zh.length, en.length) }, (_, index) => {
		// A language may have fewer wordings than the other, but not none.
		const lacks = a && b && !(zh[index] && en[index]) && (kind === 'remark' || zh.length === 0 || en.length === 0);
		return makeRow(kind, `${key} ${kind} ${index}`, side(zh, a, index), side(en, b, index), {
			differences: lacks ? ['missing'] : [],
		});
	});
}
