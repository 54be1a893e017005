// fax.mjs -- faxes sent (P023), received (P024), of nobody (P025) and awaited (P026).
import { check } from "../lib.mjs";
import { comes, late, lin, mailed, make, one, pen, printed, refused, shows, staff, state, take, tenant, to, told, walk } from "../lib_day.mjs";

const scan = { name: "传真.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n") };

async function sent(d, t) {
	const fax = await make(d, "P023 a fax is to be sent", "fax_sent", { guest: "林书仪", company: "cgyq", country: "852", fax_no: "0000-8811", pages: 3 }, "form_filled");
	await refused(d, "P023 not sent before the rate is told", "fax_sent", fax, "send", /已填/);
	await walk(d, "P023", "fax_sent", fax, [["tell", "rate_told"], ["check", "manuscript_checked", { fax_no: "0000-8811", pages: 3 }], ["code", "code_looked_up"], ["send", "sending"]]);
	await refused(d, "P023 a page the fax does not have", "fax_sent", fax, "error", /1.*3/, { error_pages: "4" });
	await take(d, "P023 a page in error", "fax_sent", fax, "error", "error_page", { error_pages: "2" });
	await refused(d, "P023 no bill while a page is in error", "fax_sent", fax, "price", /第2页仍有错/);
	await take(d, "P023 sent again", "fax_sent", fax, "resend", "page_resent");
	await refused(d, "P023 no bill before the report is good", "fax_sent", fax, "price", /仍有错/);
	await walk(d, "P023", "fax_sent", fax, [["ok", "report_ok", { seconds: 95 }], ["price", "priced"]]);
	check("P023 by duration and destination", one(`SELECT amount = 2 * rate AND amount > 0 FROM fax_sent WHERE id = ${fax}`) === "1");
	await refused(d, "P023 a signed bill is signed", "fax_sent", fax, "pay", /签/, { payment: "sign" });
	await walk(d, "P023", "fax_sent", fax, [["pay", "paid", { payment: "sign", signature: pen }], ["sign", "signed_off"], ["log", "logged"]]);
	await printed(d, "P023 the service order", `fax_sent/${fax}/order`, "0000-8811", "柳疏影");
	await printed(t, "P023 the tenant's bill", `fax_sent/${fax}/bill`, "0000-8811");
	await shows(t, "P023 the tenant sees it in the portal", "/portal/fax_sent", "0000-8811");
	const waits = await make(d, "P023 another", "fax_sent", { guest: "路人", country: "86", fax_no: "0000-8812", pages: 1 }, "form_filled");
	await walk(d, "P023", "fax_sent", waits, [["tell", "rate_told"], ["check", "manuscript_checked", { fax_no: "0000-8812", pages: 1 }], ["code", "code_looked_up"], ["send", "sending"]]);
	return waits;
}

async function received(d, t) {
	const watch = await make(d, "P026 a guest asks for a fax that has not come", "fax_watch", { guest: "贺来宾", contact: "0000-4321", email: "he@guest.example" }, "watch_recorded");
	const unseen = await make(d, "P024 a fax is put aside until its company is known", "fax", { pages: 1, addressee: "某人" }, "arrived");
	const fax = await make(d, "P024 a fax comes", "fax", { addressee: "贺来宾", pages: 2, scan }, "arrived");
	await refused(d, "P024 not logged before company and room are checked", "fax", fax, "log", /已到报/);
	await refused(d, "P024 the room is not the company's", "fax", fax, "match", /9999/, { company: "cgyq", room_no: "9999" });
	await walk(d, "P024", "fax", fax, [["match", "matched", { company: "cgyq", room_no: "5203" }], ["log", "logged"]]);
	check("P026 the guest's watch rings at once", state("fax_watch", watch) === "arrived", state("fax_watch", watch));
	mailed("P026", "he@guest.example", "传真");
	await told(d, "P026 the desk is told to call", "传真");
	await shows(t, "P024 the tenant sees it in the portal", `/portal/fax/${fax}`, [one(`SELECT number FROM fax WHERE id = ${fax}`), "传真.pdf"]);
	const read = await t.page.locator("main aside a", { hasText: "传真.pdf" }).getAttribute("href");
	check("P024 and reads the scan", (await t.context.request.get(new URL(read, t.page.url()).href)).headers()["content-type"]?.includes("pdf"));
	mailed("P024", lin, "传真");
	await make(d, "P026 another asks for it and it is found in the book", "fax_watch", { company: "cgyq", contact: "0000-4322" }, "found");
	return { fax, watch, unseen };
}

