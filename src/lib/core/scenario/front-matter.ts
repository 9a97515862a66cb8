/** Front matter: the YAML between the two lines `---` at the head of a file. */
import { isAlias, isMap, parseDocument, visit, type YAMLMap } from 'yaml';
import { parseAmount } from './amounts.ts';
import { isIsoDate } from './calendar.ts';
import { Fields, fieldsOf, integerOf, textOfItem, type Item, type Place } from './fields.ts';
import { channelWords, idNamed, idsOf, outcomeWords } from './keywords.ts';
import type { Reading } from './reading.ts';
import type {
	Account,
	Cents,
	Channel,
	Contact,
	Form,
	HistoryEntry,
	Invoice,
	Language,
	Person,
	Scenario,
	Variable,
} from './scenario.ts';

/** What the front matter says of a scenario. */
export type Head = Omit<
	Scenario,
	'case' | 'prepare' | 'moods' | 'moodTransitions' | 'everywhere' | 'states' | 'followUp' | 'debrief' | 'hash'
>;

const longest = 64 * 1024;
const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+){0,30}$/;
const currencyPattern = /^[A-Z]{3}$/;
const rangePattern = /^(-?\d{1,6})\s{0,4}\.\.\s{0,4}(-?\d{1,6})$/;
/** A variable's name stands before an operator in guards and effects. */
const variablePattern = /^[^\s\d`+\-=<>!≥≤≠＋－＝＜＞][^\s`+\-=<>!≥≤≠＋－＝＜＞]{0,39}$/;

/** Reads the front matter; `body` is the number of the first line behind it. `head` is missing when there is none that can be read. */
export function readFrontMatter(reading: Reading): { head?: Head; body: number } {
	const { lines } = reading.source;
	const lineText = (line: number) => reading.text.slice(lines.start[line], lines.end[line]).trimEnd();
	if (lineText(0) !== '---') {
		reading.report('front-matter', 0, lines.end[0] ?? 0, { detail: 'absent', path: '' });
		return { body: 0 };
	}
	let close = 1;
	while (close < lines.start.length && lineText(close) !== '---') close++;
	if (close >= lines.start.length) {
		reading.report('front-matter', lines.start[0] ?? 0, lines.end[0] ?? 0, { detail: 'unclosed', path: '' });
		return { body: lines.start.length };
	}
	const base = lines.start[1] ?? 0;
	const until = lines.start[close] ?? base;
	const map = parseMap(reading, base, until);
	return map ? { head: readHead(reading, map, base), body: close + 1 } : { body: close + 1 };
}

function parseMap(reading: Reading, base: number, until: number): YAMLMap | null {
	const report = (start: number, end: number, detail: string) =>
		reading.report('front-matter', base + start, base + Math.max(start, end), { detail, path: '' });
	if (until - base > longest) {
		report(0, 0, 'too-long');
		return null;
	}
	try {
		// YAML here knows no lone CR as a line end; one sign for one, so that positions hold.
		const yaml = reading.text.slice(base, until).replace(/\r(?!\n)/g, '\n');
		const document = parseDocument(yaml, {
			prettyErrors: false,
			logLevel: 'silent',
			schema: 'core',
			// The library compares every key with every other; `Fields` finds repeated ones itself.
			uniqueKeys: false,
		});
		for (const { pos } of document.errors.slice(0, 5)) report(pos[0], Math.min(pos[1], yaml.length), 'yaml');
		if (document.errors.length > 0) return null;
		let alias = false;
		visit(document, {
			Alias(_, node) {
				alias = true;
				if (isAlias(node) && node.range) report(node.range[0], node.range[1], 'alias');
				return visit.BREAK;
			},
		});
		if (alias) return null;
		if (isMap(document.contents)) return document.contents as YAMLMap;
		report(0, 0, 'map');
	} catch {
		// The parser recurses: text nested tens of thousands deep overflows its stack.
		report(0, 0, 'yaml');
	}
	return null;
}

