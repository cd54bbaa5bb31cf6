import { encodeGlobalId } from '../../src/schema/global-id.ts';
import { committeeId, numbers, type TreeShape } from '../siege/tree-shape.ts';

const FIGURES =
  'id name kind code committeeId parentId year floor plan planVersion floorVersion admitted admittedHere remaining percent percentOfFloor status pipelineCount';

/** Queries of every kind that are large for their cost, on a large tree: seeds of chance come upon few of them. */
export function heavyQueries(shape: TreeShape): string[] {
  const id = (number: number): string => encodeGlobalId('Committee', committeeId(number));
  const times = (count: number, text: (n: number) => string): string =>
    Array.from({ length: count }, (_, n) => `a${n}: ${text(n)}`).join(' ');
  const root = id(shape.root);
  const province = id(shape.provinces.from);
  const district = id(shape.district);
  const communes = numbers(shape.communes).slice(0, 100);
  const board = (top: string, rows: string, depth = 'SUBTREE') =>
    `quotaBoard(committeeId: "${top}", year: ${shape.year}, depth: ${depth}) { cursor ${rows} }`;
  return [
    `{ ${board(district, `rows { ${FIGURES} }`)} }`,
    `{ ${board(district, `rows { ${times(60, () => 'percent')} }`)} }`,
    `{ ${board(district, `rows { ${times(60, () => '__typename')} }`)} }`,
    `{ ${board(district, 'rows { committee { id name kind } }')} }`,
    `{ ${board(id(communes[0] ?? 0), 'rows { committee { code parent { name } } }')} }`,
    `{ ${times(10, () => board(district, 'rows { id admitted }'))} }`,
    `{ ${times(10, (n) => board(id(communes[n] ?? 0), `rows { ${FIGURES} }`))} }`,
    `{ ${times(10, () => board(province, ''))} }`,
    `{ ${times(10, () => board(root, '', 'CHILDREN'))} }`,
    `{ ${times(10, () => board(province, 'rows(first: 100) { id }'))} }`,
    `{ committee(id: "${province}") { ${times(2, (n) => `admissionCurve(year: ${shape.year - n}) { days cumulative }`)} } }`,
    `{ committee(id: "${root}") { admissionCurve(year: ${shape.year}) { days cumulative } } }`,
    `{ committee(id: "${root}") { admissionBreakdown(year: ${shape.year}) { womenCount } } }`,
    `{ committee(id: "${root}") { stageCounts { candidateCount } } }`,
    `{ committee(id: "${root}") { membership { memberCount } } }`,
    `{ committee(id: "${district}") { ${times(40, (n) => `admissionCurve(year: ${shape.year - n}) { days }`)} } }`,
    `{ committee(id: "${district}") { ${times(40, (n) => `membership(asOf: "20${10 + n}-01-01") { memberCount }`)} } }`,
    `{ committees(first: 40, kind: [GRASSROOTS_COMMITTEE]) { edges { node { admissionCurve(year: ${shape.year}) { days } stageCounts { candidateCount } } } } }`,
    `{ committees(first: 100) { edges { cursor node { id name kind code foundedOn source parent { name } ancestors { name } quota(year: ${shape.year}) { plan } } } } }`,
    `{ committees(first: 30) { edges { node { quotas { target revisions { target } } officers { personName } profile { households } } } } }`,
    `{ committees(first: 20, kind: [PROVINCE]) { edges { node { children(first: 40) { totalCount edges { node { name } } } } } } }`,
    `{ ${times(2, () => 'committees(text: "zzz") { totalCount edges { node { id } } }')} }`,
    `{ ${times(4, () => `committees(withoutAdmissionIn: ${shape.year}) { totalCount }`)} }`,
    `{ ${times(8, () => 'committees { totalCount }')} }`,
    `{ ${times(4, () => 'candidates { totalCount }')} }`,
    `{ ${times(4, () => `candidates(withinId: "${province}", text: "hoang") { totalCount edges { node { id } } }`)} }`,
    `{ ${times(4, () => 'candidates(text: "zzz", first: 1) { edges { node { id } } }')} }`,
    `{ candidates(first: 100) { edges { cursor node { id fullName sex birthYear birthMonth ethnicGroup source youthUnionMember awayForWork } } } }`,
    `{ candidates(first: 30) { edges { node { mentors { memberName } history { reason } admissions { ceremonyOn history { reason } } committee { name } lastStep { toStage } } } } }`,
    `{ nodes(ids: [${communes.map((one) => `"${id(one)}"`).join(' ')}]) { id ... on Committee { name } } }`,
    `{ nodes(ids: [${communes.map((one) => `"${encodeGlobalId('QuotaProgress', `${committeeId(one)}:${shape.year}`)}"`).join(' ')}]) { id } }`,
    `{ ${times(20, (n) => `committee(id: "${id(communes[n] ?? 0)}") { name code }`)} }`,
    `{ viewer { ${times(90, (n) => `can(action: CANDIDATE_READ, committeeId: "${id(communes[n] ?? 0)}")`)} } }`,
    `{ viewer { grants { role committee { name code parent { name } } } } }`,
    `{ personalFields { field group purpose retention } }`,
    `{ accessLog(first: 100) { edges { cursor node { id at viewer group committee { name } } } } }`,
    `{ accessLog { totalCount } }`,
    `{ grants(first: 100) { edges { node { subject role committee { name } } } } }`,
    `{ ${times(5, () => `inspections(withinId: "${root}") { totalCount }`)} ${`b: trainingClasses { totalCount }`} }`,
    // A count of little is a statement all the same.
    ...['accessLog', 'candidates', 'committees', 'grants', 'inspections', 'trainingClasses'].flatMap((list) =>
      [root, province, district, id(communes[0] ?? 0)].map((top) => `{ ${list}(withinId: "${top}") { totalCount } }`),
    ),
  ];
}
