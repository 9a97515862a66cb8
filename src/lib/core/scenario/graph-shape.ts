/** What a state's outline tells before a word is read: how the talk ends there, or that it goes on. */
import type { Size } from './graph-laid.ts';
import type { Outcome } from './scenario.ts';

/**
 * state: a card; agreed: a card with a double edge, like a seal; open: round ends, nothing firm yet; escalated: points onwards; refused: corners cut off;
 * broken-off: slanted, like something torn.
 */
export type Shape = 'state' | 'agreed' | 'open' | 'escalated' | 'refused' | 'broken-off';

const shapes: Readonly<Record<Outcome, Shape>> = {
	paid: 'agreed',
	agreed: 'agreed',
	verbal: 'open',
	deferred: 'open',
	'message-left': 'open',
	escalated: 'escalated',
	'no-commitment': 'refused',
	refused: 'refused',
	'broken-off': 'broken-off',
};

export function shapeOf(outcome: Outcome | null): Shape {
	return outcome ? shapes[outcome] : 'state';
}

/** The outline as an SVG path in a box of this size; `inset` draws it further in, for the second edge. */
export function outlinePath(shape: Shape, { width, height }: Size, inset = 0.5): string {
	const [left, top, right, bottom] = [inset, inset, width - inset, height - inset];
	const middle = (top + bottom) / 2;
	const polygon = (...points: [number, number][]) => `M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
	switch (shape) {
		case 'state':
		case 'agreed':
			return rounded(left, top, right, bottom, Math.max(2, 8 - inset));
		case 'open':
			return rounded(left, top, right, bottom, (bottom - top) / 2);
		case 'escalated':
			return polygon(
				[left, top],
				[right - 16, top],
				[right, middle],
				[right - 16, bottom],
				[left, bottom],
				[left + 16, middle],
			);
		case 'refused':
			return polygon(
				[left + 14, top],
				[right - 14, top],
				[right, top + 14],
				[right, bottom - 14],
				[right - 14, bottom],
				[left + 14, bottom],
				[left, bottom - 14],
				[left, top + 14],
			);
		case 'broken-off':
			return polygon([left + 16, top], [right, top], [right - 16, bottom], [left, bottom]);
	}
}

function rounded(left: number, top: number, right: number, bottom: number, radius: number): string {
	const r = Math.min(radius, (bottom - top) / 2, (right - left) / 2);
	const arc = (x: number, y: number) => `A${r} ${r} 0 0 1 ${x} ${y}`;
	return [
		`M${left + r} ${top}H${right - r}${arc(right, top + r)}V${bottom - r}${arc(right - r, bottom)}`,
		`H${left + r}${arc(left, bottom - r)}V${top + r}${arc(left + r, top)}Z`,
	].join('');
}
