// sheet.js -- a printed form on the screen: its print button.
for (const b of document.querySelectorAll("[data-print]")) {
	b.hidden = false;
	b.addEventListener("click", () => print());
}
