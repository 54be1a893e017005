// bad_owner.mjs -- forged ids of another company, cross-site and replayed posts: refused, nothing stored, nothing told.
import { readFile } from "node:fs/promises";
import { Client, base, sql, check, end, key, hidden, refused, quiet, leaks, workday } from "../lib/client.mjs";

const lin = new Client(), member = new Client(), other = new Client(), desk = new Client(), nobody = new Client();
await lin.login("portal", "lin.shuyi@chengguang.example");
await member.login("portal", "shen.yan@chengguang.example");
await other.login("portal", "gu.qinghe@nanrong.example");
await desk.login("desk", "bai.zhi@xuting.example");
const day = workday(33);
const room = sql("SELECT id FROM room WHERE number = '202'")[0][0];
const meeting = { room, date: day, from_at: "10:00", to_at: "12:00", title: "机密并购会", people: 4, cars: 0, layout: "board", tea: "none",
	contact: 5, contact_phone: "00012345678", payment: "account", notes: "对手不可知" };
const made = await other.post("/portal/booking/new", meeting);
const theirs = /booking\/(\d+)/.exec(made.headers.location ?? "")?.[1];
check("the other company has a booking", made.status === 303 && theirs);
const asked = sql("SELECT id FROM booking WHERE state = 'requested' AND company NOT IN (1) LIMIT 1")[0][0];
const secret = text => /机密并购|对手不可知|南榕|顾清和|nanrong/.exec(text)?.[0];

// Another company's record is not there: no page, no step, no sheet, no file.
const steps = ["cancel", "change", "end", "accept", "reject", "confirm", "check_in", "check_out", "prepare", "decline", "offer", "no_show", "check", "unavailable", "ask_again"];
await refused("a tenant with another company's booking", [403, 404], [
	["page", () => lin.get(`/portal/booking/${theirs}`)],
	["change form", () => lin.get(`/portal/booking/${theirs}/change`)],
	["file", () => lin.get(`/portal/booking/${theirs}/file?file=1`)],
	["reveal", () => lin.get(`/portal/booking/${theirs}/reveal`)],
	...["booking", "form", "month", "sheet"].map(s => [`sheet ${s}`, () => lin.get(`/report/booking/${theirs}/${s}`)]),
	...steps.map(s => [s, () => lin.post(`/portal/booking/${theirs}/${s}`, { ...meeting, contact: 1, was: "confirmed", reason: "取消" })]),
	...steps.map(s => [`${s} at the desk's address`, () => lin.post(`/desk/booking/${theirs}/${s}`, { reason: "取消" })]),
]);
await refused("steps that are the house's, on an own booking", [403, 404, 409], ["confirm", "check_in", "decline", "prepare", "no_show", "offer"].map(s =>
	[s, () => lin.post(`/portal/booking/${sql("SELECT id FROM booking WHERE company = 1 AND state IN ('requested','confirmed') ORDER BY id DESC LIMIT 1")[0][0]}/${s}`, { reason: "自己来", was: "requested" })]));
