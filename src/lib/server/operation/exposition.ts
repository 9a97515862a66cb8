/** Numbers for a monitoring system, in Prometheus's text format 0.0.4. They are this process's own: whoever collects them adds the processes up. */

export const contentType = 'text/plain; version=0.0.4; charset=utf-8';

export type Labels = Readonly<Record<string, string>>;

/** A number that stands for one way of being labelled. */
interface Sample {
	suffix: string;
	labels: Labels;
	value: number;
}

interface Metric {
	readonly name: string;
	readonly help: string;
	readonly type: 'counter' | 'gauge' | 'histogram';
	samples(): Sample[];
}

const keyOf = (labels: Labels) => JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Only ever grows, until the process ends. */
export class Counter implements Metric {
	readonly type = 'counter';
	readonly name: string;
	readonly help: string;
	readonly #counts = new Map<string, { labels: Labels; value: number }>();

	constructor(name: string, help: string) {
		this.name = name;
		this.help = help;
	}

	add(labels: Labels = {}, amount = 1): void {
		const key = keyOf(labels);
		const kept = this.#counts.get(key);
		if (kept) kept.value += amount;
		else this.#counts.set(key, { labels, value: amount });
	}

	samples(): Sample[] {
		return [...this.#counts.values()].map(({ labels, value }) => ({ suffix: '', labels, value }));
	}
}

/** What is now, or what the system counts by itself: asked for when somebody collects. */
export class Reading implements Metric {
	readonly name: string;
	readonly help: string;
	readonly type: 'counter' | 'gauge';
	readonly #read: () => readonly { labels?: Labels; value: number }[];

	constructor(
		name: string,
		help: string,
		read: () => readonly { labels?: Labels; value: number }[],
		type: 'counter' | 'gauge' = 'gauge',
	) {
		this.name = name;
		this.help = help;
		this.type = type;
		this.#read = read;
	}

	samples(): Sample[] {
		return this.#read().map(({ labels = {}, value }) => ({ suffix: '', labels, value }));
	}
}

/** How many stayed below each bound. */
export class Histogram implements Metric {
	readonly type = 'histogram';
	readonly name: string;
	readonly help: string;
	readonly #bounds: readonly number[];
	readonly #seen = new Map<string, { labels: Labels; below: number[]; sum: number; count: number }>();

	/** @param bounds rising */
	constructor(name: string, help: string, bounds: readonly number[]) {
		this.name = name;
		this.help = help;
		this.#bounds = bounds;
	}

	observe(value: number, labels: Labels = {}): void {
		const key = keyOf(labels);
		const kept = this.#seen.get(key) ?? { labels, below: this.#bounds.map(() => 0), sum: 0, count: 0 };
		this.#seen.set(key, kept);
		this.#bounds.forEach((bound, place) => {
			if (value <= bound) kept.below[place] = (kept.below[place] ?? 0) + 1;
		});
		kept.sum += value;
		kept.count++;
	}

	samples(): Sample[] {
		return [...this.#seen.values()].flatMap(({ labels, below, sum, count }) => [
			...this.#bounds.map((bound, place) => ({
				suffix: '_bucket',
				labels: { ...labels, le: String(bound) },
				value: below[place] ?? 0,
			})),
			{ suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
			{ suffix: '_sum', labels, value: sum },
			{ suffix: '_count', labels, value: count },
		]);
	}
}

/** All of them as text. A metric without samples is named all the same. */
export function exposition(metrics: readonly Metric[]): string {
	return metrics
		.flatMap((metric) => [
			`# HELP ${metric.name} ${escaped(metric.help)}`,
			`# TYPE ${metric.name} ${metric.type}`,
			...metric
				.samples()
				.map(({ suffix, labels, value }) => `${metric.name}${suffix}${written(labels)} ${figure(value)}`),
		])
		.map((line) => `${line}\n`)
		.join('');
}

const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');

function written(labels: Labels): string {
	const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value).replaceAll('"', '\\"')}"`);
	return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

function figure(value: number): string {
	if (value === Number.POSITIVE_INFINITY) return '+Inf';
	return value === Number.NEGATIVE_INFINITY ? '-Inf' : String(value);
}
