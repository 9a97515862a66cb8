/** Every address below the folders of teams and accounts that answers, found by walking them: pages, their actions, endpoints. */
import ts from 'typescript';
import { filesBelow, scriptOf } from '../../support/source-file.ts';

const folders = ['account', 'class', 'join', 'team'];

/** `GET /team/[team]/members`, `POST /team/[team]/members?/invite`, `POST /team/[team]/runs/send`. */
export function teamRoutes(): string[] {
	return folders
		.flatMap((folder) => filesBelow(`src/routes/${folder}`))
		.flatMap((file) => {
			const route = /^src\/routes(\/.*)\/\+(?:page|server)(?:\.server|@[^.]*)?\.(?:ts|svelte)$/.exec(file.path)?.[1];
			if (!route) return [];
			if (file.path.endsWith('.svelte')) return [`GET ${route}`];
			const names = exportsOf(scriptOf(file));
			if (file.path.endsWith('+server.ts'))
				return [...names.keys()].filter((name) => /^[A-Z]+$/.test(name)).map((method) => `${method} ${route}`);
			return (names.get('actions') ?? []).map((action) => `POST ${route}${action === 'default' ? '' : `?/${action}`}`);
		})
		.sort();
}

/** What a file exports, with the properties of what is an object. */
function exportsOf(tree: ts.SourceFile): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const statement of tree.statements) {
		if (ts.isFunctionDeclaration(statement) && statement.name && isExported(statement))
			found.set(statement.name.text, []);
		if (!ts.isVariableStatement(statement) || !isExported(statement)) continue;
		for (const { name, initializer } of statement.declarationList.declarations)
			if (ts.isIdentifier(name)) found.set(name.text, propertiesOf(initializer));
	}
	return found;
}

function propertiesOf(value: ts.Expression | undefined): string[] {
	if (value && (ts.isSatisfiesExpression(value) || ts.isAsExpression(value))) return propertiesOf(value.expression);
	if (!value || !ts.isObjectLiteralExpression(value)) return [];
	return value.properties.flatMap(({ name }) =>
		name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : [],
	);
}

function isExported(node: ts.HasModifiers): boolean {
	return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}
