// manners.mjs -- faults C S3-2 and K15: the first field has the focus, whatever it is; the wheel scrolls; an Enter that ends a
// composition chooses nothing; the browser does not offer the receptionist's own number for a guest's; a telephone's camera
// is asked for what is taken (K14).
import { Person, check, over, sql } from "./lib.mjs";

const p = await Person.at("desk", "bai.zhi@xuting.example");
const fax = sql("SELECT MAX(id) FROM fax WHERE state = 'logged'")[0][0];
for (const [path, field] of [["/desk/fax/new", "company_text"], ["/desk/card/new", "company_text"], ["/desk/fax_sent/new", "guest"], [`/desk/fax/${fax}/notify`, "told_how"]]) {
	await p.go(path);
	const there = await p.page.waitForFunction(name => document.activeElement.name === name && (document.activeElement.dataset.pick === undefined || document.activeElement.role === "combobox"), field)
		.then(() => true, () => false);
	check(`${path.replace(/\d+/, "1")}: the first field has the focus`, there, await p.focus());
}

await p.go("/desk/fax_sent/new");
await p.page.fill("main [name=pages]", "4");
await p.page.locator("main [name=pages]").hover();
await p.page.mouse.wheel(0, 300);
await p.page.waitForTimeout(300);
check("the wheel over a number changes nothing", await p.page.inputValue("main [name=pages]") === "4", await p.page.inputValue("main [name=pages]"));
check("no field of a form offers one's own number or mail", await p.page.locator("main form.form [autocomplete=tel], main form.form [autocomplete=email]").count() === 0);

await p.go("/desk/fax/new");
const input = p.page.locator("main [name=company_text][role=combobox]");
await input.pressSequentially("yun");
await p.page.locator(".picks:not([hidden]) [role=option]").first().waitFor();
await input.evaluate(e => e.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true })));
check("the Enter of a composition chooses no company", await input.inputValue() === "yun", await input.inputValue());
await input.press("Enter");
check("one's own does", await input.inputValue() !== "yun", await input.inputValue());
check("a file's field says what is taken", /image\/jpeg/.test(await p.page.locator("main [type=file]").first().getAttribute("accept") ?? ""));
await over();
