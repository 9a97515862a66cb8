/** The trainer's hand on a room: keys and buttons become one request at a time. */
import { back, forward, type Lead } from '../core/board/class/remote.ts';
import type { ProjectorView } from '../core/board/class/view.ts';

/** What is sent: the name of the form's action, and its fields. */
export interface Order {
	action: 'stop' | 'go-on' | 'reveal' | 'move' | 'rewind' | 'close';
	fields: Record<string, string>;
}

/** What is asked before anything is sent. */
export type Asking = 'rewind' | 'close' | null;

export class Leading {
	readonly #view: () => ProjectorView;
	readonly #send: (order: Order) => Promise<string | null>;
	#busy = $state(false);
	#refused = $state<string | null>(null);
	#picking = $state(false);
	asking = $state<Asking>(null);
	/** The code fills the screen. */
	welcoming = $state(false);

	/** @param send says why it was refused; null when it was done */
	constructor(view: () => ProjectorView, send: (order: Order) => Promise<string | null>) {
		this.#view = view;
		this.#send = send;
	}

	get busy(): boolean {
		return this.#busy;
	}
	get refused(): string | null {
		return this.#refused;
	}
	/** The trainer was asked to pick a reply, since the vote decides nothing. */
	get picking(): boolean {
		return this.#picking;
	}

	/** Keys of a presenter's remote, and a keyboard's. @returns whether the key was one of ours */
	key(key: string): boolean {
		const { phase } = this.#view();
		switch (key) {
			case 'PageDown':
			case 'ArrowRight':
				if (this.welcoming) this.welcoming = false;
				else void this.#lead(forward(this.#view()));
				return true;
			case 'PageUp':
			case 'ArrowLeft':
				void this.#lead(back(this.#view()));
				return true;
			case 'b':
			case 'B':
			case '.':
				if (phase === 'open') void this.stop();
				else if (phase !== 'closed') void this.goOn();
				return true;
			case 'q':
			case 'Q':
				if (phase !== 'closed') this.welcoming = !this.welcoming;
				return true;
			default:
				return false;
		}
	}

	stop = () => this.#order('stop');
	goOn = () => this.#order('go-on');
	/** @param focus the state, when everyone moves by themselves */
	reveal = (focus: number | null) => this.#order('reveal', focus === null ? {} : { focus: String(focus) });
	/** @param reply the trainer's own pick; null: the vote decides */
	move = (reply: number | null) => {
		const { step } = this.#view();
		return this.#order('move', { step: String(step), ...(reply === null ? {} : { reply: String(reply) }) });
	};
	rewind = (to: number) => {
		this.asking = null;
		return this.#order('rewind', { to: String(to) });
	};
	close = () => {
		this.asking = null;
		return this.#order('close');
	};

	async #lead(lead: Lead | null): Promise<void> {
		switch (lead?.do) {
			case 'reveal':
				return this.reveal(lead.focus);
			case 'go-on':
				return this.goOn();
			case 'move':
				return this.move(null);
			case 'pick':
				this.#picking = true;
				return;
			case 'ask-rewind':
				this.asking = 'rewind';
				return;
			default:
		}
	}

	async #order(action: Order['action'], fields: Record<string, string> = {}): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		this.#picking = false;
		try {
			const { revision } = this.#view();
			this.#refused = await this.#send({ action, fields: { revision: String(revision), ...fields } });
		} finally {
			this.#busy = false;
		}
	}
}
