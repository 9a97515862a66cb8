/** Letters and digits alone: two texts that agree in these are the same words. */
export function bare(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toLowerCase();
}
