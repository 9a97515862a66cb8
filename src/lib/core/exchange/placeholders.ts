/** What a draft says where the story tells nothing: values that read, and that nobody will take for finished. Words of the scenario's own language. */
import type { Language } from '../scenario/scenario.ts';

export interface Placeholders {
	text: string;
	summary: string;
	goal: string;
	customer: string;
	trainee: string;
	invoice: string;
	/** Begins the name of a state that has none. */
	state: string;
	title: string;
}

const placeholders: Readonly<Record<Language, Placeholders>> = {
	zh: {
		text: '待填',
		summary: '待填：这个剧本练什么',
		goal: '待填：谈到什么算成',
		customer: '客户（待填）',
		trainee: '学员（待填）',
		invoice: '待填-001',
		state: '场景',
		title: '未命名的故事',
	},
	en: {
		text: 'to fill in',
		summary: 'To fill in: what this scenario practises',
		goal: 'To fill in: what counts as success',
		customer: 'Customer (to fill in)',
		trainee: 'Trainee (to fill in)',
		invoice: 'TO-FILL-IN-1',
		state: 'State',
		title: 'Untitled story',
	},
};

export function placeholdersIn(language: Language): Placeholders {
	return placeholders[language];
}
