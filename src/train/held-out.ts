/** Which writers are held out for good: their lines are read by the evaluation and never by the training. About a fifth of the lines (an eighth in English), voices of every kind among them. */
export const heldOut: Record<'zh' | 'en', readonly string[]> = {
	zh: ['c', 'k', 'o', 'u', 'aa'],
	en: ['ee', 'ef', 'en', 'eu'],
};
