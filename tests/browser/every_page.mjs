// every_page.mjs -- walks every link of the house for each kind of person, breadth first, in both languages and widths.
//
// Each page: 200, no violation of axe or of the page policy, no complaint in the console, valid HTML, nothing wider than
// a phone, nothing left in the other language.  Of pages that differ only in their numbers SAME are looked at, and for
// the next person only opened; axe looks at a page when it has an element that no page before it had.  SAME=1000 MOST=5000
// make it thorough.  Two walk at once.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Person, base, check, over } from "./lib.mjs";

const most = Number(process.env.MOST ?? 100), same = Number(process.env.SAME ?? 1);
const who = [["desk", "bai.zhi@xuting.example"], ["portal", "lin.shuyi@chengguang.example"], ["desk", "xiang.qing@xuting.example"],
	["desk", "ji.nanxing@xuting.example"], ["desk", "ji.yao@xuting.example"]];

// What would betray a text that was not translated: English of three words and more, Chinese of six letters and more.
const quoted = lines => lines.map(l => JSON.parse(/"(?:[^"\\]|\\.)*"/.exec(l)[0])).join("");
const folder = fileURLToPath(new URL("../../locale/zh/", import.meta.url));
const texts = readdirSync(folder).filter(f => f.endsWith(".po")).flatMap(f => readFileSync(folder + f, "utf8").split(/\n\s*\n/)).map(entry => {
	const [, id, str] = /^msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)msgstr ((?:"(?:[^"\\]|\\.)*"\s*)+)/m.exec(entry) ?? [];
	return id ? [quoted(id.trim().split("\n")).replace(/^[^|]{1,60}\|/, ""), quoted(str.trim().split("\n"))] : null;
}).filter(Boolean);
const parts = (text, least) => text.split(/%(?:\d+\$)?[-+0]*\d*(?:\.\d+)?(?:ll|z)?[sdiuc]|\n/).map(t => t.trim()).filter(least);
const english = new Set(texts.flatMap(([id]) => parts(id, t => t.split(/\s+/).length >= 3 && /[a-z]{3}/.test(t))));
const chinese = new Set(texts.flatMap(([, str]) => parts(str, t => (t.match(/[\u4e00-\u9fff]/g) ?? []).length >= 6)));

const sample = fileURLToPath(new URL("../../sql/", import.meta.url));
const data = ["", "sample/"].flatMap(d => readdirSync(sample + d).filter(f => f.endsWith(".sql")).map(f => readFileSync(sample + d + f, "utf8"))).join();
for (const set of [chinese, english]) for (const t of set) if (data.includes(t)) set.delete(t);       // words of the sample's own records

const seen = new Set(), looked = new Set();
const shape = () => {
	const out = new Set();
	for (const e of document.querySelectorAll("body *")) {
		if (e.closest("svg") && e.tagName !== "svg") continue;
		const names = [...e.attributes].map(a => /^(class|role|type|aria-(?!label|describedby|controls|activedescendant))/.test(a.name) ? `${a.name}=${a.value}` : a.name).sort();
		out.add(`${e.parentElement.tagName}.${e.parentElement.className?.baseVal ?? e.parentElement.className}>${e.tagName}[${names}]`);
	}
	return [...out];
};
// The words of a page and the links a person may follow from it; text that says it is of another language is apart.
const read = lang => {
	const foreign = lang === "en" ? "[lang^=zh]" : "[lang=en]", words = [];
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let n = walk.nextNode(); n; n = walk.nextNode()) if (n.data.trim() && !n.parentElement.closest(`script, style, ${foreign}`)) words.push(n.data.replace(/\s+/g, " ").trim());
	for (const e of document.querySelectorAll("[aria-label], [placeholder], [title]"))
		for (const a of ["aria-label", "placeholder", "title"]) if (e.getAttribute(a) && !e.closest(foreign)) words.push(e.getAttribute(a));
	return { words, links: [...document.querySelectorAll("a[href]")].map(a => a.href) };
};
const kind = url => {
	const u = new URL(url);
	return u.pathname.replace(/\d+/g, "N") + "?" + [...new URLSearchParams(u.search).keys()].sort().join("&");
};

let all = 0;
async function walk([program, login], lang) {
	const p = await Person.at(program, login, { lang });
	await p.go(`/${program}/me`);
	await p.send(`main button[name=to][value="${lang === "en" ? "en" : "zh-CN"}"]`);
	const queue = [`${base}/${program}/`], asked = new Set(queue), kinds = new Map(), bad = [];
	let pages = 0, deep = 0;
	const follow = link => {
		const to = link.split("#")[0];
		if (!to.startsWith(base) || !/^\/(portal|desk|report)\//.test(new URL(to).pathname) || asked.has(to) || /\.(xlsx|csv|ics)\b|[?&](format|as)=/.test(to)) return;
		asked.add(to);
		queue.push(to);
	};
	p.faults = [];
	while (queue.length && pages < most) {
		const url = queue.shift(), k = kind(url), n = (kinds.get(k) ?? 0) + 1;
		if (n > (lang === "en" ? 1 : same)) continue;
		kinds.set(k, n);
		if (looked.has(lang + k) && n === 1 && same < 10) {               // another has looked at such a page: does it open for this one?
			const answer = await p.context.request.get(url, { maxRedirects: 5 }), html = await answer.text();
			pages++;
			if (answer.status() !== 200) bad.push(`${url.slice(base.length)}: status ${answer.status()}`);
			for (const [, to] of html.matchAll(/<a\b[^>]*?\shref="([^"#]+)/g)) follow(new URL(to.replaceAll("&amp;", "&"), url).href);
			continue;
		}
		looked.add(lang + k);
		let status;
		try { status = await p.go(url); } catch (e) {
			if (/Download is starting/.test(e.message)) continue;       // a file to take away, not a page
			status = e.message.split("\n")[0];
		}
		pages++;
		const where = url.slice(base.length), wrong = status === 200 ? [] : [`status ${status}`];
		if (status === 200) {
			const { words, links } = await p.page.evaluate(read, lang);
			const fresh = (await p.page.evaluate(shape)).filter(s => !seen.has(s));
			for (const s of fresh) seen.add(s);
			deep += fresh.length > 0;
			wrong.push(...await p.wrong({ axe: fresh.length > 0, markup: lang !== "en" || fresh.length > 0,
				narrow: url.includes("/report/") ? false : fresh.length > 0 ? "axe" : true }));
			const text = words.join("\n");
			for (const t of lang === "en" ? chinese : english) if (text.includes(t)) wrong.push(`not translated: ${t.slice(0, 60)}`);
			for (const link of links) follow(link);
		}
		if (wrong.length) bad.push(`${where}: ${wrong.slice(0, 4).join(" | ")}`);
	}
	all += pages;
	check(`${program} ${p.name} in ${lang}: ${pages} pages of ${kinds.size} kinds, ${deep} looked at closely`, bad.length === 0 && pages > 8, `${bad.length} are not sound`);
	for (const b of bad) console.log(`  ${b}`);
	await p.close();
}

const walks = ["zh-CN", "en"].flatMap(lang => who.map(one => [one, lang]));
await Promise.all([0, 1].map(async () => { while (walks.length) await walk(...walks.shift()); }));
check(`${all} pages in all`, all > 0);
await over();
