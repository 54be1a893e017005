// receptionists_day.mjs -- the desk's registers through one day and the three that follow (P001-P004, P008-P011, P021-P027,
// P035-P040): every record on its pages, the clock moved, the tenant's side in the portal, the day's books on paper.
import { Person, check, day, later, mail, over, set_time, sql, until } from "./lib.mjs";
import { fill, last, make, pen, refused, state, take, walk } from "./lib_day.mjs";

const lin = "lin.shuyi@chengguang.example", one = words => sql(words)[0]?.[0];
set_time("09:00");
let d = await Person.at("desk", "bai.zhi@xuting.example"), t = await Person.at("portal", lin), boss = await Person.at("desk", "ji.nanxing@xuting.example");
const in_portal = async (what, path, words) => {
	await t.go(path);
	check(`${what}: the tenant sees it in the portal`, t.status === 200 && (await t.text()).includes(words), `${t.status} ${t.here()} ${(await t.text()).slice(0, 200)}`);
};

// P001, P002: a customer is received, registered, served, settled.
const guest = await make(d, "P001 a customer is received", "reception", { customer: "韩知夏", phone: "0000-3690", needs: "想租一间两人办公室" }, "arrived greeted");
if (state("reception", guest) === "arrived") await take(d, "P001 greeted", "reception", guest, "greet", "greeted");
await take(d, "P001 informed", "reception", guest, "inform", "informed");
await d.go("/desk/company/new");
await fill(d, { name: "青禾茶业", short_name: "青禾茶业" });
await d.send("main form.form button.btn-primary");
if (d.here().endsWith("/new")) await d.send("main form button[type=submit]:last-of-type, main form.form button.btn-primary");
const company = one("SELECT id FROM company WHERE name = '青禾茶业'");
check("P002 a customer is registered", !!company, `${d.status} ${d.here()} ${(await d.text()).slice(0, 200)}`);
await d.go("/desk/company/new");
await fill(d, { name: "澄光仪器有限公司", short_name: "澄光仪器" });
await d.send("main form.form button.btn-primary");
check("P002 one who is on record already is shown before it is written twice", (await d.text()).includes("澄光"), `${d.status} ${d.here()}`);
await walk(d, "P001", "reception", guest, [["register", "registered", { company: "qhcy", phone: "0000-3690" }], ["assign", "assigned", { clerk: "bz" }], ["serve", "served"], ["settle", "settled", { amount: "0" }]]);
await d.go("/desk/company/1");
await d.look("P002 the page of one company", { narrow: "axe" });

// P003: announced in the portal, walking in, refused, out.
const coming = await make(t, "P003 a tenant announces a guest", "visitor", { name: "高允之", expected_at: `${day()}T11:00`, email: "gao@guest.example" }, "expected");
const pass = await mail("P003 the guest gets the way and a code", "gao@guest.example", m => /\/Q\/|visit/.test(m.text));
check("P003 the code's QR is with it", !!pass && pass.types.length >= 2, pass?.types);
await d.go(`/desk/visitor/checkin?q=${one(`SELECT code FROM visitor WHERE id = ${coming}`)}`);
await d.send("main form[method=post] button.btn-primary");
check("P003 by the code the guest is in", ["identified", "guided"].includes(state("visitor", coming)), state("visitor", coming));
await in_portal("P003", "/portal/visitor", "高允之");
const walk_in = await make(d, "P003 a visitor walks in", "visitor", { name: "蒋小满", company: "cgyq", badge: "08" }, "arrived greeted identified");
for (const [step, to] of [["greet", "greeted"], ["identify", "identified"], ["guide", "guided"]]) if (await d.page.locator(`main [href$="/${step}"], main form[action$="/${step}"]`).count()) await take(d, `P003 ${step}`, "visitor", walk_in, step, to);
await d.go("/report/visitor/inhouse");
check("P003 the list of who is in the house has both", /高允之/.test(await d.text()) && /蒋小满/.test(await d.text()));
await d.go("/desk/visitor/checkin");
await d.send(d.page.locator("main li", { hasText: "蒋小满" }).locator("form button").first());
check("P003 out", state("visitor", walk_in) === "left", state("visitor", walk_in));

