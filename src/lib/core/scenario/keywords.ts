/**
 * Every word of the scenario language, Chinese and English, in one place. Both are read in any file; a file is written in its own language.
 * English words are read in any letter case. Acts and moves have their own closed list in `act/act.ts`.
 */
import type { AskedLetterKind, Channel, Language, Method, Outcome } from './scenario.ts';

/** The first word of a language is the one that is written; the others are read as well. */
export interface Keyword {
	zh: readonly [string, ...string[]];
	en: readonly [string, ...string[]];
}

type Table<Id extends string> = Readonly<Record<Id, Keyword>>;

export type PartId = 'case' | 'prepare' | 'mood' | 'talk' | 'follow-up' | 'debrief';
export const partWords: Table<PartId> = {
	case: { zh: ['案情'], en: ['Case'] },
	prepare: { zh: ['准备'], en: ['Prepare'] },
	mood: { zh: ['情绪'], en: ['Mood'] },
	talk: { zh: ['对话'], en: ['Talk'] },
	'follow-up': { zh: ['跟进'], en: ['Follow up', 'Follow-up'] },
	debrief: { zh: ['复盘'], en: ['Debrief'] },
};

export type FollowUpId = 'record' | 'message' | 'letter';
export const followUpWords: Table<FollowUpId> = {
	record: { zh: ['记录'], en: ['Record'] },
	message: { zh: ['消息'], en: ['Message'] },
	letter: { zh: ['函件'], en: ['Letter'] },
};

/** The item of a letter, its deadline behind it: `催款函：2026-06-04..2026-06-12`. */
export const letterWords: Table<AskedLetterKind> = {
	reminder: { zh: ['提醒函'], en: ['Reminder'] },
	demand: { zh: ['催款函'], en: ['Demand letter', 'Demand'] },
};

export type RecordItemId = 'reason' | 'promises' | 'next-contact' | 'note';
export const recordWords: Table<RecordItemId> = {
	reason: { zh: ['原因'], en: ['Reason', 'Reasons'] },
	promises: { zh: ['承诺'], en: ['Promises', 'Promise'] },
	'next-contact': { zh: ['下次联系'], en: ['Next contact'] },
	note: { zh: ['备注'], en: ['Note', 'Notes'] },
};

export const channelWords: Table<Channel> = {
	phone: { zh: ['电话'], en: ['phone'] },
	wechat: { zh: ['微信'], en: ['wechat'] },
	visit: { zh: ['上门'], en: ['visit'] },
	meeting: { zh: ['当面'], en: ['meeting'] },
	letter: { zh: ['函件'], en: ['letter'] },
};

export const outcomeWords: Table<Outcome> = {
	paid: { zh: ['已付款'], en: ['paid'] },
	agreed: { zh: ['达成'], en: ['agreed'] },
	verbal: { zh: ['口头'], en: ['verbal'] },
	deferred: { zh: ['改期'], en: ['deferred'] },
	escalated: { zh: ['已升级'], en: ['escalated'] },
	'message-left': { zh: ['已留言'], en: ['message-left', 'message left'] },
	'no-commitment': { zh: ['无承诺'], en: ['no-commitment', 'no commitment'] },
	refused: { zh: ['拒付'], en: ['refused'] },
	'broken-off': { zh: ['谈崩'], en: ['broken-off', 'broken off'] },
};

export const methodWords: Table<Method> = {
	'bank-transfer': { zh: ['对公转账'], en: ['bank transfer', 'bank-transfer'] },
	'acceptance-bill': { zh: ['承兑汇票'], en: ['acceptance bill', 'acceptance-bill'] },
	cheque: { zh: ['支票'], en: ['cheque', 'check'] },
	cash: { zh: ['现金'], en: ['cash'] },
	'third-party': { zh: ['第三方支付'], en: ['third-party payment', 'third-party', 'third party payment'] },
	offset: { zh: ['抵扣'], en: ['offset'] },
};

/** Code spans of a scene line. */
export type SceneId = 'channel' | 'time' | 'unanswered' | 'ending';
export const sceneWords: Table<SceneId> = {
	channel: { zh: ['渠道'], en: ['channel'] },
	time: { zh: ['时间'], en: ['time'] },
	unanswered: { zh: ['无应答'], en: ['no answer'] },
	ending: { zh: ['结局'], en: ['ending'] },
};

/** Bullets that are no ordinary reply; a silence carries its seconds: `沉默 20 秒`, `silence 20 s`. */
export type SpecialId = 'other' | 'lost' | 'silence' | 'red-line';
export const specialWords: Table<SpecialId> = {
	other: { zh: ['其他', '其它'], en: ['other', 'else'] },
	lost: { zh: ['还是没懂'], en: ['still lost'] },
	silence: { zh: ['沉默'], en: ['silence'] },
	'red-line': { zh: ['越线'], en: ['red line', 'red-line'] },
};

/** Tags of a customer's line; a visit is `第 2 次`, `visit 2` (or `2nd time`). */
export type LineTagId = 'lost' | 'silence';
export const lineTagWords: Table<LineTagId> = {
	lost: { zh: ['没听懂'], en: ['lost'] },
	silence: { zh: ['沉默'], en: ['silence'] },
};

