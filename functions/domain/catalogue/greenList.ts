/**
 * 重点项目清单: which projects the authority has put into the green channel, by their codes. It is the authority's own: an applicant
 * states a project's code and what it is to cost, and neither puts it there.
 */
import type { Fault } from "../base/fault.ts";
import type { LegalBasis, Region } from "./region.ts";
import { twice } from "./twice.ts";

/** A project of the list, by its code and name, and what has put it there. */
export type ListedProject = { code: string; name: string; basis: LegalBasis };

/** What has put a project on the list; `null` where it does not name it. */
export const listedIn = (
  { greenChannel }: Pick<Region, "greenChannel">,
  project: string,
): LegalBasis | null => greenChannel?.projects.find(({ code }) => code === project)?.basis ?? null;

export const greenListFaults = ({ greenChannel }: Pick<Region, "greenChannel">): Fault[] =>
  twice("greenChannel.projects", greenChannel?.projects ?? [], ({ code }) => code);
