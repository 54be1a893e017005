// receptionists_day.mjs -- a day at the front desk, the switchboard and the fax, and what follows it (P001-P004, P008-P011,
// P021-P026), each in its part of day/; at the end the books of the day.  mailroom_day.mjs has the rest.
import { over } from "./lib.mjs";
import { books, work } from "./lib_day.mjs";
import { front } from "./day/front.mjs";
import { goods } from "./day/goods.mjs";
import { phone } from "./day/phone.mjs";
import { fax } from "./day/fax.mjs";

const that_day = await work({ front, goods, phone, fax });
await books(that_day, [["P001", "reception/book", "韩知夏", "路人"], ["P003", "visitor/book", "蒋小满", "高允之"], ["P004", "question/book", "展览", "七日"],
	["P008", "card/book", "林书仪", "贾星野"], ["P009", "deposit/book", "灰色行李箱", "花瓶一只"], ["P010", "duty/book", "走廊灯", "门铃"], ["P011", "bulletin/book", "检修电梯"], ["P011", "letter/book", "停车月卡"],
	["P021", "call/book", "刘经理", "法务"], ["P022", "long_call/book", "Lisbon"], ["P023", "fax_sent/book", "0000-8811"], ["P024", "fax/book", "贺来宾"],
	["P026", "fax_watch/book", "贺来宾"]]);
await over();
