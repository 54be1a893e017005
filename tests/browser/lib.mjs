// lib.mjs -- what the browser tests share: people at their screens, and what every page they see has to be.
import { chromium } from "playwright-core";
import { HtmlValidate } from "html-validate";
import { createRequire } from "node:module";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { base, check, day, end, house, moved, now, password, sql } from "../lib/client.mjs";
export { base, check, day, moved, password, sql };

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// What the house does on purpose: see each reason.
const valid = new HtmlValidate({ extends: ["html-validate:recommended"], rules: {
	"doctype-style": "off",                       // lower case, as everything else
	"no-trailing-whitespace": "off", "attribute-empty-style": "off", "long-title": "off",
	"no-implicit-button-type": "error", "prefer-native-element": "off", "no-redundant-for": "off",
	"tel-non-breaking": "off",                    // numbers are data and wrap where they must
	"valid-autocomplete": "off",                  // the same form is also filled for others
	"input-missing-label": "off", "text-content": "off",       // axe looks at names better
	"no-redundant-role": "off", "aria-label-misuse": "off",
	"form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }], "unique-landmark": "off", "no-unknown-elements": "error" } });

export const sleep = ms => new Promise(done => setTimeout(done, ms));
const clock = process.env.FOYER_NOW;
/* The house's time some minutes on, "09:30". */
export const time = (minutes = 0) => house(minutes / 1440).slice(11, 16);
export const later = seconds => writeFileSync(clock, String(moved() + seconds));
/* It is HH:MM in the house, today or `plus` days on; never moved backwards by more than today. */
export function set_time(text, plus = 0) {
	const [h, m] = text.split(":").map(Number), [hour, minute] = time().split(":").map(Number);
	later((h - hour) * 3600 + (m - minute) * 60 - Math.floor(now() / 1000) % 60 + plus * 86400);
}
/* How many seconds we wait for what has to come: it ends what hangs and says nothing about speed. */
export const patience = 120;
/* Asks again until it holds. */
export async function until(what, test, seconds = patience) {
	for (const last = Date.now() + seconds * 1000; Date.now() < last; await sleep(150))
		if (await test()) return check(what, true);
	return check(what, false, `not within ${seconds} s`);
}

/* What has to end does, or says which of it did not: a page's promise has no time limit of its own. */
function within(what, promise) {
	let alarm;
	const late = new Promise((_, fail) => { alarm = setTimeout(() => fail(new Error(`${what}: no end within ${patience} s`)), patience * 1000); });
	return Promise.race([promise, late]).finally(() => clearTimeout(alarm));
}

let browser;
const people = new Set();
/* Ends a test: the browser goes, what pages complained of between looks is told. */
export async function over() {
	for (const p of people) if (p.faults.length) check(`${p.name}: nothing was complained of`, false, p.faults.join("; "));
	await (await browser)?.close();
	end();
}

/* One person at one screen.  { program, login, lang, width, height, script, scheme, print } */
export class Person {
	static async at(program, login, more = {}) {
		browser ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--headless=new", "--no-sandbox",
			"--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
		const p = new Person();
		Object.assign(p, { program, login, name: (login ?? "guest").split("@")[0], keys: 0, loads: 0, faults: [], html: "", script: more.script !== false });
		people.add(p);
		p.context = await (await browser).newContext({ locale: more.lang ?? "zh-CN", timezoneId: "Asia/Shanghai", acceptDownloads: true, javaScriptEnabled: p.script,
			viewport: { width: more.width ?? 1280, height: more.height ?? 900 }, colorScheme: more.scheme ?? "light", reducedMotion: "reduce" });
		await p.context.addInitScript(() => document.addEventListener("securitypolicyviolation", e =>
			console.error(`CSP ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`)));
		p.context.setDefaultTimeout(patience * 1000);
		p.watch(await p.context.newPage());
		if (login) await p.log_in(more.password);
		return p;
	}
	/* The same person at one more tab. */
	async tab() {
		const { program, login, name, script, context } = this, p = Object.assign(new Person(), { program, login, name, script, context, keys: 0, loads: 0, faults: [], html: "" });
		people.add(p);
		p.watch(await context.newPage());
		return p;
	}

	watch(page) {
		this.page = page;
		page.on("console", m => { if (m.type() === "error" && !m.text().startsWith("Failed to load resource")) this.faults.push(`console: ${m.text()}`); });
		page.on("pageerror", e => this.faults.push(`script: ${e.message}`));
		page.on("response", r => {
			if (r.request().isNavigationRequest() && r.frame() === page.mainFrame()) {
				this.status = r.status();
				this.loads += this.status < 300 || this.status >= 400;
				if (/html/.test(r.headers()["content-type"] ?? "") && (r.status() < 300 || r.status() >= 400)) this.html = r.text().catch(() => "");
			} else if (r.status() >= 400) this.faults.push(`${r.status()} ${r.url()}`);
		});
	}

	async log_in(word = password) {
		await this.go(`/${this.program}/login`);
		if (await this.page.locator("#login").count() === 0) return;       // another tab of theirs has logged in meanwhile
		await this.page.fill("#login", this.login);
		await this.page.fill("#password", word);
		await this.send();
	}
	/* Opens a path of the house; gives the status. */
	async go(path) {
		const answer = await this.page.goto(path.startsWith("http") ? path : base + path);
		return answer?.status() ?? 0;
	}
	/* Presses what is named by a selector (default: the page's main button) and waits for the page that comes. */
	async send(what = "main button.btn-primary", more = {}) {
		const button = typeof what === "string" ? this.page.locator(what).first() : what;
		await Promise.all([this.page.waitForNavigation(), button.click(more)]);
		if (this.status !== 409 || !await this.page.locator("#repriced").count()) return this.status;
		await Promise.all([this.page.waitForNavigation(), this.page.locator("main form.form button.btn-primary").click(more)]);   // read, and sure
		return this.status;
	}
	/* What a menu of the page hides is opened first. */
	async menu(summary, item) {
		await this.page.locator("details.menu > summary", { hasText: summary }).click();
		await this.send(this.page.locator("details.menu[open] li a, details.menu[open] li button", { hasText: item }).first());
	}
	async fill(fields) {
		for (const [name, value] of Object.entries(fields)) {
			const el = this.page.locator(`main [name="${name}"]:not([type=hidden])`);
			const kind = await el.first().evaluate(e => `${e.tagName} ${e.type}`);
			if (kind.startsWith("SELECT")) await el.selectOption(typeof value === "string" ? value : value);
			else if (/radio|checkbox/.test(kind)) for (const v of [value].flat()) await this.page.locator(`main [name="${name}"][value="${v}"]`).check();
			else if (/file/.test(kind)) await el.setInputFiles(value);
			else await el.fill(String(value));
		}
		await this.priced();
	}
	/* The button says what the form costs as it is now. */
	priced() { return this.page.waitForFunction(() => !document.querySelector("form[data-pricing]")); }
	/* Chooses a company or person in a field that finds as one types. */
	async pick(name, words, wanted) {
		const input = this.page.locator(`main [name="${name}_text"][role=combobox]`);      // its script has come
		await input.fill("");
		await input.pressSequentially(words);
		const row = this.page.locator(".picks:not([hidden]) [role=option], .picks.taken:not([hidden])", wanted ? { hasText: wanted } : {}).first();
		await row.click();
		return input.inputValue();
	}
	text(selector = "main") { return this.page.locator(selector).first().innerText(); }
	here() { return new URL(this.page.url()).pathname; }
	id() { return /\/(\d+)/.exec(this.here())?.[1]; }

	/* Keys as fingers press them: "Alt+b", "Enter", or text after a colon; each counts one, a text as many as it has letters. */
	async press(...keys) {
		for (const k of keys) {
			const arrives = k.startsWith(">");
			const key = arrives ? k.slice(1) : k;
			if (key === "Enter" || key.startsWith("Alt+")) await this.priced();
			const come = arrives ? this.page.waitForNavigation() : null;
			if (key.startsWith(":")) { await this.page.keyboard.type(key.slice(1)); this.keys += key.length - 1; }
			else if (key.startsWith("Alt+")) { await this.access(key.slice(4)); this.keys++; }
			else { await this.page.keyboard.press(key); this.keys++; }
			await come;
		}
	}
	/* Alt and a letter. An access key is found by what the key would type without Alt, which the usual call leaves out. */
	async access(key) {
		this.cdp ??= await this.context.newCDPSession(this.page);
		const event = { modifiers: 1, key, code: /[a-z]/.test(key) ? `Key${key.toUpperCase()}` : `Digit${key}`, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0), unmodifiedText: key };
		await this.cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...event });
		await this.cdp.send("Input.dispatchKeyEvent", { type: "char", ...event, text: key });
		await this.cdp.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
	}
	focus() { return this.page.evaluate(() => { const e = document.activeElement; return e.name || e.id || e.getAttribute("href") || e.tagName; }); }

	/* Everything a page has to be: as a list of what is wrong. */
	async wrong({ axe: deep = true, narrow = false, markup = true } = {}) {
		const bad = this.faults.splice(0).map(f => f.slice(0, 300));
		if (deep) bad.push(...await this.axe());
		if (await this.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) bad.push(await this.wider());
		if (markup) bad.push(...await this.invalid());
		if (narrow) {
			const size = this.page.viewportSize();
			await this.page.setViewportSize({ width: 360, height: 740 });
			if (await this.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) bad.push(`at 360 ${await this.wider()}`);
			if (deep && narrow === "axe") bad.push(...(await this.axe()).map(a => `at 360 ${a}`));
			await this.page.setViewportSize(size);
		}
		return bad;
	}
	async look(what, more) {
		const bad = await this.wrong(more);
		return check(`${what}: the page is sound`, bad.length === 0, `${this.here()} ${bad.join(" | ")}`);
	}
	async axe() {
		const page = this.script ? this.page : await this.scripted();
		await page.evaluate(axe);
		const found = await within("axe", page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] })
			.then(r => r.violations.map(v => `axe ${v.id}: ${v.nodes.slice(0, 2).map(n => n.target.join(" ") + " " + (n.any[0]?.message ?? "")).join(", ")}`))));
		if (page !== this.page) await page.context().close();
		return found.map(f => f.slice(0, 300));
	}
	/* axe waits for ever where scripts are off: the page as it came, its own scripts left out, where they are on. */
	async scripted() {
		const html = await this.html, page = await (await (await browser).newContext({ viewport: this.page.viewportSize() })).newPage();
		await page.route("**/*", r => r.request().isNavigationRequest() ? r.fulfill({ contentType: "text/html; charset=utf-8", body: html })
			: r.request().resourceType() === "script" ? r.abort() : r.continue());
		await page.goto(this.page.url());
		return page;
	}
	wider() {
		return this.page.evaluate(() => {
			const out = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".day-wrap, .table-responsive"))
				.slice(0, 3).map(e => `${e.tagName.toLowerCase()}.${e.getAttribute("class") ?? ""}`);
			return `wider than the screen by ${document.documentElement.scrollWidth - innerWidth}: ${out.join(", ")}`;
		});
	}
	async invalid() {
		const html = await this.html;
		if (!html) return [];
		const report = await valid.validateString(html);
		return [...new Set(report.results.flatMap(r => r.messages.filter(m => m.severity === 2).map(m => `html ${m.line}:${m.column} ${m.ruleId}: ${m.message}`)))].slice(0, 5);
	}
	/* A page on paper: the text of each page of the PDF, and the file. */
	async pdf(path) {
		const file = `${process.env.FOYER_VAR}/tmp/${path.replace(/\W+/g, "-").slice(-80)}.pdf`;
		const status = await this.go(path);
		await this.page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
		const text = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).stdout;
		return { status, file, pages: text.split("\f").slice(0, -1) };
	}
	close() { people.delete(this); return this.context.close(); }
}

