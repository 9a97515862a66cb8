/** Paths of files that other people packed: none may lead out of the folder that it is unpacked into, on any system. */

export type PathFault = 'empty' | 'outside' | 'absolute' | 'sign' | 'too-long' | 'reserved';

const longest = 240;
/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** What is wrong with a relative path with forward slashes; null when nothing is. */
export function faultInPath(path: string): PathFault | null {
	if (path === '') return 'empty';
	if (path.length > longest) return 'too-long';
	if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'absolute';
	// eslint-disable-next-line no-control-regex
	if (/[\\:*?"<>|\u0000-\u001f\u007f]/.test(path)) return 'sign';
	const segments = path.split('/');
	if (segments.includes('..') || segments.includes('.')) return 'outside';
	if (segments.includes('')) return 'empty';
	return segments.some((segment) => reserved.test(segment) || /[. ]$/.test(segment)) ? 'reserved' : null;
}
