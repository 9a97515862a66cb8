/** One worker that is asked one thing after another: what is asked while it works waits, and only the newest of that; one that runs away is stopped. */
export class Errand<Request, Answer> {
	readonly #start: () => Worker;
	readonly #patience: number;
	readonly #onanswer: (answer: Answer) => void;
	readonly #onrunaway: (request: Request) => void;
	readonly #isLast: (answer: Answer) => boolean;
	#worker: Worker | null = null;
	#working: Request | null = null;
	#waiting: Request | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/**
	 * @param start makes the worker
	 * @param isLast whether an answer is the last to its request
	 * @param patience milliseconds after which a worker without an answer is stopped
	 */
	constructor(
		start: () => Worker,
		{
			onanswer,
			onrunaway,
			isLast = () => true,
			patience = 20_000,
		}: {
			onanswer: (answer: Answer) => void;
			onrunaway: (request: Request) => void;
			isLast?: (answer: Answer) => boolean;
			patience?: number;
		},
	) {
		this.#start = start;
		this.#onanswer = onanswer;
		this.#onrunaway = onrunaway;
		this.#isLast = isLast;
		this.#patience = patience;
	}

	ask(request: Request): void {
		if (this.#working) this.#waiting = request;
		else this.#send(request);
	}

	/** Stops whatever goes on; it may be asked again. */
	stop(): void {
		clearTimeout(this.#timer);
		this.#worker?.terminate();
		this.#worker = null;
		this.#working = null;
		this.#waiting = null;
	}

	#send(request: Request): void {
		this.#working = request;
		this.#worker ??= this.#hired();
		this.#wait(request);
		this.#worker.postMessage(request);
	}

	#hired(): Worker {
		const worker = this.#start();
		worker.onmessage = ({ data }: MessageEvent<Answer>) => {
			const request = this.#working;
			if (!request) return;
			this.#onanswer(data);
			if (!this.#isLast(data)) return this.#wait(request);
			this.#next();
		};
		worker.onerror = () => this.#ranAway();
		return worker;
	}

	#wait(request: Request): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#working === request && this.#ranAway(), this.#patience);
	}

	#ranAway(): void {
		const request = this.#working;
		const waiting = this.#waiting;
		this.stop();
		if (request) this.#onrunaway(request);
		if (waiting) this.#send(waiting);
	}

	#next(): void {
		clearTimeout(this.#timer);
		this.#working = null;
		const waiting = this.#waiting;
		this.#waiting = null;
		if (waiting) this.#send(waiting);
	}
}
