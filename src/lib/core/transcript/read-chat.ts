/** What WeChat writes when a chat is copied or mailed: a line with name and time, then what was said; the day in the line, or on a line of its own. */
import { clockPattern, dayOf, dayPattern } from './days.ts';
import { closedUp } from './closed-up.ts';
import type { SaidTurn } from './turn.ts';

const when = String.raw`(?:(${dayPattern}|\d{1,2}月\d{1,2}日|昨天|今天|前天|星期[一二三四五六日]|周[一二三四五六日])[ ,]*)?${clockPattern}`;
const nameFirst = new RegExp(String.raw`^([^\s：:][^：:\n]{0,29}?)\s*[：:]?\s+${when}\s*[：:]?$`);
const timeFirst = new RegExp(
	String.raw`^(${dayPattern})[ T]+${clockPattern}\s+([^\s：:][^：:\n]{0,29}?)(?:\([^()]{0,40}\)|<[^<>]{0,60}>)?\s*[：:]?$`,
);
const dayAlone = new RegExp(String.raw`^[—–\-=·\s]*(${dayPattern})(?:\s*星期[一二三四五六日])?[—–\-=·\s]*$`);
const notes =
	/^(?:.{0,20}撤回了一条消息|以上是打招呼的内容|以下是新消息|.{0,30}拍了拍.{0,30}|messages? (?:and calls )?are end-to-end encrypted.{0,120})$/i;

interface Head {
	speaker: string;
	day: string | null;
}

function headOf(line: string): Head | null {
	const text = closedUp(line);
	if (text.length > 80) return null;
	const first = nameFirst.exec(text);
	if (first) return { speaker: first[1] ?? '', day: dayOf(first[2]) };
	const second = timeFirst.exec(text);
	return second ? { speaker: second[2] ?? '', day: dayOf(second[1]) } : null;
}

/** At least two lines of name and time. */
export function looksLikeChat(lines: readonly string[]): boolean {
	let heads = 0;
	for (const line of lines) if (headOf(line) && (heads += 1) >= 2) return true;
	return false;
}

export function readChat(lines: readonly string[]): SaidTurn[] {
	const said: SaidTurn[] = [];
	let day: string | null = null;
	lines.forEach((line, at) => {
		const text = closedUp(line);
		const alone = text.length <= 60 ? dayAlone.exec(text) : null;
		if (alone) {
			day = dayOf(alone[1]) ?? day;
			return;
		}
		const head = headOf(text);
		if (head) {
			day = head.day ?? day;
			said.push({ speaker: head.speaker.trim(), text: '', day, line: at + 1 });
			return;
		}
		const last = said.at(-1);
		if (text === '' || !last || notes.test(text.slice(0, 200))) return;
		last.text = last.text === '' ? text : `${last.text}\n${text}`;
	});
	return said;
}
