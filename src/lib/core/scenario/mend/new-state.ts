/** The text of a state that a mend adds: the least that can be played. */
import { anchorOf } from '../anchor.ts';
import { unescaped } from '../inline.ts';
import type { Place } from './place.ts';
import { actSpan, sceneLine, special, written } from './words.ts';

interface NewText {
	text: string;
	/** What its author will want to write anew. */
	select: string;
}

/** A line, a sound and a weak reply, and somewhere for what is neither. It leads out of the talk, so that nobody is trapped. */
export function stateText(place: Place, heading: string): NewText {
	const { language } = place;
	const end = place.ending('no-commitment', 'verbal');
	const here = `[→ ${heading.replace(/[[\]]/g, '\\$&')}](#${anchorOf(unescaped(heading))})`;
	const away = end === undefined ? here : place.linkTo(end);
	const select = written('line', language);
	return {
		text: [
			`## ${heading}\n\n> ${select}\n`,
			`- ${written('sound', language)} ${actSpan('ask-commitment', language)} ${here}`,
			`- ${written('leave', language)} ${actSpan('vague-close', language)} ${away}\n  > ${written('remark', language)}`,
			`- ${special('other', language)} ${here}`,
		].join('\n'),
		select,
	};
}

export function endingText({ language }: Place, heading: string): NewText {
	const select = written('told', language);
	return { text: `## ${heading}\n\n${sceneLine('no-commitment', language)}\n\n${select}`, select };
}
