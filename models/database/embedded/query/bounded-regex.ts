import { createContext, Script } from "node:vm";
import { ServerError } from "../errors.ts";

/** Milliseconds that one text may take; MongoDB bounds the steps. */
const patience = 200;
const steps = 1e7;

/**
 * A regular expression that gives up where it tries its parts in ever more ways: nothing else could be answered
 * meanwhile. Watching costs a thread each time, so what ends by itself soon, by its form and the length of the text, is
 * not watched.
 */
class BoundedRegex extends RegExp {
  private readonly choices: number;

  constructor(pattern: string | RegExp, flags: string) {
    super(pattern, flags);
    this.choices = choicesOf(this.source);
  }

  override exec(text: string): RegExpExecArray | null {
    return text.length ** (this.choices + 1) <= steps ? super.exec(text) : watched(() => super.exec(text));
  }
}

export function boundedRegex(source: string, flags: string): RegExp {
  return choicesOf(source) === 0 ? new RegExp(source, flags) : new BoundedRegex(source, flags);
}

/** In how many places a pattern can go on in more than one way; a repeated group has no bound. */
function choicesOf(source: string): number {
  const bare = source
    .replaceAll(/\\[^]|\[(?:\\[^]|[^\]\\])*\]/g, "x")
    .replaceAll(/\(\?(?:[:=!]|<[=!]|<\w+>)/g, "(")
    // The end of the text before a last line break: what `$` was made into.
    .replaceAll("(x?(x))", "");
  return /\)[*+{]/.test(bare) ? Number.POSITIVE_INFINITY : (bare.match(/[*+?{|]/g) ?? []).length;
}

const room = createContext({ work: undefined as unknown });
const script = new Script("work()");

function watched<T>(work: () => T): T {
  room["work"] = work;
  try {
    return script.runInContext(room, { timeout: patience }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    throw new ServerError(
      51156,
      `Error occurred while executing the regular expression: it tries too many ways to match a text. Please write it without a repetition inside a repetition.`,
    );
  } finally {
    room["work"] = undefined;
  }
}