// P004: a question nobody can answer runs by its clock.
const q = await make(d, "P004 a question is noted", "question", { question: "能否在大堂办一天的展览？", asker: "韩知夏", contact: "0000-3690" }, "noted escalated");
if (state("question", q) === "noted") await take(d, "P004 the superior is asked", "question", q, "escalate", "escalated");
later(61 * 60);
await until("P004 its clock runs out and shows it", async () => { await d.go("/desk/home/clocks"); return (await d.text()).includes(one(`SELECT number FROM question WHERE id = ${q}`)); }, 20);
await walk(boss, "P004", "question", q, [["clarify", "clarified", { answer: "可以，需提前七日。" }]]);
await take(d, "P004 the customer is told", "question", q, "reply", "replied");

// P008, P009: cards and deposited things.
const stock = one("SELECT card_no FROM access_card WHERE state = 'ready' LIMIT 1");
const card = await make(d, "P008 who borrows a card fills the form", "card", { borrower: "林书仪", company: "cgyq", room_no: "203", phone: "0000-1357", id_kind: "id_card", id_number: "110101199001012468", areas: ["floor"], purpose: "加班" }, "form_filled requested");
await take(d, "P008 a card is handed out against a signature", "card", card, "lend", "lent", { card_no: stock, due_at: `${day()}T12:00`, signature: "drawn" });
await d.go(`/report/card/${card}/form`);
check("P008 the ink is on the printed form", await d.page.locator("svg path[d^=M]").count() > 0);
await in_portal("P008", "/portal/card", stock);
later(3 * 3600);
await until("P008 overdue by the clock", () => state("card", card) === "overdue", 25);
await take(d, "P008 back", "card", card, "back", "returned");
const bag = await make(d, "P009 a thing is deposited with a tag", "deposit", { depositor: "林书仪", company: "cgyq", description: "灰色行李箱", pieces: 1, place: "A3" }, "received kept");
await in_portal("P009", "/portal/deposit", "灰色行李箱");
await refused(d, "P009 without proof it is not handed out", "deposit", bag, "collect", null, { proof: "tag", typed: "0000" });
const tag = one(`SELECT number FROM object_deposit WHERE id = ${bag}`);
await take(d, "P009 handed out against the tag", "deposit", bag, "collect", "collected", { proof: "tag", typed: tag, signature: pen });

// P010, P011: log, notices, correspondence.
const entry = await make(d, "P010 a line of the duty log", "duty", { text: "三层东侧走廊灯不亮。" }, "logged");
await walk(d, "P010", "duty", entry, [["tell", "department_notified"]]);
await take(boss, "P010 the treatment", "duty", entry, "treat", "treatment_logged");
await take(d, "P010 asked back and closed", "duty", entry, "close", "closed", { callback: "问过，已亮。" });
const note = await make(d, "P010 a handover note", "handover", { note: "钥匙柜点清；李师傅明早来。" }, "written");
await take(boss, "P010 read and signed by the next shift", "handover", note, "sign", "signed");
const news = await make(boss, "P011 a notice is drafted", "bulletin", { title: "周六上午检修电梯", body: "周六九时至十二时，东侧电梯停用。", from_on: day() }, "draft");
const head = await Person.at("desk", "song.qingshang@xuting.example");
await take(head, "P011 approved", "bulletin", news, "approve", "approved");
await take(boss, "P011 published", "bulletin", news, "publish", "published");
await in_portal("P011", `/portal/bulletin/${news}`, "周六上午检修电梯");
const letter = await make(d, "P011 a letter to the house", "letter", { sender: "区消防大队", subject: "月度检查" }, "received");
await walk(d, "P011", "letter", letter, [["assign", "assigned", { clerk: "bz" }], ["reply", "replied", { reply: "已收到，届时配合检查。" }], ["put_away", "filed"]]);

