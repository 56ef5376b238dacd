import { parentPort, workerData } from "node:worker_threads";
import type { ShadowingRound } from "./instance.ts";
import { match } from "./match.ts";

/** Matches the round it is given, and ends. */
parentPort!.postMessage(match(workerData as ShadowingRound));
