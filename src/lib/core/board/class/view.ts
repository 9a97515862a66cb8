/** What is seen of a live class: on the projector, on a phone, and in the list of past classes. Types only. */
import type { Tone } from '../../act/act.ts';
import type { Exchange } from '../../run/script.ts';
import type { Language, Outcome } from '../../scenario/scenario.ts';
import type { CheckId } from '../../score/scorecard.ts';

/** own 各自练: everyone moves by themselves; group 一起练: the vote moves the class. */
export type RoomWay = 'own' | 'group';
/** open 进行中 · stopped 暂停 · revealed 揭晓 · closed 已结束. */
export type RoomPhase = 'open' | 'stopped' | 'revealed' | 'closed';

/** How often replies were chosen, by the reply's index. */
export type Votes = ReadonlyMap<number, number>;

export interface ClassOption {
	/** Of the reply, in the scenario. */
	index: number;
	text: string;
}

/** A reply after the reveal. */
export interface RevealedOption extends ClassOption {
	votes: number;
	tone: Tone;
	/** Of the sound replies the one that brings most. */
	best: boolean;
	/** The author's, one string a paragraph. */
	remark: string[];
}

/** What the class said at one state. */
export interface Reveal {
	state: string;
	/** Those who chose. */
	voted: number;
	options: RevealedOption[];
}

/** A state in which the class, or much of it, chose a wrong reply. */
export interface DiscussionPoint {
	/** Name of the state. */
	state: string;
	/** The wrong reply. */
	text: string;
	tone: 'weak' | 'red';
	/** Those who chose it, of those who chose anything there. */
	votes: number;
	voted: number;
	remark: string[];
}

/** What came of a talk, by the core that scores every run; the record after it is no part of a class. */
export interface TalkResult {
	outcome: Outcome | null;
	/** 0 to 5. */
	rung: number;
	/** Checks of the talk that apply, and those that were met. */
	met: number;
	applicable: number;
	missed: CheckId[];
}

/** What every phone in the room is told. */
export interface RoomView {
	way: RoomWay;
	phase: RoomPhase;
	title: string;
	language: Language;
	/** The group's step; of everyone by themselves, how often the class was taken back or stopped (see `Room.revision`). */
	step: number;
	/** Where the group stands, with the last exchange; null when everyone moves by themselves. */
	talk: { exchange: Exchange; options: ClassOption[]; over: boolean } | null;
	reveal: Reveal | null;
	/** Of a closed room. */
	summary: RoomSummary | null;
}

/** A step of the group that it can go back to. */
export interface Stop {
	/** Place of the reply in the log. */
	entry: number;
	state: string;
	/** What the class said there. */
	text: string;
	tone: Tone;
}

/** How many are in a state, and what was chosen in it. */
export interface Place {
	state: number;
	name: string;
	ending: Outcome | null;
	here: number;
	/** Those who ever chose anything in it. */
	voted: number;
	/** Those most chosen first. */
	options: RevealedOption[];
}

/** What the trainer's projector is told. */
export interface ProjectorView extends RoomView {
	revision: number;
	/** All seats, and those whose phone was heard of lately. */
	seats: number;
	here: number;
	/** The group: votes at the present step, by reply, and what a move would do. */
	votes: { index: number; votes: number }[];
	voted: number;
	/** The reply with most votes; several when they are tied. */
	ahead: number[];
	stops: Stop[];
	/** Name of the state, and the mood among all moods of the scenario. */
	state: string;
	moods: { name: string; here: number }[];
	result: TalkResult | null;
	/** Everyone by themselves: the states of the scenario that anybody reached. */
	places: Place[];
	focus: number | null;
	points: DiscussionPoint[];
}

/** What is kept of a class that is over. */
export interface RoomSummary {
	seats: number;
	/** Those who chose at least one reply. */
	took: number;
	points: DiscussionPoint[];
	/** Of the group's run; null when everyone moved by themselves. */
	result: TalkResult | null;
	/** Everyone by themselves: how many reached each outcome. */
	outcomes: { outcome: Outcome; seats: number }[];
	/** Checks missed by most of those who finished, most first. */
	missed: { check: CheckId; seats: number; of: number }[];
}