await refused("a member does what the administrator may", [303, 403, 404, 409, 422], [
	["invites", () => member.post("/portal/person/new", { name: "混进来", email: "x@chengguang.example", mobile: "", is_company_admin: 1 })],
	["makes herself administrator", () => member.post("/portal/person/2/edit", { name: "沈砚", is_company_admin: 1 })],
	["removes a colleague", () => member.post("/portal/person/3/disable", {})],
	["cancels a colleague's booking", () => member.post(`/portal/booking/${sql("SELECT id FROM booking WHERE company = 1 AND contact = 1 AND made_by = 1 AND starts_at > UTC_TIMESTAMP() LIMIT 1")[0]?.[0] ?? 0}/cancel`, { reason: "" })],
]);
const people = sql("SELECT id FROM person WHERE company = 2 LIMIT 1")[0][0];
await refused("another company's people", [403, 404], [
	["page", () => lin.get(`/portal/person/${people}`)],
	["edit", () => lin.post(`/portal/person/${people}/edit`, { name: "改名", email: "lin@chengguang.example" })],
	["disable", () => lin.post(`/portal/person/${people}/disable`, {})],
	["staff", () => lin.get("/portal/person/101")],
	["company", () => lin.get("/portal/company/2")],
	["other modules of the desk", () => lin.get("/portal/staff")],
	["outbox", () => lin.get("/portal/outbox")],
	["rooms' dossiers", () => lin.post("/portal/room/1/edit", { price_hour: 1 })],
]);
const told = [];
for (const path of [`/portal/booking/grid?date=${day}`, `/portal/booking/week?room=${room}&date=${day}`, `/portal/booking?q=${encodeURIComponent("机密")}`, "/portal/booking", "/portal/",
	`/portal/booking/find?date=${day}&from=10:00&to=12:00&people=2`, `/portal/booking/new?room=${room}&date=${day}&from=10:00`, `/portal/pick/person?q=gqh`, `/portal/pick/company?q=nr`, "/portal/person", "/", "/rooms.html"]) {
	const answer = await lin.get(path);
	if (secret(answer.text) || leaks(answer.text)) told.push(`${path}: ${secret(answer.text) ?? leaks(answer.text)}`);
}
const clash = await lin.post("/portal/booking/new", { ...meeting, title: "撞上了", notes: "", contact: 1 });
check("a clash is a 409 with three ways out", clash.status === 409 && (clash.text.match(/name="once"|class="alts"/g) ?? []).length >= 3, clash.status);
if (secret(clash.text)) told.push(`409: ${secret(clash.text)}`);
check("no page tells a tenant what another company's meeting is", told.length === 0, told.join("; "));
await refused("nobody", [302, 303, 401, 403, 404], ["/portal/booking", `/portal/booking/${theirs}`, "/desk/", "/desk/booking", `/report/booking/${theirs}/booking`, "/desk/company/1", "/portal/me", "/feed/x"].map(p => [p, () => nobody.get(p)]));
await refused("a tenant's log-in at the desk", [302, 303, 403, 404], ["/desk/", "/desk/booking", "/desk/company", "/desk/staff", "/desk/outbox"].map(p => [p, () => lin.get(p)]));
await refused("a receptionist at the administrator's pages", [403, 404, 422], [
	["new staff", () => desk.post("/desk/staff/new", { name: "新来", email: "new@xuting.example" })],
	["roles", () => desk.post("/desk/staff/101/posts", { role: "admin", department: 8 })],
	["price of a room", () => desk.post("/desk/room/1/edit", { price_hour: "1" })],
	["outbox", () => desk.get("/desk/outbox")],
]);

// Posts that did not come from a page of this house.
const mine = { ...meeting, title: "跨站", contact: 1, notes: "", from_at: "14:00", to_at: "15:00" };
const cross = { "Sec-Fetch-Site": "cross-site", Origin: "https://evil.example", Referer: "https://evil.example/" };
await refused("cross-site posts", [400, 403], [
	["no token", () => lin.post("/portal/booking/new", mine, { csrf: null })],
	["empty token", () => lin.post("/portal/booking/new", mine, { csrf: "" })],
	["wrong token", () => lin.post("/portal/booking/new", mine, { csrf: "A".repeat(43) })],
	["another's token", () => lin.post("/portal/booking/new", mine, { csrf: other.csrf })],
	["the desk's token", () => lin.post("/portal/booking/new", mine, { csrf: desk.csrf })],
	["right token, other site", () => lin.post("/portal/booking/new", mine, { headers: cross })],
	["right token, sibling site", () => lin.post("/portal/booking/new", mine, { headers: { "Sec-Fetch-Site": "same-site", Origin: base } })],
	["right token, origin null", () => lin.post("/portal/booking/new", mine, { headers: { "Sec-Fetch-Site": "", Origin: "null" } })],
	["right token, other port", () => lin.post("/portal/booking/new", mine, { headers: { "Sec-Fetch-Site": "", Origin: "http://127.0.0.1:1" } })],
	["token in the address", () => lin.request("POST", `/portal/booking/new?csrf=${lin.csrf}`, { body: new URLSearchParams({ ...mine, once: key() }).toString(),
		headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: base, "Sec-Fetch-Site": "same-origin" } })],
]);
await refused("kinds of body that are no form", [400, 403, 415], [["JSON", "application/json", JSON.stringify({ ...mine, csrf: lin.csrf, once: key() })],
	["plain text", "text/plain", `csrf=${lin.csrf}&once=${key()}&title=x`], ["XML", "application/xml", "<a/>"], ["nothing", "", "csrf=1"]].map(([n, type, body]) =>
	[n, () => lin.request("POST", "/portal/booking/new", { body, headers: { ...(type ? { "Content-Type": type } : {}), Origin: base, "Sec-Fetch-Site": "same-origin" } })]));
