import { afterAll, beforeEach } from "vitest";
import { setClock } from "#app/server/clock.ts";
import { clearAway } from "./after-file.ts";
import { noon } from "./builders/moments.ts";

// Before every test file: the clock stands at noon unless a test sets it, and nothing stays behind.
beforeEach(() => setClock(noon));
afterAll(clearAway);
