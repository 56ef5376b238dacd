import { sayNumber } from "#models/shared/time.ts";
import { en } from "#models/shared/texts/en/index.ts";

/** Where a command speaks: the terminal, or a test. */
export interface Terminal {
  /** Somebody sits at it: the bar moves in place and questions are asked. */
  live: boolean;
  say(text: string): void;
  complain(text: string): void;
  /** Writes without ending the line. */
  draw(text: string): void;
  /** What was typed; "" where nobody sits. */
  ask(question: string): Promise<string>;
}

const WIDTH = 32;

/** A bar that moves in place; in a log, a line each tenth. */
export function makeBar(terminal: Terminal) {
  let shown = -1;
  return {
    show({ done, total }: { done: number; total: number }): void {
      const share = total === 0 ? 1 : done / total;
      const words = en.importRun.progress.label(sayNumber(done, "en-GB"), sayNumber(total, "en-GB"));
      const tenth = Math.floor(share * 10);
      if (terminal.live) {
        const full = Math.round(share * WIDTH);
        terminal.draw(`\r${"█".repeat(full)}${"░".repeat(WIDTH - full)}  ${words} `);
      } else if (tenth > shown) terminal.say(words);
      shown = tenth;
    },
    end(): void {
      if (terminal.live) terminal.draw("\n");
    },
  };
}
