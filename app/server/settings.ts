import path from "node:path";
import * as z from "zod";
import { mailboxOf } from "#models/shared/mailbox.ts";
import { MODES, type Mode } from "#models/shared/vocabulary.ts";
import { readClock, startClockAt } from "./clock.ts";
import { claimFolder } from "./data-folder.ts";

/** What the environment says, parsed once at start and handed on as a value. The README has the table. */
export interface Settings {
  readonly mode: Mode;
  /** Address to listen on; every one when undefined. */
  readonly host: string | undefined;
  readonly port: number;
  /** Origin that links in mail begin with; the only foreign-looking Origin accepted when `baseUrlGiven`. */
  readonly baseUrl: string;
  readonly baseUrlGiven: boolean;
  /** Browsers reach us by https: cookies are Secure and `__Host-`. */
  readonly secure: boolean;
  /** Proxies in front of us whose X-Forwarded-For may be believed. */
  readonly trustProxy: number;
  readonly dataFolder: string;
  /** A MongoDB replica set; undefined for the embedded store in the data folder. */
  readonly mongodbUri: string | undefined;
  /** Mail server; undefined keeps mail as .eml in the data folder. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly secret: string;
  readonly processes: "all" | "web" | "jobs";
  readonly logLevel: string;
  /** Reads the clock. Only the viewer and the worker do; everybody else is handed `now`. */
  readonly clock: () => Date;
}

/** A setting that stops the start: its message is the one sentence to show. */
export class SettingsError extends Error {}

/** "https://understudy.example.org", nothing behind it. */
function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
}
const origin = z
  .string()
  .refine(isOrigin, { abort: true })
  .transform((text) => new URL(text).origin);

/** Each setting with what it must be, as the refusal says it. */
const shapes = {
  MODE: [z.enum(MODES).default("production"), `one of ${MODES.join(", ")}`],
  HOST: [z.string().optional(), "an address to listen on"],
  PORT: [
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.number().min(1).max(65535))
      .default(3000),
    "a port from 1 to 65535",
  ],
  BASE_URL: [origin.optional(), "the address people type, such as https://understudy.example.org, without a path"],
  TRUST_PROXY: [z.coerce.number().int().min(0).max(9).default(0), "the number of proxies in front, from 0 to 9"],
  DATA_DIR: [z.string().optional(), "a folder"],
  MONGODB_URI: [
    z
      .string()
      .regex(/^mongodb(\+srv)?:\/\/[^/]/)
      .optional(),
    "an address such as mongodb://host/understudy?replicaSet=rs0",
  ],
  SMTP_URL: [
    z
      .string()
      .regex(/^smtps?:\/\//)
      .refine((text) => Boolean(URL.parse(text)?.hostname))
      .optional(),
    "an address such as smtps://user:password@mail.example.org",
  ],
  MAIL_FROM: [
    z
      .string()
      .refine((text) => mailboxOf(text) !== null)
      .default("Understudy <understudy@localhost>"),
    "a sender such as Understudy <understudy@example.org>",
  ],
  SECRET: [z.string().min(32).optional(), "at least 32 characters that nobody can guess"],
  PROCESSES: [z.enum(["all", "web", "jobs"]).default("all"), "all, web or jobs"],
  LOG_LEVEL: [
    z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    "fatal, error, warn, info, debug, trace or silent",
  ],
  NOW: [z.coerce.date().optional(), "a moment such as 2026-11-26T09:00:00Z"],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

type Name = keyof typeof shapes;
/** What these are must not be said on a terminal. */
const SECRETS: ReadonlySet<Name> = new Set<Name>(["SECRET", "MONGODB_URI", "SMTP_URL"]);

function read<N extends Name>(env: NodeJS.ProcessEnv, name: N): z.output<(typeof shapes)[N][0]> {
  const [shape, wanted] = shapes[name];
  const found = shape.safeParse(env[name]?.trim() || undefined);
  if (!found.success)
    throw new SettingsError(
      `${name} must be ${wanted}${SECRETS.has(name) ? "" : `; it is ${JSON.stringify(env[name])}`}.`,
    );
  return found.data as z.output<(typeof shapes)[N][0]>;
}

/** Parses the environment, makes or opens the mode's data folder, and hands on what the product runs with. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const mode = read(env, "MODE");
  const port = read(env, "PORT");
  const baseUrl = read(env, "BASE_URL");
  const mongodbUri = read(env, "MONGODB_URI");
  const processes = read(env, "PROCESSES");
  const now = read(env, "NOW");
  if (now && mode === "production") throw new SettingsError("NOW cannot be set in production mode; leave it out.");
  if (processes !== "all" && !mongodbUri)
    throw new SettingsError(`PROCESSES=${processes} needs MONGODB_URI: the embedded store belongs to one process.`);
  const rest = {
    mode,
    host: read(env, "HOST"),
    port,
    baseUrl: baseUrl ?? `http://localhost:${port}`,
    baseUrlGiven: baseUrl !== undefined,
    secure: baseUrl?.startsWith("https:") ?? false,
    trustProxy: read(env, "TRUST_PROXY"),
    dataFolder: path.resolve(read(env, "DATA_DIR") ?? path.join("data", mode)),
    mongodbUri,
    smtpUrl: read(env, "SMTP_URL"),
    mailFrom: read(env, "MAIL_FROM"),
    processes,
    logLevel: read(env, "LOG_LEVEL"),
    clock: readClock,
  };
  const secret = read(env, "SECRET");
  const kept = claimFolder(rest.dataFolder, mode);
  if ("refused" in kept) throw new SettingsError(kept.refused);
  if (now) startClockAt(now);
  return Object.freeze({ ...rest, secret: secret ?? kept.secret });
}
