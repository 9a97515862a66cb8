/** Numbers as English speech spells them: fifteen hundred · two thousand nine hundred and four · three fifty (350) · two grand · a hundred. */

const small =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
		' ',
	);
const tens = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const times: Record<string, number> = { hundred: 100, thousand: 1000, grand: 1000, thou: 1000, million: 1_000_000 };

const word = [...small, ...tens.slice(2), ...Object.keys(times)].join('|');
const run = new RegExp(
	String.raw`\b(?:an? (?=(?:hundred|thousand|grand|million)\b))?(?:${word})(?:(?:[ -]|,? and )(?:${word}))*\b`,
	'giu',
);

export interface SpelledNumber {
	value: number;
	start: number;
	end: number;
	/** Said as money is: in hundreds, thousands or grand, or run together as prices are. */
	large: boolean;
}

export function spelledNumbers(text: string): SpelledNumber[] {
	return [...text.matchAll(run)].flatMap((found) => {
		const read = valueOf(found[0].toLowerCase().match(/[a-z]+/g) ?? []);
		return read === null ? [] : [{ ...read, start: found.index, end: found.index + found[0].length }];
	});
}

function valueOf(words: readonly string[]): { value: number; large: boolean } | null {
	let total = 0;
	let current = 0;
	let large = false;
	for (const each of words) {
		if (each === 'and' || each === 'a' || each === 'an') continue;
		const scale = times[each];
		if (scale === 100) current = (current || 1) * 100;
		else if (scale !== undefined) {
			total += (current || 1) * scale;
			current = 0;
		}
		if (scale !== undefined) {
			large = true;
			continue;
		}
		const own = small.indexOf(each) >= 0 ? small.indexOf(each) : tens.indexOf(each) * 10;
		const completes = current % 100 === 0 || (current % 10 === 0 && current % 100 >= 20 && own < 10);
		if (completes) current += own;
		else {
			// Three fifty: the hundreds go without saying.
			if (current > 99 || own < 10) return null;
			current = current * 100 + own;
			large = true;
		}
	}
	return { value: total + current, large };
}

const ordinalsSmall =
	'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
		' ',
	);
const ordinals = new Map<string, number>([
	...ordinalsSmall.map((name, at): [string, number] => [name, at + 1]),
	...ordinalsSmall.slice(0, 9).map((name, at): [string, number] => [`twenty-${name}`, at + 21]),
	['thirtieth', 30],
	['thirty-first', 31],
]);
const ordinal = new RegExp(
	String.raw`\b(?:${[...ordinals.keys()]
		.sort((a, b) => b.length - a.length)
		.join('|')
		.replaceAll('-', '[ -]')})\b`,
	'giu',
);
const monthNear = /^(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;

/** The days that are spelled out: their numbers and places, and the places where a figure may stand instead, so that the dates' own forms read them. */
export function withFigureDays(text: string): { text: string; places: number[] } {
	const places: number[] = [];
	let written = '';
	const copy = (from: number, to: number) => {
		for (let at = from; at < to; at++) {
			written += text[at] ?? '';
			places.push(at);
		}
	};
	let from = 0;
	for (const found of text.matchAll(ordinal)) {
		const [name] = found;
		const day = ordinals.get(name.toLowerCase().replace(' ', '-'));
		const after = text.slice(found.index + name.length);
		const month = monthNear.test(after);
		const the = /\bthe $/i.test(text.slice(Math.max(0, found.index - 5), found.index));
		// The first thing, the second half: small ones are days only with their month, or where nothing follows.
		const alone = /^\s*(?:[,.;!?]|$|(?:for|and|or|we|i|that|by|at|in|if|is|was|each|every)\b)/i.test(after);
		if (day === undefined || !(month || (the && (day > 3 || alone)))) continue;
		copy(from, found.index);
		for (const sign of `${day}th`) {
			written += sign;
			places.push(found.index);
		}
		from = found.index + name.length;
	}
	copy(from, text.length);
	places.push(text.length);
	return { text: written, places };
}
