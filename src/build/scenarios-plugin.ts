import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { normalizePath, runnerImport, type Plugin } from 'vite';
import type { Checked, SourceFile } from './catalogue.ts';

const catalogueId = 'virtual:huikuan/catalogue';
const scenarioPrefix = 'virtual:huikuan/scenario/';
const modelsId = 'virtual:huikuan/models';
const modelPrefix = 'virtual:huikuan/model/';
const sourcesId = 'virtual:huikuan/sources';
const sourcePrefix = 'virtual:huikuan/source/';
const prefixes = [scenarioPrefix, modelPrefix, sourcePrefix];
/** Rollup's sign that no other plugin should look for the module on disk. */
const own = (id: string) => `\0${id}`;

/** A file of another size than this is no scenario; the reader has finer limits. */
const mostBytes = 16 * 1024 * 1024;

/**
 * Reads scenarios/ and offers `virtual:huikuan/catalogue`: what the catalogue shows, and a loader that fetches one scenario as plain JSON; and
 * `virtual:huikuan/models`: a loader of the model runs; and `virtual:huikuan/sources`: a loader of the texts, for who would write one like it. A broken file becomes a card with its findings and never fails the build. Saving a file under
 * scenarios/ reloads the page.
 */
export function scenarios(folder = 'scenarios'): Plugin {
	let root = process.cwd();
	let reader: Promise<typeof import('./catalogue.ts')> | undefined;
	let checked: { key: string; result: Promise<Checked> } | undefined;

	/** The catalogue of what lies on disk now; the same files are not checked twice. */
	function current(): Promise<Checked> {
		const files = sources(root, folder);
		const key = JSON.stringify(files);
		if (checked?.key !== key) {
			reader ??= loadReader(root);
			checked = { key, result: reader.then(({ readCatalogue }) => readCatalogue(files)) };
		}
		return checked.result;
	}

	return {
		name: 'huikuan-scenarios',
		configResolved: (config) => {
			root = config.root;
		},
		resolveId: (id) =>
			[catalogueId, modelsId, sourcesId].includes(id) || prefixes.some((prefix) => id.startsWith(prefix))
				? own(id)
				: undefined,
		async load(id) {
			if (id === own(catalogueId)) return catalogueModule(await current());
			if (id === own(modelsId)) return modelsModule(await current());
			if (id === own(sourcesId)) return sourcesModule(sources(root, folder));
			if (id.startsWith(own(sourcePrefix))) return jsonModule(filesOf(root, folder, id.slice(own(sourcePrefix).length)));
			if (id.startsWith(own(scenarioPrefix)))
				return jsonModule((await current()).scenarios.get(id.slice(own(scenarioPrefix).length)));
			if (id.startsWith(own(modelPrefix)))
				return jsonModule((await current()).models.get(id.slice(own(modelPrefix).length)));
			return undefined;
		},
		buildStart() {
			for (const { id, language, file, rehearsal } of sources(root, folder)) {
				this.addWatchFile(resolve(root, file));
				if (rehearsal !== undefined) this.addWatchFile(join(root, folder, id, rehearsalFile(language)));
			}
		},
		configureServer(server) {
			server.watcher.add(resolve(root, folder));
		},
		hotUpdate({ file, server, timestamp }) {
			const within = (place: string) => file.startsWith(`${normalizePath(resolve(root, place))}/`);
			// What reads the scenarios changed: it is loaded again when it is needed next.
			if (within('src/lib/core') || within('src/build')) reader = checked = undefined;
			if (!within(folder) || !file.endsWith('.md')) return undefined;
			const { moduleGraph } = this.environment;
			for (const [id, module] of moduleGraph.idToModuleMap) {
				if (id.startsWith(own('virtual:huikuan/'))) moduleGraph.invalidateModule(module, new Set(), timestamp, true);
			}
			if (this.environment.name === 'client') server.ws.send({ type: 'full-reload' });
			return [];
		},
	};
}

