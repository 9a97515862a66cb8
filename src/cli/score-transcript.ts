/** `huikuan score --transcript`: the scorecard of a real conversation, as JSON. */
import { resolve } from 'node:path';
import { readDossier } from '../lib/core/transcript/read-dossier.ts';
import { readTranscript } from '../lib/core/transcript/read-transcript.ts';
import { languageOfTurns, scoreTranscript } from '../lib/core/transcript/score-transcript.ts';
import { nameOfSide, speakersOf, turnsOf } from '../lib/core/transcript/sides.ts';
import type { Dossier } from '../lib/core/transcript/dossier.ts';
import type { ReadTranscript, Turn } from '../lib/core/transcript/turn.ts';
import { m } from '../lib/paraglide/messages.js';
import { dossierExample, dossierTroubleText, troubleText } from '../lib/wording/transcript.ts';
import type { Call } from './command.ts';
import { earFor, movesEarFor } from './ear.ts';
import { readText } from './files.ts';
import { exits, Refusal, type Exit } from './terminal.ts';

/** What is wrong with the files is said line by line, and exits 1; a file that is not there, or a call that cannot be meant, exits 2. */
export function scoreTalk(shown: string, call: Call): Exit {
	const { locale, terminal } = call;
	const read = readTranscript(readText(resolve(terminal.cwd, shown), shown, locale));
	const sentences = read.troubles.map((trouble) => troubleText(trouble, locale));
	const dossier = sentences.length > 0 ? null : dossierOf(read, shown, call);
	if (sentences.length > 0 || !dossier) {
		for (const trouble of sentences) terminal.err(m.cli_transcript_trouble({ path: shown, trouble }, { locale }));
		return exits.found;
	}
	const turns = sidesOf(read, dossier, shown, call);
	const language = dossier.language ?? languageOfTurns(turns);
	const name =
		dossier.customer.name || nameOfSide(turns, 'customer') || m.transcript_customer({}, { locale: language });
	const named: Dossier = { ...dossier, customer: { ...dossier.customer, name } };
	const { card } = scoreTranscript(turns, named, language, { acts: earFor(language), moves: movesEarFor(language) });
	terminal.out(JSON.stringify(card, null, 2));
	return exits.fine;
}

/** null when something is wrong with it, which is said then. */
function dossierOf(read: ReadTranscript, shown: string, call: Call): Dossier | null {
	const { locale, terminal } = call;
	const file = call.value('dossier');
	let value = read.dossier;
	if (file !== undefined) {
		try {
			value = JSON.parse(readText(resolve(terminal.cwd, file), file, locale)) as unknown;
		} catch (error) {
			if (error instanceof Refusal) throw error;
			const reason = error instanceof Error ? error.message : '';
			throw new Refusal(m.cli_transcript_bad_json({ path: file, reason }, { locale }), exits.found);
		}
		// A whole transcript may serve for its dossier.
		if (typeof value === 'object' && value !== null && 'dossier' in value) value = value.dossier;
	}
	if (value === undefined) {
		throw new Refusal(m.cli_transcript_no_dossier({ path: shown, example: dossierExample }, { locale }), exits.found);
	}
	const day = read.said.find((turn) => turn.day !== null)?.day ?? null;
	const { dossier, troubles } = readDossier(value, day);
	for (const trouble of troubles) {
		const text = dossierTroubleText(trouble, locale);
		terminal.err(m.cli_transcript_trouble({ path: file ?? shown, trouble: text }, { locale }));
	}
	return dossier;
}

function sidesOf(read: ReadTranscript, dossier: Dossier, shown: string, call: Call): Turn[] {
	const { locale } = call;
	const speakers = speakersOf(read.said, { trainee: dossier.trainee.name, customer: dossier.customer.name });
	const names = speakers.map(({ name }) => name).join(locale === 'zh' ? '、' : ', ');
	const me = call.value('me');
	if (me !== undefined && !speakers.some(({ name }) => name === me))
		throw new Refusal(m.cli_transcript_no_such_name({ path: shown, name: me, names }, { locale }), exits.found);
	const sides = new Map(
		speakers.flatMap(({ name, side }) => {
			const own = me === undefined ? side : name === me ? 'trainee' : 'customer';
			return own === null ? [] : [[name, own] as const];
		}),
	);
	const turns = turnsOf(read.said, sides);
	if (!turns) throw new Refusal(m.cli_transcript_who({ path: shown, names }, { locale }), exits.found);
	if (new Set(turns.map(({ who }) => who)).size < 2) {
		const trouble = troubleText({ code: 'one-side', line: null, values: {} }, locale);
		throw new Refusal(m.cli_transcript_trouble({ path: shown, trouble }, { locale }), exits.found);
	}
	return turns;
}
