// papers.mjs -- a morning of newspapers (P038), subscriptions that begin and end (P039), what is kept for those away (P038, P027).
import { check, day } from "../lib.mjs";
import { comes, gu, late, lin, make, one, pen, printed, refused, shows, staff, state, take, tenant, to, told, walk } from "../lib_day.mjs";

/* Counts the papers of the day on their screen: what came of each title, the subscribed total where nothing else is said; the sums. */
async function count(d, path, came = {}) {
	await d.go(path);
	const sums = { subscribed: 0, came: 0 };
	for (const row of await d.page.locator("main tr[data-row]").all()) {
		const title = (await row.locator("th").innerText()).trim(), wanted = Number(await row.locator("td.num").innerText());
		const n = came[title] ?? wanted;
		await row.locator("input").fill(String(n));
		sums.subscribed += wanted;
		sums.came += n;
	}
	await d.send("main form.form button.btn-primary");
	return { id: d.id(), ...sums };
}
const daily = "云汀日报", total = () => Number(one(`SELECT SUM(s.copies) FROM subscription s JOIN paper a ON a.id = s.paper WHERE a.title = '${daily}' AND s.state = 'active'`));

async function morning(d) {
	await printed(d, "P038 the quota of each company, before counting", "subscription/quota", daily, total());
	await d.go("/desk/newspaper/day");
	await d.look("P038 the count of the day", { narrow: "axe" });
	const full = total(), n = await count(d, "/desk/newspaper/day", { [daily]: full - 1 });
	check("P038 counted by title against the totals", state("newspaper", n.id) === "reconciled" && n.came === n.subscribed - 1, `${d.here()} ${JSON.stringify(n)}`);
	await shows(d, "P038 the sums and the copy that is missing stand on the record", `/desk/newspaper/${n.id}`, [String(n.subscribed), String(n.came), daily, "-1"]);
	await refused(d, "P038 not into the boxes before they are sorted", "newspaper", n.id, "box", /份数.*邮局/);
	await take(d, "P038 laid out by the shares: the difference shows", "newspaper", n.id, "sort", "discrepancy");
	await refused(d, "P038 not into the boxes before the post office knows", "newspaper", n.id, "box", /份数.*邮局/);
	await printed(d, "P038 the discrepancy list", `newspaper/${n.id}/discrepancy`, daily, "-1");
	return n;
}
const contact = { contact_how: "phone", contact_who: "投递班 蒲师傅", contact_answer: "少送的一份十一点前补来。" };

