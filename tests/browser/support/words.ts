/** What the pages call the things that a learner uses, in both languages. */
import type { Channel, Language, Method } from '../../../src/lib/core/scenario/scenario.ts';

export interface Words {
	/** As the browser asks for it. */
	locale: string;
	methods: Record<Method, string>;
	channels: Record<Channel, string>;
	exam: RegExp;
	silence: RegExp;
	start: RegExp;
	replies: RegExp;
	undo: string;
	hangUp: RegExp;
	hangUpYes: string;
	followUp: string;
	record: RegExp;
	addPromise: (index: number) => string;
	promise: (index: number) => string;
	next: string;
	date: RegExp;
	channel: string;
	contact: string;
	notes: string;
	amount: string;
	method: string;
	precision: string;
	precisions: { open: string; asap: string; month: string; day: string };
	file: string;
	fileWithoutPromise: string;
	marked: RegExp;
	total: RegExp;
	gold: string;
}

export const words: Record<Language, Words> = {
	zh: {
		locale: 'zh-CN',
		methods: {
			'bank-transfer': '对公转账',
			'acceptance-bill': '承兑汇票',
			cheque: '支票',
			cash: '现金',
			'third-party': '第三方代付',
			offset: '抵账',
		},
		channels: { phone: '电话', wechat: '微信', visit: '上门', meeting: '当面', letter: '函件' },
		exam: /^考核/,
		silence: /^计着时说/,
		start: /^(?:拨通|打开和|推门进去|坐下来)/,
		replies: /你怎么接|选一句发出|没有人应/,
		undo: '撤回',
		hangUp: /^(?:挂断|结束|告辞)$/,
		hangUpYes: '挂断，去跟进',
		followUp: '去跟进',
		record: /^记录/,
		addPromise: (index) => (index === 0 ? '记一笔' : '再加一笔'),
		promise: (index) => `第 ${index + 1} 笔`,
		next: '下次联系',
		date: /^日期/,
		channel: '渠道',
		contact: '找谁',
		notes: '备注',
		amount: '金额',
		method: '方式',
		precision: '日子说到哪一步',
		precisions: { open: '没有说', asap: '尽快', month: '某个月', day: '某一天' },
		file: '存档，看复盘',
		fileWithoutPromise: '他没有承诺，存档',
		marked: /^批改过的对话/,
		total: /^总分 \d+/,
		gold: '金',
	},
	en: {
		locale: 'en-GB',
		methods: {
			'bank-transfer': 'bank transfer',
			'acceptance-bill': 'acceptance bill',
			cheque: 'cheque',
			cash: 'cash',
			'third-party': 'third-party payment',
			offset: 'offset',
		},
		channels: { phone: 'Phone', wechat: 'WeChat', visit: 'Visit', meeting: 'In person', letter: 'Letter' },
		exam: /^Exam/,
		silence: /^Against the clock/,
		start: /^(?:Call |Open the chat|Go in and see|Sit down with)/,
		replies: /What do you say|Choose what to send|Nobody answers/,
		undo: 'Take back',
		hangUp: /^(?:Hang up|End|Leave)$/,
		hangUpYes: 'Hang up and follow up',
		followUp: 'Follow up',
		record: /^Record/,
		addPromise: (index) => (index === 0 ? 'Add a promise' : 'Add another'),
		promise: (index) => `Promise ${index + 1}`,
		next: 'Next contact',
		date: /^Date/,
		channel: 'Channel',
		contact: 'With whom',
		notes: 'Notes',
		amount: 'Amount',
		method: 'Method',
		precision: 'How exact was the date',
		precisions: { open: 'Not said', asap: 'As soon as possible', month: 'A month', day: 'A day' },
		file: 'File it and see the debrief',
		fileWithoutPromise: 'Nothing was promised: file it',
		marked: /^The talk, marked/,
		total: /^Total \d+/,
		gold: 'Gold',
	},
};
