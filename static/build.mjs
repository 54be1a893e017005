// build.mjs OUT -- makes the files nginx serves: style, pictures, scripts, error pages; each text with its .gz.
// Same input, same bytes; a file is written only when it changed.
import { readFileSync, readdirSync, writeFileSync, mkdirSync, existsSync, rmSync } from "node:fs";
import { gzipSync, constants } from "node:zlib";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { PurgeCSS } from "purgecss";
import { transform } from "lightningcss";
import { errorPages } from "./error.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const out = process.argv[2];
if (!out) throw new Error("usage: build.mjs OUT");

const text = file => readFileSync(join(root, file), "utf8");
const module_ = file => readFileSync(join(root, "node_modules", file));

function below(dir, fits) {
	const at = join(root, dir);
	if (!existsSync(at)) return [];
	return readdirSync(at, { recursive: true, withFileTypes: true })
		.filter(e => e.isFile() && fits(e.name))
		.map(e => relative(root, join(e.parentPath ?? e.path, e.name)))
		.sort();
}

const pages = below("templates", n => n.endsWith(".html"));
const programs = below("cgi-bin", n => /\.(c|h)$/.test(n));
const scripts = below("static/js", n => n.endsWith(".js"));
// Icons under the names of the rooms' equipment: a template writes equipment-{{code}}.
const equipment = { projector: "presentation", video: "video", microphone: "microphone", whiteboard: "chalkboard",
	screen: "device-tv", phone: "phone", flipchart: "clipboard-text", lectern: "podium", recorder: "player-record" };
const made = new Map();                  // name below OUT → bytes

function minify(name, css) {
	const { code, warnings } = transform({ filename: name, code: Buffer.from(css), minify: true });
	for (const w of warnings) if (!/Unsupported pseudo|details-content/.test(w.message)) throw new Error(`${name}: ${w.message}`);
	return code;
}

// Tabler, without the rules no template, script or program names.
async function tabler() {
	const words = s => s.match(/[\w-]+/g) ?? [];
	const [{ css }] = await new PurgeCSS().purge({
		content: [...pages, ...programs, ...scripts, "static/error.mjs"].map(f => ({ raw: text(f), extension: "html" })),
		extractors: [{ extractor: words, extensions: ["html"] }],
		css: [{ raw: module_("@tabler/core/dist/css/tabler.min.css").toString() }],
		safelist: ["show", "data-bs-theme"], keyframes: true, fontFace: true, variables: false,
	});
	return minify("tabler.min.css", css);
}

// The icons a template, script or program asks for, from @tabler/icons, and our own drawings.
function icons() {
	const named = new Set();
	const every = (s, re) => { for (const m of s.matchAll(re)) named.add(m[1]); };
	for (const f of [...pages, ...scripts, "static/error.mjs"]) every(text(f), /icons\.svg#([a-z0-9-]*[a-z0-9])(?![a-z0-9-]*\{)/g);
	for (const f of programs) {
		const c = text(f);
		for (const m of c.matchAll(/\.place\s*=\s*\{([^}]*)\}/g)) every(m[1], /,\s*"([a-z0-9-]+)"\s*(?:,|$)/g);
		every(c, /"(?:icon|drawing)",\s*"([a-z0-9-]+)"/g);
		every(c, /\.icon\s*=\s*"([a-z0-9-]+)"/g);
	}
	const own = text("static/img/drawings.svg").match(/<symbol[\s\S]*?<\/symbol>/g);
	const known = new Set(own.map(s => s.match(/id="([^"]+)"/)[1]));
	const wanted = new Map([...named].filter(n => !known.has(n)).map(n => [n, n]));
	for (const [code, name] of Object.entries(equipment)) wanted.set(`equipment-${code}`, name);
	const tablers = [...wanted.keys()].sort().map(id => {
		let svg;
		try { svg = module_(`@tabler/icons/icons/outline/${wanted.get(id)}.svg`).toString(); }
		catch { if (id.length > 1) process.stderr.write(`build: no icon named ${wanted.get(id)}\n`); return ""; }
		const inside = svg.match(/<svg[\s\S]*?>([\s\S]*)<\/svg>/)[1]
			.replace(/<path stroke="none"[^>]*>/, "").replace(/\s*\n\s*/g, "").replace(/\s+\/>/g, "/>");
		return `<symbol id="${id}" viewBox="0 0 24 24"><g fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${inside}</g></symbol>`;
	}).filter(Boolean);
	return `<svg xmlns="http://www.w3.org/2000/svg">\n${[...own, ...tablers].join("\n")}\n</svg>\n`;
}

made.set("tabler.min.css", await tabler());
made.set("foyer.css", minify("foyer.css", below("static/css", n => n.endsWith(".css")).map(text).join("\n")));
made.set("sheet.css", minify("sheet.css", text("static/sheet.css")));
made.set("img/icons.svg", icons());
for (const f of below("static/img", n => n !== "drawings.svg")) made.set(relative("static", f), readFileSync(join(root, f)));
for (const f of scripts) made.set(relative("static", f), text(f));
made.set("js/signature_pad.js", module_("signature_pad/dist/signature_pad.min.js").toString().replace(/\n\/\/# sourceMappingURL.*\n?$/, "\n"));
for (const [name, html] of errorPages()) made.set(name, html);

let changed = 0;
for (const [name, bytes] of made) {
	const file = join(out, name), data = Buffer.from(bytes);
	if (existsSync(file) && readFileSync(file).equals(data)) continue;
	changed++;
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, data);
	if (/\.(css|js|svg|html|json)$/.test(name)) writeFileSync(`${file}.gz`, gzipSync(data, { level: constants.Z_BEST_COMPRESSION }));
}
// What an earlier build made and this one did not.
const list = join(out, ".made"), now = [...made.keys()].sort().join("\n");
const before = existsSync(list) ? readFileSync(list, "utf8").split("\n") : [];
for (const name of before.filter(n => n && !made.has(n))) for (const f of [name, `${name}.gz`]) rmSync(join(out, f), { force: true });
writeFileSync(list, now);
if (changed) console.log(`static: ${changed} of ${made.size} files new`);
