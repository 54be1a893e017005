// lib_day.mjs -- a person of the desk who takes records through their steps, on their pages.
import { check, sql, time, day } from "./lib.mjs";

/* What the house expects where the script says nothing: every required field that is empty is answered plainly. */
async function answer_rest(p) {
	await p.page.evaluate(({ today, now }) => {
		const form = document.querySelector("main form.form");
		for (const e of form?.querySelectorAll("[required]") ?? []) {
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
	}, { today: day(), now: time() });
}
export async function fill(p, fields) {
	for (const [name, value] of Object.entries(fields)) {
		if (["company", "person", "host", "holder", "superior", "clerk"].includes(name) && await p.page.locator(`main [name="${name}_text"]`).count()) await p.pick(name, value);
		else if (name === "signature" && value === "drawn") await draw(p);
		else if (name === "signature") await p.page.locator(`main [name=signature]`).evaluate((e, v) => { e.value = v; }, value);
		else await p.fill({ [name]: value });
	}
	await answer_rest(p);
}
const table_of = { deposit: "object_deposit", card: "card_loan", call: "phone_call", stock: "access_card" };
export const state = (module, id) => sql(`SELECT state FROM ${table_of[module] ?? module} WHERE id = ${id}`)[0]?.[0];
export const last = (module, where = "1") => sql(`SELECT MAX(id) FROM ${table_of[module] ?? module} WHERE ${where}`)[0]?.[0];

/* "P003 a visitor walks in": the form of a new record, sent; gives its number, and checks its state. */
export async function make(p, what, module, fields, wanted, path = `/${p.program}/${module}/new`) {
	await p.go(path);
	await fill(p, fields);
	await p.send("main form.form button.btn-primary");
	const id = p.id() ?? last(module);
	check(what, p.status === 200 && (!wanted || wanted.split(" ").includes(state(module, id))), `${p.status} ${p.here()} ${state(module, id)} ${p.status === 422 ? (await p.text()).slice(0, 300) : ""}`);
	return id;
}
/* A step of a record from its page: by its button, or by its link and form. */
export async function take(p, what, module, id, step, wanted, fields = {}) {
	await p.go(`/${p.program}/${module}/${id}`);
	const way = p.page.locator(`main a[href="/${p.program}/${module}/${id}/${step}"], main form[action="/${p.program}/${module}/${id}/${step}"] button`).first();
	if (!await way.count()) return check(what, false, `no step ${step} at ${state(module, id)}: ${(await p.text()).slice(0, 200)}`);
	await p.send(way);
	if (p.here().endsWith(`/${step}`) && p.status === 200) {
		await fill(p, fields);
		await p.send("main form.form button.btn-primary");
	}
	return check(what, p.status === 200 && wanted.split(" ").includes(state(module, id)), `${p.status} ${p.here()} ${state(module, id)} ${p.status !== 200 ? (await p.text()).slice(0, 300) : ""}`);
}
/* The same refused: with its reason, and nothing changed. */
export async function refused(p, what, module, id, step, reason, fields = {}) {
	const before = state(module, id);
	await p.go(`/${p.program}/${module}/${id}`);
	const way = p.page.locator(`main a[href="/${p.program}/${module}/${id}/${step}"], main form[action="/${p.program}/${module}/${id}/${step}"] button`).first();
	if (await way.count()) {
		await p.send(way);
		if (p.here().endsWith(`/${step}`) && p.status === 200) {
			await fill(p, fields);
			await p.send("main form.form button.btn-primary");
		}
	} else if (!reason) return check(what, true);
	const text = await p.text();
	return check(what, state(module, id) === before && (!reason || reason.test(text)), `${p.status} ${state(module, id)} ${text.slice(0, 300)}`);
}
/* Several steps after one another: [[step, state, fields], ...] */
export async function walk(p, what, module, id, steps) {
	for (const [step, wanted, fields] of steps) await take(p, `${what}: ${step}`, module, id, step, wanted, fields);
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
