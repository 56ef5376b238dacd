import { isDoc, own, type Doc } from "./bson/doc.ts";
import { toNumber } from "./bson/number.ts";
import { isNumber } from "./bson/types.ts";
import { badValue, ServerError } from "./errors.ts";

/** What a fail point makes of a command. */
export interface Failure {
  closesConnection: boolean;
  error?: ServerError;
  writeConcernError?: Doc;
  /** Labels given with the fail point, in place of those that belong to the error. */
  labels?: string[];
  blockMilliseconds: number;
}

interface FailPoint {
  /** How often it still fires; Infinity for always. */
  left: number;
  /** How often it lets commands pass before. */
  skip: number;
  data: Doc;
}

/** Errors on demand, for tests of clients. A server has them only when it is started for such tests. */
export class FailPoints {
  private readonly points = new Map<string, FailPoint>();

  configure(name: string, mode: unknown, data: Doc): void {
    if (name !== "failCommand" && name !== "onPrimaryTransactionalWrite")
      throw badValue(`there is no fail point ${name}`);
    if (mode === "off") this.points.delete(name);
    else if (mode === "alwaysOn") this.points.set(name, { left: Infinity, skip: 0, data });
    else if (isDoc(mode)) {
      const times = own(mode, "times");
      const skip = own(mode, "skip");
      this.points.set(name, {
        left: isNumber(times) ? toNumber(times) : Infinity,
        skip: isNumber(skip) ? toNumber(skip) : 0,
        data,
      });
    } else throw badValue("unknown mode of a fail point");
  }

  clear(): void {
    this.points.clear();
  }

  /** What `failCommand` makes of this command; undefined when nothing. */
  forCommand(command: string, application: string | undefined): Failure | undefined {
    const point = this.points.get("failCommand");
    if (!point) return undefined;
    const commands = own(point.data, "failCommands");
    if (!Array.isArray(commands) || !commands.includes(command)) return undefined;
    const wanted = own(point.data, "appName");
    if (wanted !== undefined && wanted !== application) return undefined;
    return this.fires("failCommand", point) ? failureOf(point.data) : undefined;
  }

  /** What becomes of a retryable write: an error before it is done, or a lost connection after. */
  forWrite(): { error?: ServerError; closesConnection: boolean } | undefined {
    const point = this.points.get("onPrimaryTransactionalWrite");
    if (!point || !this.fires("onPrimaryTransactionalWrite", point)) return undefined;
    const code = own(point.data, "failBeforeCommitExceptionCode");
    return {
      closesConnection: own(point.data, "closeConnection") !== false,
      ...(isNumber(code) && { error: new ServerError(toNumber(code), "Failing write due to a fail point") }),
    };
  }

  private fires(name: string, point: FailPoint): boolean {
    if (point.skip > 0) {
      point.skip--;
      return false;
    }
    if (--point.left <= 0) this.points.delete(name);
    return point.left >= 0;
  }
}

function failureOf(data: Doc): Failure {
  const code = own(data, "errorCode");
  const given = own(data, "errorLabels");
  const labels = Array.isArray(given) ? given.map(String) : undefined;
  const concern = own(data, "writeConcernError");
  const block = own(data, "blockConnection") === true ? own(data, "blockTimeMS") : 0;
  return {
    closesConnection: own(data, "closeConnection") === true,
    blockMilliseconds: isNumber(block) ? toNumber(block) : 0,
    ...(labels && { labels }),
    ...(isNumber(code) && {
      error: new ServerError(toNumber(code), "Failing command via 'failCommand' failpoint", {
        ...(labels && { labels }),
      }),
    }),
    ...(isDoc(concern) && { writeConcernError: concern }),
  };
}
