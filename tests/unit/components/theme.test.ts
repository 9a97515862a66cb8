import { describe, expect, it } from 'vitest';
import { Theme, type ThemePlace } from '../../../src/lib/components/theme.svelte.ts';

function place(kept: string | null = null): ThemePlace & { kept: () => string | null } {
	let value = kept;
	return {
		root: { dataset: {} },
		storage: { getItem: () => value, setItem: (_, next) => (value = next), removeItem: () => (value = null) },
		kept: () => value,
	};
}

describe('the theme', () => {
	it('follows the system until one is chosen', () => {
		expect(new Theme(place()).name).toBe('system');
		expect(new Theme(place('dark')).name).toBe('dark');
		expect(new Theme(place('purple')).name).toBe('system');
	});

	it('goes round: system, light, dark, system', () => {
		const at = place();
		const theme = new Theme(at);
		const seen = [1, 2, 3].map(() => {
			theme.choose(theme.next);
			return [theme.name, at.root.dataset.theme, at.kept()];
		});
		expect(seen).toEqual([
			['light', 'light', 'light'],
			['dark', 'dark', 'dark'],
			['system', undefined, null],
		]);
	});

	it('works for the page where nothing may be stored', () => {
		const refuse = () => {
			throw new DOMException('no', 'SecurityError');
		};
		const root: ThemePlace['root'] = { dataset: {} };
		const theme = new Theme({ root, storage: { getItem: refuse, setItem: refuse, removeItem: refuse } });
		theme.choose('dark');
		expect(root.dataset.theme).toBe('dark');
	});
});
