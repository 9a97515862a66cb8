import type { Plugin } from 'vite';

/** What every page begins with, and the three pages that a practice goes through. */
const roots = {
	frame: /\/(?:runtime\/client\/entry|client-optimized\/app|nodes\/[01])\.js$/,
	catalogue: /\/src\/routes\/\+page\.(?:svelte|ts)$/,
	briefing: /\/src\/routes\/practise\/\[scenario\]\/\+page\.(?:svelte|ts)$/,
	talk: /\/src\/routes\/practise\/\[scenario\]\/\[run\]\/\+page\.(?:svelte|ts)$/,
	others: /\/src\/routes\/.+\/\+page\.(?:svelte|ts)$/,
};

const groups = [
	'frame',
	'catalogue-briefing-talk',
	'briefing-talk',
	'catalogue-briefing',
	'catalogue-talk',
	'briefing-others',
	'talk-others',
	'briefing',
	'talk',
];

/** An interface text, a module each; all come through one list, which hides who uses which. */
const message = /\/paraglide\/messages\/(\w+)\.js$/;
const messageList = /\/paraglide\/messages(?:\/_index)?\.js$/;

/** The modules that import one. */
type UsersOf = (id: string) => readonly string[];

/**
 * Shared code in few files. Left alone, the bundler makes a file of every set of modules that the same pages share: a briefing came in forty, most of them
 * smaller than the question for them, and a telephone asks for six at a time. Here a file is made for each set of the pages above, so that none of these loads
 * what it does not need.
 */
export function fewFiles(): Plugin {
	const names = new Map<string, string | null>();
	/** By the name of a text, the modules that say it. */
	const speakers = new Map<string, string[]>();
	const usersOf = (id: string, info: { importers: readonly string[] } | null): readonly string[] => {
		if (messageList.test(id)) return [];
		const text = message.exec(id)?.[1];
		return text === undefined ? (info?.importers ?? []) : (speakers.get(text) ?? []);
	};
	return {
		name: 'huikuan-few-files',
		apply: 'build',
		enforce: 'post',
		transform(code, id) {
			if (this.environment.name !== 'client' || id.includes('/paraglide/')) return;
			for (const [, text = ''] of code.matchAll(/\bm\.(\w+)/g)) speakers.set(text, [...(speakers.get(text) ?? []), id]);
		},
		config: () => ({
			environments: {
				client: {
					build: {
						rolldownOptions: {
							output: {
								codeSplitting: {
									// What more pages need is taken first: a group takes along whatever its modules import.
									groups: groups.map((group, place) => ({
										name: (id, context) =>
											nameOf(id, (each) => usersOf(each, context.getModuleInfo(each)), names) === group ? group : null,
										priority: groups.length - place,
										minShareCount: 2,
									})),
								},
							},
						},
					},
				},
			},
		}),
	};
}

/** The pages among those above that import a module, directly or not; null for none. */
function nameOf(id: string, usersOf: UsersOf, names: Map<string, string | null>): string | null {
	const known = names.get(id);
	if (known !== undefined) return known;
	const users = new Set<string>();
	const above = new Set([id]);
	for (const each of above) {
		const root = Object.entries(roots).find(([, file]) => file.test(each));
		if (root) users.add(root[0]);
		for (const user of usersOf(each)) above.add(user);
	}
	const pages = ['catalogue', 'briefing', 'talk'].filter((page) => users.has(page));
	// What of the talk goes into other pages stands apart from what is its own: its machine is a burden to carry along.
	if (pages.length === 1 && users.has('others') && pages[0] !== 'catalogue') pages.push('others');
	const name = users.has('frame') ? 'frame' : pages.length > 0 ? pages.join('-') : null;
	names.set(id, name);
	return name;
}