// P021, P022: the operator.
const op = await Person.at("desk", "qin.sang@xuting.example");
const calls = () => Number(one("SELECT COUNT(*) FROM phone_call WHERE state = 'message_taken'")), waiting = calls();
const two_keys = async key => { await op.page.waitForLoadState("networkidle"); await op.page.keyboard.press(key); await Promise.all([op.page.waitForNavigation(), op.page.keyboard.press("Enter")]); };
await op.go(`/desk/phone?q=${encodeURIComponent("林书仪")}`);
await two_keys("r");
check("P021 to call back one must know whom: refused", op.status === 409 && calls() === waiting, op.status);
await op.go(`/desk/phone?q=${encodeURIComponent("林书仪")}`);
await two_keys("c");
check("P021 a message in two keys", op.status === 200 && calls() === waiting + 1, `${op.status} ${calls()}`);
const call = last("call");
await in_portal("P021", `/portal/call/${call}`, one(`SELECT number FROM phone_call WHERE id = ${call}`));
await mail("P021 and by mail at once", lin, m => /来过电话|留言|来电/.test(m.subject + m.text));
await op.look("P021 the operator's page", { narrow: "axe" });
const abroad = await make(op, "P022 a long-distance call is asked for", "long_call", { guest: "林书仪", company: "cgyq", city: "Lisbon", phone: "2100000" }, "greeted slip_filled");
if (state("long_call", abroad) === "greeted") await take(op, "P022 the slip", "long_call", abroad, "fill", "slip_filled", { city: "Lisbon", phone: "2100000" });
await walk(op, "P022", "long_call", abroad, [["rate", "rate_told"], ["deposit", "deposit_taken", { deposit: "200" }]]);
later(120);
await walk(op, "P022", "long_call", abroad, [["connect", "connected"]]);
later(185);
await walk(op, "P022", "long_call", abroad, [["end", "ended"], ["bill", "billed", { minutes: 3, seconds: 5 }], ["cash", "cash"], ["log", "logged"]]);

// P023-P026: fax out with a page in error, in, nobody's, awaited.
const out = await make(d, "P023 a fax is to be sent", "fax_sent", { guest: "林书仪", company: "cgyq", fax_no: "0000-8811", pages: 3 }, "greeted form_filled");
if (state("fax_sent", out) === "greeted") await take(d, "P023 the form", "fax_sent", out, "fill", "form_filled");
await walk(d, "P023", "fax_sent", out, [["tell", "rate_told"], ["check", "manuscript_checked", { fax_no: "0000-8811", pages: 3 }], ["code", "code_looked_up"], ["send", "sending"],
	["error", "error_page", { error_pages: "2" }], ["resend", "page_resent"], ["ok", "report_ok", { seconds: 95 }], ["price", "priced"], ["pay", "paid", { payment: "cash" }], ["sign", "signed_off"], ["log", "logged"]]);
const watch = await make(d, "P026 a guest asks for a fax that has not come", "fax_watch", { company: "cgyq", contact: "0000-4321" }, "watch_recorded asked found");
if (state("fax_watch", watch) !== "watch_recorded") await take(d, "P026 watched", "fax_watch", watch, "watch", "watch_recorded");
const fax = await make(d, "P024 a fax comes", "fax", { company: "cgyq", pages: 2 }, "arrived matched logged");
if (state("fax", fax) === "arrived") await take(d, "P024 matched", "fax", fax, "match", "matched", { company: "cgyq" });
if (state("fax", fax) === "matched") await take(d, "P024 logged", "fax", fax, "log", "logged");
await until("P026 the guest's watch knows at once", () => ["arrived", "notified_immediately"].includes(state("fax_watch", watch)), 10);
await in_portal("P024", "/portal/fax", one(`SELECT number FROM fax WHERE id = ${fax}`));
await walk(d, "P024", "fax", fax, [["notify", "notified"], ["collect", "collected", { collector: "林书仪", amount: "0", signature: pen }]]);
const stray = await make(d, "P025 a fax of nobody", "fax", { pages: 1, identity: "no_company" }, "arrived marked_pending");
if (state("fax", stray) === "arrived") await take(d, "P025 marked 待查", "fax", stray, "pending", "marked_pending");
await take(d, "P025 into the folder", "fax", stray, "folder", "in_pending_folder");
await refused(d, "P025 not archived before its three days", "fax", stray, "archive", null);

