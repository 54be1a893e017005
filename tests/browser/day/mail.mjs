// mail.mjs -- the mailroom: ordinary (P035), accountable (P036), of nobody (P037), outgoing (P040).
import { check, day } from "../lib.mjs";
import { choose, comes, fill, late, lin, mailed, make, not_made, one, pen, printed, refused, shows, staff, state, take, tenant, to, told, walk } from "../lib_day.mjs";

const main = "main form.form button";
async function item(d, what, fields, wanted, button = ".btn-primary") {
	await d.go("/desk/mail/new");
	await fill(d, fields);
	await d.send(main + button);
	const id = /last=(\d+)/.exec(d.page.url())?.[1];
	check(what, d.status === 200 && !!id && wanted.split(" ").includes(state("mail", id)), `${d.status} ${id && state("mail", id)} ${id ? "" : (await d.text()).slice(0, 200)}`);
	return id;
}

/* A bundle of a company's letters, in a line of the page for many. */
async function line(d, n, initials) {
	await choose(d, `company_text.${n}`, initials);
	await d.page.selectOption(`main [name="kind.${n}"]`, "letter");
	await d.page.fill(`main [name="pieces.${n}"]`, "7");
}
async function ordinary(d, t) {
	const plain = await item(d, "P035 a letter agrees with the roster: sorted", { company: "cgyq", kind: "letter", sender: "外婆家" }, "sorted");
	await take(d, "P035 in the box", "mail", plain, "place", "placed_in_box");
	await shows(t, "P035 the tenant sees it in the portal", `/portal/mail/${plain}`, "外婆家");
	const other = await item(d, "P035 the room on the envelope is another", { company: "cgyq", kind: "letter", room: "5999" }, "received");
	await refused(d, "P035 it does not get into a box unchecked", "mail", other, "place", /已收，待核对/);
	const lies = await item(d, "P035 one is left uncompared", { company: "cgyq", kind: "letter", room: "5998" }, "received");
	await walk(d, "P035 compared with the roster", "mail", other, [["edit", "received", { room: "5203" }], ["sort", "sorted"], ["place", "placed_in_box"]]);
	await printed(d, "P035 the company roster", "mail/roster", "澄光仪器", "5203");
	await d.go("/desk/mail/many");
	await line(d, 1, "cgyq");
	await line(d, 2, "nrsj");
	await d.page.check("main [name='unknown.3']");
	await d.page.fill("main [name='addressee.3']", "查无先生");
	await d.send(`${main}.btn-primary`);
	check("P035 many at once", one("SELECT COUNT(*) FROM mail WHERE pieces = 7 AND state = 'sorted'") === "2" && one("SELECT state FROM mail WHERE addressee = '查无先生'") === "not_in_roster", `${d.status} ${(await d.text()).slice(0, 300)}`);
	return { lies, nobody: one("SELECT id FROM mail WHERE addressee = '查无先生'") };
}

async function accountable(d, t) {
	const ems = await item(d, "P036 an express item tells at once", { item_no: "EZ811000001CN", company: "cgyq" }, "notified");
	check("P036 its kind is known by its number", one(`SELECT kind FROM mail WHERE id = ${ems}`) === "ems");
	mailed("P036", lin, "EZ811000001CN");
	await shows(t, "P036 the tenant sees it in the portal", "/portal/mail", "EZ811000001CN");
	await d.go("/desk/mail/new");
	await fill(d, { item_no: "EZ811000001CN", company: "cgyq" });
	await d.send(`${main}.btn-primary`);
	check("P036 not logged twice", d.status === 422 && (await d.text()).includes("已经登记过"), d.status);
	const hand = { collector: "林书仪", id_kind: "id_card", id_last: "2468", signature: pen };
	await refused(d, "P036 not handed over without the document", "mail", ems, "collect", /请|必/, { ...hand, id_kind: "" });
	await refused(d, "P036 not without a signature", "mail", ems, "collect", /签/, { ...hand, signature: "" });
	await refused(d, "P036 not to anybody", "mail", ems, "collect", /不是收件人/, { ...hand, collector: "路过人" });
	await take(d, "P036 handed over after the document, against a signature", "mail", ems, "collect", "collected", hand);
	await shows(t, "P036 the tenant sees to whom", `/portal/mail/${ems}`, ["已领", "林书仪"]);

	// By a proxy: in force, for this kind, with the paper written down.
	const registered = await item(d, "P036 a registered letter", { item_no: "RA000000022CN", company: "cgyq" }, "notified");
	const order = await item(d, "P036 a money order", { item_no: "HK000000033CN", company: "cgyq" }, "notified");
	const proxy = { collector: "闻小满", id_kind: "id_card", id_last: "4127", signature: pen };
	await refused(d, "P036 a proxy with another paper", "mail", registered, "collect", /证件与闻小满/, { ...proxy, id_last: "9999" });
	await printed(d, "P036 the collection slip", `mail/${registered}/slip`, "RA000000022CN");
	await take(d, "P036 a proxy signs on the slip", "mail", registered, "collect", "collected", { ...proxy, signature: "", on_sheet: "1" });
	await refused(d, "P036 a proxy without authority for the kind", "mail", order, "collect", /不包括/, proxy);
	await make(t, "P036 the tenant authorises another in the portal", "proxy", { name: "路远", id_kind: "id_card", id_last: "7531", authority: ["money_order"], from_on: day(), until_on: day(2) }, "active");
	return order;
}

