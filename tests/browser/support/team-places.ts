/** Every page of accounts, teams and classes, as it is for those who come to it. */
import type { Page } from '@playwright/test';
import type { Place, Runs } from './pages.ts';

type Address = string | ((made: Runs) => string);

/** A page with what is done on it before it is looked at. */
type Rest = [ready: string, does?: Place['does']];

const textOf = (address: Address, made: Runs) => (typeof address === 'string' ? address : address(made));

/** As who has no account sees it. */
const open = (name: string, address: Address, ...[ready, does]: Rest): Place => ({
	name,
	address: (made) => textOf(address, made),
	ready,
	...(does ? { does } : {}),
});

const by =
	(as: NonNullable<Place['as']>) =>
	(...place: Parameters<typeof open>): Place => ({ ...open(...place), as });

const newcomer = by('newcomer');
const owner = (name: string, address: Address, ...rest: Rest) => by('owner')(name, inTeam(address), ...rest);
const member = (name: string, address: Address, ...rest: Rest) => by('member')(name, inTeam(address), ...rest);

/** Of the team that has a life. */
function inTeam(address: Address): Address {
	return (made) => `/team/${made.team}${textOf(address, made)}`;
}

export const teamPlaces: readonly Place[] = [
	open('sign-in', '/account', 'main input[type=password]'),
	open('sign-up', '/account?new', 'main input[autocomplete=new-password]'),
	newcomer('account of no team', '/account', '#me-data'),
	by('member')('account of a member', '/account', 'main input[name=nickname]', unfolds),
	open('invitation to who is signed out', ({ invitation }) => `/join/${invitation}`, 'main a'),
	newcomer('invitation', ({ invitation }) => `/join/${invitation}`, 'main input[name=nickname]'),
	open('no such invitation', '/join/NONESUCH', 'main a.Button'),
	newcomer('no teams yet', '/team', 'main input[name=name]'),
	by('owner')('two teams', '/team', 'main a[href^="/team/0"]'),
	member('catalogue with something due', '', '.Board-me', goesToCatalogue),

	owner('board of a trainer', '', '.Board-table tbody tr'),
	member('board of a member', '?try=best', '.Board-me'),
	owner('where a team is weak', '/weak', '.Heat'),
	owner('somebody’s way', ({ colleague }) => `/way?member=${colleague}`, '.Way-table'),
	owner('members and an invitation', ({ invitation }) => `/members?invite=${invitation}`, '.Sheet img', unfolds),
	member('members', '/members', 'main ul li'),
	owner('settings of a team', '/settings', 'main input[name=rankedFrom]', unfolds),
	owner('audit log', '/audit', 'main ol li'),
	owner('scenarios of a team', '/scenarios', 'main li'),
	owner('everybody’s runs', '/runs', '.RunList li'),
	member('one’s own runs', '/runs', '.RunList li'),
	owner(
		'run that is rated',
		({ run }) => `/runs/${run}`,
		'#rating',
		(page) => page.locator('#rating summary').click(),
	),
	member('run that was rated', ({ run }) => `/runs/${run}`, '#rating'),
	owner('run that is not believed', ({ copiedRun }) => `/runs/${copiedRun}`, '#d-talk'),
	owner('agreement of raters', '/ratings', '.Kappa', unfolds),
	owner('all assignments', '/assignments', '.All li'),
	member('one’s assignments', '/assignments', '.Mine-card', unfolds),
	owner('assignment', ({ assignment }) => `/assignments/${assignment}`, '.People li', unfolds),
	member('assignment of one’s own', ({ assignment }) => `/assignments/${assignment}`, '.Steps'),
	owner('closed assignment', ({ closedAssignment }) => `/assignments/${closedAssignment}`, '.People li'),
	owner('assigning', '/assignments/new', 'main button[type=submit]', (page) =>
		page.locator('input[name=who][value=named]').check(),
	),
	owner('results', '/results', 'main svg'),
	owner('results of one member', ({ colleague }) => `/results?whom=member:${colleague}`, 'main svg'),
	owner('bringing results', '/results/import', 'main pre'),
	owner('results looked at', '/results/import', 'main pre', looksAt),
	owner('classes', '/class', '.Past li'),
	owner('way into a class', ({ enteredRoom }) => `/class/${enteredRoom}`, '.Door-code'),
	owner('class that votes', ({ votingRoom }) => `/class/${votingRoom}`, '.Rail'),
	owner('class that sees what it chose', ({ revealedRoom }) => `/class/${revealedRoom}`, '.RevealedList'),
	owner('class each by themselves', ({ ownRoom }) => `/class/${ownRoom}`, '.Where-hands'),
	owner('class that is over', ({ closedRoom }) => `/class/${closedRoom}`, '.Projector-over'),
	member('role plays of a team', '/roleplay', '.Pairs li'),
	owner('observing a role play', ({ pair }) => `/roleplay/${pair}`, '.Beside'),
	member('role play that was observed', ({ pair }) => `/roleplay/${pair}`, '#beside'),
	...['', '/runs', '/results', '/assignments', '/class', '/scenarios', '/ratings'].map((path) =>
		by('owner')(
			`${path || '/'} of a team that did nothing yet`,
			({ emptyTeam }) => `/team/${emptyTeam}${path}`,
			'main h1',
		),
	),
	newcomer('team of others', ({ team }) => `/team/${team}`, 'main a.Button'),
	member('page for owners', '/settings', 'main a.Button'),

	open('code of a class', '/class', 'main input[name=code]'),
	open('mistyped code of a class', '/class?code=8', 'main [aria-invalid=true]'),
	open('seat to take', ({ enteredCode }) => `/class/${enteredCode}`, 'main input[name=name]'),
	open('no such class', ({ closedCode }) => `/class/${closedCode}`, 'main a.Button'),
	newcomer('vote', ({ votingCode }) => `/class/${votingCode}`, '.Group-option[aria-pressed=true]'),
	newcomer('vote that is revealed', ({ revealedCode }) => `/class/${revealedCode}`, '.RevealedList'),
	newcomer('seat by oneself', ({ ownCode }) => `/class/${ownCode}`, '.ReplyOption'),
	newcomer('seat when class is over', ({ closedCode }) => `/class/${closedCode}`, '.RoomOver a'),
];

/** All that is folded. */
async function unfolds(page: Page): Promise<void> {
	const folded = page.locator('main details:not([open]) > summary');
	for (let left = await folded.count(); left > 0; left--) await folded.first().click();
}

/** Who was in a team is reminded in the catalogue. */
async function goesToCatalogue(page: Page): Promise<void> {
	await page.locator('header a[href="/"]').first().click();
	await page.locator('aside a[href^="/practise/"]').first().waitFor();
}

/** A file with a good row and with bad ones. */
async function looksAt(page: Page): Promise<void> {
	const rows = [
		'成员,月份,应收,实收,DSO',
		'欧阳晓彤,2026-01,"1,280,000",41.5万,61.5',
		'小张,2026-01,1,1,',
		'欧阳晓彤,13月,1,1,',
	];
	const file = {
		name: '华东一部-应收账款-回款明细-2026.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(rows.join('\n')),
	};
	await page.locator('main input[type=file]').setInputFiles(file);
	await page.locator('form[action="?/look"] button').click();
	await page.locator('#looked').waitFor();
}
