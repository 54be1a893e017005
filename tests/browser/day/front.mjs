// front.mjs -- the day at the front desk: customers (P001, P002), visitors (P003), questions nobody can answer (P004).
import { check, day, sql } from "../lib.mjs";
import { comes, fill, late, lin, mailed, make, not_made, one, open, printed, refused, shows, staff, state, take, tenant, to, told, walk } from "../lib_day.mjs";

const main = "main form.form button.btn-primary";

async function customers(d, boss, t) {
	// P001: from the door to the settled bill; P002: registered on the way.
	const guest = await make(d, "P001 a customer comes in", "reception", { customer: "韩知夏", phone: "0000-3690" }, "arrived");
	await walk(d, "P001", "reception", guest, [["greet", "greeted", { service: "office", needs: "想租一间两人办公室" }], ["inform", "informed", { told: ["centre", "price", "offices"] }]]);
	await open(d, "reception", guest);
	await d.send("main a[href^='/desk/company/new']");
	check("P002 what the customer said already is on the form", await d.page.inputValue("main [name=phone]") === "0000-3690", d.here());
	await fill(d, { name: "青禾茶业有限公司", short_name: "青禾茶业", kind: "tenant", room_no: "" });
	await d.send(main);
	const company = one("SELECT id FROM company WHERE name = '青禾茶业有限公司'");
	check("P002 a customer is registered", !!company && state("company", company) === "new", `${d.status} ${d.here()} ${(await d.text()).slice(0, 200)}`);
	for (const [how, fields, found] of [["name", { name: "澄光仪器有限公司", short_name: "澄光仪器" }, "澄光仪器"], ["telephone", { name: "别的公司", short_name: "别的公司", phone: "00003690" }, "青禾茶业"],
		["pinyin", { name: "诚光一启有限公司", short_name: "诚光一启" }, "澄光仪器"]]) {
		await d.go("/desk/company/new");
		await fill(d, fields);
		await d.send(main);
		check(`P002 one who is on record already is found by ${how} before it is written twice`, d.status === 422 && (await d.text()).includes(found), `${d.status} ${(await d.text()).slice(0, 200)}`);
	}
	await take(d, "P002 the details are checked", "company", company, "verify", "verified");
	await refused(d, "P002 a tenant without a room is not put on record", "company", company, "record", /房/);
	await take(d, "P002 the room is added", "company", company, "edit", "verified", { room_no: "5999" });
	await take(d, "P002 put on record", "company", company, "record", "active");
	await take(d, "P002 brought up to date", "company", company, "edit", "active", { needs: "两人办公室，十二月起" });
	await shows(d, "P002 the page of a company has its whole service record", "/desk/company/1", ["邮件", "访客"]);
	await d.look("P002 the page of one company", { narrow: "axe" });
	await t.go(`/portal/company/${company}`);
	check("P002 nobody else's customer is shown in the portal", [403, 404].includes(t.status), t.status);
	await printed(d, "P002 the customer's sheet", `company/${company}/sheet`, "青禾茶业有限公司", "5999");
	await printed(d, "P002 with what the house did for a customer", "company/1/sheet", "一年服务", "至多30项", one("SELECT number FROM booking WHERE company = 1 ORDER BY starts_at DESC LIMIT 1"));
	await walk(d, "P001", "reception", guest, [["register", "registered", { company: "qhcy", phone: "0000-3690" }], ["assign", "assigned", { clerk: "pzq" }], ["serve", "served"]]);
	const fees = "资料复印 20页 10.00\n看房用车 190";
	await refused(d, "P001 no money without its detailed list", "reception", guest, "settle", /清单/, { amount: "200", fees: "" });
	await refused(d, "P001 the list adds up to what is paid", "reception", guest, "settle", /200/, { amount: "210", fees });
	await take(d, "P001 settled", "reception", guest, "settle", "settled", { amount: "200", fees });
	await printed(d, "P001 the detailed fee list", `reception/${guest}/fees`, "资料复印", "190.00", "200.00");
	await printed(d, "P001 the registration form", `reception/${guest}/form`, "韩知夏", "青禾茶业");
	await walk(boss, "P002", "company", company, [["archive", "archived", { note: "审计演示" }]]);

	// P001: on to a booking; only an enquiry.
	const room = await make(d, "P001 another wants a room", "reception", { customer: "林书仪", phone: "0000-1357", service: "room", company: "cgyq" }, "greeted");
	await walk(d, "P001", "reception", room, [["inform", "informed", { told: ["rooms", "price"] }], ["register", "registered", { company: "cgyq", phone: "0000-1357" }]]);
	await open(d, "reception", room);
	await d.send("main form[action$='/book'] button");
	check("P001 nothing is booked yet", state("reception", room) === "registered", state("reception", room));
	await open(d, "reception", room);
	await d.send("main a[href^='/desk/booking/new']");
	check("P001 the booking's form knows who asks", d.here() === "/desk/booking/new" && await d.page.inputValue("main [name=contact_name]") === "林书仪", d.here());
	// How a room is booked is told elsewhere (P050): one is, for them, now.
	sql(`UPDATE booking SET made_at = (SELECT made_at FROM reception WHERE id = ${room}) WHERE company = (SELECT company FROM reception WHERE id = ${room})
		AND starts_at > (SELECT made_at FROM reception WHERE id = ${room}) ORDER BY starts_at DESC LIMIT 1`);
	await take(d, "P001 a room is booked", "reception", room, "book", "booking");
	await open(d, "reception", room);
	check("P001 the booking is one press away", await d.page.locator("main a[href^='/desk/booking/']").count() > 0);
	await walk(d, "P001", "reception", room, [["serve", "served"], ["settle", "settled", { amount: "0" }]]);
	const asks = await make(d, "P001 a third only asks", "reception", { customer: "路人", service: "enquiry" }, "greeted");
	await take(d, "P001 an enquiry ends", "reception", asks, "leave", "left", { outcome: "只是问路" });
	return guest;
}

