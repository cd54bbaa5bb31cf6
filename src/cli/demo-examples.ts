import { randomUUID } from 'node:crypto';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { type Day, fromDay } from '../calendar.ts';
import type { PrismaClient } from '../db/generated/client.ts';
import { encodeGlobalId } from '../schema/global-id.ts';
import { type Example, readExamples } from './examples.ts';

/**
 * The worked examples with ids of the demo data: those of 2023, and those who stand in their place once the districts have ended. The candidate is
 * one who can still be admitted, Khéo Lẹng's if any.
 */
export async function demoExamples(prisma: PrismaClient, today: Day, year: number): Promise<Example[]> {
  const waiting = await prisma.candidate.findMany({
    where: { stage: 'DECIDED' },
    select: { id: true, committeeId: true },
    orderBy: { id: 'asc' },
  });
  const candidate = waiting.find(({ committeeId }) => committeeId === demoIds.kheoLeng) ?? waiting[0];
  const haveEnded =
    (await prisma.committee.count({ where: { id: demoIds.lucYen, closedOn: { lte: fromDay(today) } } })) > 0;
  const superior = haveEnded ? demoIds.laoCai : demoIds.lucYen;
  const commune = haveEnded ? demoIds.newLamThuong : demoIds.lamThuong;
  const probationer = await prisma.candidate.findFirst({
    where: { stage: 'PROBATIONARY', committee: { parentId: commune } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return readExamples({
    province: encodeGlobalId('Committee', haveEnded ? demoIds.laoCai : demoIds.province),
    superior: encodeGlobalId('Committee', superior),
    district: encodeGlobalId('Committee', demoIds.lucYen),
    commune: encodeGlobalId('Committee', commune),
    communeOf2023: encodeGlobalId('Committee', demoIds.lamThuong),
    cell: encodeGlobalId('Committee', demoIds.kheoLeng),
    elsewhere: encodeGlobalId('Committee', haveEnded ? demoIds.newTanHop : demoIds.naHau),
    probationer: probationer ? encodeGlobalId('Candidate', probationer.id) : 'nobody is on probation',
    candidate: candidate ? encodeGlobalId('Candidate', candidate.id) : 'nobody is waiting',
    key: randomUUID(),
    today,
    year,
  });
}

/** The same as GraphiQL opens them. */
export async function demoTabs(
  prisma: PrismaClient,
  today: Day,
  year: number,
): Promise<{ query: string; variables: string }[]> {
  const examples = await demoExamples(prisma, today, year);
  return examples.map(({ query, variables }) => ({ query, variables: JSON.stringify(variables, null, 2) }));
}
