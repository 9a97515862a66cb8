/**
 * Every page that a visitor can come to, in one list, and one history that all of them are shown with. A new page is one line more here, and stands up to
 * everything that everyone-*.spec.ts asks.
 */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Language } from '../../../src/lib/core/scenario/scenario.ts';
import { importFile, runFile, type PastRun } from './history.ts';
import { liveTeam, type Somebody, type TeamLife, type TeamThing } from './team-life.ts';
import { teamPlaces } from './team-places.ts';
import { expect, test as base } from './test.ts';

/** What was played before: by name, so that a page can say which run it shows. */
const history = {
	redLine: { id: 'evasive-debtor', play: 'red-line', at: '2026-05-20T10:00:00+08:00' },
	gold: { id: 'cash-flow-excuse', play: 'excellent', at: '2026-05-21T10:00:00+08:00' },
	exam: { id: 'disputed-statement', play: 'poor', at: '2026-05-22T10:00:00+08:00', coaching: 'exam' },
	again: { id: 'evasive-debtor', play: 'excellent', at: '2026-05-22T11:00:00+08:00', from: 0 },
	said: { id: 'evasive-debtor', play: 'excellent', at: '2026-05-23T10:00:00+08:00', replies: Infinity },
	chat: { id: 'disputed-statement', play: 'middling', at: '2026-05-24T10:00:00+08:00', replies: 3 },
	visit: { id: 'cash-flow-excuse', play: 'middling', at: '2026-05-25T10:00:00+08:00', replies: 3 },
	examCall: { id: 'evasive-debtor', play: 'middling', at: '2026-05-26T10:00:00+08:00', replies: 3, coaching: 'exam' },
	examChat: {
		id: 'disputed-statement',
		play: 'middling',
		at: '2026-05-26T11:00:00+08:00',
		replies: 2,
		coaching: 'exam',
	},
	examVisit: {
		id: 'cash-flow-excuse',
		play: 'middling',
		at: '2026-05-26T12:00:00+08:00',
		replies: 2,
		coaching: 'exam',
	},
	call: { id: 'evasive-debtor', play: 'middling', at: '2026-05-27T10:00:00+08:00', replies: 3 },
	freeCall: { id: 'evasive-debtor', play: 'middling', at: '2026-05-25T09:00:00+08:00', replies: 2, mode: 'free' },
	freeDone: { id: 'evasive-debtor', play: 'poor', at: '2026-05-19T09:00:00+08:00', mode: 'free' },
} as const satisfies Record<string, PastRun>;

type RunName = keyof typeof history;
/** What was written before: a manuscript in which something is wrong, one that the tour leads through, and the id of a scenario that was published. */
type WrittenName = 'draft' | 'toured' | 'own';
/** What was made, by name: its id, or its code; what is a team's, for the pages of teams. */
export type Runs = Record<RunName | WrittenName, string> & Partial<Record<TeamThing, string>>;

export interface Place {
	name: string;
	/** Who is signed in; nobody when left out. */
	as?: Somebody;
	address: (runs: Runs) => string;
	/** What is looked at once the page is there: one of the panes beside a text. */
	pane?: string;
	/** There once the page is complete: it was read from the disk, and scripts are at work. */
	ready: string;
	/** What is done on the page before it is looked at. */
	does?: (page: Page) => Promise<void>;
}

const option = 'section[aria-labelledby=reply-title] button:enabled';
const nowhere = '018f0000-0000-7000-8000-000000000000';

