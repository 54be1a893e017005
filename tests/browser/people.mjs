// people.mjs -- people and access: invited by mail, own password, log-ins elsewhere end, staff and their roles, language and
// theme stay, and what one reads when something is refused, in both languages.
import { writeFileSync } from "node:fs";
import { Person, check, day, mail, over, set_time, sql } from "./lib.mjs";

const lin = "lin.shuyi@chengguang.example", fresh = "su.wanqing@chengguang.example", word = "three quiet herons";
const link = m => /\/(portal|desk)\/login\/link\?t=\S+/.exec(m?.text ?? "")?.[0];
set_time("10:00");

// A company administrator invites; the mailed link sets the password.
const a = await Person.at("portal", lin);
await a.go("/portal/person/new");
await a.fill({ name: "苏晚晴", email: "not an address" });
await a.send();
check("a wrong address is refused beside its field", a.status === 422 && await a.page.locator("#email-n .invalid-feedback").isVisible(), a.status);
await a.fill({ email: fresh, mobile: "00019870001", lang: "en" });
await a.send();
check("the company administrator invites a person", a.status === 200 && sql(`SELECT state FROM person WHERE email = '${fresh}'`)[0]?.[0] === "invited", a.status);
await a.look("the invited person's page", { narrow: "axe" });
const invitation = await mail("the invitation is mailed", fresh, m => link(m));
check("in the language of the invited", /log-in/.test(invitation?.subject) && /^[\x20-\x7e]*$/.test(invitation.subject), invitation?.subject);
const b = await Person.at("portal", null);
b.login = fresh;
b.name = "su";
await b.go(link(invitation));
await b.look("the page of the mailed link", { narrow: "axe" });
await b.page.fill("[name=password]", "short");
await b.page.fill("[name=again]", "short");
await b.send();
check("a short password is refused", b.status === 422, b.status);
await b.page.fill("[name=password]", word);
await b.page.fill("[name=again]", word);
await b.send();
check("the link sets the password and lets in", b.status === 200 && b.here() === "/portal/", `${b.status} ${b.here()}`);
check("in English, as invited", await b.page.locator("html").getAttribute("lang") === "en");
const c = await Person.at("portal", null);
await c.go(link(invitation));
check("a second use finds it dead", await c.page.locator("[name=password]").count() === 0);
await c.look("the page of a dead link");
c.login = fresh;
await c.log_in(word);
check("log in with the new password", c.here() === "/portal/", c.here());

// A new password ends the log-in elsewhere.
await c.go("/portal/me");
await c.look("my details and log-ins", { narrow: "axe" });
await c.page.fill("[name=old]", word);
await c.page.fill("[name=fresh]", "four quiet herons");
await c.page.fill("[name=again]", "four quiet herons");
await c.send("form[action$='/me/password'] button.btn-primary");
check("the password changes", c.status === 200, c.status);
await b.go("/portal/me");
check("the other log-in has ended", b.here() === "/portal/login", b.here());
await c.go("/portal/me");
check("this one has not", c.here() === "/portal/me", c.here());
await mail("a mail tells of it", fresh, m => /password/i.test(m.subject));
check("a member does not invite", await c.go("/portal/person/new") === 403);
await c.look("the 403 page in English", { narrow: "axe" });

// A removed person is out at once.
await a.go(`/portal/person/${sql(`SELECT id FROM person WHERE email = '${fresh}'`)[0][0]}`);
await a.send(a.page.locator("main form[action$='/remove'] button, main a[href$='/remove']").first());
if (a.here().endsWith("/remove")) await a.send();
await c.go("/portal/me");
check("who is removed is out at once", c.here() === "/portal/login", c.here());
await b.close();
await c.close();

// Staff, kept by an administrator.
const x = await Person.at("desk", "xiang.qing@xuting.example"), mo = "mo.fei@xuting.example";
await x.go("/desk/staff");
await x.look("the list of staff", { narrow: true });
await x.go("/desk/staff/new");
await x.fill({ name: "墨非", title: "实习", email: mo });
await x.send();
const id = sql(`SELECT id FROM person WHERE email = '${mo}'`)[0]?.[0];
check("the administrator takes someone in", x.status === 200 && x.here() === `/desk/staff/${id}`, `${x.status} ${x.here()}`);
await x.go(`/desk/staff/${id}/roles`);
await x.look("the page of posts", { narrow: "axe" });
const post = x.page.locator("main input[type=checkbox], main select").first();
if (await post.evaluate(e => e.type) === "checkbox") await post.check();
else for (const s of await x.page.locator("main select").all()) await s.selectOption({ index: 1 });
await x.send();
check("and gives a post", Number(sql(`SELECT COUNT(*) FROM person_role WHERE person = ${id}`)[0][0]) >= 1, x.status);
const m = await mail("the new colleague is invited", mo, n => link(n));
const y = await Person.at("desk", null);
y.name = "mo";
await y.go(link(m));
await y.page.fill("[name=password]", word);
await y.page.fill("[name=again]", word);
await y.send();
check("and stands at the desk", y.status === 200 && y.here() === "/desk/", `${y.status} ${y.here()}`);
check("what is not hers is refused", await y.go("/desk/staff") === 403);
await x.go(`/desk/staff/${id}`);
await x.send(x.page.locator("main form[action$='/disable'] button, main a[href$='/disable']").first());
if (x.here().endsWith("/disable")) await x.send();
await y.go("/desk/");
check("who is disabled is out at once", y.here() === "/desk/login", y.here());
await x.look("the page of one who left");
await x.close();
await y.close();