await refused("a GET does nothing", [200, 303, 404, 405], [["cancel", () => lin.get(`/portal/booking/${theirs}/cancel?csrf=${lin.csrf}&once=${key()}`)],
	["new", () => lin.get(`/portal/booking/new?${new URLSearchParams({ ...mine, csrf: lin.csrf, once: key() })}`)], ["log out", () => lin.get("/portal/logout")]]);
check("and nobody was logged out by a GET", (await lin.get("/portal/me")).status === 200);

// The same post again.
const once = key(), first = await lin.post("/portal/booking/new", mine, { once }), second = await lin.post("/portal/booking/new", mine, { once });
check("a replayed post gives the same answer and one record", first.status === 303 && second.status === 303 && first.headers.location === second.headers.location &&
	sql("SELECT COUNT(*) FROM booking WHERE title = '跨站'")[0][0] === "1", `${first.status} ${second.status}`);
await refused("keys that are no good", [400, 403, 409, 422], [
	["same key, other body", () => lin.post("/portal/booking/new", { ...mine, title: "换了内容", from_at: "16:00", to_at: "17:00" }, { once })],
	["another's key", () => other.post("/portal/booking/new", { ...mine, contact: 5 }, { once })],
	["no key", () => lin.post("/portal/booking/new", { ...mine, from_at: "16:00", to_at: "17:00" }, { once: null })],
	["short key", () => lin.post("/portal/booking/new", { ...mine, from_at: "16:00", to_at: "17:00" }, { once: "abc" })],
	["key with a quote", () => lin.post("/portal/booking/new", { ...mine, from_at: "16:00", to_at: "17:00" }, { once: "'".repeat(24) })],
]);
await refused("a step on a state that is over", [403, 404, 409], ["confirm", "decline"].map(s => [s, () => desk.post(`/desk/booking/${sql("SELECT id FROM booking WHERE state = 'cancelled' LIMIT 1")[0][0]}/${s}`, { was: "requested", reason: "太迟了" })]));

// Log-ins: another's cookie, a cookie made up, one that has ended.
const thief = new Client();
thief.jar.set("foyer_portal", "A".repeat(43));
check("a made-up cookie is nobody", [302, 303].includes((await thief.get("/portal/booking")).status));
const gone = new Client();
await gone.login("portal", "xu.zhiyao@nanrong.example");
const old = new Map(gone.jar);
await gone.post("/portal/logout", {});
gone.jar = old;
check("a cookie ends with the log-out", [302, 303].includes((await gone.get("/portal/booking")).status));
const door = await nobody.get("/portal/login"), wrong = await nobody.post("/portal/login", { login: "lin.shuyi@chengguang.example", password: "falsch", back: "" }, { csrf: hidden(door.text, "csrf") });
const none = await nobody.post("/portal/login", { login: "nobody@chengguang.example", password: "falsch", back: "" }, { csrf: hidden(door.text, "csrf") });
const bare = t => t.replace(/[\w.]+@chengguang\.example|[0-9a-f]{32}|value="[^"]*"|\d{2}:\d{2}:\d{2}/g, "");
check("a wrong password and an unknown name get the same answer", wrong.status === none.status && bare(wrong.text) === bare(none.text), `${wrong.status} ${none.status}`);
check("a request stays what it was", sql(`SELECT state FROM booking WHERE id = ${asked}`)[0][0] === "requested");
await quiet(readFile);
end();
