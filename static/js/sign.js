// sign.js -- a signature drawn with finger, pen or mouse (signature_pad); kept as SVG path data in a box of
// 640 × 200, so that the printed sheet shows it as ink.
import SignaturePad from "/static/js/signature_pad.js";

const WIDE = 640, HIGH = 200;

// The strokes as one path: through the middle of each pair of points, so that a line bends instead of breaking.
function path(strokes, scaleX, scaleY) {
	const round = v => Math.round(v * 10) / 10;
	return strokes.map(({ points }) => {
		const at = points.map(p => [round(Math.min(WIDE, Math.max(0, p.x * scaleX))), round(Math.min(HIGH, Math.max(0, p.y * scaleY)))]);
		if (at.length === 1) return `M${at[0]}h.1`;
		const bends = at.slice(1, -1).map(([x, y], i) => `Q${x},${y},${round((x + at[i + 2][0]) / 2)},${round((y + at[i + 2][1]) / 2)}`);
		return `M${at[0]}${bends.join("")}L${at.at(-1)}`;
	}).join("");
}

for (const box of document.querySelectorAll("[data-sign]")) {
	const canvas = box.querySelector("canvas"), kept = box.querySelector("input[type=hidden]");
	const clear = box.querySelector("[data-sign-clear]");
	box.querySelector("[data-sign-none]").hidden = true;
	canvas.hidden = clear.hidden = false;
	canvas.width = canvas.clientWidth || WIDE;
	canvas.height = Math.round(canvas.width * HIGH / WIDE);
	const pad = new SignaturePad(canvas, { penColor: getComputedStyle(canvas).color, minWidth: 1, maxWidth: 3 });
	const keep = () => { kept.value = path(pad.toData(), WIDE / canvas.width, HIGH / canvas.height); };
	if (kept.value) canvas.getContext("2d").stroke(new Path2D(kept.value));
	pad.addEventListener("endStroke", keep);
	clear.addEventListener("click", () => { pad.clear(); kept.value = ""; canvas.focus(); });
}