/* A court's letter: two people must know; who does not is asked above. */
async function alarms(d, colleague, t) {
	const court = await item(d, "P036 a court's letter", { item_no: "XA000000044CN", company: "cgyq", sender: "云汀市人民法院" }, "notified");
	check("P036 known by its sender", one(`SELECT kind FROM mail WHERE id = ${court}`) === "court");
	const number = id => one(`SELECT number FROM mail WHERE id = ${id}`);
	for (const [p, who] of [[t, "the company"], [colleague, "the desk"]]) await told(p, `P036 it alarms ${who}`, number(court));
	await take(d, "P036 the desk acknowledges", "mail", court, "desk_knows", "notified");
	await refused(d, "P036 nobody acknowledges for both", "mail", court, "told_company", /须有两人/);
	await take(t, "P036 the company acknowledges in the portal", "mail", court, "know", "notified");
	const tax = await item(d, "P036 a letter of the tax office", { item_no: "XA000000055CN", company: "cgyq", sender: "云汀市税务局" }, "notified");
	await take(d, "P036 one of the desk tells the company", "mail", tax, "told_company", "notified");
	await refused(d, "P036 and not for the desk as well", "mail", tax, "desk_knows", /须有两人/);
	return { court, tax };
}

async function unknown(d) {
	const lost = await item(d, "P037 an unknown addressee", { addressee: "无此人先生", kind: "letter", sender: "外地" }, "not_in_roster", "[name=unknown]");
	const claimed = await item(d, "P037 another", { addressee: "贾先生", kind: "letter" }, "not_in_roster", "[name=unknown]");
	await printed(d, "P037 the stamp 查无此人", `mail/${lost}/stamp`, "查无此人");
	await printed(d, "P037 labels for the envelopes", "mail/labels", "查无此人");
	for (const id of [lost, claimed]) await walk(d, "P037", "mail", id, [["stamp", "stamped"], ["hold", "held"]]);
	await refused(d, "P037 not returned before its three days", "mail", lost, "return_post", /满3日/);
	return { lost, claimed };
}

async function outgoing(d, t) {
	const asked = await make(t, "P040 the tenant asks in the portal", "post", { kind: "registered", addressee: "版权中心", address: "京城市版权路2号" }, "requested");
	await take(d, "P040 weighed and priced", "post", asked, "weigh", "weighed_priced", { weight: 800, carrier: "邮政", postage: "18", fee: "2" });
	await told(t, "P040 the tenant is told the price", one(`SELECT number FROM post WHERE id = ${asked}`));
	await refused(d, "P040 not handed to the carrier unpaid", "post", asked, "hand", /已计价/);
	await take(d, "P040 paid", "post", asked, "pay", "paid", { pay_how: "account" });
	await refused(d, "P040 a registered letter has a tracking number", "post", asked, "hand", /单号/, { carrier: "邮政", tracking_no: "" });
	await take(d, "P040 handed to the carrier", "post", asked, "hand", "handed_to_carrier", { carrier: "邮政", tracking_no: "PA00012345" });
	await shows(t, "P040 the tenant sees where it is", `/portal/post/${asked}`, ["PA00012345", "20.00"]);
	await take(d, "P040 delivered", "post", asked, "deliver", "delivered");
	const bulk = { company: "cgyq", kind: "bulk", address_list: "赵宅 云汀市澄河路20号\n钱宅 云汀市石桥巷3号" };
	await not_made(d, "P040 letters in bulk are as many as their addresses", "post", { ...bulk, pieces: 3 }, /2个地址/);
	const letters = await make(d, "P040 letters in bulk", "post", { ...bulk, pieces: 2 }, "requested");
	await printed(d, "P040 their address list", `post/${letters}/addresses`, "赵宅", "石桥巷3号");
	return letters;
}

