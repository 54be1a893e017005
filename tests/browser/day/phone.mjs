// phone.mjs -- the operator's day: calls, messages and their slips (P021), long-distance calls (P022).
import { check } from "../lib.mjs";
import { comes, last, late, lin, mailed, make, one, pen, printed, refused, shows, staff, state, take, tenant, to, told, walk } from "../lib_day.mjs";

async function keys(op, key) {
	await op.page.waitForLoadState("networkidle");
	await op.page.keyboard.press(key);
	await Promise.all([op.page.waitForNavigation(), op.page.keyboard.press("Enter")]);
}
async function messages(op, t) {
	const calls = () => Number(one("SELECT COUNT(*) FROM phone_call WHERE state = 'message_taken'")), waiting = calls();
	await op.go(`/desk/phone?q=${encodeURIComponent("林书仪")}`);
	await keys(op, "r");
	check("P021 to call back one must know whom: refused", op.status === 409 && calls() === waiting, op.status);
	await op.go(`/desk/phone?q=${encodeURIComponent("林书仪")}`);
	await keys(op, "c");
	check("P021 a message in two keys", op.status === 200 && calls() === waiting + 1, `${op.status} ${calls()}`);
	const call = last("call"), number = one(`SELECT number FROM phone_call WHERE id = ${call}`);
	await shows(t, "P021 the tenant sees it in the portal", `/portal/call/${call}`, number);
	mailed("P021 a message", lin, "来电");
	await shows(op, "P021 that the caller did not say who is on record", `/desk/call/${call}`, "对方未说明身份");
	await shows(t, "P021 and is told", `/portal/call/${call}`, "对方未说明身份");
	await op.go("/desk/phone");
	await op.look("P021 the operator's page", { narrow: "axe" });
	await take(t, "P021 the tenant has read it", "call", call, "read", "message_delivered");
	return call;
}
async function calls(op) {
	const from = { caller: "刘经理", phone: "0000-5566", company: "cgyq" };
	const quick = await make(op, "P021 a call is answered within three rings", "call", { ...from, ring_seconds: "9" }, "answered");
	await walk(op, "P021", "call", quick, [["identify", "identified", { person: "lsy" }], ["transfer", "transferred", { put_to: "extension" }], ["connect", "connected"]]);
	const slow = await make(op, "P021 another after the third ring", "call", { ...from, ring_seconds: "25" }, "answered");
	await shows(op, "P021 it is listed as late", "/desk/call?late=1", one(`SELECT number FROM phone_call WHERE id = ${slow}`));
	await walk(op, "P021", "call", slow, [["identify", "identified"], ["transfer", "transferred", { put_to: "extension" }], ["no_answer", "no_answer"]]);
	await take(op, "P021 nobody answers: a message", "call", slow, "message", "message_taken", { say: "callback", message: "请回电谈合同。" });
	const urgent = await make(op, "P021 a third", "call", { caller: "法务", phone: "0000-7788", company: "cgyq" }, "answered");
	await refused(op, "P021 not put through before it is known who calls", "call", urgent, "transfer", /已接起/);
	await walk(op, "P021", "call", urgent, [["identify", "identified"], ["cannot", "cannot_transfer"]]);
	await take(op, "P021 busy: an urgent message", "call", urgent, "message", "message_taken", { say: "urgent", message: "下午三点前签字。" });
	await printed(op, "P021 the message slip 留言条", `call/${urgent}/slip`, "法务", "下午三点前签字");
	const silent = await make(op, "P021 a caller who says nothing", "call", {}, "answered");
	const through = await make(op, "P021 a call that is put through", "call", from, "answered");
	await walk(op, "P021", "call", through, [["identify", "identified", { person: "lsy" }], ["transfer", "transferred", { put_to: "extension" }]]);
	const gone = await make(op, "P021 one who does not want a message", "call", from, "answered");
	await walk(op, "P021", "call", gone, [["identify", "identified", { person: "lsy" }], ["cannot", "cannot_transfer"]]);
	return { slow, urgent, clocks: [[through, "connected"], [silent, "hung_up"], [gone, "hung_up"]] };
}

