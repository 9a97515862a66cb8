/** Mends of the front matter. */
import { isMap, isScalar, parseDocument } from 'yaml';
import { addDays } from '../calendar.ts';
import { changed } from '../edit.ts';
import { editFrontMatter, type FieldEdit, type FieldPath, type FieldValue } from '../edit-front-matter.ts';
import { idNamed, partWords } from '../keywords.ts';
import type { Mend, MendTitle, Place } from './place.ts';
import { amountIn, dateIn } from './spans.ts';
import { suggested } from './suggested.ts';

export function mendFrontMatter(place: Place): (Mend | null)[] {
	const { finding } = place;
	const path = pathOf(String(finding.params.path ?? ''));
	const value = String(finding.params.value ?? '');
	switch (place.detail) {
		case 'absent':
			return [added(place)];
		case 'unclosed':
			return [closed(place)];
		case 'too-long':
			// What of it is no front matter only its author knows.
			return [];
		case 'yaml':
			return [readable(place)];
		case 'alias':
			return [quoted(place)];
		case 'duplicate':
			return [repeated(place)];
		case 'map':
			return [path.length === 0 ? null : asMap(place, path)];
		case 'missing':
			return [edited(place, 'add-field', { kind: 'set', path, value: usual(place, path) }, path)];
		case 'unknown':
			return [suggested(place), edited(place, 'remove-field', { kind: 'remove', path }, path)];
		case 'list':
			return [listed(place, path)];
		case 'too-many':
			// Which of them are too many only the author knows.
			return [];
		case 'text':
			return [edited(place, 'add-field', { kind: 'set', path, value: usual(place, path) }, path)];
		case 'one-line':
			return [fixed(place, path, oneLine(place))];
		case 'integer':
			return [fixed(place, path, whole(place, path))];
		case 'id':
			return [fixed(place, path, slug(value))];
		case 'one-of':
			return [suggested(place), ...choices(place, path)];
		case 'date':
			return [fixed(place, path, knownOr(dateIn(value), usual(place, path)))];
		case 'amount':
			return [fixed(place, path, numberOr(amountIn(value)))];
		case 'currency':
			return [fixed(place, path, /^[a-z]{3}$/i.test(value) && !/rmb/i.test(value) ? value.toUpperCase() : 'CNY')];
		case 'disputed':
			return [disputed(place, path)];
		case 'variable-name':
			return [renamed(place, path)];
		case 'range':
			return ranged(place, path);
		case 'twice':
			return [edited(place, 'remove-field', { kind: 'remove', path }, path)];
		case 'empty':
			return [edited(place, 'add-field', { kind: 'add', path, value: invoice }, path)];
		default:
			return [];
	}
}

