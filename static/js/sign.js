// sign.js -- a signature drawn with finger, pen or mouse; kept as SVG path data in a box of 640 × 200.
for (const pad of document.querySelectorAll("[data-sign]")) {
	const canvas = pad.querySelector("canvas"), kept = pad.querySelector("input[type=hidden]");
	const clear = pad.querySelector("[data-sign-clear]"), pen = canvas.getContext("2d");
	let strokes = [], line = null;
	pad.querySelector("[data-sign-none]").hidden = true;
	canvas.hidden = clear.hidden = false;

	const at = e => {
		const r = canvas.getBoundingClientRect();
		const within = (v, most) => Math.min(most, Math.max(0, Math.round(v * 10) / 10));
		return [within((e.clientX - r.left) * 640 / r.width, 640), within((e.clientY - r.top) * 200 / r.height, 200)];
	};
	// Through the middle of each pair of points, so that a line bends instead of breaking.
	const path = s => s.length === 1 ? `M${s[0]}h.1` : `M${s[0]}` + s.slice(1, -1).map(([x, y], i) => {
		const [u, v] = s[i + 2];
		return `Q${x},${y},${Math.round((x + u) * 5) / 10},${Math.round((y + v) * 5) / 10}`;
	}).join("") + `L${s.at(-1)}`;
	const draw = () => {
		pen.clearRect(0, 0, 640, 200);
		pen.lineWidth = 2.5;
		pen.lineCap = pen.lineJoin = "round";
		pen.strokeStyle = getComputedStyle(canvas).color;
		pen.stroke(new Path2D(kept.value));
	};
	const keep = () => { kept.value = strokes.map(path).join(""); draw(); };

	canvas.addEventListener("pointerdown", e => { e.preventDefault(); canvas.setPointerCapture(e.pointerId); strokes.push(line = [at(e)]); keep(); });
	canvas.addEventListener("pointermove", e => {
		if (!line) return;
		const p = at(e), [x, y] = line.at(-1);
		if (Math.hypot(p[0] - x, p[1] - y) < 2) return;
		line.push(p);
		keep();
	});
	for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { line = null; });
	clear.addEventListener("click", () => { strokes = []; keep(); canvas.focus(); });
	draw();
}
