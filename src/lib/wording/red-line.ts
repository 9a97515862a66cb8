/** Red lines in words: why the line is there, and a lawful way to say it. */
import type { RedLineAct } from '../core/score/red-lines.ts';
import { m } from '../paraglide/messages.js';
import type { Locale } from './rubric.ts';

type Text = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

function say(text: Text, locale: Locale | undefined): string {
	return text({}, locale === undefined ? {} : { locale });
}

const reasons: Record<RedLineAct, Text> = {
	threaten: m.rubric_red_threaten_why,
	insult: m.rubric_red_insult_why,
	deceive: m.rubric_red_deceive_why,
	disclose: m.rubric_red_disclose_why,
	harass: m.rubric_red_harass_why,
};

/** Why it is a red line. */
export function redLineReason(act: RedLineAct, locale?: Locale): string {
	return say(reasons[act], locale);
}

const instead: Record<RedLineAct, Text> = {
	threaten: m.rubric_red_threaten_instead,
	insult: m.rubric_red_insult_instead,
	deceive: m.rubric_red_deceive_instead,
	disclose: m.rubric_red_disclose_instead,
	harass: m.rubric_red_harass_instead,
};

/** A lawful way to say it, beside the coach's own remark. */
export function lawfulWay(act: RedLineAct, locale?: Locale): string {
	return say(instead[act], locale);
}
