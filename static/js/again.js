// again.js -- a refused form in the history.  Without this the browser offers to send it once more; with it, Back and
// reload ask for the form's page afresh and what was typed is put back, as long as the same log-in lasts and the form has
// not been sent since.  Never kept: passwords, files, keys of the form itself.
const main = document.getElementById("main");
const form = main.querySelector("form.form") ?? main.querySelector("form[method=post]");
const own = form?.elements.csrf?.value ?? "";
const inputs = () => [...form.elements].filter(e => e.name && !/^(csrf|once|was)$/.test(e.name) && !/^(password|file|submit|button)$/.test(e.type));
const typed = () => inputs().filter(e => !/^(radio|checkbox)$/.test(e.type) || e.checked)
	.flatMap(e => e.type === "select-multiple" ? [...e.selectedOptions].map(o => [e.name, o.value]) : [[e.name, e.value]]);

// A field that somebody is typing in already, on a slow line, stays as it is.
const put = values => {
	const left = [...values];
	const next = name => left.splice(left.findIndex(([n]) => n === name), 1)[0][1];
	for (const e of inputs())
		if (/^(radio|checkbox)$/.test(e.type)) e.checked = left.some(([n, v]) => n === e.name && v === e.value);
		else if (left.some(([n]) => n === e.name)) {
			const value = next(e.name);
			if (e !== document.activeElement || e.value === e.defaultValue) e.value = value;
		}
};
const url = main.dataset.again ?? "";        // of a page that was asked for: its own
const keep = () => history.replaceState(form ? { own, typed: typed() } : null, "", url);

let timer;
if (main.dataset.again) keep();
else if (form && history.state.own === own) put(history.state.typed);
form?.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 200); });
form?.addEventListener("change", keep);
document.addEventListener("submit", e => {
	if (e.target.method !== "post") return;
	clearTimeout(timer);
	history.replaceState(null, "");
});
