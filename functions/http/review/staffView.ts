/** How the persons of a department are shown: who holds each post now, who is away, what is handed over. */
import { keptPost } from "../../domain/catalogue/posts.ts";
import type { Department } from "../../domain/catalogue/region.ts";
import { awaitsConfirmation, awayOf, saidNow, saidOf, type Absence } from "../../domain/review/absence.ts";
import { asOf, holderOfPost, type Staff } from "../../domain/review/postHolder.ts";
import { withOffset, type Instant } from "../../domain/base/time.ts";

export function staffView(department: Department, staff: Staff, now: Instant, zone: string) {
  const local = (instant: Instant) => withOffset(instant, zone);
  const acted = <T extends { at: Instant }>(act: T) => ({ ...act, at: local(act.at) });
  const persons = [...new Set(staff.absences.flatMap((one) => saidNow(one)?.person ?? []))];
  return {
    department: department.id,
    posts: department.posts.map((post) => ({
      ...post,
      holder: holderOfPost(keptPost(post, department), staff, asOf(now)),
    })),
    away: persons.flatMap((person) =>
      awayOf(staff.absences, person)
        .filter(({ until }) => until === null || until > now)
        .map(({ from, until }) => ({ person, from: local(from), until: until && local(until) })),
    ),
    absences: staff.absences.map((one) => absenceView(one, local)).reverse(),
    handOvers: staff.handOvers
      .map(({ offered, answered, ...one }) => ({
        ...one,
        offered: acted(offered),
        answered: answered && acted(answered),
      }))
      .reverse(),
  };
}

function absenceView(absence: Absence, local: (instant: Instant) => string) {
  const { person, from, until, reason, leader, by, at } = saidOf(absence);
  const last = absence.acts.at(-1)!;
  const off = absence.acts.findLast((act) => act.type === "absence-taken-off");
  return {
    absenceId: absence.absenceId,
    person,
    from: local(from),
    until: until && local(until),
    reason,
    leader,
    entered: { by, at: local(at) },
    awaitsConfirmation: awaitsConfirmation(absence),
    confirmed: last.type === "absence-confirmed" ? { by: last.by, at: local(last.at) } : null,
    takenOff: off ? { by: off.by, at: local(off.at), reason: off.reason } : null,
  };
}
