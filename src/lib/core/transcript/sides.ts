/** Which side somebody is on: told by a known word, by a name of the dossier, or by being the only other one. */
import type { SaidTurn, Side, Turn } from './turn.ts';

const ours =
	/^(?:我|我方|我们|本人|自己|销售|业务|业务员|业务经理|销售内勤|内勤|跟单|催收|催收员|收款员|客服|坐席|trainee|me|i|myself|you|agent|rep|sales|sales ?rep|salesperson|seller|collector|caller|credit control(?:ler)?|accounts receivable|ar)$/i;
const theirs =
	/^(?:客户|客户方|对方|对方客户|客人|买方|买家|采购|甲方|欠款方|债务人|customer|client|buyer|debtor|prospect|them|payer|purchaser)$/i;

/** The side that a word stands for whatever the case; null: it may be anybody's name. */
export function sideOfWord(word: string): Side | null {
	const bare = word.trim().replace(/\s*\d{1,2}$/, '');
	if (ours.test(bare)) return 'trainee';
	return theirs.test(bare) ? 'customer' : null;
}

export interface Speaker {
	name: string;
	side: Side | null;
	/** How many turns. */
	turns: number;
}

/** Who speaks, in order of appearance. `names`: those that are known to be of a side. */
export function speakersOf(
	said: readonly SaidTurn[],
	names: { trainee?: string | undefined; customer?: string | undefined } = {},
): Speaker[] {
	const turns = new Map<string, number>();
	for (const { speaker } of said) turns.set(speaker, (turns.get(speaker) ?? 0) + 1);
	const known = [...turns].map(([name, count]): Speaker => ({ name, side: sideOf(name, names), turns: count }));
	const open = known.filter(({ side }) => side === null);
	const has = (side: Side) => known.some((own) => own.side === side);
	// One of us is named: all others are of the other side. Where the other side is named, only a single other one can be us.
	if (has('trainee')) for (const own of open) own.side = 'customer';
	else if (has('customer') && open.length === 1) for (const own of open) own.side = 'trainee';
	return known;
}

function sideOf(name: string, names: { trainee?: string | undefined; customer?: string | undefined }): Side | null {
	const word = sideOfWord(name);
	if (word) return word;
	const same = (other: string | undefined) =>
		other !== undefined && other.trim() !== '' && other.trim() === name.trim();
	if (same(names.trainee)) return 'trainee';
	return same(names.customer) ? 'customer' : null;
}

/** What a side calls itself in the transcript: the first name that is no mere word for the side; empty when there is none. */
export function nameOfSide(turns: readonly Pick<Turn, 'speaker' | 'who'>[], side: Side): string {
	return (
		turns.find(({ who, speaker }) => who === side && speaker !== '' && sideOfWord(speaker) === null)?.speaker ?? ''
	);
}

/** The turns with their sides; null while a speaker's is not known. */
export function turnsOf(said: readonly SaidTurn[], sides: ReadonlyMap<string, Side>): Turn[] | null {
	const turns = said.map((turn) => ({ ...turn, who: sides.get(turn.speaker) }));
	return turns.every((turn): turn is Turn => turn.who !== undefined) ? turns : null;
}
