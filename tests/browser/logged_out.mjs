// logged_out.mjs -- fault K7: a session that ends while a form is filled in loses nothing.  The log-in stands on the refusal, and the
// form goes on with what was typed: with scripts and without, with a file, also when the form is wrong, also when the store is away.
import { Person, check, over, sql } from "./lib.mjs";

const shots = process.env.SHOTS;
const shot = async (p, name) => { if (shots) for (const width of [1280, 360]) {
	await p.page.setViewportSize({ width, height: 800 });
	await p.page.screenshot({ path: `${shots}/${name}-${width}.png` });
} };
const end = p => p.context.clearCookies();
async function log_in(p) {
	await p.page.fill("#login", p.login);
	await p.page.fill("#password", "moon-gate-2026");
	return p.send();
}

for (const [name, script, lang] of [["with scripts", true, "zh-CN"], ["without scripts", false, "en"]]) {
	const p = await Person.at("desk", "bai.zhi@xuting.example", { script, lang });
	await p.go("/desk/visitor/new");
	const about = `"改" <b> ${script}`;
	if (script) await p.pick("company", "cgyq");
	else await p.page.fill("main [name=company_text]", "没有这家");       // the form comes back
	await p.fill({ name: about, organisation: "Kept & Co", place: "大堂" });
	await end(p);
	await p.send();
	check(`${name}: the log-in stands on the refusal`, p.status === 403 && await p.page.locator("#login").count() === 1, p.status);
	await p.look(`${name}: the log-in on the refusal`, { narrow: true });
	await shot(p, `login-${script}`);
	await p.page.fill("#login", p.login);
	await p.page.fill("#password", "wrong");
	await p.send();
	check(`${name}: after a wrong password it is still kept`, p.status === 422 && await p.page.locator("[name='kept.organisation']").count() === 1);
	await log_in(p);
	check(`${name}: logged in, nothing is sent yet`, p.status === 200 && /visitor\/new/.test(await p.page.locator("main form").getAttribute("action")), p.status);
	await p.look(`${name}: the page that goes on`, { narrow: true });
	await shot(p, `resumed-${script}`);
	await p.send();
	if (!script) {
		check(`${name}: what is wrong is asked again, the rest is kept`, p.status === 422 && await p.page.inputValue("main [name=name]") === about, p.status);
		await p.page.fill("main [name=company_text]", "cgyq");
		await p.send();
	}
	const kept = sql(`SELECT COUNT(*) FROM visitor WHERE name = '${about}' AND organisation = 'Kept & Co' AND place = '大堂'`)[0][0];
	check(`${name}: it is recorded once, as it was typed`, kept === "1" && /visitor\/\d+/.test(p.here()), `${kept} ${p.here()} ${p.status} ${p.status >= 400 ? await p.text() : ""}`);
}

// With a file, and with the password's own fields.
const lin = await Person.at("portal", "lin.shuyi@chengguang.example");
const mine = sql("SELECT MAX(id) FROM booking WHERE company = 1")[0][0];
await lin.go(`/portal/booking/${mine}`);
await lin.page.setInputFiles("main [type=file]", { name: "议程.txt", mimeType: "text/plain", buffer: Buffer.from("one line\n") });
await end(lin);
await lin.send(lin.page.locator("main form[enctype] button"));
check("a file: the log-in stands on the refusal", lin.status === 403);
await log_in(lin);
check("a file: it is asked for again by its name", (await lin.text()).includes("议程.txt") && await lin.page.locator("main [type=file]").count() === 1);
await lin.page.setInputFiles("main [type=file]", { name: "议程.txt", mimeType: "text/plain", buffer: Buffer.from("one line\n") });
await lin.send();
check("a file: and is kept", sql(`SELECT COUNT(*) FROM file WHERE module = 'booking' AND record = ${mine} AND name = '议程.txt'`)[0][0] === "1", `${lin.status} ${lin.here()}`);

// A form older than the log-in, in another tab.
await lin.go("/portal/me");
await lin.go("/portal/booking/find");
const old = await lin.tab();
await old.go(`/portal/booking/${mine}`);
await end(lin);
await lin.log_in();
await old.page.setInputFiles("main [type=file]", { name: "二.txt", mimeType: "text/plain", buffer: Buffer.from("another\n") });
await old.send(old.page.locator("main form[enctype] button"));
check("a form older than the log-in is sent once more with one press", old.status === 403 && await old.page.locator("main form[action$='/file']").count() === 1, old.status);
await old.look("the page of a form older than the log-in", { narrow: true });
await shot(old, "older");
lin.faults.length = old.faults.length = 0;
await over();
