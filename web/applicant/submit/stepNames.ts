/** The steps of the form, in their order. */
export const STEPS = ["guide", "project", "applicant", "materials", "check"] as const;

export type StepName = (typeof STEPS)[number];
