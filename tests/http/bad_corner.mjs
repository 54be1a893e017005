// bad_corner.mjs -- what hides in secondary screens: histories, attachments, masked numbers, keys used for something else, last administrators, mails without end.
import { readFile, readdir } from "node:fs/promises";
import { spawn } from "node:child_process";
import { deflateSync } from "node:zlib";
import { Client, base, sql, check, day, end, house as local, key, refused } from "../lib/client.mjs";

const from = n => new Client(`127.0.0.${n}`);
const lin = from(2), member = from(3), desk = from(4), keeper = from(5), admin = from(6), second = from(7), nobody = from(8);
await lin.login("portal", "lin.shuyi@chengguang.example");
await member.login("portal", "shen.yan@chengguang.example");
await desk.login("desk", "bai.zhi@xuting.example");
await keeper.login("desk", "ji.yao@xuting.example");
await admin.login("desk", "xiang.qing@xuting.example");
const one = text => sql(text)[0]?.[0] ?? "";
const made = (answer, module) => new RegExp(`${module}/(\\d+)`).exec(answer.headers.location ?? "")?.[1] ?? "0";

// The history of what everybody may look at is the house's.
await keeper.post("/desk/room/1/retire", { was: "published", note: "屋顶漏水", told: "屋顶漏水" });
await keeper.post("/desk/room/1/revive", { was: "retired" });
await keeper.post("/desk/room/1/publish", { was: "draft" });
const dossier = { desk: await keeper.get("/desk/room/1"), street: await nobody.get("/portal/room/1"), tenant: await lin.get("/portal/room/1") };
check("the desk reads the history of a room", dossier.desk.text.includes("屋顶漏水") && dossier.desk.text.includes("季遥"), dossier.desk.status);
check("nobody else reads who of the house did what to a room, and why", ["street", "tenant"].every(who => dossier[who].status === 200 && !/屋顶漏水|季遥/.test(dossier[who].text)));
const mine = one("SELECT h.record FROM history h JOIN booking b ON b.id = h.record WHERE h.module = 'booking' AND b.company = 1 LIMIT 1") ||
	made(await lin.post("/portal/booking/new", { room: one("SELECT id FROM room WHERE number = '203'"), date: local(40).slice(0, 10), from_at: "10:00", to_at: "11:00", title: "历史", people: 2, cars: 0, layout: "board", tea: "none", contact: 1, contact_phone: "00012345678", payment: "account" }), "booking");
