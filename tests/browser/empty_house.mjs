// empty_house.mjs -- a house without any record (empty_house.env): the first administrator comes in by a code, and no page
// stumbles over nothing.
import { spawnSync } from "node:child_process";
import { Person, check, over } from "./lib.mjs";

const said = spawnSync(`${process.env.FOYER_BIN}/firstadmin`, { encoding: "utf8", env: { ...process.env, FOYER_DB_USER: "foyer_migrate" } }).stdout;
const code = /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(said)?.[0];
check("an empty house tells the code of its first administrator", !!code, said);
const p = await Person.at("desk", null);
p.name = "first";
await p.go("/desk/login/first");
await p.look("the page of the first administrator", { narrow: "axe" });
const enter = async (word, again = word) => {
	for (const [name, value] of Object.entries({ code, department: "行政部", name: "首席", email: "first@house.example", password: word, again })) await p.page.fill(`main [name=${name}]`, value);
	await p.send();
};
await enter("six quiet herons", "six quiet heron");
check("two different passwords are refused", p.status === 422, p.status);
await enter("six quiet herons");
check("the code makes the first administrator and lets in", p.status === 200 && p.here().startsWith("/desk/"), `${p.status} ${p.here()}`);
const seen = new Set(), queue = ["/desk/"];
while (queue.length && seen.size < 80) {
	const path = queue.shift();
	const kind = path.replace(/\d+/, "N");
	if (seen.has(kind)) continue;
	seen.add(kind);
	let status;
	try { status = await p.go(path); } catch (e) { if (/Download is starting/.test(e.message)) continue; throw e; }
	const bad = await p.wrong({ axe: seen.size < 25, narrow: true });
	if (status !== 200 || bad.length) check(`${path} of an empty house`, false, `${status} ${bad.join(" | ")}`);
	for (const to of await p.page.evaluate(() => [...document.querySelectorAll("a[href^='/desk/'], a[href^='/report/']")].map(a => a.getAttribute("href").split("#")[0]))) if (!/[?]/.test(to)) queue.push(to);
}
check(`${seen.size} pages of an empty house are sound`, seen.size > 8, seen.size);
// Who looks the house up on the web is told what was entered, and nothing else (B1, B3).
for (const [root, said] of [["/", /半日|全日|开放时间|8:00|08:00|一件不拆|¥/], ["/en/", /half day|Hours|8:00|08:00|We open nothing|¥/]]) {
	for (const name of ["", "rooms.html", "prices.html", "privacy.html"]) {
		const status = await p.go(root + name), text = await p.text("body");
		check(`${root}${name} of an empty house claims nothing that was not entered`, status === 200 && !said.test(text), `${status} ${said.exec(text)}`);
		const bare = await p.page.evaluate(() => [...document.querySelectorAll("table")].filter(t => !t.querySelector("tbody tr")).length);
		check(`${root}${name} of an empty house has no table without a row`, bare === 0, bare);
		await p.look(`${root}${name} of an empty house`, { narrow: "axe" });
	}
}
const again = await Person.at("desk", null);
check("there is no second first", await again.go("/desk/login/first") === 404);
await over();
