// lib_day.mjs -- a person of the desk who takes records through their steps, on their pages.
import { spawnSync } from "node:child_process";
import { Person, check, day, mails, moved, patience, set_time, sleep, sql, time } from "./lib.mjs";

/* Somebody at a screen, or with one more tab at it; who was away too long logs in again. */
const screens = new Map();
async function at_screen(program, login) {
	const first = screens.get(login) ?? Person.at(program, login), known = screens.has(login);
	screens.set(login, first);
	const p = known ? await (await first).tab() : await first, go = p.go.bind(p);
	p.go = async path => {
		const status = await go(path);
		if (!p.here().endsWith("/login") || path.endsWith("/login")) return status;
		await p.log_in();
		return go(path);
	};
	return p;
}
export const staff = name => at_screen("desk", `${name}@xuting.example`);
export const tenant = login => at_screen("portal", login);
export const lin = "lin.shuyi@chengguang.example", shen = "shen.yan@chengguang.example", gu = "gu.qinghe@nanrong.example";
export const one = words => sql(words)[0]?.[0];

/* What the house expects where the script says nothing: every required field that is empty is answered plainly. */
async function answer_rest(p, given) {
	await p.page.evaluate(({ today, now, given }) => {
		const form = document.querySelector("main form.form");
		for (const e of form?.querySelectorAll("[required]") ?? []) {
			if (given.some(name => e.name === name || e.name === `${name}_text`)) continue;
			if (e.value !== "" && e.type !== "checkbox" || e.type === "hidden" || e.type === "file") continue;
			if (e.tagName === "SELECT") e.value = [...e.options].find(o => o.value !== "")?.value ?? "";
			else if (e.type === "number") e.value = e.min || "1";
			else if (e.type === "date") e.value = today;
			else if (e.type === "datetime-local") e.value = `${today}T${now}`;
			else if (e.type === "tel") e.value = "0000-1357";
			else if (e.type === "checkbox") e.checked = true;
			else e.value = e.inputMode === "decimal" ? "10" : e.maxLength > 0 && e.maxLength < 7 ? "2468" : "照实填写";
		}
		for (const g of form?.querySelectorAll("[role=radiogroup], [role=group]") ?? [])
			if (g.querySelector(".form-label.required") && !g.querySelector(":checked")) g.querySelector("input").checked = true;
		for (const f of form?.querySelectorAll(".flag") ?? [])
			if (f.querySelector(".form-check-label.required")) f.querySelector("input").checked = true;
	}, { today: day(), now: time(), given });
}
export async function fill(p, fields) {
	for (const [name, value] of Object.entries(fields)) {
		if (["company", "person", "host", "holder", "superior", "clerk"].includes(name) && await p.page.locator(`main [name="${name}_text"]`).count()) await choose(p, `${name}_text`, value);
		else if (name === "signature" && value === "drawn") await draw(p);
		else if (name === "signature") await p.page.locator(`main [name=signature]`).evaluate((e, v) => { e.value = v; }, value);
		else await p.fill({ [name]: value });
	}
	await answer_rest(p, Object.keys(fields));
}
/* A company or person by what is typed: the first that is offered, or the only one, which is taken by itself. */
export async function choose(p, input, words) {
	const box = p.page.locator(".pick", { has: p.page.locator(`[name="${input}"]`) });
	await box.locator("input").fill(words);
	await box.locator(".picks:not([hidden]) [role=option], .picks.taken:not([hidden])").first().click();
}
const table_of = { deposit: "object_deposit", card: "card_loan", call: "phone_call", stock: "access_card" };
export const state = (module, id) => sql(`SELECT state FROM ${table_of[module] ?? module} WHERE id = ${id}`)[0]?.[0];
export const last = (module, where = "1") => sql(`SELECT MAX(id) FROM ${table_of[module] ?? module} WHERE ${where}`)[0]?.[0];