/** `account.invoices[1].amount` as steps. */
function pathOf(text: string): FieldPath {
	// A key may hold dots itself only where it is unknown; those are taken out by their place, see `repeated`.
	return text === ''
		? []
		: text.split(/\.|(?=\[)/).map((step) => (/^\[\d+\]$/.test(step) ? Number(step.slice(1, -1)) : step));
}

function edited(place: Place, title: MendTitle, edit: FieldEdit, path: FieldPath): Mend | null {
	const changes = path.length === 0 ? null : editFrontMatter(place.source, edit);
	return changes && changes.length > 0
		? place.mend(title, changes, { name: path.join('.').replace(/\.(\d+)/g, '[$1]') })
		: null;
}

function fixed(place: Place, path: FieldPath, value: FieldValue | null): Mend | null {
	if (value === null || path.length === 0) return null;
	const changes = editFrontMatter(place.source, { kind: 'set', path, value });
	return changes && changes.length > 0 ? place.mend('suggestion', changes, { name: String(value) }) : null;
}

const invoice = { number: 'A-001', amount: 10_000, due: '2026-01-31' };

/** What a field usually holds, so that the file can be read; to be written anew. */
function usual(place: Place, path: FieldPath): FieldValue {
	const zh = place.language === 'zh';
	const key = String(path.at(-1) ?? '');
	const today = /^[ \t]*today:[ \t]*["']?(\d{4}-\d{2}-\d{2})/m.exec(place.source.slice(0, 20_000))?.[1] ?? '2026-01-05';
	if (path[0] === 'customer' && key === 'name') return zh ? '王总' : 'Mr Wang';
	if (path[0] === 'trainee' && key === 'name') return zh ? '小李' : 'Li';
	const table: Record<string, FieldValue> = {
		id: 'scenario', language: zh ? 'zh' : 'en', version: 1, title: zh ? '未命名' : 'Untitled', summary: zh ? '一句话说清这一单。' : 'What it is about, in a sentence.',
		topic: 'evasion', channel: 'phone', difficulty: 2, minutes: 8, best: 'agreed', customer: { name: zh ? '王总' : 'Mr Wang' },
		trainee: { name: zh ? '小李' : 'Li' }, account: { today, invoices: [{ ...invoice, due: safeDay(today, -30) }] }, today, invoices: [{ ...invoice, due: safeDay(today, -30) }],
		number: 'A-001', amount: 10_000, due: safeDay(today, -30), date: safeDay(today, -7), issued: safeDay(today, -60), note: zh ? '未接通' : 'No answer',
		name: zh ? '陈会计' : 'Accounts', goal: zh ? '当场得到日期、金额、方式都具体的承诺' : 'A promise with a date, an amount and a method', max: 3, min: 0, start: 0,
	}; // prettier-ignore
	return (
		table[key] ??
		(typeof path.at(-1) === 'number' ? `${zh ? '第' : 'No. '}${Number(key) + 1}` : zh ? '待补' : 'To be written')
	);
}

function safeDay(today: string, days: number): string {
	return dateIn(today) === today ? addDays(today, days) : '2026-01-05';
}

/** A whole front matter before the text. */
function added(place: Place): Mend {
	const { source } = place;
	const fields = [
		'id',
		'language',
		'version',
		'title',
		'summary',
		'topic',
		'channel',
		'difficulty',
		'minutes',
		'best',
		'customer',
		'trainee',
		'account',
		'goal',
	];
	let text = '---\nid: scenario\n---\n';
	for (const key of fields)
		text = changed(text, editFrontMatter(text, { kind: 'set', path: [key], value: usual(place, [key]) }) ?? []);
	const bom = source.charCodeAt(0) === 0xfeff ? 1 : 0;
	return place.put('add-front-matter', bom, bom, `${text}\n`);
}

/** Before the first part; fields are no headings, but a remark in YAML begins like one. */
function closed(place: Place): Mend {
	const { source } = place;
	for (const found of source.matchAll(/^#[ \t]+(.{1,40})$/gm))
		if (idNamed(partWords, found[1] ?? '') !== undefined)
			return place.put('close-front-matter', found.index, found.index, '---\n\n');
	const at = source.length;
	return place.put('close-front-matter', at, at, source.endsWith('\n') ? '---\n' : '\n---\n');
}

/** Whether the front matter of a text can be read as YAML without aliases. */
function isReadable(text: string): boolean {
	const [, yaml] = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*\r?$/m.exec(text) ?? [];
	if (yaml === undefined) return false;
	try {
		return (
			parseDocument(yaml, { prettyErrors: false, logLevel: 'silent', schema: 'core', uniqueKeys: false }).errors
				.length === 0
		);
	} catch {
		return false;
	}
}

/** The line of the fault and the one before it, with the slips that are made most, one after another, until it can be read. */
function readable(place: Place): Mend | null {
	const { source, start } = place;
	const here = place.lines(Math.min(start, source.length), Math.min(start, source.length));
	const above = here.from > 4 ? place.lines(here.from - 1, here.from - 1) : here;
	for (const { from, to } of [here, above])
		for (const slip of slips) {
			const line = source.slice(from, to);
			const better = slip.mend(line);
			if (better === line || !isReadable(changed(source, [{ from, to, insert: better }]))) continue;
			return place.put(slip.title, from, to, better, { name: better.trim() });
		}
	const whole = source.indexOf('\n---', 3);
	const plain = wholePlain(source.slice(0, whole));
	return whole > 0 && isReadable(plain + source.slice(whole)) && plain !== source.slice(0, whole)
		? place.put('plain-signs', 0, whole, plain)
		: null;
}

const slips: readonly { title: MendTitle; mend: (line: string) => string }[] = [
	{ title: 'plain-signs', mend: (line) => wholePlain(line) },
	{ title: 'quote', mend: (line) => line.replace(/^([ \t]{0,40}(?:- )?[^\s:#{}[\]"'][^:\n]{0,60}: +)([^"'\s{[][^\n]{0,4000}?)([ \t]*)(\r?\n?)$/, (_, key: string, value: string, _gap: string, end: string) => `${key}${JSON.stringify(value)}${end}`) },
	{ title: 'suggestion', mend: (line) => closedBrackets(line) },
	{ title: 'suggestion', mend: (line) => line.replace(/^([ \t]{0,40}[\w-]{1,40}):(?=[^\s])/, '$1: ') },
	{ title: 'quote', mend: (line) => line.replace(/^([ \t]{0,40}(?:- )?[^\s:#{}[\]"'][^:\n]{0,60}: +)([^\n]{1,4000}?)([ \t]*)(\r?\n?)$/, (_, key: string, value: string, _gap: string, end: string) => `${key}${JSON.stringify(value)}${end}`) },
	{ title: 'remove-line', mend: () => '' },
]; // prettier-ignore

/** Signs of Chinese typing where YAML wants its own: colons behind keys, tabs at the head of a line. */
function wholePlain(text: string): string {
	return text
		.replace(/^([ \t]{0,40}(?:- )?[\w-]{1,40})：[ \t]*/gm, '$1: ')
		.replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length))
		.replace(/(?<=[{,，]\s{0,4}[\w-]{1,40})：\s{0,4}/g, ': ')
		.replace(/｛/g, '{')
		.replace(/｝/g, '}');
}

function closedBrackets(line: string): string {
	const open: string[] = [];
	for (const sign of line.replace(/"(?:[^"\\]|\\.)*"/g, '')) {
		if (sign === '[' || sign === '{') open.push(sign === '[' ? ']' : '}');
		else if ((sign === ']' || sign === '}') && open.at(-1) === sign) open.pop();
	}
	return open.length === 0
		? line
		: line.replace(
				/[ \t]*(\r?\n?)$/,
				`${open
					.reverse()
					.map((sign) => (sign === '}' ? ' }' : sign))
					.join('')}$1`,
			);
}

/** What begins like an alias is meant as words. */
function quoted(place: Place): Mend {
	const { source, start } = place;
	const line = place.lines(start, start);
	const rest = source.slice(start, line.to).replace(/\r?\n$/, '');
	const flow = /[{[]/.test(source.slice(line.from, start));
	const value = flow ? (/^[^,}\]]*/.exec(rest)?.[0] ?? rest).trimEnd() : rest.trimEnd();
	return place.put('quote', start, start + value.length, JSON.stringify(value), { name: value });
}

/** The second of two fields of one name, by its place: by its name it is the first. */
function repeated(place: Place): Mend | null {
	const { source, start } = place;
	const line = place.lines(start, start);
	const column = start - line.from;
	if (source.slice(line.from, start).trim() !== '') {
		const rest = /^[^,{}[\]]{0,400}/.exec(source.slice(start, line.to))?.[0] ?? '';
		const comma = /,\s{0,8}$/.exec(source.slice(line.from, start))?.[0].length ?? 0;
		return comma === 0
			? null
			: place.put('remove-field', start - comma, start + rest.trimEnd().length, '', { name: place.words });
	}
	// What is indented more belongs to it.
	let { to } = line;
	while (
		to < source.length &&
		source.slice(to, to + column + 1).trim() === '' &&
		source.slice(to, place.lines(to, to).to).trim() !== ''
	)
		to = place.lines(to, to).to;
	return place.put('remove-field', line.from, to, '', { name: place.words });
}

/** `customer: 王建国` is his name; elsewhere the usual fields take the place of a value that has none. */
function asMap(place: Place, path: FieldPath): Mend | null {
	const text = place.words.trim();
	const person =
		path.length === 1 &&
		(path[0] === 'customer' || path[0] === 'trainee') &&
		text !== '' &&
		!/^[[{\-|>]/.test(text) &&
		!text.includes('\n');
	const row = path.at(-2);
	const rows: Record<string, FieldValue> = {
		invoices: { ...invoice },
		contacts: {
			name: text === '' || /[[{\n]/.test(text) ? String(usual(place, ['name'])) : text.replace(/^["']|["']$/g, ''),
		},
		history: {
			date: usual(place, ['date']),
			channel: 'phone',
			note: text === '' || /[[{\n]/.test(text) ? usual(place, ['note']) : text.replace(/^["']|["']$/g, ''),
		},
	};
	const value: FieldValue | null = person
		? { name: text.replace(/^["']|["']$/g, '') }
		: typeof path.at(-1) === 'number'
			? (rows[String(row)] ?? null)
			: (maps(place)[String(path.at(-1))] ?? null);
	return value === null ? null : replaced(place, path, value, 'make-map');
}

function maps(place: Place): Record<string, FieldValue> {
	return {
		customer: usual(place, ['customer']),
		trainee: usual(place, ['trainee']),
		account: usual(place, ['account']),
		authority: { instalments: 2, 'extension-days': 30, discount: 0 },
		variables: {},
		rubric: {},
	};
}

/** A value of another shape in place of the old one: first without it, then with the new. */
function replaced(place: Place, path: FieldPath, value: FieldValue, title: MendTitle): Mend | null {
	const { source } = place;
	const direct = editFrontMatter(source, { kind: 'set', path, value });
	const name = path.join('.').replace(/\.(\d+)/g, '[$1]');
	return direct && direct.length > 0 ? place.mend(title, direct, { name }) : null;
}

function listed(place: Place, path: FieldPath): Mend | null {
	const key = path.at(-1);
	if (key === 'invoices') return replaced(place, path, [invoice], 'make-list');
	const text = place.words.trim();
	const names = /[[{\n]/.test(text)
		? []
		: text
				.split(/[、,，;；]/)
				.map((each) => each.trim().replace(/^["']|["']$/g, ''))
				.filter((each) => each !== '');
	const rows: FieldValue[] =
		key === 'contacts' ? names.map((name) => ({ name })) : key === 'history' ? [] : [...new Set(names)];
	return replaced(place, path, rows, 'make-list');
}

function oneLine(place: Place): string | null {
	const document = parseDocument(`value: ${place.words}`, { logLevel: 'silent', schema: 'core' });
	const node = isMap(document.contents) ? document.contents.get('value', true) : null;
	const text = isScalar(node) ? String(node.value) : '';
	const plain = text
		// eslint-disable-next-line no-control-regex
		.replace(/[`\u0000-\u001f\u007f]+/g, ' ')
		.replace(/ {2,}/g, ' ')
		.trim();
	return plain === '' ? null : plain;
}

function whole(place: Place, path: FieldPath): number {
	const { finding, words } = place;
	const [least, most] = [Number(finding.params.least), Number(finding.params.most)];
	const asked = /-?\d{1,9}(?:\.\d{1,9})?/.exec(words.normalize('NFKC'))?.[0];
	const fallback = usual(place, path);
	const number = asked === undefined ? (typeof fallback === 'number' ? fallback : least) : Math.round(Number(asked));
	return Math.min(most, Math.max(least, number));
}

function slug(text: string): string {
	const plain = text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	return plain === '' ? 'scenario' : plain.split('-').slice(0, 30).join('-');
}

function choices(place: Place, path: FieldPath): (Mend | null)[] {
	const all = String(place.finding.params.choices ?? '')
		.split(', ')
		.filter((choice) => choice !== '' && choice !== place.finding.suggestion);
	return all.length > 5 ? [] : all.map((choice) => fixed(place, path, choice));
}

function knownOr(date: string, otherwise: FieldValue): FieldValue {
	return date === '?' || date.length === 7 ? otherwise : date;
}

function numberOr(amount: string): FieldValue {
	return amount === '?' ? 10_000 : Number(amount);
}

/** All of the invoice. */
function disputed(place: Place, path: FieldPath): Mend | null {
	const row = /^invoices$/.test(String(path.at(-3))) ? Number(path.at(-2)) : NaN;
	const amount = place.scenario?.account.invoices[row]?.amount;
	return amount === undefined ? null : fixed(place, path, amount / 100);
}

/** The name without what a name may not have. */
function renamed(place: Place, path: FieldPath): Mend | null {
	const written = variableKey(place) ?? String(path.slice(1).join('.'));
	const plain = written.replace(/[\s`+\-=<>!≥≤≠＋－＝＜＞]+/g, '').slice(0, 30);
	const name = /^\d/.test(plain) ? `${place.language === 'zh' ? '第' : 'n'}${plain}` : plain;
	if (name === '') return null;
	const changes = editFrontMatter(place.source, { kind: 'rename', path: ['variables', written], key: name });
	return changes && place.mend('suggestion', changes, { name });
}

/** The key of the variable whose value the finding points at: a path cannot tell dots in it from its own. */
function variableKey(place: Place): string | null {
	const path = String(place.finding.params.path ?? '');
	return path.startsWith('variables.') ? path.slice('variables.'.length) : null;
}

function ranged(place: Place, path: FieldPath): (Mend | null)[] {
	const name = variableKey(place);
	const steps: FieldPath = name === null ? path : ['variables', name];
	const { words } = place;
	const field = (key: string) => Number(new RegExp(`\\b${key}:\\s{0,4}(-?\\d{1,6})`).exec(words)?.[1] ?? NaN);
	const [min, max] = words.includes('{') || words.includes('\n') ? [field('min') || 0, field('max')] : bounds(words);
	const [low, high] = [Math.min(min, max), Math.max(min, max)];
	const start = field('start');
	const range = `${low}..${high}`;
	if (Number.isNaN(start)) return [Number.isNaN(max) ? fixed(place, steps, '0..3') : fixed(place, steps, range)];
	return [fixed(place, steps, range)];
}

/** `0-5`, `0 到 5`, `5..0`, `5`: the two ends as they are meant. */
function bounds(text: string): [number, number] {
	const found = /(-?\d{1,6})\s{0,4}(?:\.{1,3}|…|~|～|—|-|至|到|to)\s{0,4}(-?\d{1,6})/i.exec(text.normalize('NFKC'));
	if (found) return [Number(found[1]), Number(found[2])];
	const one = /-?\d{1,6}/.exec(text.normalize('NFKC'))?.[0];
	return [0, one === undefined ? 3 : Number(one)];
}
