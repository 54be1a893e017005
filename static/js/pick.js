// pick.js -- finds a company or person while one types: <input data-pick="company">, the hidden input before it takes the id.
// A combobox as ARIA describes it. Without script the typed words go to the server, which finds the same.
import { program } from "./foyer.js";

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
	const box = document.createElement("div");
	box.className = "pick";
	input.before(box);
	box.append(input, list);
	for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"]])
		input.setAttribute(name, value);
	let at = -1, asked = 0, timer;

	const close = () => { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
	const mark = n => {
		const rows = [...list.children];
		at = (n + rows.length) % rows.length;
		rows.forEach((li, i) => li.setAttribute("aria-selected", String(i === at)));
		input.setAttribute("aria-activedescendant", rows[at].id);
		rows[at].scrollIntoView({ block: "nearest" });
	};
	const take = li => {
		id.value = li.dataset.id;
		input.value = li.dataset.name;
		close();
		input.dispatchEvent(new Event("change", { bubbles: true }));
	};
	async function ask() {
		const q = input.value.trim(), mine = ++asked;
		if (!q) return close();
		const url = new URL(`/${program}/pick/${kind}`, location.href);
		url.searchParams.set("q", q);
		const company = kind === "person" && input.form?.elements.company?.value;
		if (company) url.searchParams.set("company", company);
		const answer = await fetch(url, { credentials: "same-origin" });
		if (!answer.ok || mine !== asked) return;
		const found = await answer.json();
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
			li.addEventListener("mousedown", e => { e.preventDefault(); take(li); });
			return li;
		}));
		list.hidden = found.length === 0;
		input.setAttribute("aria-expanded", String(!list.hidden));
		if (found.length) mark(0); else close();
	}
	input.addEventListener("input", () => { id.value = ""; clearTimeout(timer); timer = setTimeout(() => ask().catch(close), 120); });
	input.addEventListener("blur", close);
	input.addEventListener("keydown", e => {
		if (list.hidden) { if (e.key === "ArrowDown") ask().catch(close); return; }
		if (e.key === "ArrowDown" || e.key === "ArrowUp") { e.preventDefault(); mark(at + (e.key === "ArrowDown" ? 1 : -1)); }
		if (e.key === "Enter" && at >= 0) { e.preventDefault(); take(list.children[at]); }
		if (e.key === "Tab" && at >= 0) take(list.children[at]);
		if (e.key === "Escape") { e.stopPropagation(); close(); }
	});
}
