// bad_input.mjs -- every field of a booking with what does not belong there: types, ranges, bytes, and what only looks harmless.
import { readFile } from "node:fs/promises";
import { Client, hidden, sql, check, end, refused, quiet, leaks, workday } from "../lib/client.mjs";

const tenant = new Client(), desk = new Client();
await tenant.login("portal", "lin.shuyi@chengguang.example");
await desk.login("desk", "bai.zhi@xuting.example");
const day = workday(30);
const id = number => sql(`SELECT id FROM room WHERE number = '${number}'`)[0][0];
const good = { room: id("203"), date: day, from_at: "10:00", to_at: "11:00", title: "平常的会", people: 4, cars: 0, layout: "board", tea: "none",
	contact: 1, contact_phone: "00012345678", payment: "account", notes: "" };
const atDesk = { ...good, contact: "", company: "", company_text: "", contact_name: "邬女士", contact_email: "", payment: "cash" };

const bad = {
	people: ["", "0", "-1", "2.5", "1e3", "0x10", "abc", "9", "99999999999999999999", "4 OR 1=1", "١"],
	date: ["", "2026-02-30", "1899-01-01", "2026-13-01", "10000-01-01", "today", `${day} 10:00`, "2020-01-01", "2199-01-01", "26-1-1"],
	from_at: ["", "25:00", "10:07", "8:00", "10:00:00", "11:00", "12:00", "07:45", "10.00", "-1:00"],
	to_at: ["", "24:15", "10:00", "09:00", "21:15", "99:99", "11:01"],
	room: ["0", "-1", "999999", "abc", "1 OR 1=1", "9223372036854775808", "1e1", "203"],
	layout: ["sofa", "theatre", "board' --", "BOARD"],
	equipment: ["laser", "microphone", "whiteboard,laser"],
	tea: ["", "vodka", "STANDARD"],
	payment: ["gold", "1"],
	contact: ["0", "abc", "101", String(sql("SELECT id FROM person WHERE company = 2 LIMIT 1")[0][0])],
	contact_phone: ["", "call me", "1".repeat(200), "12"],
	title: ["", "   ", "会".repeat(121), "x".repeat(20000)],
	notes: ["注".repeat(1001)],
	cars: ["-1", "201", "x", "1.5"],
};
for (const [field, values] of Object.entries(bad))
	await refused(`tenant, ${field}`, [400, 404, 409, 422], values.map(v => [JSON.stringify(v).slice(0, 40), () => tenant.post("/portal/booking/new", { ...good, [field]: v })]));
for (const field of ["people", "date", "from_at", "to_at", "room", "layout", "tea", "payment", "title", "cars"])
	await refused(`desk, ${field}`, [400, 404, 409, 422], bad[field].filter(v => !(field === "date" && v === "2020-01-01"))
		.map(v => [JSON.stringify(v).slice(0, 40), () => desk.post("/desk/booking/new", { ...atDesk, [field]: v })]));
await refused("fields that are missing", [400, 404, 422], ["room", "date", "from_at", "to_at", "title", "people", "layout"].map(f => [f, () => {
	const { [f]: _, ...rest } = good;
	return tenant.post("/portal/booking/new", rest);
}]));
await refused("desk, contact", [400, 422], [
	["nobody", () => desk.post("/desk/booking/new", { ...atDesk, contact_name: "" })],
	["guest on account", () => desk.post("/desk/booking/new", { ...atDesk, payment: "account" })],
	["mail", () => desk.post("/desk/booking/new", { ...atDesk, contact_email: "not a mail" })],
	["mail with a line", () => desk.post("/desk/booking/new", { ...atDesk, contact_email: "a@b.example\r\nBcc: c@d.example" })],
]);

// A refused form is drawn again with everything that was typed, and says what is wrong.
const again = await tenant.post("/portal/booking/new", { ...good, title: "写到一半<b>", people: "0", notes: "留着这句" });
check("a refused form keeps what was typed", again.status === 422 && again.text.includes("写到一半&lt;b&gt;") && again.text.includes("留着这句"), again.status);
check("and names the fault beside the field", /is-invalid|aria-invalid/.test(again.text));

// Bytes that are no text.
const raw = body => tenant.request("POST", "/portal/booking/new", { body: `csrf=${tenant.csrf}&once=${"k".repeat(24)}&${body}`,
	headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: process.env.FOYER_URL, "Sec-Fetch-Site": "same-origin" } });
const rest = new URLSearchParams({ ...good, title: "" }).toString().replace("title=&", "");
const bytes = { NUL: "%00", "half a character": "%E4%BC", "a stray byte": "%FF%FE", "an overlong slash": "%C0%AF", "a surrogate": "%ED%A0%80",
	"above Unicode": "%F4%90%80%80" };
