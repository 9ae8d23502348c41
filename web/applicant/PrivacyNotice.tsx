/**
 * What becomes of a contact (个人信息处理告知), said before it is taken: who answers for it, for what, how long, and what
 * one may ask for (个人信息保护法 arts. 17, 35).
 */
import type { Catalogue } from "../shared/api/answers.ts";
import { language, nameOf } from "../shared/language/language.ts";
import { Facts } from "../shared/parts/Facts.tsx";
import { SAYS } from "./words.ts";

const SAY = SAYS.privacy;

/** @param type of the project, whose lead answers for it; where it is known, as it is not before a choice */
export function PrivacyNotice({ catalogue, type }: { catalogue: Catalogue; type?: string }) {
  const { region, retention, contacts, departments, projectTypes } = catalogue;
  const leads = projectTypes.find(({ code }) => code === type)?.lead;
  const lead = departments.find(({ id }) => id === leads);
  const kept = retention?.contact;
  return (
    <section class="panel" aria-labelledby="privacy-title">
      <h3 id="privacy-title">{SAY.title}</h3>
      <Facts
        facts={[
          [SAY.by, SAY.organ(nameOf(region), lead ? nameOf(lead) : null)],
          [SAY.reach, contacts.enquiries],
          [SAY.what, SAY.kinds],
          [SAY.why, kept ? (language === "en" ? kept.purposeEn : kept.purpose) : SAY.purpose],
          [SAY.how, SAY.manner],
          [SAY.long, kept ? SAY.days(kept.daysAfterEnd, kept.basis) : SAY.untilAsked],
          [SAY.rights, SAY.rightsText(contacts.complaints)],
          [SAY.needed, SAY.neededText],
          [SAY.basis, SAY.basisText],
        ]}
      />
    </section>
  );
}
