// shortcuts.mjs -- how many keys each frequent task of the desk takes, from its first page to the answer; a table is
// committed (keystrokes.json) and no task may take more.  A scanner's number counts as one; texts that only the case
// knows (a name, a telephone) are counted as typed.
import { readFileSync } from "node:fs";
import { Person, check, over, patience, set_time, sleep, sql } from "./lib.mjs";

const most = JSON.parse(readFileSync(new URL("keystrokes.json", import.meta.url), "utf8")), seen = {};
const one = words => sql(words)[0]?.[0];
set_time("10:15");
let p = await Person.at("desk", "bai.zhi@xuting.example");

async function task(name, doing, done) {
	await p.go("/desk/");
	p.keys = 0;
	try { await doing(); } catch (e) { check(name, false, e.message.split("\n")[0]); return; }
	const n = p.keys, good = await done();
	seen[name] = n;
	check(`${name}: ${n} keys, at most ${most[name]}`, good && n <= most[name], good ? "more than the table allows" : `did not succeed: ${p.status} ${p.here()} ${(await p.text()).slice(0, 200)}`);
	if (n < most[name]) console.log(`  fewer than in keystrokes.json: write ${n} there`);
}
const scan = async text => { await p.page.keyboard.insertText(text); p.keys++; };
// Scripts of a page come a moment after it; fingers are slower than this test.
const ready = () => p.page.waitForLoadState("networkidle");
const focused = () => p.page.waitForFunction(() => document.activeElement.matches("main input"));
const picked = () => p.page.locator(".picks.taken:not([hidden])").waitFor();
const tab_to = async (fits, arg) => {
	for (let n = 0; n < 120; n++) { if (await p.page.evaluate(fits, arg)) return; await p.press("Tab"); }
	throw new Error("Tab never gets there");
};
const count = (table, more = "1") => Number(one(`SELECT COUNT(*) FROM ${table} WHERE ${more}`));

await task("find a company by initials", async () => { await p.press("/", ":cgyq", ">Enter"); await tab_to(() => document.activeElement.matches("main .hits a")); await p.press(">Enter"); },
	async () => p.here() === "/desk/company/1");
const number = one("SELECT number FROM booking WHERE state = 'confirmed' AND starts_at > NOW() ORDER BY starts_at LIMIT 1");
await task("open a booking by its number", async () => { await p.press("/"); await scan(number); await p.press(">Enter"); }, async () => /\/desk\/booking\/\d+/.test(p.here()));

let before = count("mail");
await task("log a mail item", async () => {
	await p.press(">Alt+m");
	await ready();
	await scan("EZ900000001CN");
	await p.press("Enter", ":cgyq");
	await picked();
	await p.press(">Enter");
}, async () => count("mail") === before + 1);
before = count("mail");
await task("log the next mail item", async () => {
	await p.go("/desk/mail/new");
	await ready();
	p.keys = 0;
	await scan("EZ900000002CN");
	await p.press("Enter", ":nrsj");
	await picked();
	await p.press(">Enter");
}, async () => count("mail") === before + 1);

// What fits several is chosen by one Enter and logged by the next; an Enter faster than the answer takes nothing else.
before = count("mail");
await p.go("/desk/mail/new");
await ready();
await p.press(":EZ900000003CN", "Enter", ":c");
await p.page.locator(".picks:not([hidden]) [role=option]").nth(1).waitFor();
await p.press("Enter");
await p.page.waitForFunction(() => document.querySelector("[name=company]").value !== "");
check("Enter on one of several companies only chooses it", p.here() === "/desk/mail/new" && count("mail") === before);
await p.press(">Enter");
check("the next Enter logs it", count("mail") === before + 1);
await ready();
await p.press(":EZ900000004CN", "Enter", ":n");
await p.page.locator(".picks:not([hidden])").waitFor();
await p.page.keyboard.insertText("rsj");
await p.press(">Enter");
check("an Enter before the answer waits for it", one("SELECT c.initials FROM mail m JOIN company c ON c.id = m.company WHERE m.item_no = 'EZ900000004CN'") === "nrsj");
await p.go("/desk/visitor/new");
await ready();
await p.page.locator("#company").focus();
await p.press(":nrsj");
await p.page.locator(".picks:not([hidden]) [role=option]").waitFor();
await p.press("Enter");
await sleep(300);
check("in an ordinary form Enter on the only one does not send it either", p.here() === "/desk/visitor/new" && await p.page.locator("[name=company]").inputValue() !== "");

