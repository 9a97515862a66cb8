/** The other language's file of a scenario that has only one: the same talk in the other language's keywords, what is told and said still to be translated. */
import { read } from '../read.ts';
import type { Language } from '../scenario.ts';
import { write } from '../write.ts';

/** Where nothing can be read, or something would be lost, the text itself under the other language's name. */
export function otherLanguage(text: string, language: Language): string {
	const { scenario, findings } = read(text);
	const sound = scenario && !findings.some(({ severity }) => severity === 'error');
	if (sound && !scenario.forms) {
		const written = write({ ...scenario, language });
		if (!read(written).findings.some(({ severity }) => severity === 'error')) return written;
	}
	return text.replace(/^language:.*$/m, `language: ${language}`);
}
