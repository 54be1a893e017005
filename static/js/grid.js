// grid.js -- the day grid of rooms: a click in a long gap begins the booking where the pointer is, not where the gap begins.
// The link keeps from=HH:MM; data-slot of the table is the width of a column in minutes.
const minutes = t => { const [h, m] = t.split(":").map(Number); return h * 60 + m; };
const clock = m => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;

for (const table of document.querySelectorAll("table.day[data-slot]")) {
	const slot = Number(table.dataset.slot), step = Math.max(slot, 30);
	table.addEventListener("click", e => {
		const link = e.target.closest(".f a"), cell = link?.parentElement;
		if (!link || e.detail === 0 || getComputedStyle(cell).display !== "table-cell") return;
		const url = new URL(link.href), from = url.searchParams.get("from");
		if (!from) return;
		const box = cell.getBoundingClientRect(), length = cell.colSpan * slot;
		const into = Math.floor((e.clientX - box.left) / box.width * length);
		const start = Math.ceil(minutes(from) / step) * step + Math.floor(into / step) * step;
		if (start <= minutes(from) || start > minutes(from) + length - step) return;
		url.searchParams.set("from", clock(start));
		url.searchParams.delete("to");
		link.href = url;
	});
}
