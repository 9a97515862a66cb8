/** The ear of this process: read from its environment once, at the start. */
import { env } from '$env/dynamic/private';
import { FairShare } from './fair-share.ts';
import { readSettings, type EarSettings } from './settings.ts';
import { toldAtStart } from './told-at-start.ts';

export interface ThisEar {
	settings: EarSettings;
	share: FairShare;
}

const reading = readSettings(env);

/** null: there is none. */
export const ear: ThisEar | null =
	reading && 'settings' in reading
		? { settings: reading.settings, share: new FairShare(reading.settings.perMinute, () => performance.now()) }
		: null;

/** Says on the console what came of the settings; nothing when none were made. */
export function tellOfEar(): void {
	const told = toldAtStart(reading);
	if (told?.wrong) console.error(told.text);
	else if (told) console.log(told.text);
}