function readHead(reading: Reading, map: YAMLMap, base: number): Head {
	const fields = new Fields(reading, map, base, '', { start: base - 4, end: base - 1 });
	const id = fields.parsed('id', 'id', 'scenario', (text) => (idPattern.test(text) ? text : undefined));
	const language = fields.parsed<Language>('language', 'one-of', 'zh', languageNamed, ['zh', 'en']);
	reading.language = language;
	const head: Head = {
		id,
		language,
		version: fields.integer('version', 1, 1_000_000),
		title: fields.text('title'),
		summary: fields.text('summary'),
		topic: fields.parsed('topic', 'id', 'topic', (text) => (idPattern.test(text) ? text : undefined)),
		channel: fields.parsed('channel', 'one-of', 'phone', channelNamed, idsOf(channelWords)),
		difficulty: fields.integer('difficulty', 1, 5),
		minutes: fields.integer('minutes', 1, 240),
		best: fields.parsed('best', 'one-of', 'agreed', (text) => idNamed(outcomeWords, text), idsOf(outcomeWords)),
		customer: readCustomer(fields.map('customer', true)),
		trainee: readTrainee(fields.map('trainee', true)),
		account: readAccount(fields.map('account', true)),
		authority: readAuthority(fields.map('authority', false)),
		variables: readVariables(fields.map('variables', false)),
		facts: names(fields, 'facts'),
		goal: fields.text('goal'),
	};
	const forms = readForms(fields);
	if (forms) head.forms = forms;
	const rubric = fields.item('rubric');
	if (rubric) head.rubric = readRubric(fieldsOf(fields, rubric));
	fields.finish();
	return head;
}

const languageNamed = (text: string): Language | undefined => (text === 'zh' || text === 'en' ? text : undefined);
const channelNamed = (text: string): Channel | undefined => idNamed(channelWords, text);
const dateOf = (text: string) => (isIsoDate(text) ? text : undefined);

function readPerson(fields: Fields): Person {
	const title = fields.optionalText('title');
	const company = fields.optionalText('company');
	return { name: fields.text('name'), ...(title && { title }), ...(company && { company }) };
}

function readCustomer(fields: Fields): Head['customer'] {
	const temper = fields.optionalText('temper');
	const customer = { ...readPerson(fields), ...(temper && { temper }) };
	fields.finish();
	return customer;
}

function readTrainee(fields: Fields): Person {
	const trainee = readPerson(fields);
	fields.finish();
	return trainee;
}

function readAccount(fields: Fields): Account {
	const { reading } = fields;
	const currency = fields.optionalParsed('currency', 'currency', (text) =>
		currencyPattern.test(text) ? text : undefined,
	);
	const today = fields.parsed('today', 'date', '2026-01-01', dateOf);
	const rows = <T extends object>(key: string, required: boolean, read: (fields: Fields) => T): T[] =>
		fields.list(key, required, 200).map((item) => {
			const own = fieldsOf(fields, item);
			const row = read(own);
			own.finish();
			reading.mark(row, item.start, item.end);
			return row;
		});
	const invoices = rows('invoices', true, readInvoice);
	const known = fields.item('invoices');
	if (known && invoices.length === 0) fields.report(known, { detail: 'empty' });
	const account: Account = {
		currency: currency ?? 'CNY',
		today,
		invoices,
		documents: names(fields, 'documents'),
		contacts: rows('contacts', false, readContact),
		history: rows('history', false, readHistory),
	};
	reading.mark(account, fields.place.start, fields.place.end);
	fields.finish();
	return account;
}

function readInvoice(fields: Fields): Invoice {
	const goods = fields.optionalText('goods');
	const issued = fields.optionalParsed('issued', 'date', dateOf);
	const invoice: Invoice = {
		number: fields.text('number'),
		...(goods && { goods }),
		amount: fields.parsed<Cents>('amount', 'amount', 0, amountOf),
		due: fields.parsed('due', 'date', '2026-01-01', dateOf),
		...(issued && { issued }),
	};
	const disputed = fields.optionalParsed('disputed', 'amount', amountOf);
	if (disputed === undefined) return invoice;
	if (disputed <= invoice.amount) return { ...invoice, disputed };
	const { start, end } = fields.placeOf('disputed');
	fields.reading.report('front-matter', start, end, { detail: 'disputed', path: `${fields.path}.disputed` });
	return { ...invoice, disputed: invoice.amount };
}

/** A positive amount with at most two decimals. */
function amountOf(text: string): Cents | undefined {
	const amount = parseAmount(text);
	return amount !== null && amount > 0 ? amount : undefined;
}

function readContact(fields: Fields): Contact {
	const title = fields.optionalText('title');
	const role = fields.optionalText('role');
	const channel = fields.optionalParsed('channel', 'one-of', channelNamed, idsOf(channelWords));
	return { name: fields.text('name'), ...(title && { title }), ...(role && { role }), ...(channel && { channel }) };
}

function readHistory(fields: Fields): HistoryEntry {
	return {
		date: fields.parsed('date', 'date', '2026-01-01', dateOf),
		channel: fields.parsed('channel', 'one-of', 'phone', channelNamed, idsOf(channelWords)),
		note: fields.text('note'),
	};
}

