/** What a file of a manuscript is called where its trainer reads it. */
import { m } from '../paraglide/messages.js';

export function fileName(path: string): string {
	if (path === 'zh.md') return m.studio_file_zh();
	if (path === 'en.md') return m.studio_file_en();
	const [, name = path, spoken] = /^(.+)\.(zh|en)\.play\.md$/.exec(path) ?? [];
	if (!spoken) return path;
	return m.studio_file_play({ name, language: spoken === 'en' ? m.studio_file_en() : m.studio_file_zh() });
}