/** A string is parsed several times faster than the same object written as a literal. */
function jsonModule(value: unknown): string {
	return `export default JSON.parse(${JSON.stringify(JSON.stringify(value ?? null))});`;
}

/** An object of functions that each import one of the modules. */
function loadersOf(prefix: string, names: Iterable<string>): string {
	const loaders = [...names].map((name) => `${JSON.stringify(name)}: () => import(${JSON.stringify(prefix + name)})`);
	return `const loaders = { ${loaders.join(', ')} };`;
}

function modelsModule({ models }: Checked): string {
	return [
		loadersOf(modelPrefix, models.keys()),
		`export async function loadModel(id, language) {`,
		`	const name = id + '.' + language;`,
		`	return Object.hasOwn(loaders, name) ? (await loaders[name]()).default : null;`,
		`}`,
	].join('\n');
}

function catalogueModule({ items, scenarios }: Checked): string {
	return [
		`export const catalogue = ${JSON.stringify(items)};`,
		loadersOf(scenarioPrefix, scenarios.keys()),
		`export async function load(id, language) {`,
		`	const name = id + '.' + language;`,
		`	if (!Object.hasOwn(loaders, name)) throw new RangeError('no scenario ' + name);`,
		`	return (await loaders[name]()).default;`,
		`}`,
	].join('\n');
}

function sourcesModule(files: readonly SourceFile[]): string {
	return [
		loadersOf(sourcePrefix, new Set(files.map(({ id }) => id))),
		`export async function loadSources(id) {`,
		`	return Object.hasOwn(loaders, id) ? (await loaders[id]()).default : [];`,
		`}`,
	].join('\n');
}

/** The texts of a scenario's folder: both languages and their rehearsals. */
function filesOf(root: string, folder: string, id: string): { path: string; text: string }[] {
	const names = attempt(() => readdirSync(join(root, folder, id)).sort()) ?? [];
	return names
		.filter((name) => name === 'zh.md' || name === 'en.md' || name.endsWith('.play.md'))
		.flatMap((name) => {
			const read = text(join(root, folder, id, name));
			return 'text' in read ? [{ path: name, text: read.text }] : [];
		});
}

/** Every `<id>/zh.md` and `<id>/en.md`; a missing folder is an empty catalogue. */
function sources(root: string, folder: string): SourceFile[] {
	const names = attempt(() => readdirSync(join(root, folder)).sort()) ?? [];
	return names.flatMap((id) =>
		(['zh', 'en'] as const).flatMap((language) => {
			const path = join(root, folder, id, `${language}.md`);
			const size = attempt(() => statSync(path))?.size;
			if (size === undefined) return [];
			const file = relative(root, path).split(sep).join('/');
			const source = size > mostBytes ? { failure: `${size} bytes` } : text(path);
			return [{ id, language, file, source, rehearsal: rehearsalText(join(root, folder, id, rehearsalFile(language))) }];
		}),
	);
}

/** The rehearsal that a learner may watch, beside its scenario. */
function rehearsalFile(language: SourceFile['language']): string {
	return `excellent.${language}.play.md`;
}

/** undefined where there is none, or none that can be a rehearsal. */
function rehearsalText(path: string): string | undefined {
	return attempt(() => (statSync(path).size > mostBytes ? undefined : readFileSync(path, 'utf8')));
}

function text(path: string): SourceFile['source'] {
	try {
		return { text: readFileSync(path, 'utf8') };
	} catch (error) {
		return { failure: error instanceof Error ? error.message : String(error) };
	}
}

/**
 * Core and the texts of findings are loaded through Vite rather than imported above: this file is part of Vite's own configuration, which is read before
 * the texts are compiled and knows no `$lib`.
 */
async function loadReader(root: string): Promise<typeof import('./catalogue.ts')> {
	const { module } = await runnerImport<typeof import('./catalogue.ts')>(resolve(root, 'src/build/catalogue.ts'), {
		root,
		configFile: false,
		logLevel: 'error',
		resolve: { alias: { $lib: resolve(root, 'src/lib') } },
	});
	return module;
}

function attempt<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}