export const places: readonly Place[] = [
	{ name: 'catalogue', address: () => '/', ready: 'main a[href^="/practise/evasive-debtor/"]' },
	{ name: 'briefing', address: () => '/practise/evasive-debtor', ready: 'main input:enabled' },
	{ name: 'call', address: ({ call }) => `/practise/evasive-debtor/${call}`, ready: option },
	{
		name: 'free call',
		address: ({ freeCall }) => `/practise/evasive-debtor/${freeCall}`,
		// Where a language is not understood, one chooses.
		ready: `main textarea, ${option}`,
	},
	{ name: 'debrief of a free call', address: ({ freeDone }) => `/debrief/${freeDone}`, ready: 'main [role=note]' },
	{ name: 'call in an exam', address: ({ examCall }) => `/practise/evasive-debtor/${examCall}`, ready: option },
	{ name: 'chat', address: ({ chat }) => `/practise/disputed-statement/${chat}`, ready: option },
	{ name: 'visit', address: ({ visit }) => `/practise/cash-flow-excuse/${visit}`, ready: option },
	{ name: 'chat in an exam', address: ({ examChat }) => `/practise/disputed-statement/${examChat}`, ready: option },
	{ name: 'visit in an exam', address: ({ examVisit }) => `/practise/cash-flow-excuse/${examVisit}`, ready: option },
	{ name: 'end of a call', address: ({ said }) => `/practise/evasive-debtor/${said}`, ready: 'main a.Button' },
	{
		name: 'follow-up',
		address: ({ said }) => `/practise/evasive-debtor/${said}/follow-up`,
		ready: 'main button[type=submit]',
	},
	{ name: 'debrief with a red line', address: ({ redLine }) => `/debrief/${redLine}`, ready: 'main [role=note]' },
	{ name: 'debrief with a medal', address: ({ gold }) => `/debrief/${gold}`, ready: 'main [role=note]' },
	{ name: 'debrief of an exam', address: ({ exam }) => `/debrief/${exam}`, ready: 'main [role=note]' },
	{ name: 'two runs side by side', address: ({ again }) => `/compare/${again}`, ready: 'main table' },
	{
		name: 'model call',
		address: () => '/practise/evasive-debtor/watch',
		ready: 'main section button.is-primary:enabled',
	},
	{
		name: 'model chat',
		address: () => '/practise/disputed-statement/watch',
		ready: 'main section button.is-primary:enabled',
	},
	{ name: 'role play', address: () => '/practise/evasive-debtor/cards', ready: 'main ul a.Card' },
	{ name: 'trainee’s card', address: () => '/practise/evasive-debtor/cards?card=trainee', ready: 'main table' },
	{ name: 'customer’s card', address: () => '/practise/evasive-debtor/cards?card=debtor', ready: 'main ol h3' },
	{
		name: 'observer’s sheet',
		address: () => '/practise/evasive-debtor/cards?card=observer',
		ready: 'main input:enabled',
	},
	{ name: 'history', address: () => '/history', ready: 'main ol li a' },
	{ name: 'real conversation', address: () => '/score', ready: 'main textarea' },
	{ name: 'all findings', address: () => '/help/findings', ready: 'main li a' },
	{ name: 'one finding', address: () => '/help/findings/no-ending', ready: 'article h1' },
	{ name: 'no such finding', address: () => '/help/findings/no-endin', ready: 'main a.Link' },
	{ name: 'studio', address: () => '/studio', ready: 'main a[href^="/studio/0"]' },
	{ name: 'language of scenarios', address: () => '/studio/language', ready: 'main textarea' },
	{ name: 'questions about a case', address: () => '/studio/case', ready: 'main textarea' },
	{ name: 'script of a manuscript', address: ({ draft }) => `/studio/${draft}/script`, ready: 'main h2' },
	{ name: 'no such manuscript', address: () => `/studio/${nowhere}`, ready: 'main a.Button' },
	{ name: 'briefing of one’s own', address: ({ own }) => `/practise/${own}`, ready: 'main input:enabled' },
	{ name: 'no such page', address: () => '/no-such-page', ready: 'main a.Button' },
	{ name: 'no such run', address: () => `/debrief/${nowhere}`, ready: 'main a.Button' },
	...teamPlaces,
];

/** The bench with each of its panes. It fills the window, each part of it scrolls in itself, and Tab belongs to the text: it stands up to what such a page can. */
export const benches: readonly Place[] = [
	bench('editor', '.cm-line'),
	bench('findings', '#pane a[href="/help/findings/unknown-act"]'),
	bench('form', '#pane input'),
	bench('graph', '#pane button[aria-label*=接通]'),
	bench('play', '#pane button'),
	bench('report', '#pane button'),
	bench('versions', '#pane button'),
	{ name: 'tour of the studio', address: ({ toured }) => `/studio/${toured}`, ready: '.cm-line' },
];

/** A manuscript with one of its panes; on a narrow screen the pane is alone. */
function bench(pane: string, ready: string): Place {
	return { name: `bench with ${pane}`, address: ({ draft }) => `/studio/${draft}`, pane, ready };
}

export class Visitor {
	readonly #page: Page;
	readonly #runs: Profile['runs'];
	readonly #team: () => Promise<TeamLife>;

	constructor(page: Page, { runs }: Profile, team: () => Promise<TeamLife>) {
		this.#page = page;
		this.#runs = runs;
		this.#team = team;
	}

