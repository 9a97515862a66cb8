/** Front matter in its canonical layout: block maps, rows of lists and short maps in one line, strings quoted only where they must be. */
import { plainAmount } from './amounts.ts';
import type { Invoice, Scenario, Variable } from './scenario.ts';

type Value = string | number | undefined;

export function writeFrontMatter(scenario: Scenario): string[] {
	const { account, authority, customer, trainee } = scenario;
	return [
		'---',
		`id: ${scenario.id}`,
		`language: ${scenario.language}`,
		`version: ${scenario.version}`,
		`title: ${scalar(scenario.title)}`,
		`summary: ${scalar(scenario.summary)}`,
		`topic: ${scenario.topic}`,
		`channel: ${scenario.channel}`,
		`difficulty: ${scenario.difficulty}`,
		`minutes: ${scenario.minutes}`,
		`best: ${scenario.best}`,
		'customer:',
		...indented([
			['name', customer.name],
			['title', customer.title],
			['company', customer.company],
			['temper', customer.temper],
		]),
		'trainee:',
		...indented([
			['name', trainee.name],
			['company', trainee.company],
			['title', trainee.title],
		]),
		'account:',
		`  currency: ${account.currency}`,
		`  today: ${account.today}`,
		'  invoices:',
		...account.invoices.map((invoice) => `    - ${invoiceRow(invoice)}`),
		...(account.documents.length > 0 ? [`  documents: ${flowList(account.documents)}`] : []),
		...rows('contacts', account.contacts, ({ name, title, role, channel }) =>
			flowMap([
				['name', name],
				['title', title],
				['role', role],
				['channel', channel],
			]),
		),
		...rows('history', account.history, ({ date, channel, note }) =>
			flowMap([
				['date', date],
				['channel', channel],
				['note', note],
			]),
		),
		`authority: ${flowMap([
			['instalments', authority.instalments],
			['extension-days', authority.extensionDays],
			['discount', authority.discount],
		])}`,
		...(scenario.variables.length > 0
			? ['variables:', ...scenario.variables.map((each) => `  ${variableRow(each)}`)]
			: []),
		...(scenario.facts.length > 0 ? [`facts: ${flowList(scenario.facts)}`] : []),
		`goal: ${scalar(scenario.goal)}`,
		...(scenario.forms
			? ['forms:', ...scenario.forms.map(({ values }) => `  - ${flowMap(Object.entries(values).map(formValue))}`)]
			: []),
		...(scenario.rubric ? rubricRows(scenario.rubric) : []),
		'---',
	];
}

function indented(fields: readonly (readonly [string, Value])[]): string[] {
	return fields.flatMap(([key, value]) => (value === undefined ? [] : [`  ${key}: ${scalar(String(value))}`]));
}

function rows<T>(key: string, list: readonly T[], row: (item: T) => string): string[] {
	return list.length === 0 ? [] : [`  ${key}:`, ...list.map((item) => `    - ${row(item)}`)];
}

function invoiceRow({ number, goods, amount, due, issued, disputed }: Invoice): string {
	return flowMap([
		['number', number],
		['goods', goods],
		['amount', Number(plainAmount(amount))],
		['due', due],
		['issued', issued],
		['disputed', disputed === undefined ? undefined : Number(plainAmount(disputed))],
	]);
}

/** `追问: 0..5`; with `start` when it is not the usual one, 0 or else the least. */
function variableRow({ name, min, max, start }: Variable): string {
	const usual = min <= 0 && max >= 0 ? 0 : min;
	return `${scalar(name)}: ${start === usual ? `${min}..${max}` : `{ min: ${min}, max: ${max}, start: ${start} }`}`;
}

function rubricRows(rubric: Record<string, number>): string[] {
	const weights = Object.entries(rubric);
	return weights.length === 0
		? ['rubric: {}']
		: ['rubric:', ...weights.map(([check, weight]) => `  ${check}: ${weight}`)];
}

/** A plain number needs no quotes: every value of a form is read as a text. */
function formValue([name, value]: [string, string]): readonly [string, Value] {
	return [name, /^(?:0|[1-9]\d{0,11})$/.test(value) ? Number(value) : value];
}

function flowMap(fields: readonly (readonly [string, Value])[]): string {
	const pairs = fields.flatMap(([key, value]) =>
		value === undefined ? [] : [`${key}: ${typeof value === 'number' ? value : flowScalar(value)}`],
	);
	return `{ ${pairs.join(', ')} }`;
}

function flowList(names: readonly string[]): string {
	return `[${names.map(flowScalar).join(', ')}]`;
}

/** In one line with others a text that lists things within a sentence is easier to read in quotes. */
export function flowScalar(text: string): string {
	return /[,[\]{}]/.test(text) || (text.includes('、') && /[，；]/.test(text)) ? quoted(text) : scalar(text);
}

const otherType = /^(?:~|null|true|false|[-+.]?\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?|0[xob][\da-f]+|[-+]?\.(?:inf|nan))$/i;
const indicator = /^[-?:,[\]{}#&*!|>'"%@`]/;
const unsafe = /: |:$| #|[\p{C}\u2028\u2029\u00a0\u3000]|^\s|\s$/u;

/** A text as YAML: as it is where YAML reads it as the same text, else in double quotes. */
export function scalar(text: string): string {
	return text === '' ||
		indicator.test(text) ||
		unsafe.test(text) ||
		otherType.test(text) ||
		/^(?:---|\.\.\.)/.test(text)
		? quoted(text)
		: text;
}

/** JSON's strings are YAML's double-quoted ones. */
function quoted(text: string): string {
	return JSON.stringify(text);
}
