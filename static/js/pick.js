// pick.js -- finds a company or person while one types: <input data-pick="company">, the hidden input before it takes the id.
// A combobox as ARIA describes it: Enter on an open list takes the marked row and does nothing else.  On a page for one
// thing after another ([data-entry=one]) the only one that fits is taken while one types and shown as taken, so that the
// next Enter logs it; what fits several is never logged by an Enter that chose.  An Enter that comes before the answer to
// what was typed waits for it.  Without script the typed words go to the server, which takes the only one or asks.
import { composing, program } from "./foyer.js";

let count = 0;
for (const input of document.querySelectorAll("[data-pick]")) make(input);

function make(input) {
	const kind = input.dataset.pick;
	const id = input.previousElementSibling;
	const list = document.createElement("ul");
	list.className = "picks";
	list.id = `picks-${++count}`;
	list.setAttribute("role", "listbox");
	list.hidden = true;
	const told = document.createElement("p");
	told.className = "picks taken";
	told.setAttribute("role", "status");
	told.hidden = true;
	const box = document.createElement("div");
	box.className = "pick";
	const focused = document.activeElement === input;        // moved, it would lose it
	input.before(box);
	box.append(input, list, told);
	if (focused) input.focus();
	const alone = input.form?.querySelector("[data-entry=one]");
	for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"]])
		input.setAttribute(name, value);
	let at = -1, asked = 0, timer, pending = false, entered = false, only = "";

	const close = () => { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
	const mark = n => {
		const rows = [...list.children];
		at = (n + rows.length) % rows.length;
		rows.forEach((li, i) => li.setAttribute("aria-selected", String(i === at)));
		input.setAttribute("aria-activedescendant", rows[at].id);
		rows[at].scrollIntoView({ block: "nearest" });
	};
	const take = (value, name) => {
		asked++;
		clearTimeout(timer);
		pending = entered = false;
		id.value = value;
		input.value = name;
		close();
		input.dispatchEvent(new Event("change", { bubbles: true }));
	};
	// The only one: taken, but what is typed stands until one goes on.
	const show = f => {
		close();
		id.value = f.id;
		only = f.name;
		told.textContent = `✓ ${[f.name, f.note].filter(Boolean).join(" · ")}`;
		told.hidden = false;
	};
	const hide = () => { told.hidden = true; only = ""; };
	const settle = () => { if (only) take(id.value, only); hide(); };
	function put(found) {
		const here = document.activeElement === input, enter = entered;
		pending = entered = false;
		if (found.length === 1 && !here) return take(found[0].id, found[0].name);
		if (found.length === 0 || !here) return close();
		if (found.length > 1 || !alone) return offer(found);
		show(found[0]);
		if (enter) { settle(); input.form.requestSubmit(); }
	}
	async function ask() {
		const q = input.value.trim(), mine = ++asked;
		if (!q) return put([]);
		const url = new URL(`/${program}/pick/${kind}`, location.href);
		url.searchParams.set("q", q);
		const company = kind === "person" && input.form?.elements.company?.value;
		if (company) url.searchParams.set("company", company);
		if (input.dataset.who) url.searchParams.set("who", input.dataset.who);
		const answer = await fetch(url, { credentials: "same-origin" });
		const found = answer.ok ? await answer.json() : [];
		if (mine === asked) put(found);
	}
	function offer(found) {
		list.replaceChildren(...found.map((f, i) => {
			const li = document.createElement("li"), name = document.createElement("span"), small = document.createElement("span");
			li.id = `${list.id}-${i}`;
			li.setAttribute("role", "option");
			li.dataset.id = f.id;
			li.dataset.name = f.name;
			name.textContent = f.name;
			small.textContent = f.note ?? "";
			small.className = "dim";
			li.append(name, small);
			li.addEventListener("mousedown", e => { e.preventDefault(); take(f.id, f.name); });
			return li;
		}));
		list.hidden = false;
		input.setAttribute("aria-expanded", "true");
		mark(0);
	}
	const look = () => ask().catch(() => put([]));
	input.addEventListener("input", () => { id.value = ""; hide(); pending = true; clearTimeout(timer); timer = setTimeout(look, 120); });
	told.addEventListener("mousedown", e => { e.preventDefault(); settle(); });
	input.addEventListener("blur", () => { close(); settle(); });
	input.addEventListener("keydown", e => {
		if (composing(e)) return;
		const row = pending ? null : list.children[at];
		if (e.key === "Enter" && pending) { e.preventDefault(); entered = true; }
		else if (e.key === "Enter") settle();
		if (list.hidden) { if (e.key === "ArrowDown") look(); return; }
		if (e.key === "ArrowDown" || e.key === "ArrowUp") { e.preventDefault(); mark(at + (e.key === "ArrowDown" ? 1 : -1)); }
		if (e.key === "Enter" && row) { e.preventDefault(); take(row.dataset.id, row.dataset.name); }
		if (e.key === "Tab" && row) take(row.dataset.id, row.dataset.name);
		if (e.key === "Escape") { e.stopPropagation(); close(); }
	});
}
