// client.mjs -- a browser without a screen for the tests of the whole stack: cookies, forms, and the database beside it.
import http from "node:http";
import { randomBytes } from "node:crypto";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

export const base = process.env.FOYER_URL ?? "http://127.0.0.1:8080";
export const password = "moon-gate-2026";
const agent = new http.Agent({ keepAlive: true, maxSockets: 128 });

/* The clock of the house: now in milliseconds, and its date and time some days on, "2026-11-25T09:30". */
export const moved = () => Number(process.env.FOYER_NOW ? readFileSync(process.env.FOYER_NOW, "utf8") : 0) || 0;
export const now = () => Date.now() + moved() * 1000;
export const house = (days = 0) => new Date(now() + 8 * 3600e3 + days * 86400e3).toISOString().slice(0, 16);
export const day = (days = 0) => house(days).slice(0, 10);
/* The first ordinary Monday to Friday at least so many days on: no holiday, nothing made up for. */
export function workday(days) {
	while ([0, 6].includes(new Date(`${day(days)}T00:00Z`).getUTCDay()) || sql(`SELECT 1 FROM calendar_day WHERE day = '${day(days)}'`).length) days++;
	return day(days);
}
export const key = () => randomBytes(24).toString("base64url");

/* Rows of a statement as arrays of text, by the socket of the stack's database. */
export function sql(text) {
	const run = spawnSync("mariadb", ["--no-defaults", `--socket=${process.env.FOYER_DB}`, "-u", process.env.FOYER_DB_USER ?? "root",
		"--default-character-set=utf8mb4", "-NB", process.env.FOYER_DB_NAME ?? "foyer"], { input: text, encoding: "utf8", maxBuffer: 1 << 28 });
	if (run.status !== 0) throw new Error(`${text.slice(0, 200)}: ${run.stderr}`);
	return run.stdout.split("\n").filter(Boolean).map(line => line.split("\t"));
}

export class Client {
	constructor(address) {
		this.jar = new Map();
		this.csrf = "";
		this.address = address;              // 127.0.0.x to come from, so that limits per address are not met
	}

	/* path is sent as it is; body: a string or bytes. */
	request(method, path, { body, headers = {} } = {}) {
		return new Promise((done, failed) => {
			const url = new URL(base), all = { Host: url.host, Accept: "text/html", "Accept-Language": "zh-CN", ...headers };
			if (this.jar.size) all.Cookie = [...this.jar].map(([n, v]) => `${n}=${v}`).join("; ");
			if (body !== undefined) all["Content-Length"] ??= Buffer.byteLength(body);
			const rq = http.request({ host: url.hostname, port: url.port, method, path, headers: all, agent,
				localAddress: this.address, timeout: 180000 }, answer => {
				const parts = [];
				answer.on("data", part => parts.push(part)).on("error", failed).on("end", () => {
					for (const line of answer.headers["set-cookie"] ?? []) {
						const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
						if (/max-age=0/i.test(line)) this.jar.delete(name);
						else this.jar.set(name, value);
					}
					done({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() });
				});
			});
			rq.on("timeout", () => rq.destroy(new Error(`${method} ${path}: no answer in 180 s`))).on("error", error => {
				// A kept connection that nginx has closed meanwhile: ask again on a new one.
				if (rq.reusedSocket && ["EPIPE", "ECONNRESET"].includes(error.code)) done(this.request(method, path, { body, headers }));
				else failed(error);
			});
			if (body !== undefined) rq.write(body);
			rq.end();
		});
	}

	get(path, headers) { return this.request("GET", path, { headers }); }

	/* As a browser posts a form of this site: same origin, CSRF token, a key of its own; a form that names no price is sent once
	   more with the one the answer names, as whoever presses the button has seen it. */
	async post(path, fields, more = {}) {
		const answer = await this.post_once(path, fields, more);
		if (answer.status !== 409 || "shown" in fields || !/id="repriced"/.test(answer.text)) return answer;
		return this.post_once(path, { ...fields, shown: hidden(answer.text, "shown") }, more);
	}

	post_once(path, fields, { csrf = this.csrf, once = key(), headers = {} } = {}) {
		const form = new URLSearchParams();
		if (csrf !== null) form.append("csrf", csrf);
		if (once !== null) form.append("once", once);
		for (const [name, value] of Object.entries(fields))
			for (const one of Array.isArray(value) ? value : [value]) form.append(name, one);
		return this.request("POST", path, { body: form.toString(),
			headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: base, "Sec-Fetch-Site": "same-origin", ...headers } });
	}

	async login(program, who, word = password) {
		const door = await this.get(`/${program}/login`);
		this.csrf = hidden(door.text, "csrf");
		const answer = await this.post(`/${program}/login`, { login: who, password: word, back: `/${program}/` }, { once: hidden(door.text, "once") || key() });
		if (answer.status !== 303 && answer.status !== 302) return answer;
		const home = await this.get(`/${program}/me`);
		this.csrf = hidden(home.text, "csrf");
		return answer;
	}
}

const plain = text => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, n) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[n]);
/* Value of the first hidden input of that name in a page, or "". */
export const hidden = (html, name) => plain(new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? "");

let failures = 0;
export function check(what, good, detail = "") {
	console.log(good ? `ok ${what}` : `not ok ${what}${detail === "" ? "" : `: ${String(detail).slice(0, 600)}`}`);
	if (!good) failures++;
	return good;
}
export function end() {
	agent.destroy();
	process.exitCode = failures ? 1 : 0;
}

/* What the database holds of people's work; the clock may write elsewhere meanwhile. */
const tables = ["booking", "slot", "closure", "room", "company", "person", "person_role", "once", "file", "question", "ticket", "series"];
export const holdings = () => sql(tables.map(t => `SELECT '${t}', COUNT(*) FROM ${t}`).join(" UNION ALL ") +
	" UNION ALL SELECT 'bookings', SUM(CRC32(CONCAT_WS('|', id, state, company, room, starts_at, ends_at, title, price))) FROM booking").join(" ");
/* What no page may ever say, whoever asks. */
export const leaks = text => /SELECT .{0,80} FROM |MariaDB|mysql_|errno|\.(c|h):\d+|Sanitizer|\/cgi-bin\/|Argon2|argon2id/.exec(text)?.[0];

/* Each case: a name, and an answer or what makes it; all must be refused with one of the statuses, store nothing, leak nothing. */
export async function refused(what, statuses, cases) {
	const before = holdings(), wrong = [];
	for (const [name, ask] of cases) {
		const answer = await ask().catch(error => ({ status: 0, text: error.message, headers: {} }));
		const leak = leaks(answer.text);
		if (!statuses.includes(answer.status)) wrong.push(`${name}: ${answer.status}`);
		if (leak) wrong.push(`${name} leaks: ${leak}`);
	}
	const after = holdings();
	check(`${what}: ${cases.length} refused`, wrong.length === 0, wrong.join("; "));
	check(`${what}: nothing stored`, before === after, `${before}\n${after}`);
}
/* Ends a test: no worker may have failed on the way. */
export async function quiet(readFile) {
	const log = await readFile(`${process.env.FOYER_VAR}/log/foyer.log`, "utf8");
	const bad = log.split("\n").filter(l => / (500|503) [\d.]+ \d+ \d+$/.test(l) || /ended by/.test(l));
	check("no worker failed and nobody was told of a fault", bad.length === 0, bad.slice(0, 5).join("; "));
}
