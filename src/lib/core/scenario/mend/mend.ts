/**
 * What mends a finding: changes to the text after which it is gone. `mendsOf` says, for every code, who knows a mend; where nobody does, why not.
 */
import type { Finding, FindingCode } from '../finding.ts';
import { addDocument, addFact, addMood, addVariable } from './declare.ts';
import { mendDiagram } from './diagram.ts';
import { mendForm } from './forms.ts';
import { mendFrontMatter } from './front-matter.ts';
import { mendGuard } from './guard.ts';
import { mendLanding, mendLink } from './links.ts';
import { Place, type Mend } from './place.ts';
import { mendMissingPart } from './parts.ts';
import { addOther, addRemark, addSound, addWeak, addWeakBeside, mendAuthority } from './replies.ts';
import { mendScene } from './scene.ts';
import { leaveOpen, mendEffect, mendPlan, mendPromise, mendSilence, takeSpanAway, toTag } from './spans.ts';
import {
	addLine,
	addWayOut,
	makeUnique,
	makeVerbal,
	mendNoEnding,
	removeMood,
	removeReply,
	removeState,
} from './states.ts';
import { suggested } from './suggested.ts';

export type { Mend, MendTitle } from './place.ts';

type Mender = (place: Place) => (Mend | null)[];

/** Two files disagree, and which of them is right is written in neither. */
const bothAreRight: Mender = () => [];
/** What to leave out of a file beyond the limits is its author's to say. */
const tooMuch: Mender = () => [];
/** What follows from a reply is the story itself. */
const theStory: Mender = () => [];
/** Which of a form's values does not fit, and what would, is in no rule. */
const whichValue: Mender = () => [];
/** What the words do, only who wrote them knows; the list of acts is one key away. */
const theAuthorsMeaning: Mender = () => [];

const menders: Readonly<Record<FindingCode, Mender>> = {
	'front-matter': mendFrontMatter,
	'missing-part': mendMissingPart,
	'unknown-act': (place) => [suggested(place), takeSpanAway(place)],
	'unknown-move': (place) => [suggested(place), toTag(place), takeSpanAway(place)],
	'unknown-mood': (place) => [suggested(place), addMood(place)],
	'unknown-variable': (place) => [suggested(place), addVariable(place)],
	'unknown-fact': (place) => [suggested(place), ...addFact(place)],
	'unknown-outcome': (place) => [suggested(place), leaveOpen(place)],
	'unknown-document': (place) => [suggested(place), addDocument(place)],
	'unknown-method': (place) => [suggested(place), leaveOpen(place)],
	'unknown-link': mendLink,
	'missing-link': mendLanding,
	'duplicate-state': (place) => [makeUnique(place)],
	'bad-guard': mendGuard,
	'bad-effect': (place) => [mendEffect(place)],
	'bad-silence': (place) => [mendSilence(place)],
	'bad-promise': (place) => [mendPromise(place)],
	'bad-plan': (place) => [mendPlan(place)],
	'bad-scene': mendScene,
	'bad-mood-diagram': mendDiagram,
	'bad-form': mendForm,
	'form-breaks': whichValue,
	'no-ending': mendNoEnding,
	trap: (place) => [addWayOut(place)],
	'no-line': (place) => [addLine(place)],
	'agreement-without-promise': (place) => [makeVerbal(place)],
	'language-mismatch': bothAreRight,
	'too-large': tooMuch,
	'beyond-authority': mendAuthority,
	'unreachable-state': (place) => [removeState(place)],
	'unreachable-reply': (place) => [removeReply(place)],
	'unreachable-mood': (place) => [removeMood(place)],
	'unreachable-ending': (place) => [removeState(place)],
	'one-reply': (place) => [addWeakBeside(place)],
	'false-choice': theStory,
	'no-act': theAuthorsMeaning,
	'all-good': (place) => [addWeak(place)],
	'all-bad': (place) => [addSound(place)],
	'no-other': (place) => [addOther(place)],
	'no-remark': (place) => [addRemark(place)],
	'lone-translation': bothAreRight,
	'cue-length': theStory,
	'cue-figures': theStory,
	'cue-polite': theStory,
	'unmeetable-check': theStory,
	'act-disagrees': theAuthorsMeaning,
};

/** The mends of a finding of this very text, the likeliest first; none where only the author can know what is meant. */
export function mendsOf(source: string, finding: Finding): Mend[] {
	const place = new Place(source, finding);
	return menders[finding.code](place).filter((mend) => mend !== null);
}
