/** A watch: a small machine that remembers of a talk just what some checks ask about, tabulated to integers. */
import type { Turn } from './turn.ts';

/** What a watch remembers: a few small integers. */
export type Memo = readonly number[];

export interface Watch {
	/** Before anything was said. */
	begin: Memo;
	after(memo: Memo, turn: Turn): Memo;
}

/** A watch as a table: its memos numbered, and the number after each turn. */
export interface Watched {
	memos: readonly Memo[];
	/** Row by memo, column by turn. */
	next: Int32Array;
}

/** Numbers what a watch can come to remember, the beginning first, whichever turns follow each other. */
export function tabulated({ begin, after }: Watch, turns: readonly Turn[]): Watched {
	const memos: Memo[] = [begin];
	const numbers = new Map([[begin.join(), 0]]);
	const next: number[] = [];
	for (let at = 0; at < memos.length; at++) {
		for (const turn of turns) {
			const memo = after(memos[at] as Memo, turn);
			const key = memo.join();
			let number = numbers.get(key);
			if (number === undefined) {
				number = memos.push(memo) - 1;
				numbers.set(key, number);
			}
			next.push(number);
		}
	}
	return { memos, next: Int32Array.from(next) };
}

export const bit = (holds: boolean) => (holds ? 1 : 0);
