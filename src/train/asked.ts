/** The words behind a command of this room, each one of those that it knows. Ends the process with a sentence where one is not: a training takes minutes. */
export function askedAmong(known: readonly string[]): readonly string[] {
	const asked = process.argv.slice(2);
	const strange = asked.filter((word) => !known.includes(word));
	if (strange.length === 0) return asked;
	console.error(`不认识 ${strange.join(' ')}，可以写 · no such word, possible are: ${known.join(' ')}`);
	process.exit(2);
}
