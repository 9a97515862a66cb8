import { encodeRun } from '../core/run/decode.ts';
import type { OutboxRow, RunRow, WhatIsSent } from '../store/rows.ts';
import { queued, type OutboxStore } from '../store/outbox.ts';
import { systemClock, type Clock } from './clock.svelte.ts';
import { readAnswers, readSender, type RunAnswer, type SenderAnswer } from './outbox-answers.ts';

/** Runs, and characters, that go at once: far below what the server takes, so that a slow line gets something through. */
const mostAtOnce = 50;
const longestAtOnce = 400_000;

/** After the first attempt that came to nothing; twice as long after each further one, up to the longest. Milliseconds. */
const shortestPause = 5_000;
const longestPause = 10 * 60_000;

/** For an answer of the server, milliseconds. */
const longestWait = 60_000;

/** Why nothing goes out for now: no network or no server; nobody is signed in; the server would not take it. */
export type OutboxTrouble = 'offline' | 'signed-out' | 'server';

/** What of the browser the outbox uses; a test gives its own. */
export interface Outside {
	fetch(address: string, init?: RequestInit): Promise<Response>;
	/** Runs `work` once no other tab is at such work. */
	alone(work: () => Promise<void>): Promise<void>;
}

/** Brings finished runs to the teams of whoever is signed in: in order, once, and only what they agreed to. */
export class Outbox {
	readonly #store: OutboxStore;
	readonly #clock: Clock;
	readonly #outside: Outside;
	#sending: Promise<void> | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#failures = 0;
	/** Whether a page is open that wants what waits to be tried again by itself. */
	#following = false;

	#sender = $state.raw<SenderAnswer | null>(null);
	#trouble = $state<OutboxTrouble | null>(null);
	#busy = $state(false);
	/** Counts what was written, for whoever shows rows: an effect that reads it reads them again. */
	#changes = $state(0);

	constructor(store: OutboxStore, clock: Clock = systemClock, outside: Outside = browserOutside) {
		this.#store = store;
		this.#clock = clock;
		this.#outside = outside;
	}

	/** Who is signed in; null until the server said so, and when nobody is. */
	get sender(): SenderAnswer | null {
		return this.#sender;
	}
	get trouble(): OutboxTrouble | null {
		return this.#trouble;
	}
	get busy(): boolean {
		return this.#busy;
	}
	get changes(): number {
		return this.#changes;
	}

