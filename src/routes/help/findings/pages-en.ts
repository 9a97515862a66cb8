/** Every page in English, by file. One chunk, fetched with the first page that needs it. */
export const pages = import.meta.glob<string>('../../../lib/content/{findings,exchange}/*.en.md', {
	query: '?raw',
	import: 'default',
	eager: true,
});
