-- Papers of who has left the Party and comes back: the consent of the province, and that a record was cleared.
ALTER TYPE "PaperKind" ADD VALUE 'PROVINCIAL_CONSENT';
ALTER TYPE "PaperKind" ADD VALUE 'CLEARED_RECORD';
