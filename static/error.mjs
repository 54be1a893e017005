// error.mjs -- the pages nginx shows when no program answers, one a language: nginx chooses, and fills in the request's id.
const pages = [
	[400, "torn-slip", "这次请求读不懂", "浏览器送来的内容缺了一块或坏了。请回到上一页，再送一次。", "This request could not be read", "Part of what the browser sent is missing or damaged. Go back and send it again."],
	[403, "rope-stand", "此处不对您开放", "前台页面只在馆内网络使用。", "Not open to you", "The desk can only be used from the house's own network."],
	[404, "lost-door", "没有这一页", "网址可能抄错了一位。", "There is no such page", "The address may be off by a letter."],
	[405, "torn-slip", "不能这样打开这一页", "请从菜单进入，不要用存下的表单。", "This page cannot be called like that", "Open it from the menu instead of from a saved form."],
	[413, "big-parcel", "太大了，放不下", "每个文件至多10 MB。请换小一些的，或分几次送。", "That is too large", "A file may have up to 10 MB. Send a smaller one, or several one after another."],
	[414, "torn-slip", "网址太长", "请减少筛选条件。", "That address is too long", "Please use fewer conditions."],
	[429, "rope-stand", "请求太密", "请等一分钟再刷新本页，刚才填写的内容会再送一次。", "Too many at once", "Please wait a minute, then reload this page: what you typed is sent once more."],
	[500, "dark-lamp", "我们这边出了故障", "您送来的内容没有记入。请刷新本页，会再送一次；也可以按浏览器的“后退”回到表单。", "Something broke on our side", "What you sent has not been recorded. Reload this page to send it once more, or go back to the form."],
	[502, "dark-lamp", "系统正在重新开门", "通常只要几秒。请刷新本页：刚才填写的内容会再送一次，绝不会记两次。", "The house system is just opening again", "This usually takes seconds. Reload this page: what you typed is sent once more, and never recorded twice."],
	[503, "dark-lamp", "暂时关门", "系统正忙或正在维护。请一分钟后刷新本页：刚才填写的内容会再送一次，绝不会记两次。", "Closed for a moment", "The house system is busy or being looked after. Reload this page in a minute: what you typed is sent once more, and never recorded twice."],
	[504, "dark-lamp", "等得太久了", "这一步没有及时办完。请刷新本页：若已经办成，会显示结果；若没有，会再送一次，绝不会记两次。", "That took too long", "The step was not finished in time. Reload this page: if it was done you see what came of it, else it is sent once more, never twice."],
];

const words = {
	zh: { lang: "zh-CN", home: "首页", root: "/", request: "请求编号" },
	en: { lang: "en", home: "Home", root: "/en/", request: "Request" },
};

const page = (w, status, drawing, title, text) => `<!doctype html>
<html lang="${w.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/static/img/mark.svg">
<link rel="stylesheet" href="/static/tabler.min.css">
<link rel="stylesheet" href="/static/foyer.css">
</head>
<body class="portal">
<main id="main" class="wrap">
<div class="nothing"><svg aria-hidden="true"><use href="/static/img/icons.svg#${drawing}"/></svg>
<h1>${title}</h1><p>${text}</p>
<div class="acts"><a class="btn" href="${w.root}">${w.home}</a></div>
<p class="dim mt-4">${status} · ${w.request} <span class="no"><!--# echo var="request_id" --></span></p></div>
</main>
</body>
</html>
`;

export const errorPages = () => pages.flatMap(([status, drawing, zh, zhText, en, enText]) => [
	[`error/zh/${status}.html`, page(words.zh, status, drawing, zh, zhText)],
	[`error/en/${status}.html`, page(words.en, status, drawing, en, enText)],
]);
