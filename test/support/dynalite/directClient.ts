/**
 * A DynamoDB client for the stand-in in the thread beside us: the SDK's own commands, sent as the JSON they are over
 * the thread's port. It leaves out what a loopback does not need (signing, endpoints, retries, HTTP), which is most of
 * what a request costs; the store's contract is tested over it and over the SDK's client alike.
 */
import type { Worker } from "node:worker_threads";
import { ConditionalCheckFailedException, ResourceInUseException } from "@aws-sdk/client-dynamodb";
import type { StoreClient } from "../../../functions/adapters/table.ts";

/** Request and answer on the port, many at a time: an id, the operation or the status, and JSON text. */
export type PortRequest = [id: number, operation: string, body: string];
export type PortAnswer = [id: number, status: number, body: string];

type Command = { constructor: { name: string }; input: object };

/** Told of every request that was answered, with what was asked and what came. */
export type Observer = (command: string, input: object, output: object) => void;

export function directClient(worker: Worker, observe: Observer = () => undefined): StoreClient {
  const waiting = new Map<number, (answer: PortAnswer) => void>();
  let unsent: PortRequest[] = [];
  let last = 0;

  worker.on("message", (answers: unknown) => {
    if (!Array.isArray(answers)) return;
    for (const answer of answers as PortAnswer[]) {
      waiting.get(answer[0])?.(answer);
      waiting.delete(answer[0]);
    }
  });

  /** What is sent within one turn of the event loop crosses over together. */
  function post(request: PortRequest): void {
    if (unsent.push(request) > 1) return;
    setImmediate(() => {
      worker.postMessage(unsent);
      unsent = [];
    });
  }

  async function send({ constructor, input }: Command): Promise<object> {
    const id = ++last;
    const operation = constructor.name.replace(/Command$/, "");
    const [, status, body] = await new Promise<PortAnswer>((resolve) => {
      waiting.set(id, resolve);
      post([id, operation, JSON.stringify(input)]);
    });
    const output = JSON.parse(body) as object;
    if (status !== 200) throw errorOf(output);
    observe(operation, input, output);
    return output;
  }

  return { send: send as StoreClient["send"] };
}

type Refusal = { __type?: string; message?: string };

/** The errors that the adapter tells apart are the SDK's own; any other is a fault. */
function errorOf({ __type = "", message = __type }: Refusal): Error {
  const type = __type.split("#").at(-1);
  if (type === "ConditionalCheckFailedException")
    return new ConditionalCheckFailedException({ message, $metadata: {} });
  if (type === "ResourceInUseException") return new ResourceInUseException({ message, $metadata: {} });
  return Object.assign(new Error(message), { name: type });
}
