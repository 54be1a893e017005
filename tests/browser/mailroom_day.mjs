// mailroom_day.mjs -- the same day in the mailroom: letters (P035-P037), newspapers (P038, P039), what goes out (P040), and what is
// done for those who are away (P027); at the end the books of the day.
import { over } from "./lib.mjs";
import { books, work } from "./lib_day.mjs";
import { mail } from "./day/mail.mjs";
import { papers } from "./day/papers.mjs";
import { away } from "./day/away.mjs";

const that_day = await work({ mail, papers, away });
await books(that_day, [["P027", "absence/book", "南榕设计", "沈砚"], ["P027", "absence_item/book", "鲜花一束", "样纸一捆"], ["P027", "room_entry/book", "宋清商", "佟安"],
	 ["P036", "mail/log", "EZ811000001CN", "RA000000022CN"], ["P038", "newspaper/book", "投递班 蒲师傅"], ["P039", "subscription/register", "云汀日报"], ["P040", "post/book", "PA00012345"], ["P040", "post/dispatch", "PA00012345"]]);
await over();
