/**
 * First contact (首问负责制): whoever is asked first answers for an application until it is settled. At the window it is the clerk who
 * received it, online the post that is on duty with the lead; it follows that post: A, B, the leader, the head.
 */
import type { KeptPost } from "../catalogue/posts.ts";
import { keptPost } from "../catalogue/posts.ts";
import { postOnDuty } from "../catalogue/duty.ts";
import type { Department, Region } from "../catalogue/region.ts";
import { nowOf } from "../catalogue/successors.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { regionRules } from "../calendar/ownDays.ts";
import type { Handler } from "../review/opinion.ts";
import { asOf, holderOfPost, isAwayAt, type Staff } from "../review/postHolder.ts";
import type { Instant } from "../base/time.ts";

/** Which post it is and of which organ, as of when the application came; `post: null` where the region names none. */
export type FirstContact = {
  organ: { id: string; name: string; nameEn: string };
  post: KeptPost | null;
  /** Who heads the organ: who answers where nobody of the post does. */
  head: string;
  phone: string;
  /** Who received it at the window, by name; absent of what came online. */
  clerk?: string | undefined;
  /** Since when that is so; absent where it is so from the beginning. */
  since?: Instant | undefined;
};

/** The clerk at the window has taken an application in hand: they answer for it from then on. */
export type ReceivedAtWindow = { type: "received-at-window"; contact: FirstContact; at: Instant };

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

/** The clerk of a department who has received something at the window: of their own post there, where they have one. */
export function contactAtWindow(
  department: Department,
  clerk: string,
  region: Region,
  now: Instant,
  rules: ClockRules,
): FirstContact {
  const contact = contactIn(department, region, now, rules);
  const own = department.posts.find(({ A, B }) => A === clerk || B === clerk);
  return { ...contact, ...(own && { post: keptPost(own, department) }), clerk, since: now };
}

/** Somebody who answers for something; `post: null` of one who is of no post there. */
export type Answering = { name: string; post: Handler["post"] | null };

/**
 * Who it is at an instant, by what is on record then: always one person.
 * @param named who took it by name; while they are away whoever holds the post has it
 */
export function personOf(
  contact: FirstContact,
  staff: Staff,
  now: Instant,
  named: string | null = contact.clerk ?? null,
): Answering {
  const { post, head } = contact;
  if (named !== null && !isAwayAt(staff, named, now)) return { name: named, post: roleOf(contact, named) };
  return post === null ? { name: head, post: "head" } : holderOfPost(post, staff, asOf(now));
}

function roleOf({ post, head }: FirstContact, name: string): Handler["post"] | null {
  if (name === post?.A) return "A";
  if (name === post?.B) return "B";
  if (name === post?.leader) return "leader";
  return name === head ? "head" : null;
}