async function abroad(op, t) {
	const guest = { guest: "林书仪", company: "cgyq" }, slip = { country: "852", city: "Lisbon", phone: "2100000" };
	const cash = await make(op, "P022 a long-distance call is asked for", "long_call", guest, "greeted");
	await refused(op, "P022 no call before the slip", "long_call", cash, "connect", /未报话费、未收押金/);
	await take(op, "P022 the slip is filled in", "long_call", cash, "fill", "slip_filled", slip);
	await printed(op, "P022 the call slip", `long_call/${cash}/slip`, "Lisbon", "2100000");
	await refused(op, "P022 no call before the rate is told", "long_call", cash, "connect", /未报话费、未收押金/);
	await take(op, "P022 the rate is told", "long_call", cash, "rate", "rate_told");
	await refused(op, "P022 no call before the deposit", "long_call", cash, "connect", /未报话费、未收押金/);
	await walk(op, "P022", "long_call", cash, [["deposit", "deposit_taken", { deposit: "200" }], ["connect", "connected"]]);
	const signed = await make(op, "P022 another, to the account", "long_call", { ...guest, ...slip }, "slip_filled");
	await walk(op, "P022", "long_call", signed, [["rate", "rate_told"], ["deposit", "deposit_taken", { deposit: "100" }], ["connect", "connected"], ["end", "ended"]]);
	await refused(op, "P022 no bill without the switchboard's time", "long_call", signed, "bill", /总机/, { minutes: "0", seconds: "0" });
	await take(op, "P022 metered", "long_call", signed, "bill", "billed", { minutes: 2, seconds: 1 });
	await refused(op, "P022 no charge without the card", "long_call", signed, "account", /没有出示卡/, { card_no: "", signature: pen });
	await refused(op, "P022 no charge when the signature differs", "long_call", signed, "account", /签名与卡上不符/, { card_no: "VIP-5203", signature: pen });
	await take(op, "P022 on the account", "long_call", signed, "account", "account", { card_no: "VIP-5203", signature: pen, agrees: "1" });
	await take(op, "P022 logged for reference", "long_call", signed, "log", "logged");
	await shows(t, "P022 the tenant sees it in the portal", "/portal/long_call", one(`SELECT number FROM long_call WHERE id = ${signed}`));
	await printed(t, "P022 the tenant's bill", `long_call/${signed}/bill`, "Lisbon");
	const given_up = await make(op, "P022 a third is given up", "long_call", { ...guest, ...slip }, "slip_filled");
	await take(op, "P022 cancelled", "long_call", given_up, "cancel", "cancelled", { reason: "客人改发邮件" });
	return cash;
}

export async function* phone() {
	const op = await staff("qin.sang"), t = await tenant(lin);
	await messages(op, t);
	const { slow, urgent, clocks } = await calls(op), cash = await abroad(op, t);

	yield* to("09:12");
	await late(op, "P021 an urgent message ten minutes undelivered", "call", urgent);
	await take(op, "P021 told by telephone", "call", urgent, "deliver", "message_delivered", { delivered_how: "phone" });
	for (const [id, end] of clocks) await comes(`P021 by itself: ${end}`, () => state("call", id) === end);
	await walk(op, "P022 after twelve minutes", "long_call", cash, [["end", "ended"], ["bill", "billed", { minutes: 12, seconds: 5 }]]);
	check("P022 a minute begun is charged whole", one(`SELECT amount = 13 * rate FROM long_call WHERE id = ${cash}`) === "1");
	await walk(op, "P022", "long_call", cash, [["cash", "cash"], ["log", "logged"]]);
	await printed(op, "P022 the bill", `long_call/${cash}/bill`, "Lisbon");

	yield* to("09:40");
	await late(op, "P021 a message half an hour undelivered", "call", slow);
	await printed(op, "P021 the list of undelivered messages", "call/undelivered?undelivered=1", "请回电谈合同");
	await take(t, "P021 the tenant lets the caller know", "call", slow, "tell", "message_delivered", { reply: "请告诉他下午回电。" });
	await told(op, "P021 the operator is told", one(`SELECT number FROM phone_call WHERE id = ${slow}`));
	await refused(op, "P021 feedback has words", "call", slow, "feedback", /./, { feedback: " " });

	yield* to("10:45");
	await late(op, "P021 a quarter of an hour and the caller does not know", "call", slow);
	await shows(op, "P021 calls to return", "/desk/call?return=1", one(`SELECT number FROM phone_call WHERE id = ${slow}`));
	await take(op, "P021 the caller is told", "call", slow, "feedback", "feedback_given", { feedback: "已告知下午回电" });
	await shows(t, "P021 the tenant sees it", `/portal/call/${slow}`, "已反馈");
}
