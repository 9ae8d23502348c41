/** The routes about the green channel (绿色通道) and its tracker (专人负责): how a case enters it, leaves it, and is kept track of. */
import * as z from "zod";
import { attached } from "../base/attached.ts";
import { contract, type Answered, type Shared } from "../base/contract.ts";
import { departmentId, text } from "../base/primitives.ts";
import type { ProblemCode } from "../base/problems.ts";
import { NOTED_AS } from "../../domain/application/greenChannel.ts";
import { GreenChannelAnswer } from "./greenAnswers.ts";

const answer = { status: 200, schema: GreenChannelAnswer } as const satisfies Answered;
const READERS = { roles: ["department", "supervisor"], orBy: "applicant" } as const satisfies Shared;
const COMMAND = ["unknown-application", "application-ended"] as const satisfies readonly ProblemCode[];

const tracker = z.strictObject({ department: departmentId, name: text(20), phone: text(40) });

export const getGreenChannel = contract({
  name: "getGreenChannel",
  noun: "application",
  method: "GET",
  path: "/v1/applications/{applicationId}/green-channel",
  access: READERS,
  agent: "read",
  rights: ["read", "secret"],
  summary:
    "The green channel of a case (绿色通道): since when, by what, who keeps track of it, and how near its reviews are to their green limits",
  answer,
  problems: ["unknown-application"],
});

export const enterGreenChannel = contract({
  name: "enterGreenChannel",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/green-channel",
  access: ["department", "supervisor"],
  rights: ["read", "write"],
  summary:
    "A case enters the green channel: by the lead or the supervisor where the authority's list names its project, by the supervisor alone with a basis",
  body: z.discriminatedUnion("by", [
    z.strictObject({ by: z.literal("list"), tracker }),
    z.strictObject({
      by: z.literal("supervisor"),
      basis: z.strictObject({ document: text(80), article: text(40) }),
      reasons: text(300),
      tracker,
    }),
  ]),
  answer,
  problems: [
    ...COMMAND,
    "green-channel-not-listed",
    "green-channel-entered",
    "green-channel-too-often",
    "tracker-not-of-case",
  ],
  example: ({ departments, projectTypes }) => ({
    body: {
      by: "supervisor",
      basis: { document: "深府办〔2026〕3号", article: "附件第12项" },
      reasons: "市重大项目，年内须开工。",
      tracker: {
        department: projectTypes[0]?.lead ?? departments[0]?.id,
        name: "王强",
        phone: "0755-28900000",
      },
    },
  }),
});

export const leaveGreenChannel = contract({
  name: "leaveGreenChannel",
  noun: "application",
  method: "PUT",
  path: "/v1/applications/{applicationId}/green-channel/end",
  access: ["department", "supervisor"],
  rights: ["read", "write"],
  summary: "A case leaves the green channel, with a reason; its limits and clocks are what they were",
  body: z.strictObject({ reasons: text(300) }),
  answer,
  problems: [...COMMAND, "no-green-channel"],
  example: { body: { reasons: "项目已调出重点项目清单。" } },
});

export const nameTracker = contract({
  name: "nameTracker",
  noun: "application",
  method: "PUT",
  path: "/v1/applications/{applicationId}/green-channel/tracker",
  access: ["department", "supervisor"],
  rights: ["read", "write"],
  summary: "Somebody else keeps track of the case from now on, and makes contact within one working day",
  body: tracker.extend({ reasons: text(300) }),
  answer,
  problems: [...COMMAND, "no-green-channel", "tracker-not-of-case", "trackers-too-many"],
  example: ({ departments, projectTypes }) => ({
    body: {
      department: projectTypes[0]?.lead ?? departments[0]?.id,
      name: "李静",
      phone: "0755-28900001",
      reasons: "原跟踪人员调离。",
    },
  }),
});

export const noteTracking = contract({
  name: "noteTracking",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/green-channel/log",
  access: ["department"],
  rights: ["read", "write", "uploads"],
  summary:
    "The tracker's department notes what was done: that the applicant was reached, what departments have settled, with files",
  body: z.strictObject({ as: z.enum(NOTED_AS), text: text(300), attachments: attached.optional() }),
  answer,
  problems: [...COMMAND, "no-green-channel", "not-the-tracker", "tracking-log-full"],
  example: { body: { as: "contact", text: "已与建设单位项目负责人联系，核对需补的图纸。" } },
});
