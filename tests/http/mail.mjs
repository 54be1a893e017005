// mail.mjs -- a booking's mail with its invitation to a real mail server: also when that was down, refused or not there.
//
// tests/http/mail.env has the stack send to 127.0.0.1:$SMTP_PORT, where this test starts and stops tests/lib/sink.py.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Client, sql, check, end, hidden, workday, moved } from "../lib/client.mjs";

const box = `${process.env.FOYER_VAR}/sink`, port = process.env.SMTP_PORT;
let sink;
const sleep = ms => new Promise(done => setTimeout(done, ms));
const later = seconds => writeFileSync(process.env.FOYER_NOW, String(moved() + seconds));

async function until(what, test, seconds = 180) {
	for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(200))
		if (test()) return check(what, true);
	return check(what, false, sql("SELECT state, tries, error, next_at, subject FROM outbox ORDER BY id DESC LIMIT 5").join(" | "));
}

function start() {
	return new Promise((done, failed) => {
		sink = spawn("/usr/bin/python3", [fileURLToPath(new URL("../lib/sink.py", import.meta.url)), port, box], { stdio: ["ignore", "pipe", "inherit"] });
		sink.stdout.once("data", done);
		sink.once("error", failed);
	});
}

const decode = text => text.replace(/=\?UTF-8\?B\?([^?]*)\?=(\r?\n )?/g, (_, b) => `\u0001${b}\u0002`)
	.replace(/\u0002\u0001/g, "\u0002\u0001").replace(/\u0001([^\u0002]*)\u0002/g, (_, b) => Buffer.from(b, "base64").toString());

/* Headers, and parts by type with their text. */
function mails() {
	return readdirSync(box).filter(f => f.endsWith(".eml")).sort().map(f => {
		const raw = readFileSync(`${box}/${f}`, "utf8").replace(/\r\n/g, "\n"), head = raw.slice(0, raw.indexOf("\n\n"));
		const of = name => decode(new RegExp(`^${name}: ((?:.|\n[ \t])*)`, "mi").exec(head)?.[1].replace(/\n[ \t]/g, "\n ") ?? "").replace(/\n /g, "");
		const boundary = /boundary="([^"]*)"/.exec(head)?.[1], parts = {};
		for (const part of raw.split(`--${boundary}`).slice(1, -1)) {
			const cut = part.indexOf("\n\n"), type = /content-type: ([^;\n]*)/i.exec(part)?.[1];
			parts[type] = { head: part.slice(0, cut), text: Buffer.from(part.slice(cut), "base64").toString() };
		}
		return { to: of("To"), subject: of("Subject"), id: of("Message-ID"), type: of("Content-Type"), parts };
	});
}
const calendar = mail => (mail?.parts["text/calendar"]?.text ?? "").replace(/\r\n[ \t]/g, "");
const value = (mail, name) => new RegExp(`^${name}[^:\r\n]*:(.*?)\r?$`, "m").exec(calendar(mail))?.[1];

mkdirSync(box, { recursive: true });
const who = "lin.shuyi@chengguang.example", person = sql(`SELECT id FROM person WHERE email = '${who}'`)[0][0];
const tenant = new Client(), admin = new Client();
check("a tenant logs in", (await tenant.login("portal", who)).status === 303);
const room = sql("SELECT r.id, (SELECT layout FROM room_layout l WHERE l.room = r.id LIMIT 1) FROM room r WHERE number = '206'")[0];
const day = workday(20);
const fields = { room: room[0], date: day, from_at: "10:00", to_at: "11:00", title: "新品评审；第一次", people: 2, cars: 0, layout: room[1],
	tea: "none", contact: person, contact_phone: "00012345678", payment: "account", notes: "" };
const booked = await tenant.post("/portal/booking/new", fields);
const id = /\/booking\/(\d+)/.exec(booked.headers.location ?? "")?.[1];
check("a room is booked", booked.status === 303 && !!id, `${booked.status} ${booked.text.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").slice(0, 300)}`);
const clash = await tenant.post("/portal/booking/new", { ...fields, title: "撞上了" });
check("the same again is refused", clash.status === 409, clash.status);

await until("no mail server: the mail waits with one try counted",
	() => sql(`SELECT 1 FROM outbox WHERE module = 'booking' AND record = ${id} AND state = 'waiting' AND tries >= 1`).length > 0);
await start();
await sleep(4000);
check("and is not tried again before its time", mails().length === 0);
later(61);
await until("a minute later it arrives", () => mails().length >= 1);
await sleep(3500);
const first = mails()[0];
check("once", mails().length === 1, mails().map(m => m.subject).join(" | "));
check("to the person who booked", first?.to.includes(`<${who}>`) && first.to.includes("林书仪"), first?.to);
check("with a subject in Chinese that names the booking", /HY-\d{4}-\d{4}/.test(first?.subject ?? ""), first?.subject);
check("as text, HTML and invitation", /multipart\/alternative/.test(first?.type ?? "") &&
	["text/plain", "text/html", "text/calendar"].every(t => first?.parts[t]), Object.keys(first?.parts ?? {}).join(" "));
