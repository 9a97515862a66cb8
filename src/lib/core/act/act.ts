/**
 * The closed list of dialogue acts and customer moves: what a line does. Imports nothing; every room of core may read it.
 * A reply carries zero or more acts; a customer's line carries zero or more moves. Ids are what code and data use, labels are what authors write.
 */

export type ActGroup = 'open' | 'state' | 'listen' | 'propose' | 'agree' | 'weak' | 'red';

/** The tone of a reply or an act: sound 得力, weak 乏力, red 越线, neutral 平常 (no act at all). */
export type Tone = 'sound' | 'weak' | 'red' | 'neutral';

const table = [
	['identify', 'open', '表明身份', 'identify self'],
	['verify-contact', 'open', '核实对方', 'verify contact'],
	['rapport', 'open', '寒暄铺垫', 'build rapport'],
	['ask-permission', 'open', '征询时间', 'ask for time'],
	['state-debt', 'state', '说明欠款', 'state the debt'],
	['cite-evidence', 'state', '出示凭证', 'cite evidence'],
	['recall-terms', 'state', '重申约定', 'recall terms'],
	['ask-open', 'listen', '开放提问', 'ask openly'],
	['ask-specific', 'listen', '追问细节', 'probe details'],
	['reflect', 'listen', '复述确认', 'reflect back'],
	['empathise', 'listen', '共情理解', 'empathise'],
	['acknowledge', 'listen', '认可感谢', 'acknowledge'],
	['propose-plan', 'propose', '提出方案', 'propose a plan'],
	['split-dispute', 'propose', '拆分争议', 'split the dispute'],
	['offer-method', 'propose', '付款方式', 'offer a method'],
	['offer-help', 'propose', '协助解决', 'offer help'],
	['state-urgency', 'propose', '说明紧迫', 'state urgency'],
	['state-consequence', 'propose', '说明后果', 'state consequences'],
	['cite-case', 'propose', '举例引导', 'cite a case'],
	['escalate', 'propose', '升级处理', 'escalate'],
	['ask-commitment', 'agree', '要求承诺', 'ask for commitment'],
	['confirm-agreement', 'agree', '确认约定', 'confirm agreement'],
	['confirm-in-writing', 'agree', '书面确认', 'confirm in writing'],
	['schedule-follow-up', 'agree', '约定跟进', 'schedule follow-up'],
	['close-politely', 'agree', '礼貌收尾', 'close politely'],
	['apologise', 'weak', '为催款道歉', 'apologise for asking'],
	['vague-close', 'weak', '含糊收尾', 'close vaguely'],
	['give-up', 'weak', '轻易退让', 'give way'],
	['argue', 'weak', '争辩指责', 'argue'],
	['dismiss', 'weak', '打断敷衍', 'dismiss'],
	['overpromise', 'weak', '越权承诺', 'overpromise'],
	['threaten', 'red', '威胁恐吓', 'threaten'],
	['insult', 'red', '侮辱谩骂', 'insult'],
	['deceive', 'red', '虚假陈述', 'deceive'],
	['disclose', 'red', '泄露信息', 'disclose'],
	['harass', 'red', '骚扰纠缠', 'harass'],
] as const satisfies readonly (readonly [string, ActGroup, string, string])[];

export type ActId = (typeof table)[number][0];

export interface Act {
	id: ActId;
	group: ActGroup;
	/** What authors write in a scenario of that language. */
	label: { zh: string; en: string };
}

/** Every act, in the order of the published list. The position is the bit in an act set (see `actBit`). */
export const acts: readonly Act[] = table.map(([id, group, zh, en]) => ({ id, group, label: { zh, en } }));

const byId = new Map(acts.map((act) => [act.id as string, act]));
const byName = new Map<string, ActId>(
	acts.flatMap((act) => [
		[act.id, act.id],
		[act.label.zh, act.id],
		[act.label.en, act.id],
	]),
);
const order = new Map(acts.map((act, index) => [act.id, index]));

export function isActId(text: string): text is ActId {
	return byId.has(text);
}

/** The act that a label (either language) or an id names; undefined when nothing does. */
export function actNamed(name: string): ActId | undefined {
	return byName.get(name);
}

export function actOf(id: ActId): Act {
	const act = byId.get(id);
	if (!act) throw new RangeError(`unknown act ${id}`);
	return act;
}

/** Position of an act in the closed list, 0 to 35: stable for one version of the list. */
export function actIndex(id: ActId): number {
	return order.get(id) ?? -1;
}

export function toneOfAct(id: ActId): Exclude<Tone, 'neutral'> {
	const { group } = actOf(id);
	return group === 'red' ? 'red' : group === 'weak' ? 'weak' : 'sound';
}

/** A reply is red if it has a red-line act, else weak if it has a weak act, else sound if it has any act, else neutral. */
export function toneOf(ids: readonly ActId[]): Tone {
	let tone: Tone = 'neutral';
	for (const id of ids) {
		const own = toneOfAct(id);
		if (own === 'red') return 'red';
		if (own === 'weak' || tone === 'neutral') tone = own;
	}
	return tone;
}

const moveTable = [
	['evade', '推脱', 'evade'],
	['dispute', '异议', 'dispute'],
	['plead', '诉苦', 'plead'],
	['refuse', '拒绝', 'refuse'],
	['press', '施压', 'press'],
	['reveal', '真因', 'reveal'],
	['promise', '承诺', 'promise'],
] as const;

/** What a customer's line does. The first five open an objection; `reveal` names the cause; `promise` carries amount, date, method. */
export type MoveId = (typeof moveTable)[number][0];
export type ObjectionKind = Exclude<MoveId, 'reveal' | 'promise'>;

export const moves: readonly { id: MoveId; label: { zh: string; en: string } }[] = moveTable.map(([id, zh, en]) => ({
	id,
	label: { zh, en },
}));
const moveByName = new Map<string, MoveId>(
	moves.flatMap((move) => [
		[move.id, move.id],
		[move.label.zh, move.id],
		[move.label.en, move.id],
	]),
);

export function moveNamed(name: string): MoveId | undefined {
	return moveByName.get(name);
}
