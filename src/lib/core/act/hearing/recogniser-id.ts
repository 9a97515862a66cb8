/**
 * Which recogniser hears a reply. Runs name it, so that whoever hears their replies again can tell whether theirs is the same one. Nothing of a model is
 * loaded here: a run starts before its ear is there.
 */
import type { Language } from '../../scenario/scenario.ts';
import { modelDigests } from './model-digests.ts';

/** Raised whenever the code hears the same words otherwise with the same model: acts, their words, plans, documents, or the reply that they are taken for. */
export const recogniserVersion = 1;

/** The code's version and the model's content, `1-3f62a90b11ce`. */
export function recogniserId(language: Language): string {
	return `${recogniserVersion}-${modelDigests[language]}`;
}

/** The form of such an id. */
export const recogniserForm = /^[1-9]\d{0,5}-[0-9a-f]{12}$/;
