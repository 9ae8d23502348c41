/** What the fuzzer finds on its stage: ids that there are, documents that can be verified, cases that are further on. */
import { CONTENTS } from "../files/content.ts";
import { announcedAs, handed } from "../support/files.ts";
import { ELEVEN, example, objection, type Applicant, type World } from "../support/runtime.ts";
import { BODIES, LASTING } from "./bodies.ts";
import type { Known } from "./requests.ts";

export type Staged = {
  /** Cases beside those that are taken the place of: one without civil defence, one in a joint review. */
  cases: Applicant[];
  /** Values by the names of parameters in addresses. */
  names: Readonly<Record<string, readonly string[]>>;
  known: Known;
};

const good = example("municipal-road-application");

/** @param own a case in review, which what is named here belongs to @param seed names what is the whole region's */
export async function staged(w: World, own: Applicant, seed: number): Promise<Staged> {
  const path = `/v1/applications/${own.applicationId}`;
  const applicant = w.as.applicant(own);
  const [lead, supervisor, operator] = [
    await w.as.department("planning"),
    await w.as.role("supervisor"),
    await w.as.role("operator"),
  ];
  const signedIn = await w.as.signedIn(good.applicant.creditCode, good.applicant.name);
  const made = async (method: string, at: string, body: unknown, by: Record<string, string>) => {
    const came = await w.call(method, at, body, by);
    if (came.status >= 300) throw new Error(`${at}: ${JSON.stringify(came.body)}`);
    return came.body;
  };

  const complaint = await made(
    "POST",
    `${path}/complaints`,
    { about: { department: "land" }, text: "t" },
    applicant,
  );
  const inquiries = [];
  for (const text of ["a", "b", "c"])
    inquiries.push((await made("POST", `${path}/inquiries`, { text }, applicant)).inquiryId as string);
  const hold = await made(
    "POST",
    "/v1/integrity-holds",
    { ...(BODIES.placeHold as object), creditCode: "91990000MA5EXMP08Y" },
    supervisor,
  );
  const given = [];
  for (const acts of [["supply"], ["pay"], ["ask"]])
    given.push(
      (
        await made(
          "POST",
          "/v1/own-authorisations",
          {
            agent: { id: "agent-li", name: "李明" },
            about: { projectCode: good.project.code },
            acts,
            ...LASTING,
          },
          signedIn,
        )
      ).authorisationId as string,
    );
  await made("PUT", `/v1/operations/outages/network-${seed}`, BODIES.recordOutage, operator);
  await made("PUT", `/v1/departments/planning/absences/april-${seed}`, BODIES.recordAbsence, lead);
  await made("POST", `${path}/green-channel`, BODIES.enterGreenChannel, supervisor);
  const fileIds = [await handed(w, own, CONTENTS.pdf)];
  const part = (await made("POST", `${path}/uploads`, announcedAs(CONTENTS.pdf), lead)).fileId as string;
  const { notices } = await made("GET", `${path}/notices`, undefined, applicant);

  // What somebody might be added to, and what is contested.
  const { attributes } = good.project;
  const smaller = await w.submit({
    ...good,
    project: { ...good.project, attributes: { ...attributes, civilDefenceArea: false } },
  });
  const contested = await w.submit();
  for (const id of ELEVEN) await w.opinion(contested, id, id === "water" ? objection : undefined);
  await w.rest();

  return {
    cases: [smaller, contested],
    names: {
      complaintId: [complaint.complaintId as string],
      inquiryId: inquiries,
      recordId: inquiries,
      authorisationId: given,
      holdId: [hold.holdId as string],
      outageId: [`network-${seed}`, `power-${seed}`],
      absenceId: [`march-${seed}`, `april-${seed}`],
      handOverId: [`march-${seed}`],
      fileId: [...fileIds, part],
      part: ["1"],
      departmentId: ["planning"],
      projectCode: [good.project.code],
      provider: ["local"],
      refundId: ["R1"],
      noticeId: (notices as { noticeId: string }[]).map(({ noticeId }) => noticeId),
    },
    known: {
      "verifyNotice.number": [notices[0].number],
      "verifyNotice.code": [notices[0].code],
      addMatter: [{ attributes: { civilDefenceArea: true }, evidence: "e" }],
    },
  };
}
