/** The material of an application at the window, from the exported case: its events tell of every file handed in. */
export type BundleMaterial = { code: string; name: string; sha256: string; uri: string };

type Line = {
  kind: string;
  event?: { type: string; materials?: BundleMaterial[]; material?: BundleMaterial | string };
};

/** What is held now: a file that was handed in again stands in for the one before it. */
export function materialIn(bundle: string): BundleMaterial[] {
  const held = new Map<string, BundleMaterial>();
  for (const row of bundle.split("\n").filter((text) => text !== "")) {
    const { kind, event } = JSON.parse(row) as Line;
    if (kind !== "event" || event === undefined) continue;
    if (event.type === "application-received") {
      held.clear();
      for (const material of event.materials ?? []) held.set(material.code, material);
    }
    if (event.type === "material-handed-in" && typeof event.material === "object")
      held.set(event.material.code, event.material);
  }
  return [...held.values()];
}
