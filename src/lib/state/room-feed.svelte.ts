/** Follows a live class by server-sent events, and comes back by itself: after a lost network, a sleeping phone, a server that was started again. */

/** The part of an EventSource that is used; a test brings its own. */
export type Source = Pick<EventSource, 'readyState' | 'close' | 'onopen' | 'onmessage' | 'onerror'>;
export type OpenSource = (address: string) => Source;

/** A line that is lost for less is not worth a word, milliseconds. */
const calm = 2_500;
/** When the browser itself has given up, or may not know that the line is dead. */
const again = 3_000;
const asleep = 5_000;
/** `EventSource.CLOSED`. */
const closed = 2;

export class RoomFeed<View> {
	readonly #address: string;
	readonly #open: OpenSource;
	#view = $state.raw() as View;
	#lost = $state(false);
	#source: Source | null = null;
	#lastId: string | null = null;
	#timers: { calm?: ReturnType<typeof setTimeout>; again?: ReturnType<typeof setTimeout> } = {};
	/** Called when the line is there again after it was lost. */
	onback: (() => void) | null = null;

	/** @param view as the page came with it */
	constructor(address: string, view: View, open: OpenSource = (at) => new EventSource(at)) {
		this.#address = address;
		this.#view = view;
		this.#open = open;
	}

	get view(): View {
		return this.#view;
	}
	/** Whether the line has been lost for longer than a moment. */
	get lost(): boolean {
		return this.#lost;
	}

	/** Follows until the returned function is called; an effect's cleanup. */
	follow(): () => void {
		let hiddenAt = 0;
		const shown = () => {
			if (document.visibilityState === 'hidden') hiddenAt = performance.now();
			else if (performance.now() - hiddenAt > asleep) this.#connect();
		};
		const online = () => this.#connect();
		const offline = () => this.#stumbles();
		document.addEventListener('visibilitychange', shown);
		window.addEventListener('online', online);
		window.addEventListener('offline', offline);
		this.#connect();
		return () => {
			document.removeEventListener('visibilitychange', shown);
			window.removeEventListener('online', online);
			window.removeEventListener('offline', offline);
			this.end();
		};
	}

	/** Follows no longer: the class is over. */
	end(): void {
		clearTimeout(this.#timers.calm);
		clearTimeout(this.#timers.again);
		this.#timers = {};
		this.#lost = false;
		this.#source?.close();
		this.#source = null;
	}

	#connect(): void {
		clearTimeout(this.#timers.again);
		this.#source?.close();
		const after = this.#lastId === null ? '' : `?after=${encodeURIComponent(this.#lastId)}`;
		const source = this.#open(this.#address + after);
		this.#source = source;
		source.onopen = () => {
			clearTimeout(this.#timers.calm);
			delete this.#timers.calm;
			this.#lost = false;
			this.onback?.();
		};
		source.onmessage = ({ data, lastEventId }) => {
			this.#lastId = lastEventId;
			this.#view = JSON.parse(String(data)) as View;
		};
		source.onerror = () => {
			this.#stumbles();
			// An answer that is no stream ends it for good: whoever is between us and the server was not ready.
			if (source.readyState === closed) this.#timers.again = setTimeout(() => this.#connect(), again);
		};
	}

	#stumbles(): void {
		this.#timers.calm ??= setTimeout(() => (this.#lost = true), calm);
	}
}