await refused("bytes in a title", [400, 422], Object.entries(bytes).map(([n, b]) => [n, () => raw(`${rest}&title=a${b}b`)]));
await refused("bytes in a name of a field", [400, 422, 404], Object.entries(bytes).map(([n, b]) => [n, () => raw(`${rest}&ti${b}tle=a`)]));
await refused("bytes in a query", [400], Object.entries(bytes).map(([n, b]) => [n, () => desk.get(`/desk/booking?q=${b}`)]));

// What is pasted from a word processor is cleaned, and nothing of it is lost (K3).
const { title: _, notes: __, ...early } = { ...good, from_at: "08:30", to_at: "09:30" };
const text = `${new URLSearchParams(early)}&title=a%07b%1B%5B31m%E2%80%AE&notes=${encodeURIComponent("议程\v一\r\n二\u2028三")}`, priced = await raw(text);
check("a booking whose price was not shown is asked about", priced.status === 409, priced.status);
const pasted = await raw(`${text}&shown=${hidden(priced.text, "shown")}`);
const cleaned = sql("SELECT title, HEX(notes) FROM booking ORDER BY id DESC LIMIT 1")[0] ?? [];
check("control characters of a pasted text are dropped, its ends of lines kept once", pasted.status === 303 && cleaned[0] === "ab[31m" &&
	cleaned[1] === Buffer.from("议程\n一\n二\n三").toString("hex").toUpperCase(), `${pasted.status} ${cleaned}`);

// What a request may not decide: owner, price, state, number, rule.
const made = await tenant.post("/portal/booking/new", { ...good, title: "自作主张", price: 1, company: 2, site: 9, state: "closed", number: "HY-0000-0001",
	made_by: 5, price_rule: "x", cancel_until: "2099-01-01", sequence: 99, id: 1, due: "2000-01-01" });
const row = sql("SELECT company, price, state, site, made_by, number LIKE 'HY-____-____', price_rule LIKE '%JG-2026-03%' FROM booking WHERE title = '自作主张'")[0];
check("owner, price, state and number never come from the request", made.status === 303 &&
	String(row) === "1,22000,confirmed,1,1,1,1", `${made.status} ${row}`);

// Text that would be code elsewhere is text here: stored as it is, shown escaped.
const texts = ["'; DROP TABLE booking; -- ", "\"><script>alert(1)</script>", "{{title}} [[Subject]] %s%n", "</title><svg onload=alert(1)>", "‮反‬", "=cmd|' /C calc'!A0", "\\'\\\"\\0"];
for (const [i, title] of texts.entries()) {
	const answer = await tenant.post("/portal/booking/new", { ...good, title, from_at: `${12 + i}:00`, to_at: `${12 + i}:30` });
	const at = answer.headers.location?.split("?")[0], page = at ? await tenant.get(at) : answer;
	const kept = sql(`SELECT HEX(title) FROM booking WHERE id = ${/\d+/.exec(at ?? "0")[0]}`)[0]?.[0];
	check(`stored and shown as text: ${title}`, answer.status === 303 && kept === Buffer.from(title.replace(/[\u202a-\u202e]/g, "").trim()).toString("hex").toUpperCase() &&
		!/<script>alert|<svg onload/.test(page.text), `${answer.status} ${kept}`);
}
const csv = await tenant.get("/portal/booking?as=csv");
check("a formula in an export is defused", csv.status !== 200 || !/(^|[,"\n])=cmd/m.test(csv.text.replaceAll("'=cmd", "")), csv.text.slice(0, 200));

// Filters, sorting and page keys that nobody offered.
const odd = ["q='%20OR%201=1", "q=%25", "q=_", "state=evil", "state='", "sort=password", "sort=b.number;DROP", "after=xyz", "after='", "before=1|2", "from=never", "to=9999-99-99",
	"as=exe", "page=-1", "people=abc", "date=never", "room=abc", "room=-1", "floor=%3Cscript%3E", "layout=x", "equipment=x", "from=99:99"];
for (const list of ["/portal/booking", "/desk/booking", "/desk/company", "/portal/booking/grid", "/portal/booking/find", "/portal/booking/new", "/desk/booking/week"]) {
	const wrong = [];
	for (const q of odd) {
		const answer = await (list.startsWith("/desk") ? desk : tenant).get(`${list}?${q}`);
		if (![200, 303, 400, 404, 422].includes(answer.status) || leaks(answer.text) || /<script>/.test(answer.text)) wrong.push(`${q}: ${answer.status}`);
	}
	check(`${list} bears odd questions`, wrong.length === 0, wrong.join("; "));
}
await quiet(readFile);
end();
