// tenant_books.mjs -- a tenant books a room (P050): by mouse, by keyboard alone, without scripts; the desk sees it come.
import { Person, check, day, mail, mails, over, set_time, sql, until } from "./lib.mjs";

const lin = "lin.shuyi@chengguang.example", stranger = "gu.qinghe@nanrong.example", title = "秋季新品评审";
const room = name => sql(`SELECT id FROM room WHERE number = '${name}'`)[0][0];
const rows = words => sql(`SELECT id, state FROM booking WHERE title = '${words}' ORDER BY id`);
const ahead = day(20);
set_time("09:30");

const p = await Person.at("portal", lin), desk = await Person.at("desk", "bai.zhi@xuting.example");
check("the tenant is in the portal", p.here() === "/portal/" && p.status === 200, `${p.here()} ${p.status}`);
await p.look("the portal's home", { narrow: true });
await p.send(p.page.getByRole("link", { name: "订会议室" }).first());
check("the way leads to the day grid", p.here() === "/portal/booking/grid", p.here());
await p.go(`/portal/booking/grid?date=${ahead}`);
await p.look("the grid", { narrow: "axe" });
await desk.go(`/desk/booking/grid?date=${ahead}`);

// A click on free time.
const gap = p.page.locator(`tr[data-room="${room("503")}"] td.f a`).first();
await p.send(gap);
const query = new URL(p.page.url()).searchParams;
check("a click on free time opens the form", p.here() === "/portal/booking/new", p.page.url());
const value = name => p.page.locator(`main [name="${name}"]:not([type=hidden])`).first().inputValue();
check("room, day and time are filled in", await value("room") === room("503") && await value("date") === ahead && await value("from_at") === query.get("from"),
	`${await value("room")} ${await value("date")} ${await value("from_at")}`);
check("the price stands there before anything is confirmed", /¥\s?[\d,]+\.\d\d/.test(await p.text("table.price tfoot"))
	&& (await p.text("main form button.btn-primary")).includes((await p.text("table.price tfoot td.num")).trim()), await p.text("table.price"));
await p.look("the booking form", { narrow: "axe" });

const said = async () => (await p.text("main form button.btn-primary")).trim(), one_hour = await said();
await p.fill({ to_at: "18:00" });
check("the amount on the button follows the form (C S1-1)", await said() !== one_hour && (await said()).includes((await p.text("table.price tfoot td.num")).trim()), `${one_hour} ${await said()}`);

// A mistake, with everything kept.
await p.fill({ from_at: "10:00", to_at: "11:30", title, people: 400, cars: 2, notes: "桌签十二份\n请放绿植", contact_phone: "0000-5555" });
await p.send();
check("too many people are refused", p.status === 422, p.status);
const fault = p.page.locator("#people-n .invalid-feedback");
check("the fault stands beside the field", await fault.isVisible() && (await fault.innerText()).length > 4 && await p.page.locator("#people").getAttribute("aria-invalid") === "true");
check("the list of faults has the focus", await p.focus() === "faults", await p.focus());
check("everything else is kept", await value("title") === title && await value("cars") === "2" && (await p.page.locator("#notes").inputValue()).includes("绿植")
	&& await value("from_at") === "10:00" && await value("to_at") === "11:30" && await value("contact_phone") === "0000-5555" && await value("people") === "400");
await p.look("the form with a fault", { narrow: "axe" });
check("nothing is booked yet", rows(title).length === 0);

// Corrected, and pressed twice.
await p.fill({ people: 6 });
await Promise.all([p.page.waitForURL(/\/portal\/booking\/\d+/), p.page.locator("main button.btn-primary").first().dblclick()]);
await p.page.waitForLoadState();
check("the corrected form books", p.status === 200 && /\/portal\/booking\/\d+$/.test(p.here()), `${p.status} ${p.page.url()}`);
check("pressed twice it is one booking", rows(title).length === 1, rows(title).join(" "));
check("its page says that it is done", await p.page.locator(".flash").isVisible() && (await p.text()).includes(title));
check("price and rule are kept on it", (await p.text()).includes("JG-2026-03"));
await p.look("the booking's page", { narrow: "axe" });
const id = p.id();
await until("the desk's grid shows it within 10 s, not reloaded", () => desk.page.locator(`td.o a[href="${id}"]`).count(), 10);
check("the desk reads there whose it is", (await desk.page.locator(`td.o a[href="${id}"]`).innerText()).includes("澄光"), await desk.page.locator(`td.o a[href="${id}"]`).innerText());
await desk.look("the desk's grid", { narrow: "axe" });

const invitation = await mail("the mail with the invitation comes", lin, m => m.calendar && m.subject.includes(title));
check("it is text, HTML and calendar", ["text/plain", "text/html", "text/calendar"].every(t => invitation?.types.includes(t)), invitation?.types);
check("the calendar has the meeting's time", /METHOD:REQUEST/.test(invitation?.calendar) && invitation.calendar.includes(`DTSTART:${ahead.replaceAll("-", "")}T020000Z`)
	|| /DTSTART;TZID=[^:]*:\d{8}T100000/.test(invitation?.calendar ?? ""), invitation?.calendar.slice(0, 400));

