/** Imported first by every program here: says plainly that this Node is too old, before something else fails obscurely. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`需要 Node.js 20.19 或更高版本，当前是 ${process.versions.node}。请从 nodejs.org 安装。`);
	console.error(`Huikuan needs Node.js 20.19 or newer; this is ${process.versions.node}. Get one at nodejs.org.`);
	process.exit(1);
}
