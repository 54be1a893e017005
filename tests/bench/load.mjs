// load.mjs -- the part of the bench with much data; see sql/load.sql.
export async function full() {}
