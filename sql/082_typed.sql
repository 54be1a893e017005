-- 082_typed.sql -- what people type is compared in the character set they type in: with a column of ascii the store
-- refuses two Chinese characters (1267) where it should find nothing (A2).

ALTER TABLE visitor
  MODIFY code CHAR(6),
  MODIFY token CHAR(64);
ALTER TABLE object_deposit
  MODIFY tag CHAR(4) NOT NULL;
