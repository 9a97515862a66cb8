/** Every page in Chinese, by file. One chunk, fetched with the first page that needs it. */
export const pages = import.meta.glob<string>('../../../lib/content/{findings,exchange}/*.zh.md', {
	query: '?raw',
	import: 'default',
	eager: true,
});
