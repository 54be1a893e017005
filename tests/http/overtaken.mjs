// overtaken.mjs -- two people at one record: the later one is told what the earlier one wrote, and nothing is lost unseen.
import { Client, sql, check, end, key, workday } from "../lib/client.mjs";

const bai = new Client("127.0.4.1"), nan = new Client("127.0.4.2"), lin = new Client("127.0.4.3");
await bai.login("desk", "bai.zhi@xuting.example");
await nan.login("desk", "ji.nanxing@xuting.example");
await lin.login("portal", "lin.shuyi@chengguang.example");

const plain = text => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, n) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[n]);
const attribute = (tag, name) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
/* What a browser would send of the page's form, as it stands. */
function inputs(html) {
	const form = /<form class="card card-body form"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "", fields = {};
	const add = (name, value) => { if (name && !["csrf", "once"].includes(name)) fields[name] = name in fields ? [fields[name], value].flat() : value; };
	for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
		const type = attribute(tag, "type");
		if (!["checkbox", "radio", "file"].includes(type) || / checked/.test(tag)) add(attribute(tag, "name"), attribute(tag, "value"));
	}
	for (const [, tag, text] of form.matchAll(/<textarea ([^>]*)>([\s\S]*?)<\/textarea>/g)) add(attribute(` ${tag}`, "name"), plain(text));
	for (const [, tag, options] of form.matchAll(/<select ([^>]*)>([\s\S]*?)<\/select>/g))
		add(attribute(` ${tag}`, "name"), attribute(/<option [^>]* selected/.exec(options)?.[0] ?? /<option [^>]*/.exec(options)?.[0] ?? "", "value"));
	return fields;
}
const told = "您打开之后，这条记录又有人改过";

/* The same of a company's page and of a booking: `field` is what the first changes, `other` what the second one wants. */
async function both(what, first, second, path, field, value, other, wish, now) {
	const mine = inputs((await second.get(path)).text), theirs = inputs((await first.get(path)).text);
	check(`${what}: the form carries what it was drawn from`, /^[0-9a-f]{16,}$/.test(mine.seen ?? ""), mine.seen);
	const done = await first.post(path, { ...theirs, [field]: value });
	check(`${what}: the first one's change is taken`, done.status === 303 && now(field) === value, `${done.status} ${now(field)}`);
	const late = await second.post(path, { ...mine, [other]: wish });
	check(`${what}: the second is told so`, late.status === 409 && late.text.includes(told), late.status);
	check(`${what}: with what stands there now`, late.text.includes(`现已改为：${value}`));
	check(`${what}: and what was typed is kept`, inputs(late.text)[other] === wish);
	check(`${what}: nothing of it is stored`, now(field) === value && now(other) !== wish, `${now(field)} ${now(other)}`);
	const again = await second.post(path, { ...inputs(late.text), [field]: value });
	check(`${what}: sent again, knowing it, both stand`, again.status === 303 && now(field) === value && now(other) === wish, `${again.status} ${now(field)} ${now(other)}`);
	const alone = inputs((await second.get(path)).text), same = await second.post(path, alone);
	check(`${what}: who is alone is not asked`, same.status === 303, same.status);
	const known = inputs((await second.get(path)).text);
	await first.post(path, { ...inputs((await first.get(path)).text), [field]: "两人同写" });
	const equal = await second.post(path, { ...known, [field]: "两人同写" });
	check(`${what}: who wrote the same is not asked either`, equal.status === 303, equal.status);
}
const stored = (table, id) => name => sql(`SELECT CONCAT('=', ${name}) FROM ${table} WHERE id = ${id}`)[0][0].slice(1);
await both("a company", bai, nan, "/desk/company/3/edit", "notes", "夜里有人值班", "needs", "园林设计", stored("company", 3));

const day = workday(38), room = sql("SELECT id FROM room WHERE number = '202'")[0][0];
const made = await lin.post("/portal/booking/new", { room, date: day, from_at: "10:00", to_at: "12:00", title: "两人同改", people: 4, cars: 0, layout: "board", tea: "none",
	contact: 1, contact_phone: "00012345678", payment: "account", notes: "" });
const id = /booking\/(\d+)/.exec(made.headers.location ?? "")?.[1];
await both("a booking", bai, nan, `/desk/booking/${id}/change`, "title", "客户改的题目", "notes", "前台加的备注", stored("booking", id));

// Two at the same moment: one is taken, the other told.
const path = "/desk/company/3/edit", forms = await Promise.all([bai, nan].map(async who => inputs((await who.get(path)).text)));
const both_at_once = await Promise.all([bai, nan].map((who, i) => who.post(path, { ...forms[i], notes: `同时${i}` }, { once: key() })));
check("of two at the same moment one is taken and one told", both_at_once.map(a => a.status).sort().join() === "303,409", both_at_once.map(a => a.status).join());
end();
