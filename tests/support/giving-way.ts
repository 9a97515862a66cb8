/** A database whose transactions give way to another once, when all their work is done: as engines that spread the data end one of two that overlap. */
import type { Db } from '../../src/lib/server/database/database.ts';

/** serialization_failure, as the driver says it. */
const gaveWay = Object.assign(new Error('could not serialize access'), { code: '40001' });

/** @returns the database, and how often a transaction was begun */
export function givingWay(db: Db): { db: Db; begun(): number } {
	let begun = 0;
	const once = new Proxy(db, {
		get(target, name) {
			if (name !== 'transaction') {
				const value = Reflect.get(target, name, target) as unknown;
				return typeof value === 'function' ? (value.bind(target) as unknown) : value;
			}
			return (work: (tx: Db) => Promise<unknown>) =>
				target.transaction(async (tx) => {
					const result = await work(tx);
					if (begun++ === 0) throw gaveWay;
					return result;
				});
		},
	});
	return { db: once, begun: () => begun };
}
