// crowd.mjs -- one address, many people: guessing, slow bodies and slow headers hurt only who sends them (D3, D4).
import net from "node:net";
import { Client, check, end } from "../lib/client.mjs";

const port = Number(process.env.PORT), good = "moon-gate-2026", sleep = ms => new Promise(done => setTimeout(done, ms));
const open = [];
let answered = 0;

// A connection that has sent `head` and then a byte now and then, and is never done.
function slow(head) {
	return new Promise(done => {
		const s = net.connect(port, "127.0.0.1", () => s.write(head, () => { open.push(s); done(); }));
		s.on("data", data => { answered += / 429 /.test(String(data)) ? 1 : 0; });
		s.on("error", () => {});
		s.setNoDelay(true);
	});
}
const drip = setInterval(() => open.forEach(s => s.writable && s.write("x")), 2000);
const body = (path, more = "") => `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
	`Content-Length: 60000\r\n${more}\r\na=`;

// A receptionist and a tenant, both new here: no cookie, no known device.
async function people(when) {
	for (const [program, who] of [["portal", "shen.yan@chengguang.example"], ["desk", "ji.yao@xuting.example"]]) {
		const c = new Client();
		const came = await c.login(program, who, good);
		check(`${when}, ${program}'s people log in`, came.status === 303, came.status);
		const all = [];
		for (let i = 0; i < 20; i++) all.push((await c.get(`/${program}/me`)).status);
		check(`${when}, they are served`, all.every(s => s === 200), all.join(" "));
		const wrote = await c.post(`/${program}/me/theme`, { to: "light" }, `/${program}/me`);
		check(`${when}, they write`, wrote.status === 303, wrote.status);
	}
}

// Wrong passwords for invented names, from a guesser who keeps his cookie and one who does not.
const guesser = new Client();
const said = {};
for (let i = 0; i < 40; i++) {
	const c = i % 2 ? guesser : new Client();
	const s = (await c.login("portal", `nobody${i}@nowhere.example`, "wrong")).status;
	said[s] = (said[s] ?? 0) + 1;
}
check("forty wrong tries on invented names are told that they are wrong", said[422] === 40, JSON.stringify(said));
await people("after forty wrong tries from their address");

// Two hundred bodies that never end, with and without a cookie of ours.
const jar = n => `Cookie: foyer_portal=${"a".repeat(30)}${String(n).padStart(13, "0")}\r\n`;
await Promise.all(Array.from({ length: 200 }, (_, i) => slow(body(i % 2 ? "/portal/login" : "/desk/booking/new", i < 100 ? "" : jar(i % 10)))));
await sleep(300);
check("they are open", open.filter(s => !s.destroyed).length >= 190, `${open.filter(s => !s.destroyed).length} open`);
await people("beside two hundred slow bodies");
check("who opens too many is told", await (async () => {
	await Promise.all(Array.from({ length: 30 }, () => slow(body("/portal/login"))));
	await sleep(500);
	return answered > 0;
})(), answered);

// As many slow headers as once took every connection of nginx.
const before = open.length;
for (let n = 0; n < 4800; n += 400) await Promise.all(Array.from({ length: 400 }, () => slow("GET /portal/login HTTP/1.1\r\nHost: x\r\nX-A: ")));
const held = open.slice(before).filter(s => !s.destroyed).length;
check("thousands of slow headers are open", held > 4500, held);
await people("beside thousands of slow headers");

clearInterval(drip);
open.forEach(s => s.destroy());
end();
