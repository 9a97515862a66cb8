/** For every code a text in which it is found, and the same text mended: the fixtures, and the pages of help that mend them. */
import { readFileSync } from 'node:fs';
import { errorCodes, warningCodes, type FindingCode } from '../../src/lib/core/scenario/finding.ts';
import { readFindingPage } from '../../src/routes/help/findings/finding-page.ts';

export interface FindingExample {
	code: FindingCode;
	broken: string;
	mended: string;
	/** The same scenario in English, where it takes two files to find anything. */
	partner: string | null;
}

const fixtures = 'tests/fixtures/findings';
const pages = 'src/lib/content/findings';

/** In the order of the closed list; all Chinese. */
export function findingExamples(): FindingExample[] {
	return [...errorCodes, ...warningCodes].map((code) => {
		const { broken, mended } = readFindingPage(readFileSync(`${pages}/${code}.zh.md`, 'utf8')).example;
		const file = `${fixtures}/${code}/${broken.fixture}`;
		const text = readFileSync(file, 'utf8');
		const partner = file.endsWith('.zh.md') ? readFileSync(file.replace('.zh.md', '.en.md'), 'utf8') : null;
		return { code, broken: text, mended: exchanged(text, broken.text, mended.text), partner };
	});
}

/** `…` on a line of its own stands for what is left out. */
const passagesOf = (text: string) => text.split('\n…\n');

/** The source with each passage of `from` replaced by the one of `to`. */
export function exchanged(source: string, from: string, to: string): string {
	const others = passagesOf(to);
	return passagesOf(from).reduce((text, passage, index) => {
		const around = text.split(passage);
		if (around.length !== 2) throw new Error(`not there just once: ${passage}`);
		return around.join(others[index]);
	}, source);
}
