/** What is wrong with a form: found at its inputs before anything is sent, or told by the API. */
import { createContext } from "preact";
import { dayText } from "../language/dates.ts";
import { words } from "../language/language.ts";
import { numberOf } from "./spelling.ts";

export type Fault = { path: string; message: string };

/** What is wrong, by the field's path: fields say it beside themselves. */
export const Faults = createContext<ReadonlyMap<string, string>>(new Map());

export type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The inputs that count, in the order of the page. */
export const inputsOf = (form: HTMLFormElement): Input[] =>
  [...form.elements].filter(
    (element): element is Input =>
      (element instanceof HTMLInputElement ||
        element instanceof HTMLSelectElement ||
        element instanceof HTMLTextAreaElement) &&
      element.name !== "" &&
      !element.matches(":disabled"),
  );

/**
 * What the inputs themselves ask for and did not get; each field once.
 * @param isPart whether those in parts of the form that are out of sight do not count yet
 */
export function faultsIn(form: HTMLFormElement, isPart = false): Fault[] {
  const counted = inputsOf(form).filter((input) => !isPart || input.closest("[hidden]") === null);
  const found = counted.flatMap((input) => {
    const message = faultOf(input);
    return message === null ? [] : [[input.name, message] as const];
  });
  return [...new Map(found)].map(([path, message]) => ({ path, message }));
}

function faultOf(input: Input): string | null {
  const { needed, between, betweenDays, unreadable } = words.form;
  const { valueMissing, badInput, rangeUnderflow, rangeOverflow } = input.validity;
  const isBlank = input.required && input.type !== "checkbox" && input.value.trim() === "";
  if (input.dataset["wrong"] !== undefined) return input.dataset["wrong"];
  if (badInput) return unreadable;
  if (valueMissing || isBlank) return needed;
  if (isNumber(input)) return numberFault(input);
  if (!(input instanceof HTMLInputElement) || (!rangeUnderflow && !rangeOverflow)) return null;
  const day = (date: string) => date && dayText(date);
  return input.type === "date" ? betweenDays(day(input.min), day(input.max)) : between(input.min, input.max);
}

/** Whether a number is entered there, see `Field`. */
export const isNumber = (input: Input): boolean => input.dataset["step"] !== undefined;

function numberFault({ value, dataset }: Input): string | null {
  if (value.trim() === "") return null;
  const { needsNumber, between, inSteps } = words.form;
  const number = numberOf(value);
  if (Number.isNaN(number)) return needsNumber;
  const [least, most, step] = [dataset["least"], dataset["most"], Number(dataset["step"])];
  // A step is a decimal fraction, which no binary one is exactly.
  const steps = number / step;
  if (Math.abs(steps - Math.round(steps)) > 1e-6) return inSteps(String(step));
  const isLess = least !== undefined && number < Number(least);
  const isMore = most !== undefined && number > Number(most);
  return isLess || isMore ? between(least ?? "", most ?? "") : null;
}

/** The input of a path. */
export const inputOf = (form: HTMLFormElement, path: string): Input | undefined =>
  inputsOf(form).find(({ name }) => name === path);

/** What the page calls a field; one that it does not show goes by its path. */
export function labelOf(form: HTMLFormElement, path: string): string {
  const input = inputOf(form, path);
  if (input === undefined) return path;
  const title =
    input.type === "radio" ? input.closest("fieldset")?.querySelector("legend") : input.labels?.[0];
  return title?.firstChild?.textContent?.trim() || path;
}

/** What a part of a form that is out of sight is told when one of its fields is gone to. */
export const REVEAL = "reveal";

/** Goes to a field, also where it is folded away, or in a part that is out of sight. */
export function focusOn(form: HTMLFormElement, path: string): void {
  const input = inputOf(form, path);
  for (let fold = input?.closest("details"); fold; fold = fold.parentElement?.closest("details"))
    fold.open = true;
  const part = input?.closest<HTMLElement>("[hidden]");
  if (part) {
    part.hidden = false;
    part.dispatchEvent(new Event(REVEAL));
  }
  input?.focus();
}
