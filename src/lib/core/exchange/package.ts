/**
 * A scenario as it is handed on: its files in a folder, which a zip may hold. `packageOf` and `filesOf` are the two ways; what does not belong is told, and
 * nothing is taken that could be written outside its folder.
 */
import { readRehearsal } from '../run/read-rehearsal.ts';
import { mostBytes, read } from '../scenario/read.ts';
import type { Language } from '../scenario/scenario.ts';
import { exchangeFinding, type ExchangeCode, type ExchangeFinding } from './exchange-finding.ts';
import { faultInPath } from './package-path.ts';

export interface PackageFile {
	/** With forward slashes. */
	path: string;
	text: string;
}

export interface ScenarioPackage {
	/** What its files say, and the name of its folder. */
	id: string;
	sources: Partial<Record<Language, string>>;
	/** `name.zh.play.md`, in order of name. */
	rehearsals: { file: string; text: string }[];
}

export interface PackageResult {
	/** Missing when an error was found. */
	package?: ScenarioPackage;
	findings: ExchangeFinding[];
}

export const mostFiles = 500;
/** Of all files together, UTF-16 units: several scenarios of the largest size. */
export const mostText = 4 * mostBytes;

const sourceName = /^(zh|en)\.md$/;
const rehearsalName = /^[^/]{1,100}\.(zh|en)\.play\.md$/;
/** What systems leave in folders and zips by themselves. */
const litter = /^(?:__MACOSX\/.*|(?:.*\/)?(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._.*))$/;

/** The package that the files of a folder make. A folder around them is looked through. */
export function packageOf(files: readonly PackageFile[]): PackageResult {
	return new PackageReader().read(files.filter(({ path }) => !litter.test(path)));
}

/** The files of a package, in a folder of its own. */
export function filesOf({ id, sources, rehearsals }: ScenarioPackage): PackageFile[] {
	const written = (['zh', 'en'] as const).flatMap((language) => {
		const text = sources[language];
		return text === undefined ? [] : [{ path: `${id}/${language}.md`, text }];
	});
	return [...written, ...rehearsals.map(({ file, text }) => ({ path: `${id}/${file}`, text }))];
}

class PackageReader {
	readonly #findings: ExchangeFinding[] = [];

	read(files: readonly PackageFile[]): PackageResult {
		if (files.length > mostFiles) return this.#refused('package-too-large', 'files', '', { most: mostFiles });
		const size = files.reduce((sum, { text }) => sum + text.length, 0);
		if (size > mostText) return this.#refused('package-too-large', 'all', '', { most: mostText >> 20 });
		const sound = this.#withSoundPaths(files);
		const folder = this.#folder(sound);
		if (folder === null) return { findings: this.#findings };
		const found: ScenarioPackage = { id: '', sources: {}, rehearsals: [] };
		for (const file of sound) this.#sort(file, folder, found);
		// What is missing because it was refused need not be told again.
		if (this.#failed) return { findings: this.#findings };
		this.#languages(found);
		this.#ids(found, folder);
		this.#rehearsals(found);
		found.rehearsals.sort((a, b) => (a.file < b.file ? -1 : 1));
		return { ...(this.#failed ? {} : { package: found }), findings: this.#findings };
	}

	get #failed(): boolean {
		return this.#findings.some(({ severity }) => severity === 'error');
	}

	#tell(code: ExchangeCode, detail: string, path: string, params: Record<string, string | number> = {}): void {
		this.#findings.push(exchangeFinding(code, detail, path, null, { path, ...params }));
	}

	#refused(...told: [ExchangeCode, string, string, Record<string, string | number>]): PackageResult {
		this.#tell(...told);
		return { findings: this.#findings };
	}

	#withSoundPaths(files: readonly PackageFile[]): PackageFile[] {
		const taken = new Set<string>();
		return files.filter(({ path }) => {
			const fault = faultInPath(path);
			// Some systems do not tell letter case apart.
			const same = path.toLowerCase();
			if (fault) this.#tell('package-path', fault, path);
			else if (taken.has(same)) this.#tell('package-path', 'twice', path);
			else return Boolean(taken.add(same));
			return false;
		});
	}

	/** The one folder that holds a scenario's files, with its slash; null when there is none, or more than one. */
	#folder(files: readonly PackageFile[]): string | null {
		const folders = new Set(
			files.filter(({ path }) => sourceName.test(nameOf(path))).map(({ path }) => folderOf(path)),
		);
		const [folder, other] = folders;
		if (folder !== undefined && other === undefined) return folder;
		if (folder === undefined) this.#tell('package-scenario', 'none', '');
		else this.#tell('package-scenario', 'several', '', { first: folder || '.', second: other || '.' });
		return null;
	}

	#sort({ path, text }: PackageFile, folder: string, found: ScenarioPackage): void {
		const name = path.startsWith(folder) ? path.slice(folder.length) : '';
		const language = sourceName.exec(name)?.[1] as Language | undefined;
		if (text.length > mostBytes) this.#tell('package-too-large', 'file', path, { most: mostBytes >> 20 });
		else if (language) found.sources[language] = text;
		else if (rehearsalName.test(name)) found.rehearsals.push({ file: name, text });
		else this.#tell('package-file', 'unknown', path);
	}

	#languages({ sources }: ScenarioPackage): void {
		if (sources.zh === undefined) this.#tell('package-language', 'no-zh', 'zh.md');
		if (sources.en === undefined) this.#tell('package-language', 'no-en', 'en.md');
	}

	/** The files and their folder name one scenario; a folder of another name is no fault of the files'. */
	#ids(found: ScenarioPackage, folder: string): void {
		for (const [language, text] of Object.entries(found.sources)) {
			const path = `${folder}${language}.md`;
			const { scenario } = read(text);
			if (!scenario) this.#tell('package-scenario', 'unreadable', path);
			else if (scenario.language !== language)
				this.#tell('package-scenario', 'other-language', path, { language: scenario.language });
			else if (found.id !== '' && found.id !== scenario.id)
				this.#tell('package-scenario', 'other-id', path, { id: scenario.id, other: found.id });
			else found.id ||= scenario.id;
		}
		const folderName = nameOf(folder.slice(0, -1));
		if (folderName !== '' && found.id !== '' && folderName !== found.id)
			this.#tell('package-file', 'folder', folder, { id: found.id });
	}

	/** Rehearsals of another scenario are left out, as are those of a language that is not there. */
	#rehearsals(found: ScenarioPackage): void {
		found.rehearsals = found.rehearsals.filter(({ file, text }) => {
			const language = rehearsalName.exec(file)?.[1] as Language;
			const scenario = readRehearsal(text).rehearsal?.scenario;
			const fault =
				found.sources[language] === undefined
					? 'rehearsal-language'
					: scenario !== undefined && scenario !== found.id
						? 'rehearsal-of-other'
						: null;
			if (fault && found.id !== '') this.#tell('package-file', fault, file, { id: found.id, other: scenario ?? '' });
			return fault === null;
		});
	}
}

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
	return path.slice(0, path.lastIndexOf('/') + 1);
}
