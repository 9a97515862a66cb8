/** A real conversation on its way to a score: what was pasted, who is who, and what the account says. Kept as a draft while one works on it. */
import { isIsoDate } from '../core/scenario/calendar.ts';
import { readDossier } from '../core/transcript/read-dossier.ts';
import { readTranscript } from '../core/transcript/read-transcript.ts';
import { speakersOf, type Speaker } from '../core/transcript/sides.ts';
import type { Dossier, DossierTrouble } from '../core/transcript/dossier.ts';
import type { SaidTurn, Side, Trouble, Turn } from '../core/transcript/turn.ts';

/** One invoice as it is typed. */
export interface InvoiceRow {
	/** Stable while the form lives, for keyed lists. */
	key: number;
	number: string;
	amount: string;
	due: string;
	paid: string;
	disputed: string;
}

/** One turn as it stands on the desk. */
export interface DeskTurn extends SaidTurn {
	key: number;
	/** null: not known yet. */
	who: Side | null;
}

export const channels = ['phone', 'wechat', 'visit', 'letter'] as const;

/** The fields of the account besides its invoices. */
export interface AccountFields {
	today: string;
	customer: string;
	me: string;
	channel: string;
	/** What was agreed, in words. */
	terms: string;
	/** The message that was sent afterwards. */
	message: string;
}

interface Draft {
	text: string;
	turns: (SaidTurn & { who: Side | null })[];
	account: AccountFields;
	rows: Omit<InvoiceRow, 'key'>[];
}

/** Where the draft is kept; only reading has to be waited for. */
export interface DeskPlace {
	get(key: string): Promise<unknown>;
	put(key: string, value: unknown): void;
}

const place = 'score';
const emptyRow = { number: '', amount: '', due: '', paid: '', disputed: '' };

export class TranscriptDesk {
	readonly #place: DeskPlace;
	readonly #blank: AccountFields;
	#nextKey = 0;
	/** What is pasted, until it is read. */
	text = $state('');
	turns = $state<DeskTurn[]>([]);
	account = $state<AccountFields>({ today: '', customer: '', me: '', channel: 'phone', terms: '', message: '' });
	rows = $state<InvoiceRow[]>([]);
	/** What is wrong with what was pasted. */
	troubles = $state.raw<readonly Trouble[]>([]);

	/** @param today the day that stands in the form at first */
	constructor(keep: DeskPlace, today: string, draft: unknown) {
		this.#place = keep;
		this.#blank = { ...this.account, today };
		this.clear();
		this.#restore(draft);
	}

	/** With what was left on the desk. A disk that refuses is as good as an empty one. */
	static async open(keep: DeskPlace, today: string): Promise<TranscriptDesk> {
		return new TranscriptDesk(keep, today, await keep.get(place).catch(() => undefined));
	}

	/** Plain data to keep. */
	get draft(): Draft {
		return {
			text: this.text,
			turns: $state
				.snapshot(this.turns)
				.map(({ speaker, text, day, line, who }) => ({ speaker, text, day, line, who })),
			account: $state.snapshot(this.account),
			rows: $state.snapshot(this.rows).map(({ number, amount, due, paid, disputed }) => ({
				number,
				amount,
				due,
				paid,
				disputed,
			})),
		};
	}

	save(): void {
		this.#place.put(place, this.draft);
	}

