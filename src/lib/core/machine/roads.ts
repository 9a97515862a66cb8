/** The roads between configurations, and from where they lead to a goal. */

export class Roads {
	#from = new Int32Array(1024);
	#to = new Int32Array(1024);
	#count = 0;

	add(from: number, to: number): void {
		if (this.#count === this.#from.length) {
			this.#from = grown(this.#from);
			this.#to = grown(this.#to);
		}
		this.#from[this.#count] = from;
		this.#to[this.#count++] = to;
	}

	/**
	 * For each of `count` configurations whether some road leads from it to one of the goals, themselves included: a search backwards over the roads
	 * sorted by where they lead.
	 */
	reaching(goals: readonly number[], count: number): boolean[] {
		const first = new Int32Array(count + 1);
		for (let road = 0; road < this.#count; road++) {
			const to = this.#to[road] as number;
			first[to + 1] = (first[to + 1] as number) + 1;
		}
		for (let number = 0; number < count; number++)
			first[number + 1] = (first[number + 1] as number) + (first[number] as number);
		const sources = new Int32Array(this.#count);
		const next = first.slice();
		for (let road = 0; road < this.#count; road++) {
			const to = this.#to[road] as number;
			const place = next[to] as number;
			sources[place] = this.#from[road] as number;
			next[to] = place + 1;
		}

		const reached = new Array<boolean>(count).fill(false);
		const queue = goals.slice();
		for (const goal of goals) reached[goal] = true;
		for (let head = 0; head < queue.length; head++) {
			const to = queue[head] as number;
			for (let road = first[to] as number; road < (first[to + 1] as number); road++) {
				const from = sources[road] as number;
				if (reached[from]) continue;
				reached[from] = true;
				queue.push(from);
			}
		}
		return reached;
	}
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(array.length * 2);
	larger.set(array);
	return larger;
}
