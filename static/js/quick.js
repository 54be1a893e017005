// quick.js -- one-key pages: inside [data-quick] a key without Alt does what its accesskey does, as long as nobody types.
const writes = el => el instanceof HTMLElement && (el.isContentEditable || el.matches("textarea, select, input:not([type=radio], [type=checkbox])"));

document.addEventListener("keydown", e => {
	if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || writes(e.target) || !/^[a-z0-9]$/i.test(e.key)) return;
	const el = document.querySelector(`[data-quick] [accesskey="${e.key.toLowerCase()}"]`);
	if (!el) return;
	e.preventDefault();
	if (el.type === "radio") { el.checked = true; el.focus(); } else el.click();
});