/* "P003 a visitor walks in": the form of a new record, sent; gives its number, and checks its state. */
export async function make(p, what, module, fields, wanted, path = `/${p.program}/${module}/new`) {
	await p.go(path);
	await fill(p, fields);
	await p.send("main form.form button.btn-primary");
	const id = p.id() ?? last(module), now = state(module, id);
	seen_by(p, `/${p.program}/${module}/${id}`);
	check(what, p.status === 200 && (!wanted || wanted.split(" ").includes(now)), `${p.status} ${p.here()} ${now} ${p.status === 422 ? (await p.text()).slice(0, 300) : ""}`);
	return id;
}
/* A new record that is refused, with the reason; nothing is kept. */
export async function not_made(p, what, module, fields, reason, path = `/${p.program}/${module}/new`) {
	const before = last(module);
	await p.go(path);
	await fill(p, fields);
	await held_back(p);
	await p.send("main form.form button.btn-primary");
	const text = await said(p);
	return check(what, [409, 422].includes(p.status) && last(module) === before && reason.test(text), `${p.status} ${p.here()} ${text.slice(0, 300)}`);
}

/* Whose screen shows a record as it is now: nobody turns a page that is up to date. */
const pages = new Map();
function seen_by(p, path) { pages.set(path, { p, at: moved() }); }
export async function open(p, module, id) {
	const path = `/${p.program}/${module}/${id}`, last = pages.get(path);
	if (p.here() !== path || last?.p !== p || last.at !== moved() || p.status !== 200) await p.go(path);
}
/* What a page refuses, in its words. */
async function said(p) { return (await p.page.locator("main .note, main .nothing, main .invalid-feedback").allInnerTexts()).join(" "); }
const way_to = (p, path) => p.page.locator(`main a[href="${path}"], main form[action="${path}"] button`).first();
/* A browser that is to be refused sends what it would itself hold back. */
const held_back = p => p.page.evaluate(() => { document.querySelector("main form.form").noValidate = true; });
async function do_step(p, path, fields, all = false) {
	await p.send(way_to(p, path));
	if (p.here() !== path || p.status !== 200) return;
	await fill(p, fields);
	if (all) await held_back(p);
	await p.send("main form.form button.btn-primary");
}
/* A step of a record from its page: by its button, or by its link and form. */
export async function take(p, what, module, id, step, wanted, fields = {}) {
	const record = `/${p.program}/${module}/${id}`, path = `${record}/${step}`;
	await open(p, module, id);
	if (!await way_to(p, path).count()) return check(what, false, `no step ${step} at ${state(module, id)}: ${(await p.text()).slice(0, 200)}`);
	await do_step(p, path, fields);
	for (const program of ["desk", "portal"]) pages.delete(`/${program}/${module}/${id}`);
	seen_by(p, record);
	const now = state(module, id);
	return check(what, p.status === 200 && wanted.split(" ").includes(now), `${p.status} ${p.here()} ${now} ${p.status !== 200 ? (await p.text()).slice(0, 300) : ""}`);
}
/* The same refused: with its reason, and nothing changed.  A step the page does not offer is asked for as by a page left open. */
export async function refused(p, what, module, id, step, reason, fields = {}) {
	const was = state(module, id), path = `/${p.program}/${module}/${id}/${step}`;
	await open(p, module, id);
	if (await way_to(p, path).count()) await do_step(p, path, fields, true);
	else await Promise.all([p.page.waitForNavigation(), p.page.evaluate(({ path, was }) => {
		const form = document.createElement("form"), once = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24)));
		form.method = "post";
		form.action = path;
		for (const [name, value] of [["csrf", document.querySelector("input[name=csrf]").value], ["once", btoa(once).replaceAll("+", "-").replaceAll("/", "_")], ["was", was]]) {
			const input = form.appendChild(document.createElement("input"));
			input.name = name;
			input.value = value;
		}
		document.body.append(form);
		form.submit();
	}, { path, was })]);
	const text = await said(p), now = state(module, id);
	pages.delete(`/${p.program}/${module}/${id}`);
	return check(what, [403, 409, 422].includes(p.status) && now === was && reason.test(text), `${p.status} ${now} ${text.slice(0, 300)}`);
}
/* Several steps after one another: [[step, state, fields], ...] */
export async function walk(p, what, module, id, steps) {
	for (const [step, wanted, fields] of steps) await take(p, `${what}: ${step}`, module, id, step, wanted, fields);
}