	/** Goes there in that language and waits until all of it is there. */
	async visits(place: Place, language: Language): Promise<void> {
		await this.#page.goto('about:blank');
		await this.#page.goto(await this.#comes(place, language));
		const tab = place.pane && this.#page.locator(`#tab-${place.pane}`);
		// The text is no tab where there is room for it beside the others.
		if (tab && (place.pane !== 'editor' || (this.#page.viewportSize()?.width ?? 0) < 960)) await tab.click();
		await expect(this.#page.locator(place.ready).first(), `${place.name} is there`).toBeVisible();
		await expect(this.#page.locator('[aria-busy=true]:visible')).toHaveCount(0);
		await place.does?.(this.#page);
	}

	/** What the page there is called; null when the server has none. A page of a team comes with its title and need not be opened. */
	async titleOf(place: Place, language: Language): Promise<{ title: string; address: string } | null> {
		if (!teamPlaces.includes(place)) {
			await this.visits(place, language);
			return { title: await this.#page.title(), address: this.#page.url() };
		}
		const answer = await this.#page.request.get(await this.#comes(place, language));
		const title = /<title>([^<]*)<\/title>/.exec(await answer.text())?.[1];
		return answer.ok() ? { title: title ?? '', address: answer.url() } : null;
	}

	/** Makes the browser that of whoever sees the place, in that language. @returns its address */
	async #comes(place: Place, language: Language): Promise<string> {
		const context = this.#page.context();
		// It takes its time, and not every spec comes to its pages.
		const team = teamPlaces.includes(place) ? await this.#team() : null;
		await context.clearCookies();
		if (team && place.as) await context.addCookies(team.cookies[place.as]);
		await context.addCookies([{ name: 'PARAGLIDE_LOCALE', value: language, url: baseURL(test.info().project.use) }]);
		return place.address({ ...this.#runs[language], ...team?.things });
	}
}

interface Profile {
	runs: Record<Language, Runs>;
	state: Awaited<ReturnType<BrowserContext['storageState']>>;
}

/** A browser that has a history, made once for each worker: the runs are imported as a person would do it, in both languages. */
export const test = base.extend<{ visitor: Visitor }, { profile: Profile; team: () => Promise<TeamLife> }>({
	profile: [
		async ({ browser }, use, { project }) => {
			await use(await profileOf(browser, baseURL(project.use)));
		},
		{ scope: 'worker' },
	],
	team: [
		async ({ browser }, use, { project }) => {
			let made: Promise<TeamLife> | undefined;
			await use(() => (made ??= liveTeam(browser, baseURL(project.use))));
		},
		{ scope: 'worker' },
	],
	storageState: async ({ profile }, use) => use(profile.state),
	visitor: async ({ page, profile, team }, use) => use(new Visitor(page, profile, team)),
});

async function profileOf(browser: Browser, origin: string): Promise<Profile> {
	const context = await browser.newContext({ baseURL: origin, locale: 'zh-CN' });
	const page = await context.newPage();
	await page.goto('/history');
	const names = Object.keys(history) as RunName[];
	const idsIn = async (language: Language): Promise<Record<RunName, string>> => {
		const file = runFile(names.map((name) => ({ ...history[name], language })));
		const { runs } = JSON.parse(file) as { runs: { head: { id: string } }[] };
		await importFile(page, file);
		await expect(page.getByRole('status').filter({ hasText: `新添 ${names.length} 次` })).toBeVisible();
		return Object.fromEntries(names.map((name, index) => [name, runs[index]?.head.id ?? ''])) as Record<
			RunName,
			string
		>;
	};
	// The Chinese ones last: a run that can be gone on with is the newest one.
	const en = await idsIn('en');
	await page.reload();
	const zh = await idsIn('zh');
	const written = await writes(page);
	const state = await context.storageState({ indexedDB: true });
	await context.close();
	return { runs: { zh: { ...zh, ...written }, en: { ...en, ...written } }, state };
}

/** Manuscripts, as a trainer begins them. */
async function writes(page: Page): Promise<Record<WrittenName, string>> {
	const begun = async (begin: () => Promise<void>): Promise<string> => {
		await page.goto('/studio');
		await expect(page.locator('html[data-started]')).toBeAttached();
		await begin();
		await expect(page).toHaveURL(/\/studio\/[0-9a-f-]{36}$/);
		await expect(page.getByRole('status').filter({ hasText: '存好了' })).toBeVisible();
		return new URL(page.url()).pathname.replace('/studio/', '');
	};
	const draft = await begun(async () => {
		const text = readFileSync('scenarios/evasive-debtor/zh.md', 'utf8')
			.replace('id: evasive-debtor', 'id: in-the-making')
			.replace(/^title:.*$/m, 'title: 总在路上的周总')
			.replace('`征询时间`', '`征询时问`');
		const file = { name: 'zh.md', mimeType: 'text/markdown', buffer: Buffer.from(text) };
		await page.locator('input[type=file]').first().setInputFiles([file]);
	});
	const toured = await begun(() => page.getByRole('button', { name: /跟着写一遍/ }).click());
	await begun(() => page.getByRole('button', { name: /空白剧本/ }).click());
	await page.getByRole('button', { name: '发布', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: /发布到/ });
	await dialog.getByRole('button', { name: '发布', exact: true }).click();
	const address = await dialog.getByRole('link', { name: '去练一遍' }).getAttribute('href');
	return { draft, toured, own: address?.split('/').at(-1) ?? '' };
}

function baseURL(use: { baseURL?: string | undefined }): string {
	return use.baseURL ?? '';
}

export { expect };