	/** Takes everything off the desk. */
	clear(): void {
		this.text = '';
		this.turns = [];
		this.troubles = [];
		this.account = { ...this.#blank };
		this.rows = [{ ...emptyRow, key: this.#nextKey++ }];
	}

	/** Reads what was pasted into turns. Whether it could be read; else `troubles` says why not. */
	read(text = this.text): boolean {
		this.text = text;
		const { said, troubles, dossier } = readTranscript(text);
		this.troubles = troubles;
		if (troubles.length > 0) return false;
		const names = { trainee: this.account.me, customer: this.account.customer };
		const sides = new Map(speakersOf(said, names).map(({ name, side }) => [name, side]));
		this.turns = said.map((turn) => ({ ...turn, key: this.#nextKey++, who: sides.get(turn.speaker) ?? null }));
		const day = said.find((turn) => turn.day !== null)?.day;
		if (day) this.account.today = day;
		if (dossier !== undefined) this.fill(dossier);
		return true;
	}

	/** The pasted text again, to mend it. */
	unread(): void {
		this.turns = [];
	}

	/** Who speaks, and on which side as far as that is known: null, too, where turns of one name are on both. */
	readonly speakers: Speaker[] = $derived.by(() => {
		const known = new Map<string, Speaker>();
		for (const { speaker, who } of this.turns) {
			const own = known.get(speaker);
			if (!own) known.set(speaker, { name: speaker, side: who, turns: 1 });
			else known.set(speaker, { ...own, turns: own.turns + 1, side: own.side === who ? who : null });
		}
		return [...known.values()];
	});

	/** Puts all turns of a name on a side; of two names the other is on the other side. */
	assign(name: string, side: Side): void {
		const two = this.speakers.length === 2;
		for (const turn of this.turns) {
			if (turn.speaker === name) turn.who = side;
			else if (two || turn.who === null) turn.who = other(side);
		}
	}

	/** What was ours is theirs, and the other way round. */
	swap(): void {
		for (const turn of this.turns) if (turn.who) turn.who = other(turn.who);
	}

	flip(key: number): void {
		const turn = this.turns.find((own) => own.key === key);
		if (turn) turn.who = turn.who === 'trainee' ? 'customer' : 'trainee';
	}

	remove(key: number): void {
		this.turns = this.turns.filter((turn) => turn.key !== key);
	}

	addRow(): void {
		this.rows.push({ ...emptyRow, key: this.#nextKey++ });
	}

	removeRow(key: number): void {
		this.rows = this.rows.filter((row) => row.key !== key);
	}

	/** Whether it is known of every turn whose it is, and both sides speak. */
	readonly sided: boolean = $derived(
		this.turns.every(({ who }) => who !== null) &&
			(['trainee', 'customer'] as const).every((side) => this.turns.some(({ who }) => who === side)),
	);

	/** The turns to be scored; those left empty fall away. */
	get said(): Turn[] {
		return $state
			.snapshot(this.turns)
			.flatMap(({ speaker, text, day, line, who }) =>
				who && text.trim() ? [{ speaker, text: text.trim(), day, line, who }] : [],
			);
	}

	/** The account as it is typed, read like any other dossier. */
	readonly dossier: { dossier: Dossier | null; troubles: DossierTrouble[] } = $derived.by(() => {
		const { today, customer, me, channel, terms, message } = this.account;
		return readDossier(
			{
				today,
				channel,
				customer: { name: customer.trim() },
				trainee: { name: me.trim() },
				invoices: this.rows.map(({ number, amount, due, paid, disputed }) => ({ number, amount, due, paid, disputed })),
				...(terms.trim() ? { terms: terms.split('\n') } : {}),
				...(message.trim() ? { message: message.trim() } : {}),
			},
			null,
		);
	});

	/** What is wrong with a field of an invoice (`row` from 0), or of the account. */
	troubleOf(field: string, row?: number): DossierTrouble | null {
		const path = row === undefined ? `dossier.${field}` : `dossier.invoices[${row}].${field}`;
		return this.dossier.troubles.find((trouble) => trouble.path === path) ?? null;
	}

	/** Puts the figures of a dossier into the form, as far as it has a field for them. */
	fill(value: unknown): void {
		const { dossier } = readDossier(value, this.account.today);
		if (!dossier) return;
		const { account, customer, trainee, channel, terms, message } = dossier;
		const yuan = (cents: number | undefined) => (cents ? String(cents / 100) : '');
		this.account = {
			today: account.today,
			customer: customer.name,
			me: trainee.name,
			channel: channels.find((own) => own === channel) ?? 'phone',
			terms: terms.join('\n'),
			message: message ?? '',
		};
		this.rows = account.invoices.map(({ number, amount, due, disputed }) => ({
			key: this.#nextKey++,
			number,
			amount: yuan(amount),
			due,
			paid: '',
			disputed: yuan(disputed),
		}));
	}

	#restore(draft: unknown): void {
		if (!isDraft(draft)) return;
		this.text = draft.text;
		this.turns = draft.turns.map((turn) => ({ ...turn, key: this.#nextKey++ }));
		this.account = { ...this.account, ...draft.account };
		if (!isIsoDate(this.account.today)) this.account.today = this.#blank.today;
		this.rows = draft.rows.map((row) => ({ ...emptyRow, ...row, key: this.#nextKey++ }));
	}
}

function other(side: Side): Side {
	return side === 'trainee' ? 'customer' : 'trainee';
}

/** Drafts may be of an older version: what does not fit is left aside. */
function isDraft(value: unknown): value is Draft {
	if (typeof value !== 'object' || value === null) return false;
	const { text, turns, account, rows } = value as Record<string, unknown>;
	const texts = (of: unknown) =>
		typeof of === 'object' && of !== null && Object.values(of).every((own) => typeof own === 'string');
	return (
		typeof text === 'string' &&
		texts(account) &&
		Array.isArray(rows) &&
		rows.every(texts) &&
		Array.isArray(turns) &&
		turns.every(
			(turn: unknown) =>
				typeof turn === 'object' &&
				turn !== null &&
				'text' in turn &&
				typeof turn.text === 'string' &&
				'speaker' in turn &&
				typeof turn.speaker === 'string' &&
				'who' in turn &&
				(turn.who === null || turn.who === 'trainee' || turn.who === 'customer'),
		)
	);
}
