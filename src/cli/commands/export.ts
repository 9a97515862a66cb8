/** `huikuan export`: a scenario in the form of another program, or packed to be handed on. */
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { filesOf, packageOf } from '../../lib/core/exchange/package.ts';
import { writeMermaid } from '../../lib/core/exchange/write-mermaid.ts';
import { writeScript } from '../../lib/core/exchange/write-script.ts';
import { writeTwee } from '../../lib/core/exchange/write-twee.ts';
import { writeXState } from '../../lib/core/exchange/write-xstate.ts';
import { zip } from '../../lib/core/exchange/zip.ts';
import { nearest } from '../../lib/core/scenario/distance.ts';
import type { Scenario } from '../../lib/core/scenario/scenario.ts';
import { write } from '../../lib/core/scenario/write.ts';
import { m } from '../../lib/paraglide/messages.js';
import { exchangeText } from '../../lib/wording/exchange.ts';
import type { Call, Command } from '../command.ts';
import { isFolder, readText } from '../files.ts';
import { readScenario } from '../library.ts';
import { writeResult } from '../output.ts';
import { exits, Refusal, type Exit } from '../terminal.ts';

/** Forms that are text. */
const texts: Readonly<Record<string, (scenario: Scenario) => string>> = {
	markdown: write,
	xstate: writeXState,
	mermaid: writeMermaid,
	twee: writeTwee,
	script: writeScript,
};
const forms = [...Object.keys(texts), 'zip'];

export const exportScenario: Command = {
	name: 'export',
	options: { as: 'string', to: 'string' },
	operands: { least: 1, most: 1 },
	run(call) {
		const form = formAsked(call);
		const [path = ''] = call.operands;
		const to = call.value('to');
		if (form === 'zip') return pack(path, to, call);
		const text = texts[form]?.(readScenario(path, call).scenario) ?? '';
		if (to === undefined) call.terminal.out(text.trimEnd());
		else writeResult(text, to, call);
		return exits.fine;
	},
};

function formAsked(call: Call): string {
	const { locale } = call;
	const form = call.value('as');
	const known = { forms: forms.join(', ') };
	if (form === undefined) throw new Refusal(m.cli_export_as(known, { locale }));
	if (forms.includes(form)) return form;
	const near = nearest(form, forms);
	const sentence = m.cli_export_unknown({ form, ...known }, { locale });
	const hint = near === undefined ? '' : m.cli_did_you_mean({ name: near }, { locale });
	throw new Refusal(locale === 'zh' ? sentence + hint : `${sentence} ${hint}`.trim());
}

/** The folder that the scenario stands in, or is, with both languages and all rehearsals. */
function pack(path: string, to: string | undefined, call: Call): Exit {
	const { locale, terminal } = call;
	const whole = resolve(terminal.cwd, path);
	const folder = isFolder(whole) ? whole : dirname(whole);
	const names = filesIn(folder).filter((name) => /^(?:zh|en)\.md$|\.(?:zh|en)\.play\.md$/.test(name));
	const files = names.map((name) => ({ path: name, text: readText(join(folder, name), name, locale) }));
	const { package: found, findings } = packageOf(files);
	for (const finding of findings) terminal.err(`${path}: ${exchangeText(finding, locale)}`);
	if (!found) return exits.found;
	writeResult(zip(filesOf(found)), to ?? `${found.id}.zip`, call);
	return exits.fine;
}

/** Nothing when there is no such folder: that there is no scenario is told in any case. */
function filesIn(folder: string): string[] {
	return isFolder(folder) ? readdirSync(folder).sort() : [];
}