check("a tenant reads the history of an own booking", /class="timeline|history/.test((await lin.get(`/portal/booking/${mine}`)).text));

// Attachments: only to what a tenant may start.
const bytes = (name, text, fields) => Buffer.from(Object.entries(fields).map(([n, v]) => `--XX\r\nContent-Disposition: form-data; name="${n}"\r\n\r\n${v}\r\n`).join("") +
	`--XX\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--XX--\r\n`);
const attach = (client, path, text, once = key()) => client.request("POST", path, { body: bytes("a.txt", text, { csrf: client.csrf, once }),
	headers: { "Content-Type": "multipart/form-data; boundary=XX", Origin: base, "Sec-Fetch-Site": "same-origin" } });
const houses = [["bulletin", "SELECT id FROM bulletin WHERE state = 'published' AND audience = 'all' LIMIT 1"], ["mail", "SELECT id FROM mail WHERE company = 1 AND person IS NULL LIMIT 1"],
	["deposit", "SELECT id FROM object_deposit WHERE company = 1 LIMIT 1"], ["fax", "SELECT id FROM fax WHERE company = 1 LIMIT 1"]].map(([m, q]) => [m, one(q)]).filter(([, id]) => id);
check("there are records of the house to try", houses.length >= 2, houses.join(" "));
await refused("files that a tenant hangs on the house's records", [403, 404], houses.map(([m, id]) => [m, () => attach(lin, `/portal/${m}/${id}/file`, "house paper")]));
check("nor is it offered", (await Promise.all(houses.map(([m, id]) => lin.get(`/portal/${m}/${id}`)))).every(a => !/action="[^"]*\/file"/.test(a.text)));

// Photographs: what visitors of the site and tenants get was drawn anew; what could not be is nobody's.
const crc = bytes => ~bytes.reduce((c, b) => { c ^= b; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c; }, -1) >>> 0;
const word = n => { const b = Buffer.alloc(4); b.writeUInt32BE(n >>> 0); return b; };
const chunk = (type, data) => { const body = Buffer.concat([Buffer.from(type), data]); return Buffer.concat([word(data.length), body, word(crc(body))]); };
const png = (w, h, data) => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", Buffer.concat([word(w), word(h), Buffer.from([8, 2, 0, 0, 0])])), chunk("IDAT", deflateSync(data)), chunk("IEND", Buffer.alloc(0))]);
const picture = async (name, bytes) => {
	const body = Buffer.concat([Buffer.from(`--XX\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${keeper.csrf}\r\n--XX\r\nContent-Disposition: form-data; name="photo"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`), bytes, Buffer.from("\r\n--XX--\r\n")]);
	const answer = await keeper.request("POST", "/desk/room/2/photo_new", { body, headers: { "Content-Type": "multipart/form-data; boundary=XX", Origin: base, "Sec-Fetch-Site": "same-origin" } });
	return answer.status === 303 ? one("SELECT MAX(id) FROM file WHERE module = 'room'") : "0";
};
const plain = await picture("a.png", Buffer.concat([png(4, 4, Buffer.alloc(52)), Buffer.from("<script>GPS 28.2N 112.9E</script>")])), bomb = await picture("b.png", png(60000, 60000, Buffer.alloc(100000)));
let published;
for (let left = 80; left > 0 && (published = await nobody.get(`/photo/${plain}.jpg`)).status !== 200; left--) await new Promise(go => setTimeout(go, 250));
check("a photograph is published as it was drawn anew, without what else was in the file", plain !== "0" && published.status === 200 && published.headers["content-type"] === "image/jpeg" && !published.text.includes("GPS") &&
	!(await lin.get(`/portal/room/2/photo?file=${plain}`)).text.includes("GPS"), published.status);
check("one that cannot be drawn is not published, nor shown to tenants", bomb !== "0" && (await Promise.all([nobody.get(`/photo/${bomb}.png`), nobody.get(`/photo/${bomb}.jpg`), lin.get(`/portal/room/2/photo?file=${bomb}`)])).every(a => a.status === 404));

// One key, another file: not the same post.
const once = key(), first = await attach(lin, `/portal/booking/${mine}/file`, "one", once), again = await attach(lin, `/portal/booking/${mine}/file`, "one", once);
const other = await attach(lin, `/portal/booking/${mine}/file`, "two", once), files = `SELECT COUNT(*) FROM file WHERE module = 'booking' AND record = ${mine}`;
check("the same file sent twice is kept once", first.status === 303 && again.status === 303 && one(files) === "1", `${first.status} ${again.status} ${one(files)}`);
check("another file under the same key is refused, not lost in silence", other.status === 422, other.status);

// A hundred lines at once: the way there is a long one.
const many = sql("SELECT id FROM mail ORDER BY id LIMIT 100").map(r => r[0]), hand = await desk.post("/desk/mail/bulk", { step: "collect", id: many });
check("a hundred ticked items are handed over by one form", many.length > 50 && hand.status === 303 && (hand.headers.location.match(/id=/g) ?? []).length === many.length, `${many.length} ${hand.status}`);

// What is said for the whole company its administrator says: a member does not turn its mail to an own address.
const away = { whose: "company", from_on: day(200), until_on: day(205), message: "keep", mail: "keep", object: "keep", fax: "keep", newspaper: "keep" };
const off = made(await lin.post("/portal/absence/new", away), "absence"), turned = { ...away, mail: "forward", forward_to: "某人家里", was: "instruction_recorded" };
const tries = [await member.post(`/portal/absence/${off}/edit`, turned), await member.post(`/portal/absence/${off}/back`, { was: "instruction_recorded" })];
check("a member does not change the company's absence", off !== "0" && tries.every(a => a.status === 409) && one(`SELECT CONCAT(state, mail, forward_to) FROM absence WHERE id = ${off}`) === "instruction_recordedkeep", tries.map(a => a.status).join(" "));
const changed = await lin.post(`/portal/absence/${off}/edit`, turned), own = await member.post("/portal/absence/new", { ...away, whose: "me" });
check("its administrator does, and a member says so for oneself", changed.status === 303 && own.status === 303 && (await member.post(`/portal/absence/${made(own, "absence")}/back`, { was: "instruction_recorded" })).status === 303, `${changed.status} ${own.status}`);
await desk.post("/desk/mail/new", { item_no: "XA900000001CN", company: 1 });
const unnamed = one("SELECT MAX(id) FROM mail WHERE item_no = 'XA900000001CN'");
const choice = { instruction: "forward", instruction_note: "某人家里" }, picked = await member.post(`/portal/mail/${unnamed}/choose`, choice);
check("nor where a letter to the company goes", picked.status === 409 && one(`SELECT instruction FROM mail WHERE id = ${unnamed}`) === "hold" && (await lin.post(`/portal/mail/${unnamed}/choose`, choice)).status === 303, `${unnamed} ${picked.status}`);

// A free cancellation that is over does not come back by a change.
const booked = { room: one("SELECT id FROM room WHERE number = '203'"), date: day(45), from_at: "10:00", to_at: "12:00", title: "太晚", people: 2, cars: 0, layout: "board", tea: "none", contact: 1, contact_phone: "00012345678", payment: "account" };
const late = made(await lin.post("/portal/booking/new", booked), "booking"), late_row = () => one(`SELECT CONCAT(state, price, cancel_until < UTC_TIMESTAMP()) FROM booking WHERE id = ${late}`);
sql(`UPDATE booking SET cancel_until = UTC_TIMESTAMP() - INTERVAL 1 MINUTE WHERE id = ${late}`);
const at_first = late_row(), refusals = [await lin.post(`/portal/booking/${late}/cancel`, { reason: "" }), await lin.post(`/portal/booking/${late}/change`, { ...booked, to_at: "11:00" })];
check("what can no longer be cancelled free of charge is not made cheaper", refusals.every(a => a.status === 409) && late_row() === at_first, `${refusals.map(a => a.status)} ${at_first} ${late_row()}`);
const moved = await lin.post(`/portal/booking/${late}/change`, { ...booked, date: day(52) }), after_all = await lin.post(`/portal/booking/${late}/cancel`, { reason: "" });
check("nor moved to another day and cancelled there", moved.status === 303 && after_all.status === 409 && late_row() === at_first, `${moved.status} ${after_all.status} ${late_row()}`);

// What is masked stays masked in the form that corrects the rest.
const number = "440301CANARY1234", loan = { company: 1, borrower: "张三", phone: "13800000000", room_no: "5203", areas: "gate", purpose: "开会", id_kind: "id_card" };
const card = made(await desk.post("/desk/card/new", { ...loan, id_number: number }), "card");
const shown = await Promise.all(["", "/edit", "/lend", "/refuse"].map(step => desk.get(`/desk/card/${card}${step}`)));
check("no form shows a masked number", card !== "0" && shown.every(a => a.status === 200 && !a.text.includes("CANARY")), shown.map(a => `${a.status} ${a.text.includes("CANARY")}`).join("; "));
const kept = await desk.post(`/desk/card/${card}/edit`, { ...loan, purpose: "会议", id_number: "", was: "form_filled" });
check("left empty it stays", kept.status === 303 && one(`SELECT CONCAT(id_number, purpose) FROM card_loan WHERE id = ${card}`) === `${number}会议`, kept.status);
const lists = await Promise.all(["/desk/card?as=csv", "/desk/card?q=440301", "/report/card/book", `/report/card/${card}/form`, `/portal/card/${card}`, "/desk/find?q=1234"].map(p => (p.startsWith("/portal") ? lin : desk).get(p)));
check("nor does a list, an export, a print, the search or the portal", lists.every(a => !a.text.includes("CANARY")));
const bare = await desk.get(`/desk/card/${card}/reveal`), why = await desk.post(`/desk/card/${card}/reveal`, { reason: "" });
check("it is shown for a reason only", !bare.text.includes("CANARY") && why.status === 422 && !why.text.includes("CANARY"));
const told = await desk.post(`/desk/card/${card}/reveal`, { reason: "失主来取" });
check("and who looked stands in the history", told.text.includes(number) && one(`SELECT note FROM history WHERE module = 'card' AND record = ${card} AND step = 'reveal'`) === "失主来取", told.status);
check("history, mails and logs never had it", one(`SELECT (SELECT COUNT(*) FROM history WHERE CONCAT(changes, note) LIKE '%CANARY%') + (SELECT COUNT(*) FROM outbox WHERE body LIKE '%CANARY%') + (SELECT COUNT(*) FROM inbox WHERE body LIKE '%CANARY%')`) === "0" &&
	!(await readFile(`${process.env.FOYER_VAR}/log/foyer.log`, "utf8")).includes("CANARY"));

// Two at once: each sees the other as the administrator who stays.  The rows are held until both have looked.
const held = (rows, both) => new Promise((done, failed) => {
	const holder = spawn("mariadb", ["--no-defaults", `--socket=${process.env.FOYER_DB}`, "-u", "root", "-NB", "foyer", "-e", `START TRANSACTION; ${rows} FOR UPDATE; SELECT 'held'; SELECT SLEEP(1); COMMIT`, "--unbuffered"]);
	let acts;
	holder.stdout.on("data", text => { if (String(text).includes("held")) acts ??= both(); }).on("error", failed);
	holder.on("close", () => (acts ?? both()).then(done, failed));
});
sql("UPDATE person SET is_company_admin = (id IN (1, 2)) WHERE company = 1");
const as = id => { const [name, email] = sql(`SELECT name, email FROM person WHERE id = ${id}`)[0]; return { name, email, was: "active" }; };
const demoted = await held("SELECT id FROM person WHERE id IN (1, 2)", () => Promise.all([lin.post("/portal/person/2/edit", as(2)), member.post("/portal/person/1/edit", as(1))]));
check("two administrators who demote each other leave one", one("SELECT COUNT(*) FROM person WHERE company = 1 AND is_company_admin AND state = 'active'") === "1", demoted.map(a => a.status).join(" "));
sql("UPDATE person SET is_company_admin = (id = 1) WHERE company = 1; INSERT IGNORE INTO person_role SELECT p.id, (SELECT MIN(d.id) FROM department d WHERE d.state = 'active'), 'admin' FROM person p WHERE p.email = 'song.qingshang@xuting.example'");
await second.login("desk", "song.qingshang@xuting.example");
const posts = sql("SELECT r.person, r.department FROM person_role r JOIN person p ON p.id = r.person WHERE r.role = 'admin' AND p.state = 'active' ORDER BY r.person");
const taken = await held("SELECT * FROM person_role WHERE role = 'admin'", () => Promise.all([admin, second].map((who, i) => who.post(`/desk/staff/${posts[i][0]}/roles`, { role: "admin", department: posts[i][1], take: 1 }))));
check("the house keeps an administrator although two roles are taken away at once", posts.length === 2 &&
	one("SELECT COUNT(*) FROM person_role r JOIN person p ON p.id = r.person WHERE r.role = 'admin' AND p.state = 'active'") === "1", taken.map(a => a.status).join(" "));

// The same new address from eight hands: one person, seven polite answers.
const same = await Promise.all(Array.from({ length: 8 }, () => desk.post("/desk/person/new", { company: 1, name: "同名", email: "same@chengguang.example" })));
check("eight who invite the same address at once make one person and no failure", same.filter(a => a.status === 303).length === 1 && same.filter(a => a.status === 422).length === 7 &&
	one("SELECT COUNT(*) FROM person WHERE email = 'same@chengguang.example'") === "1", same.map(a => a.status).join(" "));

// Four eyes: who wrote a part of a notice does not approve it.
const leader = from(10), note = { title: "停水通知", body: "今晚停水两小时。", audience: "all", from_on: day(0) };
await leader.login("desk", "ji.nanxing@xuting.example");
const notice = made(await desk.post("/desk/bulletin/new", note), "bulletin");
await leader.post(`/desk/bulletin/${notice}/edit`, { ...note, body: "明晚停水两小时。", was: "draft" });
const alone = await leader.post(`/desk/bulletin/${notice}/approve`, { was: "draft" }), another = await second.post(`/desk/bulletin/${notice}/approve`, { was: "draft" });
check("a notice is approved by nobody who wrote a part of it", notice !== "0" && alone.status === 409 && another.status === 303, `${alone.status} ${another.status}`);

// A room's number stands in addresses of the public site.
const again_room = { name: "又一间", number: "203", kind: one("SELECT kind FROM room WHERE number = '203'"), floor: "二层", area: 30, seats_board: 8, price_hour: "100", opens_at: "08:00", closes_at: "20:00",
	weekdays: ["1", "2", "3", "4", "5"], buffer_before: 0, buffer_after: 15, shortest: 30, longest: 480, notice_days: 90 };
const odd_rooms = await Promise.all([{}, { number: "../../x" }, { number: "三号" }].map(other => keeper.post("/desk/room/new", { ...again_room, ...other })));
const fine = await keeper.post("/desk/room/new", { ...again_room, number: "299" });
check("a number that another room has, or that is no part of an address, is refused", odd_rooms.every(a => a.status === 422) && fine.status === 303, `${odd_rooms.map(a => a.status)} ${fine.status}`);

// The search is a page like any other.
const cleaner = from(9), look = `/desk/find?q=${encodeURIComponent("林书仪")}`;
await cleaner.login("desk", "tong.an@xuting.example");
const hits = { desk: (await desk.get(look)).text, cleaner: (await cleaner.get(look)).text };
check("the search shows the front desk a tenant, a cleaner not: the cleaner's pages have none", /\/desk\/person\/\d+/.test(hits.desk) && hits.cleaner.length > 500 && !/\/desk\/(person|company)\/\d+|@chengguang/.test(hits.cleaner));

// Mails to a stranger end.
const guest = { name: "访客", expected_at: local(2), email: "stranger@elsewhere.example" };
const asked = [];
for (let i = 0; i < 8; i++) asked.push((await lin.post("/portal/visitor/new", guest)).status);
const visit = one("SELECT MAX(id) FROM visitor WHERE email = 'stranger@elsewhere.example'");
for (let i = 0; i < 8; i++) asked.push((await lin.post(`/portal/visitor/${visit}/resend`, { was: "expected" })).status);
const mails = +one("SELECT COUNT(*) FROM outbox WHERE address = 'stranger@elsewhere.example'");
check("a stranger gets no more than ten mails an hour from one company", mails >= 5 && mails <= 10 && asked.includes(409) && !asked.some(s => s >= 500), `${mails}: ${asked.join(" ")}`);

sql("INSERT INTO person (site, company, state, name, email, made_at) SELECT 1, 1, 'invited', '众人', CONCAT('crowd', n.seq, '@elsewhere.example'), UTC_TIMESTAMP() FROM seq_1_to_100 n");
const crowd = await lin.post("/portal/person/new", { name: "又一人", email: "more@elsewhere.example" });
check("nor does a company invite people without end", crowd.status === 422 && one("SELECT COUNT(*) FROM person WHERE email = 'more@elsewhere.example'") === "0", crowd.status);

// A guest whose address was wrong: the link that went astray is dead, a new one goes to the right address.
const letter = async address => {        // the link in the mail that went there; the clock sends each second and keeps no body
	for (let left = 60; left > 0; left--, await new Promise(go => setTimeout(go, 250)))
		for (const name of await readdir(`${process.env.FOYER_VAR}/mail`)) {
			const mail = name.endsWith(".eml") ? await readFile(`${process.env.FOYER_VAR}/mail/${name}`, "latin1") : "";
			const link = mail.includes(address) && mail.split(/\r?\n\r?\n/).map(part => /\/portal\/visit\/[\w-]{43}/.exec(Buffer.from(part, "base64").toString())?.[0] ?? /\/portal\/visit\/[\w-]{43}/.exec(part)?.[0]).find(Boolean);
			if (link) return link;
		}
	return "/portal/visit/none";
};
const astray = made(await lin.post("/portal/visitor/new", { name: "迟客", expected_at: local(2), email: "wrong@elsewhere.example" }), "visitor");
const state = () => sql(`SELECT token, code FROM visitor WHERE id = ${astray}`)[0];
const [token, code] = state(), wrong = await letter("wrong@elsewhere.example");
check("the guest's link opens without a log-in", (await nobody.get(wrong)).text.includes(code), wrong);
const put = await lin.post(`/portal/visitor/${astray}/edit`, { name: "迟客", expected_at: local(2), email: "right@elsewhere.example", was: "expected" });
const [anew, other_code] = state(), right = await letter("right@elsewhere.example");
check("a corrected address gets a link and a code of its own, and the old ones are worthless", put.status === 303 && anew !== token && other_code !== code &&
	(await nobody.get(right)).text.includes(other_code) && (await nobody.get(wrong)).status === 404, `${put.status} ${right}`);
await lin.post(`/portal/visitor/${astray}/withdraw`, { was: "expected" });
check("no link opens after the visit was called off", (await nobody.get(right)).status === 404);

// A cell that a spreadsheet would compute.
for (const name of ["=1+1", "＝1+1", "+1", "-1", "@SUM(1)"]) await lin.post("/portal/visitor/new", { name, expected_at: local(3) });
const csv = (await desk.get("/desk/visitor?as=csv")).text;
check("no cell of an export begins a formula", csv.includes("1+1") && !/(^|,)"[=＝+＋\-－@＠]/m.test(csv.replace(/^﻿/, "")), /(^|,)"[=＝+＋\-－@＠][^,]*/m.exec(csv)?.[0]);

// What each program's database user may write.
const grants = user => sql(`SHOW GRANTS FOR ${user}@localhost`).flat().filter(g => !g.startsWith("GRANT USAGE"));
const writes = user => grants(user).filter(g => /INSERT|UPDATE|DELETE|DROP|ALTER|CREATE|ALL|FILE|SUPER/.test(g.split(" ON ")[0]));
check("sheets and machines write nothing", [...writes("foyer_report"), ...writes("foyer_feed")].length === 0, [...writes("foyer_report"), ...writes("foyer_feed")].join("; "));
const open = writes("foyer_portal").map(g => /\.`?(\w+|\*)`? TO/.exec(g)?.[1]);
const closed = ["*", "room", "room_band", "room_layout", "room_equipment", "closure", "company", "department", "person_role", "setting", "site", "calendar_day", "question", "bulletin", "object_deposit", "heartbeat", "migration"];
check("the portal writes no rooms, prices, companies, roles or settings", closed.every(t => !open.includes(t)), closed.filter(t => open.includes(t)).join(" "));
check("nor can it make a tenant a member of staff", !writes("foyer_portal").some(g => /ON `?foyer`?\.`?person`? /.test(g) && /UPDATE(?! \()|UPDATE \([^)]*\bcompany\b/.test(g.split(" ON ")[0])), writes("foyer_portal").filter(g => g.includes("person")).join("; "));
const reads = (user, text) => { try { process.env.FOYER_DB_USER = user; sql(text); return true; } catch { return false; } finally { process.env.FOYER_DB_USER = "root"; } };
check("sheets and machines read people, but no password, mailed link or log-in", ["foyer_report", "foyer_feed"].every(user => reads(user, "SELECT name FROM person LIMIT 1; SELECT id FROM booking LIMIT 1") &&
	!["SELECT password FROM person LIMIT 1", "SELECT * FROM ticket LIMIT 1", "SELECT body FROM outbox LIMIT 1", "SELECT location FROM once LIMIT 1", "UPDATE room SET capacity = 1"].some(text => reads(user, text))));
check("what happened is only added to, by any program, and no table changes its shape", ["foyer_portal", "foyer_desk", "foyer_tick"].every(user => reads(user, "SELECT id FROM history LIMIT 1") &&
	!["UPDATE history SET name = 'x'", "DELETE FROM history", "TRUNCATE history", "DROP TABLE booking", "UPDATE migration SET checksum = ''"].some(text => reads(user, text))));
check("nobody of them reaches files, users or other databases", ["portal", "desk", "report", "feed", "tick"].every(p => grants(`foyer_${p}`).every(g => / ON `?foyer`?\./.test(g) && !/GRANT OPTION/.test(g))));
end();
