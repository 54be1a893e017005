// measure.mjs -- asks the pages of a running stack by wrk and prints what came out; started by tests/bench/run.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Client, base, sql, end, key, day as day_on } from "../lib/client.mjs";
import { full } from "./load.mjs";

const seconds = Number(process.env.SECONDS_EACH ?? 4), vars = process.env.FOYER_VAR;
const busy = day_on(40);     // a day with 120 bookings
const rows = [];
let hello = 0;

function wrk(path, client, long = seconds) {
	const run = spawnSync("wrk", ["-t1", "-c16", `-d${long}s`, "--timeout", "20s",
		...(client ? ["-H", `Cookie: ${[...client.jar].map(([n, v]) => `${n}=${v}`).join("; ")}`] : []), base + path], { encoding: "utf8" });
	const rate = /Requests\/sec:\s+([\d.]+)/.exec(run.stdout), bad = /Non-2xx or 3xx responses: (\d+)/.exec(run.stdout);
	if (bad) console.error(readFileSync(`${vars}/log/foyer.log`, "utf8").split("\n").filter(l => / db: | [45]\d\d [\d.]+ \d+ \d+$/.test(l)).slice(-6).join("\n"));
	if (!rate || bad) throw new Error(`${path}: ${bad ? `${bad[1]} answers were no good` : run.stdout + run.stderr}`);
	return Number(rate[1]);
}

const ratio = r => r >= 0.995 ? `${r.toFixed(2)} ×` : `${(100 * r).toFixed(1)} %`;
function note(what, rate, more = "") {
	rows.push([what, rate]);
	console.log(`${what.padEnd(46)} ${rate.toFixed(0).padStart(7)}/s  ${hello ? ratio(rate / hello).padStart(8) : ""}  ${more}`);
	return rate;
}

/* Rows the store has touched so far, temporary ones too. */
const touched = () => Number(sql("SELECT SUM(variable_value) FROM information_schema.global_status WHERE variable_name LIKE 'handler_read%'")[0][0]);

/* What a page costs by the log and the store: statements, bytes, rows touched (the least of five: others work too). */
async function cost(client, path) {
	let answer, rows = Infinity;
	for (let i = 0; i < 5; i++) {
		const before = touched();
		answer = await client.get(path);
		rows = Math.min(rows, touched() - before);
		if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
	}
	const line = () => readFileSync(`${vars}/log/foyer.log`, "utf8").trim().split("\n").filter(l => l.includes(` GET ${path.split("?")[0]} `)).at(-1)?.split(" ") ?? [];
	for (let i = 0; i < 20 && !(line().at(-2) >= 0); i++) await new Promise(r => setTimeout(r, 50));
	return { queries: Number(line().at(-2)), rows, bytes: Buffer.byteLength(answer.text) };
}
/* The machine is shared, and only what was measured together compares: the bare answer and the page in turns, the middle one
   of five shares counts. */
async function page(what, client, path) {
	const { queries, rows, bytes } = await cost(client, path), turns = [];
	for (let i = 0; i < 5; i++) {
		const bare = wrk("/hello", null, 1), rate = wrk(path, client, Math.max(1, Math.round(seconds / 4)));
		turns.push({ bare, rate, share: rate / bare });
	}
	const middle = turns.sort((a, b) => a.share - b.share)[2];
	hello = middle.bare;
	note(what, middle.rate, `${queries} statements, ${rows} rows touched, ${(bytes / 1024).toFixed(0)} kB`);
	return { ...middle, queries, rows };
}

sql(`INSERT INTO booking (site, company, number, state, room, starts_at, ends_at, title, people, layout, made_at, made_by)
	SELECT 1, 1 + (r.id * 7 + n.seq) % 34, CONCAT('ZZ-', r.id, '-', n.seq), 'confirmed', r.id,
		'${busy}' - INTERVAL 8 HOUR + INTERVAL 480 + n.seq * 150 MINUTE, '${busy}' - INTERVAL 8 HOUR + INTERVAL 600 + n.seq * 150 MINUTE,
		'测量', 2, 'board', UTC_TIMESTAMP(), 1 FROM room r JOIN seq_0_to_4 n WHERE r.part_of IS NULL;
	INSERT INTO booking (site, company, number, state, room, starts_at, ends_at, title, people, layout, made_at, made_by)
	SELECT 1, 3, CONCAT('ZY-', r.id, '-', n.seq), 'confirmed', r.id, '${busy}' - INTERVAL 8 HOUR + INTERVAL 1230 MINUTE,
		'${busy}' - INTERVAL 8 HOUR + INTERVAL 1245 MINUTE, '测量', 2, 'board', UTC_TIMESTAMP(), 1 FROM room r JOIN seq_0_to_0 n
	WHERE r.part_of IS NULL ORDER BY r.id LIMIT 10;
	INSERT INTO slot (room, starts_at, booking)
	SELECT a.atom, b.starts_at + INTERVAL n.seq * 15 MINUTE, b.id FROM booking b JOIN room_atom a ON a.room = b.room JOIN seq_0_to_20 n
	WHERE b.number LIKE 'Z%' AND b.starts_at + INTERVAL n.seq * 15 MINUTE < b.ends_at + INTERVAL 15 MINUTE`);
