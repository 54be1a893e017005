// bad_wire.mjs -- what no browser sends: methods, broken requests, sizes, headers with lines in them, and paths that climb.
import { readFile } from "node:fs/promises";
import net from "node:net";
import { Client, base, sql, check, end, key, refused, quiet, holdings, leaks } from "../lib/client.mjs";

const tenant = new Client(), desk = new Client(), nobody = new Client();
await tenant.login("portal", "lin.shuyi@chengguang.example");
await desk.login("desk", "bai.zhi@xuting.example");
const { hostname, port, host } = new URL(base);
const cookie = [...tenant.jar].map(([n, v]) => `${n}=${v}`).join("; ");

/* Sends bytes as they are; the status of the first answer, 0: the connection was closed without one. */
const raw = (bytes, wait = 15000) => new Promise(done => {
	const socket = net.connect(port, hostname, () => socket.write(bytes));
	let text = "";
	const finish = () => { socket.destroy(); done({ status: Number(/^HTTP\/1\.[01] (\d+)/.exec(text)?.[1] ?? 0), text, headers: {}, answers: (text.match(/^HTTP\/1/gm) ?? []).length }); };
	socket.setTimeout(wait, finish);
	socket.on("data", part => { text += part; }).on("end", finish).on("error", finish);
});
const ask = (first, headers = "", body = "") => raw(`${first}\r\nHost: ${host}\r\nCookie: ${cookie}\r\nConnection: close\r\n${headers}\r\n${body}`);

await refused("methods", [400, 403, 404, 405, 501], ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT", "PROPFIND", "get", "G T", "POSTX", "MKCOL"].flatMap(m =>
	["/portal/booking", "/desk/booking", "/"].map(p => [`${m} ${p}`, () => ask(`${m} ${p} HTTP/1.1`, "Content-Length: 0\r\n")])));
check("405 says what is allowed or stays silent", ![200, 500].includes((await ask("PUT /portal/booking HTTP/1.1", "Content-Length: 0\r\n")).status));
const head = await raw(`HEAD /portal/booking HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`);
check("HEAD has no body", head.status === 200 && head.text.split("\r\n\r\n")[1] === "", head.text.slice(-100));

const type = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n", post = "POST /portal/booking/new HTTP/1.1";
await refused("requests that are broken", [0, 400, 403, 408, 411, 413, 414, 422, 431, 501, 505], [
	["two lengths", () => ask(post, `${type}Content-Length: 5\r\nContent-Length: 50\r\n`, "a=b&c")],
	["negative length", () => ask(post, `${type}Content-Length: -1\r\n`, "a=b")],
	["length that is no number", () => ask(post, `${type}Content-Length: 3x\r\n`, "a=b")],
	["length and chunks", () => ask(post, `${type}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n`, "0\r\n\r\nGET /desk/ HTTP/1.1\r\n\r\n")],
	["chunks that lie", () => ask(post, `${type}Transfer-Encoding: chunked\r\n`, "zz\r\nabc\r\n0\r\n\r\n")],
	["unknown encoding", () => ask(post, `${type}Transfer-Encoding: gzip, evil\r\n`, "abc")],
	["no version", () => raw("GET\r\n\r\n")],
	["garbage", () => raw(Buffer.from([0x16, 3, 1, 0, 200, 1, 0, 0, 0, 0, 13, 10, 13, 10]))],
	["two hosts", () => ask("GET /portal/booking HTTP/1.1", "Host: evil.example\r\n")],
	["header with a NUL", () => ask("GET /portal/booking HTTP/1.1", "X-A: a\0b\r\n")],
	["header without a colon", () => ask("GET /portal/booking HTTP/1.1", "evil\r\n").then(a => a.status === 200 ? { ...a, status: 400 } : a)],
	["long header", () => ask("GET /portal/booking HTTP/1.1", `X-A: ${"a".repeat(40000)}\r\n`)],
	["long address", () => ask(`GET /portal/booking?q=${"a".repeat(40000)} HTTP/1.1`)],
	["body longer than a form may be", () => tenant.post("/portal/booking/new", { title: "x".repeat(26 * 1024 * 1024) })],
	["log-in longer than a log-in", () => nobody.post("/portal/login", { login: "x".repeat(200000), password: "y" }, { csrf: "A".repeat(43) })],
	["fifty thousand fields", () => tenant.request("POST", "/portal/booking/new", { body: "a=1&".repeat(50000),
		headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: base, "Sec-Fetch-Site": "same-origin" } })],
]);

// Attachments: kinds, sizes, names and multipart bodies that do not end.
const own = sql("SELECT id FROM booking WHERE company = 1 AND state = 'confirmed' ORDER BY id DESC LIMIT 1")[0][0];
const part = (name, content, mime = "text/plain") => Buffer.concat([Buffer.from(`--XX\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${tenant.csrf}\r\n--XX\r\nContent-Disposition: form-data; name="once"\r\n\r\n${key()}\r\n` +
	`--XX\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${mime}\r\n\r\n`), Buffer.from(content), Buffer.from("\r\n--XX--\r\n")]);
const upload = (body, boundary = "XX") => tenant.request("POST", `/portal/booking/${own}/file`, { body,
	headers: { "Content-Type": `multipart/form-data; boundary=${boundary}`, Origin: base, "Sec-Fetch-Site": "same-origin" } });
