/** What a mend writes into a file that its author will want to write anew, in the language of the file. */
import { actOf, type ActId } from '../../act/act.ts';
import { lineTagWords, outcomeWords, sceneWords, specialWords, wordFor } from '../keywords.ts';
import type { Language, Outcome } from '../scenario.ts';

const table = {
	line: { zh: '嗯，你说。', en: 'Yes, go on.' },
	lost: { zh: '你说什么？', en: 'What do you mean?' },
	told: { zh: '谈到这里，停了下来。', en: 'There the talk stopped.' },
	sound: { zh: '您看哪天能付，付多少？', en: 'Which day can you pay, and how much?' },
	weak: { zh: '那您看着办吧，不急。', en: 'Well, whenever it suits you.' },
	leave: { zh: '那先这样，回头再说。', en: 'Let us leave it there for now.' },
	remark: { zh: '引出是哪几个字，再说换成什么。', en: 'Quote the words, then say what would be better.' },
	opening: { zh: '接通', en: 'Opening' },
	unsettled: { zh: '没谈成', en: 'Nothing settled' },
	mood: { zh: '平常', en: 'even' },
	question: { zh: '要带上哪些？', en: 'What do you bring?' },
	someone: { zh: '联系人', en: 'Contact' },
} as const;

export type WrittenId = keyof typeof table;

export function written(id: WrittenId, language: Language): string {
	return table[id][language];
}

export function actSpan(act: ActId, language: Language): string {
	return `\`${actOf(act).label[language]}\``;
}

export function sceneLine(outcome: Outcome, language: Language): string {
	return `\`${wordFor(sceneWords, 'ending', language)} ${wordFor(outcomeWords, outcome, language)}\``;
}

export function special(id: keyof typeof specialWords, language: Language): string {
	return `*${wordFor(specialWords, id, language)}*`;
}

export function lostTag(language: Language): string {
	return `> — ${wordFor(lineTagWords, 'lost', language)}`;
}
