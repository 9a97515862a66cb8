/**
 * Whether a run was left unfinished, noted where the page's first script can read it before anything is drawn (app.html): the catalogue then keeps its list
 * back until it knows the card that goes above it. A note only: the disk knows better, and storage may be forbidden.
 */
export function noteLeft(left: boolean): void {
	if (left) document.documentElement.dataset.left = '';
	else delete document.documentElement.dataset.left;
	try {
		if (left) localStorage.setItem('left', '1');
		else localStorage.removeItem('left');
	} catch {
		// Without storage there is no run to come back to either.
	}
}
