/** A run as a play to read: preparation, talk with moods and acts, follow-up, and where it ended. */
import type { Snapshot } from '../lib/core/machine/events.ts';
import { followUpOf } from '../lib/core/run/follow-up.ts';
import type { Run } from '../lib/core/run/log.ts';
import type { RunState } from '../lib/core/run/replay.ts';
import { momentOf, type MyTurn, type TheirTurn } from '../lib/core/run/script.ts';
import { undone } from '../lib/core/run/standing.ts';
import { addDays } from '../lib/core/scenario/calendar.ts';
import { fillFacts, formatDate, formatPromises } from '../lib/core/scenario/facts.ts';
import type { Language, Scenario } from '../lib/core/scenario/scenario.ts';
import { score } from '../lib/core/score/score.ts';
import { notedScript, type NotedExchange, type TurnNote } from '../lib/core/score/notes.ts';
import { m } from '../lib/paraglide/messages.js';
import { channelName } from '../lib/wording/account.ts';
import { actName, moveName } from '../lib/wording/act.ts';
import { outcomeName, rungName, toneName } from '../lib/wording/rubric.ts';

/** The lines of the play. @param state what `replay` of the run gives */
export function transcriptText(scenario: Scenario, run: Run, state: RunState, locale: Language): string[] {
	const { title, id, language, version } = scenario;
	const { mode, coaching, seed } = run.head;
	const how = [
		mode === 'choice' ? m.cli_mode_choice({}, { locale }) : m.cli_mode_free({}, { locale }),
		coaching === 'exam' ? m.cli_exam({}, { locale }) : m.cli_coached({}, { locale }),
		m.cli_seed({ seed }, { locale }),
	];
	return [
		`${title} (${id}, ${language}, v${version}) · ${how.join(' · ')}`,
		...preparation(scenario, state, locale),
		...talk(scenario, run, state, locale),
		...followUp(scenario, state, locale),
		...ending(scenario, run, state, locale),
	];
}

function part(heading: string, lines: readonly string[]): string[] {
	const last = lines.findLastIndex((line) => line !== '');
	return last < 0 ? [] : ['', heading, '', ...lines.slice(0, last + 1)];
}

function preparation(scenario: Scenario, { prepare }: RunState, locale: Language): string[] {
	const lines = scenario.prepare.flatMap(({ text, options }, question) => [
		`  ${text}`,
		...options.map((option, index) => `    [${prepare[question]?.includes(index) ? 'x' : ' '}] ${option.text}`),
	]);
	return part(m.cli_part_prepare({}, { locale }), lines);
}

function talk(scenario: Scenario, run: Run, state: RunState, locale: Language): string[] {
	if (!state.snapshot) return part(m.cli_part_talk({}, { locale }), [`  ${m.cli_not_begun({}, { locale })}`]);
	const lines = notedScript(scenario, run).flatMap((exchange) => exchangeText(exchange, locale));
	return part(m.cli_part_talk({}, { locale }), lines);
}

function exchangeText(exchange: NotedExchange, locale: Language): string[] {
	const { mine, note, narration, channelChange, days, unanswered, theirs } = exchange;
	return [
		...(mine ? [mineText(mine, exchange.undone, locale)] : []),
		...(mine?.kind === 'reply' && note ? noteText(note, locale).map((text) => `      ${text}`) : []),
		...(days > 0 ? [`  ${m.talk_days_later({ days }, { locale })}`] : []),
		...(channelChange ? [`  ${m.talk_channel_now({ channel: channelName(channelChange, locale) }, { locale })}`] : []),
		...narration.map((text) => `  ${text}`),
		...(unanswered ? [`  ${m.cli_unanswered({}, { locale })}`] : []),
		...(theirs ? theirText(theirs, locale) : []),
		'',
	];
}

/** The trainee's words with the acts behind the words that show them. */
function mineText({ kind, number, words }: MyTurn, takenBack: boolean, locale: Language): string {
	const undone = takenBack ? m.cli_taken_back({}, { locale }) : '';
	if (kind === 'silence') return `  ${m.talk_you_said_nothing({}, { locale })}${undone}`;
	if (kind === 'hang-up') return `  ${m.talk_you_hung_up({}, { locale })}${undone}`;
	const said = words
		.map(({ text, acts }) => (acts.length === 0 ? text : `${text.trimEnd()} [${actNames(acts, locale)}] `))
		.join('')
		.replace(/\] (?=[，。；：、？！”,.;:?!])/g, ']');
	return `  ${takenBack ? '-' : (number ?? '')} ${m.talk_you_said({}, { locale })}${said.trim()}${undone}`;
}

