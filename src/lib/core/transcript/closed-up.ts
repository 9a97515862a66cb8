/** A line without space at its ends, and with one where there were several: what no pattern can then spend its time on. */
export function closedUp(line: string): string {
	return line.replace(/\s+/g, ' ').trim();
}