// Change, and a clash with a stranger's meeting.
const g = await Person.at("portal", stranger);
await g.go(`/portal/booking/new?room=${room("503")}&date=${ahead}&from=14:00`);
await g.fill({ to_at: "16:00", title: "机密的陌生会议", people: 4, contact_phone: "0000-1111" });
await g.send();
check("another company books the afternoon", g.status === 200 && rows("机密的陌生会议").length === 1, g.status);
await g.page.goBack();
await g.fill({ from_at: "14:00", to_at: "16:00", title: "机密的陌生会议", people: 4, contact_phone: "0000-1111" });
await g.send();
check("the back button and a second sending make no second booking", rows("机密的陌生会议").length === 1 && [200, 409].includes(g.status), `${rows("机密的陌生会议").join(" ")} ${g.status}`);
await p.go(`/portal/booking/${id}`);
await p.send(p.page.locator("main a[href$='/change']").first());
await p.fill({ from_at: "15:00", to_at: "16:00" });
await p.send();
check("a taken time is answered 409", p.status === 409, p.status);
check("with three ways out at least", await p.page.locator(".alts > li form").count() >= 3, await p.page.locator(".alts > li").count());
check("a stranger's title is nowhere in it", !(await p.html).includes("机密的陌生会议") && !(await p.html).includes("南榕"));
await p.look("the clash page", { narrow: "axe" });
const way = (await p.page.locator(".alts > li h3").first().innerText()).trim();
await p.send(p.page.locator(".alts > li form button").first());
check("one press takes the first of them", p.status === 200 && p.here() === `/portal/booking/${id}` && (await p.text()).includes(way), `${p.status} ${p.here()} ${way}`);
check("it is still one booking", rows(title).length === 1);
await mail("the change is told with a newer invitation", lin, m => /SEQUENCE:[1-9]/.test(m.calendar) && m.subject.includes(title));
await p.go(`/portal/booking/${rows("机密的陌生会议")[0][0]}`);
check("a stranger's booking is not there", p.status === 404, p.status);
await p.look("the 404 page", { narrow: "axe" });

// Cancel.
await p.go(`/portal/booking/${id}`);
await p.send(p.page.locator("main a[href$='/cancel']").first());
await p.look("the page that asks before cancelling", { narrow: true });
await p.send();
check("cancelled", p.status === 200 && rows(title)[0][1] === "cancelled", rows(title).join());
check("its slots are free again", sql(`SELECT COUNT(*) FROM slot WHERE booking = ${id}`)[0][0] === "0");
await mail("the cancellation goes out as one", lin, m => /METHOD:CANCEL/.test(m.calendar) && m.subject.includes(title));
await g.close();

// By keyboard alone: from the home page to the booking.
const k = await Person.at("portal", lin, { height: 700 });
await k.go("/portal/");
const to = async (fits, what, most = 60) => {
	for (let n = 0; n < most; n++) { await k.press("Tab"); if (await k.page.evaluate(fits)) return true; }
	return check(`Tab reaches ${what}`, false, await k.focus());
};
await k.press("Tab");
check("the first stop skips to the content", await k.focus() === "#main", await k.focus());
await k.press("Enter");
await to(() => document.activeElement.getAttribute("href") === "/portal/booking/find", "the search");
await k.press(">Enter");
await to(() => document.activeElement.id === "date", "the date");
await k.page.locator("#date").evaluate((e, v) => { e.value = v; }, ahead);          // three numbers on a keyboard, which depend on its country
await to(() => document.activeElement.id === "from", "the start");
await k.press(":1600");
await k.page.keyboard.press("Home");
await k.page.locator("#from").selectOption("16:00");
await k.page.locator("#to").selectOption("17:00");
await to(() => document.activeElement.id === "people", "the people");
await k.press(":5", ">Enter");
check("Enter finds", k.here() === "/portal/booking/find" && new URL(k.page.url()).searchParams.get("people") === "5", k.page.url());
await to(() => document.activeElement.matches(".alts a.btn"), "the best room", 80);
const seen_focus = await k.page.evaluate(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== "none"; });
check("what has the focus shows it", seen_focus);
await k.look("what was found", { narrow: "axe" });
await k.press(">Enter");
await to(() => document.activeElement.id === "title", "the title");
await k.page.keyboard.insertText("只用键盘的会议");
await to(() => document.activeElement.id === "contact_phone", "the telephone");
await k.press(">Enter");
check("the whole booking goes by keyboard alone", k.status === 200 && rows("只用键盘的会议").length === 1, `${k.status} ${k.page.url()}`);
await k.close();

// Without scripts, on a phone.
const n = await Person.at("portal", lin, { script: false, width: 390, height: 800 });
await n.go(`/portal/booking/grid?date=${ahead}`);
await n.send(n.page.locator(`tr[data-room="${room("206")}"] td.f a`).first());
check("without scripts a free time is a link as well", n.here() === "/portal/booking/new");
await n.fill({ from_at: "10:00", to_at: "11:00", title: "没有脚本的会议", people: 3 });
await n.send(n.page.locator("main form button[name=again]"));
check("it can be priced without booking it", n.status === 200 && rows("没有脚本的会议").length === 0 && /¥/.test(await n.text("table.price tfoot")), n.status);
await n.fill({ to_at: "12:00" });
await Promise.all([n.page.waitForNavigation(), n.page.locator("main form button.btn-primary").click()]);
check("for another time its button is refused with both prices, and nothing is booked", n.status === 409 && rows("没有脚本的会议").length === 0
	&& /价格由 ¥[\d.,]+ 变为 ¥[\d.,]+/.test(await n.text("#repriced")), n.status);
await n.look("the form with another price", { narrow: "axe" });
await n.send();
check("and booked", n.status === 200 && rows("没有脚本的会议").length === 1, n.status);
await n.send(n.page.locator("main a[href$='/cancel']").first());
await n.send();
check("and cancelled", rows("没有脚本的会议")[0][1] === "cancelled");
check("nothing went to anyone else", mails(stranger).every(m => !m.subject.includes(title)));
await over();
