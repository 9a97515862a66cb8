/** Which articles of law a red-line act breaks. The articles stand verbatim in content/law.json, by the same ids. */
import type { ActId } from '../act/act.ts';

export type RedLineAct = Extract<ActId, 'threaten' | 'insult' | 'deceive' | 'disclose' | 'harass'>;

/** Ids into content/law.json, the closest article first. */
export const articlesFor: Record<RedLineAct, readonly string[]> = {
	threaten: ['criminal-293', 'criminal-274'],
	insult: ['civil-1024-1', 'criminal-246-1'],
	deceive: ['civil-509-2'],
	disclose: ['civil-1024-1', 'civil-1032-1', 'civil-1034-1', 'personal-information-10', 'personal-information-25'],
	harass: ['civil-1033', 'criminal-245-1', 'criminal-293'],
};

export function isRedLineAct(act: ActId): act is RedLineAct {
	return Object.hasOwn(articlesFor, act);
}
