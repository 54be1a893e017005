// refused.mjs -- a form that is refused keeps what was typed: on its page, after a look elsewhere and Back, after a reload;
// and Back never ends on the browser's question whether to send it again.  Every form of the desk is tried.
import { Person, check, over, sleep, sql } from "./lib.mjs";

const p = await Person.at("desk", "bai.zhi@xuting.example");
const values = () => p.page.evaluate(() => Object.fromEntries([...new FormData(document.querySelector("main form.form"))]
	.filter(([n, v]) => !/^(csrf|once|was)$/.test(n) && typeof v === "string")));
const back = async () => { const answer = await p.page.goBack().catch(e => ({ status: () => e.message.split("\n")[0] })); return answer?.status() ?? 200; };

// 1 Back, reload, corrected.
await p.go("/desk/visitor/new");
await p.fill({ name: "Kept Karl", organisation: "Kept & Co", phone: "00001234", people: "3", lang: "en" }).catch(() => {});
await p.fill({ place: "Lobby", id_number: "X1" });
await p.send();
check("a number without its document is refused", p.status === 422);
let typed = await values();
check("what was typed stands there", typed.name === "Kept Karl" && typed.organisation === "Kept & Co" && typed.place === "Lobby");
await p.fill({ place: "Bar" });
await sleep(400);
await p.go("/desk/mail");
check("Back leads to the form's page", await back() === 200 && p.here() === "/desk/visitor/new", p.here());
typed = await values();
check("with what was typed, also since", typed.name === "Kept Karl" && typed.phone === "00001234" && typed.people === "3" && typed.place === "Bar", JSON.stringify(typed));
await p.page.reload();
typed = await values();
check("a reload asks nothing and loses nothing", typed.name === "Kept Karl" && typed.place === "Bar", JSON.stringify(typed));
await p.pick("company", "cgyq");
await p.fill({ id_number: "" });
await p.send();
check("corrected it is recorded", /\/desk\/visitor\/\d+/.test(p.here()), `${p.here()} ${p.status} ${p.status === 422 ? await p.text() : ""}`);
const backed = await back(), kept = JSON.stringify(await p.page.evaluate(() => history.state));
check("Back after that asks nothing, and nothing of it is kept for the page", backed === 200 && kept === "null", `${backed} ${p.here()} ${kept}`);

// 2 A button without a form: Back and reload lead to the record, a list keeps its filter and its ticks.
const gone = sql("SELECT id FROM visitor WHERE state = 'identified' LIMIT 1")[0][0];
await p.go("/desk/visitor?inside=1");
await p.page.locator(`main input[name=id][value="${gone}"]`).check();
sql(`UPDATE visitor SET state = 'left' WHERE id = ${gone}`);
const rest = p.page.locator("main tbody input[name=id]:not(:checked)").first(), other = await rest.getAttribute("value");
await rest.check();
await p.send("main .bulk button[value=leave]");
check("a step for many is refused as a whole", p.status === 422 && (await p.text()).includes("FK-"));
check("the list keeps its filter and the ticks", p.page.url().includes("inside=1") && await p.page.locator(`main input[name=id][value="${other}"]`).isChecked());
check("and nothing was done", sql(`SELECT state FROM visitor WHERE id = ${other}`)[0][0] !== "left");
await p.go("/desk/mail");
check("Back leads to the list", await back() === 200 && p.page.url().endsWith("/desk/visitor?inside=1"), p.page.url());

// 3 Every form of the menu's records: filled in, broken in one place, sent; nothing of it may be lost.
const lin = await Person.at("portal", "lin.shuyi@chengguang.example"), xiang = await Person.at("desk", "xiang.qing@xuting.example");
for (const [who, least, more] of [[p, 50, ["/desk/mail/many", "/desk/newspaper/day", "/desk/me"]], [lin, 8, ["/portal/me", "/portal/mail/choices"]], [xiang, 8, ["/desk/setting"]]]) {
	await who.go(`/${who.program}/`);
	const forms = await who.page.evaluate(every_form, [who.program, more]);
	who.faults.splice(0);
	for (const { kind, status, lost } of forms) check(`${kind} keeps what was typed`, status >= 400 && lost.length === 0, `${status} lost: ${lost.join("; ")}`);
	check(`${forms.length} forms of ${who.program} tried`, forms.length >= least);
}
await over();

async function every_form([program, more]) {
	const look = async (url, how) => {
		const answer = await fetch(url, how);
		return { status: answer.status, url: new URL(answer.url).pathname, page: new DOMParser().parseFromString(await answer.text(), "text/html") };
	};
	const links = (page, fits) => [...page.querySelectorAll("main a")].map(a => a.getAttribute("href")).filter(h => fits.test(h ?? ""));
	const values = f => Object.fromEntries([...new FormData(f)].filter(([n, v]) => !/^(csrf|once|was|shown)$/.test(n) && typeof v === "string"));
	const fill = f => {
		const all = [...f.elements].filter(e => e.name && e.type !== "hidden" && !/^(file|submit|button|password)$/.test(e.type));
		for (const e of all) {
			if (/^(checkbox|radio)$/.test(e.type)) e.checked = true;
			else if (e.name === "room") continue;              // another room has other choices
			else if (e.tagName === "SELECT") e.selectedIndex = e.options.length - 1;
			else e.value = { date: "2026-12-24", "datetime-local": "2026-12-24T10:00", number: "7", email: "kept@kept.example", tel: "00001234" }[e.type]
				?? (e.inputMode === "decimal" ? "7.50" : `kept ${e.name.slice(0, 8)}`);
		}
		// Who types there has chosen nobody.
		for (const e of f.querySelectorAll("[data-pick]")) for (const id of f.querySelectorAll(`[name="${e.name.slice(0, -5)}"]`)) id.value = "";
		// A company nobody has, else a number out of range, else something missing.
		const number = all.find(e => e.type === "number" && e.max), must = all.find(e => e.required && e.type !== "radio" && e.tagName !== "SELECT");
		if (all.some(e => e.name.endsWith("_text"))) return true;
		if (number) number.value = "99999999";
		else if (must) must.value = "";
		return Boolean(number || must);
	};
	const paths = new Map(more.map(h => [h, h]));
	for (const a of document.querySelectorAll("nav a")) {
		if (!new RegExp(`^/${program}/[a-z_]+(\\?|$)`).test(a.getAttribute("href"))) continue;
		const { page } = await look(a.href), records = links(page, new RegExp(`^/${program}/[a-z_]+/\\d+$`)).slice(0, 2);
		for (const h of links(page, /\/new$/)) paths.set(h, h);
		for (const r of records) for (const h of links((await look(r)).page, new RegExp(`^/${program}/[a-z_]+/\\d+/[a-z_]+$`))) paths.set(h.replace(/\d+/, "N"), h);
	}
	const out = [];
	for (const [kind, path] of paths) {
		const f = (await look(path)).page.querySelector("main form.form");
		if (!f || !fill(f)) continue;
		const before = values(f), data = new FormData(f);
		const answer = await look(f.getAttribute("action"), { method: "POST", body: f.enctype.startsWith("multi") ? data : new URLSearchParams([...data].filter(([, v]) => typeof v === "string")) });
		const again = answer.page.querySelector("main form.form"), after = again ? values(again) : {};
		out.push({ kind, status: answer.status, lost: Object.keys(before).filter(n => before[n] !== after[n]).map(n => `${n} "${before[n]}" → "${after[n]}"`) });
	}
	return out;
}
