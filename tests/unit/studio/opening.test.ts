import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zip, zipLimits } from '../../../src/lib/core/exchange/zip.ts';
import { openFiles, openStory, Refusal, type Opening, type Picked } from '../../../src/lib/state/studio/opening.ts';
import { refusalText } from '../../../src/lib/wording/opening.ts';
import { example } from '../../support/example.ts';

const today = '2026-06-01';
const english = example.replace(/^language: zh/m, 'language: en');
const play = '---\nscenario: evasive-debtor\nversion: 1\n---\n';

const file = (path: string, text: string | Uint8Array): Picked => ({ path, file: new Blob([text as BlobPart]) });
const open = (...picked: Picked[]) => openFiles(picked, today);
const zipOf = (files: Record<string, string>) =>
	file('包.zip', zip(Object.entries(files).map(([path, text]) => ({ path, text }))));

const pathsIn = (opening: Opening) =>
	opening.kind === 'manuscript' ? opening.files.map(({ path }) => path).sort() : opening;
const reasonsOf = (opening: Opening) =>
	opening.kind === 'refused'
		? opening.reasons.map((reason) =>
				reason instanceof Refusal ? reason.reason : `${reason.code} ${reason.params['detail']}`,
			)
		: opening.kind;
const toldIn = (opening: Opening) =>
	opening.kind === 'manuscript' ? opening.findings.map(({ code, params }) => `${code} ${params['detail']}`) : opening;

