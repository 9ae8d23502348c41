/** The form, filled in by the QR code's link where one was followed, and what came of it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { documentNamedIn, type DocumentKey } from "../../functions/domain/base/documentLink.ts";
import type { Answer } from "../shared/api/answers.ts";
import { call } from "../shared/api/client.ts";
import { Problem } from "../shared/api/problem.ts";
import { Field } from "../shared/form/Field.tsx";
import { Form } from "../shared/form/Form.tsx";
import { ProblemNote } from "../shared/parts/notes.tsx";
import { Found } from "./Found.tsx";
import { says } from "./words.ts";

type Verified = Answer<"verifyNotice">;

const verified = async ({ number, code }: DocumentKey): Promise<Verified> =>
  call("verifyNotice", { query: { number, code }, by: null });

export function Verify() {
  const [asked, setAsked] = useState<DocumentKey>(documentNamedIn(location.hash) ?? { number: "", code: "" });
  const [found, setFound] = useState<Verified | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const latest = useRef(0);

  /** Asks by itself where a link names a document; another link in the same tab names another one. */
  useEffect(() => {
    const follow = () => {
      const named = documentNamedIn(location.hash);
      if (named === null) return;
      const mine = ++latest.current;
      const told = (answer: Verified | null, error: unknown) => {
        if (mine !== latest.current) return;
        setFound(answer);
        setRefused(error);
      };
      setAsked(named);
      told(null, null);
      verified(named).then(
        (answer) => told(answer, null),
        (error: unknown) => told(null, error),
      );
    };
    addEventListener("hashchange", follow);
    follow();
    return () => removeEventListener("hashchange", follow);
  }, []);

  return (
    <>
      <p class="no-print">{says.intro}</p>
      <section class="panel narrow no-print">
        <Form
          submit={says.look}
          sending={says.looking}
          send={async ({ number, code }) => {
            latest.current++;
            setFound(null);
            setRefused(null);
            return verified({ number: String(number), code: String(code) });
          }}
          onDone={setFound}
          explain={(error) => isTold(error) && <Refused error={error} />}
        >
          <Field
            path="number"
            label={says.number}
            hint={says.numberHint}
            longest={60}
            value={asked.number}
            onValue={(number) => setAsked({ ...asked, number })}
          />
          <Field
            path="code"
            label={says.code}
            hint={says.codeHint}
            longest={60}
            value={asked.code}
            onValue={(code) => setAsked({ ...asked, code })}
          />
        </Form>
      </section>
      {found && <Found document={found} />}
      {refused !== null && <Refused error={refused} />}
    </>
  );
}

const TOLD: Readonly<Record<string, "unknown" | "throttled">> = {
  "unknown-notice": "unknown",
  // What has not the form of a number or a code is none of a document.
  malformed: "unknown",
  "too-many-requests": "throttled",
};

const isTold = (error: unknown): error is Problem =>
  error instanceof Problem && TOLD[error.code] !== undefined && error.errors.length === 0;

/** No document, or no answer: which of the two is said first. */
function Refused({ error }: { error: unknown }) {
  const told = error instanceof Problem ? TOLD[error.code] : undefined;
  if (told === undefined) return <ProblemNote error={error} />;
  return (
    <section class={`verdict ${told === "unknown" ? "bad" : "doubtful"}`} role="alert">
      <h2>{says[told]}</h2>
      <p>{says[`${told}Note`]}</p>
    </section>
  );
}
