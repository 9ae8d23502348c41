/** Files of an earlier application of the same project, referred to instead of sent again (来自上次申报的文件). */
import { useState } from "preact/hooks";
import { asPrinted, numberAsPrinted } from "../../../functions/domain/base/ids.ts";
import type { Catalogue, Status } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { applicantSession } from "../../shared/api/session.ts";
import { Field } from "../../shared/form/Field.tsx";
import { dashedIn } from "../../shared/form/spelling.ts";
import { materialName } from "../../shared/parts/names.ts";
import { Empty, ProblemNote, Unseen } from "../../shared/parts/notes.tsx";
import type { Held } from "../files/held.ts";
import type { OwnCase } from "../ownCase.ts";
import { heldIn, type Draft } from "./draft.ts";
import { keepEarlierCode } from "./sending.ts";
import { says } from "./words.ts";

const SAY = says.earlier;

export type EarlierProps = {
  catalogue: Catalogue;
  draft: Draft;
  /** The materials that are needed now. */
  codes: readonly string[];
  onRefer: (code: string, held: Held) => void;
};

type Offered = { own: OwnCase; code: string; held: Held };

export function EarlierFiles({ catalogue, draft, codes, onRefer }: EarlierProps) {
  const [own, setOwn] = useState({ applicationId: "", queryCode: "" });
  const [offers, setOffers] = useState<readonly Offered[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const isSignedIn = applicantSession() !== null;

  async function find() {
    setError(null);
    setOffers(null);
    try {
      const cases = isSignedIn
        ? await ownCases(dashedIn(draft.code))
        : [{ applicationId: numberAsPrinted(own.applicationId), queryCode: asPrinted(own.queryCode) }];
      const found = await Promise.all(
        cases.map(async (one) => filesOf(one, await call("getApplication", { path: one, by: one }), draft)),
      );
      setOffers(found.flat());
    } catch (failure) {
      setError(failure);
    }
  }

  const taken = new Set(heldIn(draft.materials).map(({ fileId }) => fileId));
  const shown = offers?.filter(({ code, held }) => codes.includes(code) && !taken.has(held.fileId));
  return (
    <>
      <p class="hint">{isSignedIn ? SAY.signedIn : SAY.byCode}</p>
      {!isSignedIn && (
        <>
          <Field
            path="earlier.number"
            label={SAY.number}
            value={own.applicationId}
            onValue={(applicationId) => setOwn({ ...own, applicationId })}
            optional
          />
          <Field
            path="earlier.code"
            label={SAY.code}
            value={own.queryCode}
            onValue={(queryCode) => setOwn({ ...own, queryCode })}
            optional
          />
        </>
      )}
      <button type="button" class="quiet" onClick={() => void find()}>
        {SAY.find}
      </button>
      {error !== null && <ProblemNote error={error} />}
      {shown?.length === 0 && <Empty>{SAY.none}</Empty>}
      <ul class="plain">
        {shown?.map(({ own: of, code, held }) => (
          <li key={`${code} ${held.fileId}`}>
            {SAY.file(materialName(code, catalogue), held.name, of.applicationId)}{" "}
            <button
              type="button"
              class="quiet"
              onClick={() => {
                keepEarlierCode(of.queryCode);
                onRefer(code, held);
              }}
            >
              {SAY.refer}
              <Unseen> {held.name}</Unseen>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Cases that are looked through. */
const MOST = 5;

/** The latest cases of who has signed in about a project. */
async function ownCases(projectCode: string): Promise<OwnCase[]> {
  const { applications } = await call("listOwnApplications", { query: { limit: 100 } });
  return applications
    .filter(({ project }) => project.code === projectCode)
    .slice(0, MOST)
    .map(({ applicationId }) => ({ applicationId, queryCode: null }));
}

/** What of a case is kept here and may be referred to: of the same project alone. */
function filesOf(own: OwnCase, { project, materials }: Status, draft: Draft): Offered[] {
  if (project.code !== dashedIn(draft.code)) return [];
  return materials.flatMap((file) => {
    if (!("fileId" in file)) return [];
    const { code, fileId, name, bytes, sha256 } = file;
    return [{ own, code, held: { fileId, name, bytes, sha256, from: own.applicationId } }];
  });
}
