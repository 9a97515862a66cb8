import { describe, expect, test } from 'vitest';
import { browserHearing, Dictation, type SpeechHearing } from '../../../src/lib/state/dictation.svelte.ts';

/** A browser's recognition, played by hand. */
class Recognition implements SpeechHearing {
	lang = '';
	continuous = false;
	interimResults = false;
	onresult: SpeechHearing['onresult'] = null;
	onerror: SpeechHearing['onerror'] = null;
	onend: SpeechHearing['onend'] = null;
	started = 0;
	start() {
		this.started++;
	}
	stop() {
		this.onend?.();
	}
	abort() {
		this.onerror?.({ error: 'aborted' });
		this.onend?.();
	}
	hears(transcript: string, isFinal: boolean) {
		this.onresult?.({ resultIndex: 0, results: [Object.assign([{ transcript }], { isFinal })] });
	}
}

function setting(kept = new Map<string, unknown>()) {
	const recognition = new Recognition();
	const words: string[] = [];
	const place = {
		get: async (key: string) => kept.get(key),
		put: (key: string, value: unknown) => void kept.set(key, value),
		remove: (key: string) => void kept.delete(key),
	};
	const dictation = new Dictation(
		() => recognition,
		place,
		'zh',
		(heard) => void words.push(heard),
	);
	return { recognition, words, kept, dictation };
}

describe('Dictation', () => {
	test('hears nothing before the learner agrees', () => {
		const { recognition, dictation } = setting();
		dictation.start();
		expect([recognition.started, dictation.listening]).toEqual([0, false]);
		dictation.agree();
		dictation.start();
		expect([recognition.started, recognition.lang, dictation.listening]).toEqual([1, 'zh-CN', true]);
	});

	test('remembers the agreement until it is taken back', async () => {
		const { kept, dictation } = setting();
		dictation.agree();
		const later = setting(kept).dictation;
		await later.recall();
		expect(later.agreed).toBe(true);
		later.start();
		later.withdraw();
		expect([later.agreed, later.listening]).toEqual([false, false]);
		const last = setting(kept).dictation;
		await last.recall();
		expect(last.agreed).toBe(false);
	});

	test('shows what it guesses and hands over what it heard for good', () => {
		const { recognition, words, dictation } = setting();
		dictation.agree();
		dictation.start();
		recognition.hears('王总', false);
		expect([dictation.interim, words]).toEqual(['王总', []]);
		recognition.hears('王总您好', true);
		expect([dictation.interim, words]).toEqual(['', ['王总您好']]);
		dictation.stop();
		expect(dictation.listening).toBe(false);
	});

	test.each([
		['not-allowed', 'forbidden'],
		['audio-capture', 'no-microphone'],
		['network', 'unreachable'],
		['no-speech', 'unheard'],
		['something new', 'failed'],
	])('tells of %s', (error, trouble) => {
		const { recognition, dictation } = setting();
		dictation.agree();
		dictation.start();
		recognition.onerror?.({ error });
		recognition.onend?.();
		expect([dictation.trouble, dictation.listening]).toEqual([trouble, false]);
	});

	test('hands over nothing more once it is dropped', () => {
		const { recognition, words, dictation } = setting();
		dictation.agree();
		dictation.start();
		dictation.drop();
		recognition.hears('太晚了', true);
		expect([words, dictation.trouble]).toEqual([[], null]);
	});

	test('is there where the browser has it, under either name', () => {
		expect(browserHearing({})).toBeNull();
		for (const name of ['SpeechRecognition', 'webkitSpeechRecognition'])
			expect(browserHearing({ [name]: Recognition })?.()).toBeInstanceOf(Recognition);
	});
});