/* A page that shows these words, and none of those after "not". */
export async function shows(p, what, path, words, not = []) {
	await p.go(path);
	const text = await p.text();
	return check(what, p.status === 200 && [words].flat().every(w => text.includes(w)) && ![not].flat().some(w => text.includes(w)),
		`${p.status} ${p.here()} ${[words].flat().filter(w => !text.includes(w))} ${text.slice(0, 300)}`);
}
/* The clock has run out: the record's page and the desk's list of deadlines say so. */
export async function late(p, what, module, id) {
	await open(p, module, id);
	const rings = await p.page.locator(".clocks-aside .clock").allInnerTexts();
	return check(`${what}: the clock has run out, and shows it`, rings.some(r => /超/.test(r)), rings.join(" | "));
}
/* On paper: the PDF of a sheet has these words. */
export async function printed(p, what, path, ...words) {
	const sheet = await p.pdf(`/report/${path}`), raw = spawnSync("pdftotext", ["-raw", sheet.file, "-"], { encoding: "utf8" }).stdout;
	const text = (raw + sheet.pages.join("")).replace(/\s/g, "");         // a narrow column is whole in one of them
	return check(`${what}: ${sheet.pages.length} ${sheet.pages.length === 1 ? "page" : "pages"}`, sheet.status === 200 && sheet.pages.length > 0 && words.every(w => text.includes(String(w).replace(/\s/g, ""))),
		`${sheet.status} ${words.filter(w => !text.includes(String(w).replace(/\s/g, "")))} ${text.slice(0, 300)}`);
}
/* Somebody's message in the house, at once. */
export async function told(p, what, words) { return shows(p, what, `/${p.program}/inbox`, words); }

/* What the clock does by itself comes with its next pass. */
export async function comes(what, test, seconds = patience) {
	for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(500))
		if (await test()) return check(what, true);
	return check(what, false, `not within ${seconds} s`);
}

/* Mails are looked for together, before the clock goes on. */
let awaited = [];
export function mailed(what, whom, words) { awaited.push({ what, whom, words }); }
async function mails_came(seconds = patience) {
	for (const end = Date.now() + seconds * 1000; awaited.length && Date.now() < end; await sleep(700)) {
		const box = mails();
		awaited = awaited.filter(a => {
			const found = box.find(m => m.to.includes(a.whom) && (m.subject + m.text).includes(a.words));
			if (found) check(`${a.what}: the mail has gone to ${a.whom}`, true);
			return !found;
		});
	}
	for (const a of awaited.splice(0)) check(`${a.what}: the mail has gone to ${a.whom}`, false, a.words);
}
/* As a hand draws it. */
async function draw(p) {
	const pad = p.page.locator("[data-sign] canvas");
	await pad.scrollIntoViewIfNeeded();
	const box = await pad.boundingBox();
	await p.page.mouse.move(box.x + 20, box.y + box.height / 2);
	await p.page.mouse.down();
	for (let i = 1; i < 12; i++) await p.page.mouse.move(box.x + 20 + i * 12, box.y + box.height / 2 + (i % 2 ? 20 : -20));
	await p.page.mouse.up();
}
export const pen = "M20 120 L120 60 L220 140 L400 80 L600 110";

/* The hours of a day and what follows it: days on, and the time then. */
const hours = { "09:00": [0], "09:12": [0], "09:40": [0], "10:45": [0], "12:10": [0], "13:30": [0], "15:00": [0], "21:30": [0], "the next day": [1, "09:50"], "after three days": [4, "08:20"],
	"a week on": [9, "10:00"], "a month on": [32, "10:00"] };
/* A part of the day waits until it is this hour. */
export function* to(hour) { while ((yield hour) !== hour); }
/* Everybody at work at once on their own screens, { name: part, ... }; the clock goes on when all have done what is due.
** From Monday to Wednesday, so that the next days are working days too. */
export async function work(parts) {
	const at_work = Object.entries(parts).map(([name, part]) => ({ name, part: part(), until: "09:00" }));
	let today = 0, first = 0;
	set_time("09:00");
	while (![1, 2, 3].includes(new Date(`${day(first)}T12:00Z`).getUTCDay())) first++;
	set_time("09:00", first);
	for (const [hour, [days, clock = hour]] of Object.entries(hours)) {
		const due = at_work.filter(w => w.until === hour);
		if (!due.length) continue;
		set_time(clock, days - today);
		today = days;
		await Promise.all(due.map(async w => {
			const { value } = await w.part.next(hour).catch(error => { check(`${w.name}, ${hour}`, false, error.stack); return {}; });
			w.until = value;
		}));
		await mails_came();
	}
	return day(-today);
}
/* The books of a day, on paper. */
export async function books(of, list) {
	const d = await staff("bai.zhi");
	for (const [what, path, ...words] of list) await printed(d, `${what} the book ${path}`, `${path}?from=${of}&to=${of}&day=${of}`, ...words);
}
