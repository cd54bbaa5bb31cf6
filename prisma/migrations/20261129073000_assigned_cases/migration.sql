-- AlterEnum
ALTER TYPE "CasePlaceCause" ADD VALUE 'ASSIGNMENT';
