// grid.js -- the day grid of rooms under a mouse: a click in a long gap begins where the pointer is, drawing across a gap
// asks for that span, dragging an own booking opens its change form for the new room and time. Nothing is written here:
// every one of these ends on the page that the link would have opened, filled in.
//
// <table class="day" data-slot="15" data-from="08:00"> <tr data-room="12"> <td class="f"><a href="…from=09:00…">
// <td class="o"><a data-move="/desk/booking/7/change">
const minutes = t => { const [h, m] = t.split(":").map(Number); return h * 60 + m; };
const clock = m => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;
const FAR = 6;                           // pixels that make a press a drag

for (const table of document.querySelectorAll("table.day[data-slot]")) {
	const slot = Number(table.dataset.slot), first = minutes(table.dataset.from ?? "08:00");
	const slots = table.querySelector("tr[hidden]")?.cells.length ?? 0;
	const box = table.closest(".day-box");
	const shape = document.createElement("div");
	shape.className = "drawn";
	shape.hidden = true;
	box.append(shape);
	let press = null, dropped = false;

	const wide = cell => getComputedStyle(cell).display === "table-cell";
	// The lane of a row: where its minutes lie on the screen.
	const lane = row => {
		const r = row.getBoundingClientRect(), left = row.cells[0].getBoundingClientRect().right;
		return { left, width: r.right - left, top: r.top, height: r.height };
	};
	const minute = (x, row) => {
		const l = lane(row);
		return first + Math.min(slots, Math.max(0, (x - l.left) / l.width * slots)) * slot;
	};
	const snapped = m => Math.floor(m / slot) * slot;
	// The gap or booking of a cell in minutes, from where it stands in the lane.
	const span = cell => {
		const r = cell.getBoundingClientRect(), row = cell.parentElement;
		const from = Math.round(minute(r.left + 1, row) / slot) * slot;
		return [from, from + cell.colSpan * slot];
	};
	const draw = (row, from, to) => {
		const l = lane(row), b = box.getBoundingClientRect();
		shape.hidden = false;
		shape.textContent = `${clock(from)}–${clock(to)}`;
		shape.style.left = `${l.left - b.left + (from - first) / slot / slots * l.width}px`;
		shape.style.width = `${(to - from) / slot / slots * l.width}px`;
		shape.style.top = `${l.top - b.top}px`;
		shape.style.height = `${l.height}px`;
	};
	const stop = () => { press = null; shape.hidden = true; };

	table.addEventListener("dragstart", e => e.preventDefault());
	table.addEventListener("pointerdown", e => {
		const link = e.target.closest(".f a, a[data-move]"), cell = link?.closest("td");
		if (e.button !== 0 || e.pointerType === "touch" || !cell || !wide(cell)) return;
		const [from, to] = span(cell);
		press = { x: e.clientX, y: e.clientY, link, row: cell.parentElement, from, to, at: minute(e.clientX, cell.parentElement), moved: false };
	});
	addEventListener("pointermove", e => {
		if (!press || !press.moved && Math.hypot(e.clientX - press.x, e.clientY - press.y) < FAR) return;
		press.moved = true;
		if (press.link.dataset.move) {
			const row = document.elementFromPoint(e.clientX, e.clientY)?.closest("tr[data-room]") ?? press.target ?? press.row;
			const long = press.to - press.from, last = first + slots * slot - long;
			const from = Math.min(last, Math.max(first, snapped(minute(e.clientX, row) - (press.at - press.from) + slot / 2)));
			Object.assign(press, { target: row, newFrom: from, newTo: from + long });
			draw(row, from, from + long);
		} else {
			const a = Math.min(press.at, minute(e.clientX, press.row)), b = Math.max(press.at, minute(e.clientX, press.row));
			press.newFrom = Math.max(press.from, snapped(a));
			press.newTo = Math.min(press.to, snapped(b) + slot);
			draw(press.row, press.newFrom, Math.max(press.newTo, press.newFrom + slot));
		}
	});
	addEventListener("pointerup", () => {
		const p = press;
		stop();
		if (!p?.moved || p.newFrom === undefined) return;
		dropped = true;
		setTimeout(() => { dropped = false; });
		const url = new URL(p.link.dataset.move ?? p.link.href, location.href);
		if (p.link.dataset.move) url.searchParams.set("room", p.target.dataset.room);
		url.searchParams.set("from", clock(p.newFrom));
		url.searchParams.set("to", clock(p.newTo));
		location.assign(url);
	});
	addEventListener("pointercancel", stop);
	addEventListener("keydown", e => { if (e.key === "Escape") stop(); });

	table.addEventListener("click", e => {
		const link = e.target.closest(".f a"), cell = link?.closest("td");
		if (dropped) return e.preventDefault();
		if (!link || e.detail === 0 || !wide(cell)) return;
		const [from, to] = span(cell), step = Math.max(slot, 30);
		const start = Math.floor(minute(e.clientX, cell.parentElement) / step) * step;
		if (start <= from || start > to - step) return;
		e.preventDefault();
		const url = new URL(link.href);
		url.searchParams.set("from", clock(start));
		url.searchParams.delete("to");
		location.assign(url);
	}, true);
}