async function visitors(d, t) {
	const announced = (name, at, what) => make(t, what, "visitor", { name, expected_at: `${day()}T${at}`, email: "gao@guest.example" }, "expected");
	const coming = await announced("高允之", "11:00", "P003 a tenant announces a guest");
	mailed("P003 the guest gets the way and a code", "gao@guest.example", "/visit/");
	const absent = await announced("赵未到", "16:00", "P003 another is expected");
	const unwanted = await announced("钱不速", "12:00", "P003 and one more");
	await shows(d, "P003 a code that nobody has", "/desk/visitor/checkin?q=ZZZZZZ", "", ["高允之 ·"]);
	const pages = d.loads;
	await d.go(`/desk/visitor/checkin?q=${one(`SELECT code FROM visitor WHERE id = ${coming}`)}`);
	await fill(d, { badge: "07" });
	await d.send("main form[method=post] button.btn-primary");
	check(`P003 by the code the guest is in, in ${d.loads - pages} pages and 1 field: within 20 s`, state("visitor", coming) === "identified" && d.loads - pages <= 3, state("visitor", coming));
	await told(t, "P003 the host is told at once", "高允之");
	mailed("P003 the host", lin, "高允之");
	await take(d, "P003 led to the place", "visitor", coming, "guide", "guided");
	await shows(t, "P003 the tenant sees it in the portal", `/portal/visitor/${coming}`, ["高允之", "已引导"]);
	await printed(d, "P003 the badge", `visitor/${coming}/badge`, "高允之", "07");
	await refused(d, "P003 a refusal has a reason", "visitor", unwanted, "refuse", /./, { refusal: " " });
	await take(d, "P003 not admitted", "visitor", unwanted, "refuse", "refused", { refusal: "与名单不符" });
	await told(t, "P003 the host is told of it", "钱不速");
	const walk_in = await make(d, "P003 a visitor walks in", "visitor", { name: "蒋小满", company: "cgyq", badge: "08", id_kind: "id_card", id_number: "110101199001012468" }, "identified");
	await not_made(d, "P003 a badge that is worn is not handed out again", "visitor", { name: "冯二", company: "cgyq", badge: "08" }, /08/);
	await open(d, "visitor", walk_in);
	check("P003 the number of the document is masked", !(await d.text()).includes("110101199001012468"));
	await d.send(`main a[href$="/reveal"]`);
	await fill(d, { reason: "失物认领核对" });
	await d.send(main);
	const open_page = await d.text();
	check("P003 shown for a reason, which is written down", ["110101199001012468", "失物认领核对"].every(w => open_page.includes(w)), open_page.slice(0, 200));
	const inside = await d.pdf("/report/visitor/inhouse");
	check("P003 the list of who is in the house has both", ["高允之", "蒋小满"].every(n => inside.pages.join("").includes(n)), inside.pages.join("").slice(0, 300));
	await d.go("/desk/visitor/checkin");
	await d.send(d.page.locator("main li", { hasText: "蒋小满" }).locator("form button").first());
	check("P003 out", state("visitor", walk_in) === "left", state("visitor", walk_in));
	return { coming, absent };
}

export async function* front() {
	const d = await staff("bai.zhi"), t = await tenant(lin), boss = await staff("ji.nanxing");
	const guest = await customers(d, boss, t);

	// P004: what nobody can answer goes to the superior at once.
	await d.go(`/desk/question/new?asker=${encodeURIComponent("韩知夏")}&contact=0000-3690`);
	check("P004 from the customer's page: who asks is on the form", await d.page.inputValue("main [name=contact]") === "0000-3690", guest);
	const q = await make(d, "P004 a question is noted", "question", { question: "能否在大堂办一天的展览？", asker: "韩知夏", contact: "0000-3690", superior: "jnx" }, "escalated");
	const number = one(`SELECT number FROM question WHERE id = ${q}`);
	await told(boss, "P004 the superior is asked at once", number);
	const { coming, absent } = await visitors(d, t);

	yield* to("10:45");
	await late(d, "P004 an hour without an answer", "question", q);
	await shows(d, "P004 it stands among the desk's deadlines", "/desk/home/clocks", number);
	await printed(d, "P004 the open questions", "question/open?open=1", "展览");
	await refused(d, "P004 nobody answers by guess", "question", q, "reply", /已请示/);
	await take(d, "P004 the superior is asked again", "question", q, "again", "escalated");
	await take(boss, "P004 clarified", "question", q, "clarify", "clarified", { answer: "可以，需提前七日。" });
	await told(d, "P004 who noted it is told", number);
	await d.go(`/desk/question?from=${day()}`);
	check("P004 of a filtered list the open questions print as they say", /from=.*open=1/.test(await d.page.locator("main a[href*='/question/open']").getAttribute("href")));

	yield* to("12:10");
	await late(d, "P004 half an hour and the customer does not know", "question", q);
	await take(d, "P004 the customer is told", "question", q, "reply", "replied");

	yield* to("21:30");
	await comes("P003 who did not come is struck off at closing time", () => state("visitor", absent) === "no_show", 25);
	await late(d, "P003 who is still in the house when it closes", "visitor", coming);
	await take(d, "P003 the last one out", "visitor", coming, "return", "left");
}