sql("ANALYZE TABLE booking, slot, closure, room, company, person, session");
const held = sql(`SELECT COUNT(*) FROM booking WHERE number LIKE 'Z%'`)[0][0];

const tenant = new Client(), desk = new Client();
if ((await tenant.login("portal", "lin.shuyi@chengguang.example")).status !== 303) throw new Error("the tenant cannot log in");
if ((await desk.login("desk", "bai.zhi@xuting.example")).status !== 303) throw new Error("the receptionist cannot log in");

console.log(`${seconds} s each, 16 connections, ratios to the bare FastCGI answer\n`);
wrk("/hello", null);
hello = wrk("/hello", null);
note("static file by nginx", wrk("/static/img/mark.svg", null));
note("bare FastCGI answer", hello);
note("bare FastCGI answer with one indexed query", wrk("/row", null));
const grid = await page(`day grid, ${sql("SELECT COUNT(*) FROM room WHERE state = 'published'")[0][0]} rooms, ${held} bookings, tenant`, tenant, `/portal/booking/grid?date=${busy}`);
const edition = () => Number(sql("SELECT (SELECT IFNULL(SUM(edition), 0) FROM board) + (SELECT COUNT(*) FROM board_change)")[0][0]), first = edition();
const busier = spawn("mariadb", ["--no-defaults", `--socket=${process.env.FOYER_DB}`, "-u", "root", "foyer"], { stdio: ["pipe", "inherit", "inherit"] });
busier.stdin.end(`DELIMITER //
BEGIN NOT ATOMIC DECLARE n INT DEFAULT 0; WHILE n < 2000 DO UPDATE booking SET notes = n WHERE number LIKE 'Z%' LIMIT 1; DO SLEEP(0.05); SET n = n + 1; END WHILE; END//
`);                                      // each makes the boards be drawn anew
await page("the same, 20 times a second another is booked", tenant, `/portal/booking/grid?date=${busy}`);
busier.kill();
if (edition() < first + 10 * seconds) throw new Error("nobody booked meanwhile");
await page("the same with a filter, drawn each time", tenant, `/portal/booking/grid?date=${busy}&people=2`);
await page("the same at the desk", desk, `/desk/booking/grid?date=${busy}`);
await page("find a room", tenant, `/portal/booking/find?date=${busy}&from=14:00&to=16:00&people=8`);
await page("list of bookings, desk", desk, "/desk/booking");
await page("one booking, desk", desk, `/desk/booking/${sql("SELECT MAX(id) FROM booking WHERE number LIKE 'HY%'")[0][0]}`);
await page("home, desk", desk, "/desk/");
note("public home page", wrk("/", null));

// Bookings: eight clients at once, each another room and day, so that every one succeeds.
const rooms = sql("SELECT id, (SELECT layout FROM room_layout l WHERE l.room = r.id LIMIT 1) FROM room r WHERE shortest <= 30 AND part_of IS NULL AND NOT needs_approval");
let made = 0;
const began = Date.now(), until = began + seconds * 1000;
await Promise.all([...Array(8).keys()].map(async n => {
	const [room, layout] = rooms[n];
	for (let i = 0; Date.now() < until && i < 400; i++) {
		const day = day_on(45 + Math.floor(i / 10)), hour = 8 + i % 10;
		const answer = await tenant.post("/portal/booking/new", { room, layout, date: day, from_at: `${String(hour).padStart(2, "0")}:00`,
			to_at: `${String(hour).padStart(2, "0")}:45`, title: "测量", people: 2, cars: 0, tea: "none", contact: 1, contact_phone: "00012345678",
			payment: "account", notes: "" }, { once: key() });
		if (answer.status !== 303) throw new Error(`booking: ${answer.status} ${answer.text.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").slice(0, 400)}`);
		made++;
	}
}));
note("a booking made (8 at once)", made / (Date.now() - began) * 1000);

const fast = process.env.LOAD === "no" || await full({ page, sql, desk, tenant, busy });

const share = grid.share;
console.log(`\nThe day grid reaches ${(100 * share).toFixed(1)} % of the bare answer with ${grid.queries} statements (asked for: 10 %, at most 4).`);
end();
if (share < 0.1 || grid.queries > 4 || !fast) process.exitCode = 1;
