// away.mjs -- whoever is away has said what to do with what comes (P027): it is begun by itself, done, logged, told.
import { check, day } from "../lib.mjs";
import { comes, fill, gu, late, make, one, pen, printed, refused, shen, shows, staff, state, take, tenant, to, told, walk } from "../lib_day.mjs";

const thing = (module, record) => one(`SELECT id FROM absence_item WHERE module = '${module}' AND record = ${record}`);

export async function* away() {
	const d = await staff("bai.zhi"), op = await staff("liu.shuying"), head = await staff("song.qingshang"), cleaner = await staff("tong.an");
	const own = await tenant(shen), admin = await tenant(gu);
	// One person of a company; papers.mjs has the whole company 南榕设计 away until it comes back tomorrow.
	await refused_for_all(own);
	const mine = await make(own, "P027 one person is away", "absence", { whose: "me", from_on: day(), until_on: day(2), message: "phone", mail: "keep", object: "keep", fax: "forward", newspaper: "keep", fax_no: "0000-6230-5501", phone: "0000-6230-5500" }, "instruction_recorded");
	await comes("P027 the company is away too", () => one("SELECT COUNT(*) FROM absence WHERE company = 2 AND state = 'instruction_recorded'") === "1", 60);
	await shows(d, "P027 the desk knows who is away", "/desk/absence?now=1", ["澄光", "南榕设计", "沈砚"]);
	const office = one("SELECT id FROM absence WHERE company = 2 AND state = 'instruction_recorded'");

	// What comes is written down for them by itself, each with what they said.
	await op.go(`/desk/phone?q=${encodeURIComponent("沈砚")}`);
	check("P027 the operator sees what they said", (await op.text()).includes("电告") || (await op.text()).includes("0000-6230-5500"), (await op.text()).slice(0, 300));
	const call = await make(op, "P027 a call for the person", "call", { caller: "华岳 李工", phone: "0000-5501", company: "cgyq", person: "sy" }, "answered");
	await walk(op, "P027", "call", call, [["identify", "identified"], ["cannot", "cannot_transfer"], ["message", "message_taken", { say: "callback", message: "请确认图纸。" }]]);
	const fax = await make(op, "P027 a fax for the person", "fax", { company: "cgyq", addressee: "沈砚", pages: 3, sender: "华岳能源" }, "logged");
	const slip = await make(op, "P027 a call for the company", "call", { caller: "陈先生", phone: "0000-5502", company: "nrsj" }, "answered");
	await walk(op, "P027", "call", slip, [["identify", "identified"], ["cannot", "cannot_transfer"], ["message", "message_taken", { say: "called", message: "纸样已寄。" }]]);
	const bag = await make(d, "P027 an object for the company", "deposit", { depositor: "陈先生", company: "nrsj", description: "样纸一捆", pieces: 1, place: "B2" }, "kept");
	const mail = {};
	for (const [what, kind, no, wanted] of [["a letter", "letter", "", "sorted"], ["a registered letter", "registered", "RA000000077CN", "notified"]]) {
		await make(d, `P027 ${what} for the company`, "mail", { company: "nrsj", kind, item_no: no, sender: "和风纸业" }, "", "/desk/mail/new");
		mail[kind] = one(`SELECT MAX(id) FROM mail WHERE company = 2 AND kind = '${kind}'`);
		check(`P027 ${what}: logged as any other`, state("mail", mail[kind]) === wanted, state("mail", mail[kind]));
	}
	const ids = { call: thing("call", call), fax: thing("fax", fax), slip: thing("call", slip), bag: thing("deposit", bag), letter: thing("mail", mail.letter), registered: thing("mail", mail.registered) };
	for (const [what, action, wanted] of [["call", "phone", "item_received"], ["fax", "forward", "item_received"], ["slip", "deliver", "item_received"], ["bag", "keep", "kept"], ["letter", "deliver", "item_received"], ["registered", "keep", "kept"]])
		check(`P027 the instruction is followed by itself: ${what} → ${action}`, !!ids[what] && state("absence_item", ids[what]) === wanted && one(`SELECT action FROM absence_item WHERE id = ${ids[what]}`) === action, `${ids[what]} ${ids[what] && state("absence_item", ids[what])}`);
	await make(d, "P027 a letter for the person", "mail", { company: "cgyq", addressee: "沈砚", kind: "letter", sender: "图书馆" }, "", "/desk/mail/new");
	mail.kept = one("SELECT MAX(id) FROM mail WHERE sender = '图书馆'");
	ids.kept = thing("mail", mail.kept);
	check("P027 it is kept, and stands as sorted in the mail log", state("absence_item", ids.kept) === "kept" && state("mail", mail.kept) === "sorted");
	const flowers = await make(d, "P027 what is written down by hand", "absence_item", { company: "nrsj", what: "object", description: "鲜花一束" }, "kept");

	await refused(d, "P027 no tag is passed by", "absence_item", ids.bag, "hand_over", /寄存牌|证件|签/, { receiver: "顾清和" });
	yield* to("10:45");
	// Read out, forwarded; only to the room with a master key, by who holds one.
	await late(op, "P027 an hour and the instruction is not followed", "absence_item", ids.call);
	await take(op, "P027 read out by telephone", "absence_item", ids.call, "phone", "told_by_phone", { told_whom: "沈砚" });
	check("P027 the message counts as delivered", state("call", call) === "message_delivered", state("call", call));
	await take(op, "P027 the fax is forwarded", "absence_item", ids.fax, "forward", "forwarded", { place: "0000-6230-5501", remark: "报告无误" });
	await told(own, "P027 the tenant is told what was done", "外出");
	await refused(d, "P027 not put into the box of an empty room's slip", "mail", mail.letter, "deliver", /客户外出/);
	await refused(d, "P027 who holds no master key does not enter", "absence_item", ids.letter, "deliver", /万能钥匙.*宋清商/, { key_no: "万能02" });
	await take(d, "P027 the service supervisor enters: logged", "absence_item", ids.letter, "deliver", "delivered_to_room", { holder: "sqs", key_no: "万能02" });
	check("P027 the letter is delivered with it", state("mail", mail.letter) === "delivered_to_room", state("mail", mail.letter));
	const entry = one(`SELECT entry FROM absence_item WHERE id = ${ids.letter}`);
	await shows(d, "P027 who, which key, when, why", `/desk/room_entry/${entry}`, ["宋清商", "客服主管", "万能02", one(`SELECT number FROM absence_item WHERE id = ${ids.letter}`)]);
	await take(head, "P027 the slip is brought by who holds the key", "absence_item", ids.slip, "deliver", "delivered_to_room", { key_no: "万能02" });
	check("P027 the message is delivered with it", state("call", slip) === "message_delivered", state("call", slip));
	const clean = await make(cleaner, "P027 the cleaner logs an entry", "room_entry", { company: "nrsj", key_no: "万能03", reason: "约定的室内清洁" }, "in_room");
	await shows(admin, "P027 the tenant sees it in the portal", `/portal/absence/${office}`, ["已送到房间", "代管中", "样纸一捆"]);

	await take(d, "P027 the letter is handed over to the person", "absence_item", ids.kept, "hand_over", "handed_over", { receiver: "沈砚" });
	await shows(d, "P035 in the mail log it is collected, and by whom", `/desk/mail/${mail.kept}`, ["已领", "随离开期间物品交付", "沈砚"]);
	check("P035 it is not among what is still to be put into a box", !(await d.go("/desk/mail?state=sorted"), (await d.text()).includes("图书馆")));

	yield* to("12:10");
	await late(cleaner, "P027 half an hour and the key is not back", "room_entry", clean);
	await take(cleaner, "P027 out of the room, key back", "room_entry", clean, "out", "left_room");
	await take(d, "P027 the supervisor too", "room_entry", entry, "out", "left_room");
	await printed(d, "P027 the absence sheet", `absence/${office}/sheet`, "南榕设计", "鲜花一束", "RA000000077CN");
	await printed(d, "P027 the log of the master keys", `room_entry/book?from=${day()}&to=${day()}`, "宋清商", "佟安", "万能03");

	yield* to("the next day");
	await comes("P027 they are back", () => state("absence", office) === "closed", 60);
	await take(d, "P027 the flowers are handed over", "absence_item", flowers, "hand_over", "handed_over", { receiver: "顾清和" });
	await take(d, "P027 the registered letter, with document and signature", "mail", mail.registered, "collect", "collected", { collector: "顾清和", id_kind: "id_card", id_last: "2468", signature: pen });
	check("P027 is not kept for them any more", state("absence_item", ids.registered) === "handed_over", state("absence_item", ids.registered));

	yield* to("after three days");
	await comes("P027 after its last day the absence is over by itself", () => state("absence", mine) === "closed", 25);
	await shows(own, "P027 the tenant sees all that came", `/portal/absence/${mine}`, ["已电告", "已转寄"]);
}

async function refused_for_all(own) {
	await own.go("/portal/absence/new");
	await fill(own, { whose: "company", from_on: day(), until_on: day(1), message: "keep", mail: "keep", object: "keep", fax: "keep", newspaper: "keep" });
	await own.send("main form.form button.btn-primary");
	check("P027 only the administrator speaks for the whole company", own.status === 422 && (await own.text()).includes("管理员"), `${own.status}`);
}
