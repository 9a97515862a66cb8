import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** @returns {string[]} the Chromium, Chrome and Edge programs on this machine, at the places where each system puts them; the named one first */
export function installedBrowsers() {
	const { CHROMIUM_PATH, PROGRAMFILES, LOCALAPPDATA, HOME } = process.env;
	const onWindows = [
		'Google/Chrome/Application/chrome.exe',
		'Chromium/Application/chrome.exe',
		'Microsoft/Edge/Application/msedge.exe',
	];
	const onMac = [
		'Chromium.app/Contents/MacOS/Chromium',
		'Google Chrome.app/Contents/MacOS/Google Chrome',
		'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
	];
	const elsewhere = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

	/** @type {Record<string, string[]>} */
	const places = {
		win32: [PROGRAMFILES, process.env['ProgramFiles(x86)'], LOCALAPPDATA].flatMap((folder) =>
			folder ? onWindows.map((path) => join(folder, path)) : [],
		),
		darwin: ['/Applications', join(HOME ?? '', 'Applications')].flatMap((folder) =>
			onMac.map((path) => join(folder, path)),
		),
	};
	const usual =
		places[process.platform] ??
		['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => elsewhere.map((name) => join(folder, name)));
	return [CHROMIUM_PATH ?? '', ...usual].filter((path) => path !== '' && existsSync(path));
}

/** How Chromium must be started where it runs as root, or without a screen, a profile and a network. */
export const launchArguments = [
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
];