check("the text names the room and the HTML has the way to the record", first?.parts["text/plain"]?.text.includes("晴岚") &&
	first.parts["text/html"].text.includes(`/portal/booking/${id}"`), first?.parts["text/plain"]?.text);
check("the invitation asks for this time", /method=REQUEST/.test(first?.parts["text/calendar"]?.head ?? "") && value(first, "METHOD") === "REQUEST" &&
	value(first, "DTSTART") === `${day.replaceAll("-", "")}T020000Z` && value(first, "SEQUENCE") === "0" &&
	value(first, "ORGANIZER")?.startsWith("mailto:") && value(first, "ATTENDEE") === `mailto:${who}`, calendar(first));
check("nothing of the refused booking is written", sql("SELECT 1 FROM outbox WHERE subject LIKE '%撞上了%' OR body LIKE '%撞上了%'").length === 0);
check("reminders wait for their day", sql(`SELECT COUNT(*) FROM outbox WHERE record = ${id} AND module = 'booking' AND state = 'waiting' AND not_after IS NOT NULL`)[0][0] === "2");

const cancelled = await tenant.post(`/portal/booking/${id}/cancel`, { reason: "改到线上" });
check("it is cancelled", cancelled.status === 303, `${cancelled.status} ${cancelled.text.slice(0, 200)}`);
await until("the cancellation arrives", () => mails().length >= 2);
const last = mails()[1];
check("and takes the invitation back", value(last, "METHOD") === "CANCEL" && value(last, "STATUS") === "CANCELLED" &&
	value(last, "UID") === value(first, "UID") && +value(last, "SEQUENCE") > 0, calendar(last));
check("its reminders with it", sql(`SELECT COUNT(*) FROM outbox WHERE record = ${id} AND module = 'booking' AND state = 'waiting'`)[0][0] === "0");
check("the portal's inbox tells it too", (await tenant.get("/portal/inbox")).text.includes(last?.subject.slice(0, 8) ?? "?"));

const letter = (once, address) => `INSERT INTO outbox (site, once, address, name, subject, body, html, made_at, next_at)
	VALUES (1, '${once}', '${address}', '', '${once}', 'x', '', UTC_TIMESTAMP(), UTC_TIMESTAMP());`;
sql(letter("dead one", "nobody@x.example") + letter("dead two", "nobody@y.example") + letter("grey", "later@x.example") + letter("good", "good@x.example"));
await until("refused for good: a dead letter at once", () => sql("SELECT 1 FROM outbox WHERE once LIKE 'dead%' AND state = 'dead' AND error LIKE '%no such box%'").length === 2);
await until("refused for now: it waits", () => sql("SELECT 1 FROM outbox WHERE once = 'grey' AND state = 'waiting' AND tries = 1").length === 1);
await until("neither holds up the others", () => mails().some(m => m.subject === "good"));

check("an administrator logs in", (await admin.login("desk", "xiang.qing@xuting.example")).status === 303);
const page = await admin.get("/desk/outbox/beat");
check("the heartbeat is green and the page counts two dead letters", page.status === 200 && /class="state ok"/.test(page.text) && page.text.includes("（2封）"), page.text.slice(-900));
check("nobody else sees that page", (await tenant.get("/desk/outbox/beat")).status !== 200);
let red = false;
for (let i = 0; i < 5 && !red; i++) {
	sql("UPDATE heartbeat SET at = at - INTERVAL 100 SECOND WHERE program = 'tick'");
	red = /class="state bad"/.test((await admin.get("/desk/outbox/beat")).text);
}
check("it is red after a minute of silence", red);
check("the inbox tells the administrator", (await admin.get("/desk/inbox")).text.includes("有邮件未能送达"));
writeFileSync(`${box}/open`, "");
const dead = sql("SELECT id FROM outbox WHERE once = 'dead one'")[0][0];
const shown = await admin.get(`/desk/outbox/${dead}`);
check("a dead letter says what the server said", shown.status === 200 && shown.text.includes("no such box"), shown.status);
const again = await admin.post(`/desk/outbox/${dead}/resend`, { was: hidden(shown.text, "was") });
check("one is sent again", again.status === 303, again.status);
await until("and arrives", () => mails().some(m => m.subject === "dead one"));
check("the rest is sent again at once", (await admin.post("/desk/outbox/all", {})).status === 303);
await until("and arrives, too", () => mails().some(m => m.subject === "dead two"));
later(61);
await until("what was put off arrives in its time", () => mails().some(m => m.subject === "grey"));
for (const [connection] of sql("SELECT id FROM information_schema.processlist WHERE user LIKE '%tick'")) sql(`KILL ${connection}`);
sql(letter("after the loss", "good@x.example"));
await until("a lost connection to the database is made again", () => mails().some(m => m.subject === "after the loss"));
const ids = mails().map(m => m.id);
check("no mail came twice", new Set(ids).size === ids.length, ids.join(" "));
sink.kill();
end();
