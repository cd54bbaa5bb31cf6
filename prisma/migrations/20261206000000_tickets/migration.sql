-- CreateTable
CREATE TABLE "ticket" (
    "id" BYTEA NOT NULL,
    "subject" TEXT NOT NULL,
    "session_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ticket_made_at_idx" ON "ticket"("made_at");
