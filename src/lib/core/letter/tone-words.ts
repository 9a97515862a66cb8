/**
 * Words that settle the tone of a sentence whatever else is heard in it. The ear learnt from speech; letters have turns of their own, and a lawful
 * consequence calmly announced must never pass for a threat.
 */
import type { ActId } from '../act/act.ts';

/** Crosses a line, or takes the letter back. Each pattern is bounded, so that no text makes it slow. */
export const telling: readonly (readonly [ActId, RegExp])[] = [
	[
		'threaten',
		/(?:打断|打残|弄死|砍|收拾)[^。\n]{0,6}|(?:道上|黑社会|社会上)的?(?:人|朋友|兄弟)|(?:老婆|孩子|妻儿|家人|全家)[^。\n]{0,10}(?:不得安宁|小心|等着|当心|不好过)|(?:让|叫)你[^。\n]{0,10}(?:混不下去|吃不了兜着走|好看|开不下去)|走着瞧|别怪(?:我们?|我司)[^。\n]{0,4}不客气|就不客气|\b(?:break|burn|smash) (?:your|you)\b|\b(?:send|sending) (?:people|someone|the boys|men) (?:to|round)\b|\bwe know where you live\b|\byou(?:'|’)?(?:ll| will) (?:be sorry|regret)\b|\bwon['’]t be so polite\b|\bor else\b/gi,
	],
	[
		'insult',
		/老赖|骗子|不要脸|无耻|无赖|流氓|垃圾|畜生|混蛋|王八|下三滥|\b(?:crooks?|liars?|thie(?:f|ves)|scum|deadbeats?|cheats?|swindlers?|fraudsters?)\b/gi,
	],
	[
		'deceive',
		/(?:已|已经)(?:向[^。\n]{0,8})?(?:起诉|立案|报案|报警|冻结|查封|申请(?:执行|仲裁|冻结))|(?:法院|公安|警方)[^。\n]{0,6}(?:已|马上|即将|会)[^。\n]{0,6}(?:抓|冻结|查封|拘|立案)|(?:自动|直接)[^。\n]{0,6}(?:黑名单|失信名单)|抓人|坐牢|拘留|\b(?:have|has) (?:already )?(?:filed (?:a )?suit|sued|frozen|reported you|been (?:informed|reported))\b|\b(?:be|get) arrested\b|\bgo to (?:jail|prison)\b|\bpolice (?:have|will)\b/gi,
	],
	[
		'disclose',
		/(?:通报|告诉|告知|公布|公开|发给|曝光|宣扬|抄送)[^。\n]{0,14}(?:全?行业|同行|客户|供应商|邻居|员工|朋友圈|群里|媒体|网上|家人|亲友|社会)|(?:在|到|向)[^。\n]{0,14}(?:群里|朋友圈|同行|网上|媒体|行业|客户)[^。\n]{0,10}(?:公布|公开|曝光|通报|说|发)|\b(?:tell|inform|let|notify|copy)(?:ing)? (?:all )?(?:of )?(?:your|the) (?:customers|clients|suppliers|competitors|neighbours|staff|whole trade|trade|family)\b|\b(?:post|publish|expose)[^.\n]{0,30}(?:online|social media|group|trade|public)/gi,
	],
	[
		'harass',
		/(?:天天|每天|日夜|不停|一直|24小时)[^。\n]{0,14}(?:打电话|打到|上门|守|堵|坐|蹲|派人|找你|找您)|(?:堵|守|蹲|坐)(?:在|到|住)?[^。\n]{0,8}(?:门口|家里|大门|楼下)|拉横幅|(?:上|到)(?:您|你)家|\b(?:every|each) (?:single )?(?:day|night|hour)[^.\n]{0,20}(?:until|till)\b|\boutside your (?:home|house|office|door)\b|\b(?:come|coming) to your (?:home|house)\b/gi,
	],
	[
		'argue',
		/毫无诚信|一拖再拖|没有诚信|不讲信用|言而无信|(?:自己|您|你)看着办|我们也看着办|态度(?:太坏|恶劣)|\b(?:no honou?r|fobbed us off|bad faith|do what you like)\b/gi,
	],
	[
		'apologise',
		/(?:抱歉|不好意思|对不起|打扰)[^。！!\n]{0,10}(?:打扰|催|问款|提款|又来|不好意思|实在)|是不是我[^。？?\n]{0,8}(?:不好|不周)|\b(?:sorry|apologi[sz]e) (?:to|for|that i|that we)[^.\n]{0,12}(?:bother|troubl|chas|ask|pester|disturb|remind)\w*/gi,
	],
	[
		'give-up',
		/(?:不急|不着急|不催|慢慢来|慢慢付)|(?:什么时候|何时|哪天)?方便(?:的时候|时)?[^。\n]{0,4}(?:再|什么时候|安排|付|给|联系|回我)|有空(?:的时候)?再|\bno (?:hurry|rush)\b|\bwhenever (?:it )?(?:suits|is convenient|you (?:can|like|have))[^.\n]{0,12}|\bas you see fit\b/gi,
	],
	[
		'overpromise',
		/(?:利息|违约金|滞纳金)[^。\n]{0,12}(?:免了|免除|不收|不再计|全免|一律免)|(?:我|我司)?做主[^。\n]{0,10}(?:免|减|宽限|打折)|(?:货)?照(?:常)?发货|货照发|\b(?:waive|drop|forget) (?:all |the |any )?(?:late )?interest\b|\binterest will no longer be charged\b/gi,
	],
];

/** What follows by contract or law as something to come, and a call at the office at a set time: never a threat, a falsehood or harassment by itself. */
export const lawful =
	/依法|依据合同|按照?合同|根据合同|合同第|违约责任|律师函|委托律师|委托代理|(?:提起|进行)诉讼|起诉|诉讼|仲裁|法律途径|暂停(?:供货|发货|接单)|停止供货|逾期利息|诉讼费|保留[^。\n]{0,12}权利|深表遗憾|时效|履行请求|\bunder (?:clause|the contract|our contract)\b|\breserve (?:all )?(?:of )?(?:our|the) rights?\b|\b(?:legal|court) (?:proceedings|action)\b|\binstruct (?:our )?(?:lawyers|solicitors)\b|\bsuspend (?:supply|deliver)|\barbitration\b|\binterest\b|\blimitation\b|\bdemand for\b|(?:到|来|去)(?:贵司|厂里)|\b(?:at|to) (?:the works|your (?:office|works|factory|premises))\b/i;
