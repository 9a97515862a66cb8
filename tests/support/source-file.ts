import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** A file of the project, by its path from the project's folder with forward slashes. */
export interface SourceFile {
	path: string;
	text: string;
}

/** One import, re-export or `import()`. */
export interface Import {
	/** What is imported: a path from the project's folder for one of ours (`src/lib/…`), else the package's or virtual module's name. */
	target: string;
	/** The names imported; empty for a whole module. */
	names: readonly string[];
	/** It is gone once types are stripped. */
	typeOnly: boolean;
	/** It is an `import()`. */
	dynamic: boolean;
}

/** All files below a folder of the project, except what the message compiler wrote. */
export function filesBelow(folder: string): SourceFile[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => posix.join(...entry.parentPath.split(/[\\/]/), entry.name))
		.filter((path) => !path.startsWith('src/lib/paraglide/'))
		.filter((path) => /\.(ts|mjs|js|svelte|css|html)$/.test(path))
		.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

const trees = new WeakMap<SourceFile, ts.SourceFile>();

/** The syntax tree of a file's script: the whole file, or what stands between a component's script tags. */
export function scriptOf(file: SourceFile): ts.SourceFile {
	let tree = trees.get(file);
	if (!tree) {
		tree = ts.createSourceFile(`${file.path}.ts`, scriptTextOf(file), ts.ScriptTarget.Latest, true);
		trees.set(file, tree);
	}
	return tree;
}

function scriptTextOf({ path, text }: SourceFile): string {
	if (path.endsWith('.svelte')) {
		return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
	}
	return /\.(ts|mjs|js)$/.test(path) ? text : '';
}

export function importsOf(file: SourceFile): Import[] {
	const found: Import[] = [];
	const add = (specifier: string, names: readonly string[], typeOnly: boolean, dynamic = false) =>
		found.push({ target: resolve(file.path, specifier), names, typeOnly, dynamic });

	eachNode(scriptOf(file), (node) => {
		if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
			const { importClause } = node;
			const named = importClause?.namedBindings;
			const elements = named && ts.isNamedImports(named) ? [...named.elements] : [];
			const onlyTypes = !importClause?.name && elements.length > 0 && elements.every((element) => element.isTypeOnly);
			add(node.moduleSpecifier.text, elements.map(importedName), (importClause?.isTypeOnly ?? false) || onlyTypes);
		} else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
			const elements = node.exportClause && ts.isNamedExports(node.exportClause) ? [...node.exportClause.elements] : [];
			add(node.moduleSpecifier.text, elements.map(importedName), node.isTypeOnly);
		} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			const [specifier] = node.arguments;
			if (specifier && ts.isStringLiteral(specifier)) add(specifier.text, [], false, true);
		}
	});
	return found;
}

export function eachNode(node: ts.Node, visit: (node: ts.Node) => void): void {
	visit(node);
	ts.forEachChild(node, (child) => eachNode(child, visit));
}

function importedName(element: ts.ImportSpecifier | ts.ExportSpecifier): string {
	return (element.propertyName ?? element.name).text;
}

function resolve(importer: string, specifier: string): string {
	if (specifier.startsWith('$lib/')) return `src/lib/${specifier.slice('$lib/'.length)}`;
	if (specifier.startsWith('.')) return posix.join(posix.dirname(importer), specifier);
	return specifier;
}
