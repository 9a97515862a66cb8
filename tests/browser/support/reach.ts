/** What a page must be for people who enlarge it, who press instead of point, or whose hands are not steady. All of it is measured in the page. */
import { expect, type Page } from '@playwright/test';

/** What is told of an element in a failure. */
const start = 110;

/**
 * Words that cannot be read: beyond the edge of the page, cut off by a box that does not scroll, or under other words. A table may scroll in itself.
 */
export async function expectReadable(page: Page, where: string): Promise<void> {
	const lost = await page.evaluate((start) => {
		interface Word {
			text: string;
			node: Node;
			box: DOMRect;
			/** Lies over the page, as a bar that stays does: what is under it can be scrolled out. */
			floats: boolean;
		}
		const found: string[] = [];
		const words: Word[] = [];
		const across = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth > across)
			found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const parent = node.parentElement;
			const text = node.textContent?.trim() ?? '';
			if (!text || !parent || parent.closest('svg, option, .Hidden, .SkipLink')) continue;
			if (!parent.checkVisibility({ checkVisibilityCSS: true, contentVisibilityAuto: true })) continue;
			// For those who listen.
			let silent = false;
			for (let each: Element | null = parent; each; each = each.parentElement)
				if (getComputedStyle(each).clipPath === 'inset(50%)') silent = true;
			if (silent) continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			for (const box of range.getClientRects()) {
				if (box.width < 1 || box.height < 1 || parseFloat(getComputedStyle(parent).fontSize) === 0) continue;
				const tell = (how: string) =>
					found.push(`${how}: “${text.slice(0, 40)}” in ${parent.outerHTML.slice(0, start)}`);
				let scrolls = false;
				let floats = false;
				for (let each: Element | null = parent; each && each !== document.body; each = each.parentElement) {
					const style = getComputedStyle(each);
					const edge = each.getBoundingClientRect();
					if (style.position === 'sticky' || style.position === 'fixed' || style.position === 'absolute') floats = true;
					if (scrolls) continue;
					if (style.overflowX === 'auto' || style.overflowX === 'scroll') scrolls = true;
					else if (style.overflowX === 'hidden' || style.overflowX === 'clip') {
						if (box.right > edge.right + 2 || box.left < edge.left - 2) tell('cut off at the side');
						if (box.bottom > edge.bottom + box.height / 3 || box.top < edge.top - box.height / 3) tell('cut off below');
					}
				}
				if (!scrolls && (box.right > across + 1 || box.left < -1)) tell('beyond the edge');
				words.push({ text, node, box, floats });
			}
		}
		// The heart of the letters, not the room above and below the line.
		const heart = ({ top, bottom }: DOMRect) => ({
			top: top + (bottom - top) * 0.3,
			bottom: bottom - (bottom - top) * 0.3,
		});
		const flat = words.filter(({ floats }) => !floats).sort((a, b) => a.box.top - b.box.top);
		for (const [index, one] of flat.entries()) {
			for (const other of flat.slice(index + 1)) {
				if (other.box.top > one.box.bottom) break;
				if (other.node === one.node) continue;
				const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
				const high =
					Math.min(heart(one.box).bottom, heart(other.box).bottom) - Math.max(heart(one.box).top, heart(other.box).top);
				if (wide > 3 && high > 2)
					found.push(`“${one.text.slice(0, 30)}” and “${other.text.slice(0, 30)}” lie over each other`);
			}
		}
		return [...new Set(found)];
	}, start);
	expect.soft(lost, `words that cannot be read, ${where}`).toEqual([]);
}

/** Bars that stay where they are leave more than half of the window to the page, wherever one has scrolled to. */
export async function expectNotCovered(page: Page, where: string): Promise<void> {
	const shares = await page.evaluate(() => {
		const shares: number[] = [];
		for (const part of [0, 0.5, 1]) {
			scrollTo({ top: part * document.documentElement.scrollHeight, behavior: 'instant' });
			let covered = 0;
			for (let y = 2; y < innerHeight; y += 4) {
				const [top] = document.elementsFromPoint(innerWidth / 2, y);
				for (let each = top; each; each = each.parentElement ?? undefined) {
					const { position } = getComputedStyle(each);
					if (position !== 'sticky' && position !== 'fixed') continue;
					covered += 4;
					break;
				}
			}
			shares.push(covered / innerHeight);
		}
		scrollTo({ top: 0, behavior: 'instant' });
		return shares.filter((share) => share > 0.5);
	});
	expect.soft(shares, `share of the window under bars, ${where}`).toEqual([]);
}

