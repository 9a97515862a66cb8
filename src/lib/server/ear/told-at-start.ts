/** What the server tells whoever starts it of the stronger ear: in both languages, since nobody has chosen one yet. */
import { m } from '../../paraglide/messages.js';
import type { EarMistake, EarReading } from './settings.ts';

type Text = (inputs: Record<string, never>, options: { locale: 'zh' | 'en' }) => string;

const mistakes: Record<EarMistake, Text> = {
	'no-url': m.ear_wrong_no_url,
	'no-model': m.ear_wrong_no_model,
	'bad-url': m.ear_wrong_bad_url,
	'password-in-url': m.ear_wrong_password_in_url,
	'plain-http': m.ear_wrong_plain_http,
	'bad-model': m.ear_wrong_bad_model,
	'bad-key': m.ear_wrong_bad_key,
	'bad-timeout': m.ear_wrong_bad_timeout,
	'bad-rate': m.ear_wrong_bad_rate,
};

const inBoth = (text: Text) => `${text({}, { locale: 'zh' })}\n${text({}, { locale: 'en' })}`;

/** What was set is never repeated, but for the name of the model and where it is asked. */
export function toldAtStart(reading: EarReading): { text: string; wrong: boolean } | null {
	if (!reading) return null;
	if ('mistake' in reading) return { text: inBoth(mistakes[reading.mistake]), wrong: true };
	const { address, model } = reading.settings;
	const told = { model, host: new URL(address).host };
	return { text: inBoth((_, options) => m.ear_ready(told, options)), wrong: false };
}
