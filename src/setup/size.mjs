/**
 * How much JavaScript the talk's first load costs: the start-up code, the layouts, the page and their error pages (which the
 * router fetches with them), with everything that these import statically. Measured on the last build.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './root.mjs';

/** The routes measured, without groups: the briefing that starts a run, and the talk. */
const routes = ['/practise/[scenario]', '/practise/[scenario]/[run]'];
/** As the build compresses the files that the server sends. */
const level = 9;
/** Bytes after gzip; 1 kB = 1000 bytes. */
const limit = 115_000;
/** What free talk fetches besides: the recogniser with what routes a reply, and the model of one language. Bytes after gzip. */
const earLimit = 400_000;
const earModules = ['src/lib/state/ear.svelte.ts', 'src/lib/core/run/listen.ts'];
const earModels = ['zh', 'en'].map((language) => `src/lib/core/act/model/${language}.json`);
/** Readers of scenario files: scenarios reach this page compiled. */
const forbidden = ['marked', 'yaml'];

const client = join(root, '.svelte-kit/output/client');
const generated = '.svelte-kit/generated/client-optimized';

/** @typedef {{ file: string, imports?: string[] }} Chunk as vite's manifest names it */
/** @typedef {{ file: string, bytes: number, holds: string }} Row */

/**
 * @param {string} route
 * @returns {{ rows: Row[], total: number, intruders: string[] }} intruders: packages that must not be there
 */
export function measure(route) {
	/** @type {Record<string, Chunk>} */
	const manifest = readJson(join(client, '.vite/manifest.json'));
	/** @type {Record<string, string[]>} */
	const modules = readJson(join(root, '.svelte-kit/output/chunk-modules.json'));

	/** @type {Set<string>} */
	const files = new Set();
	for (const key of entries(route, Object.keys(manifest))) follow(manifest, key, files);

	const rows = [...files]
		.map((file) => ({ file, bytes: gzipped(file), holds: packages(modules[file]) }))
		.sort((a, b) => b.bytes - a.bytes);
	const loaded = [...files].flatMap((file) => modules[file] ?? []);
	return {
		rows,
		total: rows.reduce((sum, { bytes }) => sum + bytes, 0),
		intruders: forbidden.filter((name) => loaded.some((module) => module.includes(`node_modules/${name}/`))),
	};
}

/**
 * What free talk fetches beyond the talk's first load, for the language whose model is the larger.
 *
 * @returns {{ code: number, model: number }} bytes after gzip
 */
export function measureEar() {
	/** @type {Record<string, Chunk>} */
	const manifest = readJson(join(client, '.vite/manifest.json'));
	/** @type {Record<string, string[]>} */
	const modules = readJson(join(root, '.svelte-kit/output/chunk-modules.json'));
	/** @type {Set<string>} */
	const files = new Set();
	for (const [key, { file }] of Object.entries(manifest))
		if (modules[file]?.some((module) => earModules.includes(module))) follow(manifest, key, files);
	const there = new Set(measure('/practise/[scenario]/[run]').rows.map(({ file }) => file));
	const code = [...files].filter((file) => !there.has(file)).reduce((sum, file) => sum + gzipped(file), 0);
	return { code, model: Math.max(...earModels.map((key) => gzipped(manifest[key]?.file ?? key))) };
}

/**
 * @param {Record<string, Chunk>} manifest
 * @param {string} key
 * @param {Set<string>} files what the chunk imports statically is added, and itself
 */
function follow(manifest, key, files) {
	const chunk = manifest[key];
	if (!chunk) throw new Error(`The build's manifest has no ${key}.`);
	if (files.has(chunk.file)) return;
	files.add(chunk.file);
	for (const each of chunk.imports ?? []) follow(manifest, each, files);
}

/** @param {string} file */
const gzipped = (file) => gzipSync(readFileSync(join(client, file)), { level }).length;

/**
 * Prints the table.
 *
 * @returns {boolean} whether the limit holds; true also where there is no talk page to measure
 */
export function reportSize() {
	return [...routes.map(reportRoute), reportEar()].every(Boolean);
}

function reportEar() {
	if (!existsSync(join(client, '.vite/manifest.json'))) return true;
	const { code, model } = measureEar();
	const total = code + model;
	console.log(`自由对话另取 · free talk fetches besides (gzip): ${kB(code)} kB + 模型 · model ${kB(model)} kB`);
	console.log(`${kB(total).padStart(9)} kB  共计 · in all; 上限 · limit ${earLimit / 1000} kB\n`);
	if (total > earLimit)
		console.error(`超出上限 ${kB(total - earLimit)} kB。 · ${kB(total - earLimit)} kB over the limit.`);
	return total <= earLimit;
}

/** @param {string} route */
function reportRoute(route) {
	if (!existsSync(join(client, '.vite/manifest.json')) || !nodesOf(route)) {
		console.log(`没有 ${route} 可量。 · No ${route} to measure.`);
		return true;
	}
	const { rows, total, intruders } = measure(route);
	console.log(`\n${route}: 首次加载的脚本 · scripts of the first load (gzip)`);
	for (const { file, bytes, holds } of rows) {
		console.log(`${kB(bytes).padStart(9)} kB  ${file.replace('_app/immutable/', '').padEnd(24)}  ${holds}`);
	}
	console.log(`${kB(total).padStart(9)} kB  共计 · in all; 上限 · limit ${limit / 1000} kB\n`);
	for (const name of intruders) console.error(`${name} 不该出现在这里。 · ${name} must not be among them.`);
	if (total > limit) console.error(`超出上限 ${kB(total - limit)} kB。 · ${kB(total - limit)} kB over the limit.`);
	return total <= limit && intruders.length === 0;
}

/**
 * The manifest's keys that the page's first load begins with.
 *
 * @param {string} route
 * @param {string[]} keys
 */
function entries(route, keys) {
	const nodes = nodesOf(route);
	if (!nodes) throw new Error(`The build has no route ${route}.`);
	const start = keys.find((key) => key.endsWith('/runtime/client/entry.js'));
	if (!start) throw new Error('The build has no start-up entry.');
	return [start, `${generated}/app.js`, ...nodes.map((node) => `${generated}/nodes/${node}.js`)];
}

/**
 * The numbers of a route's nodes, from the router's dictionary: `"route": [page, [layouts], [error pages]]`, where `~` marks a
 * page with a server load. The root layout (0) and the root error page (1) belong to every route.
 *
 * @param {string} wanted
 * @returns {string[] | undefined} undefined if there is no such route
 */
function nodesOf(wanted) {
	const app = readFileSync(join(root, generated, 'app.js'), 'utf8');
	const dictionary = app.slice(app.indexOf('dictionary ='));
	for (const [, name = '', nodes = ''] of dictionary.matchAll(/"(\/[^"]*)": \[([~\d,[\]]+)\]/g)) {
		if (name.replace(/\/\([^)]*\)/g, '') === wanted) return [...new Set(['0', '1', ...(nodes.match(/\d+/g) ?? [])])];
	}
	return undefined;
}

/**
 * @param {string[]} modules what a chunk was made of
 * @returns {string} the packages and rooms in it, for the table
 */
function packages(modules = []) {
	const names = modules.map((module) => {
		const inPackage = module.match(/^.*node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1];
		return inPackage ?? module.match(/^src\/(?:lib\/core\/[^/]+|lib\/[^/]+|routes(?:\/[^/]+)?)/)?.[0] ?? '';
	});
	return [...new Set(names)].filter(Boolean).join(' ');
}

/** @param {number} bytes */
const kB = (bytes) => (bytes / 1000).toFixed(1);

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