// P035-P037, P040: mail.
async function item(what, fields, wanted, button = ".btn-primary") {
	await d.go("/desk/mail/new");
	await fill(d, fields);
	await d.send(`main form.form button${button}`);
	const id = last("mail");
	check(what, d.status === 200 && wanted.split(" ").includes(state("mail", id)), `${d.status} ${state("mail", id)}`);
	return id;
}
const plain = await item("P035 an ordinary letter", { company: "cgyq", kind: "letter" }, "received sorted");
if (state("mail", plain) === "received") await take(d, "P035 sorted", "mail", plain, "sort", "sorted");
await take(d, "P035 in the box", "mail", plain, "place", "placed_in_box");
const ems = await item("P036 an express item tells at once", { item_no: "EZ811000001CN", company: "cgyq", kind: "ems" }, "notified");
await mail("P036 by mail", lin, m => m.text.includes("EZ811000001CN") || m.subject.includes("EZ811000001CN"));
await in_portal("P036", "/portal/mail", "EZ811000001CN");
await refused(d, "P036 not handed over without the document", "mail", ems, "collect", null, { collector: "林书仪", id_kind: "" });
await take(d, "P036 handed over after the document, against a signature", "mail", ems, "collect", "collected", { collector: "林书仪", id_kind: "id_card", id_last: "2468", signature: pen });
const lost = await item("P037 an unknown addressee", { addressee: "无此人先生", kind: "letter", sender: "外地" }, "received not_in_roster", "[name=unknown]");
if (state("mail", lost) === "received") await take(d, "P037 not in the roster", "mail", lost, "unknown", "not_in_roster");
await walk(d, "P037", "mail", lost, [["stamp", "stamped"], ["hold", "held"]]);
await refused(d, "P037 not returned before its three days", "mail", lost, "return_post", null);
const parcel = await make(d, "P040 a parcel goes out", "post", { company: "cgyq", kind: "parcel", address: "北城路8号" }, "requested");
await walk(d, "P040", "post", parcel, [["weigh", "weighed_priced", { weight: 800, carrier: "邮政", postage: "18" }], ["pay", "paid"], ["hand", "handed_to_carrier", { carrier: "邮政", tracking_no: "PA00012345" }], ["deliver", "delivered"]]);

// P038, P039: papers.
const paper = await make(d, "P039 an additional subscription", "subscription", { company: "cgyq", title: "云汀晚报", copies: 2, from_on: day(5), until_on: day(370) }, "requested");
await walk(d, "P039", "subscription", paper, [["order", "ordered_at_post"], ["record", "recorded", { from_on: day(5), until_on: day(370), copies: 2 }]]);
await in_portal("P039", "/portal/subscription", "云汀晚报");
await d.go("/desk/newspaper/day");
await d.look("P038 the count of the day", { narrow: "axe" });

// P027: away, with instructions that are followed.
const away = await make(t, "P027 a tenant is away", "absence", { whose: "company", from_on: day(), until_on: day(2) }, "instruction_recorded");
await d.go("/desk/absence?now=1");
check("P027 the desk knows who is away", (await d.text()).includes("澄光"), (await d.text()).slice(0, 200));
const held = await make(d, "P027 a thing that comes meanwhile", "absence_item", { company: "cgyq", description: "鲜花一束" }, "item_received kept");
check("P027 is kept as instructed", ["item_received", "kept"].includes(state("absence_item", held)));

// Three days on: what was put aside may go.
set_time("15:00", 3);
await d.close();
await t.close();
d = await Person.at("desk", "bai.zhi@xuting.example");
t = await Person.at("portal", lin);
await until("P025 after three days the fax is archived by itself", () => state("fax", stray) === "archived", 30);
await until("P037 the item may go back to the post office", async () => { if (state("mail", lost) === "held") await take(d, "P037 returned", "mail", lost, "return_post", "returned_to_post"); return state("mail", lost) === "returned_to_post"; }, 10);
await until("P027 the absence is over", () => state("absence", away) === "closed", 30);

// The books of the day, on paper.
for (const [what, path, words] of [["P001", "reception/book", "韩知夏"], ["P003", "visitor/book", "蒋小满"], ["P004", "question/book", "展览"], ["P008", "card/book", stock], ["P009", "deposit/book", "灰色行李箱"],
	["P010", "duty/book", "走廊灯"], ["P011", "letter/book", "消防"], ["P021", "call/book", ""], ["P022", "long_call/book", "Lisbon"], ["P023", "fax_sent/book", "林书仪"], ["P024", "fax/book", ""],
	["P025", "fax/pending", ""], ["P036", "mail/log", "EZ811000001CN"], ["P037", "mail/return", ""], ["P039", "subscription/register", "云汀晚报"], ["P040", "post/dispatch", ""]]) {
	const book = await d.pdf(`/report/${path}?from=${day(-3)}&to=${day()}`);
	const text = book.pages.join("\n");
	check(`${what} the book ${path}: ${book.pages.length} pages`, book.status === 200 && book.pages.length >= 1 && text.replace(/\s/g, "").includes(words.replace(/\s/g, "")), `${book.status} ${text.replace(/\s+/g, " ").slice(0, 300)}`);
}
await over();
