/** Due date: since when it is owed, by its day or by the days that have passed. */
import { daysBetween } from '../scenario/calendar.ts';
import { formatDate } from '../scenario/facts.ts';
import { namedDays, namesDay } from './figures.ts';
import type { LetterMatter, LetterPart, Words } from './letter.ts';
import { missing, there, wrong } from './part.ts';

const overdue =
	/(?:逾期|过期|超期|拖欠)(?:已达|已经|已有|已|了|达)? ?(\d{1,4}|[一二三四五六七八九十百两]{1,5}) ?(?:个)?天|(\d{1,4}) days? (?:overdue|late|past due|over)\b|(?:overdue|late|past due) (?:by|for) (\d{1,4}) days/gi;
const dueBefore =
	/(?:到期日|到期|付款期限|付款期|应于|约定于|应在|应付款日)(?:为|是|系|：|:)? ?$|(?:\bdue|payable|due date)(?: (?:on|by|was|is|date|for payment|date of))? ?:? ?(?:the )?$/i;
const dueBehind = /^ ?(?:就|已|便|即)?(?:到期|届满|前应|应付)|^ ?,? ?(?:was|is) the due date/i;

/** `plain` is the letter made plain. */
export function readDue(plain: string, matter: LetterMatter): LetterPart {
	const { owed, kind, language, today } = matter;
	const days = [...new Set(owed.map(({ due }) => due))].sort();
	const expected = days.map((day) => formatDate(day, language)).join(language === 'zh' ? '、' : ', ');
	const other = namedDays(plain, today).filter(
		({ day, start, end }) => day <= today && !isDueOfOurs(matter, day) && isCalledDue(plain, start, end),
	);
	if (other.length > 0) return wrong('due', 'due-other', other, expected);
	const counted = [...plain.matchAll(overdue)]
		.filter(({ index }) => !isCondition(plain, index))
		.map((found) => ({
			start: found.index,
			end: found.index + found[0].length,
			days: Number(found[1] ?? found[2] ?? found[3]),
		}));
	// Days written out in characters are left aside: they are rare, and easily misread.
	const told = counted.filter((each) => !Number.isNaN(each.days));
	const right = owed.map(({ due }) => Math.max(0, daysBetween(due, today)));
	const miscounted = told.filter((each) => !right.includes(each.days));
	if (miscounted.length > 0)
		return wrong(
			'due',
			'due-days',
			miscounted,
			language === 'zh' ? `${Math.max(...right)} 天` : `${Math.max(...right)} days`,
		);
	const named = days.map((day): Words[] => namesDay(plain, day));
	const words = [...named.flat(), ...told];
	if (named.every((places) => places.length > 0) || told.length > 0) return there('due', words, expected);
	if (kind === 'confirmation' && words.length > 0) return there('due', words, expected);
	return missing('due', 'due-lacks', expected, words);
}

/** Once the bill is 60 days overdue: what the contract says, not how long it has been. */
function isCondition(plain: string, at: number): boolean {
	return /(?:如果?|若|一旦|\b(?:once|if|when|after|until|unless)\b)[^。.；;，\n]{0,24}$/i.test(
		plain.slice(Math.max(0, at - 32), at),
	);
}

function isDueOfOurs({ account }: LetterMatter, day: string): boolean {
	return account.invoices.some(({ due, issued }) => due === day || issued === day);
}

function isCalledDue(plain: string, start: number, end: number): boolean {
	return dueBefore.test(plain.slice(Math.max(0, start - 24), start)) || dueBehind.test(plain.slice(end, end + 24));
}
