// rows.js -- choosing rows of a register: a box in the head for all of them, Shift for a range.
for (const head of document.querySelectorAll("thead th.box")) {
	const table = head.closest("table");
	const boxes = () => [...table.querySelectorAll("tbody td.box input")];
	const all = document.createElement("input");
	all.type = "checkbox";
	all.className = "form-check-input";
	all.setAttribute("aria-label", head.textContent.trim());
	head.replaceChildren(all);
	all.addEventListener("change", () => { for (const b of boxes()) b.checked = all.checked; });
	let last = null;
	table.tBodies[0].addEventListener("click", e => {
		if (!e.target.matches("td.box input")) return;
		const list = boxes(), to = list.indexOf(e.target), from = list.indexOf(last);
		if (e.shiftKey && from >= 0)
			for (const b of list.slice(Math.min(from, to), Math.max(from, to) + 1)) b.checked = e.target.checked;
		last = e.target;
		const chosen = list.filter(b => b.checked).length;
		all.checked = chosen === list.length;
		all.indeterminate = chosen > 0 && !all.checked;
	});
}
