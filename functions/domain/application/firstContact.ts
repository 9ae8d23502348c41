/**
 * First contact (首问负责制): whoever is asked first answers for an application until it is settled. Online it is the post that is
 * on duty with the lead, and follows that post: A, B, the leader, the head.
 */
import type { KeptPost } from "../catalogue/posts.ts";
import { keptPost } from "../catalogue/posts.ts";
import { postOnDuty } from "../catalogue/duty.ts";
import type { Department, Region } from "../catalogue/region.ts";
import { nowOf } from "../catalogue/successors.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { regionRules } from "../calendar/ownDays.ts";
import type { Handler } from "../review/opinion.ts";
import { asOf, holderOfPost, type Staff } from "../review/postHolder.ts";
import type { Instant } from "../base/time.ts";

/** Which post it is and of which organ, as of when the application came; `post: null` where the region names none. */
export type FirstContact = {
  organ: { id: string; name: string; nameEn: string };
  post: KeptPost | null;
  /** Who heads the organ: who answers where nobody of the post does. */
  head: string;
  phone: string;
};

/** The post that is on duty as an application of a project type comes in. */
export function firstContactOf(
  region: Region,
  projectType: string,
  now: Instant,
  rules: ClockRules,
): FirstContact | undefined {
  const type = nowOf(region.projectTypes, projectType);
  const department = region.departments.find(({ id }) => id === type?.lead);
  return department && contactIn(department, region, now, rules);
}

/** The post that is on duty with a department. */
export function contactIn(
  department: Department,
  region: Region,
  now: Instant,
  rules: ClockRules,
): FirstContact {
  const { id, name, nameEn, signs, phone } = department;
  const post = postOnDuty(department, now, regionRules(rules));
  return {
    organ: { id, name, nameEn },
    post: post && keptPost(post, department),
    head: signs.name,
    phone: phone ?? region.contacts.enquiries,
  };
}

/** Who it is at an instant, by what is on record then: always one person. */
export const personOf = ({ post, head }: FirstContact, staff: Staff, now: Instant): Handler =>
  post === null ? { name: head, post: "head" } : holderOfPost(post, staff, asOf(now));