const code = one("SELECT code FROM visitor WHERE state = 'expected' AND code IS NOT NULL ORDER BY expected_at LIMIT 1");
before = count("visitor", "arrived_at IS NOT NULL");
await task("receive an announced visitor", async () => { await p.press(">Alt+v"); await focused(); await scan(code); await p.press(">Enter"); await p.page.waitForFunction(() => document.activeElement.id === "badge"); await p.press(">Enter"); }, async () => count("visitor", "arrived_at IS NOT NULL") === before + 1);

before = count("phone_call");
await task("put a call through", async () => { await p.press(">Alt+t", ":lsy", ">Enter", ">Alt+1"); }, async () => p.status === 200);
await task("take a message: has called", async () => { await p.press(">Alt+t", ":lsy", ">Enter"); await ready(); await p.press("c", ">Enter"); }, async () => p.status === 200 && count("phone_call") > before);

await task("see the free rooms of the next hour", async () => { await p.press(">Alt+f"); }, async () => p.here() === "/desk/booking/find" && await p.page.locator(".alts li").count() > 0);
await task("book the best room for a guest", async () => {
	await p.press(">Alt+f", ">Alt+y");
	await p.page.waitForFunction(() => document.activeElement.id === "title");
	await p.press(":Talk with Mo", "Tab", ":3", "Alt+p");
	await p.page.waitForFunction(() => document.activeElement.id === "contact_name");
	await p.press(":Mo", "Tab", ":00001234", ">Enter");
}, async () => count("booking", "title = 'Talk with Mo' AND people = 3 AND contact_phone = '00001234'") === 1);
before = count("booking", "state = 'confirmed'");
const clerk = p;
p = await Person.at("desk", "ji.yao@xuting.example");       // the rooms' department decides (B7)
await task("confirm the first request", async () => { await p.press(">Alt+q", ">Alt+y"); }, async () => p.status === 200 && count("booking", "state = 'confirmed'") === before + 1);
p = clerk;
await task("see what is overdue", async () => { await p.press(">Alt+u"); }, async () => p.here() === "/desk/home/clocks");
await task("open the duty log's new line", async () => { await p.press(">Alt+e"); }, async () => p.here() === "/desk/duty/new" && await p.focus() !== "BODY");

// Every shortcut of the page of shortcuts works, and no two are the same.
await p.go("/desk/keys");
const table = await p.page.locator("dl.keys-list").last().evaluate(dl => [...dl.querySelectorAll("dt")].map(dt => [dt.innerText.trim(), dt.nextElementSibling.querySelector("a").getAttribute("href")]));
check(`${table.length} shortcuts, none twice`, table.length > 5 && new Set(table.map(([k]) => k)).size === table.length, table.join(" "));
for (const [key, url] of table) {
	await p.go("/desk/");
	if (await p.page.locator(`[accesskey="${key}"]`).count() === 0) await p.go(url.replace(/\/new$/, ""));      // one of a list's page
	await Promise.all([p.page.waitForNavigation(), p.access(key)]);
	check(`Alt+${key} leads to ${url}`, p.here() === url || p.here().startsWith(url.replace(/\/$/, "")), p.here());
}
await p.go("/desk/");
await p.page.keyboard.press("?");
await p.page.waitForURL(/\/desk\/keys$/, { timeout: patience * 1000 }).catch(() => {});
check("? shows them", p.here() === "/desk/keys", p.here());
console.log(JSON.stringify(seen, null, 1));
await over();
