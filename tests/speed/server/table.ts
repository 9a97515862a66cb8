/** The lines that are printed: what was measured beside what is wanted of it. */

/** @param met null: nothing is wanted of it */
export function line(what: string, measured: string, wanted = '', met: boolean | null = null): void {
	const mark = met === null ? ' ' : met ? '✓' : '✗';
	console.log(`${mark} ${what.padEnd(62)} ${measured.padStart(24)}   ${wanted}`);
}

export const perSecond = (value: number) => `${Math.round(value).toLocaleString('en')} /s`;
export const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000).toLocaleString('en')} MB`;

/** @param part 0 to 1, e.g. 0.95 */
export function quantile(values: readonly number[], part: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}
