import { Worker } from "node:worker_threads";
import { DomainError } from "#models/errors.ts";
import { makePlanner, type Answer, type Question } from "./import/planner.ts";
import type { Said, Told } from "./import/planner-thread.ts";
import type { PackedWork } from "./import/work.ts";
import { Person } from "./person.document.ts";
import { findPlaces, peopleInPieces } from "./standing.ts";

/** A list that was read and compared with the people here. */
export interface Planned {
  answer: Answer;
  works(first: number): AsyncIterable<PackedWork>;
  /** Lets go of everything. */
  end(): Promise<void>;
}

/** What a list asks, without what is looked up here. */
export type Asked = Omit<Question, "departments" | "sites" | "names">;

/** A packed list of more bytes is planned in a thread of its own: pages go on being answered meanwhile, and the memory is
 *  given back at the end. A thread takes a fifth of a second to start, which short lists need not wait for. */
let HERE = 60_000;
/** Tests alone: plans every list in a thread. */
export const planElsewhere = (): void => {
  HERE = 0;
};

/** Compares a list with the people here, as they are now. */
export async function planList(asked: Asked): Promise<Planned> {
  const places = await findPlaces();
  if (places.sites.length === 0) throw new DomainError("no-site");
  const question: Question = { ...asked, ...places };
  return asked.packed.length > HERE
    ? planInThread(question, await Person.estimatedDocumentCount())
    : planHere(question);
}

async function planHere(question: Question): Promise<Planned> {
  const people = [];
  for await (const some of peopleInPieces()) people.push(...some);
  const planner = makePlanner(question, people);
  return {
    answer: planner.answer,
    async *works(first) {
      yield* planner.works(first);
    },
    end: async () => {},
  };
}

async function planInThread(question: Question, people: number): Promise<Planned> {
  const worker = new Worker(new URL("./import/planner-thread.ts", import.meta.url), {
    workerData: question,
    resourceLimits: limitsFor(question.packed.length, people),
    env: { ...process.env, WATCH_REPORT_DEPENDENCIES: "" },
  });
  const ended = new Promise<never>((_, reject) => worker.once("error", reject));
  ended.catch(() => undefined);
  const tell = (told: Told): void => worker.postMessage(told);
  const hear = (): Promise<Said> =>
    Promise.race([ended, new Promise<Said>((resolve) => worker.once("message", resolve))]);
  const end = async (): Promise<void> => void (await worker.terminate());
  try {
    for await (const people of peopleInPieces()) tell({ people });
    tell({ ready: true });
    const said = await hear();
    if ("refused" in said) throw new DomainError(said.refused.code, said.refused.facts, said.refused.field);
    if (!("answer" in said)) throw new Error("The planner spoke out of turn.");
    return { answer: said.answer, works: (first) => worksFrom(first, tell, hear), end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Room for about twice what planning needs: rubbish is thrown out early rather than heaped up. A row of a list takes
 *  about 100 bytes, a tenth of that packed. */
const limitsFor = (packed: number, people: number) => ({
  maxYoungGenerationSizeMb: 4,
  maxOldGenerationSizeMb: Math.ceil(64 + packed / 8_000 + people / 500),
});

async function* worksFrom(
  first: number,
  tell: (told: Told) => void,
  hear: () => Promise<Said>,
): AsyncIterable<PackedWork> {
  tell({ begin: first });
  for (;;) {
    const heard = hear();
    tell({ next: true });
    const said = await heard;
    if (!("work" in said) || said.work === null) return;
    yield said.work;
  }
}
