// price.js -- the price beside a form follows what is typed: <aside data-price="/portal/booking/price" data-shown data-submit>.
// The button says it and posts it; whether it still holds is the server's to say.

const aside = document.querySelector("[data-price]"), form = document.querySelector("main form.form");
const apart = ["csrf", "once", "seen", "shown", "title", "notes"];
let waiting, asked = 0;

async function price() {
	const mine = ++asked, typed = new URLSearchParams([...new FormData(form)].filter(([name, value]) => !apart.includes(name) && typeof value === "string"));
	try {
		const answer = await fetch(`${aside.dataset.price}?${typed}`, { headers: { "X-Live": "1" }, credentials: "same-origin" });
		if (!answer.ok || answer.redirected || mine !== asked) return;
		const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-price]");
		if (!part || mine !== asked) return;
		aside.replaceChildren(...part.childNodes);
		form.elements.shown.value = part.dataset.shown;
		form.querySelector("button.btn-primary").textContent = part.dataset.submit;
	} catch { /* without an answer the old price stays on the button, and is compared */ }
	finally { if (mine === asked) delete form.dataset.pricing; }
}

for (const kind of ["input", "change"]) form?.addEventListener(kind, e => {
	if (apart.includes(e.target.name)) return;
	form.dataset.pricing = "yes";
	clearTimeout(waiting);
	waiting = setTimeout(price, 150);
});
