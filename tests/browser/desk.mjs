// desk.mjs -- the desk's side of a booking (P050, P051): decide, walk-in guest, in, out, early end, no-show, find, paper.
import { spawnSync } from "node:child_process";
import { Person, check, day, later, mail, over, set_time, sql, until } from "./lib.mjs";

const lin = "lin.shuyi@chengguang.example", one = words => sql(words)[0]?.[0];
const room = name => one(`SELECT id FROM room WHERE number = '${name}'`);
const state = id => one(`SELECT state FROM booking WHERE id = ${id}`);
const slots = id => Number(one(`SELECT COUNT(*) FROM slot WHERE booking = ${id}`));
const ahead = day(21);
set_time("09:30");
const d = await Person.at("desk", "bai.zhi@xuting.example"), t = await Person.at("portal", lin);
check("the desk opens on the day", d.here() === "/desk/" && d.status === 200);
await d.look("the desk's day", { narrow: "axe" });

// Requests: one confirmed, one declined with its reason.
async function ask(title, from, to) {
	await t.go(`/portal/booking/new?room=${room("305")}&date=${ahead}&from=${from}`);
	await t.fill({ to_at: to, title, people: 5 });
	await t.send();
	return t.id();
}
const asked = () => d.page.locator("dl.stats dd").nth(1).innerText().then(Number), before_asked = await asked();
const yes = await ask("要确认的请求", "09:00", "10:00"), no = await ask("要婉拒的请求", "14:00", "15:00");
check("where the rule says so a booking is a request that holds its slots", state(yes) === "requested" && slots(yes) > 0 && state(no) === "requested");
await until("the desk's first page counts them within 10 s, not reloaded", async () => await asked() === before_asked + 2, 10);
await d.go("/desk/booking?open=1");
check("requests to decide are one list", (await d.text()).includes("要确认的请求"));
await d.look("the requests", { narrow: true });
await d.go(`/desk/booking/${yes}`);
check("B7: the desk is not offered what the room department decides, and reads that", await d.page.locator("form[action$='/confirm']").count() === 0 && (await d.text()).includes("会议室管理部核定"));
const keeper = await Person.at("desk", "ji.yao@xuting.example");
await keeper.go(`/desk/booking/${yes}`);
await keeper.send(keeper.page.locator("form[action$='/confirm'] button").first());
check("confirmed by one press", state(yes) === "confirmed", state(yes));
await mail("the tenant is told with the invitation", lin, m => m.subject.includes("要确认的请求") && /METHOD:REQUEST/.test(m.calendar));
await d.go(`/desk/booking/${no}`);
await d.send(d.page.locator("main a[href$='/decline']").first());
await d.look("the page that asks for the reason", { narrow: "axe" });
await d.send();
check("without a reason nothing is declined", d.status === 422 && state(no) === "requested", `${d.status} ${state(no)}`);
await d.fill({ reason: "那天下午要检修空调。" });
await d.send();
check("declined with the reason; the slots are free", state(no) === "declined" && slots(no) === 0, `${state(no)} ${slots(no)}`);
const told = await mail("the tenant reads the reason", lin, m => m.text.includes("检修空调"));
check("and other rooms or times with it", /\d\d:\d\d/.test(told?.text ?? ""), told?.text.slice(0, 400));
check("the history tells who, what and why", /白芷/.test(await d.text(".history")) && (await d.text(".history")).includes("检修空调"), await d.text(".history"));
await d.look("a declined booking", { narrow: "axe" });