await refused("attachments", [400, 403, 404, 411, 413, 415, 422], [
	["a program", () => upload(part("a.exe", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(2000, 1)])))],
	["a page called a picture", () => upload(part("a.png", "<html><script>alert(1)</script></html>", "image/png"))],
	["a drawing with a script", () => upload(part("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "image/svg+xml"))],
	["eleven megabytes", () => upload(part("a.pdf", Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(11 * 1024 * 1024, 32)]), "application/pdf"))],
	["no end", () => upload(part("a.pdf", "%PDF-1.4").subarray(0, -8))],
	["another boundary", () => upload(part("a.pdf", "%PDF-1.4"), "YY")],
	["no boundary", () => tenant.request("POST", `/portal/booking/${own}/file`, { body: part("a.pdf", "%PDF-1.4"), headers: { "Content-Type": "multipart/form-data", Origin: base, "Sec-Fetch-Site": "same-origin" } })],
	["a long boundary", () => upload(part("a.pdf", "%PDF-1.4"), "X".repeat(300))],
	["a header without end", () => upload(Buffer.from(`--XX\r\nContent-Disposition: form-data; name="${"a".repeat(70000)}`))],
	["nothing", () => upload(part("", ""))],
]);

// Lines smuggled into what becomes a header, and addresses that lead elsewhere.
const smuggled = [], away = [];
for (const [n, answer] of [
	["back", await nobody.get("/portal/login?back=/portal/%0d%0aX-Evil:%201")], ["path", await raw(`GET /portal/booking%0d%0aX-Evil:%201 HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)],
	["language", await tenant.post("/portal/me/language", { to: "en\r\nX-Evil: 1", back: "/portal/" })], ["theme", await tenant.post("/portal/me/theme", { to: "dark", back: "/portal/\r\nX-Evil: 1" })],
	["export", await desk.get("/desk/booking?as=csv&q=a%0d%0aX-Evil:%201")], ["accel", await tenant.get("/portal/booking", { "X-Accel-Redirect": "/protected/x", "X-Evil-Not": "1" })]]) {
	const text = typeof answer.headers["x-evil"] === "string" || /^x-evil: 1/im.test(answer.headers["x-evil"] === undefined && answer.answers ? answer.text.split("\r\n\r\n")[0] : "");
	if (text || [500, 503].includes(answer.status)) smuggled.push(`${n}: ${answer.status}`);
}
check("no line gets into a header", smuggled.length === 0, smuggled.join("; "));
for (const back of ["//evil.example/", "https://evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "/portal/../../evil", "/desk/", "%2f%2fevil.example"])
	for (const to of ["/portal/me/theme", "/portal/me/language"]) {
		const answer = await tenant.post(to, { to: to.endsWith("theme") ? "light" : "zh-CN", back });
		if (!/^\/(portal|desk)\//.test(answer.headers.location ?? "/portal/") || /evil|javascript/.test(answer.headers.location ?? "")) away.push(`${to} ${back}: ${answer.headers.location}`);
	}
for (const spoof of [{ Host: "evil.example" }, { "X-Forwarded-Host": "evil.example" }, { "X-Forwarded-For": "8.8.8.8" }, { Forwarded: "host=evil.example" }]) {
	const answer = await nobody.request("GET", "/portal/booking", { headers: spoof });
	if (/evil\.example/.test(JSON.stringify(answer.headers) + answer.text)) away.push(JSON.stringify(spoof));
}
check("no answer leads out of the house", away.length === 0, away.join("; "));
const outside = await desk.request("GET", "/desk/", { headers: { "X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1" } });
check("who asks is who is connected", [200, 303].includes(outside.status));

// Paths.
const before = holdings(), climbed = [];
for (const path of ["/static/../nginx.conf", "/static/..%2f..%2fnginx.conf", "/static/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/static/....//....//etc/passwd", "/protected/ab/x", "/protected/../log/foyer.log",
	"/error/../../my.cnf", "/.git/config", "/nginx.conf", "/my.cnf", "/portal/../desk/", "/portal/%2e%2e/desk/", "//portal/booking", "/portal//booking", "/portal/booking/", "/portal/booking/1/../2",
	"/portal/booking/-1", "/portal/booking/0", "/portal/booking/1.0", "/portal/booking/1%20", "/portal/booking/01x", "/portal/booking/99999999999999999999", "/portal/booking/0x1", "/portal/booking/1;a=b",
	"/portal/booking/1/file?file=../../my.cnf", "/portal/booking/%00", "/portal/%ff", "/portal/booking%00", "/portal/booking/1%00", "/portal/" + "a/".repeat(500), "/portal/" + "a".repeat(3000),
	"/portal/booking/1/..%5c..%5cx", "/portal/%252e%252e/", "/PORTAL/booking", "/portal", "/report/", "/report/..", "/feed/", "/feed/../portal/", "/photo/../../my.cnf", "/room/..%2f..%2fmy.cnf"]) {
	const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`);
	if (![200, 301, 302, 303, 400, 403, 404, 405, 414].includes(answer.status) || leaks(answer.text) || /root:x:|\[mariadbd\]|fastcgi_pass|\[core\]/.test(answer.text)) climbed.push(`${path}: ${answer.status}`);
	if (/passwd|my\.cnf|nginx\.conf|\.git|protected/.test(path) && answer.status === 200) climbed.push(`${path}: 200`);
}
check("no path climbs out", climbed.length === 0, climbed.join("; "));
check("and nothing was stored by them", before === holdings());

// A dropped line in the middle of a body, and one that stays silent.
const half = await raw(`${post}\r\nHost: ${host}\r\nCookie: ${cookie}\r\n${type}Content-Length: 500\r\n\r\ncsrf=`, 2000);
check("half a body makes nothing", half.status !== 303 && before === holdings(), half.status);
await quiet(readFile);
end();