/** What WCAG 1.4.12 lets a reader set: wider lines, letters, words and paragraphs. */
export async function withWideText(page: Page, look: () => Promise<void>): Promise<void> {
	await page.evaluate(() => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(
			'* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
		);
		document.adoptedStyleSheets = [sheet];
	});
	await look();
	await page.evaluate(() => void (document.adoptedStyleSheets = []));
}

/** Whatever is pressed is 24 px each way, or has that much room around its middle (WCAG 2.5.8). A link within a sentence is as high as its line. */
export async function expectTargets(page: Page, where: string): Promise<void> {
	const small = await page.evaluate((start) => {
		const least = 24;
		const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
			.filter((each) => each.checkVisibility({ checkVisibilityCSS: true }) && !each.closest('.SkipLink'))
			.map((each) => {
				// A box to tick is as large as its label.
				const label = each.matches('input[type=checkbox], input[type=radio]') ? each.closest('label') : null;
				return { each, box: (label ?? each).getBoundingClientRect() };
			})
			.filter(({ box }) => box.width > 0);
		const middle = (box: DOMRect) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
		return targets
			.filter(({ box }) => box.width < least - 0.1 || box.height < least - 0.1)
			.filter(({ each }) => {
				const line = each.closest('p, li, dd');
				return !(getComputedStyle(each).display === 'inline' && line && line.textContent !== each.textContent);
			})
			.filter(({ each, box }) =>
				targets.some((other) => {
					if (other.each === each || other.each.contains(each) || each.contains(other.each)) return false;
					const { x, y } = middle(box);
					const [dx, dy] = [
						Math.max(other.box.left - x, 0, x - other.box.right),
						Math.max(other.box.top - y, 0, y - other.box.bottom),
					];
					return Math.hypot(dx, dy) < least / 2;
				}),
			)
			.map(
				({ each, box }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${each.outerHTML.slice(0, start)}`,
			);
	}, start);
	expect.soft(small, `targets that are too small and too close, ${where}`).toEqual([]);
}

/**
 * Once through the page with Tab: every stop shows that it has the focus and is in sight, under nothing; nothing keeps the focus, and everything that can be
 * pressed is come to.
 */
export async function expectWalkable(page: Page, where: string): Promise<void> {
	await page.evaluate(() => {
		scrollTo({ top: 0, behavior: 'instant' });
		(document.activeElement as HTMLElement | null)?.blur();
		getSelection()?.removeAllRanges();
		document.querySelectorAll('[data-walked]').forEach((each) => each.removeAttribute('data-walked'));
	});
	const wrong: string[] = [];
	let outside = 0;
	for (let step = 0; step < 250 && outside < 2; step++) {
		await page.keyboard.press('Tab');
		const told = await page.evaluate((start) => {
			const element = document.activeElement;
			if (!element || element === document.body || element === document.documentElement) return 'outside';
			if (element.hasAttribute('data-walked') && !element.matches('input, select')) return 'outside';
			element.setAttribute('data-walked', '');
			const ringed = [element, element.closest('label')].some((each) => {
				if (!each) return false;
				const { outlineStyle, outlineWidth } = getComputedStyle(each);
				return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
			});
			// Within a date the browser rings the part that has the focus.
			const dated = element.matches('input[type=date], input[type=month]');
			const box = (element.closest('label') ?? element).getBoundingClientRect();
			const seen = [0.1, 0.5, 0.9].some((part) => {
				const y = Math.min(Math.max(box.top + box.height * part, 1), innerHeight - 1);
				const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
				if (y < box.top - 1 || y > box.bottom + 1) return false;
				const top = document.elementFromPoint(x, y);
				return (
					top !== null && (element.contains(top) || top.contains(element) || top.closest('label')?.contains(element))
				);
			});
			const html = element.outerHTML.slice(0, start);
			if (!ringed && !dated) return `no ring: ${html}`;
			if (!seen) return `out of sight or covered: ${html}`;
			return '';
		}, start);
		if (told === 'outside') outside++;
		else if (told) wrong.push(told);
	}
	if (outside < 2) wrong.push('the walk does not end');
	const missed = await page.evaluate(
		(start) =>
			[...document.querySelectorAll('a[href], button:enabled, input:enabled, select:enabled, textarea, summary')]
				.filter((each) => each.checkVisibility({ checkVisibilityCSS: true }) && !each.hasAttribute('data-walked'))
				// Of radio buttons with one name Tab comes to one.
				.filter((each) => !each.matches('input[type=radio]'))
				.map((each) => `Tab does not come to ${each.outerHTML.slice(0, start)}`),
		start,
	);
	expect.soft([...wrong, ...missed], `by keyboard, ${where}`).toEqual([]);
}

/** Under reduced motion nothing moves by itself. */
export async function expectStill(page: Page, where: string): Promise<void> {
	const moving = await page.evaluate(() =>
		document
			.getAnimations()
			.filter(
				(each) => each.playState === 'running' && Number(each.effect?.getComputedTiming().activeDuration ?? 0) > 0,
			)
			.map((each) =>
				each.effect instanceof KeyframeEffect ? (each.effect.target?.outerHTML.slice(0, 110) ?? '') : '',
			),
	);
	expect.soft(moving, `moving, ${where}`).toEqual([]);
}

/** In the few colours of a visitor's own, every word and every drawn line still stands out from what it stands on. */
export async function expectVisibleInForcedColours(page: Page, where: string): Promise<void> {
	const unseen = () =>
		page.evaluate((start) => {
			const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
			const light = (colour: string): { of: number; opaque: boolean } => {
				if (!probe) throw new Error('no canvas');
				probe.clearRect(0, 0, 1, 1);
				probe.fillStyle = colour;
				probe.fillRect(0, 0, 1, 1);
				const [r = 0, g = 0, b = 0, alpha = 0] = probe.getImageData(0, 0, 1, 1).data;
				const linear = [r, g, b].map((each) => (each <= 10 ? each / 3295 : ((each / 255 + 0.055) / 1.055) ** 2.4));
				return {
					of: 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0),
					opaque: alpha > 250,
				};
			};
			const groundOf = (element: Element): number => {
				for (let each: Element | null = element; each; each = each.parentElement) {
					const { of, opaque } = light(getComputedStyle(each).backgroundColor);
					if (opaque) return of;
				}
				return light('canvas').of;
			};
			const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
			const found: string[] = [];
			for (const each of document.querySelectorAll('body *')) {
				if (each.closest('.Hidden, .SkipLink, option, script') || !each.checkVisibility({ checkVisibilityCSS: true }))
					continue;
				const style = getComputedStyle(each);
				if (style.clipPath === 'inset(50%)' || parseFloat(style.fontSize) === 0) continue;
				const ground = groundOf(each);
				const speaks = [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
				const drawn = each instanceof SVGElement && each.matches('text, .Icon, .area, path:not(.grid *)');
				// The browser lays a ground of its own under letters: on a filled box they would stand in a patch, or vanish.
				const patched = style.getPropertyValue('forced-color-adjust') !== 'none';
				if (
					speaks &&
					patched &&
					contrast(light(style.color).of, light(getComputedStyle(document.body).backgroundColor).of) < 4.5
				)
					found.push(`words in a patch of their own: ${each.outerHTML.slice(0, start)}`);
				if (
					speaks &&
					!(each instanceof SVGElement) &&
					contrast(light(style.color).of, ground) < 4.5 &&
					!each.matches(':disabled')
				)
					found.push(`words: ${each.outerHTML.slice(0, start)}`);
				if (drawn) {
					const inks = [style.stroke, style.fill].filter((ink) => ink !== 'none' && light(ink).opaque);
					if (inks.length > 0 && inks.every((ink) => contrast(light(ink).of, ground) < 3))
						found.push(`drawn: ${each.outerHTML.slice(0, start)}`);
				}
			}
			return found;
		}, start);
	// Colours may be on their way from one to the other.
	await expect
		.configure({ soft: true })
		.poll(unseen, { message: `not to be seen, ${where}`, timeout: 3_000 })
		.toEqual([]);
}
