// bad_session.mjs -- what changes about a person while a page is open, cookies where they do not belong, links that lie, headers of every answer.
import { readFile } from "node:fs/promises";
import { Client, base, sql, check, end, key, hidden, quiet, house } from "../lib/client.mjs";

const from = n => new Client(`127.0.0.${n}`);
const one = text => sql(text)[0]?.[0] ?? "";
const enter = async (n, program, who) => { const c = from(n); const answer = await c.login(program, who); return check(`${who} logs in`, answer.status === 303, answer.status) && c; };
const out = answer => answer.status === 303 && answer.headers.location?.includes("/login");

// Rights act on the next request of a session that is open.
const admin = await enter(2, "desk", "xiang.qing@xuting.example"), desk = await enter(3, "desk", "bai.zhi@xuting.example");
const person = one("SELECT id FROM person WHERE email = 'bai.zhi@xuting.example'"), posts = sql(`SELECT department, role FROM person_role WHERE person = ${person}`);
check("a receptionist has the visitors' page and not the outbox", (await desk.get("/desk/visitor")).status === 200 && (await desk.get("/desk/outbox")).status === 403);
const home = one("SELECT MIN(id) FROM department WHERE state = 'active'");
await admin.post(`/desk/staff/${person}/roles`, { role: "admin", department: home });
check("a role given is held at once", (await desk.get("/desk/outbox")).status === 200);
await admin.post(`/desk/staff/${person}/roles`, { role: "admin", department: home, take: 1 });
check("and gone at once when it is taken", (await desk.get("/desk/outbox")).status === 403);
for (const [department, role] of posts) await admin.post(`/desk/staff/${person}/roles`, { role, department, take: 1 });
check("without any role no page of the desk opens", [(await desk.get("/desk/")).status, (await desk.get("/desk/visitor")).status, (await desk.post("/desk/visitor/new", { name: "谁" })).status].every(s => s === 403));
for (const [department, role] of posts) await admin.post(`/desk/staff/${person}/roles`, { role, department });
await admin.post(`/desk/staff/${person}/disable`, { was: "active" });
check("who is disabled is out in the middle of the work", out(await desk.get("/desk/visitor")));
const refusal = await from(4).login("desk", "bai.zhi@xuting.example");
check("and does not come in again, without being told why", refusal.status === 422 && !/停用|disabled/i.test(refusal.text), refusal.status);

// So for a company and its people.
const lin = await enter(5, "portal", "lin.shuyi@chengguang.example"), member = await enter(6, "portal", "shen.yan@chengguang.example"), gu = await enter(7, "portal", "gu.qinghe@nanrong.example");
check("a member has no page of the people", (await member.get("/portal/person")).status === 403);
sql("UPDATE person SET is_company_admin = 1 WHERE email = 'shen.yan@chengguang.example'");
check("made administrator, at once", (await member.get("/portal/person")).status === 200);
sql("UPDATE person SET is_company_admin = 0 WHERE email = 'shen.yan@chengguang.example'");
check("and no longer, at once", (await member.get("/portal/person")).status === 403);
const theirs = one("SELECT company FROM person WHERE email = 'gu.qinghe@nanrong.example'"), shift = await enter(8, "desk", "song.qingshang@xuting.example");
const away = await shift.post(`/desk/company/${theirs}/archive`, { note: "搬走", was: one(`SELECT state FROM company WHERE id = ${theirs}`) });
check("the people of a company that is put away are out", away.status === 303 && out(await gu.get("/portal/booking")) && (await from(9).login("portal", "gu.qinghe@nanrong.example")).status === 422, away.status);