// Language and theme stay with the person.
await a.go("/portal/");
await a.menu("林书仪", "English");
check("the language is another at once", await a.page.locator("html").getAttribute("lang") === "en" && a.here() === "/portal/", a.here());
await a.menu("林书仪", "Dark");
check("the page is dark", await a.page.locator("html").getAttribute("data-bs-theme") === "dark");
await a.look("the home page in the dark", { narrow: "axe" });
await a.go(`/portal/booking/grid?date=${day(20)}`);
await a.look("the grid in the dark", { narrow: "axe" });
await a.go("/portal/booking/new?room=1");
await a.look("the form in the dark");
const again = await Person.at("portal", lin);
check("both are there on another device", await again.page.locator("html").getAttribute("lang") === "en" && await again.page.locator("html").getAttribute("data-bs-theme") === "dark");
await again.close();

// Refusals: each a page of the house, in the reader's language, with a number that the log knows.
const shen = await Person.at("portal", "shen.yan@chengguang.example");
async function refusal(status, words, come) {
	await come();
	const h1 = await shen.page.locator("main h1").first().innerText(), text = await shen.text();
	check(`${status} says ${words}`, shen.status === status && text.includes(words), `${shen.status} ${h1}`);
	const request = /[0-9a-f]{32}/.exec(text)?.[0];
	check(`${status} has a number`, !!request, text.slice(0, 200));
	await shen.look(`the ${status} page`, { narrow: "axe" });
}
async function booked(title) {
	await shen.go(`/portal/booking/new?room=${sql("SELECT id FROM room WHERE number = '207'")[0][0]}&date=${day(20)}&from=08:00`);
	await shen.fill({ title, people: 2, contact_phone: "0000-777" });
	await shen.send();
	return shen.id();
}
for (const en of [false, true]) {
	await shen.go("/portal/me");
	await shen.send(`main button[name=to][value="${en ? "en" : "zh-CN"}"]`);
	await refusal(404, en ? "There is no such page" : "没有这一页", () => shen.go("/portal/booking/999999")).catch(e => check("404", false, e));
	await refusal(403, en ? "Request" : "请求编号", () => shen.go("/portal/person/new"));
	const one = await booked(en ? "A meeting to be gone" : "将被取消的会议");
	await shen.go(`/portal/booking/${one}/cancel`);
	const late = shen.page;
	await shen.context.newPage().then(page => { shen.watch(page); });
	await shen.go(`/portal/booking/${one}/cancel`);
	await shen.send();
	await shen.page.close();
	shen.watch(late);
	await refusal(409, en ? "Request" : "请求编号", () => shen.send());
	await shen.go("/portal/booking/new?room=1");
	await shen.page.locator("main input[name=once]").evaluate(e => { e.value = "?"; });
	await shen.fill({ title: "x", people: 2, contact_phone: "0000-777" });
	await refusal(422, en ? "Request" : "请求编号", () => shen.send());
	await shen.go(`/portal/booking/${one}`);
	const large = n => { writeFileSync(`${process.env.FOYER_VAR}/tmp/plan.pdf`, Buffer.alloc(n, "%PDF-1.4 ")); return shen.page.locator("#file").setInputFiles(`${process.env.FOYER_VAR}/tmp/plan.pdf`); };
	await large(12e6);
	await refusal(422, "10", () => shen.send(shen.page.locator("form[enctype] button").first()));
	if (!en) continue;
	await shen.go(`/portal/booking/${one}`);
	await large(27e6);
	await shen.send(shen.page.locator("form[enctype] button").first(), { noWaitAfter: true });
	const text = await shen.text();
	check("413 says so in the language that was chosen", shen.status === 413 && text.includes("too large") && !text.includes("太大"), `${shen.status} ${text.slice(0, 200)}`);
	await shen.look("the 413 page", { narrow: "axe" });
}
await over();
