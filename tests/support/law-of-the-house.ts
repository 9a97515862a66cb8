import ts from 'typescript';
import { eachNode, importsOf, scriptOf, type Import, type SourceFile } from './source-file.ts';

/** The rooms of core: each may import itself and those before it. */
const coreRooms = ['scenario', 'act', 'letter', 'machine', 'run', 'score', 'board', 'transcript'];

/** Rooms of core beside that row, with those that they may import; none of the row imports them. */
const besideTheRow: Record<string, readonly string[]> = { exchange: ['scenario', 'act', 'machine', 'run'] };

/** The closed list of acts stands on its own, so that every room may name an act. */
const closedList = 'src/lib/core/act/act.ts';

/** The file that says what a scenario is. */
const scenarioItself = 'src/lib/core/scenario/scenario.ts';

/** What may import what, among our own rooms; a room may always import itself. Rooms not named here may import all but the outermost. */
const mayImport: Record<string, readonly string[]> = {
	core: [],
	store: ['core'],
	server: ['core', 'wording', 'paraglide'],
	state: ['core', 'store'],
	wording: ['core', 'paraglide', 'content'],
	components: ['core', 'wording', 'paraglide', 'content', 'styles'],
	content: [],
	cli: ['core', 'server', 'wording', 'paraglide', 'content', 'build'],
	build: ['core', 'wording', 'paraglide', 'content'],
	setup: [],
};

/** What a component may call of core: lists, and the writing of figures and dates. Of all else it knows the types. */
const showable = [
	'act/act.ts',
	'scenario/ageing.ts',
	'scenario/amounts.ts',
	'scenario/calendar.ts',
	'scenario/facts.ts',
	'scenario/soft-breaks.ts',
	'score/red-lines.ts',
	'score/rubric.ts',
	'score/scorecard.ts',
].map((file) => `src/lib/core/${file}`);

/** Nothing in src/lib reaches out to what is built on it. */
const outermost = ['routes', 'cli', 'build', 'setup'];

/** Functions that run a machine: one file calls them, so that a change of library is a change of one file. */
const runsMachines = [
	'createActor',
	'transition',
	'initialTransition',
	'getNextSnapshot',
	'getInitialSnapshot',
	'interpret',
];
const machineRunner = 'src/lib/core/machine/step.ts';

/** Measures our machine against the library's own way. */
const measurer = 'src/cli/bench';

/** Names that say nothing about what is inside. */
const emptyNames = /\/(utils?|helpers?|types?|common|misc|index)\.(svelte\.)?[jt]s$/;

/** Every breach of the law in these files, as sentences; none if all is well. */
export function breaches(files: readonly SourceFile[]): string[] {
	return files.flatMap((file) => {
		const imports = importsOf(file);
		return [
			...imports.flatMap((imported) => breachesOfImport(file.path, imported)),
			...(roomOf(file.path) === 'core' ? impurities(file) : []),
			...remoteParts(file),
			...(emptyNames.test(file.path) && file.path.startsWith('src/lib/')
				? ['is named after nothing that it holds']
				: []),
		].map((breach) => `${file.path} ${breach}`);
	});
}

/** `src/lib/<room>/…` and `src/<room>/…`; undefined for a package and for a file outside the rooms. */
function roomOf(path: string): string | undefined {
	return /^src\/lib\/([^/]+)\//.exec(path)?.[1] ?? /^src\/([^/]+)\//.exec(path)?.[1];
}

