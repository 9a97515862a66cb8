/** What stands in code spans, headings and conditions of the talk, as text: scene, variant, moves, acts, effects, guards. */
import { actOf, moves as moveTable } from '../act/act.ts';
import { plainAmount } from './amounts.ts';
import {
	channelWords,
	conjunctionWords,
	guardWords,
	methodWords,
	outcomeWords,
	sceneWords,
	specialWords,
	visitTag,
	wordFor,
	words,
} from './keywords.ts';
import type {
	Guard,
	Language,
	Move,
	Part,
	PlanItem,
	PromiseTerms,
	Reply,
	Scenario,
	Segment,
	State,
} from './scenario.ts';

/** `恼火 · 第 2 次`: the heading of a variant. */
export function writePartName({ mood, visit }: Part, { moods, language }: Scenario): string {
	const names = mood === null ? [] : [moods[mood] ?? ''];
	if (visit !== null || names.length === 0) names.push(visitTag(visit ?? 1, language));
	return names.join(' · ');
}

/** `渠道 微信`, `时间 +1 天 9:30`, `无应答`, `结局 达成`. */
export function writeScene({ channel, days, time, unanswered, outcome }: State, language: Language): string[] {
	const spans: string[] = [];
	if (channel) spans.push(`${wordFor(sceneWords, 'channel', language)} ${wordFor(channelWords, channel, language)}`);
	if (days > 0) {
		const unit = language === 'zh' ? '天' : days === 1 ? 'day' : 'days';
		spans.push(`${wordFor(sceneWords, 'time', language)} +${days} ${unit}${time ? ` ${time}` : ''}`);
	} else if (time) {
		spans.push(`${wordFor(sceneWords, 'time', language)} ${time}`);
	}
	if (unanswered) spans.push(wordFor(sceneWords, 'unanswered', language));
	if (outcome) spans.push(`${wordFor(sceneWords, 'ending', language)} ${wordFor(outcomeWords, outcome, language)}`);
	return spans;
}

/** `推脱`, `真因 资金周转`, `另 承诺 80000 2026-06-05 对公转账`. */
export function writeMove(move: Move, { facts, language }: Scenario): string {
	if (move.written !== undefined) return move.written;
	const label = moveTable.find((each) => each.id === move.kind)?.label[language] ?? move.kind;
	if (move.kind === 'reveal') return `${label} ${facts[move.fact] ?? ''}`;
	if (move.kind !== 'promise') return label;
	const also = move.more ? `${wordFor(words, 'also', language)} ` : '';
	return `${also}${label} ${writeTerms(move, language)}`;
}

/** The word of a special bullet: `其他`, `沉默 20 秒`; empty for an ordinary reply. */
export function writeSpecial({ kind, seconds }: Reply, language: Language): string {
	const word = kind === 'reply' ? '' : wordFor(specialWords, kind, language);
	if (kind !== 'silence') return word;
	return language === 'zh' ? `${word} ${seconds ?? 20} 秒` : `${word} ${seconds ?? 20} s`;
}

/** The acts of a segment; figures stand with the first act that may carry them. */
export function writeActs({ acts, plan, documents, written }: Segment, { account, language }: Scenario): string[] {
	if (written) return written;
	const carrier = acts.find((act) => act === 'propose-plan' || act === 'split-dispute');
	return acts.map((act) => {
		const label = actOf(act).label[language];
		if (act === carrier && plan.length > 0) return `${label} ${plan.map(writePlanItem).join(' ')}`;
		if (act !== 'cite-evidence' || documents.length === 0) return label;
		const names = documents.map((document) => account.documents[document] ?? '');
		return `${label} ${names.join(language === 'zh' ? '、' : ', ')}`;
	});
}

/** What a reply changes: `追问+1`, `查明 等项目回款`. */
export function writeEffects({ effects, learns }: Reply, { variables, facts, language }: Scenario): string[] {
	return [
		...effects.map(({ variable, op, value }) => `${variables[variable]?.name ?? ''}${op}${value}`),
		...learns.map((fact) => `${wordFor(words, 'learn', language)} ${facts[fact] ?? ''}`),
	];
}

/** A guard as it is written behind `当` or `if`. */
export function writeGuard(guard: Guard, scenario: Scenario): string {
	const { language } = scenario;
	const word = (id: keyof typeof guardWords) => wordFor(guardWords, id, language);
	switch (guard.kind) {
		case 'variable':
			return `${scenario.variables[guard.variable]?.name ?? ''}${guard.op}${guard.value}`;
		case 'mood':
			return `${word('mood')}${guard.is ? '=' : '!='}${scenario.moods[guard.mood] ?? ''}`;
		case 'learnt':
			return `${word('learnt')} ${scenario.facts[guard.fact] ?? ''}`;
		case 'said':
			return `${word('said')} ${actOf(guard.act).label[language]}`;
		case 'brought':
			return `${word('brought')} ${scenario.account.documents[guard.document] ?? ''}`;
		case 'visits':
			return `${word('visits')}${guard.op}${guard.value}`;
		case 'and':
		case 'or':
			return guard.of
				.map((each) => writeGuard(each, scenario))
				.join(` ${wordFor(conjunctionWords, guard.kind, language)} `);
		case 'not':
			return `${wordFor(conjunctionWords, 'not', language)} ${writeGuard(guard.of, scenario)}`;
	}
}

/** `80000 2026-06-05 对公转账`, `?` for what is open. */
export function writeTerms({ amount, date, method }: PromiseTerms, language: Scenario['language']): string {
	return [
		amount === null ? '?' : plainAmount(amount),
		date === null ? '?' : date === 'asap' ? wordFor(words, 'asap', language) : date,
		method === null ? '?' : wordFor(methodWords, method, language),
	].join(' ');
}

/** `80000@2026-06-05`, `50%@2026-06`, `@2026-06`, `80000`. */
export function writePlanItem({ amount, share, date }: PlanItem): string {
	const sum = share !== null ? `${share}%` : amount !== null ? plainAmount(amount) : '';
	if (date !== null) return `${sum}@${date}`;
	return sum === '' ? '?' : sum;
}
