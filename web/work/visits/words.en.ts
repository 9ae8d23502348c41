/** What departments do about site visits (联合踏勘), in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  done: "Recorded.",
  titles: {
    askForSiteVisit: "Ask for a site visit",
    callSiteVisit: "Call a joint site visit",
    moveSiteVisit: "Put the visit off",
    callOffSiteVisit: "Call the visit off",
    noteSiteVisitAttendance: "Note who came",
    recordSiteVisitFindings: "Record what was found",
  },
  explain: {
    askForSiteVisit:
      "Once, within the supplement window; when a second department asks for it, it is called by itself.",
    callSiteVisit:
      "One visit for all: these departments and the applicant are told. The promised limit of their matters stands until its day is over, five working days at most; the statutory one runs on.",
    moveSiteVisit: "Once, for weather or force majeure; everybody is told of the new date.",
    callOffSiteVisit:
      "Before its hour. The limits that stood for it run again, and another one may be called.",
    noteSiteVisitAttendance:
      "It cannot be changed. Where the applicant did not come the visit was in vain, and one more may be called.",
    recordSiteVisitFindings:
      "By two officers at least; it cannot be changed. The minutes go out when everybody's findings are there.",
  },
  heldOn: "Day of the visit",
  heldHint: (from, until) => `a working day between ${from} and ${until}`,
  time: "Time",
  place: "Place",
  contact: "Contact on the site",
  contactHint: "department, name and telephone; it stands in the notice",
  reasons: "Reasons",
  why: "Why",
  moves: { weather: "weather", "force-majeure": "force majeure" },
  same: "left empty, it stays",
  came: "Whether the applicant came",
  cames: { yes: "came", no: "did not come" },
  absent: "Departments that did not come",
  officer: (n) => `Officer ${n}`,
  name: "Name",
  card: "Number of their card",
  add: "Add an officer",
  remove: (n) => `Remove officer ${n}`,
  text: "What was found",
};
