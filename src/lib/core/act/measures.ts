/** Words after a number that make it a count of goods, people or time and not money. */

const words =
	/ ?(?:[套件个只台吨米箱包卷根条支辆架颗粒张份页人名家户次遍回天日号月年点分小时周期批成倍%％型]|公[里斤]|平[米方]|千[克瓦]|(?:sets?|pcs|pieces?|units?|tons?|boxes|bearings?|days?|weeks?|months?|people|kg|km|mm|cm|%|per ?cent)\b)/iy;

export function isCountOfThings(text: string, at: number): boolean {
	words.lastIndex = at;
	return words.test(text);
}
