import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { installedBrowsers, launchArguments } from './installed-browsers.mjs';
import { bin, run } from './run.mjs';

/**
 * Finds a browser that starts, or installs one: Playwright's own, else, as root on Debian or Ubuntu, the package `chromium`.
 * Ends the program with the one command to run if there is none in the end.
 *
 * @returns {Promise<string>} its program; empty for Playwright's own
 */
export async function ensureBrowser() {
	const found = (await findBrowser()) ?? (await installBrowser());
	if (found === undefined) {
		console.error(
			'没有可用的浏览器。请运行这条命令，再试一次 · There is no browser. Run this command and try again:\n',
		);
		console.error(`    ${commandToRun()}\n`);
		process.exit(1);
	}
	await ensureChineseFont();
	return found;
}

async function findBrowser() {
	const { chromium } = await import('@playwright/test');
	// A path that was named is meant; Playwright's own otherwise comes first, being the one that fits best.
	const named = process.env.CHROMIUM_PATH ? installedBrowsers().slice(0, 1) : [];
	const own = existsSync(chromium.executablePath()) ? [''] : [];
	for (const program of [...named, ...own, ...installedBrowsers()]) if (await starts(program)) return program;
	return undefined;
}

/**
 * Whether it really starts: a browser may lie there without the libraries that it needs.
 *
 * @param {string} program
 */
async function starts(program) {
	const { chromium } = await import('@playwright/test');
	try {
		const browser = await chromium.launch({
			...(program ? { executablePath: program } : {}),
			args: launchArguments,
			timeout: 60_000,
		});
		await browser.close();
		return true;
	} catch {
		return false;
	}
}

async function installBrowser() {
	console.log('没有找到浏览器，由 Playwright 安装 · No browser found: Playwright installs one…');
	await run(process.execPath, [bin('@playwright/test', 'playwright'), 'install', 'chromium'], {
		env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000' },
		timeout: 180_000,
	});
	const own = await findBrowser();
	if (own !== undefined || !rootOnDebian()) return own;

	console.log('改用系统软件包 chromium · Installing the package chromium instead…');
	await aptGet('update');
	await aptGet('install', '-y', 'chromium', 'fonts-noto-cjk');
	return findBrowser();
}

/** Without a Chinese font the pages show boxes: pictures and line breaks would differ from what people see. */
async function ensureChineseFont() {
	if (process.platform !== 'linux' || hasChineseFont()) return;
	if (rootOnDebian()) {
		console.log('安装中文字体 · Installing fonts for Chinese…');
		if ((await aptGet('install', '-y', 'fonts-noto-cjk')) !== 0) {
			await aptGet('update');
			await aptGet('install', '-y', 'fonts-noto-cjk');
		}
	}
	if (!hasChineseFont()) console.warn('提醒：没有中文字体。 · Note: there is no font for Chinese.');
}

function hasChineseFont() {
	const { stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
	return Boolean(stdout?.trim());
}

/** @param {string[]} args */
const aptGet = (...args) => run('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeout: 300_000 });

const rootOnDebian = () => process.getuid?.() === 0 && onDebian();

function onDebian() {
	if (!existsSync('/etc/os-release') || !existsSync('/usr/bin/apt-get')) return false;
	return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function commandToRun() {
	if (onDebian()) return `${rootOnDebian() ? '' : 'sudo '}apt-get install -y chromium fonts-noto-cjk`;
	if (process.platform === 'darwin') return 'brew install --cask google-chrome';
	if (process.platform === 'win32') return 'winget install Google.Chrome';
	return 'sudo npx playwright install --with-deps chromium';
}
