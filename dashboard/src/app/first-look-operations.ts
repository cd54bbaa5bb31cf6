/** The first look, as text: it is sent before anything that reads documents is loaded. */
export const FIRST_LOOK = `query FirstLook($year: Int!, $lastYear: Int!) {
  viewer {
    subject
    grants {
      role
      committee {
        id name kind foundedOn
        pace { duePercents }
        lastYear: admissionCurve(year: $lastYear) { days cumulative }
        quota(year: $year) {
          id committeeId parentId kind name code plan floor allocated unallocated admitted admittedHere countedBy remaining
          percent percentOfFloor pipelineCount status endedOn forecast forecastLow forecastHigh
          published { publishedCount documentNumber documentOn }
        }
      }
    }
  }
}`;