	/** Sends what is due, and keeps at it while the page is open: when the network comes back, when the page is looked at again, after a pause. The effect's cleanup ends it. */
	follow(): () => void {
		const now = () => {
			if (document.visibilityState === 'visible') void this.send({ evenEarly: true });
		};
		this.#following = true;
		addEventListener('online', now);
		document.addEventListener('visibilitychange', now);
		void this.send({ evenEarly: true });
		return () => {
			this.#following = false;
			removeEventListener('online', now);
			document.removeEventListener('visibilitychange', now);
			clearTimeout(this.#timer);
		};
	}

	/** One after the other: a call while one is at work waits for that one. @param evenEarly whether pauses after failed attempts are cut short */
	send({ evenEarly = false } = {}): Promise<void> {
		this.#sending ??= this.#send(evenEarly).finally(() => (this.#sending = null));
		return this.#sending;
	}

	async #send(evenEarly: boolean): Promise<void> {
		clearTimeout(this.#timer);
		this.#busy = true;
		try {
			const failed = await this.#ask();
			this.#trouble = failed;
			if (!failed) await this.#outside.alone(() => this.#sendAll(evenEarly));
		} finally {
			this.#busy = false;
			this.#changes += 1;
		}
		if (this.#trouble === 'offline' || this.#trouble === 'server') this.#tryLater();
		else this.#failures = 0;
	}

	/** Asks in whose name runs would go. */
	async #ask(): Promise<OutboxTrouble | null> {
		const answer = await this.#fetched('/team/sender');
		if (!answer) return 'offline';
		if (answer.status === 401) {
			this.#sender = null;
			return 'signed-out';
		}
		this.#sender = answer.ok ? readSender(await answer.json().catch(() => null)) : null;
		return this.#sender ? null : 'server';
	}

	async #sendAll(evenEarly: boolean): Promise<void> {
		const sender = this.#sender;
		if (!sender) return;
		for (const { teamId } of sender.teams) {
			await this.#collect(teamId, sender);
			const rows = await this.#store.ofTeam(teamId, sender.user);
			const now = this.#clock.now();
			const due = rows.filter(({ state, nextAt }) => state === 'waiting' && (evenEarly || nextAt <= now));
			this.#changes += 1;
			if (!(await this.#sendDue(teamId, due))) return;
		}
	}

	/** Queues what was finished since somebody agreed, and within this sign-in: what came before it on a shared computer may be another person's. */
	async #collect(team: string, sender: SenderAnswer): Promise<void> {
		const agreed = await this.#store.agreed(team, sender.user);
		if (!agreed) return;
		const since = Math.max(agreed.agreedAt, this.here(sender.since));
		const rows = await this.#store.finishedSince(team, since, agreed.what);
		await this.#store.queue(rows.map((row) => queued(row, team, sender.user)));
	}

	/** A moment of the server's clock by the clock of this page. */
	here(moment: number): number {
		return moment + (this.#sender ? this.#clock.now() - this.#sender.now : 0);
	}

	/** Finished since joining and not on its way yet: what may be chosen by hand, oldest first. */
	async left(team: string, what: WhatIsSent): Promise<RunRow[]> {
		const joined = this.#sender?.teams.find(({ teamId }) => teamId === team)?.joinedAt;
		return joined === undefined ? [] : this.#store.finishedSince(team, this.here(joined), what);
	}

	/** Whether a run was finished within this sign-in. */
	isOfThisSignIn({ changedAt }: Pick<RunRow, 'changedAt'>): boolean {
		return this.#sender !== null && changedAt >= this.here(this.#sender.since);
	}

	/** From now on runs of this kind go by themselves; `chosen` go along, though they were finished before. */
	async agree(team: string, what: WhatIsSent, chosen: readonly RunRow[]): Promise<void> {
		const user = this.#sender?.user;
		if (user === undefined) return;
		await this.#store.agree({ team, user, what, agreedAt: this.#clock.now() });
		await this.#store.queue(chosen.map((row) => queued(row, team, user)));
		await this.send({ evenEarly: true });
	}

	/** In batches. @returns false when an attempt came to nothing and the rest has to wait */
	async #sendDue(team: string, due: readonly OutboxRow[]): Promise<boolean> {
		let batch: { row: OutboxRow; text: string }[] = [];
		let length = 0;
		for (const row of due) {
			const log = await this.#store.log(row.run);
			if (!log) {
				await this.#store.forget(row);
				continue;
			}
			const text = encodeRun(log);
			if (batch.length === mostAtOnce || (batch.length > 0 && length + text.length > longestAtOnce)) {
				if (!(await this.#sendBatch(team, batch))) return false;
				batch = [];
				length = 0;
			}
			batch.push({ row, text });
			length += text.length;
		}
		return batch.length === 0 || this.#sendBatch(team, batch);
	}

	async #sendBatch(team: string, batch: readonly { row: OutboxRow; text: string }[]): Promise<boolean> {
		const answer = await this.#fetched(`/team/${team}/runs/send`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-ndjson' },
			body: batch.map(({ text }) => text).join('\n'),
		});
		const answers = answer?.ok ? readAnswers(await answer.json().catch(() => null)) : null;
		// One run that is too large shall not hold up the others.
		if (answer?.status === 413 && batch.length > 1) {
			for (const each of batch) if (!(await this.#sendBatch(team, [each]))) return false;
			return true;
		}
		const rows = batch.map(({ row }, place): OutboxRow => {
			if (answers?.length === batch.length) return settled(row, answers[place] as RunAnswer);
			if (answer?.status === 413) return { ...row, state: 'refused', refused: 'too-long' };
			const tries = row.tries + 1;
			return { ...row, tries, nextAt: this.#clock.now() + pauseAfter(tries) };
		});
		await this.#store.update(rows);
		this.#changes += 1;
		if (rows.every(({ state }) => state !== 'waiting')) return true;
		this.#trouble = !answer ? 'offline' : answer.status === 401 ? 'signed-out' : 'server';
		return false;
	}

	/** null when there is no answer. */
	async #fetched(address: string, init: RequestInit = {}): Promise<Response | null> {
		try {
			// Other tabs wait for this one: it does not wait for ever.
			return await this.#outside.fetch(address, {
				cache: 'no-store',
				signal: AbortSignal.timeout(longestWait),
				...init,
			});
		} catch {
			return null;
		}
	}

	#tryLater(): void {
		this.#failures += 1;
		if (!this.#following) return;
		this.#timer = setTimeout(() => void this.send(), pauseAfter(this.#failures) + 50);
	}
}

function pauseAfter(tries: number): number {
	return Math.min(longestPause, shortestPause * 2 ** Math.min(tries - 1, 20));
}

function settled(row: OutboxRow, { refused, unverified, uncounted, total }: RunAnswer): OutboxRow {
	return { ...row, state: refused === null ? 'sent' : 'refused', refused, unverified, uncounted, total };
}

const browserOutside: Outside = {
	fetch: (address, init) => fetch(address, init),
	alone: async (work) => {
		// Plain http on a house's own network has no locks: then two tabs may both send, and the server takes each run once.
		const locks = navigator.locks as LockManager | undefined;
		if (!locks) return work();
		await locks.request('huikuan-outbox', work);
	},
};
