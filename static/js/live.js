// live.js -- keeps a part of the page fresh: <div data-live="/desk/now" data-live-seconds="8">.
// The part is asked for again and replaced when it differs; what has the focus keeps it, open menus stay open.

async function refresh(el) {
	if (document.hidden || el.querySelector("details[open]") || el.querySelector("form :checked")) return;
	const answer = await fetch(el.dataset.live, { headers: { "X-Live": "1" }, credentials: "same-origin" });
	if (!answer.ok || answer.redirected) return;
	const text = (await answer.text()).trim();
	const seen = text.replace(/name="once" value="[^"]*"/g, "");          // new with every answer, and no change
	if (seen === el.dataset.liveSeen) return;
	const first = el.dataset.liveSeen === undefined;
	el.dataset.liveSeen = seen;
	const part = new DOMParser().parseFromString(text, "text/html").body;
	if (first && part.innerHTML.trim() === el.innerHTML.trim()) return;
	const held = el.contains(document.activeElement) ? document.activeElement : null;
	if (held && /^(INPUT|SELECT|TEXTAREA)$/.test(held.tagName)) return;
	const form = held && held.tagName === "BUTTON" && held.form?.getAttribute("action");
	const key = held && (form ? `form[action="${CSS.escape(form)}"] button` : held.id ? `#${CSS.escape(held.id)}` : held.getAttribute("href") && `[href="${CSS.escape(held.getAttribute("href"))}"]`);
	el.replaceChildren(...part.childNodes);
	if (key) el.querySelector(key)?.focus({ preventScroll: true });
}

for (const el of document.querySelectorAll("[data-live]")) {
	const every = Math.max(3, Number(el.dataset.liveSeconds) || 15) * 1000;
	setInterval(() => refresh(el).catch(() => {}), every);
	document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(el).catch(() => {}); });
}
