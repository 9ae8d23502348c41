/** Fields of the workflow file, each read as what it is said to be; what is none of that is refused by name. */
import { UnknownToRunner } from "./values.ts";

export type Raw = Readonly<Record<string, unknown>>;

/** The way to a state beside it. @throws UnknownToRunner where there is none of that name */
export type LeadsTo = (name: unknown) => string;

export const ALWAYS = ["Type", "Comment"];
export const ONWARD = [...ALWAYS, "Next", "End"];

/** `Next`, or the end. */
export function onward(state: Raw, leadsTo: LeadsTo): string | null {
  const { Next, End } = state;
  if (End === true && Next === undefined) return null;
  if (End === undefined || End === false) return leadsTo(Next);
  throw new UnknownToRunner(`Next ${JSON.stringify(Next)} with End ${JSON.stringify(End)}`);
}

/** @throws UnknownToRunner when it has a field of another name */
export function known(raw: Raw, names: readonly string[], where?: string): void {
  const other = Object.keys(raw).find((name) => !names.includes(name));
  if (other === undefined) return;
  throw new UnknownToRunner(`the field "${other}"${where === undefined ? "" : ` of ${where}`}`);
}

/** A whole number of seconds. */
export const seconds = (raw: Raw, name: string): number => {
  const value = numberOf(raw, name, 0);
  if (Number.isInteger(value)) return value;
  throw new UnknownToRunner(`the ${name} ${value}`);
};

export function numberOf(raw: Raw, name: string, least: number): number {
  const value = raw[name];
  if (typeof value === "number" && Number.isFinite(value) && value >= least) return value;
  throw new UnknownToRunner(`the ${name} ${JSON.stringify(value)}`);
}

export function objectOf(raw: unknown, where: string): Raw {
  if (typeof raw === "object" && raw !== null && !Array.isArray(raw)) return raw as Raw;
  throw new UnknownToRunner(`${where}, which is no object`);
}

export function listOf(raw: unknown, where: string): Raw[] {
  if (raw === undefined) return [];
  if (Array.isArray(raw)) return raw.map((one) => objectOf(one, where));
  throw new UnknownToRunner(`the ${where}, which is no list`);
}
