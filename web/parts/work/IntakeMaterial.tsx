/** What the window's clerk has before them: the case as exported tells of every file that was handed in. */
import { useEffect, useState } from "preact/hooks";
import { callText, type Catalogue } from "../../app/api.ts";
import { credentials } from "../../app/session.ts";
import { Loading, ProblemNote } from "../notes.tsx";
import { materialIn, type BundleMaterial } from "./bundleMaterial.ts";
import { Material } from "./Material.tsx";

export type IntakeMaterialProps = { applicationId: string; catalogue: Catalogue; times: number };

/** @param times changes when the case may have changed */
export function IntakeMaterial({ applicationId, catalogue, times }: IntakeMaterialProps) {
  const [files, setFiles] = useState<BundleMaterial[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const load = () => {
    setError(null);
    const path = `/v1/applications/${applicationId}/case/export`;
    callText(path, credentials(), "*/*").then((bundle) => setFiles(materialIn(bundle)), setError);
  };
  useEffect(load, [applicationId, times]);
  if (error !== null) return <ProblemNote error={error} retry={load} />;
  return files === null ? <Loading /> : <Material files={files} catalogue={catalogue} />;
}
