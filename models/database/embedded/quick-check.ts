import { parentPort, workerData } from "node:worker_threads";
import { Connection } from "./store/connection.ts";

// A thread of its own: SQLite goes through the whole file in one step, and nobody should wait for that.
const connection = new Connection(workerData as string, { readOnly: true, cacheMegabytes: 2 });
const [found] = connection.get<[string]>("pragma quick_check(1)")!;
connection.close();
parentPort!.postMessage(found);
