/** What an iCalendar file says of a joint site visit. */
import type { Language } from "./language.ts";

type Says = { title: (project: string) => string; text: (applicationId: string, contact: string) => string };

export const SITE_VISIT: Readonly<Record<Language, Says>> = {
  "zh-CN": {
    title: (project) => `联合踏勘：${project}`,
    text: (applicationId, contact) => `申请编号：${applicationId}\n现场联系人：${contact}`,
  },
  en: {
    title: (project) => `Joint site visit: ${project}`,
    text: (applicationId, contact) => `Application: ${applicationId}\nContact on the site: ${contact}`,
  },
};
