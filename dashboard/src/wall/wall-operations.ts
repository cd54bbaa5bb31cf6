// As texts: the wall sends what it asks as it is written, without a library that reads documents.

/** The committees of the one who looks, with their figures. */
export const WALL_COMMITTEES = `query ($year: Int!) {
  viewer { grants { role committee { id quota(year: $year) { name admitted plan percent status remaining } } } }
}`;

/** The curves of a committee; frames bring the rest. */
export const WALL_CURVES = `query WallCurves($id: ID!, $year: Int!, $before: Int!) {
  committee(id: $id) {
    admissionCurve(year: $year) { days cumulative }
    lastYear: admissionCurve(year: $before) { days cumulative }
    pace { duePercents }
  }
}`;
