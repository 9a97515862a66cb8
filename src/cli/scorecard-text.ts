/** A scorecard to read: the total and what it is made of, every check with its evidence, and the method scores. */
import type { Language, Scenario } from '../lib/core/scenario/scenario.ts';
import { isRedLineAct } from '../lib/core/score/red-lines.ts';
import {
	principles,
	type CheckResult,
	type Evidence,
	type ObjectionScore,
	type Principle,
	type Scorecard,
	type Status,
} from '../lib/core/score/scorecard.ts';
import { m } from '../lib/paraglide/messages.js';
import { actName, moveName } from '../lib/wording/act.ts';
import { checkSentences, earnText, evidenceText, type RunWords } from '../lib/wording/evidence.ts';
import { redLineReason } from '../lib/wording/red-line.ts';
import {
	capText,
	checkName,
	lscpStepName,
	medalName,
	outcomeName,
	pmpStepName,
	principleName,
	rungName,
} from '../lib/wording/rubric.ts';

const marks: Record<Status, string> = { yes: '✓', no: '✗', 'not-applicable': '–' };

export function scorecardText(card: Scorecard, scenario: Scenario, locale: Language): string[] {
	const run: RunWords = { customer: scenario.customer.name, replies: card.replies };
	return [
		...headText(card, scenario, locale),
		...redLinesText(card, locale),
		...principles.flatMap((principle) => principleText(principle, card, run, locale)),
		...lscpText(card, run, locale),
		...pmpText(card, run, locale),
		...ladderText(card, run, locale),
	];
}

function headText(card: Scorecard, { title, best }: Scenario, locale: Language): string[] {
	const { parts, outcome, caps } = card;
	const points = ([name, { points, of }]: [string, { points: number; of: number }]) => `${name} ${points}/${of}`;
	return [
		title,
		m.cli_score_total({ total: card.total, medal: medalName(card.medal, card.passed, locale) }, { locale }),
		[
			points([m.rubric_part_principles({}, { locale }), parts.principles]),
			points([m.rubric_part_lscp({}, { locale }), parts.lscp]),
			points([m.rubric_part_outcome({}, { locale }), parts.outcome]),
		].join(' · '),
		...(card.uncapped === card.total ? [] : [m.rubric_cap_from({ uncapped: card.uncapped }, { locale })]),
		...caps.map(({ cap, limit }) => capText(cap, limit, locale)),
		m.cli_score_outcome(
			{ outcome: outcomeName(outcome.id, locale), value: outcome.value, best: outcomeName(best, locale) },
			{ locale },
		),
		m.cli_score_replies({ replies: card.replies, undone: card.undone }, { locale }),
	];
}

function redLinesText({ redLines }: Scorecard, locale: Language): string[] {
	return redLines.flatMap(({ act, words, undone }) => [
		'',
		`${m.rubric_tone_red({}, { locale })} · ${actName(act, locale)}: “${words}”`,
		...(undone ? [`    ${m.rubric_red_undone({}, { locale })}`] : []),
		...(isRedLineAct(act) ? [`    ${redLineReason(act, locale)}`] : []),
	]);
}

function principleText(principle: Principle, card: Scorecard, run: RunWords, locale: Language): string[] {
	const own = card.principles[principle];
	const value = own ? `${own.met}/${own.applicable}` : marks['not-applicable'];
	const checks = card.checks.filter((check) => check.principle === principle);
	return [
		'',
		`${principleName(principle, locale)} ${value}`,
		...checks.flatMap((check) => checkText(check, run, locale)),
	];
}

function checkText(check: CheckResult, run: RunWords, locale: Language): string[] {
	const weight = check.status === 'not-applicable' ? '' : ` (${check.weight})`;
	const earn = earnText(check, locale);
	return [
		`  ${marks[check.status]} ${checkName(check.id, locale)}${weight}`,
		...[...checkSentences(check, run, locale), ...(earn ? [earn] : [])].map((sentence) => `      ${sentence}`),
	];
}

function lscpText({ lscp }: Scorecard, run: RunWords, locale: Language): string[] {
	const { objections, mean } = lscp;
	const value = mean
		? String(Math.round((10 * mean.numerator) / mean.denominator) / 10)
		: m.rubric_lscp_none({}, { locale });
	return ['', `LSCP ${value}`, ...objections.flatMap((objection) => objectionText(objection, run, locale))];
}

function objectionText(
	{ kind, opened, replies, steps, ordered, score }: ObjectionScore,
	run: RunWords,
	locale: Language,
): string[] {
	const value = score === null ? m.rubric_lscp_short({ replies }, { locale }) : String(score);
	const taken = (['listen', 'understand', 'propose', 'agree'] as const).map((step) => {
		const evidence = steps[step];
		return `      ${marks[evidence ? 'yes' : 'no']} ${lscpStepName(step, locale)}${evidence ? ` ${evidenceText(evidence, run, locale)}` : ''}`;
	});
	const inOrder = score !== null && Object.values(steps).every(Boolean) && !ordered;
	return [
		`  ${moveName(kind, locale)} ${value} · ${evidenceText(opened, run, locale)}`,
		...taken,
		...(inOrder ? [`      ${m.cli_lscp_out_of_order({}, { locale })}`] : []),
	];
}

function pmpText({ pmp }: Scorecard, run: RunWords, locale: Language): string[] {
	const step = (name: 'ask' | 'listen' | 'sum') => {
		const evidence: Evidence | null = pmp[name];
		return `  ${marks[evidence ? 'yes' : 'no']} ${pmpStepName(name, locale)}${evidence ? ` ${evidenceText(evidence, run, locale)}` : ''}`;
	};
	const interrupted = pmp.interrupted
		? [`      ${m.rubric_pmp_interrupted({ reply: pmp.interrupted.reply ?? 0 }, { locale })}`]
		: [];
	return ['', `PMP · ${m.rubric_pmp_about({}, { locale })}`, step('ask'), step('listen'), ...interrupted, step('sum')];
}

function ladderText({ rung, ladder }: Scorecard, run: RunWords, locale: Language): string[] {
	const reached = ladder.flatMap((evidence, step) =>
		evidence && evidence.words !== ''
			? [`  ${step} ${rungName(step, locale)}: ${evidenceText(evidence, run, locale)}`]
			: [],
	);
	return ['', m.cli_ladder({ rung, name: rungName(rung, locale) }, { locale }), ...reached];
}
