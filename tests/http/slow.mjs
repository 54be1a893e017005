// slow.mjs -- as many slow pages as there are workers: short pages answer meanwhile, and the slow one too many is asked to come again.
import { spawn } from "node:child_process";
import { Client, sql, check, end } from "../lib/client.mjs";

const workers = Number(/desk=(\d+)/.exec(process.env.FOYER_WORKERS)[1]);
const people = [];
for (let i = 0; i <= workers; i++) {
	const c = new Client(`127.0.5.${i + 1}`);
	await c.login("desk", "bai.zhi@xuting.example");
	people.push(c);
}
const [quick, ...slow] = people;
await quick.get("/desk/me");

/* A table that nobody may read for a while makes a page as slow as one that looks through a million rows; it is one that
   no other page needs, as the counts of the menu need most. */
const lock = spawn("mariadb", ["--no-defaults", `--socket=${process.env.FOYER_DB}`, "-u", "root", "foyer", "-e",
	"LOCK TABLES dial_rate WRITE; SELECT SLEEP(600)"], { stdio: "ignore" });
while (!sql("SELECT 1 FROM information_schema.processlist WHERE state = 'User sleep'").length) await new Promise(go => setTimeout(go, 50));

let running = workers;
const answers = slow.map(c => c.request("GET", "/desk/dial_rate")
	.then(answer => { running--; return answer; }));
/* All of them are at it. */
while (sql("SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'foyer_desk' AND state LIKE '%metadata lock%'")[0][0] < workers) {
	if (running < workers) break;
	await new Promise(go => setTimeout(go, 20));
}
const page = await quick.get("/desk/me");
check("a short page answers", page.status === 200, page.status);
check("while the slow ones that may go on still run", running === workers - 1, `${running} of ${workers}`);
const all = await Promise.all(answers), told = all.filter(a => a.text.includes("请稍等片刻再试"));
check("one of them was one too many", told.length === 1, told.length);
check("and is told to try again in a moment", told[0]?.status === 503 && told[0].headers["retry-after"] === "5", told[0]?.headers["retry-after"]);
check("the others ran into the time a statement may take", all.filter(a => a.text.includes("这一页要查的太多")).length === workers - 1,
	all.map(a => a.status).join(" "));
lock.kill();
for (const { 0: id } of sql("SELECT id FROM information_schema.processlist WHERE state = 'User sleep'")) sql(`KILL ${id}`);
const after = await Promise.all(slow.map(c => c.get("/desk/dial_rate")));
check("afterwards all are served", after.every(a => a.status === 200), after.map(a => a.status).join(" "));
end();