function breachesOfImport(path: string, { target, names, typeOnly, dynamic }: Import): string[] {
	const found: string[] = [];
	const room = roomOf(path);
	const targetRoom = roomOf(target);

	if (targetRoom && room && targetRoom !== room) {
		const allowed = mayImport[room];
		if (allowed ? !allowed.includes(targetRoom) : path.startsWith('src/lib/') && outermost.includes(targetRoom)) {
			if (targetRoom !== 'server') found.push(`imports ${target}: ${room} may not import ${targetRoom}`);
		}
		if (targetRoom === 'server' && !mayReachServer(path)) found.push(`imports ${target}: it is not a server file`);
	}

	if (room === 'core') {
		if (/^(node:|svelte|dexie|\$app\/|\$env\/|@sveltejs\/)/.test(target)) found.push(`imports ${target}: core is pure`);
		if (dynamic) found.push(`imports ${target} later: core does not wait`);
		if (targetRoom === 'core') found.push(...breachesOfCoreOrder(path, target, typeOnly));
	}

	if (room === 'components' && targetRoom === 'core' && !typeOnly && !showable.includes(target)) {
		found.push(`imports ${target}: a component shows, it does not decide`);
	}

	if (/^xstate(\/|$)/.test(target) && !typeOnly && !path.startsWith(measurer)) {
		if (!path.startsWith('src/lib/core/machine/')) found.push(`imports ${target}: only core/machine knows the library`);
		const runners = names.filter((name) => runsMachines.includes(name));
		if (runners.length > 0 && path !== machineRunner)
			found.push(`imports ${runners.join(', ')}: only step.ts runs a machine`);
	}
	if (/^d3-/.test(target) && !path.startsWith('src/lib/components/charts/')) {
		found.push(`imports ${target}: only components/charts draws with it`);
	}
	return found;
}

function breachesOfCoreOrder(path: string, target: string, typeOnly: boolean): string[] {
	if (path === closedList) return [`imports ${target}: the closed list imports nothing`];
	if (path === scenarioItself) {
		return target === closedList && typeOnly ? [] : [`imports ${target}: it may only name the acts' types`];
	}
	if (target === closedList) return [];
	const [room = '', targetRoom = ''] = [path, target].map((file) => file.split('/')[3] ?? '');
	const beside = besideTheRow[room];
	if (beside)
		return room === targetRoom || beside.includes(targetRoom)
			? []
			: [`imports ${target}: ${room} may not import ${targetRoom}`];
	const from = coreRooms.indexOf(room);
	const to = coreRooms.indexOf(targetRoom);
	if (from < 0 || to < 0) return [`imports ${target}: one of them stands in no room of core`];
	return to > from ? [`imports ${target}: ${coreRooms[to]} comes after ${coreRooms[from]}`] : [];
}

function mayReachServer(path: string): boolean {
	return /(\.server\.ts|\/\+server\.ts)$/.test(path) || ['server', 'cli'].includes(roomOf(path) ?? '');
}

/** Clock, chance, network and waiting: what core takes as arguments or leaves to others. */
function impurities(file: SourceFile): string[] {
	const found: string[] = [];
	eachNode(scriptOf(file), (node) => {
		if (ts.isPropertyAccessExpression(node)) {
			const name = `${node.expression.getText()}.${node.name.text}`;
			if (/^(Date\.now|Math\.random|performance\.now|crypto\.\w+)$/.test(name)) found.push(`uses ${name}`);
		} else if (ts.isNewExpression(node)) {
			if (node.expression.getText() === 'Date') found.push('uses new Date(…)');
		} else if (ts.isCallExpression(node)) {
			const name = node.expression.getText();
			if (/^(setTimeout|setInterval|queueMicrotask|requestAnimationFrame|fetch|Date)$/.test(name))
				found.push(`calls ${name}`);
		} else if (node.kind === ts.SyntaxKind.AsyncKeyword) {
			found.push('is asynchronous (async)');
		} else if (ts.isAwaitExpression(node)) {
			found.push('is asynchronous (await)');
		}
	});
	return found;
}

/** Styles, fonts and scripts come from the project's own origin. */
function remoteParts({ path, text }: SourceFile): string[] {
	const loads =
		/(?:@import[^;]*|url\(\s*['"]?|<(?:script|link|img|iframe)\b[^>]*(?:src|href)\s*=\s*['"])(https?:)?\/\/[^\s'")]+/g;
	if (!/\.(css|html|svelte)$/.test(path)) return [];
	return [...text.matchAll(loads)].map(([part]) => `loads from elsewhere: ${part}`);
}
