/** `npm run verify -- <bundle>`: checks an exported case bundle offline, and names the first event that does not fit. */
import { readFileSync } from "node:fs";
import { checkBundle } from "../functions/app/notices/caseBundle.ts";

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("Name the bundle: npm run verify -- 440307-0123456789ABCDEF.jsonl");
  process.exit(2);
}
process.exitCode = Math.max(...files.map(verify));

function verify(file: string): number {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    console.error(`${file} cannot be read: ${(error as Error).message}`);
    return 2;
  }
  const { events, subjects, notices, faults } = checkBundle(bytes);
  if (faults.length === 0) {
    console.log(`${file}: every byte fits: ${events} events of ${subjects} records, ${notices} notices`);
    return 0;
  }
  console.error(`${file} does not fit. ${faults.length} ${faults.length === 1 ? "fault" : "faults"}:`);
  for (const { line, what, message } of faults) console.error(`  line ${line}: ${what} ${message}`);
  return 1;
}
