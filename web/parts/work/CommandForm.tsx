/** A form that sends one command: a second click does nothing, a refusal keeps what was entered and says where it lies. */
import { createContext, type ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { call, Problem } from "../../app/api.ts";
import { language } from "../../app/language.ts";
import { credentials } from "../../app/session.ts";
import { problemText } from "../../app/problems.ts";
import { says } from "../../pages/work.words.ts";
import { ProblemNote } from "../notes.tsx";
import { nest, type Entry } from "./nest.ts";

/** What is wrong, by the field's path. */
export const Faults = createContext<ReadonlyMap<string, string>>(new Map());

/** Problems that are about one field although they name none. */
const FIELD_OF: Readonly<Record<string, string>> = {
  "approver-rank": "approver.rank",
  "planned-end": "plannedEnd",
  "too-many-days": "days",
  "sitting-date": "heldOn",
  "article-missing": "article",
  "material-held": "items",
  "material-without-basis": "items",
  "reasons-to-objector-missing": "answers",
  "unexamined-matters": "answers",
  "clash-unresolved": "resolutions",
};

export type Command = { method: "POST" | "PUT" | "DELETE"; path: string };

export type CommandFormProps = {
  command: Command;
  submit: string;
  /** What is shown is out of date: the command was saved, or the user wants to see what holds after a refusal. */
  onDone: (saved: boolean) => void;
  /** The body as the API wants it, from what the named inputs say. */
  toBody?: (body: Record<string, unknown>) => unknown;
  children?: ComponentChildren;
};

export function CommandForm({ command, submit, onDone, toBody, children }: CommandFormProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const sending = useRef(false);
  const form = useRef<HTMLFormElement>(null);

  async function send() {
    if (sending.current || form.current === null) return;
    sending.current = true;
    setBusy(true);
    setError(null);
    const body = nest(entriesOf(form.current));
    try {
      const { method, path } = command;
      await call(method, path, credentials(), method === "DELETE" ? undefined : (toBody?.(body) ?? body));
      onDone(true);
    } catch (fault) {
      setError(fault);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  }

  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>("[aria-invalid=true]:enabled")?.focus();
  }, [error]);

  return (
    <form
      ref={form}
      noValidate
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Faults.Provider value={faultsOf(error)}>{children}</Faults.Provider>
      {error !== null && <Refusal error={error} refresh={() => onDone(false)} />}
      <button type="submit" disabled={busy}>
        {busy ? says.commands.sending : submit}
      </button>
    </form>
  );
}

/** The refusal as a whole; what is wrong with single fields stands at the fields. */
function Refusal({ error, refresh }: { error: unknown; refresh: () => void }) {
  const isProblem = error instanceof Problem;
  const shown = isProblem ? error.withErrors([]) : error;
  return (
    <div class="desk-refusal">
      <ProblemNote error={shown} />
      {isProblem && language !== "en" && error.status > 0 && (
        <details>
          <summary>{says.commands.original}</summary>
          <p lang="en">{error.message}</p>
        </details>
      )}
      <p>
        {says.commands.keep}{" "}
        {isProblem && [409, 412].includes(error.status) && (
          <button type="button" class="quiet" onClick={refresh}>
            {says.commands.refresh}
          </button>
        )}
      </p>
    </div>
  );
}

function faultsOf(error: unknown): ReadonlyMap<string, string> {
  if (!(error instanceof Problem)) return new Map();
  const field = FIELD_OF[error.code];
  const named = error.errors.map(({ path, message }) => [path, says.fault(message)] as const);
  return new Map(field === undefined ? named : [[field, problemText(error, language)], ...named]);
}

/** The inputs that count: enabled, named, chosen; optional ones that are blank say nothing. */
function entriesOf(form: HTMLFormElement): Entry[] {
  return [...form.elements].flatMap((element): Entry[] => {
    const isInput = element instanceof HTMLInputElement;
    if (!isInput && !(element instanceof HTMLSelectElement) && !(element instanceof HTMLTextAreaElement))
      return [];
    if (element.name === "" || element.matches(":disabled")) return [];
    if (isInput && (element.type === "radio" || element.type === "checkbox") && !element.checked) return [];
    const value = element.value.trim();
    const isNumber = isInput && element.type === "number";
    if (value === "" && (isNumber || element.dataset["optional"] !== undefined)) return [];
    return [[element.name, isNumber ? Number(value) : value]];
  });
}
