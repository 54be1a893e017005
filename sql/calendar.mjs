// calendar.mjs -- writes sample/15_calendar.sql: the holidays and make-up days (调休) of chinese-days since 2024.
//     node sql/calendar.mjs        after the package has been brought up to a new year's announcement
import { readFileSync, writeFileSync } from 'node:fs';

const from = new URL('../node_modules/chinese-days/dist/chinese-days.json', import.meta.url);
const { holidays, workdays } = JSON.parse(readFileSync(process.argv[2] ?? from, 'utf8'));
const days = [...Object.entries(holidays).map(([day, text]) => [day, 0, text.split(',')[1]]),
	...Object.entries(workdays).map(([day, text]) => [day, 1, `${text.split(',')[1]}调休`])]
	.filter(([day]) => day >= '2024').sort();
const years = [...new Set(days.map(([day]) => day.slice(0, 4)))];

writeFileSync(new URL('sample/15_calendar.sql', import.meta.url),
	`-- 15_calendar.sql -- public holidays and make-up days, ${years[0]} to ${years.at(-1)}; written by sql/calendar.mjs.\n\n` +
	'INSERT INTO calendar_day (site, day, works, name) SELECT s.id, d.day, d.works, d.name FROM site s JOIN (\n' +
	`\tSELECT NULL AS day, NULL AS works, NULL AS name WHERE FALSE UNION ALL VALUES\n` +
	days.map(([day, works, name]) => `\t('${day}', ${works}, '${name}')`).join(',\n') + '\n) d;\n');
