-- Lists go on after a place: by a given name too, and with cursors that nobody but the server reads.

-- CreateTable
CREATE TABLE "cursor_key" (
    "singleton" BOOLEAN NOT NULL DEFAULT true,
    "key" BYTEA NOT NULL,

    CONSTRAINT "cursor_key_pkey" PRIMARY KEY ("singleton")
);

ALTER TABLE cursor_key ADD CONSTRAINT cursor_key_one_row CHECK (singleton), ADD CONSTRAINT cursor_key_length CHECK (length(key) = 32);
-- Each uuid has 122 bits from the strong random source of PostgreSQL. The key stands in no statement and no log.
INSERT INTO cursor_key (key)
SELECT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- The last word of a Vietnamese name is the given name. Null once the person was erased, like the name.
ALTER TABLE "candidate" ADD COLUMN "given_name" TEXT COLLATE "vietnamese"
  GENERATED ALWAYS AS (substring(full_name FROM '[^ ]+$')) STORED;

-- CreateIndex
CREATE INDEX "candidate_given_name_full_name_id_idx" ON "candidate"("given_name", "full_name", "id");

-- CreateIndex
CREATE INDEX "inspection_due_on_id_idx" ON "inspection"("due_on" DESC, "id");
