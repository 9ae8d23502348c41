/** What is entered in a form, read off it and put back: everything, also what is out of sight for now. */
import type { Entry } from "../../shared/api/drafts.ts";
import type { Input } from "../../shared/form/faults.ts";

/** What of a form can be entered, also where it is disabled. */
const allOf = (form: HTMLFormElement): Input[] =>
  [...form.elements].filter((element): element is Input =>
    element.matches("input[name]:not([type=hidden]), select[name], textarea[name]"),
  );

const isTick = (input: Input): input is HTMLInputElement =>
  input.type === "radio" || input.type === "checkbox";

/** Which of its name a field is: what one kind asks for, another may ask for by the same name. A tick goes by its value. */
const placeOf = (input: Input, all: readonly Input[]): number =>
  isTick(input) ? 0 : all.filter(({ name }) => name === input.name).indexOf(input);

/** Nothing, where nobody has typed or chosen anything: what a list begins with is not said by anybody. */
export function typedIn(form: HTMLFormElement): Entry[] {
  const said = allOf(form).filter((input) => (isTick(input) ? input.checked : input.value !== ""));
  if (said.every((input) => input instanceof HTMLSelectElement)) return [];
  const all = allOf(form);
  return said.map((input) => [input.name, input.value, placeOf(input, all)] as const);
}

/** A row of a list that is not there yet is added first: so many times at most. */
const MOST_TRIES = 40;

/** Types it all again, as a person would: what appears in answer to it is drawn in between. */
export async function retype(form: HTMLFormElement, entries: readonly Entry[]): Promise<void> {
  let waiting = entries;
  for (let tries = 0; waiting.length > 0 && tries < MOST_TRIES; tries++) {
    const missing: Entry[] = [];
    for (const entry of waiting) if (!enter(form, entry)) missing.push(entry);
    const [first] = missing;
    const rows = /^(.*)\[\d+\]/.exec(first?.[0] ?? "")?.[1];
    form.querySelector<HTMLButtonElement>(`[data-adds="${rows}"]:not(:disabled)`)?.click();
    waiting = missing;
    await new Promise((drawn) => setTimeout(drawn));
  }
}

function enter(form: HTMLFormElement, [name, value, nth]: Entry): boolean {
  const named = allOf(form).filter((one) => one.name === name && (!isTick(one) || one.value === value));
  const input = named[nth];
  if (input === undefined) return false;
  if (isTick(input)) input.checked = true;
  else input.value = value;
  for (const type of ["input", "change"]) input.dispatchEvent(new Event(type, { bubbles: true }));
  return true;
}
