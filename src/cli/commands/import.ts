/** `huikuan import`: a Twee or Twine story as the draft of a scenario, and a word on everything that has no place in it. */
import { resolve } from 'node:path';
import { importStory, type Draft } from '../../lib/core/exchange/import-story.ts';
import type { ExchangeFinding } from '../../lib/core/exchange/exchange-finding.ts';
import { nearest } from '../../lib/core/scenario/distance.ts';
import { read } from '../../lib/core/scenario/read.ts';
import { m } from '../../lib/paraglide/messages.js';
import { exchangeText } from '../../lib/wording/exchange.ts';
import type { Call, Command } from '../command.ts';
import { readText } from '../files.ts';
import { writeResult } from '../output.ts';
import { exits, Refusal, type Exit } from '../terminal.ts';

export const importScenario: Command = {
	name: 'import',
	options: { story: 'string', to: 'string' },
	operands: { least: 1, most: 1 },
	run(call) {
		const { locale, terminal } = call;
		const [path = ''] = call.operands;
		const text = readText(resolve(terminal.cwd, path), path, locale);
		const { drafts, findings } = importStory(text, new Date().toISOString().slice(0, 10));
		for (const finding of findings) terminal.err(told(finding, path, call));
		if (drafts.length === 0) return exits.found;
		return give(draftAsked(drafts, path, call), path, call);
	},
};

/** The one story that there is, or that was named. */
function draftAsked(drafts: readonly Draft[], path: string, { value, locale }: Call): Draft {
	const name = value('story');
	const titles = drafts.map(({ title }) => title);
	const names = titles.map((title) => `“${title}”`).join(' ');
	const draft = name === undefined ? drafts[0] : drafts.find(({ title }) => title === name);
	if (name === undefined && drafts.length > 1)
		throw new Refusal(m.cli_import_several({ path, count: drafts.length, names }, { locale }));
	if (draft) return draft;
	const near = nearest(name ?? '', titles);
	const hint = near === undefined ? '' : m.cli_did_you_mean({ name: near }, { locale });
	throw new Refusal(`${m.cli_import_no_story({ path, name: name ?? '', names }, { locale })} ${hint}`.trim());
}

function give({ text, findings }: Draft, path: string, call: Call): Exit {
	const { locale, terminal } = call;
	const to = call.value('to');
	if (text !== null && to !== undefined) writeResult(text, to, call);
	else if (text !== null) terminal.out(text.trimEnd());
	for (const finding of findings) terminal.err(told(finding, path, call));
	if (text === null) return exits.found;
	const passages = read(text).scenario?.states.length ?? 0;
	terminal.err(m.cli_import_told({ path, passages, count: findings.length }, { locale }));
	return exits.fine;
}

function told(finding: ExchangeFinding, path: string, { locale }: Call): string {
	const { range, severity, code } = finding;
	const place = range ? `${path}:${range.start.line}:${range.start.column}` : path;
	const name = severity === 'error' ? m.findings_error({}, { locale }) : m.findings_warning({}, { locale });
	return `${place}: ${name} [${code}] ${exchangeText(finding, locale)}`;
}