function noteText({ tone, mood, promises }: TurnNote, locale: Language): string[] {
	const moved = mood && m.cli_mood_moved({ from: mood.from, to: mood.to, act: actName(mood.act, locale) }, { locale });
	const none = m.rubric_rung_0({}, { locale });
	const promised =
		promises && m.cli_promises_moved({ from: promises.from ?? none, to: promises.to ?? none }, { locale });
	return [toneName(tone, locale), ...(moved ? [moved] : []), ...(promised ? [promised] : [])];
}

function theirText({ speaker, mood, text, stock, moves }: TheirTurn, locale: Language): string[] {
	const name = mood === '' ? speaker : `${speaker}${m.talk_in_mood({ mood }, { locale })}`;
	const words = stock ? [m.cli_stock_phrase({}, { locale })] : text;
	const done = [...new Set(moves.map(({ kind }) => moveName(kind, locale)))].join(m.list_comma({}, { locale }));
	const indent = '    ';
	const [first = '', ...rest] = words;
	const last = done === '' ? '' : ` [${done}]`;
	const lines = [`  ${m.talk_they_said({ name }, { locale })}${first}`, ...rest.map((line) => `${indent}${line}`)];
	return lines.map((line, index) => (index === lines.length - 1 ? line + last : line));
}

function actNames(acts: readonly Parameters<typeof actName>[0][], locale: Language): string {
	return acts.map((act) => actName(act, locale)).join(m.list_comma({}, { locale }));
}

function followUp(scenario: Scenario, { snapshot, record, message }: RunState, locale: Language): string[] {
	const key = followUpOf(scenario, snapshot);
	const lines: string[] = [];
	const item = (name: string, text: string) => lines.push(`  ${m.talk_they_said({ name }, { locale })}${text}`);
	const nothing = m.cli_nothing({}, { locale });
	if (record) {
		const reason = record.reason === null ? undefined : key.record.reasons[record.reason]?.text;
		item(m.follow_up_reason({}, { locale }), reason ?? nothing);
		item(m.talk_promise({}, { locale }), formatPromises(record.promises, scenario.language, scenario.account.currency));
		const { next } = record;
		const contact =
			next && `${formatDate(next.date, scenario.language)} ${next.contact} ${channelName(next.channel, locale)}`;
		item(m.follow_up_next({}, { locale }), contact ?? nothing);
		if (record.notes !== '') item(m.follow_up_notes({}, { locale }), record.notes);
	}
	if (message && snapshot) {
		// What was written names the promises of the record, where there is one.
		const moment = { ...momentOf(snapshot), ...(record && { promises: record.promises }) };
		const chosen = message.parts.map((option, index) =>
			option === null ? nothing : (key.message[index]?.options[option]?.text ?? nothing),
		);
		const parts = message.text === undefined ? chosen.map((text) => fillFacts(text, scenario, moment)) : [message.text];
		lines.push(`  ${m.follow_up_message({}, { locale })}`, ...parts.map((text) => `    ${text}`));
		if (message.letter !== undefined && key.letter) {
			const name = key.letter.kind === 'demand' ? m.letter_kind_demand : m.letter_kind_reminder;
			lines.push(`  ${name({}, { locale })}`, ...message.letter.split('\n').map((text) => `    ${text}`));
		}
	}
	return part(m.cli_part_follow_up({}, { locale }), lines);
}

/** Where the run stands at the end of its log. */
function ending(scenario: Scenario, run: Run, state: RunState, locale: Language): string[] {
	const { snapshot, phase } = state;
	if (!snapshot) return [];
	const { rung } = score(scenario, state, run.entries);
	const takenBack = undone(run.entries).filter((entry) => run.entries[entry]?.kind === 'reply').length;
	const lines = [
		...(phase === 'finished' ? [] : [m.cli_not_finished({}, { locale })]),
		where(scenario, snapshot, rung, locale),
		...scenario.variables.map(({ name }, index) => `${name} = ${snapshot.variables[index] ?? 0}`),
		...(takenBack > 0 ? [m.cli_taken_back_count({ count: takenBack }, { locale })] : []),
	];
	return part(
		m.cli_part_end({}, { locale }),
		lines.map((line) => `  ${line}`),
	);
}

function where(scenario: Scenario, snapshot: Snapshot, rung: number, locale: Language): string {
	const state = scenario.states[snapshot.state];
	return m.cli_where(
		{
			state: state?.name ?? '',
			outcome: outcomeName(state?.outcome ?? null, locale),
			mood: scenario.moods[snapshot.mood] || m.cli_nothing({}, { locale }),
			date: addDays(scenario.account.today, snapshot.days),
			causes:
				snapshot.causes.map((fact) => scenario.facts[fact] ?? '').join(m.list_comma({}, { locale })) ||
				m.cli_nothing({}, { locale }),
			promises: formatPromises(snapshot.promises, scenario.language, scenario.account.currency),
			rung,
			name: rungName(rung, locale),
		},
		{ locale },
	);
}
