// board.mjs -- a board that is remembered is never an old one: what anybody changes, everybody sees on the next look, on every worker.
import { Client, sql, check, end, workday } from "../lib/client.mjs";

const lin = new Client("127.0.3.1"), gu = new Client("127.0.3.2"), desk = new Client("127.0.3.3");
await lin.login("portal", "lin.shuyi@chengguang.example");
await gu.login("portal", "gu.qinghe@nanrong.example");
await desk.login("desk", "bai.zhi@xuting.example");
const day = workday(37);
const [room, name] = sql("SELECT id, name FROM room WHERE number = '202'")[0];
const grid = (who, program, more = "") => who.get(`/${program}/booking/grid?date=${day}${more}`);
/* The board as 16 asked at once get it, of more workers than one; how many of them hold what is looked for. */
const seen = async (who, program, word) => (await Promise.all([...Array(16)].map(() => grid(who, program)))).filter(a => a.status === 200 && a.text.includes(word)).length;
const everywhere = async (what, who, program, word) => { const n = await seen(who, program, word); return check(what, n === 16, `${n} of 16`); };
const nowhere = async (what, who, program, word) => { const n = await seen(who, program, word); return check(what, n === 0, `still ${n} of 16`); };

// All workers draw the day once and remember it.
await Promise.all([lin, gu].map(who => seen(who, "portal", name)));
await seen(desk, "desk", name);
const before = await grid(gu, "portal", "&live=1");
const same = await gu.get(`/portal/booking/grid?date=${day}&live=1`, { "If-None-Match": before.headers.etag });
check("a board that did not change is not sent again", same.status === 304 && same.text === "", same.status);

const made = await lin.post("/portal/booking/new", { room, date: day, from_at: "10:00", to_at: "12:00", title: "看板核对会", people: 4, cars: 0,
	layout: "board", tea: "none", contact: 1, contact_phone: "00012345678", payment: "account", notes: "" });
const id = /booking\/(\d+)/.exec(made.headers.location ?? "")?.[1];
check("a meeting is booked", made.status === 303 && id, made.status);
await everywhere("who booked it sees it on every worker", lin, "portal", "看板核对会");
const company = sql("SELECT short_name FROM company WHERE id = 1")[0][0];
await everywhere("the desk sees whose it is", desk, "desk", company);
await nowhere("another company does not see its title", gu, "portal", "看板核对会");
const after = await gu.get(`/portal/booking/grid?date=${day}&live=1`, { "If-None-Match": before.headers.etag });
check("but is sent the board anew, with one free time less", after.status === 200 && after.text !== before.text, after.status);

// Not only what passes through a page: the store itself tells.
sql("UPDATE company SET short_name = '改名看板' WHERE id = 1");
await everywhere("a company's new name stands on the desk's board at once", desk, "desk", "改名看板");
sql(`UPDATE company SET short_name = '${company}' WHERE id = 1`);
sql(`UPDATE room SET name = '新名轩' WHERE id = ${room}`);
await everywhere("so does a room's", gu, "portal", "新名轩");
sql(`UPDATE room SET name = '${name}' WHERE id = ${room}`);
sql(`INSERT INTO closure (site, room, state, starts_at, ends_at, reason, made_at) VALUES (1, ${room}, 'planned', '${day} 06:00', '${day} 07:00', '看板停用', UTC_TIMESTAMP())`);
await everywhere("and a closure", desk, "desk", "看板停用");
sql("DELETE FROM closure WHERE reason = '看板停用'");
await nowhere("and its end", desk, "desk", "看板停用");
const own = sql("SELECT title FROM booking WHERE id = " + id)[0][0];
sql(`START TRANSACTION; UPDATE booking SET title = '未成之事' WHERE id = ${id}; ROLLBACK`);
await nowhere("what was rolled back shows nowhere", lin, "portal", "未成之事");
await everywhere("and what was before is there", lin, "portal", own);
await lin.post(`/portal/booking/${id}/cancel`, { reason: "" });
await nowhere("a cancelled meeting is gone from every board", lin, "portal", "看板核对会");

// The guard is worth something: without it old boards are shown.
const trigger = sql("SHOW CREATE TRIGGER board_booking_update")[0][2].replaceAll("\\n", "\n").replaceAll("\\t", "\t");
const [other, title] = sql("SELECT id, title FROM booking WHERE company = 1 AND state = 'confirmed' AND starts_at > UTC_TIMESTAMP() ORDER BY id DESC LIMIT 1")[0];
const when = sql(`SELECT DATE(starts_at + INTERVAL 8 HOUR) FROM booking WHERE id = ${other}`)[0][0];
const asked = async word => (await Promise.all([...Array(16)].map(() => lin.get(`/portal/booking/grid?date=${when}`)))).filter(a => a.text.includes(word)).length;
await asked(title);
sql(`DROP TRIGGER board_booking_update; UPDATE booking SET title = '没有人说' WHERE id = ${other}`);
const missed = 16 - await asked("没有人说");
check("without the store's word a worker shows an old board", missed > 0, `${missed} of 16 old`);
sql(`${trigger}; UPDATE booking SET title = '说了' WHERE id = ${other}`);
check("with it again a new one", await asked("说了") === 16);
end();