// Cookies where they do not belong.
const value = lin.jar.get("foyer_portal"), thief = from(10);
thief.jar.set("foyer_desk", value);
check("a portal's cookie opens no desk", out(await thief.get("/desk/")));
check("nor do two cookies of a name let a planted one win", out(await from(10).get("/portal/me", { Cookie: `foyer_portal=${"A".repeat(43)}; foyer_portal=${value}` })));
const fixed = from(11);
fixed.jar.set("foyer_portal", "B".repeat(43));
fixed.jar.set("foyer_guest", "C".repeat(43));
await fixed.login("portal", "lin.shuyi@chengguang.example");
check("a session planted before the log-in is not the one after it", !fixed.jar.get("foyer_portal").startsWith("B".repeat(43)) && one(`SELECT COUNT(*) FROM session WHERE token = '${"B".repeat(43)}'`) === "0");
check("the store holds no cookie, only what it hashes to", one(`SELECT COUNT(*) FROM session WHERE token LIKE '${value.slice(0, 20)}%'`) === "0");
const cookies = (await from(12).request("GET", "/portal/login")).headers["set-cookie"] ?? [];
check("every cookie is for the whole site, out of scripts' reach, and never for other sites", cookies.length > 0 && cookies.every(c => /; Path=\//.test(c) && /; HttpOnly/.test(c) && /; SameSite=Lax/.test(c) && !/Domain=/i.test(c)), cookies.join(" | "));

// Links in mails are the house's, whatever host a request names.
const host = await from(13).request("GET", "/portal/login/reset", { headers: { Host: "evil.example" } });
check("a host that is not ours is refused", host.status === 400, host.status);
const asker = from(13), page = await asker.get("/portal/login/reset");
const forged = await asker.post("/portal/login/reset", { email: "lin.shuyi@chengguang.example" }, { csrf: hidden(page.text, "csrf"), headers: { "X-Forwarded-Host": "evil.example", "X-Forwarded-For": "10.9.9.9", Forwarded: "host=evil.example" } });
for (let left = 40; left > 0 && one("SELECT COUNT(*) FROM outbox WHERE kind = 'reset'") === "0"; left--) await new Promise(go => setTimeout(go, 250));
check("a forged header names no host in a mail", forged.status === 200 && one("SELECT COUNT(*) FROM outbox WHERE body LIKE '%evil%' OR html LIKE '%evil%'") === "0" && one("SELECT COUNT(*) FROM outbox WHERE kind = 'reset'") === "1");
check("nor the address a session came from", one(`SELECT COUNT(*) FROM session WHERE address = '10.9.9.9'`) === "0");

// The same post fifty times at once.
const visit = { name: "五十", expected_at: house(2) }, once = key();
const fifty = await Promise.all(Array.from({ length: 50 }, () => lin.post("/portal/visitor/new", visit, { once })));
check("fifty equal posts make one record and fifty equal answers", new Set(fifty.map(a => `${a.status} ${a.headers.location}`)).size === 1 && fifty[0].status === 303 && one("SELECT COUNT(*) FROM visitor WHERE name = '五十'") === "1",
	[...new Set(fifty.map(a => `${a.status} ${a.headers.location}`))].join("; "));
check("the key is nobody else's and for nothing else", (await member.post("/portal/visitor/new", visit, { once })).status === 422 && (await lin.post("/portal/card/new", { borrower: "五十" }, { once })).status === 422 &&
	(await lin.post("/portal/visitor/new?host=2", visit, { once })).status !== 500);

// Every answer carries its defences.
const pages = ["/", "/en/", "/rooms.html", "/nowhere", "/static/foyer.css", "/static/nowhere.js", "/portal/", "/portal/login", "/portal/nowhere", "/portal/booking/999999", "/portal/room/1", "/portal/room?as=csv", "/portal/booking?as=csv", "/portal/booking?as=xlsx",
	"/portal/pick/person?q=l", "/portal/q/booking/1", "/desk/", "/desk/login", "/desk/nowhere", "/report/booking/month", "/report/booking/999999/form", "/feed/", "/feed/nowhere", "/.git/config", "/protected/x", "/portal/visit/" + "A".repeat(43)];
const lacking = [], wanted = { "content-security-policy": /default-src 'none'/, "x-content-type-options": /^nosniff$/, "referrer-policy": /^(same-origin|no-referrer)$/, "cross-origin-opener-policy": /^same-origin$/, "cross-origin-resource-policy": /^same-origin$/ };
for (const who of [lin, from(14)]) for (const path of pages) {
	const answer = await who.get(path, { Origin: "https://evil.example" });
	for (const [name, fit] of Object.entries(wanted)) if (!fit.test(answer.headers[name] ?? "")) lacking.push(`${path} ${answer.status} ${name}`);
	if (Object.keys(answer.headers).some(n => n.startsWith("access-control-"))) lacking.push(`${path} lets others in`);
	if (/unsafe-|https?:|\*/.test(answer.headers["content-security-policy"] ?? "")) lacking.push(`${path} policy is loose`);
	if (/\d/.test(answer.headers.server ?? "")) lacking.push(`${path} tells a version`);
	if (/^\/(portal|desk|report|feed)\//.test(path) && !/no-store|no-cache/.test(answer.headers["cache-control"] ?? "")) lacking.push(`${path} ${answer.status} may be cached`);
	if (answer.status !== 303 && !/charset=utf-8|spreadsheetml/.test(answer.headers["content-type"] ?? "")) lacking.push(`${path} ${answer.status} ${answer.headers["content-type"]}`);
	if (/as=/.test(path) && answer.status === 200 && !/^attachment;/.test(answer.headers["content-disposition"] ?? "")) lacking.push(`${path} is shown in the browser`);
}
check("every answer carries its defences, also the refusals", lacking.length === 0, lacking.slice(0, 8).join("; "));
const put = await lin.request("PUT", "/portal/booking");
check("another method is told which there are", put.status === 405 && put.headers.allow === "GET, HEAD, POST" && (await lin.get("/nowhere")).headers.allow === undefined, `${put.status} ${put.headers.allow}`);

// No secret stands in a log.
const secrets = [...[...lin.jar.values(), ...desk.jar.values()].flatMap(v => v.split(".")).filter(v => v.length > 20), lin.csrf, "moon-gate-2026", once];
const logs = (await Promise.all(["foyer.log", "access.log", "nginx.log"].map(f => readFile(`${process.env.FOYER_VAR}/log/${f}`, "utf8").catch(() => "")))).join("\n");
check("no cookie, token, key or password stands in a log", secrets.length > 4 && secrets.every(s => !logs.includes(s)), secrets.filter(s => logs.includes(s)).length);
await quiet(readFile);
end();
