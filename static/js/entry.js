// entry.js -- a page for one thing after another: [data-entry] inside the form. Enter goes from the number to the company;
// from there "one" sends the form, "many" goes to the next line. What a scanner types ends with Enter and does the same.
// The picker of companies has its say first: an Enter that chose one of several was that and nothing more.
import { composing } from "./foyer.js";
import "./pick.js";                        // first: it moves its inputs

for (const mark of document.querySelectorAll("[data-entry]")) {
	const form = mark.closest("form"), many = mark.dataset.entry === "many";
	const inputs = () => [...form.querySelectorAll("input:not([type=hidden], [type=checkbox], [type=number])")];
	const go = input => { input.focus(); input.select?.(); };
	const start = form.querySelector(".is-invalid") ?? inputs()[0];
	if (start) go(start);
	form.addEventListener("keydown", e => {
		if (e.key !== "Enter" || composing(e) || !(e.target instanceof HTMLInputElement)) return;
		const [name, line = ""] = e.target.name.split(".");
		const company = form.elements[line ? `company_text.${line}` : "company_text"];
		if (name === "item_no" && company && (many || !company.value.trim())) {
			e.preventDefault();
			go(company);
		} else if (many) {
			e.preventDefault();
			const next = e.target.closest("[data-row]")?.nextElementSibling?.querySelector("input:not([type=hidden])");
			if (next) go(next);
		}
	});
}
