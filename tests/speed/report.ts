/** The table that is printed: the median and the worst of what was measured, beside what is wanted. */
/** How often everything is measured. */
export const rounds = Number(process.env.HUIKUAN_ROUNDS ?? 5);

export interface Measured {
	what: string;
	values: readonly number[];
	/** What the median is to stay under. */
	under: number;
	unit?: 'ms' | 's' | '';
}

export function report({ what, values, under, unit = 'ms' }: Measured): void {
	const sorted = values.toSorted((a, b) => a - b);
	const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
	const worst = sorted.at(-1) ?? NaN;
	const mark = median < under ? '✓' : '✗';
	const [told, longest, limit] = [median, worst, under].map((value) => figure(value, unit));
	console.log(`${mark} ${what.padEnd(66)} ${told?.padStart(9)} ${longest?.padStart(9)}   < ${limit}`);
}

export function head(): void {
	console.log(`  ${''.padEnd(66)} ${'median'.padStart(9)} ${'worst'.padStart(9)}   wanted`);
}

function figure(value: number, unit: string): string {
	if (unit === 'ms') return `${Math.round(value)} ms`;
	return unit === 's' ? `${(value / 1000).toFixed(1)} s` : value.toFixed(3);
}
