// goods.mjs -- cards lent (P008), things deposited (P009), the duty log and the handover (P010), notices and letters (P011).
import { check, day } from "../lib.mjs";
import { comes, gu, late, lin, mailed, make, one, open, pen, printed, refused, shows, staff, state, take, tenant, to, told, walk } from "../lib_day.mjs";

const photo = { name: "箱子.png", mimeType: "image/png", buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==", "base64") };

async function cards(d, t) {
	const [card_a, card_b] = [0, 1].map(n => one(`SELECT card_no FROM access_card WHERE state = 'ready' AND FIND_IN_SET('floor', areas) > 0 ORDER BY id LIMIT ${n}, 1`));
	const asked = await make(t, "P008 a tenant asks for a card in the portal", "card", { borrower: "林书仪", phone: "0000-1357" }, "requested");
	await refused(d, "P008 no card without the whole form", "card", asked, "lend", /资料不全.*证件/, { card_no: card_a, due_at: `${day()}T12:00` });
	await take(d, "P008 the form is completed", "card", asked, "fill", "form_filled", { room_no: "5203", phone: "0000-1357", id_kind: "id_card", id_number: "110101199001012468", areas: ["floor"], purpose: "加班" });
	await refused(d, "P008 a card that is not in the register", "card", asked, "lend", /册中没有X999/, { card_no: "X999", due_at: `${day()}T12:00` });
	await take(d, "P008 handed out against a signature", "card", asked, "lend", "lent", { card_no: card_a, due_at: `${day()}T12:00`, deposit: "50", signature: "drawn" });
	await d.go(`/report/card/${asked}/form`);
	check("P008 the ink is on the printed form", await d.page.locator("svg path[d^=M]").count() > 0);
	await printed(d, "P008 the loan form", `card/${asked}/form`, card_a, "林书仪");
	await shows(t, "P008 the tenant sees it in the portal", "/portal/card", card_a);
	mailed("P008", lin, card_a);
	const lost = await make(d, "P008 another card, all data at once", "card", { borrower: "贾星野", company: "cgyq", room_no: "5203", phone: "0000-1357", id_kind: "id_card", id_number: "110101199001013579", areas: ["floor"], purpose: "加班" }, "form_filled");
	await take(d, "P008 lent", "card", lost, "lend", "lent", { card_no: card_b, due_at: `${day()}T20:00` });
	await take(t, "P008 the tenant reports it lost", "card", lost, "lose", "lost", { report: "昨晚遗失" });
	await take(d, "P008 blocked in the system", "card", lost, "block", "blocked");
	await shows(t, "P008 the tenant sees that it is blocked", `/portal/card/${lost}`, "已挂失");
	await afterlife(d, t, card_b);
	return asked;
}

/* A loan that is refused; a blocked card that is coded anew, lent again, taken out of use. */
async function afterlife(d, t, card_no) {
	const guard = await staff("ding.lang"), unwanted = await make(t, "P008 a tenant asks for one more", "card", { borrower: "林书仪", phone: "0000-1357", purpose: "备用" }, "requested");
	await refused(d, "P008 a refusal has a reason", "card", unwanted, "refuse", /./, { report: " " });
	await take(d, "P008 no card this time", "card", unwanted, "refuse", "refused", { report: "每家至多三张，请先归还一张" });
	await shows(t, "P008 the tenant sees it, and why", `/portal/card/${unwanted}`, ["未借", "每家至多三张"]);
	await told(t, "P008 the tenant is told", one(`SELECT number FROM card_loan WHERE id = ${unwanted}`));
	mailed("P008 refused", lin, "每家至多三张");
	const card = one(`SELECT id FROM access_card WHERE card_no = '${card_no}'`), form = { borrower: "贾星野", company: "cgyq", room_no: "5203", phone: "0000-1357", id_kind: "id_card", id_number: "110101199001013579", areas: ["floor"], purpose: "加班" };
	check("P008 the card itself is blocked with its loan", state("stock", card) === "blocked", state("stock", card));
	const waits = await make(d, "P008 who lost it comes for another", "card", form, "form_filled");
	await refused(d, "P008 a blocked card is not lent", "card", waits, "lend", new RegExp(`${card_no}.*不能借出`), { card_no, due_at: `${day()}T20:00` });
	await take(guard, "P008 coded anew", "stock", card, "recode", "ready");
	check("P008 it is nobody's then", one(`SELECT company IS NULL FROM access_card WHERE id = ${card}`) === "1");
	await take(d, "P008 and lent again", "card", waits, "lend", "lent", { card_no, due_at: `${day()}T20:00` });
	await refused(guard, "P008 what is lent is not taken out of use", "stock", card, "retire", /借出/);
	await take(d, "P008 back", "card", waits, "back", "returned");
	await take(guard, "P008 taken out of use", "stock", card, "retire", "retired");
	await shows(guard, "P008 the register says so", `/desk/stock/${card}`, [card_no, "已停用"]);
	const none = await make(d, "P008 the next one", "card", form, "form_filled");
	await refused(d, "P008 a card out of use is not lent", "card", none, "lend", new RegExp(`${card_no}.*不能借出`), { card_no, due_at: `${day()}T20:00` });
	await take(d, "P008 the form is put aside", "card", none, "refuse", "refused", { report: "不再需要" });
}

async function deposits(d, boss, t) {
	const bag = await make(d, "P009 a thing is deposited", "deposit", { depositor: "林书仪", company: "cgyq", description: "灰色行李箱", pieces: 1, photo }, "received");
	await take(d, "P009 put on the shelf", "deposit", bag, "keep", "kept", { place: "A3" });
	const tag = one(`SELECT number FROM object_deposit WHERE id = ${bag}`);
	await open(d, "deposit", bag);
	check("P009 with its picture", (await d.text("aside")).includes("箱子"), (await d.text("aside")).slice(0, 200));
	await printed(d, "P009 the tag in two parts", `deposit/${bag}/tag`, tag, "灰色行李箱");
	await shows(t, "P009 the tenant sees it in the portal", "/portal/deposit", "灰色行李箱");
	await refused(d, "P009 not against another tag", "deposit", bag, "collect", /寄存牌/, { proof: "tag", typed: "0000" });
	await refused(d, "P009 not without tag and document", "deposit", bag, "collect", /证件/, { proof: "id", collector: "林书仪" });
	await refused(d, "P009 not to somebody else's document", "deposit", bag, "collect", /林书仪/, { proof: "id", collector: "路人", id_kind: "id_card", id_number: "110101199001012468" });
	await refused(d, "P009 not against the number, which every colleague reads", "deposit", bag, "collect", /寄存牌/, { proof: "tag", typed: tag });
	await take(d, "P009 handed out against the check characters of the tag", "deposit", bag, "collect", "collected", { proof: "tag", typed: one(`SELECT tag FROM object_deposit WHERE id = ${bag}`), signature: pen });
	await shows(t, "P009 the tenant sees that it is handed out", `/portal/deposit/${bag}`, "已领取");
	const vase = await make(d, "P009 a thing that breaks", "deposit", { depositor: "顾清和", company: "nrsj", description: "花瓶一只", pieces: 1, place: "B1" }, "kept");
	await take(d, "P009 damaged", "deposit", vase, "damage", "damaged", { report: "搬动时碰裂" });
	check("P009 the colleague on duty answers for it", one(`SELECT p.name FROM object_deposit o JOIN person p ON p.id = o.liable WHERE o.id = ${vase}`) === "江晚");
	await take(boss, "P009 and pays all", "deposit", vase, "compensate", "compensated", { amount: "300" });
	const gone = await make(d, "P009 a thing that gets lost", "deposit", { depositor: "沈砚", company: "cgyq", description: "蓝色文件筒", pieces: 1, place: "B3" }, "kept");
	await refused(d, "P009 a loss has words", "deposit", gone, "lose", /./, { report: " " });
	await take(d, "P009 lost", "deposit", gone, "lose", "lost", { report: "交接时不在架上" });
	const gone_no = one(`SELECT number FROM object_deposit WHERE id = ${gone}`);
	await told(t, "P009 the tenant is told at once", gone_no);
	mailed("P009 lost", lin, "交接时不在架上");
	await told(boss, "P009 the shift leader is told", gone_no);
	await refused(d, "P009 what is lost is not handed out", "deposit", gone, "collect", /遗失/);
	await shows(t, "P009 the tenant sees it in the portal", `/portal/deposit/${gone}`, ["遗失", "蓝色文件筒"]);
	await take(boss, "P009 who was on duty pays for it", "deposit", gone, "compensate", "compensated", { amount: "80" });
	await shows(t, "P009 the tenant sees that it is paid", `/portal/deposit/${gone}`, "已赔偿");
	return make(d, "P009 a thing that nobody collects", "deposit", { depositor: "贾星野", company: "cgyq", description: "黑色雨伞", pieces: 1, place: "A4" }, "kept");
}

async function notices(d, boss, head, t, other) {
	const words = { body: "周六九时至十二时，东侧电梯停用。", from_on: day() };
	const news = await make(boss, "P011 a notice to all is drafted", "bulletin", { title: "周六上午检修电梯", audience: "all", until_on: day(), ...words }, "draft");
	await refused(boss, "P011 not approved by its author", "bulletin", news, "approve", /拟稿人/);
	await refused(boss, "P011 not published unapproved", "bulletin", news, "publish", /草稿/);
	await take(head, "P011 approved", "bulletin", news, "approve", "approved");
	await take(boss, "P011 published", "bulletin", news, "publish", "published");
	await shows(t, "P011 the tenant reads it in the portal", `/portal/bulletin/${news}`, "周六上午检修电梯");
	await t.send("main form[action$='/read'] button");
	await shows(boss, "P011 who has read it is seen", `/desk/bulletin/${news}`, "林书仪");
	mailed("P011", gu, "周六上午检修电梯");
	await printed(t, "P011 the notice for the board", `bulletin/${news}/sheet`, "周六上午检修电梯");
	const own = await make(boss, "P011 a notice to one company", "bulletin", { title: "请清走廊纸箱", audience: "company", company: "nrsj", ...words }, "draft");
	await take(head, "P011 approved", "bulletin", own, "approve", "approved");
	await take(boss, "P011 published", "bulletin", own, "publish", "published");
	await shows(other, "P011 that company reads it", "/portal/bulletin", "请清走廊纸箱");
	await shows(t, "P011 no other does", "/portal/bulletin", "周六上午检修电梯", ["请清走廊纸箱"]);
	await floor_only(boss, head, t, other, words);
	const letter = await make(d, "P011 a tenant's letter", "letter", { sender: "林书仪", company: "cgyq", subject: "询问停车月卡" }, "received");
	await walk(d, "P011", "letter", letter, [["assign", "assigned", { clerk: "jw" }]]);
	await refused(d, "P011 not filed without a reply", "letter", letter, "put_away", /已交办|已指定|已分派|办/);
	await take(d, "P011 replied", "letter", letter, "reply", "replied", { reply: "月卡在保安部办理，每月三百元。" });
	await told(t, "P011 the tenant is told", "停车月卡");
	await printed(d, "P011 the reply", `letter/${letter}/reply`, "月卡在保安部办理");
	await take(d, "P011 filed", "letter", letter, "put_away", "filed");
	return news;
}

async function floor_only(boss, head, t, other, words) {
	const above = await tenant("lu.wangshu@hengchuan.example"), title = "二层茶水间检修";
	const news = await make(boss, "P011 a notice to one floor", "bulletin", { title, audience: "floor", floor: "二层", until_on: day(), ...words, body: "今日下午二层茶水间停水。" }, "draft");
	await shows(t, "P011 a draft is nobody's", "/portal/bulletin", "", [title]);
	await take(head, "P011 approved", "bulletin", news, "approve", "approved");
	await take(boss, "P011 published", "bulletin", news, "publish", "published");
	await shows(t, "P011 the floor reads it", `/portal/bulletin/${news}`, [title, "茶水间停水"]);
	await shows(other, "P011 its neighbour, too", "/portal/bulletin", title);
	await told(t, "P011 they are told", title);
	mailed("P011 to one floor", gu, title);
	await shows(above, "P011 another floor does not", "/portal/bulletin", "周六上午检修电梯", [title]);
	await above.go(`/portal/bulletin/${news}`);
	check("P011 not even by its address", above.status === 404, above.status);
	check("P011 and is not told", one(`SELECT COUNT(*) FROM inbox i JOIN person p ON p.id = i.person JOIN company c ON c.id = p.company WHERE i.module = 'bulletin' AND i.record = ${news} AND c.floor <> '二层'`) === "0");
	await take(boss, "P011 withdrawn before its day is over", "bulletin", news, "withdraw", "withdrawn");
	await shows(t, "P011 and gone from the portal", "/portal/bulletin", "", [title]);
}

export async function* goods() {
	const d = await staff("jiang.wan"), t = await tenant(lin), other = await tenant(gu), boss = await staff("ji.nanxing"), head = await staff("song.qingshang");
	const card = await cards(d, t), umbrella = await deposits(d, boss, t);

	// P010: an event, a complaint, what is not settled goes to the next shift.
	const event = await make(d, "P010 a complaint in the duty log", "duty", { kind: "complaint", text: "三层东侧走廊灯不亮。", company: "cgyq", who: "林书仪" }, "logged");
	await take(d, "P010 the department is told", "duty", event, "tell", "department_notified", { told: "尹川" });
	await take(boss, "P010 the treatment", "duty", event, "treat", "treatment_logged", { treatment: "已换灯管" });
	await refused(d, "P010 a complaint is not closed without asking back", "duty", event, "close", /回访/, { callback: "" });
	await take(d, "P010 asked back and closed", "duty", event, "close", "closed", { callback: "问过，已亮。" });
	const carried = await make(d, "P010 something that is not settled", "duty", { kind: "event", text: "西侧门铃声音过小。" }, "logged");
	const news = await notices(d, boss, head, t, other);

	yield* to("12:10");
	await comes("P008 overdue by the clock", () => state("card", card) === "overdue", 25);
	await told(t, "P008 the tenant is told", "逾期");
	await refused(d, "P008 not taken back without its deposit paid", "card", card, "back", /押金/);
	await take(d, "P008 back", "card", card, "back", "returned", { deposit_back: "1" });
	await shows(t, "P008 the tenant sees that it is back", `/portal/card/${card}`, "已归还");

	yield* to("21:30");
	const note = await make(d, "P010 the shift is handed over", "handover", { note: "钥匙柜点清；李师傅明早来。" }, "written");
	await refused(d, "P010 not signed by who wrote it", "handover", note, "sign", /接班/);
	await shows(boss, "P010 what is not settled stands under it", `/desk/handover/${note}`, "西侧门铃");
	await take(boss, "P010 read and signed by the next shift", "handover", note, "sign", "signed");
	check("P010 the entry is the next shift's now", one(`SELECT carried FROM duty WHERE id = ${carried}`) === "1");
	check("P009 and the things kept are in its hands", one(`SELECT p.name FROM object_deposit o JOIN person p ON p.id = o.keeper WHERE o.id = ${umbrella}`) === "纪南星");
	await printed(d, "P010 the handover note", `handover/${note}/note`, "李师傅明早来", "纪南星");

	yield* to("the next day");
	await comes("P011 after its last day the notice is withdrawn by itself", () => state("bulletin", news) === "withdrawn", 25);
	await shows(t, "P011 and gone from the portal", "/portal/bulletin", "", ["周六上午检修电梯"]);
	await walk(boss, "P010 the next shift goes on", "duty", carried, [["tell", "department_notified"], ["treat", "treatment_logged"], ["close", "closed"]]);

	yield* to("a month on");
	await late(boss, "P009 a month unclaimed", "deposit", umbrella);
	await printed(boss, "P009 the list of what nobody claims", "deposit/unclaimed?late=1", "黑色雨伞");
}
