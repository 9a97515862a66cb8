/** Files of text as the bytes of a zip, and back. What a zip says of its sizes is not believed: what comes out is counted while it comes. */
import { type Unzipped, Unzip, type UnzipFile, UnzipInflate, UnzipPassThrough, zipSync } from 'fflate';
import { exchangeFinding, type ExchangeFinding } from './exchange-finding.ts';
import { mostFiles, type PackageFile } from './package.ts';

/** Bytes of a zip, bytes of a file in it, and of all together. */
export const zipLimits = { zip: 32 * 2 ** 20, file: 9 * 2 ** 20, all: 36 * 2 ** 20, files: mostFiles };

/** Bytes are given to the decoder in portions, so that no more comes out at once than a portion can hold. */
const portion = 16 * 1024;

/** The same files give the same bytes: every file is of one day long ago. */
const mtime = '1980-01-01T12:00:00';

export function zip(files: readonly PackageFile[]): Uint8Array {
	const encoder = new TextEncoder();
	const tree = Object.fromEntries(files.map(({ path, text }) => [path, encoder.encode(text)])) satisfies Unzipped;
	return zipSync(tree, { mtime, level: 9 });
}

export interface UnzipResult {
	/** Empty when an error was found. */
	files: PackageFile[];
	findings: ExchangeFinding[];
}

/** The files of a zip as text, folders aside. */
export function unzip(bytes: Uint8Array, limits = zipLimits): UnzipResult {
	if (bytes.length > limits.zip) return refused('package-too-large', 'zip', '', { most: limits.zip >> 20 });
	// `PK`, then the mark of a file or of an empty zip's end.
	if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes.length < 22) return refused('package-scenario', 'no-zip', '');
	const reader = new ZipReader(limits);
	try {
		return reader.read(bytes);
	} catch (error) {
		if (error instanceof Refused) return { files: [], findings: [error.finding] };
		return refused('package-scenario', 'broken-zip', '');
	}
}

class Refused extends Error {
	readonly finding: ExchangeFinding;
	constructor(finding: ExchangeFinding) {
		super(finding.code);
		this.finding = finding;
	}
}

function refused(...told: [ExchangeFinding['code'], string, string, Record<string, number>?]): UnzipResult {
	return { files: [], findings: [findingOf(...told)] };
}

function findingOf(code: ExchangeFinding['code'], detail: string, path: string, params: Record<string, number> = {}) {
	return exchangeFinding(code, detail, path, null, { path, ...params });
}

class ZipReader {
	readonly #limits: typeof zipLimits;
	readonly #findings: ExchangeFinding[] = [];
	readonly #done: PackageFile[] = [];
	#begun = 0;
	#ended = 0;
	#total = 0;

	constructor(limits: typeof zipLimits) {
		this.#limits = limits;
	}

	read(bytes: Uint8Array): UnzipResult {
		const stream = new Unzip((file) => this.#file(file));
		stream.register(UnzipInflate);
		stream.register(UnzipPassThrough);
		for (let at = 0; at < bytes.length; at += portion)
			stream.push(bytes.subarray(at, at + portion), at + portion >= bytes.length);
		if (this.#ended < this.#begun) return refused('package-scenario', 'broken-zip', '');
		return { files: this.#done, findings: this.#findings };
	}

	#file(file: UnzipFile): void {
		const { name } = file;
		if (++this.#begun > this.#limits.files)
			throw new Refused(findingOf('package-too-large', 'files', name, { most: this.#limits.files }));
		if (file.compression !== 0 && file.compression !== 8) {
			this.#ended++;
			this.#findings.push(findingOf('package-file', 'compression', name));
			return;
		}
		const chunks: Uint8Array[] = [];
		let size = 0;
		file.ondata = (error, chunk, final) => {
			if (error) throw error;
			size += chunk.length;
			this.#total += chunk.length;
			if (size > this.#limits.file)
				throw new Refused(findingOf('package-too-large', 'file', name, { most: this.#limits.file >> 20 }));
			if (this.#total > this.#limits.all)
				throw new Refused(findingOf('package-too-large', 'all', name, { most: this.#limits.all >> 20 }));
			// The decoder reuses its memory.
			chunks.push(chunk.slice());
			if (final) this.#end(name, chunks, size);
		};
		file.start();
	}

	#end(name: string, chunks: readonly Uint8Array[], size: number): void {
		this.#ended++;
		// A folder is an entry of its own.
		if (name.endsWith('/') && size === 0) return;
		const bytes = new Uint8Array(size);
		let at = 0;
		for (const chunk of chunks) {
			bytes.set(chunk, at);
			at += chunk.length;
		}
		try {
			this.#done.push({ path: name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) });
		} catch {
			this.#findings.push(findingOf('package-file', 'no-text', name));
		}
	}
}
