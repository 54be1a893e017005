// foyer.js -- what every page may use: keys, menus, focus; loads the rest only when the page asks for it.
// Everything works without it: forms are forms, links are links.

const typing = el => el instanceof HTMLElement && (el.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(el.tagName));
// An Enter that ends a composition belongs to the input method; Safari tells it only by its code.
export const composing = e => e.isComposing || e.keyCode === 229;
export const program = location.pathname.split("/")[1] || "portal";

document.addEventListener("keydown", e => {
	if (e.key === "Escape") {
		for (const menu of document.querySelectorAll("details.menu[open]")) {
			menu.open = false;
			if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
		}
		return;
	}
	if (e.ctrlKey || e.metaKey || e.altKey || typing(e.target)) return;
	const find = document.querySelector("[data-find]");
	if (e.key === "/" && find) { e.preventDefault(); find.focus(); find.select(); }
	if (e.key === "?" && program === "desk") location.assign("/desk/keys");
});

// A click elsewhere closes an open menu.
document.addEventListener("click", e => {
	for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(e.target)) menu.open = false;
});

// The wheel scrolls the page, also over a number that has the focus.
document.addEventListener("wheel", e => {
	if (e.target.type === "number" && e.target === document.activeElement) e.target.blur();
}, { passive: true });

// The second press of a button waits for the answer to the first. (The server makes it once in any case.)
document.addEventListener("submit", e => {
	const form = e.target;
	if (!("once" in form.dataset)) return;
	if (form.dataset.sent) e.preventDefault();
	form.dataset.sent = "yes";
	setTimeout(() => delete form.dataset.sent, 8000);
});
addEventListener("pageshow", () => { for (const f of document.querySelectorAll("[data-sent]")) delete f.dataset.sent; });

// What was typed before a refusal is in its place before anything else looks at it.
if (document.querySelector("main[data-again]") || history.state?.typed) await import("./again.js");

// Faults are read out and stand in view.
document.querySelector("[data-focus]")?.focus();
// At the desk hands are on the keys: the first field of a form waits for them; where the link filled some in, the first
// that must be filled in and is not.
if (program === "desk" && document.activeElement === document.body && !location.hash && matchMedia("(pointer: fine)").matches) {
	const fields = [...document.querySelectorAll("main form.form :is(input:not([type=hidden]), select, textarea)")];
	(location.search && fields.find(f => f.required && !f.value) || fields[0])?.focus();
}

const parts = [["[data-entry]", "entry"], ["[data-live]", "live"], ["[data-pick]", "pick"], ["[data-price]", "price"], ["[data-quick]", "quick"], ["[data-sign]", "sign"], ["th.box", "rows"], ["table.day[data-slot]", "grid"]];
for (const [selector, name] of parts) if (document.querySelector(selector)) import(`./${name}.js`);