export async function* fax() {
	const d = await staff("liu.shuying"), t = await tenant(lin);
	const waits = await sent(d, t), { fax, watch, unseen } = await received(d, t);
	const nameless = await make(d, "P025 a fax without a company's name", "fax", { pages: 1, fax_no: "0000-9001" }, "arrived");
	await take(d, "P025 marked 待查", "fax", nameless, "pending", "marked_pending");
	await printed(d, "P025 the mark for its top right corner", `fax/${nameless}/mark`, "待查");
	const nobody = await make(d, "P025 a fax to no such person", "fax", { pages: 1, written: "远山茶行", addressee: "查先生" }, "arrived");
	await take(d, "P025 the slip is clipped to it", "fax", nobody, "slip", "slip_attached");
	await printed(d, "P025 the slip", `fax/${nobody}/mark`, "无收件人", "查先生");
	const found = await make(d, "P025 a third, put aside when logged", "fax", { pages: 1, addressee: "贾先生", identity: "no_company" }, "marked_pending");
	await take(d, "P025 into the folder by hand", "fax", found, "folder", "in_pending_folder");

	yield* to("09:12");
	await late(d, "P024 ten minutes and nobody took it up", "fax", unseen);
	await late(d, "P026 five minutes and the guest is not called", "fax_watch", watch);
	await walk(d, "P026", "fax_watch", watch, [["notify", "notified_immediately"], ["close", "closed"]]);

	yield* to("09:40");
	await late(d, "P024 a quarter of an hour and nobody is told", "fax", fax);
	await refused(d, "P024 told, but whom", "fax", fax, "notify", /./, { told_how: "phone", told_whom: " " });
	await take(d, "P024 they are told", "fax", fax, "notify", "notified", { told_how: "phone", told_whom: "林书仪" });
	await refused(d, "P024 not handed over without its formalities", "fax", fax, "collect", /怎样付款/, { collector: "林书仪" });
	await take(d, "P024 collected against a signature", "fax", fax, "collect", "collected", { collector: "林书仪", payment: "sign", signature: pen });
	await printed(d, "P024 the bill", `fax/${fax}/bill`, "2.00", "林书仪");
	await shows(t, "P024 the tenant sees that it is collected", `/portal/fax/${fax}`, "已领取");
	await late(d, "P023 half an hour and nobody looked at the report", "fax_sent", waits);
	await take(d, "P023 a page was in error", "fax_sent", waits, "error", "error_page", { error_pages: "1" });
	for (const [what, id] of [["P025 marked 待查", nameless], ["P025 with the slip", nobody]]) await comes(`${what}: after half an hour in the folder by itself`, () => state("fax", id) === "in_pending_folder", 25);

	yield* to("10:45");
	await late(d, "P023 a quarter of an hour and it is not sent again", "fax_sent", waits);
	await take(d, "P023 sent again", "fax_sent", waits, "resend", "page_resent");
	await take(d, "P025 an enquiry is noted", "fax", nobody, "enquire", "in_pending_folder", { enquiry: "问过三层各公司，无此人" });
	for (const [what, id] of [["待查", nameless], ["无收件人", nobody]]) await refused(d, `P025 ${what}: not archived before its three days`, "fax", id, "archive", /满三天/);
	await printed(d, "P025 the list of faxes nobody owns", "fax/pending", one(`SELECT number FROM fax WHERE id = ${nameless}`), "远山茶行");
	await take(d, "P025 whose it is was found", "fax", found, "identify", "logged", { company: "cgyq", addressee: "贾星野" });
	await shows(t, "P025 and its owner sees it", "/portal/fax", one(`SELECT number FROM fax WHERE id = ${found}`));

	yield* to("12:10");
	await late(d, "P023 and nobody looked at the second report", "fax_sent", waits);
	await walk(d, "P023", "fax_sent", waits, [["ok", "report_ok", { seconds: 40 }], ["price", "priced"], ["pay", "paid", { payment: "cash" }], ["sign", "signed_off"], ["log", "logged"]]);

	yield* to("after three days");
	for (const [what, id] of [["待查", nameless], ["无收件人", nobody]]) await comes(`P025 ${what}: after three days archived by itself, not destroyed`, () => state("fax", id) === "archived", 25);
}