// A walk-in guest, now.
const free = room("506");
sql(`UPDATE booking SET state = 'cancelled' WHERE room = ${free} AND DATE(starts_at + INTERVAL 8 HOUR) = '${day()}'; DELETE FROM slot WHERE room = ${free}`);   // a quiet day there
async function guest(name, from, to) {
	await d.go(`/desk/booking/new?room=${free}&date=${day()}&from=${from}`);
	await d.fill({ to_at: to, title: `${name}的会`, people: 3, contact_name: name, contact_phone: "0000-2468", payment: "cash" });
	await d.send();
	return d.id();
}
const walk = await guest("余晚晴", "10:00", "11:30");
check("a walk-in guest is booked without a company", walk && one(`SELECT company IS NULL FROM booking WHERE id = ${walk}`) === "1", `${d.status} ${d.here()}`);
const nobody = await guest("迟未到", "12:00", "12:30");
set_time("09:58");
await d.go(`/desk/booking/${walk}`);
await d.send(d.page.locator("main a[href$='/check_in']").first());
await d.send();
check("checked in with the actual time", state(walk) === "in_use" && one(`SELECT in_at IS NOT NULL FROM booking WHERE id = ${walk}`) === "1", state(walk));
await d.go("/desk/");
check("the day's tile of the room leads to it", await d.page.locator(`.tiles a[href="/desk/booking/${walk}"]`).count() === 1);
later(40 * 60);
const before = slots(walk);
await d.go(`/desk/booking/${walk}`);
await d.send(d.page.locator("form[action$='/end'] button").first());
check("ended early: the rest is free at once", state(walk) === "closed" && slots(walk) < before, `${state(walk)} ${slots(walk)} of ${before}`);
check("the price stays as booked", Number(one(`SELECT price FROM booking WHERE id = ${walk}`)) > 0);
await d.go(`/desk/booking/grid?date=${day()}`);
check("the grid offers the rest again", await d.page.locator(`tr[data-room="${free}"] td.f a`).count() > 0);
set_time("12:20");
await d.go(`/desk/booking/${nobody}`);
await d.send(d.page.locator("form[action$='/no_show'] button, main a[href$='/no_show']").first());
if (state(nobody) !== "no_show") await d.send();
check("nobody came: no-show, the slots are free", state(nobody) === "no_show" && slots(nobody) === 0, `${state(nobody)} ${slots(nobody)}`);

// Find anything.
const number = one(`SELECT number FROM booking WHERE id = ${yes}`);
async function find(what, q, wanted) {
	await d.go("/desk/");
	await d.page.keyboard.press("/");
	await d.page.keyboard.insertText(q);
	await Promise.all([d.page.waitForNavigation(), d.page.keyboard.press("Enter")]);
	check(`found by ${what}`, (await d.text()).includes(wanted), `${q}: ${(await d.text()).slice(0, 200)}`);
}
await find("the booking's number", number, "要确认的请求");
check("a full number goes straight to the record", d.here() === `/desk/booking/${yes}`, d.here());
await find("a company's name", "澄光", "澄光仪器");
await find("a person's name", "林书仪", "林书仪");
await find("pinyin initials", one("SELECT initials FROM company WHERE id = 1"), "澄光仪器");
await find("a mobile number", one(`SELECT mobile FROM person WHERE email = '${lin}'`), "林书仪");
await find("a contact's telephone", "00002468", "余晚晴");
await d.look("what was found", { narrow: "axe" });
await find("words that nobody has", "无此人无此事", "没有找到");

// Paper.
async function paper(what, path, pages, words) {
	const p = await d.pdf(path);
	const short = p.pages.filter(text => words.every(w => text.replace(/\s/g, "").includes(w)));
	check(`${what}: ${p.pages.length} pages on paper`, p.status === 200 && p.pages.length >= pages[0] && p.pages.length <= pages[1], p.pages.length);
	check(`${what}: ${words.join(", ")} on ${words.length ? "every page" : ""}`, short.length === p.pages.length, p.pages.map(text => text.replace(/\s+/g, " ").slice(0, 160)).join(" || "));
	return p;
}
const busy = one("SELECT DATE(starts_at + INTERVAL 8 HOUR) FROM booking WHERE state NOT IN ('cancelled', 'declined') GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1");
const sheet = await paper("the day sheet of the house", `/report/booking/day?day=${busy}`, [2, 12], ["DS-", "会议室Room"]);
check("its pages are counted", /1\s*\/\s*\d|第\s*1/.test(sheet.pages[0]), sheet.pages[0].slice(-300));
check("the room's name stands on it", sheet.pages.join().includes("听松"));
await d.look("the day sheet on the screen", { axe: true });
const form = await paper("the booking form 预定表", `/report/booking/${yes}/form`, [1, 1], ["预定表", number]);
check("it has places to sign", /签|盖章/.test(form.pages[0]));
if (spawnSync("zbarimg", ["--version"]).status === 0) {
	spawnSync("pdftoppm", ["-r", "200", "-png", form.file, form.file]);
	const read = spawnSync("sh", ["-c", `zbarimg -q --raw ${form.file}*.png`], { encoding: "utf8" }).stdout.trim();
	check("its QR is read from the paper", /\/Q\//.test(read), read);
	await d.go(new URL(read.toLowerCase().replace("/q/", "/Q/")).pathname.replace(/\/Q\/(.*)/, (_, c) => `/Q/${c.toUpperCase()}`));
	check("and opens the record", (await d.text()).includes("要确认的请求"), d.page.url());
}
await paper("the door sheet of a week", `/report/room/${room("202")}/week?day=${busy}`, [1, 2], ["听松"]);
await t.close();
await over();