export async function* mail() {
	const d = await staff("jiang.wan"), t = await tenant(lin), colleague = await staff("bai.zhi"), head = await staff("song.qingshang");
	const { lies, nobody } = await ordinary(d, t);
	const order = await accountable(d, t), { court, tax } = await alarms(d, colleague, t), { lost, claimed } = await unknown(d);
	const letters = await outgoing(d, t);

	yield* to("10:45");
	await late(d, "P035 ten minutes uncompared", "mail", lies);
	await walk(d, "P035", "mail", lies, [["edit", "received", { room: "5203" }], ["sort", "sorted"]]);
	await late(d, "P037 ten minutes unstamped", "mail", nobody);
	await take(d, "P037 stamped", "mail", nobody, "stamp", "stamped");
	await take(d, "P037 somebody claims it", "mail", claimed, "claim", "sorted", { company: "cgyq", addressee: "贾星野" });
	await shows(t, "P037 and its owner sees it", `/portal/mail/${claimed}`, "已分拣");

	yield* to("12:10");
	await late(d, "P037 half an hour outside the pigeonhole", "mail", nobody);
	await take(d, "P037 held", "mail", nobody, "hold", "held");
	await comes("P036 two hours and the desk has not acknowledged: it goes up", () => one(`SELECT escalated_at IS NOT NULL FROM mail WHERE id = ${tax}`) === "1", 25);
	await told(head, "P036 the superior is told", one(`SELECT number FROM mail WHERE id = ${tax}`));
	check("P036 the letter both know of does not", one(`SELECT escalated_at IS NULL FROM mail WHERE id = ${court}`) === "1");
	await shows(head, "P036 the record says since when", `/desk/mail/${tax}`, ["已报上级", "江晚"]);
	await take(colleague, "P036 a second person acknowledges", "mail", tax, "desk_knows", "notified");

	yield* to("the next day");
	await late(d, "P040 a working day and the letters are not weighed", "post", letters);
	await walk(d, "P040", "post", letters, [["weigh", "weighed_priced", { weight: 40, carrier: "邮政", postage: "2.40" }], ["pay", "paid", { pay_how: "account" }]]);
	await comes("P036 nobody came in a working day: into the mail log", () => state("mail", order) === "logged_pending", 25);
	await printed(d, "P036 what waits, the longest first", "mail/age", "HK000000033CN");

	yield* to("after three days");
	await comes("P037 the three days are over", async () => { await d.go("/desk/mail?back=1"); return (await d.text()).includes(one(`SELECT number FROM mail WHERE id = ${lost}`)); }, 10);
	await take(d, "P037 back to the post office", "mail", lost, "return_post", "returned_to_post");
	await printed(d, "P037 with its list", `mail/return?list_no=${one(`SELECT list_no FROM mail WHERE id = ${lost}`)}`, "无此人先生");
	await comes("P036 an authority ends with its last day", () => one("SELECT state FROM proxy WHERE name = '路远'") === "expired", 25);
	await refused(d, "P036 nothing for a proxy whose authority is over", "mail", order, "collect", /已于.*终止/, { collector: "路远", id_kind: "id_card", id_last: "7531", signature: pen });

	yield* to("a week on");
	await late(d, "P040 paid, and still not with the carrier", "post", letters);
	await walk(d, "P040", "post", letters, [["hand", "handed_to_carrier"], ["deliver", "delivered"]]);
	await told(t, "P036 three working days and still here: told again", one(`SELECT number FROM mail WHERE id = ${order}`));
	await take(d, "P036 at last collected", "mail", order, "collect", "collected", { collector: "林书仪", id_kind: "id_card", id_last: "2468", signature: pen });
	await printed(d, "P036 the mail log with its signatures", `mail/log?from=${day(-9)}&to=${day()}`, "HK000000033CN", "EZ811000001CN");
}
