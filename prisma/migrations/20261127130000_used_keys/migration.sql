-- What was done under a key of the client is not done twice.

-- AlterTable
-- Each uuid has 122 bits from the strong random source of PostgreSQL. The key stands in no statement and no log.
ALTER TABLE "cursor_key" ADD COLUMN     "fingerprints" BYTEA NOT NULL DEFAULT sha256(((uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) || uuid_send(gen_random_uuid())));
ALTER TABLE cursor_key ADD CONSTRAINT cursor_key_fingerprints_length CHECK (length(fingerprints) = 32);

-- CreateTable
CREATE TABLE "used_key" (
    "id" BYTEA NOT NULL,
    "input" BYTEA NOT NULL,
    "written" JSONB NOT NULL DEFAULT '{}',
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "used_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "used_key_used_at_idx" ON "used_key"("used_at");

-- Nothing but hashes: what a client has sent stands nowhere.
ALTER TABLE used_key ADD CONSTRAINT used_key_hashes CHECK (length(id) = 32 AND length(input) = 32);
