/** A function's code as an asset: its bundle, and the data that was checked when it was deployed, beside it. */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AssetHashType, DockerImage } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import { writeBundle } from "../bundle.ts";
import { LAMBDA_FOLDER } from "../wiring.ts";

/** Where Lambda puts the files of a bundle. */
export const TASK_ROOT = "/var/task";

export function codeOf(name: string, files: Readonly<Record<string, string>>): Code {
  return Code.fromAsset(fileURLToPath(LAMBDA_FOLDER), {
    // Same output, same asset: an unchanged function is not deployed again, and regions share what is equal.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Required, and never pulled: bundling is always done right here.
      image: DockerImage.fromRegistry("none"),
      // Never run either. CDK bundles once for equal options, and cannot see into `local`.
      command: [name, digestOf(files)],
      local: {
        tryBundle(folder: string) {
          writeBundle(name, folder);
          for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
          return true;
        },
      },
    },
  });
}

const digestOf = (files: Readonly<Record<string, string>>): string =>
  createHash("sha256").update(JSON.stringify(files)).digest("hex");