export type GuardId = 'if' | 'mood' | 'learnt' | 'said' | 'brought' | 'visits';
export const guardWords: Table<GuardId> = {
	if: { zh: ['当'], en: ['if'] },
	mood: { zh: ['情绪'], en: ['mood'] },
	learnt: { zh: ['查明'], en: ['learnt', 'learned', 'learn'] },
	said: { zh: ['说过'], en: ['said'] },
	brought: { zh: ['带了'], en: ['brought'] },
	visits: { zh: ['到访'], en: ['visits'] },
};

export type ConjunctionId = 'and' | 'or' | 'not';
export const conjunctionWords: Table<ConjunctionId> = {
	and: { zh: ['且'], en: ['and'] },
	or: { zh: ['或'], en: ['or'] },
	not: { zh: ['非'], en: ['not'] },
};

/** Single words: a fact learnt, a further promise, a day left as soon as possible, nothing, a cause that was not found out. */
export type WordId = 'learn' | 'also' | 'asap' | 'none' | 'unknown-reason';
export const words: Table<WordId> = {
	learn: { zh: ['查明'], en: ['learn', 'learnt', 'learned'] },
	also: { zh: ['另'], en: ['also'] },
	asap: { zh: ['尽快'], en: ['asap'] },
	none: { zh: ['无'], en: ['none'] },
	'unknown-reason': { zh: ['未问出'], en: ['not found out'] },
};

/** What a rehearsal may have instead of a reply. */
export type RehearsalId = 'silence' | 'undo' | 'hang-up';
export const rehearsalWords: Table<RehearsalId> = {
	silence: { zh: ['沉默'], en: ['silence'] },
	undo: { zh: ['撤回'], en: ['undo'] },
	'hang-up': { zh: ['挂断'], en: ['hang up', 'hang-up'] },
};

const lookups = new WeakMap<object, Map<string, string>>();

/** The id that a word of a table stands for, whatever its language; an id stands for itself. Undefined when nothing does. */
export function idNamed<Id extends string>(table: Table<Id>, text: string): Id | undefined {
	let lookup = lookups.get(table);
	if (!lookup) {
		lookup = new Map();
		for (const id of idsOf(table)) {
			lookup.set(id, id);
			for (const word of [...table[id].zh, ...table[id].en]) lookup.set(word.toLowerCase(), id);
		}
		lookups.set(table, lookup);
	}
	return lookup.get(text.trim().toLowerCase()) as Id | undefined;
}

/** The word that is written for an id. */
export function wordFor<Id extends string>(table: Table<Id>, id: Id, language: Language): string {
	return table[id][language][0];
}

export function idsOf<Id extends string>(table: Table<Id>): Id[] {
	return Object.keys(table) as Id[];
}

/** Every word of a table, for "did you mean": those of one language first. */
export function wordsOf<Id extends string>(table: Table<Id>, language: Language): string[] {
	const other: Language = language === 'zh' ? 'en' : 'zh';
	return [language, other].flatMap((each) => idsOf(table).map((id) => wordFor(table, id, each)));
}

const openings = new WeakMap<Keyword, { word: string; chinese: boolean }[]>();

/** The words of a keyword, the longest first: `learnt X` is not `learn` and `t X`. */
function openingsOf(keyword: Keyword): { word: string; chinese: boolean }[] {
	let found = openings.get(keyword);
	if (!found) {
		const all = (['zh', 'en'] as const).flatMap((language) =>
			keyword[language].map((word) => ({ word: word.toLowerCase(), chinese: language === 'zh' })),
		);
		found = all.sort((a, b) => b.word.length - a.word.length);
		openings.set(keyword, found);
	}
	return found;
}

/**
 * The rest of a text that begins with one of the words (and a space, or nothing more), trimmed; undefined when it does not. Chinese words need no space
 * behind them.
 */
export function afterWord(keyword: Keyword, text: string): string | undefined {
	const lower = text.toLowerCase();
	for (const { word, chinese } of openingsOf(keyword)) {
		if (!lower.startsWith(word)) continue;
		const rest = text.slice(word.length);
		if (rest === '' || chinese || /^\s/.test(rest)) return rest.trim();
	}
	return undefined;
}

/** The visit that a tag names (`第 2 次`, `第二次`, `visit 2`, `2nd time`): 1 or more; undefined when the text is no such tag. */
export function visitNamed(text: string): number | undefined {
	const bare = text.trim().toLowerCase();
	const found =
		/^第\s{0,4}(\d{1,3}|[一二三四五六七八九十])\s{0,4}次$/.exec(bare) ??
		/^visit\s{1,4}(\d{1,3})$/.exec(bare) ??
		/^(\d{1,3})(?:st|nd|rd|th)\s{1,4}(?:time|visit)$/.exec(bare);
	const digits = found?.[1];
	if (digits === undefined) return undefined;
	const chinese = '一二三四五六七八九十'.indexOf(digits);
	const visit = chinese >= 0 ? chinese + 1 : Number(digits);
	return visit >= 1 ? visit : undefined;
}

export function visitTag(visit: number, language: Language): string {
	return language === 'zh' ? `第 ${visit} 次` : `visit ${visit}`;
}
