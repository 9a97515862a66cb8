/** Keys for states in another program's file: their names where those will do, each once. */
import type { Scenario } from '../scenario/scenario.ts';

/**
 * `clean` makes a name one that the program takes. A key is never empty, nor a number, which an object would put first, nor a name that objects have
 * by themselves.
 */
export function stateKeys({ states }: Scenario, clean: (name: string) => string): string[] {
	const taken = new Set<string>();
	return states.map(({ name }, index) => {
		const own = clean(name);
		const plain = own === '' || /^\d+$/.test(own) || own in {} ? `${own}_` : own;
		let key = plain;
		for (let number = 2; taken.has(key); number++)
			key = `${plain} ${number === 2 ? index + 1 : `${index + 1}.${number}`}`;
		taken.add(key);
		return key;
	});
}