export async function* papers() {
	const d = await staff("jiang.wan"), t = await tenant(lin), other = await tenant(gu);
	// P039: asked for in the portal, ordered at the post office, recorded; it counts from tomorrow to the day after.
	const paper = await make(t, "P039 a tenant asks for another paper", "subscription", { title: daily, copies: 2, from_on: day(1), until_on: day(2) }, "requested");
	await take(d, "P039 ordered at the post office", "subscription", paper, "order", "ordered_at_post", { price: "96", fee: "10", receipt_no: "YF260999" });
	await told(t, "P039 the tenant is told", daily);
	await walk(d, "P039", "subscription", paper, [["pay", "ordered_at_post", { pay_how: "cash" }], ["record", "recorded", { copies: 2, receipt_no: "YF260999", from_on: day(1), until_on: day(2) }]]);
	await refused(d, "P039 it does not count before its first day", "subscription", paper, "activate", /起订日/);
	await shows(t, "P039 the tenant sees it in the portal", `/portal/subscription/${paper}`, [daily, "106.00"]);
	const slow = await make(t, "P039 and for a third", "subscription", { title: "工商周刊", copies: 1, from_on: day(20), until_on: day(200) }, "requested");
	// P027: a company is away and has its papers kept; see away.mjs for the rest.
	await make(other, "P038 a company is away: its papers are kept", "absence", { whose: "company", from_on: day(), until_on: day(9), message: "deliver", mail: "deliver", object: "keep", fax: "keep", newspaper: "keep" }, "instruction_recorded");
	const n = await morning(d), before = total();

	yield* to("10:45");
	await late(d, "P038 an hour and the post office does not know", "newspaper", n.id);
	await take(d, "P038 who was told, how, what they answered", "newspaper", n.id, "contact", "post_contacted", contact);
	await shows(d, "P038 by whom and when", `/desk/newspaper/${n.id}`, ["投递班 蒲师傅", "补来", "江晚"]);
	await printed(d, "P038 the discrepancy list with the answer", `newspaper/${n.id}/discrepancy`, "投递班 蒲师傅", "补来");

	yield* to("12:10");
	await late(d, "P038 another hour and they are not in the boxes", "newspaper", n.id);
	const again = await count(d, `/desk/newspaper/${n.id}/reconcile`);
	check("P038 the missing copy was brought: counted again, the totals match", again.came === again.subscribed && state("newspaper", n.id) === "reconciled", `${d.status} ${d.here()} ${JSON.stringify(again)}`);

	yield* to("13:30");
	await late(d, "P038 an hour counted and not sorted", "newspaper", n.id);
	await take(d, "P038 laid out, and the shares agree", "newspaper", n.id, "sort", "sorted");

	yield* to("15:00");
	await late(d, "P038 an hour sorted and not in the boxes", "newspaper", n.id);
	await take(d, "P038 in the boxes", "newspaper", n.id, "box", "in_boxes");
	await printed(d, "P038 the distribution list of the day", `newspaper/${n.id}/distribution`, daily, "南榕设计", "代管", "澄光仪器", again.subscribed);
	const custody = one("SELECT id FROM newspaper_custody WHERE company = 2 AND state = 'in_custody'");
	await shows(d, "P038 those of the company that is away are kept together", `/desk/newspaper_custody/${custody}`, ["南榕设计", daily]);
	await take(d, "P038 where", "newspaper_custody", custody, "edit", "in_custody", { place: "报架7" });
	await shows(other, "P038 the tenant sees in the portal what is kept", "/portal/subscription", [daily, "前台代管"]);

	yield* to("the next day");
	await late(d, "P039 a working day and not ordered", "subscription", slow);
	await take(t, "P039 the tenant withdraws it", "subscription", slow, "withdraw", "withdrawn", { note: "不再需要" });
	await comes("P039 the subscription begins by itself", () => state("subscription", paper) === "active", 25);
	check("P039 and raises the quota", total() === before + 2, `${total()} ${before}`);
	const next = await count(d, "/desk/newspaper/day", { [daily]: total() - 2 });
	await walk(d, "P038 the next morning", "newspaper", next.id, [["sort", "discrepancy"], ["contact", "post_contacted", { ...contact, contact_answer: "停印一版，不再补送。" }]]);
	await printed(d, "P038 who goes short of a copy", `newspaper/${next.id}/distribution`, "短缺", daily);
	await take(d, "P038 not made up: noted, and into the boxes", "newspaper", next.id, "box", "in_boxes");
	await shows(d, "P038 the register has both days", "/desk/newspaper?wrong=1", "停印一版");
	await shows(other, "P038 two days are kept", "/portal/subscription", "2");
	const absence = one("SELECT id FROM absence WHERE company = 2 AND state = 'instruction_recorded'");
	await take(other, "P038 they are back", "absence", absence, "back", "closed");
	await told(d, "P038 the desk is told that things are waiting", one(`SELECT number FROM absence WHERE id = ${absence}`));
	await told(other, "P038 the tenant is told so too", one(`SELECT number FROM absence WHERE id = ${absence}`));
	await refused(d, "P038 handed over to somebody", "newspaper_custody", custody, "hand_over", /./, { receiver: " " });
	await take(d, "P038 all handed over, against a signature", "newspaper_custody", custody, "hand_over", "all_handed_over", { receiver: "顾清和", signature: pen });
	check("P038 no copy is left behind", one(`SELECT handed_copies = (SELECT SUM(copies) FROM newspaper_kept WHERE custody = ${custody}) FROM newspaper_custody WHERE id = ${custody}`) === "1");
	await shows(other, "P038 nothing is kept in the portal any more", "/portal/subscription", "我的报刊", ["前台代管"]);

	yield* to("after three days");
	await comes("P039 after its last day the subscription ends by itself", () => state("subscription", paper) === "expired", 25);
	await told(t, "P039 the tenant is told", "订阅");
	await shows(t, "P039 and sees it in the portal", `/portal/subscription/${paper}`, "已到期");
	await printed(d, "P039 the register of additional subscriptions", `subscription/register?from=${day(-4)}&to=${day()}`, daily, "YF260999");
}
