/** Plays a talk by words: `say` gives a reply and lets the customer answer. */
import type { ActId } from '../../src/lib/core/act/act.ts';
import { actsOf } from '../../src/lib/core/machine/acts.ts';
import type { Snapshot } from '../../src/lib/core/machine/events.ts';
import { lineFor } from '../../src/lib/core/machine/line.ts';
import { offered, specialFor } from '../../src/lib/core/machine/offer.ts';
import { startTalk, type Talk } from '../../src/lib/core/machine/step.ts';
import { textOf } from '../../src/lib/core/scenario/replies.ts';
import type { ReplyKind, Scenario } from '../../src/lib/core/scenario/scenario.ts';
import { replyNamed } from './scenario-builder.ts';

export class TalkDriver {
	readonly talk: Talk;
	readonly scenario: Scenario;
	/** What the customer said, in order; null where there was nothing to say. */
	readonly heard: (string | null)[] = [];

	constructor(scenario: Scenario, documents: number[] = []) {
		this.scenario = scenario;
		this.talk = startTalk(scenario, { documents });
		this.#answer();
	}

	get snapshot(): Snapshot {
		return this.talk.snapshot();
	}

	get state(): string | undefined {
		return this.scenario.states[this.snapshot.state]?.name;
	}

	get mood(): string | undefined {
		return this.scenario.moods[this.snapshot.mood];
	}

	get lastHeard(): string | null | undefined {
		return this.heard.at(-1);
	}

	get offered(): string[] {
		return offered(this.scenario, this.snapshot).map(textOf);
	}

	/** Gives the reply with these words, with its author's acts or with others. */
	say(text: string, acts?: ActId[]): this {
		const reply = replyNamed(this.scenario, text);
		this.talk.send({ type: 'reply', index: reply.index, acts: acts ?? actsOf(reply) });
		return this.#answer();
	}

	/** A free reply that was routed to a special bullet. */
	fallTo(kind: Extract<ReplyKind, 'other' | 'red-line'>, acts: ActId[] = []): this {
		const bullet = specialFor(this.scenario, this.snapshot, kind);
		if (!bullet) throw new Error(`no ${kind} here`);
		this.talk.send({ type: 'reply', index: bullet.index, acts });
		return this.#answer();
	}

	stayQuiet(): this {
		this.talk.send({ type: 'silence' });
		return this.#answer();
	}

	hangUp(): this {
		this.talk.send({ type: 'hang-up' });
		return this.#answer();
	}

	#answer(): this {
		if (!this.snapshot.lineDue) return this;
		const line = lineFor(this.scenario, this.snapshot, 1, this.heard.length);
		this.talk.send({ type: 'line', index: line?.index ?? null });
		this.heard.push(line?.text.join('\n') ?? null);
		return this;
	}
}