/* Mails that lie in the house's box: { to, subject, text, types, calendar }. */
export function mails(to = "") {
	const run = spawnSync("/usr/bin/python3", ["-c", `
import email, email.policy, glob, json, os, sys
out = []
for name in sorted(glob.glob(sys.argv[1] + "/**/*.eml", recursive=True), key=os.path.getmtime):
    m = email.message_from_binary_file(open(name, "rb"), policy=email.policy.default)
    if sys.argv[2] not in str(m["To"]): continue
    parts = [p for p in m.walk() if not p.is_multipart()]
    get = lambda t: next((p.get_content() for p in parts if p.get_content_type() == t), "")
    cal = next((p.get_payload(decode=True).decode() for p in parts if p.get_content_type() == "text/calendar"), "")
    out.append({"to": str(m["To"]), "subject": str(m["Subject"]), "text": get("text/plain"), "types": [p.get_content_type() for p in parts], "calendar": cal})
print(json.dumps(out))`, `${process.env.FOYER_VAR}/mail`, to], { encoding: "utf8", maxBuffer: 1 << 28 });
	return JSON.parse(run.stdout || "[]");
}
export async function mail(what, to, fits, seconds = patience) {
	let found;
	await until(what, () => (found = mails(to).find(m => fits(m))), seconds);
	return found;
}