function readAuthority(fields: Fields): Scenario['authority'] {
	const authority = {
		instalments: fields.integer('instalments', 1, 60, 1),
		extensionDays: fields.integer('extension-days', 0, 3650, 0),
		discount: fields.integer('discount', 0, 100, 0),
	};
	fields.reading.mark(authority, fields.place.start, fields.place.end);
	fields.finish();
	return authority;
}

function readVariables(fields: Fields): Variable[] {
	const variables: Variable[] = [];
	for (const name of fields.keys().slice(0, 50)) {
		const item = fields.item(name);
		const variable = item && readVariable(fields, name, item);
		if (variable) variables.push(variable);
	}
	return variables;
}

function readVariable(fields: Fields, name: string, item: Item): Variable | undefined {
	if (!variablePattern.test(name)) {
		fields.report(item, { detail: 'variable-name' });
		return undefined;
	}
	const variable = isMap(item.node) ? rangeOfMap(fieldsOf(fields, item)) : rangeOfText(fields, item);
	if (!variable) return undefined;
	const { min, max, start } = variable;
	if (min > max || start < min || start > max) fields.report(item, { detail: 'range' });
	const node: Variable = {
		name,
		min,
		max: Math.max(min, max),
		start: Math.min(Math.max(start, min), Math.max(min, max)),
	};
	fields.reading.mark(node, item.start, item.end);
	return node;
}

type Bounds = Omit<Variable, 'name'>;

function rangeOfText(fields: Fields, item: Item): Bounds | undefined {
	const text = textOfItem(fields, item);
	if (text === undefined) return undefined;
	const found = rangePattern.exec(text);
	if (!found) {
		fields.report(item, { detail: 'range' });
		return undefined;
	}
	const min = Number(found[1]);
	const max = Number(found[2]);
	return { min, max, start: min <= 0 && max >= 0 ? 0 : min };
}

function rangeOfMap(fields: Fields): Bounds {
	const min = fields.integer('min', -999_999, 999_999, 0);
	const max = fields.integer('max', -999_999, 999_999);
	const start = fields.integer('start', -999_999, 999_999, min <= 0 && max >= 0 ? 0 : min);
	fields.finish();
	return { min, max, start };
}

function readRubric(fields: Fields): Record<string, number> {
	const weights: Record<string, number> = {};
	for (const check of fields.keys()) {
		const item = fields.item(check);
		if (!item) continue;
		const weight = integerOf(fields, item, 0, 10);
		if (!idPattern.test(check)) fields.report(item, { detail: 'id', value: check });
		else if (weight !== undefined) weights[check] = weight;
	}
	return weights;
}

const formName = /^\p{L}[\p{L}\p{N}_-]{0,39}$/u;
const mostForms = 12;

/** Each form has a value for every name that the first one has, and no other. */
function readForms(fields: Fields): Form[] | undefined {
	const items = fields.list('forms', false, mostForms);
	if (items.length === 0) return undefined;
	const report = (item: Place, detail: string, name: string, form: number) =>
		fields.reading.report('bad-form', item.start, item.end, { detail, name, form });
	const maps = items.map((item) => fieldsOf(fields, item));
	const forms = maps.map((own, index): Form => {
		const values: Record<string, string> = {};
		for (const name of own.keys().slice(0, 100)) {
			const value = own.item(name);
			if (!formName.test(name) || !value) report(own.placeOf(name), 'name', name, index + 1);
			else values[name] = textOfItem(own, value) ?? '';
		}
		return { values, moves: [], segments: [] };
	});
	const names = Object.keys(forms[0]?.values ?? {});
	forms.forEach(({ values }, index) => {
		for (const name of names) {
			if (Object.hasOwn(values, name)) continue;
			report(items[index] as Item, 'missing', name, index + 1);
			// So that it is not found fault with again wherever it is asked for.
			values[name] = forms[0]?.values[name] ?? '';
		}
		for (const name of Object.keys(values)) {
			if (names.includes(name)) continue;
			report(maps[index]?.placeOf(name) ?? fields.place, 'extra', name, index + 1);
		}
	});
	for (const form of forms)
		form.values = Object.fromEntries(Object.entries(form.values).filter(([name]) => names.includes(name)));
	if (forms.length === 1) report(items[0] as Item, 'one', '', 1);
	fields.reading.mark(forms, items[0]?.start ?? 0, items[0]?.end ?? 0);
	return forms;
}

/** A list of names, each once. */
function names(fields: Fields, key: string): string[] {
	const found: string[] = [];
	for (const item of fields.list(key, false, 200)) {
		const name = textOfItem(fields, item);
		if (name === undefined) continue;
		if (found.includes(name)) fields.report(item, { detail: 'twice', value: name });
		else found.push(name);
	}
	return found;
}