describe('Markdown files', () => {
	test('are a manuscript, whatever the scenario is called on disk', async () => {
		for (const name of ['zh.md', 'evasive-debtor.zh.md', '王总 (1).md', '下载.MD'])
			expect(pathsIn(await open(file(name, example)))).toEqual(['zh.md']);
		for (const name of ['case.md', 'zh.md']) expect(pathsIn(await open(file(name, english)))).toEqual(['en.md']);
	});

	test('of both languages and rehearsals make one manuscript', async () => {
		const opening = await open(file('a.md', example), file('excellent.zh.play.md', play), file('b.md', english));
		expect(pathsIn(opening)).toEqual(['en.md', 'excellent.zh.play.md', 'zh.md']);
	});

	test('that cannot be read as a scenario yet are opened all the same: mending them is what one comes for', async () => {
		expect(pathsIn(await open(file('a.md', '---\nid: a\ntitle: [\n---\n# 对话\n')))).toEqual(['zh.md']);
		expect(pathsIn(await open(file('zh.md', '只有正文，资料删掉了')))).toEqual(['zh.md']);
	});

	test('are refused with the reason when they are no scenario', async () => {
		expect(reasonsOf(await open(file('README.md', '# 读我\n\n---\n\n随便写写')))).toEqual(['not-scenario']);
		expect(reasonsOf(await open(file('post.md', '---\nlayout: post\n---\nHello')))).toEqual(['not-scenario']);
		expect(reasonsOf(await open(file('excellent.zh.play.md', play)))).toEqual(['rehearsal-alone']);
		expect(reasonsOf(await open(file('excellent.md', play)))).toEqual(['rehearsal-name']);
		expect(reasonsOf(await open(file('a.md', example), file('b.md', example)))).toEqual(['two-of-a-language']);
		expect(reasonsOf(await open(file('a.md', '')))).toEqual(['empty']);
		expect(reasonsOf(await open(file('a.md', ' \n\n')))).toEqual(['empty']);
		// 剧本 in GBK.
		expect(reasonsOf(await open(file('a.md', new Uint8Array([0xbe, 0xe7, 0xb1, 0xbe]))))).toEqual(['not-text']);
		expect(reasonsOf(await open(file('a.md', 'PNG\0\0')))).toEqual(['not-text']);
	});

	test('that are too large are not even read', async () => {
		const huge = { size: 9e9, arrayBuffer: () => Promise.reject(new Error('read')) } as unknown as Blob;
		for (const path of ['a.md', 'a.zip', 'a.twee', 'a.html'])
			expect(reasonsOf(await open({ path, file: huge }))).toEqual(['too-large']);
		expect(reasonsOf(await open({ path: 'f/zh.md', file: huge }))).toEqual(['package-too-large all']);
	});

	test('that were moved away in the meantime are told of', async () => {
		const gone = { size: 10, arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')) };
		expect(reasonsOf(await open({ path: 'a.md', file: gone as unknown as Blob }))).toEqual(['unreadable']);
	});
});

describe('A folder or a zip', () => {
	test('is opened whole, with whatever folder is around it, and tells what does not belong', async () => {
		const inside = { 'evasive-debtor/zh.md': example, 'evasive-debtor/excellent.zh.play.md': play };
		const notes = { ...inside, 'evasive-debtor/notes.txt': '便条', 'evasive-debtor/.DS_Store': '\u0001' };
		const folder = await open(...Object.entries(notes).map(([path, text]) => file(path, text)));
		for (const opening of [folder, await open(zipOf(notes))]) {
			expect(pathsIn(opening)).toEqual(['excellent.zh.play.md', 'zh.md']);
			expect(toldIn(opening)).toEqual(['package-file unknown']);
		}
	});

	test('comes back as it was saved, even with a text that cannot be read and rehearsals that do not fit', async () => {
		const files = {
			'draft/zh.md': '---\nid: [\n---\n',
			'draft/en.md': english,
			'draft/other.zh.play.md': play.replace('evasive-debtor', 'other'),
		};
		const opening = await open(zipOf(files));
		expect(pathsIn(opening)).toEqual(['en.md', 'other.zh.play.md', 'zh.md']);
		if (opening.kind === 'manuscript')
			for (const { path, text } of opening.files) expect(files[`draft/${path}` as keyof typeof files]).toBe(text);
	});

	test('may hold a translation that was not begun yet', async () => {
		expect(pathsIn(await open(file('a/zh.md', example), file('a/en.md', '')))).toEqual(['en.md', 'zh.md']);
	});

	test('is refused when it holds no scenario, or two', async () => {
		expect(reasonsOf(await open(zipOf({ 'a.txt': '便条' })))).toEqual(['package-scenario none']);
		expect(reasonsOf(await open(zipOf({ 'a/zh.md': example, 'b/zh.md': example })))).toEqual([
			'package-scenario several',
		]);
	});

	test('is refused whole when anything in it leads out of its folder', async () => {
		expect(reasonsOf(await open(zipOf({ 'zh.md': example, '../../zh.md': example })))).toContain(
			'package-path outside',
		);
		expect(reasonsOf(await open(zipOf({ 'zh.md': example, 'C:/a.txt': '' })))).toContain('package-path absolute');
	});

	test('is refused when it unpacks to more than may be', async () => {
		const bomb = await open(zipOf({ 'zh.md': example, 'en.md': 'x'.repeat(zipLimits.file + 1) }));
		expect(reasonsOf(bomb)).toEqual(['package-too-large file']);
		const many = Array.from({ length: 501 }, (_, n) => file(`a/${n}.md`, 'x'));
		expect(reasonsOf(await open(...many))).toEqual(['package-too-large files']);
	});

	test('is refused when it is broken or no zip at all', async () => {
		expect(reasonsOf(await open(file('a.zip', 'no zip')))).toEqual(['package-scenario no-zip']);
		const whole = zip([{ path: 'zh.md', text: example }]);
		expect(reasonsOf(await open(file('a.zip', whole.subarray(0, 200))))).toEqual(['package-scenario broken-zip']);
	});
});

describe('A story', () => {
	const twee = ':: StoryTitle\n王总\n\n:: Start\n喂？\n\n[[您好->谈妥]]\n(set: $x to 1)\n\n:: 谈妥\n好。\n';

	test('in Twee becomes a draft in its language, and what did not come across is told', async () => {
		const opening = await open(file('王总.twee', twee));
		expect(pathsIn(opening)).toEqual(['zh.md']);
		expect(toldIn(opening)).toContain('import-code macro');
	});

	test('is one of several in an archive of Twine: one has to be chosen', async () => {
		const one = (name: string) =>
			`<tw-storydata name="${name}" startnode="1"><tw-passagedata pid="1" name="Start">Hi</tw-passagedata></tw-storydata>`;
		const opening = await open(file('archive.html', one('First') + one('Second')));
		expect(opening.kind === 'stories' && opening.drafts.map(({ title }) => title)).toEqual(['First', 'Second']);
		if (opening.kind === 'stories' && opening.drafts[1])
			expect(pathsIn(openStory(opening.drafts[1], opening.findings))).toEqual(['en.md']);
	});

	test('is refused when there is none in the file', async () => {
		expect(reasonsOf(await open(file('a.html', '<p>你好</p>')))).toEqual(['import-not-a-story unknown']);
		expect(reasonsOf(await open(file('a.twee', '没有段落')))).toEqual(['import-not-a-story unknown']);
	});
});

test('Other kinds of files, and several kinds at once, are refused', async () => {
	expect(reasonsOf(await open(file('a.docx', 'PK')))).toEqual(['kind']);
	expect(reasonsOf(await open(file('a.md', example), file('b.zip', 'PK')))).toEqual(['mixed']);
	expect(reasonsOf(await open(file('a.twee', ':: A'), file('b.twee', ':: B')))).toEqual(['mixed']);
});

test('Whatever is in the files, they are opened or refused, and every refusal has its words', async () => {
	const name = fc.oneof(
		fc.constantFrom('zh.md', 'a.md', 'b.zip', 'c.twee', 'd.html', 'f/zh.md', 'f/en.md', 'x.zh.play.md'),
		fc.string({ maxLength: 20 }),
	);
	const content = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(example, play, '---\nid: a\n---\n', ''));
	await fc.assert(
		fc.asyncProperty(fc.array(fc.tuple(name, content), { maxLength: 4 }), async (files) => {
			const opening = await open(...files.map(([path, bytes]) => file(path, bytes)));
			if (opening.kind === 'refused') {
				expect(opening.reasons.length).toBeGreaterThan(0);
				for (const reason of opening.reasons) expect(refusalText(reason)).not.toBe('');
			}
			if (opening.kind === 'manuscript')
				for (const { path } of opening.files) expect(path).toMatch(/^(?:zh|en)\.md$|^[^/\\]+\.(?:zh|en)\.play\.md$/);
		}),
	);
});
